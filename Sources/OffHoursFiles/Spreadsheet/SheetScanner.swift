internal import OffHours

/// Reads one sheet of a workbook.
struct SheetScanner {
  private var scanner: XMLScanner
  private let strings: [String]
  private let styles: [NumberStyle]
  private let is1904: Bool
  /// How many cells may still be kept.
  private(set) var budget: Int
  private var sheet = Sheet()
  private var merges: [Sheet.Merge] = []

  static let mostRows = 1_048_576
  static let mostColumns = 16_384

  init(_ scanner: XMLScanner, strings: [String], styles: [NumberStyle], is1904: Bool, budget: Int) {
    self.scanner = scanner
    self.strings = strings
    self.styles = styles
    self.is1904 = is1904
    self.budget = budget
  }

  /// The sheet, its merged ranges filled.
  mutating func read() throws(SheetFault) -> Sheet {
    var row = -1, column = -1
    while let piece = try scanner.next() {
      guard case .start(let element) = piece else { continue }
      let attributes = scanner.attributes
      switch element {
      case "row":
        // Rows and cells without a number follow the one before.
        row = attributes["r"].flatMap { Int($0) }.map { $0 - 1 } ?? row + 1
        column = -1
        guard (0..<Self.mostRows).contains(row) else { throw Self.damaged(attributes["r"] ?? "") }
        if isTrue(attributes["hidden"]) { sheet.hiddenRows.insert(row) }
      case "col":
        if isTrue(attributes["hidden"]), let from = attributes["min"].flatMap({ Int($0) }),
          let to = attributes["max"].flatMap({ Int($0) }), from >= 1, to >= from, to <= Self.mostColumns
        {
          sheet.hiddenColumns.formUnion((from - 1)...(to - 1))
        }
      case "c":
        if let name = attributes["r"] {
          guard let place = Self.place(name) else { throw Self.damaged(name) }
          (row, column) = (place.row, place.column)
        } else {
          column += 1
        }
        guard (0..<Self.mostRows).contains(row), (0..<Self.mostColumns).contains(column) else {
          throw Self.damaged(attributes["r"] ?? "")
        }
        let cell = try cell(attributes)
        if !cell.isEmpty { try sheet.set(cell, row, column, within: &budget) }
      case "mergeCell":
        let parts = (attributes["ref"] ?? "").split(separator: ":")
        guard parts.count == 2, let from = Self.place(String(parts[0])),
          let to = Self.place(String(parts[1])),
          from.row <= to.row, from.column <= to.column, merges.count < 100_000
        else { continue }
        merges.append((from.row...to.row, from.column...to.column))
      default: break
      }
    }
    try sheet.fill(merges, within: &budget)
    return sheet
  }

  // MARK: - Cells

  /// The value of the cell that has just begun.
  private mutating func cell(_ attributes: [String: String]) throws(SheetFault) -> Sheet.Cell {
    let kind = attributes["t"] ?? "n"
    let style =
      attributes["s"].flatMap { Int($0) }.flatMap { styles.indices.contains($0) ? styles[$0] : nil }
      ?? .number
    var value: String?
    var inline: String?
    loop: while let piece = try scanner.next() {
      switch piece {
      case .start("v"): value = try scanner.text()
      case .start("is"): inline = try Self.richText(&scanner)
      case .start: _ = try scanner.text()
      case .end("c"): break loop
      default: break
      }
    }
    if let inline { return text(inline) }
    guard let value, !value.isEmpty else { return Sheet.Cell() }
    switch kind {
    case "s":
      guard let index = Int(Parse.trimmed(value)), strings.indices.contains(index) else {
        throw ZipArchive.damaged(
          "a cell names the string \(value), which is not there", "có ô trỏ tới chuỗi \(value) không tồn tại")
      }
      return text(strings[index])
    case "str", "e", "inlineStr": return text(value)
    case "b": return Sheet.Cell(text: Parse.trimmed(value) == "1" ? "TRUE" : "FALSE")
    case "d":
      if let date = CivilDate(String(value.prefix(10))) {
        return Sheet.Cell(text: Language.vietnamese.date(date), date: date)
      }
      return text(value)
    default:
      guard let number = Parse.number(Parse.trimmed(value)) else { return text(value) }
      return style.cell(number, is1904: is1904)
    }
  }

  private func text(_ text: String) -> Sheet.Cell {
    Sheet.Cell(text: normalized(Parse.trimmed(Self.unescaped(text))))
  }

  /// The text of a string item: its own, or that of its runs.
  static func richText(_ scanner: inout XMLScanner) throws(SheetFault) -> String {
    try scanner.text(without: "rPh")
  }

  /// `_x000A_` stands for a character that XML cannot hold.
  private static func unescaped(_ text: String) -> String {
    guard text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: "_x") {
      result += rest[..<range.lowerBound]
      let code = rest[range.upperBound...].prefix(5)
      if code.count == 5, code.last == "_", let value = UInt32(code.dropLast(), radix: 16),
        let scalar = UnicodeScalar(value)
      {
        result.unicodeScalars.append(scalar)
        rest = rest[code.endIndex...]
      } else {
        result += "_x"
        rest = rest[range.upperBound...]
      }
    }
    return result + rest
  }

  private func isTrue(_ text: String?) -> Bool { text == "1" || text == "true" }

  private static func damaged(_ name: String) -> SheetFault {
    ZipArchive.damaged("a sheet has a cell '\(name)'", "một trang có ô '\(name)'")
  }

  /// Row and column of a cell's name such as `H12`, counted from 0.
  static func place(_ name: String) -> (row: Int, column: Int)? {
    let letters = name.utf8.prefix { (0x41...0x5A).contains($0) }
    guard (1...3).contains(letters.count), let row = decimal(name.utf8.dropFirst(letters.count)), row >= 1,
      row <= mostRows
    else { return nil }
    let column = letters.reduce(0) { $0 * 26 + Int($1) - 0x40 } - 1
    return column < mostColumns ? (row - 1, column) : nil
  }
}
