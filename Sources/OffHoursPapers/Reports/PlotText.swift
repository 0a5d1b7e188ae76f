/// A plot in characters: `●` on the frontier, `·` below it.
struct PlotText {
  /// Cells of a line.
  var width: Int
  /// Lines between the axes.
  var height = 14

  func lines(_ plot: Plot) -> [String] {
    guard !plot.points.isEmpty else { return [] }
    let up = PlotAxis(plot.points.map(\.y), count: 6), across = PlotAxis(plot.points.map(\.x), count: 5)
    let marks = up.marks.map { (row: row(up.share($0)), text: plot.numbers.text($0)) }
    let edge = marks.map { TextWidth.of($0.text) }.max() ?? 0
    let columns = max(24, min(72, width - edge - 6))
    var field = Array(repeating: Array(repeating: Character(" "), count: columns), count: height)
    for point in plot.points.sorted(by: { !$0.isOnFrontier && $1.isOnFrontier }) {
      let column = Int((across.share(point.x) * Double(columns - 1)).rounded())
      field[row(up.share(point.y))][column] = point.isOnFrontier ? "●" : "·"
    }
    var lines = ["  \(TextWidth.plain(plot.up))"]
    for (position, cells) in field.enumerated() {
      let mark = marks.first { $0.row == position }?.text ?? ""
      var line =
        "  \(TextWidth.padded(mark, to: edge, right: true)) \(mark.isEmpty ? "│" : "┤")\(String(cells))"
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    let margin = String(repeating: " ", count: edge + 3)
    var axis = Array(repeating: Character("─"), count: columns)
    var text = Array(repeating: Character(" "), count: columns + 12)
    let places = across.marks.map { mark in
      let column = Int((across.share(mark) * Double(columns - 1)).rounded())
      axis[column] = "┴"
      let label = Array(plot.numbers.text(mark))
      return (start: max(0, min(column - label.count / 2, text.count - label.count)), label: label)
    }
    // Where not all fit beside each other, every second or third is named.
    let step = (1...max(1, places.count)).first { step in
      let shown = stride(from: 0, to: places.count, by: step).map { places[$0] }
      return zip(shown, shown.dropFirst()).allSatisfy { $0.start + $0.label.count < $1.start }
    }
    for (start, label) in stride(from: 0, to: places.count, by: step ?? 1).map({ places[$0] }) {
      text.replaceSubrange(start..<start + label.count, with: label)
    }
    lines.append("\(margin)└\(String(axis))")
    var labels = "\(margin) \(String(text))"
    while labels.last == " " { labels.removeLast() }
    let name = TextWidth.plain(plot.across)
    let indent = max(0, edge + 4 + columns - TextWidth.of(name))
    return lines + [labels, String(repeating: " ", count: indent) + name]
  }

  private func row(_ share: Double) -> Int { height - 1 - Int((share * Double(height - 1)).rounded()) }
}
