internal import OffHours

/// Reads one sheet of a workbook.
struct SheetScanner {
  private var scanner: XMLScanner
  private var builder = SheetBuilder()

  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  init(_ scanner: XMLScanner) { self.scanner = scanner }

  /// The sheet, its merged ranges filled; its cells' contents go into the pool of `book`.
  mutating func read(_ book: inout WorkbookParts) throws(SheetFault) -> Sheet {
    var row = -1, column = -1
    while let piece = try scanner.next() {
      guard case .start(let element) = piece else { continue }
      switch element {
      case "row":
        // Rows and cells without a number follow the one before.
        row = try rowNumber() ?? row + 1
        column = -1
        guard row < Self.mostRows else { throw Self.damaged("\(row + 1)") }
        if isTrue("hidden") { builder.hide(row: row) }
      case "col":
        if isTrue("hidden"), let from = scanner.attribute("min").flatMap({ Int($0) }),
          let to = scanner.attribute("max").flatMap({ Int($0) }), from >= 1, to >= from,
          to <= Self.mostColumns
        {
          builder.hide(columns: (from - 1)..<to)
        }
      case "c":
        if let name = scanner.slice("r") {
          guard let place = Self.place(name) else {
            throw Self.damaged(String(decoding: name, as: UTF8.self))
          }
          (row, column) = (place.row, place.column)
        } else {
          column += 1
        }
        guard row >= 0, column < Self.mostColumns else { throw Self.damaged("") }
        try readCell(row, column, &book)
      case "mergeCell":
        let parts = (scanner.attribute("ref") ?? "").utf8.split(separator: 0x3A)
        guard parts.count == 2, let from = Self.place(parts[0]), let to = Self.place(parts[1]),
          from.row <= to.row, from.column <= to.column
        else { continue }
        try builder.merge((from.row...to.row, from.column...to.column), within: &book.budget)
      default: break
      }
    }
    return try builder.finish(&book.pool, within: &book.budget)
  }

  /// The number of the row that has just begun, counted from 0.
  private func rowNumber() throws(SheetFault) -> Int? {
    guard let text = scanner.slice("r") else { return nil }
    guard let number = decimal(text), (1...Self.mostRows).contains(number) else {
      throw Self.damaged(String(decoding: text, as: UTF8.self))
    }
    return number - 1
  }

  // MARK: - Cells

  /// The cell that has just begun, put in its place.
  private mutating func readCell(_ row: Int, _ column: Int, _ book: inout WorkbookParts) throws(SheetFault) {
    let style = scanner.slice("s").flatMap { decimal($0) }.flatMap {
      book.styles.indices.contains($0) ? book.styles[$0] : nil
    }
    if let fill = style?.fill {
      try builder.color(column..<(column + 1), ofRow: row, fill, within: &book.budget)
    }
    if scanner.passedEmpty() { return }
    let kind = scanner.attribute("t") ?? "n"
    var value: String?
    var inline: String?
    var hasFormula = false
    loop: while let piece = try scanner.next() {
      switch piece {
      case .start("v"): value = try scanner.text()
      case .start("is"): inline = try Self.richText(&scanner)
      case .start("f"):
        hasFormula = true
        _ = try scanner.text()
      case .start: _ = try scanner.text()
      case .end("c"): break loop
      default: break
      }
    }
    let number: UInt32
    if kind == "s", inline == nil, let value, !value.isEmpty {
      guard let index = Int(Parse.trimmed(value)), book.strings.indices.contains(index) else {
        throw ZipArchive.damaged(
          "a cell names the string \(value), which is not there", "có ô trỏ tới chuỗi \(value) không tồn tại")
      }
      number = book.strings[index]
    } else if let inline {
      number = book.pool.number(of: Self.text(inline))
    } else if hasFormula, value == nil || value == "" && kind != "str" {
      // A formula that gives an empty text is stored as one: `t="str"` and an empty value.
      number = book.pool.number(of: Sheet.Cell(lapse: .noValue))
    } else {
      let cell = Self.cell(value ?? "", kind, style?.number ?? .number, is1904: book.is1904)
      number = book.pool.number(of: cell)
    }
    if number != 0 { try builder.set(number, row, column, within: &book.budget) }
  }

  private static func cell(_ value: String, _ kind: String, _ style: NumberStyle, is1904: Bool) -> Sheet.Cell
  {
    if value.isEmpty { return Sheet.Cell() }
    switch kind {
    case "str", "inlineStr": return text(value)
    case "e": return Sheet.Cell(lapse: .error(Parse.trimmed(value)))
    case "b": return Sheet.Cell(text: Parse.trimmed(value) == "1" ? "TRUE" : "FALSE")
    case "d": return isoCell(value, style)
    default:
      guard let number = Parse.number(Parse.trimmed(value)) else { return text(value) }
      return style.cell(number, is1904: is1904)
    }
  }

  /// A day, a day and a time, or a time alone, as ISO 8601 writes them.
  static func isoCell(_ value: String, _ style: NumberStyle) -> Sheet.Cell {
    if let date = CivilDate(String(value.prefix(10))) {
      let days = Double(date - CivilDate(year: 1899, month: 12, day: 30)!)
      let share = Self.share(value.dropFirst(11)) ?? 0
      // Of times alone some writers give the day 0.
      if days <= 1 { return NumberStyle.time.cell(share, is1904: false) }
      return (style.isOfTime ? style : .dateAndTime).cell(days + share, is1904: false)
    }
    if let share = Self.share(value[...]) { return NumberStyle.time.cell(share, is1904: false) }
    return text(value)
  }

  /// The share of a day of `06:30` or `06:30:00Z`.
  static func share(_ text: Substring) -> Double? {
    let parts = text.prefix(8).split(separator: ":").map { decimal($0.utf8.prefix(2)) }
    guard parts.count >= 2, let hours = parts[0], let minutes = parts[1], hours <= 24, minutes < 60 else {
      return nil
    }
    return Double(hours * 60 + minutes) / 1440
  }

  /// A text as a cell shows it.
  static func text(_ text: String) -> Sheet.Cell {
    .showing(XMLCodes.decoded(text))
  }

  /// The text of a string item: its own, or that of its runs.
  static func richText(_ scanner: inout XMLScanner) throws(SheetFault) -> String {
    try scanner.text(without: "rPh")
  }

  private func isTrue(_ name: StaticString) -> Bool {
    ["1", "true"].contains(scanner.attribute(name) ?? "")
  }

  private static func damaged(_ name: String) -> SheetFault {
    ZipArchive.damaged("a sheet has a cell '\(name)'", "một trang có ô '\(name)'")
  }

  /// Row and column of a cell's name such as `H12`, counted from 0.
  static func place(_ name: some Collection<UInt8>) -> (row: Int, column: Int)? {
    var row = 0, column = 0, letters = 0, digits = 0
    for byte in name {
      if (0x41...0x5A).contains(byte), digits == 0, letters < 3 {
        column = column * 26 + Int(byte) - 0x40
        letters += 1
      } else if (0x30...0x39).contains(byte), letters > 0, digits < 7 {
        row = row * 10 + Int(byte) - 0x30
        digits += 1
      } else {
        return nil
      }
    }
    guard letters > 0, (1...mostRows).contains(row), column <= mostColumns else { return nil }
    return (row - 1, column - 1)
  }
}
