/// A meeting of a timetable with its names looked up. What is not known is nil or left out.
package struct ResolvedMeeting: Sendable {
  /// Id as written.
  package let id: String
  /// From when to when, and the local date on which it starts.
  package let interval: Interval, date: CivilDate
  /// Whether it is history.
  package let isHeld: Bool
  /// The course, and the index of the lesson; the lesson is nil where the course is.
  package let course: Ref<Course>?, lesson: Int?
  /// The venue.
  package let venue: Ref<Venue>?
  /// Position in `ResolvedTimetable.sections` of the section; nil under `attend: any`.
  package let section: Int?
  /// The instructors that are known, each once, in the order written, and how many different names are written.
  package let instructors: [Ref<Instructor>], instructorNames: Int
  /// The learners that are known, each once, ascending, and how many different names are written.
  package let learners: [Ref<Worker>], learnerNames: Int
  /// Learners that are written more than once, ascending.
  package let repeated: [Ref<Worker>]
  /// Whether the scenario pins this lesson, start and venue.
  package let isPinned: Bool
}

/// A section of a timetable with its names looked up.
package struct HeardSection: Sendable {
  /// Id as written.
  package let id: String
  /// The course.
  package let course: Ref<Course>?
  /// The learners that are known, each once, ascending.
  package let learners: [Ref<Worker>]
  /// Positions in `ResolvedTimetable.meetings` of its meetings, held ones included.
  package fileprivate(set) var meetings: [Int] = []
  /// Whether it has meetings and all of them are held.
  package fileprivate(set) var isHistory = false

  mutating func take(_ position: Int, isHeld: Bool) {
    isHistory = isHeld && (isHistory || meetings.isEmpty)
    meetings.append(position)
  }
}

/// The planned meetings that one learner attends.
package struct HeardAgenda: Sendable {
  /// The learner.
  package let worker: Ref<Worker>
  /// Positions in `ResolvedTimetable.meetings`, by start.
  package internal(set) var meetings: [Int] = []
}

/// The planned meetings of one course that one learner attends.
package struct Pursuit: Sendable {
  /// The learner and the course.
  package let worker: Ref<Worker>, course: Ref<Course>
  /// What he or she has behind.
  package let record: CourseRecord
  /// Positions in `ResolvedTimetable.meetings`, by start; never empty.
  package let meetings: [Int]
  /// Whether credits and these meetings complete the course, and not credits and held meetings alone.
  package let isCompletion: Bool
  /// Date of the last of the meetings.
  package let lastDate: CivilDate
}

/// A name in a timetable that the scenario or the timetable does not know, or knows twice.
package struct UnknownName: Hashable, Sendable {
  /// What is named.
  package enum Kind: Hashable, Sendable {
    case course, lesson, venue, instructor, learner, section, meetingTwice, sectionTwice, noSection
  }

  /// What is named, and the name.
  package var kind: Kind, name: String
}
