import OffHours

/// A time at a place at which a lesson of some length could be held: all that off-hours rules look at.
struct Moment: Sendable {
  /// From when to when, in minutes of `Instant`.
  var start, end: Int
  /// Days from the first date of the horizon, and ISO week counted from the horizon's first.
  var day, week: Int
  /// Position of the place; −1 where the venue is not on the map.
  var place: Int
}

/// A possible meeting of a lesson, but for the instructor: a moment in a venue.
struct Spot: Sendable {
  /// Position of the moment.
  var moment: Int32
  /// Position of the venue.
  var venue: Int32
}

/// Lessons of one course that could be held at the same spots: of one length, in need of the same equipment.
struct LessonClass: Sendable {
  /// Minutes of a lesson.
  var minutes: Int
  /// Spots, ascending by start, then venue.
  var spots: Range<Int>
  /// Instructors who teach the lessons, ascending. Empty where none is needed.
  var teachers: [Int]
}
