import Foundation

/// Tables in Markdown.
struct Table {
  private var rows: [[String]]
  private let columns: Int

  init(_ header: [String]) {
    rows = [header, header.map { _ in "---" }]
    columns = header.count
  }

  mutating func row(_ cells: [String]) {
    rows.append(cells + Array(repeating: "", count: columns - cells.count))
  }

  var text: String { rows.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined() }
}

/// Seconds with as many digits as say something.
func seconds(_ value: Double?) -> String {
  guard let value, value.isFinite else { return "–" }
  return String(format: value < 10 ? "%.2f" : "%.0f", value)
}

/// A number in groups of three.
func grouped(_ value: Double) -> String {
  let isWhole = abs(value - value.rounded()) < 1e-6
  var digits = String(format: isWhole ? "%.0f" : "%.1f", value)
  var position = digits.firstIndex(of: ".") ?? digits.endIndex
  let first = digits.hasPrefix("-") ? digits.index(after: digits.startIndex) : digits.startIndex
  while let next = digits.index(position, offsetBy: -3, limitedBy: first), next > first {
    digits.insert(",", at: next)
    position = next
  }
  return digits
}

/// Value and gap, `4,000 (0.19 %)`.
func standing(_ standing: (value: Double, bound: Double?)?) -> String {
  guard let (value, bound) = standing else { return "–" }
  guard let bound else { return "\(grouped(value)) (–)" }
  let gap = abs(bound - value) / max(1, abs(value))
  return gap < 1e-9 ? "\(grouped(value)) (proved)" : grouped(value) + String(format: " (%.2f %%)", gap * 100)
}
