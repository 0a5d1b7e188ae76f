internal import OffHours

/// A line of a legend and where it stands.
struct PlacedEntry {
  var entry: LegendEntry
  var place: CellPlace
}

/// Finds the lines of a legend on a sheet.
struct LegendSheet {
  let source: SourceSheet
  /// Codes that stand in the grid, as `LegendText.key` has them.
  let used: Set<String>

  /// The entries in some rows, and the rows that held none.
  func entries(in rows: some Sequence<Int>, fromColumn: Int = 0) -> (entries: [PlacedEntry], others: [Int]) {
    var found: [PlacedEntry] = []
    var others: [Int] = []
    for row in rows {
      let here = entries(row, fromColumn)
      found += here
      if here.isEmpty, !isHeading(row) { others.append(row) }
    }
    return (found, others)
  }

  /// Whether a row only names the columns of a legend.
  private func isHeading(_ row: Int) -> Bool {
    source.sheet.rows.indices.contains(row)
      && source.sheet.rows[row].contains {
        Heading($0.text) == .code || LegendText.openings.contains(folded($0.text).filter { $0 != ":" })
      }
      && source.sheet.rows[row].allSatisfy { $0.text.count <= 24 }
  }

  private func entries(_ row: Int, _ fromColumn: Int) -> [PlacedEntry] {
    let sheet = source.sheet
    guard sheet.rows.indices.contains(row) else { return [] }
    let cells = sheet.rows[row].indices.filter {
      $0 >= fromColumn && !sheet[row, $0].isEmpty && !sheet[row, $0].isContinuation
    }
    var result: [PlacedEntry] = []
    var at = 0
    while at < cells.count {
      let column = cells[at]
      let text = sheet[row, column].text
      let alone = LegendText.entries(text, used: used)
      let code = LegendText.withoutOpening(plainText(text)).trimmingSign()
      // A code with its meaning in the cells to the right.
      if alone.isEmpty || !alone.contains(where: \.isClear), LegendText.isCode(code, used: used),
        at + 1 < cells.count,
        let (entry, count) = spread(code, Array(cells[(at + 1)...]), row)
      {
        result.append(PlacedEntry(entry: entry, place: source.place(row, column)))
        at += 1 + count
        continue
      }
      result += alone.map { PlacedEntry(entry: $0, place: source.place(row, column)) }
      at += 1
    }
    return result
  }

  /// A meaning that stands in one to three cells right of its code, and in how many.
  private func spread(_ code: String, _ cells: [Int], _ row: Int) -> (LegendEntry, Int)? {
    let sheet = source.sheet
    var first: (LegendEntry, Int)?
    var texts: [String] = []
    for (position, column) in cells.prefix(4).enumerated() {
      let text = sheet.text(row, column)
      if position > 0, used.contains(LegendText.key(text)) { break }
      texts.append(text)
      var joined = texts.joined(separator: " ")
      // `06:00` and `14:00` in two cells.
      if let end = texts.last, HoursText.time(folded(end)) != nil, texts.count > 1,
        HoursText.time(folded(texts[texts.count - 2])) != nil
      {
        joined = texts.dropLast().joined(separator: " ") + " - " + end
      }
      guard let entry = LegendText.entry("\(code) = \(joined)", used: used) else { continue }
      switch entry.meaning {
      case .shift(.hours), .joined: return (entry, position + 1)
      case .shift: if first == nil { first = (entry, position + 1) }
      case .unclear: if first == nil || !first!.0.isClear { first = (entry, position + 1) }
      }
    }
    return first
  }
}

extension String {
  /// Without a colon or an equals sign at the end.
  fileprivate func trimmingSign() -> String {
    var text = self[...]
    while let last = text.last, last == ":" || last == "=" || last == " " { text.removeLast() }
    return text.isEmpty ? self : String(text)
  }
}
