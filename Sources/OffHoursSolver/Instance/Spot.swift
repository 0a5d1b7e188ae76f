import OffHours

/// A time at a place at which a lesson of some length could be held: all that off-hours rules look at.
struct Moment: Sendable {
  /// From when to when, in minutes of `Instant`.
  var start, end: Int
  /// Days from the first date of the horizon, and ISO week counted from the horizon's first.
  var day, week: Int
  /// Position of the place; −1 where the venue is not on the map, `Moment.online` where everybody attends from home.
  var place: Int

  /// The place of a meeting that everybody attends from home.
  static let online = Ref<Place>.online.index
}

/// A possible meeting of a lesson, but for who teaches: a moment in a venue with a number of instructors.
struct Spot: Sendable {
  /// Position of the moment.
  var moment: Int32
  /// Position of the venue.
  var venue: Int32
  /// Position of its terms.
  var terms: Int32
}

/// What a meeting asks for, whenever it is held.
struct Terms: Hashable, Sendable {
  /// Instructors, exactly.
  var staff: Int
  /// Fewest and most learners; fewest where it is pinned.
  var least, most, pinnedLeast: Int
  /// Minutes for which the venue is taken before and after.
  var setup, cleardown: Int
  /// How many spots of the same lesson, moment and venue have fewer instructors.
  var rank: Int

  /// The terms of a lesson in a venue, fewest instructors first: where learners ask for more instructors, the same
  /// meeting with one more is another spot, of sizes of its own.
  static func all(of lesson: Int, in course: Course, venue: Venue, teachers: Int) -> [Terms] {
    let size = course.size(of: lesson), facts = course.lessons[lesson]
    let most = min(size.most ?? .max, venue.seats)
    func terms(_ staff: Int, from fewest: Int, to most: Int, rank: Int) -> Terms {
      Terms(
        staff: staff, least: max(size.least, fewest), most: most, pinnedLeast: fewest, setup: facts.setup,
        cleardown: facts.cleardown, rank: rank)
    }
    let count = course.instructors(of: lesson)
    guard let each = course.learnersPerInstructor(of: lesson) else {
      return [terms(count, from: 0, to: most, rank: 0)]
    }
    var result = [terms(count, from: 0, to: min(most, count * each), rank: 0)]
    var staff = count
    while staff < teachers, staff * each < most {
      staff += 1
      result.append(
        terms(staff, from: (staff - 1) * each + 1, to: min(most, staff * each), rank: result.count))
    }
    return result
  }
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
