internal import OffHours

/// Reads the sheets of an OpenDocument spreadsheet (.ods, .fods, ISO 26300): what cells show, their dates, merged ranges,
/// colours, what is hidden.
struct OpenDocumentReader {
  private var scanner: XMLScanner
  private var styles = OpenDocumentStyles()
  private var pool = CellPool()
  /// How many cells may still be kept.
  private var budget = DelimitedText.mostCells

  /// Whether the archive says that it is a spreadsheet. Writers exist that leave the entry `mimetype` out.
  static func isSpreadsheet(_ archive: ZipArchive) throws(SheetFault) -> Bool {
    if let type = try archive.entry("mimetype") {
      return type.starts(with: "application/vnd.oasis.opendocument.spreadsheet".utf8)
    }
    guard archive.names.contains("content.xml") else { return false }
    guard let manifest = try archive.entry("META-INF/manifest.xml") else { return true }
    // Where the manifest names no type either, the content shows what it is.
    return manifest.firstRange(of: Array("application/vnd.oasis.opendocument.spreadsheet".utf8)) != nil
      || manifest.firstRange(of: Array("application/vnd.oasis.opendocument.".utf8)) == nil
  }

  /// The workbook in an archive.
  static func read(_ path: String, _ archive: ZipArchive) throws(SheetFault) -> Workbook {
    guard let stream = try archive.stream("content.xml") else {
      throw ZipArchive.damaged("content.xml is missing", "thiếu content.xml")
    }
    var reader = OpenDocumentReader(scanner: try XMLScanner(stream, name: "content.xml"))
    // Named styles, such as those that number formats and colours of whole documents come from.
    if let common = try archive.stream("styles.xml") {
      var scanner = try XMLScanner(common, name: "styles.xml")
      while let piece = try scanner.next() { try reader.styles.take(piece, &scanner) }
    }
    return try reader.workbook(path, format: "ODS")
  }

  /// The workbook in a document of one file.
  static func read(_ path: String, flat bytes: [UInt8]) throws(SheetFault) -> Workbook {
    var reader = OpenDocumentReader(scanner: try XMLScanner(bytes, name: Path.name(of: path)))
    return try reader.workbook(path, format: "FODS")
  }

  private init(scanner: XMLScanner) { self.scanner = scanner }

  private mutating func workbook(_ path: String, format: String) throws(SheetFault) -> Workbook {
    var workbook = Workbook(path: path, format: format)
    while let piece = try scanner.next() {
      try styles.take(piece, &scanner)
      guard piece == .start("table") else { continue }
      guard workbook.sheets.count < 1_000 else {
        throw ZipArchive.damaged("it has more than 1000 sheets", "có hơn 1000 trang")
      }
      let name = scanner.attribute("name") ?? "", style = scanner.attribute("style-name")
      var sheet = try self.sheet()
      sheet.name = normalized(name)
      sheet.isHidden = style.map(styles.hiddenTables.contains) ?? false
      workbook.sheets.append(sheet)
    }
    guard !workbook.sheets.isEmpty else { throw ZipArchive.damaged("it has no sheet", "không có trang nào") }
    for position in workbook.sheets.indices { workbook.sheets[position].use(pool) }
    return workbook
  }

  // MARK: - A sheet

  private mutating func sheet() throws(SheetFault) -> Sheet {
    var builder = SheetBuilder()
    var columnStyles: [(columns: Range<Int>, style: String)] = []
    var row = 0, column = 0, depth = 1
    if scanner.passedEmpty() { return try builder.finish(&pool, within: &budget) }
    while depth > 0, let piece = try scanner.next() {
      switch piece {
      case .end("table"): depth -= 1
      case .start("table"): depth += 1
      // Shapes and charts may hold tables of their own.
      case .start("shapes"), .start("frame"): _ = try scanner.text()
      case .start("table-column"):
        let columns = column..<min(column + repeated("number-columns-repeated"), SheetScanner.mostColumns)
        column = columns.upperBound
        if isHidden { builder.hide(columns: columns) }
        if let style = scanner.attribute("default-cell-style-name") { columnStyles.append((columns, style)) }
      case .start("table-row") where depth == 1:
        let count = min(repeated("number-rows-repeated"), SheetScanner.mostRows - row)
        let isHidden = self.isHidden, style = scanner.attribute("default-cell-style-name")
        guard count > 0 else {
          throw ZipArchive.damaged("a sheet has too many rows", "có trang quá nhiều dòng")
        }
        let cells = try self.cells(ofRow: row, style: style, columnStyles, &builder)
        builder.repeatColors(row: row, until: row + count)
        // Empty rows at the end are repeated as often as a sheet has rows.
        if !cells.isEmpty {
          for row in row..<(row + count) {
            for (column, number) in cells.enumerated() where number != 0 {
              try builder.set(number, row, column, within: &budget)
            }
            if isHidden { builder.hide(row: row) }
          }
        }
        row += count
      default: break
      }
    }
    return try builder.finish(&pool, within: &budget)
  }

