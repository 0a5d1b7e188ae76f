package import OffHours

/// What a synthetic scenario is to look like. The same options give the same bytes.
package struct SyntheticOptions: Sendable {
  /// People to be trained.
  package var workers = 500
  /// Weeks of the horizon, which begins on Monday 1 March 2027.
  package var weeks = 6
  /// Halls; nil: as many as the seats ask for.
  package var halls: Int?
  /// Instructors; nil: about half as many again as nearly everybody's meetings ask for.
  package var instructors: Int?
  /// Courses. Everybody needs the first, a quarter of all people each of the others.
  package var courses = 1
  /// Lessons of the first course.
  package var lessons = 5
  /// The share of the first course's lessons that completes it, in hundredths; nil: every lesson.
  package var completePercent: Int?
  /// How every course is attended.
  package var attend = Course.Attendance.section
  /// Share of people with a roster cell, an absence, a weekly commitment or a home of their own, 0…1.
  package var exceptions = 0.3
  /// Whether there are seats for about three people in four only.
  package var isScarce = false
  /// The scenario's language: what its readers read.
  package var language = Language.vietnamese
  /// Seed of everything that is drawn.
  package var seed = 0

  /// 500 people, six weeks, one course in sections.
  package init() {}

  /// First and last date.
  package var horizon: DateSpan {
    let monday = CivilDate(year: 2027, month: 3, day: 1)!
    return DateSpan(from: monday, to: monday + (weeks * 7 - 1))
  }

  /// What is wrong with the options, in the words of the command line; empty where nothing is.
  package var faults: [String] {
    var faults: [String] = []
    func ask(_ name: String, _ value: Int?, _ range: ClosedRange<Int>) {
      guard let value, !range.contains(value) else { return }
      faults.append("--\(name) must be \(range.lowerBound) to \(range.upperBound), not \(value).")
    }
    ask("workers", workers, 1...1_000_000)
    ask("weeks", weeks, 1...52)
    ask("halls", halls, 1...10_000)
    ask("instructors", instructors, 1...10_000)
    ask("courses", courses, 1...100)
    ask("lessons", lessons, 1...40)
    ask("complete", completePercent, 1...100)
    if seed < 0 { faults.append("--seed must be 0 or more, not \(seed).") }
    if !(0...1).contains(exceptions) {
      faults.append("--exceptions is a share from 0 to 1, not \(exceptions).")
    }
    return faults
  }
}
