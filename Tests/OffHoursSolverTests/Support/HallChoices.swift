import OffHours

/// Which sets of meetings halls and instructors allow, and for how much money.
struct HallChoices {
  private let scenario: Scenario
  private let meetings: [TinyMeeting]
  private let calendars: CalendarBook
  /// Per meeting, the meetings with which it clashes in its venue.
  private var clashes: [Int] = []
  private var known: [Key: Staffing?] = [:]

  private struct Key: Hashable {
    var set: Int
    var wanted: [Int]
  }

  /// Who teaches, meeting by meeting, and what all of it costs.
  struct Staffing {
    var instructors: [[Int]]
    var cost: Money
  }

  /// Per meeting, who alone may teach it; nil: whoever can.
  private let staff: [[Int]?]

  init(_ scenario: Scenario, _ meetings: [TinyMeeting], _ calendars: CalendarBook, staff: [[Int]?]) {
    self.staff = staff
    self.scenario = scenario
    self.meetings = meetings
    self.calendars = calendars
    clashes = meetings.indices.map { a in
      meetings.indices.filter { $0 != a }.reduce(0) { set, b in
        VenueClash.violations(in: hearing([a, b], [[], []])).isEmpty ? set : set | 1 << b
      }
    }
  }

  private func hearing(_ positions: [Int], _ instructors: [[Int]]) -> ResolvedTimetable {
    var timetable = Timetable()
    timetable.meetings = zip(positions, instructors).map {
      meetings[$0].meeting(id: "m\($0)", in: scenario, instructors: $1)
    }
    return ResolvedTimetable(timetable, in: scenario, calendars: calendars)
  }

  /// Whether two of the meetings clash in their venue.
  func clash(_ set: Int) -> Bool {
    meetings.indices.contains { set & 1 << $0 != 0 && clashes[$0] & set != 0 }
  }

  /// The cheapest way to hold these meetings with so many learners and no others, limits kept; nil where there is none.
  mutating func staffing(_ set: Int, heads: [Int]) -> Staffing? {
    let wanted = zip(meetings, heads).map { meeting, learners in
      scenario.courses[meeting.course].instructors(of: meeting.lesson, learners: learners)
    }
    let key = Key(set: set, wanted: wanted)
    if let answer = known[key] { return answer }
    let answer = cheapest(set, wanted)
    known[key] = answer
    return answer
  }

  private func cheapest(_ set: Int, _ wanted: [Int]) -> Staffing? {
    let held = meetings.indices.filter { set & 1 << $0 != 0 }
    if let most = scenario.limits.meetings, held.count > most { return nil }
    if clash(set) { return nil }
    var ways = [Staffing(instructors: [], cost: Money())]
    for position in held {
      let teams = teams(position, of: wanted[position])
      ways = ways.flatMap { way in
        teams.map { team in
          Staffing(instructors: way.instructors + [team], cost: way.cost + price(position, team))
        }
      }
    }
    let judges: [any TimetableRule.Type] = [InstructorClash.self, InstructorLoad.self]
    // Sorted, so that the first that keeps the rules is the cheapest. (Swift's sort is stable.)
    return ways.sorted { $0.cost < $1.cost }.first { way in
      if let most = scenario.limits.cost, way.cost > most { return false }
      if way.instructors.allSatisfy(\.isEmpty) { return true }
      let hearing = hearing(held, way.instructors)
      return judges.allSatisfy { $0.violations(in: hearing).isEmpty }
    }
  }

  /// Who could teach a meeting together.
  private func teams(_ position: Int, of wanted: Int) -> [[Int]] {
    let able = scenario.instructors.indices.filter { instructor in
      let hearing = hearing([position], [[instructor]])
      return InstructorUnqualified.violations(in: hearing).isEmpty
        && InstructorUnavailable.violations(in: hearing).isEmpty
    }
    return (0..<(1 << able.count)).compactMap { set in
      let team = able.indices.filter { set & 1 << $0 != 0 }.map { able[$0] }
      return team.count == wanted && staff[position].map { $0 == team } ?? true ? team : nil
    }
  }

  private func price(_ position: Int, _ team: [Int]) -> Money {
    let meeting = meetings[position]
    let costs = [scenario.venues[meeting.venue].cost] + team.map { scenario.instructors[$0].cost }
    return costs.compactMap(\.self).reduce(Money()) { $0 + $1.price(minutes: meeting.end - meeting.start) }
  }
}
