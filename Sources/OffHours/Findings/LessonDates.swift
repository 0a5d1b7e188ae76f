/// Whether the dates of a stretch can take so many different lessons: each lesson on a date of its own dates, no date
/// with more than it may have. Necessary for an agenda, and much cheaper than a search.
///
/// Lessons with the same dates are one class; a largest matching of classes and dates is found by augmenting paths.
struct LessonDates {
  private let most: Int
  private let perDate: Int
  /// Lessons left, and dates as positions in the stretch, by class.
  private var left: [Int] = []
  private var dates: [[Int]] = []
  private let length: Int

  /// More classes, lessons or dates than this are not looked at.
  private static let mostClasses = 24, mostLessons = 64

  /// Lessons of the course beyond those taken, on `days`.
  init(_ course: PursuedCourse, _ taken: LessonSet, _ days: ClosedRange<Int>) {
    perDate = course.perDate
    length = days.count
    var mandatory = true
    for (number, lessons) in course.dateClasses.enumerated() {
      let count = lessons.lessons.count { !taken.contains($0) }
      guard count > 0 else { continue }
      let open = days.enumerated().filter { course.isOpen(class: number, on: $0.element) }.map(\.offset)
      if open.isEmpty {
        if lessons.lessons.contains(where: {
          !taken.contains($0) && course.facts.mandatoryLessons.contains($0)
        }) {
          mandatory = false
        }
        continue
      }
      left.append(count)
      dates.append(open)
    }
    most = mandatory ? left.reduce(0, +) : -1
  }

  /// What the question costs, in steps.
  var effort: Int { 1 + dates.reduce(0) { $0 + $1.count } / 32 }

  /// Whether so many lessons may have a date each.
  func mayAttend(_ wanted: Int) -> Bool {
    guard most >= wanted else { return false }
    guard left.count > 1, left.count <= Self.mostClasses, wanted <= Self.mostLessons else { return true }
    var onDate: [[Int]] = Array(repeating: [], count: length)
    var matched = 0
    for (number, count) in left.enumerated() {
      for _ in 0..<min(count, wanted - matched) {
        guard augments(number, &onDate) else { break }
        matched += 1
      }
      if matched == wanted { return true }
    }
    return false
  }

  /// Gives one more date to a class, moving others where needed. Breadth first.
  private func augments(_ number: Int, _ onDate: inout [[Int]]) -> Bool {
    var via: [Int: (from: Int, date: Int)] = [:]
    var queue = [number]
    var reached: Set<Int> = [number]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      for date in dates[current] {
        if onDate[date].count < perDate {
          // The path back: everyone on it moves one date on.
          var (taker, free) = (current, date)
          onDate[free].append(taker)
          while taker != number, let step = via[taker] {
            free = step.date
            onDate[free].remove(at: onDate[free].firstIndex(of: taker)!)
            taker = step.from
            onDate[free].append(taker)
          }
          return true
        }
        for other in onDate[date] where reached.insert(other).inserted {
          via[other] = (current, date)
          queue.append(other)
        }
      }
    }
    return false
  }
}
