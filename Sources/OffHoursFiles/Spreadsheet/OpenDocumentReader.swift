internal import OffHours

/// Reads the sheets of an OpenDocument spreadsheet (.ods, ISO 26300): what cells show, their dates, merged ranges, what is
/// hidden.
struct OpenDocumentReader {
  private var scanner: XMLScanner
  /// How many cells may still be kept.
  private var budget = DelimitedText.mostCells

  /// Whether the archive says that it is a spreadsheet.
  static func isSpreadsheet(_ archive: ZipArchive) throws(SheetFault) -> Bool {
    guard let type = try archive.entry("mimetype") else { return false }
    return type.starts(with: "application/vnd.oasis.opendocument.spreadsheet".utf8)
  }

  /// The workbook in an archive.
  static func read(_ path: String, _ archive: ZipArchive) throws(SheetFault) -> Workbook {
    guard let bytes = try archive.entry("content.xml") else {
      throw ZipArchive.damaged("content.xml is missing", "thiếu content.xml")
    }
    var reader = OpenDocumentReader(scanner: try XMLScanner(bytes, name: "content.xml"))
    return try reader.workbook(path)
  }

  private init(scanner: XMLScanner) { self.scanner = scanner }

  private mutating func workbook(_ path: String) throws(SheetFault) -> Workbook {
    var workbook = Workbook(path: path, format: "ODS")
    // Styles of tables that are not displayed.
    var hidden: Set<String> = []
    var style = ""
    while let piece = try scanner.next() {
      guard case .start(let element) = piece else { continue }
      let attributes = scanner.attributes
      switch element {
      case "style": style = attributes["name"] ?? ""
      case "table-properties" where attributes["display"] == "false": hidden.insert(style)
      case "table":
        guard workbook.sheets.count < 1_000 else {
          throw ZipArchive.damaged("it has more than 1000 sheets", "có hơn 1000 trang")
        }
        var sheet = try self.sheet()
        sheet.name = normalized(attributes["name"] ?? "")
        sheet.isHidden = attributes["style-name"].map(hidden.contains) ?? false
        workbook.sheets.append(sheet)
      default: break
      }
    }
    guard !workbook.sheets.isEmpty else { throw ZipArchive.damaged("it has no sheet", "không có trang nào") }
    return workbook
  }

  // MARK: - A sheet

  private mutating func sheet() throws(SheetFault) -> Sheet {
    var sheet = Sheet()
    var merges: [Sheet.Merge] = []
    var row = 0, column = 0, depth = 1
    while depth > 0, let piece = try scanner.next() {
      switch piece {
      case .end("table"): depth -= 1
      case .start("table"): depth += 1
      case .start("table-column"):
        let count = repeated("number-columns-repeated", most: SheetScanner.mostColumns)
        if isHidden { sheet.hiddenColumns.formUnion(column..<min(column + count, SheetScanner.mostColumns)) }
        column += count
      case .start("table-row") where depth == 1:
        let count = repeated("number-rows-repeated", most: SheetScanner.mostRows)
        let isHidden = self.isHidden
        let cells = try self.cells(ofRow: row, &merges)
        if !cells.isEmpty {
          try Sheet.take(cells.count * count, from: &budget)
          while sheet.rows.count < row { sheet.rows.append([]) }
          for _ in 0..<count { sheet.rows.append(cells) }
        }
        // Empty rows at the end are repeated as often as a sheet has rows.
        if isHidden && !cells.isEmpty { sheet.hiddenRows.formUnion(row..<(row + count)) }
        row = min(row + count, SheetScanner.mostRows)
      default: break
      }
    }
    try sheet.fill(merges, within: &budget)
    return sheet
  }

