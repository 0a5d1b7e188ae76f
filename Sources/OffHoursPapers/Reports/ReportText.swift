/// A report as a terminal shows it.
package struct ReportText: Sendable {
  /// Cells of a line; nil: as many as are needed.
  package var width: Int?
  /// Whether headings stand out.
  package var style: TextStyle

  /// For a terminal of `width` cells.
  package init(width: Int? = nil, isColoured: Bool = false) {
    self.width = width
    style = TextStyle(isColoured: isColoured)
  }

  /// The whole report.
  package func text(_ report: Report) -> String {
    var blocks = [[style.bold(TextWidth.plain(report.title))]]
    for block in report.blocks {
      switch block {
      case .heading(let text): blocks.append([style.bold(TextWidth.plain(text))])
      case .text(let text): append(wrapped(text), to: &blocks)
      case .list(let items): append(items.flatMap { wrapped($0, indent: 4, first: 2) }, to: &blocks)
      case .table(let table): append(lines(table), to: &blocks)
      case .plot(let plot): append(PlotText(width: width ?? 80).lines(plot), to: &blocks)
      }
    }
    return blocks.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  /// What follows a heading stands right below it.
  private func append(_ lines: [String], to blocks: inout [[String]]) {
    guard !lines.isEmpty else { return }
    if let last = blocks.last, last.count == 1, blocks.count > 1 {
      blocks[blocks.count - 1] += lines
    } else {
      blocks.append(lines)
    }
  }

  /// A table; broken into several where the terminal is too narrow for all columns.
  private func lines(_ table: ReportTable) -> [String] {
    let columns = Array(table.columns.indices)
    var rest = Array(columns.dropFirst(table.lead))
    var lines: [String] = []
    repeat {
      var taken = rest
      while taken.count > 1, let width, natural(table, Array(columns.prefix(table.lead)) + taken) > width {
        taken.removeLast()
      }
      rest.removeFirst(taken.count)
      if !lines.isEmpty { lines.append("") }
      lines += piece(table, Array(columns.prefix(table.lead)) + taken)
    } while !rest.isEmpty
    return lines
  }

  /// Cells that some columns take with those that may shrink at their narrowest.
  private func natural(_ table: ReportTable, _ columns: [Int]) -> Int {
    columns.reduce(2 * columns.count) { sum, column in
      let most = ([table.columns[column].title] + table.rows.map { $0.cells[column] }).map(TextWidth.of)
        .max()!
      return sum + (table.columns[column].shrinks ? min(most, 24) : most)
    }
  }

  private func piece(_ table: ReportTable, _ columns: [Int]) -> [String] {
    var text = TextTable(columns.map { table.columns[$0] })
    for row in table.rows {
      var cells = columns.map { row.cells[$0] }
      if row.kind == .detail { cells[0] = "   " + cells[0] }
      text.rows.append(.cells(cells))
    }
    return text.lines(width: width, style: style)
  }

  /// A sentence broken at blanks.
  private func wrapped(_ text: String, indent: Int = 0, first: Int = 0) -> [String] {
    let most = max(20, width ?? 100)
    var lines: [String] = [], line = String(repeating: " ", count: first)
    var isEmpty = true
    for word in TextWidth.plain(text).split(separator: " ") {
      if !isEmpty, TextWidth.of(line) + 1 + TextWidth.of(String(word)) > most {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isEmpty = true
      }
      line += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return isEmpty ? lines : lines + [line]
  }
}
