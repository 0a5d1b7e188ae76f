/// A course: lessons in order, and what it takes to complete them.
public struct Course: Sendable {
  /// Lessons at most: searches keep those of a course in the bits of a word.
  public static let mostLessons = 64
  /// Id, unique among courses.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// The lessons, in order. Never empty.
  public var lessons: [Lesson] = []
  /// When a meeting may start.
  public var starts = Starts.every(minutes: 30)
  /// Fewest learners of a meeting.
  public var minSize = 1
  /// Most learners of a meeting; nil: the venue's seats alone bind.
  public var maxSize: Int?
  /// Whether learners stay in one section or may attend any meeting of a lesson.
  public var attendance = Attendance.section
  /// How many lessons complete the course: ceil(share × lessons), with the decimal as written.
  public var requiredLessons = 0
  /// Lessons that nobody may miss, as indices, ascending.
  public var mandatoryLessons: [Int] = []
  /// Whether lessons are attended in order.
  public var strictOrder = true
  /// Fewest and most days between consecutive meetings of one learner (difference of dates, inclusive).
  public var minGapDays, maxGapDays: Int?
  /// Most days from the first to the last meeting of one learner (difference of dates, inclusive).
  public var maxSpanDays: Int?
  /// Date of the last meeting at the latest.
  public var deadline: CivilDate?
  /// Instructors at each meeting.
  public var instructors = 0
  /// Learners for whom one instructor is enough; nil: any number.
  public var learnersPerInstructor: Int?
  /// Whether meetings count as working time.
  public var countsAsWork = false
  /// Completions wanted.
  public var target: Target?
  /// Meetings that have to be held.
  public var pins: [Pin] = []
  /// Pinned meetings that may be held in any venue, or that some learners are to attend.
  public var appointments: [Appointment] = []
  /// Workers who attend the same meetings of the course, or none.
  public var together: [[Ref<Worker>]] = []
  /// Most sections; nil: any number.
  public var maxSections: Int?
  /// Whether a section meets in one venue throughout.
  public var sameVenue = true
  /// Lessons that a learner may take with another section of the course.
  public var makeup = 0
  /// Courses to be completed before.
  public var after: [Ref<Course>] = []
  /// How long a credit for the whole course holds; nil: for ever. And how long before its last day it may be renewed; nil:
  /// at any time.
  public var valid, renew: CalendarSpan?
  /// How many dates in a row may have an evening meeting of this course, counted by itself; nil: its meetings count with
  /// those of all other courses that say nothing.
  public var evenings: EveningLimit?
  /// Rules for single meetings that replace the scenario's.
  public var rules: MeetingRules?

  /// A course named after its id.
  public init(id: String) {
    self.id = id
    name = id
  }

  /// `section`: every learner has one section; `any`: any meeting of a lesson will do.
  public enum Attendance: String, Sendable { case section, any }

  /// When a meeting may start, on the local clock.
  public enum Starts: Hashable, Sendable {
    /// At these times, ascending.
    case times([ClockTime])
    /// At multiples of this many minutes since midnight.
    case every(minutes: Int)

    /// The times of a day, ascending.
    public var times: [ClockTime] {
      switch self {
      case .times(let times): times
      case .every(let minutes): stride(from: 0, to: 1440, by: max(1, minutes)).map { ClockTime(minute: $0) }
      }
    }
  }
}

extension Course {
  /// Fewest and most learners of a meeting of a lesson: the lesson's own, else the course's.
  public func size(of lesson: Int) -> Lesson.Size {
    lessons[lesson].size ?? Lesson.Size(least: minSize, most: maxSize)
  }

  /// Learners of a lesson for whom one instructor is enough; nil: any number.
  public func learnersPerInstructor(of lesson: Int) -> Int? {
    lessons[lesson].learnersPerInstructor ?? learnersPerInstructor
  }

  /// Instructors at every meeting of a lesson, however few come.
  public func instructors(of lesson: Int) -> Int { lessons[lesson].instructors ?? instructors }

  /// Instructors at a meeting of a lesson: the count asked for, or as many as the learners need if that is more.
  public func instructors(of lesson: Int, learners: Int) -> Int {
    let count = instructors(of: lesson)
    guard let each = learnersPerInstructor(of: lesson) else { return count }
    return max(count, learners / each + (learners % each == 0 ? 0 : 1))
  }

  /// Whether some meeting of some lesson needs an instructor.
  public var asksInstructors: Bool {
    lessons.indices.contains { instructors(of: $0) > 0 || learnersPerInstructor(of: $0) != nil }
  }
}

