/// Whether a course could be completed in a timetable that holds nothing else but what is pinned, whatever the goals say;
/// and where it could not, which rules on timetables stand in the way.
///
/// `CompletableAlone` asks for meetings that suit; this asks that a timetable could hold them too: limits, loads and numbers
/// of instructors, halls beside pinned meetings and beside each other, whole sections. Others come as far as a smallest
/// size takes them. What is left open is taken to be possible: caps on release over several meetings, make-up lessons, and
/// which instructors hold pinned meetings where there is a choice.
package final class LonePlan {
  /// One course to be completed, and by whom: one worker, or those who attend together.
  struct Stage {
    var course: Ref<Course>
    var members: [Member]
    var group: GroupBook.Group?
  }

  /// Somebody who attends.
  struct Member {
    var worker: Ref<Worker>
    var attendee: Attendee
    var kind: WorkerKind
    var record: CourseRecord
  }

  /// What may be set aside, to see whether it is that which stands in the way. In the order in which it is named.
  struct Asked: OptionSet {
    let rawValue: Int
    static let limit = Asked(rawValue: 1), loads = Asked(rawValue: 2), counts = Asked(rawValue: 4)
    static let venueClash = Asked(rawValue: 8), instructorClash = Asked(rawValue: 16)
    static let pinned = Asked(rawValue: 32), sections = Asked(rawValue: 64), whole = Asked(rawValue: 128)
    static let all: [(Asked, RuleCode)] = [
      (.limit, .limit), (.loads, .instructorLoad), (.counts, .instructorCount), (.pinned, .pinned),
      (.sections, .sectionsMax), (.whole, .sectionIncomplete), (.venueClash, .venueClash),
      (.instructorClash, .instructorClash),
    ]
    static let everything = Asked(rawValue: 255)
  }

  let hearing: ResolvedTimetable
  let possible: PossibleMeetings
  let company: MinimumSizeBook?
  let groups: GroupBook?
  let staff: StaffBook
  let starts: ForbiddenStarts
  /// Meetings that have to be held, with the instructors who hold them where there is no choice.
  let pins: [LoneMeeting]
  /// Pinned meetings whose hall is open, and what all of them cost at least.
  let openPins: Int, pinnedCost: Money
  private var choices: [ChoiceKey: [(start: Instant, venue: Ref<Venue>)]] = [:]
  private var stepsLeft = LonePlan.mostSteps

  private struct ChoiceKey: Hashable {
    var course: Ref<Course>, lesson: Int
  }

  /// Candidates looked at for one question, and for all of them.
  static let mostStepsEach = 20_000, mostSteps = 1_000_000

  /// Looks at the scenario of a hearing, and at what of it is history.
  package init(
    _ hearing: ResolvedTimetable, possible: PossibleMeetings, company: MinimumSizeBook?, groups: GroupBook?,
    starts: ForbiddenStarts? = nil
  ) {
    self.hearing = hearing
    self.possible = possible
    self.company = company
    self.groups = groups
    self.starts = starts ?? ForbiddenStarts(hearing.scenario)
    staff = StaffBook(hearing.scenario)
    (pins, openPins, pinnedCost) = LonePlan.pins(in: hearing, staff)
  }

  /// The rules on timetables that keep a worker, and whoever attends with him or her, from a course; empty where nothing
  /// does, or where that was not decided. `agenda` where each meeting could be held and no set of them fits.
  package func reasons(_ worker: Ref<Worker>, _ course: Ref<Course>, releaseLeft: (Ref<Worker>) -> Int?)
    -> [Reason]
  {
    guard let stages = stages(to: course, of: worker, releaseLeft: releaseLeft) else { return [] }
    guard holds(stages, .everything) == .impossible else { return [] }
    // What is set aside and still leaves it impossible has no part in it.
    guard holds(stages, []) == .possible else { return holds(stages, []) == .impossible ? [.agenda] : [] }
    var asked = Asked.everything, needed: [Reason] = []
    for (member, code) in Asked.all {
      if holds(stages, asked.subtracting(member)) == .possible {
        needed.append(.rule(code))
      } else {
        asked.subtract(member)
      }
    }
    return needed
  }

  /// Whether the rules on timetables leave room for a worker's course.
  package func answer(_ worker: Ref<Worker>, _ course: Ref<Course>, releaseLeft: (Ref<Worker>) -> Int?)
    -> Completability
  {
    stages(to: course, of: worker, releaseLeft: releaseLeft).map { holds($0, .everything) } ?? .impossible
  }

  private func holds(_ stages: [Stage], _ asked: Asked) -> Completability {
    var search = LoneSearch(
      self, stages, asked, budget: min(LonePlan.mostStepsEach, max(0, stepsLeft)))
    let answer = search.answer()
    stepsLeft -= search.steps
    return answer
  }

  /// Possible meetings of a lesson, by start, then by venue.
  func choices(_ course: Ref<Course>, _ lesson: Int) -> [(start: Instant, venue: Ref<Venue>)] {
    let key = ChoiceKey(course: course, lesson: lesson)
    if let known = choices[key] { return known }
    let found = hearing.scenario.venues.refs.flatMap { venue in
      possible.starts(course, lesson: lesson, venue: venue).map { (start: $0, venue: venue) }
    }.sorted { ($0.start, $0.venue) < ($1.start, $1.venue) }
    choices[key] = found
    return found
  }

  /// The course and what has to be completed before it, prerequisites first; nil where that cannot be.
  private func stages(to course: Ref<Course>, of worker: Ref<Worker>, releaseLeft: (Ref<Worker>) -> Int?)
    -> [Stage]?
  {
    var stages: [Stage] = []
    var open: [Ref<Course>] = []
    func add(_ next: Ref<Course>) -> Bool {
      if stages.contains(where: { $0.course == next }) { return true }
      guard !open.contains(next), hearing.scenario.workers[worker].courses.contains(next) else {
        return false
      }
      open.append(next)
      for earlier in hearing.scenario.courses[next].after {
        let record = hearing.record(of: worker, in: earlier)
        // A credit that runs out may still hold.
        if !record.isComplete, record.renewal == nil, !add(earlier) { return false }
      }
      open.removeLast()
      let group = groups?.group(of: worker, in: next)
      let members = (group?.members ?? [worker]).map { person in
        let left = releaseLeft(person)
        var attendee = hearing.attendee(person)
        attendee.releaseLeft = left
        return Member(
          worker: person, attendee: attendee,
          kind: WorkerKind(
            person, in: hearing.scenario, calendars: hearing.calendars, releaseLeft: left),
          record: hearing.record(of: person, in: next))
      }
      stages.append(Stage(course: next, members: members, group: group))
      return true
    }
    return add(course) ? stages : nil
  }

  private static func pins(in hearing: ResolvedTimetable, _ staff: StaffBook) -> ([LoneMeeting], Int, Money) {
    let scenario = hearing.scenario
    var found: [LoneMeeting] = [], open = 0, total = Money()
    let history = hearing.meetings.filter(\.isHeld)
    for course in scenario.courses.refs {
      let facts = scenario.courses[course]
      func isBehind(_ lesson: Int, _ start: Instant) -> Bool {
        history.contains { $0.course == course && $0.lesson == lesson && $0.interval.start == start }
      }
      open += facts.appointments.count { $0.venue == nil && !isBehind($0.lesson, $0.start) }
      for pin in facts.pins where !isBehind(pin.lesson, pin.start) {
        var meeting = LoneMeeting(course, pin.lesson, pin.venue, pin.start, in: scenario)
        let wanted = facts.instructors(of: pin.lesson, learners: 0)
        let able = staff.teachers(of: course, lesson: pin.lesson).filter {
          staff.isFree($0, during: meeting.interval, at: scenario.venues[pin.venue].place)
        }
        if able.count <= wanted { meeting.instructors = able }
        let fees = able.map { scenario.price(of: $0, minutes: meeting.interval.minutes) }.sorted()
        total = fees.prefix(wanted).reduce(
          total + scenario.price(of: pin.venue, minutes: meeting.interval.minutes)
        ) { $0 + $1 }
        found.append(meeting)
      }
    }
    return (found, open, total)
  }
}

/// A meeting of a timetable that is thought of.
struct LoneMeeting {
  var course: Ref<Course>, lesson: Int
  var venue: Ref<Venue>
  var interval: Interval, taken: Interval
  var instructors: [Ref<Instructor>] = []

  init(_ course: Ref<Course>, _ lesson: Int, _ venue: Ref<Venue>, _ start: Instant, in scenario: Scenario) {
    self.course = course
    self.lesson = lesson
    self.venue = venue
    interval = Interval(start: start, end: start + scenario.courses[course].lessons[lesson].minutes)
    taken = scenario.taken(by: interval, of: lesson, in: course)
  }
}

extension Scenario {
  /// What a meeting costs for its venue, and for one instructor.
  func price(of venue: Ref<Venue>, minutes: Int) -> Money {
    venues[venue].cost?.price(minutes: minutes) ?? Money()
  }

  func price(of instructor: Ref<Instructor>, minutes: Int) -> Money {
    instructors[instructor].cost?.price(minutes: minutes) ?? Money()
  }
}
