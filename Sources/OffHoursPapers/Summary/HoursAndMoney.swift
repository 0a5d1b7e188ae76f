import OffHours

/// What halls and instructors are used for, and what that costs; meetings that have been held are among it.
struct HoursAndMoney {
  /// A hall or an instructor, or several together.
  struct Line {
    var name: String
    var meetings = 0, minutes = 0
    var money = Money()

    mutating func add(_ minutes: Int, _ cost: Cost?) {
      meetings += 1
      self.minutes += minutes
      if let cost { money += cost.price(minutes: minutes) }
    }
  }

  /// Halls and instructors with a meeting, in the scenario's order, then those that it does not know.
  private(set) var venues: [Line] = [], instructors: [Line] = []
  /// All halls, and all instructors.
  private(set) var allVenues: Line, allInstructors: Line
  /// Minutes that learners sit in class, over all learners.
  private(set) var learnerMinutes = 0
  /// Whether anything has a price.
  let hasCosts: Bool
  private let input: PaperInput

  init(_ input: PaperInput) {
    self.input = input
    let scenario = input.scenario, language = input.language
    hasCosts = scenario.hasCosts
    allVenues = Line(name: ReportWords.allVenues(language))
    allInstructors = Line(name: ReportWords.allInstructors(language))
    let venueCosts = Dictionary(scenario.venues.map { ($0.id, $0.cost) }) { first, _ in first }
    let teacherCosts = Dictionary(scenario.instructors.map { ($0.id, $0.cost) }) { first, _ in first }
    var venueLines: [String: Line] = [:], teacherLines: [String: Line] = [:]
    for meeting in input.timetable.meetings {
      let minutes = meeting.interval.minutes, venue = meeting.venue
      learnerMinutes += minutes * meeting.learners.count
      let cost = venueCosts[venue] ?? nil
      venueLines[venue, default: Line(name: input.venue(venue)?.name ?? venue)].add(minutes, cost)
      allVenues.add(minutes, cost)
      for teacher in meeting.instructors {
        let cost = teacherCosts[teacher] ?? nil
        teacherLines[teacher, default: Line(name: input.instructorName(teacher))].add(minutes, cost)
        allInstructors.add(minutes, cost)
      }
    }
    venues = HoursAndMoney.inOrder(venueLines, scenario.venues.map(\.id))
    instructors = HoursAndMoney.inOrder(teacherLines, scenario.instructors.map(\.id))
  }

  private static func inOrder(_ lines: [String: Line], _ ids: [String]) -> [Line] {
    (ids + Set(lines.keys).subtracting(ids).sorted()).compactMap { lines[$0] }
  }

  /// Everything in one sentence.
  var sentence: String {
    let language = input.language, numbers = NumberHabit(language)
    let heads = input.timetable.meetings.reduce(0) { $0 + $1.learners.count }
    return ReportWords.sums(
      meetings: input.timetable.meetings.count,
      hours: numbers.text(Double(allVenues.minutes) / 60, decimals: 1),
      attendances: numbers.text(Double(heads)),
      learnerHours: numbers.text(Double(learnerMinutes) / 60, decimals: 1),
      money: hasCosts ? language.money(allVenues.money + allInstructors.money) : nil)(language)
  }

  /// Headings of the table.
  var headings: [String] {
    [ReportWords.hallOrInstructor, PageWords.meetingCount, PageWords.hours].map { $0(input.language) }
      + (hasCosts ? [ReportWords.money(input.language)] : [])
  }

  /// The rows of the table, sums among them.
  var rows: [(cells: [String], isSum: Bool)] {
    var rows: [([String], Bool)] = venues.map { (cells($0), false) }
    if venues.count > 1 { rows.append((cells(allVenues), true)) }
    rows += instructors.map { (cells($0), false) }
    if instructors.count > 1 { rows.append((cells(allInstructors), true)) }
    return rows
  }

  private func cells(_ line: Line) -> [String] {
    let numbers = NumberHabit(input.language)
    return [line.name, String(line.meetings), numbers.text(Double(line.minutes) / 60, decimals: 1)]
      + (hasCosts ? [input.language.money(line.money)] : [])
  }
}
