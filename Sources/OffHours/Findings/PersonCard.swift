/// What can be told to one person about each course that he or she needs.
public struct PersonCard: Sendable {
  /// Id of the worker.
  public var worker: String
  /// A card a course, in the scenario's order.
  public var courses: [CourseCard] = []

  /// A card without courses.
  public init(worker: String) { self.worker = worker }

  /// One course.
  public struct CourseCard: Sendable {
    /// Id of the course, and how things stand.
    public var course: String, state: State
    /// The meetings attended, held ones included, by start.
    public var attended: [Meeting] = []
    /// Why not: how many possible meetings each rule forbids, and on which dates; most first.
    public var reasons: [DatedReason] = []
    /// For every lesson that is lacking: the meeting of the timetable that comes nearest to fitting.
    public var nearest: [Near] = []
    /// The fewest own shifts that stand between the person and seats that are free; nil where shifts are not all.
    public var fewestShifts: [WorkShift]?
    /// Changes that would place the person, smallest first; each was tried by solving anew.
    public var remedies: [Remedy] = []
    /// How far was looked for them.
    public var effort = Effort()

    /// A card with nothing on it but the state.
    public init(course: String, state: State) {
      self.course = course
      self.state = state
    }
  }

  /// How things stand with a person and a course.
  public enum State: String, Sendable {
    /// Completed before; completed here; could be; could not be even alone; declined.
    case behind, placed, possible, impossible, declined
  }

  /// A reason with its count and the dates on which it counts.
  public struct DatedReason: Sendable {
    /// What it is about.
    public var reason: Reason, count: Int
    /// The dates on which it counts, ascending.
    public var dates: [CivilDate]

    /// All of it.
    public init(reason: Reason, count: Int, dates: [CivilDate]) {
      self.reason = reason
      self.count = count
      self.dates = dates
    }
  }

  /// A meeting of the timetable and what keeps the person from it.
  public struct Near: Sendable {
    /// Id of the lesson, and the meeting.
    public var lesson: String, meeting: Meeting
    /// The rules that forbid it, the shifts because of which they do, and the minutes that the nearest rule lacks.
    public var codes: [RuleCode], shifts: [WorkShift], lacking: Int?
    /// Whether a seat is free.
    public var hasSeat: Bool

    /// All of it.
    public init(
      lesson: String, meeting: Meeting, codes: [RuleCode], shifts: [WorkShift], lacking: Int?, hasSeat: Bool
    ) {
      self.lesson = lesson
      self.meeting = meeting
      self.codes = codes
      self.shifts = shifts
      self.lacking = lacking
      self.hasSeat = hasSeat
    }
  }

  /// How far was looked for changes that help.
  public struct Effort: Hashable, Sendable {
    /// Single changes and pairs that were looked at, and of how many pairs there are; and how many plans were made anew.
    public var singles = 0, pairs = 0, allPairs = 0, plans = 0

    /// Nothing was looked at.
    public init() {}
  }

  /// Changes that were tried together; none: it is enough to plan anew with the person's completion above all else.
  public struct Remedy: Sendable {
    /// What is changed: one thing, two, or a few shifts.
    public var changes: [ScenarioChange]
    /// How many others have another timetable then, and which of them do not complete a course any more.
    public var othersChanged: Int, losing: [Loss]
    /// The meetings that the person attends then.
    public var meetings: [Meeting]

    /// All of it.
    public init(changes: [ScenarioChange], othersChanged: Int, losing: [Loss] = [], meetings: [Meeting]) {
      self.changes = changes
      self.othersChanged = othersChanged
      self.losing = losing
      self.meetings = meetings
    }
  }

  /// Somebody who completes a course in a timetable and not in the one that takes its place.
  public struct Loss: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String

    /// A person and a course.
    public init(worker: String, course: String) {
      self.worker = worker
      self.course = course
    }

    /// Who completes what in one hearing and not in another, in the order of the workers' file, then of the courses.
    package static func losses(from old: ResolvedTimetable, to new: ResolvedTimetable) -> [Loss] {
      func pairs(_ hearing: ResolvedTimetable) -> [Loss] {
        hearing.pursuits.filter(\.isCompletion).map {
          Loss(
            worker: hearing.scenario.workers[$0.worker].id, course: hearing.scenario.courses[$0.course].id)
        }
      }
      let kept = Set(pairs(new))
      return pairs(old).filter { !kept.contains($0) }
    }
  }
}
