/// Someone who teaches.
public struct Instructor: Sendable {
  /// Id, unique among instructors.
  public var id: String
  /// What people read; the id where none was given.
  public var name: String
  /// What he or she teaches.
  public var teaches: [Teaching] = []
  /// Home: every meeting, widened by the journeys from and to it, lies in `available`.
  public var place: Ref<Place>?
  /// Weekly hours; nil: always.
  public var available: WeeklyHours?
  /// When not available all the same, merged.
  public var unavailable: [Interval] = []
  /// Most meetings on a date, and in an ISO week.
  public var maxPerDay, maxPerWeek: Int?
  /// What he or she costs; nil where no key was given.
  public var cost: Cost?

  /// A course, or one lesson of it.
  public struct Teaching: Hashable, Sendable {
    /// The course.
    public var course: Ref<Course>
    /// Index of the lesson; nil: every lesson.
    public var lesson: Int?

    /// Teaches a course (`lesson` nil) or one lesson of it.
    public init(course: Ref<Course>, lesson: Int? = nil) {
      self.course = course
      self.lesson = lesson
    }
  }

  /// An instructor named after the id.
  public init(id: String) {
    self.id = id
    name = id
  }

  /// Whether he or she teaches the lesson.
  public func teaches(_ course: Ref<Course>, lesson: Int) -> Bool {
    teaches.contains { $0.course == course && ($0.lesson == nil || $0.lesson == lesson) }
  }
}
