internal import Algorithms
import OffHours

/// Sums over one learner's attendances of one course by lesson and by stretches of time.
///
/// Order, gap, span and prerequisites look at the same attendances again and again: written out, their rows would grow
/// with the square of the starts. Where a lesson has many, a column for each start stands for the sum of all attendances
/// until then, so that any stretch of time is a difference of two columns. Such columns are what their rows say they are:
/// the relaxation is the same as that of the sums written out.
struct AttendanceSums {
  /// An attendance with what the rules look at.
  struct Step {
    var column: Int32
    var lesson, start, end, day: Int
  }

  /// Attendances of each lesson, by start.
  let steps: [[Step]]
  /// What the columns are called: with the lesson's number and the start after it.
  private let name: () -> String
  /// Per lesson: the starts, ascending, and the column of all attendances until then. Empty until it is asked for.
  private var starts: [[Int]]
  private var until: [[Int32]]

  /// Lessons of so many attendances or fewer are written out.
  private let short: Int

  init(_ steps: [[Step]], short: Int, name: @escaping () -> String) {
    self.short = short
    self.steps = steps.map { $0.sorted { ($0.start, $0.column) < ($1.start, $1.column) } }
    self.name = name
    starts = steps.map { Set($0.map(\.start)).sorted() }
    until = steps.map { _ in [] }
  }

  /// Lessons that can be attended.
  var lessons: [Int] { steps.indices.filter { !steps[$0].isEmpty } }

  /// The distinct starts of a lesson, ascending.
  func starts(_ lesson: Int) -> [Int] { starts[lesson] }

  /// Adds the attendances of a lesson that start in a range of minutes to a sum, times `factor`.
  mutating func add(
    _ lesson: Int, _ range: Range<Int>, to sum: inout Sum, times factor: Double = 1,
    _ program: inout CompactProgram
  ) {
    let steps = self.steps[lesson]
    let first = steps.partitioningIndex { $0.start >= range.lowerBound }
    let end = steps.partitioningIndex { $0.start >= range.upperBound }
    if first >= end { return }
    if steps.count <= short || end - first <= 2 {
      sum.add(steps[first..<end].map(\.column), times: factor)
      return
    }
    if until[lesson].isEmpty { addColumns(lesson, &program) }
    let starts = self.starts[lesson]
    let low = starts.partitioningIndex { $0 >= range.lowerBound }
    let high = starts.partitioningIndex { $0 >= range.upperBound }
    sum.add(until[lesson][high - 1], times: factor)
    if low > 0 { sum.add(until[lesson][low - 1], times: -factor) }
  }

  /// How many attendances of a lesson start in a range of minutes.
  func count(_ lesson: Int, _ range: Range<Int>) -> Int {
    let steps = self.steps[lesson]
    return max(
      0,
      steps.partitioningIndex { $0.start >= range.upperBound }
        - steps.partitioningIndex { $0.start >= range.lowerBound })
  }

  /// until(start) = until(the start before) + the attendances at this start.
  private mutating func addColumns(_ lesson: Int, _ program: inout CompactProgram) {
    let name = name() + "_\(lesson + 1)"
    var rest = steps[lesson][...]
    for start in starts[lesson] {
      let here = rest.prefix { $0.start == start }
      rest = rest.dropFirst(here.count)
      let column = program.addAmount(upTo: 1, "\(name)_\(start)")
      var sum = Sum([column])
      sum.add(here.map(\.column), times: -1)
      if let before = until[lesson].last { sum.add(before, times: -1) }
      program.addRow(sum, equals: 0, "\(name)_\(start)")
      until[lesson].append(column)
    }
  }
}
