/// Columns of text that line up in a terminal.
package struct TextTable: Sendable {
  /// A column.
  package struct Column: Sendable {
    package var title: String
    /// Whether cells stand at the right edge, as numbers do.
    package var right: Bool
    /// Whether it may be cut where the terminal is narrow.
    package var shrinks: Bool

    package init(_ title: String, right: Bool = false, shrinks: Bool = false) {
      self.title = title
      self.right = right
      self.shrinks = shrinks
    }
  }

  /// A row, or a line that runs across: a heading after a gap, or a note.
  package enum Row: Sendable {
    case cells([String])
    case heading(String)
    case note(String)
  }

  package var columns: [Column]
  package var rows: [Row] = []
  /// Spaces before every row.
  package var indent = 2

  package init(_ columns: [Column]) { self.columns = columns }

  /// The lines, at most `width` cells wide as far as cutting can do that.
  package func lines(width: Int? = nil, style: TextStyle = .plain) -> [String] {
    let kept = columns.indices.filter { column in
      rows.contains { row in if case .cells(let cells) = row { !cells[column].isEmpty } else { false } }
    }
    guard !kept.isEmpty else {
      return []
    }
    let body = rows.map { row -> Row in
      switch row {
      case .cells(let cells): .cells(kept.map { TextWidth.plain(cells[$0]) })
      case .heading(let text): .heading(TextWidth.plain(text))
      case .note(let text): .note(TextWidth.plain(text))
      }
    }
    let shown = kept.map { columns[$0] }
    let widths = fitted(shown, body, width: width)
    func line(_ cells: [String]) -> String {
      var line = String(repeating: " ", count: indent)
      for (column, cell) in cells.enumerated() {
        if column > 0 { line += "  " }
        line += TextWidth.padded(
          TextWidth.cut(cell, to: widths[column]), to: widths[column], right: shown[column].right)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
    var lines = [style.dim(line(shown.map(\.title)))]
    for row in body {
      switch row {
      case .cells(let cells): lines.append(line(cells))
      case .heading(let text): lines += ["", style.bold(text)]
      case .note(let text): lines.append(String(repeating: " ", count: indent) + text)
      }
    }
    return lines
  }

  private func fitted(_ columns: [Column], _ rows: [Row], width: Int?) -> [Int] {
    var widths = columns.map { TextWidth.of($0.title) }
    for row in rows {
      guard case .cells(let cells) = row else { continue }
      for (column, cell) in cells.enumerated() { widths[column] = max(widths[column], TextWidth.of(cell)) }
    }
    guard let width else { return widths }
    var surplus = indent + widths.reduce(0, +) + 2 * (widths.count - 1) - width
    while surplus > 0 {
      // The widest column that may shrink gives way first; none falls below eight cells.
      let candidate = columns.indices.filter { columns[$0].shrinks && widths[$0] > 8 }
        .max { (widths[$0], -$0) < (widths[$1], -$1) }
      guard let candidate else { break }
      widths[candidate] -= 1
      surplus -= 1
    }
    return widths
  }
}

/// Whether headings stand out by more than their place.
package struct TextStyle: Sendable {
  package var isColoured: Bool

  package static let plain = TextStyle(isColoured: false)

  package init(isColoured: Bool) { self.isColoured = isColoured }

  package func bold(_ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[1m\(text)\u{1B}[0m" : text
  }

  package func dim(_ text: String) -> String {
    isColoured && !text.isEmpty ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
}
