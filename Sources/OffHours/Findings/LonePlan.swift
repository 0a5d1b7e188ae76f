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
    /// By lesson, who of them has it before him or her.
    var attending: [[Member]]
  }

  /// Somebody who attends.
  final class Member {
    /// Names the worker among those of all stages.
    let slot: Int
    let worker: Ref<Worker>
    let attendee: Attendee
    let kind: WorkerKind
    let record: CourseRecord

    init(_ slot: Int, _ worker: Ref<Worker>, _ attendee: Attendee, _ kind: WorkerKind, _ record: CourseRecord)
    {
      self.slot = slot
      self.worker = worker
      self.attendee = attendee
      self.kind = kind
      self.record = record
    }
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
  /// Lessons of sections that go on, which were held before.
  private let provided: Set<LessonKey>
  private var choices: [LessonKey: LoneChoices] = [:]
  private var teachers: [LessonKey: [Ref<Instructor>]] = [:]
  private var stepsLeft = LonePlan.mostSteps
  /// Possible meetings that were held against somebody's rules.
  var looked = 0

  private struct LessonKey: Hashable {
    var course: Ref<Course>, lesson: Int
  }

  /// Candidates looked at for one question, and for all of them.
  static let mostStepsEach = 20_000, mostSteps = 1_000_000
  /// Possible meetings looked at for all of them: where people are very many, the last are not asked about.
  private static let mostLooked = 10_000_000

  /// Whether enough was looked at.
  var isTired: Bool { looked > LonePlan.mostLooked }

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
    provided = Set(
      hearing.meetings.filter(\.isHeld).compactMap { meeting in
        guard let course = meeting.course, let lesson = meeting.lesson else { return nil }
        return LessonKey(course: course, lesson: lesson)
      })
  }

  /// The rules on timetables that keep a worker, and whoever attends with him or her, from a course; empty where nothing
  /// does, or where that was not decided. `agenda` where each meeting could be held and no set of them fits.
  package func reasons(_ worker: Ref<Worker>, _ course: Ref<Course>, releaseLeft: (Ref<Worker>) -> Int?)
    -> [Reason]
  {
    guard let question = question(to: course, of: worker, releaseLeft: releaseLeft) else { return [] }
    guard holds(question, .everything) == .impossible else { return [] }
    // What is set aside and still leaves it impossible has no part in it.
    guard holds(question, []) == .possible else {
      return holds(question, []) == .impossible ? [.agenda] : []
    }
    var asked = Asked.everything, needed: [Reason] = []
    for (member, code) in Asked.all {
      if holds(question, asked.subtracting(member)) == .possible {
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
    question(to: course, of: worker, releaseLeft: releaseLeft).map { holds($0, .everything) } ?? .impossible
  }

  private func holds(_ question: LoneQuestion, _ asked: Asked) -> Completability {
    let found = question.answer(asked, budget: min(LonePlan.mostStepsEach, max(0, stepsLeft)))
    stepsLeft -= found.steps
    return found.answer
  }

  /// Possible meetings of a lesson, by start, then by venue.
  func choices(_ course: Ref<Course>, _ lesson: Int) -> LoneChoices {
    let key = LessonKey(course: course, lesson: lesson)
    if let known = choices[key] { return known }
    let found = LoneChoices(course, lesson, in: hearing.scenario, possible: possible, company: company)
    choices[key] = found
    return found
  }

  /// Instructors who teach a lesson.
  func teachers(_ course: Ref<Course>, _ lesson: Int) -> [Ref<Instructor>] {
    let key = LessonKey(course: course, lesson: lesson)
    if let known = teachers[key] { return known }
    let found = staff.teachers(of: course, lesson: lesson)
    teachers[key] = found
    return found
  }

  /// Whether a section that goes on has held the lesson.
  func isProvided(_ course: Ref<Course>, _ lesson: Int) -> Bool {
    !provided.isEmpty && provided.contains(LessonKey(course: course, lesson: lesson))
  }

  /// The course and what has to be completed before it, prerequisites first; nil where that cannot be.
  private func question(to course: Ref<Course>, of worker: Ref<Worker>, releaseLeft: (Ref<Worker>) -> Int?)
    -> LoneQuestion?
  {
    var stages: [Stage] = []
    var open: [Ref<Course>] = [], slots: [Ref<Worker>: Int] = [:]
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
        let slot = slots[person] ?? slots.count
        slots[person] = slot
        return Member(
          slot, person, attendee,
          WorkerKind(person, in: hearing.scenario, calendars: hearing.calendars, releaseLeft: left),
          hearing.record(of: person, in: next))
      }
      let attending = hearing.scenario.courses[next].lessons.indices.map { lesson in
        members.filter { !$0.record.credited[lesson] }
      }
      stages.append(Stage(course: next, members: members, group: group, attending: attending))
      return true
    }
    return add(course) ? LoneQuestion(self, stages, people: slots.count) : nil
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
      // Pins at one lesson and start without a venue, or one beside one with a venue, are one meeting.
      let moments = Set(
        facts.appointments.filter { $0.venue == nil && !isBehind($0.lesson, $0.start) }
          .map { Appointment(lesson: $0.lesson, start: $0.start, venue: nil) })
      open += moments.count { moment in
        !facts.pins.contains { $0.lesson == moment.lesson && $0.start == moment.start }
      }
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