  /// The cells of the row that has just begun, without empty ones at its end.
  private mutating func cells(
    ofRow row: Int, style rowStyle: String?, _ columnStyles: [(columns: Range<Int>, style: String)],
    _ builder: inout SheetBuilder
  ) throws(SheetFault) -> [UInt32] {
    var cells: [UInt32] = []
    var column = 0
    if scanner.passedEmpty() { return cells }
    while let piece = try scanner.next(), piece != .end("table-row") {
      guard case .start(let element) = piece, ["table-cell", "covered-table-cell"].contains(element) else {
        continue
      }
      let columns = column..<min(column + repeated("number-columns-repeated"), SheetScanner.mostColumns)
      let rows = counted("number-rows-spanned", most: SheetScanner.mostRows)
      let across = counted("number-columns-spanned", most: SheetScanner.mostColumns)
      let style =
        scanner.attribute("style-name") ?? rowStyle
        ?? columnStyles.first { $0.columns.contains(columns.lowerBound) }?.style
      if let fill = style.flatMap({ styles.fill($0) }) {
        try builder.color(columns, ofRow: row, fill, within: &budget)
      }
      let cell = try self.cell(element)
      column = columns.upperBound
      guard !cell.isBlank, element == "table-cell" else { continue }
      guard !columns.isEmpty else {
        throw ZipArchive.damaged(
          "a row has more than \(SheetScanner.mostColumns) columns",
          "có dòng hơn \(SheetScanner.mostColumns) cột")
      }
      let number = pool.number(of: cell)
      cells += repeatElement(0, count: columns.lowerBound - cells.count)
      cells += repeatElement(number, count: columns.count)
      if rows > 1 || across > 1 {
        try builder.merge(
          (row...row + rows - 1, columns.lowerBound...columns.lowerBound + across - 1), within: &budget)
      }
    }
    return cells
  }

  /// The cell that has just begun: the paragraphs that it shows, notes left out.
  private mutating func cell(_ element: String) throws(SheetFault) -> Sheet.Cell {
    let isEmpty = scanner.passedEmpty()
    if isEmpty, scanner.slice("value-type") == nil {
      return Sheet.Cell(lapse: scanner.slice("formula") == nil ? nil : .noValue)
    }
    let attributes = scanner.attributes
    var lines: [String] = []
    var depth = 0
    loop: while !isEmpty, let piece = try scanner.next() {
      switch piece {
      case .end(element) where depth == 0: break loop
      case .start("annotation"): _ = try scanner.text()
      case .start("p"): lines.append(try paragraph())
      case .start: depth += 1
      case .end: depth -= 1
      case .text: break
      }
    }
    return Self.value(attributes, shown: Parse.trimmed(lines.joined(separator: "\n")))
  }

  /// What a cell holds, by the kind of its value and by what it shows.
  private static func value(_ attributes: [String: String], shown: String) -> Sheet.Cell {
    let hasFormula = attributes["formula"] != nil
    switch attributes["value-type"] {
    case "date":
      let text = attributes["date-value"] ?? ""
      if let date = CivilDate(String(text.prefix(10))) {
        let days = Double(date - CivilDate(year: 1899, month: 12, day: 30)!)
        return NumberStyle.dateAndTime.cell(
          days + (SheetScanner.share(text.dropFirst(11)) ?? 0), is1904: false)
      }
    case "float", "percentage", "currency":
      // Shown numbers may be rounded, or have their thousands apart; but zeros in front are part of them.
      if let number = attributes["value"].flatMap({ Parse.number($0) }) {
        let digits = shown.utf8.filter { (0x30...0x39).contains($0) }
        if digits.count >= 2, digits[0] == 0x30, !shown.contains(where: { ".,%".contains($0) }),
          decimal(digits).map(Double.init) == number
        {
          return Sheet.Cell(text: normalized(shown))
        }
        let style = attributes["value-type"] == "percentage" ? NumberStyle.percent : .number
        return style.cell(number, is1904: false)
      }
    case "time":
      if let time = attributes["time-value"].flatMap(clock) { return Sheet.Cell(text: time) }
    case "boolean":
      if let value = attributes["boolean-value"] {
        return Sheet.Cell(text: value == "true" ? "TRUE" : "FALSE")
      }
    case "error": return Sheet.Cell(lapse: .error(shown))
    case "string":
      // Some writers give the text as an attribute alone. An empty one is the result of a formula.
      if shown.isEmpty, let text = attributes["string-value"] { return .showing(text) }
      if shown.isEmpty { return Sheet.Cell() }
    default: break
    }
    if shown.isEmpty { return Sheet.Cell(lapse: hasFormula ? .noValue : nil) }
    return .showing(shown)
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
        if element == "s" { text += String(repeating: " ", count: counted("c", most: 1_000)) }
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

  private var isHidden: Bool { ["collapse", "filter"].contains(scanner.attribute("visibility") ?? "") }

  /// A count of the element that has just begun, 1 where it does not stand there.
  private func repeated(_ name: StaticString) -> Int { counted(name, most: SheetScanner.mostRows) }

  private func counted(_ name: StaticString, most: Int) -> Int {
    min(max(1, scanner.attribute(name).flatMap { Int($0) } ?? 1), most)
  }
}

/// What the styles of an OpenDocument say of cells and tables: colours, and which tables are not displayed.
struct OpenDocumentStyles {
  /// Styles of tables that are not displayed.
  private(set) var hiddenTables: Set<String> = []
  private var fills: [String: CellFill] = [:]
  private var parents: [String: String] = [:]
  private var style = ""

  /// Takes what a piece of the document says of styles.
  mutating func take(_ piece: XMLScanner.Piece, _ scanner: inout XMLScanner) throws(SheetFault) {
    switch piece {
    case .start("style"):
      style = scanner.attribute("name") ?? ""
      if let parent = scanner.attribute("parent-style-name") { parents[style] = parent }
    case .start("table-properties"):
      if scanner.attribute("display") == "false" { hiddenTables.insert(style) }
    case .start("table-cell-properties"):
      if let text = scanner.attribute("background-color") {
        fills[style] = CellFill(hex: text) ?? CellFill(0xFFFFFF)
      }
    default: break
    }
  }

  /// The colour of a style, or of the one that it is made from.
  func fill(_ style: String) -> CellFill? {
    var next: String? = style
    var steps = 0
    while let name = next, steps < 20 {
      if let fill = fills[name] { return fill }
      next = parents[name]
      steps += 1
    }
    return nil
  }
}
