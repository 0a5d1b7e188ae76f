internal import OffHours

/// Reads the sheets of a workbook of Excel 97–2003 (.xls, BIFF8 in a compound file; MS-XLS): values as cells show them,
/// merged ranges, colours, what is hidden.
struct BinaryWorkbookReader {
  private struct SheetEntry {
    var name: String
    var place: Int
    var isHidden: Bool
    var isOfCells: Bool
  }

  private struct Style {
    var number: NumberStyle
    var fill: Int?
  }

  private let bytes: [UInt8]
  /// Whether formulas that show nothing have never been worked out: their writer leaves no properties of the document.
  private let isUncalculated: Bool
  private var pool = CellPool()
  private var budget = DelimitedText.mostCells
  private var strings: [UInt32] = []
  private var formats: [Int: String] = [:]
  private var styles: [Style] = []
  private var palette: [Int: CellFill] = [:]
  private var entries: [SheetEntry] = []
  private var is1904 = false

  /// The workbook in a compound file.
  static func read(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    let file = try CompoundFile(bytes)
    if file.has("EncryptedPackage") { throw encrypted }
    guard let stream = try file.stream("Workbook") else {
      if file.has("Book") { throw old("5.0/95") }
      throw SheetFault(
        message: Phrase(
          en:
            "the file is an old Office document without a workbook; expected a spreadsheet (.xlsx, .ods, .xls) or CSV",
          vi: "tệp là tài liệu Office cũ không có bảng tính; cần tệp .xlsx, .ods, .xls hoặc CSV"))
    }
    var reader = BinaryWorkbookReader(stream, isUncalculated: !file.has("\u{5}SummaryInformation"))
    return try reader.workbook(path)
  }

  private init(_ bytes: [UInt8], isUncalculated: Bool) {
    self.bytes = bytes
    self.isUncalculated = isUncalculated
  }

  private mutating func workbook(_ path: String) throws(SheetFault) -> Workbook {
    try readGlobals()
    var workbook = Workbook(path: path, format: "XLS")
    var seen: [Int: String] = [:]
    for entry in entries where entry.isOfCells {
      if let other = seen.updateValue(entry.name, forKey: entry.place) {
        throw ZipArchive.damaged(
          "the sheets '\(other)' and '\(entry.name)' lead to the same part",
          "các trang '\(other)' và '\(entry.name)' cùng trỏ tới một nội dung")
      }
      guard workbook.sheets.count < 1_000 else {
        throw ZipArchive.damaged("it has more than 1000 sheets", "có hơn 1000 trang")
      }
      var sheet = try self.sheet(entry.place)
      sheet.name = normalized(entry.name)
      sheet.isHidden = entry.isHidden
      workbook.sheets.append(sheet)
    }
    guard !workbook.sheets.isEmpty else { throw ZipArchive.damaged("it has no sheet", "không có trang nào") }
    for position in workbook.sheets.indices { workbook.sheets[position].use(pool) }
    return workbook
  }

  // MARK: - What sheets share

  private mutating func readGlobals() throws(SheetFault) {
    var records = BinaryRecords(bytes, at: 0)
    guard let first = try records.next(), first.kind == 0x0809 else { throw Self.damaged }
    guard bytes.little(first.body.lowerBound, 2) == 0x0600 else { throw Self.old("5.0/95") }
    while let record = try records.next(), record.kind != 0x000A {
      let at = record.body.lowerBound
      switch record.kind {
      case 0x002F: throw Self.encrypted
      case 0x0022: is1904 = bytes.little(at, 2) == 1
      case 0x041E:
        var cursor = BinaryCursor(bytes, record)
        let id = try cursor.number(2)
        formats[id] = try cursor.string(try cursor.number(2))
      case 0x00E0: styles.append(style(record.body))
      case 0x0092:
        for index in 0..<min(56, bytes.little(at, 2)) where at + 5 + 4 * index < record.body.upperBound {
          let place = at + 2 + 4 * index
          palette[8 + index] = CellFill(red: bytes[place], green: bytes[place + 1], blue: bytes[place + 2])
        }
      case 0x0085:
        var cursor = BinaryCursor(bytes, record)
        let place = try cursor.number(4), state = try cursor.number(1), kind = try cursor.number(1)
        let name = try cursor.string(try cursor.number(1))
        entries.append(SheetEntry(name: name, place: place, isHidden: state & 3 != 0, isOfCells: kind == 0))
      case 0x00FC: try readStrings(record)
      default: break
      }
    }
  }