extension Course {
  /// The largest of the smallest sizes of its lessons.
  package var largestLeast: Int { lessons.indices.map { size(of: $0).least }.max() ?? minSize }

  /// Lets all lessons be held without instructors.
  mutating func ignoreInstructors() {
    instructors = 0
    learnersPerInstructor = nil
    for lesson in lessons.indices {
      lessons[lesson].instructors = nil
      lessons[lesson].learnersPerInstructor = nil
    }
  }

  /// Makes a number the smallest size of all lessons.
  package mutating func setLeast(_ least: Int) {
    minSize = least
    for lesson in lessons.indices { lessons[lesson].size?.least = least }
  }

  /// Lowers the smallest size of all lessons, to 1 at the least.
  package mutating func lowerLeast(by less: Int) {
    minSize = max(1, minSize - less)
    for lesson in lessons.indices {
      if let size = lessons[lesson].size { lessons[lesson].size?.least = max(1, size.least - less) }
    }
  }
}

/// A pinned meeting that may be held in any venue, or that some learners are to attend.
public struct Appointment: Hashable, Sendable {
  /// Index of the lesson, and when it starts.
  public var lesson: Int, start: Instant
  /// Where; nil: any venue will do. Where it is given the meeting is among the course's pins as well.
  public var venue: Ref<Venue>?
  /// Who attends it, provided that they complete the course here and the lesson is not credited.
  public var learners: [Ref<Worker>] = []

  /// A pinned meeting.
  public init(lesson: Int, start: Instant, venue: Ref<Venue>?, learners: [Ref<Worker>] = []) {
    self.lesson = lesson
    self.start = start
    self.venue = venue
    self.learners = learners
  }
}

/// How many dates in a row may have a meeting that ends in the evening.
public struct EveningLimit: Hashable, Sendable {
  /// So many; nil: any number.
  public var most: Int?

  /// A limit.
  public init(most: Int?) { self.most = most }
}

extension Course {
  /// Whether a venue has fewer seats than a meeting of a lesson needs learners.
  package func isTooSmall(_ venue: Venue, for lesson: Int) -> Bool {
    SizeMax.largest(of: lesson, of: self, in: venue) < size(of: lesson).least
  }

  /// Whether the meeting of a lesson then and there is pinned.
  package func isPinned(lesson: Int, start: Instant, venue: Ref<Venue>) -> Bool {
    pins.contains(Pin(lesson: lesson, start: start, venue: venue))
      || appointments.contains { $0.venue == nil && $0.lesson == lesson && $0.start == start }
  }
}

/// One lesson of a course.
public struct Lesson: Sendable {
  /// Id, unique within the course.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// Whole length in minutes, breaks included: 1 … 1440.
  public var minutes: Int
  /// What the venue must have.
  public var needs: Set<String> = []
  /// Fewest and most learners of its meetings; nil: the course's. Only with `attend: any`.
  public var size: Size?
  /// Instructors at each of its meetings, and learners for whom one is enough; nil: the course's.
  public var instructors, learnersPerInstructor: Int?
  /// Minutes for which the venue is taken before and after a meeting.
  public var setup = 0, cleardown = 0

  /// Fewest and most learners of a meeting.
  public struct Size: Hashable, Sendable {
    /// Fewest.
    public var least: Int
    /// Most; nil: the venue's seats alone bind.
    public var most: Int?

    /// A smallest and a largest size.
    public init(least: Int, most: Int?) {
      self.least = least
      self.most = most
    }
  }

  /// A lesson named after its id.
  public init(id: String, minutes: Int) {
    self.id = id
    name = id
    self.minutes = minutes
  }
}

/// Completions that are wanted.
public struct Target: Sendable {
  /// In the whole course; nil: no such target.
  public var total: Int?
  /// How many have completed before; lowers the total only.
  public var already = 0
  /// Per employer, ascending by employer.
  public var employers: [(employer: Ref<Employer>, count: Int)] = []

  /// No target.
  public init() {}
}

/// A meeting that has to be held. Exempt from the grid of starts and from the smallest size only.
public struct Pin: Hashable, Sendable {
  /// Index of the lesson.
  public var lesson: Int
  /// When it starts.
  public var start: Instant
  /// Where.
  public var venue: Ref<Venue>

  /// A pinned meeting.
  public init(lesson: Int, start: Instant, venue: Ref<Venue>) {
    self.lesson = lesson
    self.start = start
    self.venue = venue
  }
}