  /// The cells of the row that has just begun, without empty ones at its end.
  private mutating func cells(ofRow row: Int, _ merges: inout [Sheet.Merge]) throws(SheetFault) -> [Sheet
    .Cell]
  {
    var cells: [Sheet.Cell] = []
    var column = 0
    while let piece = try scanner.next(), piece != .end("table-row") {
      guard case .start(let element) = piece, ["table-cell", "covered-table-cell"].contains(element) else {
        continue
      }
      let attributes = scanner.attributes
      let count = repeated("number-columns-repeated", most: SheetScanner.mostColumns)
      let cell = try self.cell(element, attributes)
      if !cell.isEmpty, element == "table-cell" {
        guard column + count <= SheetScanner.mostColumns else {
          throw ZipArchive.damaged("a row is too long", "có dòng quá dài")
        }
        cells += Array(repeating: Sheet.Cell(), count: column - cells.count)
        cells += Array(repeating: cell, count: count)
        let rows = counted("number-rows-spanned", attributes, most: SheetScanner.mostRows)
        let columns = counted("number-columns-spanned", attributes, most: SheetScanner.mostColumns)
        if rows > 1 || columns > 1, merges.count < 100_000 {
          merges.append((row...row + rows - 1, column...column + columns - 1))
        }
      }
      column = min(column + count, SheetScanner.mostColumns)
    }
    return cells
  }

  /// The cell that has just begun: the paragraphs that it shows, notes left out.
  private mutating func cell(_ element: String, _ attributes: [String: String]) throws(SheetFault)
    -> Sheet.Cell
  {
    var lines: [String] = []
    var depth = 0
    loop: while let piece = try scanner.next() {
      switch piece {
      case .end(element) where depth == 0: break loop
      case .start("annotation"): _ = try scanner.text()
      case .start("p"): lines.append(try paragraph())
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    var cell = Sheet.Cell(text: normalized(Parse.trimmed(lines.joined(separator: "\n"))))
    switch attributes["value-type"] {
    case "date":
      if let date = attributes["date-value"].flatMap({ CivilDate(String($0.prefix(10))) }) {
        cell = Sheet.Cell(text: Language.vietnamese.date(date), date: date)
      }
    case "float", "percentage", "currency":
      // Shown numbers may be rounded, or have their thousands apart.
      if let value = attributes["value"], let number = Parse.number(value) {
        cell = NumberStyle.number.cell(number, is1904: false)
      }
    case "time":
      if let time = attributes["time-value"].flatMap(Self.clock) { cell = Sheet.Cell(text: time) }
    case "boolean": cell.text = attributes["boolean-value"] == "true" ? "TRUE" : "FALSE"
    default: break
    }
    return cell
  }

  /// The text of the paragraph that has just begun, with its runs; `text:s` stands for spaces.
  private mutating func paragraph() throws(SheetFault) -> String {
    var text = ""
    var depth = 1
    while depth > 0, let piece = try scanner.next() {
      switch piece {
      case .text(let run): text += run
      case .start(let element):
        depth += 1
        if element == "s" { text += String(repeating: " ", count: repeated("c", most: 1_000)) }
        if element == "tab" || element == "line-break" { text += " " }
      case .end: depth -= 1
      }
    }
    return text
  }

  // MARK: - Small things

  /// `06:00` of a duration such as `PT06H00M00S`.
  private static func clock(_ duration: String) -> String? {
    let parts = duration.split(whereSeparator: { !$0.isASCII || !$0.isNumber }).map { Int($0) }
    guard duration.hasPrefix("PT"), parts.count >= 2, let hours = parts[0], let minutes = parts[1] else {
      return nil
    }
    return "\(padded(hours, 2)):\(padded(minutes, 2))"
  }

  private var isHidden: Bool { ["collapse", "filter"].contains(scanner.attributes["visibility"] ?? "") }

  /// A count of the element that has just begun, 1 where it does not stand there.
  private func repeated(_ name: String, most: Int) -> Int { counted(name, scanner.attributes, most: most) }

  private func counted(_ name: String, _ attributes: [String: String], most: Int) -> Int {
    min(max(1, attributes[name].flatMap { Int($0) } ?? 1), most)
  }
}