  private func style(_ body: Range<Int>) -> Style {
    let at = body.lowerBound, format = bytes.little(at + 2, 2)
    guard body.count >= 20 else { return Style(number: .number) }
    let pattern = bytes.little(at + 14, 4) >> 26 & 0x3F, colour = bytes.little(at + 18, 2) & 0x7F
    return Style(
      number: NumberStyle(id: format, code: formats[format]), fill: pattern == 0 ? nil : colour)
  }

  private mutating func readStrings(_ record: BinaryRecords.Record) throws(SheetFault) {
    var cursor = BinaryCursor(bytes, record, from: 4)
    let count = try cursor.number(4)
    while strings.count < count, !cursor.isAtEnd {
      try Sheet.take(1, from: &budget)
      strings.append(pool.number(of: .showing(try cursor.string(try cursor.number(2)))))
    }
    // Strings cost nothing beside the cells that show them.
    budget += strings.count
  }

  // MARK: - A sheet

  private mutating func sheet(_ place: Int) throws(SheetFault) -> Sheet {
    var records = BinaryRecords(bytes, at: place)
    guard let first = try records.next(), first.kind == 0x0809 else { throw Self.damaged }
    var builder = SheetBuilder()
    /// The formula whose text comes in the next record.
    var pending: (row: Int, column: Int)?
    var depth = 1
    while let record = try records.next() {
      // Charts stand inside sheets as sheets of their own.
      if record.kind == 0x0809 { depth += 1 }
      if record.kind == 0x000A {
        depth -= 1
        if depth == 0 { break }
      }
      guard depth == 1 else { continue }
      if record.kind == 0x0207, let at = pending {
        var cursor = BinaryCursor(bytes, record)
        let text = try cursor.string(try cursor.number(2))
        try put(.showing(text), at.row, at.column, &builder)
        pending = nil
      } else {
        pending = try read(record, &builder) ?? pending
      }
    }
    return try builder.finish(&pool, within: &budget)
  }

  /// Takes what a record says; gives the place of a formula whose text comes later.
  private mutating func read(_ record: BinaryRecords.Record, _ builder: inout SheetBuilder) throws(SheetFault)
    -> (row: Int, column: Int)?
  {
    let at = record.body.lowerBound, end = record.body.upperBound
    let row = bytes.little(at, 2), column = bytes.little(at + 2, 2), style = bytes.little(at + 4, 2)
    switch record.kind {
    case 0x0208: if bytes.little(at + 12, 2) & 0x20 != 0 { builder.hide(row: row) }
    case 0x007D:
      let last = min(column, SheetScanner.mostColumns - 1)
      if bytes.little(at + 8, 2) & 1 != 0, row <= last { builder.hide(columns: row..<(last + 1)) }
    case 0x00E5:
      for index in 0..<row where at + 10 + 8 * index <= end {
        let corner = (0..<4).map { bytes.little(at + 2 + 8 * index + 2 * $0, 2) }
        guard corner[0] <= corner[1], corner[2] <= corner[3] else { continue }
        try builder.merge((corner[0]...corner[1], corner[2]...corner[3]), within: &budget)
      }
    case 0x00FD:
      let index = bytes.little(at + 6, 4)
      guard strings.indices.contains(index) else {
        throw ZipArchive.damaged(
          "a cell names the string \(index), which is not there", "có ô trỏ tới chuỗi \(index) không tồn tại")
      }
      try put(strings[index], row, column, style, &builder)
    case 0x0204, 0x00D6:
      var cursor = BinaryCursor(bytes, record, from: 6)
      try color(row, column, style, &builder)
      try put(.showing(try cursor.string(try cursor.number(2))), row, column, &builder)
    case 0x0203: try put(double(at + 6), row, column, style, &builder)
    case 0x027E: try put(Self.number(bytes.little(at + 6, 4)), row, column, style, &builder)
    case 0x00BD:
      for index in 0..<max(0, (record.body.count - 6) / 6) {
        let place = at + 4 + 6 * index
        try put(
          Self.number(bytes.little(place + 2, 4)), row, column + index, bytes.little(place, 2), &builder)
      }
    case 0x0201: try color(row, column, style, &builder)
    case 0x00BE:
      for index in 0..<max(0, (record.body.count - 6) / 2) {
        try color(row, column + index, bytes.little(at + 4 + 2 * index, 2), &builder)
      }
    case 0x0205:
      try color(row, column, style, &builder)
      let value = bytes.little(at + 6, 1)
      try put(
        bytes.little(at + 7, 1) == 1 ? Self.error(value) : Sheet.Cell(text: value == 1 ? "TRUE" : "FALSE"),
        row,
        column, &builder)
    case 0x0006:
      if bytes.little(at + 12, 2) != 0xFFFF {
        try put(double(at + 6), row, column, style, &builder)
        break
      }
      try color(row, column, style, &builder)
      switch bytes.little(at + 6, 1) {
      case 0: return (row, column)
      case 1:
        try put(Sheet.Cell(text: bytes.little(at + 8, 1) == 1 ? "TRUE" : "FALSE"), row, column, &builder)
      case 2: try put(Self.error(bytes.little(at + 8, 1)), row, column, &builder)
      default: if isUncalculated { try put(Sheet.Cell(lapse: .noValue), row, column, &builder) }
      }
    default: break
    }
    return nil
  }

