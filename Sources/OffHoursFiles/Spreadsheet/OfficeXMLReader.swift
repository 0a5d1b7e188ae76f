internal import OffHours

/// Reads a workbook in one XML document, as Excel 2003 and many web programs write it (SpreadsheetML 2003).
struct OfficeXMLReader {
  private var scanner: XMLScanner
  private var pool = CellPool()
  private var budget = DelimitedText.mostCells
  private var numbers: [String: NumberStyle] = [:]
  private var fills: [String: CellFill] = [:]

  /// The workbook in `bytes`.
  static func read(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    var reader = OfficeXMLReader(scanner: try XMLScanner(bytes, name: Path.name(of: path)))
    return try reader.workbook(path)
  }

  private init(scanner: XMLScanner) { self.scanner = scanner }

  private mutating func workbook(_ path: String) throws(SheetFault) -> Workbook {
    var workbook = Workbook(path: path, format: "XML")
    var style = ""
    var name = ""
    while let piece = try scanner.next() {
      switch piece {
      case .start("Style"): style = scanner.attribute("ID") ?? ""
      case .start("NumberFormat"): numbers[style] = Self.style(scanner.attribute("Format") ?? "")
      case .start("Interior"): fills[style] = scanner.attribute("Color").flatMap { CellFill(hex: $0) }
      case .start("Worksheet"): name = scanner.attribute("Name") ?? ""
      case .start("Table"):
        guard workbook.sheets.count < 1_000 else {
          throw ZipArchive.damaged("it has more than 1000 sheets", "có hơn 1000 trang")
        }
        var sheet = try self.sheet()
        sheet.name = normalized(name)
        workbook.sheets.append(sheet)
      case .start("Visible"):
        let state = try scanner.text()
        if state != "SheetVisible", !workbook.sheets.isEmpty {
          workbook.sheets[workbook.sheets.count - 1].isHidden = true
        }
      default: break
      }
    }
    guard !workbook.sheets.isEmpty else { throw ZipArchive.damaged("it has no sheet", "không có trang nào") }
    for position in workbook.sheets.indices { workbook.sheets[position].use(pool) }
    return workbook
  }

  /// Formats have names of their own beside codes.
  private static func style(_ format: String) -> NumberStyle {
    if format.hasSuffix(" Date") { return .date }
    if format.hasSuffix(" Time") { return .time }
    return NumberStyle(code: format)
  }

  private mutating func sheet() throws(SheetFault) -> Sheet {
    var builder = SheetBuilder()
    if scanner.passedEmpty() { return try builder.finish(&pool, within: &budget) }
    var row = -1, column = -1, nextColumn = 0
    while let piece = try scanner.next(), piece != .end("Table") {
      switch piece {
      case .start("Column"):
        let first = try index("Index", SheetScanner.mostColumns) ?? nextColumn
        nextColumn = min(first + 1 + (try count("Span")), SheetScanner.mostColumns)
        if isHidden, first < nextColumn { builder.hide(columns: first..<nextColumn) }
      case .start("Row"):
        row = try index("Index", SheetScanner.mostRows) ?? row + 1
        guard row < SheetScanner.mostRows else { throw Self.damaged }
        column = -1
        if isHidden { builder.hide(row: row) }
        // Empty rows alike may stand as one.
        if scanner.passedEmpty() { row = min(row + (try count("Span")), SheetScanner.mostRows - 1) }
      case .start("Cell"):
        column = try index("Index", SheetScanner.mostColumns) ?? column + 1
        guard row >= 0, column < SheetScanner.mostColumns else { throw Self.damaged }
        column = try readCell(row, column, &builder)
      default: break
      }
    }
    return try builder.finish(&pool, within: &budget)
  }

  /// Puts the cell that has just begun in its place; gives the last column that it covers.
  private mutating func readCell(_ row: Int, _ column: Int, _ builder: inout SheetBuilder) throws(SheetFault)
    -> Int
  {
    let style = scanner.attribute("StyleID") ?? "Default"
    let hasFormula = scanner.slice("Formula") != nil
    let across = try count("MergeAcross"), down = try count("MergeDown")
    let last = min(column + across, SheetScanner.mostColumns - 1)
    if let fill = fills[style] {
      try builder.color(column..<(last + 1), ofRow: row, fill, within: &budget)
    }
    var cell = Sheet.Cell(lapse: hasFormula ? .noValue : nil)
    if !scanner.passedEmpty() {
      while let piece = try scanner.next(), piece != .end("Cell") {
        switch piece {
        case .start("Data"):
          let kind = scanner.attribute("Type") ?? "String"
          cell = value(try scanner.text(), kind, numbers[style] ?? .number)
        case .start("Comment"): _ = try scanner.text()
        default: break
        }
      }
    }
    let number = pool.number(of: cell)
    if number != 0 { try builder.set(number, row, column, within: &budget) }
    if last > column || down > 0 {
      try builder.merge((row...row + down, column...last), within: &budget)
    }
    return last
  }

  private func value(_ text: String, _ kind: String, _ style: NumberStyle) -> Sheet.Cell {
    switch kind {
    case "Number": Parse.number(Parse.trimmed(text)).map { style.cell($0, is1904: false) } ?? .showing(text)
    case "Boolean": Sheet.Cell(text: Parse.trimmed(text) == "1" ? "TRUE" : "FALSE")
    case "Error": Sheet.Cell(lapse: .error(Parse.trimmed(text)))
    case "DateTime": SheetScanner.isoCell(text, style)
    default: .showing(text)
    }
  }

  private var isHidden: Bool { scanner.attribute("Hidden") == "1" }

  /// A place counted from 1, given as counted from 0.
  private func index(_ name: StaticString, _ most: Int) throws(SheetFault) -> Int? {
    guard let text = scanner.slice(name) else { return nil }
    guard let value = decimal(text), (1...most).contains(value) else { throw Self.damaged }
    return value - 1
  }

  private func count(_ name: StaticString) throws(SheetFault) -> Int {
    guard let text = scanner.slice(name) else { return 0 }
    guard let value = decimal(text) else { throw Self.damaged }
    return min(value, SheetScanner.mostRows)
  }

  private static var damaged: SheetFault {
    ZipArchive.damaged("a sheet has a row or a cell outside it", "có dòng hoặc ô nằm ngoài trang")
  }
}
