/// Points on two axes: what one costs against what the other brings.
package struct Plot: Sendable {
  /// Name of its file.
  package var id: String
  /// The heading, and what the axes count.
  package var title: String, across: String, up: String
  /// The points.
  package var points: [Point] = []
  /// How numbers are written.
  package var numbers: NumberHabit

  /// One point.
  package struct Point: Sendable {
    /// Where it stands.
    package var x, y: Double
    /// What stands beside it.
    package var label: String
    /// Whether nothing else is better in both directions: such points are joined by a line.
    package var isOnFrontier: Bool

    /// A point.
    package init(x: Double, y: Double, label: String, isOnFrontier: Bool) {
      self.x = x
      self.y = y
      self.label = label
      self.isOnFrontier = isOnFrontier
    }
  }

  /// A plot without points.
  package init(id: String, title: String, across: String, up: String, numbers: NumberHabit) {
    self.id = id
    self.title = title
    self.across = across
    self.up = up
    self.numbers = numbers
  }
}

/// A stretch of an axis with round numbers on it.
struct PlotAxis {
  /// From where to where, and the numbers that are written.
  let low, high: Double, marks: [Double]

  /// An axis that holds all values, with about `count` marks. Where all values are whole numbers, so are the marks.
  init(_ values: [Double], count: Int) {
    let lowest = values.min() ?? 0, highest = values.max() ?? 1
    let isPoint = highest == lowest
    // A value alone stands in the middle.
    let margin = isPoint ? max(1, abs(highest) * 0.05) : 0
    let least = lowest - margin, most = highest + margin
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let rough = max((most - least) / Double(max(1, count - 1)), isWhole ? 1 : 0)
    var step = 1.0
    while step > rough { step /= 10 }
    while step * 10 <= rough { step *= 10 }
    step *= rough / step <= 1 ? 1 : rough / step <= 2 ? 2 : rough / step <= 5 ? 5 : 10
    let first = (least / step).rounded(.down), last = max(first + 1, (most / step).rounded(.up))
    low = first * step
    high = last * step
    marks = (Int(first)...Int(last)).map { Double($0) * step }
  }

  /// 0 … 1.
  func share(_ value: Double) -> Double { (value - low) / (high - low) }
}