  // MARK: - Cells

  private mutating func put(_ cell: Sheet.Cell, _ row: Int, _ column: Int, _ builder: inout SheetBuilder)
    throws(SheetFault)
  {
    let number = pool.number(of: cell)
    guard column < SheetScanner.mostColumns else { throw Self.damaged }
    if number != 0 { try builder.set(number, row, column, within: &budget) }
  }

  private mutating func put(
    _ number: UInt32, _ row: Int, _ column: Int, _ style: Int, _ builder: inout SheetBuilder
  ) throws(SheetFault) {
    try color(row, column, style, &builder)
    guard column < SheetScanner.mostColumns else { throw Self.damaged }
    if number != 0 { try builder.set(number, row, column, within: &budget) }
  }

  private mutating func put(
    _ value: Double, _ row: Int, _ column: Int, _ style: Int, _ builder: inout SheetBuilder
  ) throws(SheetFault) {
    try color(row, column, style, &builder)
    guard value.isFinite else { throw Self.damaged }
    let format = styles.indices.contains(style) ? styles[style].number : .number
    try put(format.cell(value, is1904: is1904), row, column, &builder)
  }

  private mutating func color(_ row: Int, _ column: Int, _ style: Int, _ builder: inout SheetBuilder)
    throws(SheetFault)
  {
    guard styles.indices.contains(style), let index = styles[style].fill,
      let fill = palette[index] ?? CellFill.indexed(index)
    else { return }
    try builder.color(column..<(column + 1), ofRow: row, fill, within: &budget)
  }

  private func double(_ at: Int) -> Double {
    Double(bitPattern: UInt64(bytes.little(at, 4)) | UInt64(bytes.little(at + 4, 4)) << 32)
  }

  /// A number in 30 bits: whole or the upper half of a fraction, perhaps in hundredths.
  private static func number(_ packed: Int) -> Double {
    let value =
      packed & 2 != 0
      ? Double(Int32(truncatingIfNeeded: packed) >> 2)
      : Double(bitPattern: UInt64(packed & 0xFFFF_FFFC) << 32)
    return packed & 1 != 0 ? value / 100 : value
  }

  private static func error(_ code: Int) -> Sheet.Cell {
    let names = [
      0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!",
      0x2A: "#N/A",
    ]
    return Sheet.Cell(lapse: .error(names[code] ?? "#N/A"))
  }

  // MARK: - Faults

  static var damaged: SheetFault { ZipArchive.damaged("its records are broken", "các bản ghi bị hỏng") }

  static let encrypted = SheetFault(
    message: Phrase(
      en: "the workbook is encrypted; open it with its password and save it without one",
      vi: "sổ được mã hóa; hãy mở bằng mật khẩu rồi lưu lại không đặt mật khẩu"))

  /// A workbook older than Excel 97.
  static func old(_ version: String) -> SheetFault {
    SheetFault(
      message: Phrase(
        en:
          "the file is a workbook of Excel \(version) (.xls), which is not read; open it and save it as .xlsx",
        vi: "tệp là sổ Excel \(version) (.xls) đời cũ, không đọc được; hãy mở rồi lưu lại dạng .xlsx"))
  }
}
