internal import OffHours

/// Reads the tables of an HTML page, which programs also write under names such as `report.xls`. Pages need not be
/// well-formed: tags that are not closed end with the next of their kind.
struct MarkupTables {
  private let bytes: [UInt8]
  private var at = 0
  private var pool = CellPool()
  private var budget = DelimitedText.mostCells
  private var sheets: [Sheet] = []
  /// The heading or the name that stands before the next table.
  private var title = ""

  /// The table at hand; those inside its cells are part of their text.
  private var builder: SheetBuilder?
  private var depth = 0
  private var row = -1, column = 0
  /// How many columns the page has described.
  private var described = 0
  /// Columns that cells above still cover, with the last row that they cover.
  private var covered: [Int: Int] = [:]
  private var cell: (text: [UInt8], rows: Int, columns: Int, fill: CellFill?)?
  private var name: [UInt8]?

  /// Whether text begins as a page does.
  static func isPage(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(2_000), as: UTF8.self).lowercased()
    let start = head.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return ["<!doctype html", "<html", "<table", "<head", "<body", "<meta", "<style"].contains {
      start.hasPrefix($0)
    }
      || (start.hasPrefix("<?xml") || start.hasPrefix("<!--") || start.hasPrefix("<div"))
        && head.contains("<html")
      || start.hasPrefix("<div") && head.contains("<table")
  }

  /// The tables of a page, each a sheet.
  static func read(_ path: String, _ text: String, encoding: String) throws(SheetFault) -> Workbook {
    var reader = MarkupTables(bytes: Array(text.utf8))
    try reader.read()
    var workbook = Workbook(path: path, format: "HTML, \(encoding)")
    workbook.sheets = reader.sheets.filter { !$0.rows.isEmpty }
    guard !workbook.sheets.isEmpty else {
      throw SheetFault(
        message: Phrase(
          en: "the file is a web page without a table; save the sheet itself as .xlsx or CSV",
          vi: "tệp là trang web không có bảng; hãy lưu chính bảng tính dạng .xlsx hoặc CSV"))
    }
    for position in workbook.sheets.indices {
      workbook.sheets[position].use(reader.pool)
      if workbook.sheets.count > 1, workbook.sheets[position].name == nil {
        workbook.sheets[position].name = "\(position + 1)"
      }
    }
    return workbook
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func read() throws(SheetFault) {
    while at < bytes.count {
      if bytes[at] != 0x3C {
        take(bytes[at])
        at += 1
      } else if starts(with: "<!--") {
        skip(past: "-->")
      } else if at + 1 < bytes.count, bytes[at + 1] == 0x21 || bytes[at + 1] == 0x3F {
        skip(past: ">")
      } else if let tag = self.tag() {
        try take(tag)
      } else {
        take(bytes[at])
        at += 1
      }
    }
    try endTable()
  }

  // MARK: - What tags do

  private mutating func take(_ tag: Tag) throws(SheetFault) {
    switch (tag.name, tag.isEnd) {
    case ("style", false), ("script", false), ("comment", false): skip(past: "</\(tag.name)")
    case ("table", false):
      depth += 1
      if depth == 1 { beginTable() }
    case ("table", true):
      if depth == 1 { try endTable() }
      depth = max(0, depth - 1)
    case ("h1", false), ("h2", false), ("h3", false), ("caption", false): name = []
    case ("h1", true), ("h2", true), ("h3", true), ("caption", true):
      if let name { title = plainText(Self.decoded(name)) }
      if tag.name == "caption" { setTitle() }
      name = nil
    case ("em", false) where name != nil: name = []
    case ("br", _), ("p", true), ("div", true), ("li", true): if cell != nil { cell?.text.append(0x0A) }
    case ("tr", false) where depth == 1: try beginRow(tag)
    case ("col", false) where depth == 1: passColumns(tag)
    case ("td", false) where depth == 1, ("th", false) where depth == 1: try beginCell(tag)
    case ("td", true) where depth == 1, ("th", true) where depth == 1: try endCell()
    case ("tr", true) where depth == 1: try endCell()
    default: break
    }
  }

  private mutating func beginTable() {
    builder = SheetBuilder()
    row = -1
    column = 0
    described = 0
    covered = [:]
    setTitle()
  }

  private mutating func setTitle() {
    if !title.isEmpty, depth == 1 { builder?.name(String(title.prefix(60))) }
  }

  private mutating func endTable() throws(SheetFault) {
    try endCell()
    guard var done = builder else { return }
    guard sheets.count < 1_000 else {
      throw SheetFault(
        message: Phrase(en: "the page has more than 1000 tables", vi: "trang có hơn 1000 bảng"))
    }
    sheets.append(try done.finish(&pool, within: &budget))
    builder = nil
    title = ""
  }

  private mutating func beginRow(_ tag: Tag) throws(SheetFault) {
    try endCell()
    row += 1
    column = 0
    guard row < SheetScanner.mostRows else { throw Self.tooLarge }
    if Self.isHidden(tag) { builder?.hide(row: row) }
  }

  /// Columns that a page describes before its rows, some of which it hides.
  private mutating func passColumns(_ tag: Tag) {
    let count = min(max(1, tag.attributes["span"].flatMap { Int($0) } ?? 1), SheetScanner.mostColumns)
    let end = min(described + count, SheetScanner.mostColumns)
    if Self.isHidden(tag) { builder?.hide(columns: described..<end) }
    described = end
  }

  private mutating func beginCell(_ tag: Tag) throws(SheetFault) {
    try endCell()
    if row < 0 { row = 0 }
    while let last = covered[column], last >= row { column += 1 }
    func count(_ name: String, _ most: Int) -> Int {
      min(max(1, tag.attributes[name].flatMap { Int($0) } ?? 1), most)
    }
    if Self.isHidden(tag) { builder?.hide(columns: column..<column + 1) }
    let colour = tag.attributes["bgcolor"].flatMap { CellFill(hex: $0) }
    cell = ([], count("rowspan", SheetScanner.mostRows), count("colspan", SheetScanner.mostColumns), colour)
  }

  private mutating func endCell() throws(SheetFault) {
    guard let ended = cell else { return }
    cell = nil
    let columns = column..<(column + ended.columns)
    guard columns.upperBound <= SheetScanner.mostColumns else { throw Self.tooLarge }
    column = columns.upperBound
    if ended.rows > 1 {
      try Sheet.take(columns.count, from: &budget)
      for column in columns { covered[column] = row + ended.rows - 1 }
    }
    if let fill = ended.fill { try builder?.color(columns, ofRow: row, fill, within: &budget) }
    let number = pool.number(of: .showing(Self.lines(Self.decoded(ended.text))))
    guard number != 0 else { return }
    try builder?.set(number, row, columns.lowerBound, within: &budget)
    if ended.rows > 1 || ended.columns > 1 {
      try builder?.merge(
        (row...row + ended.rows - 1, columns.lowerBound...columns.upperBound - 1), within: &budget)
    }
  }

  private mutating func take(_ byte: UInt8) {
    // White space of the page's source is one space.
    let byte = byte == 0x0A || byte == 0x0D || byte == 0x09 ? 0x20 : byte
    if cell != nil {
      cell?.text.append(byte)
    } else if name != nil {
      name?.append(byte)
    }
  }

  private static func isHidden(_ tag: Tag) -> Bool {
    tag.attributes["style"]?.lowercased().replacing(" ", with: "").contains("display:none") ?? false
  }

  /// Lines without the spaces around them, and without empty ones at the ends.
  private static func lines(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { plainText(String($0)) }.joined(
      separator: "\n")
  }

  // MARK: - Tags

  private struct Tag {
    var name: String
    var isEnd: Bool
    var attributes: [String: String] = [:]
  }

  /// The tag at hand, which is then passed; nil where the sign is no tag.
  private mutating func tag() -> Tag? {
    var next = at + 1
    let isEnd = next < bytes.count && bytes[next] == 0x2F
    if isEnd { next += 1 }
    let start = next
    while next < bytes.count, Self.isName(bytes[next]) { next += 1 }
    guard next > start else { return nil }
    var tag = Tag(name: String(decoding: bytes[start..<next], as: UTF8.self).lowercased(), isEnd: isEnd)
    while next < bytes.count, bytes[next] != 0x3E {
      let key = next
      while next < bytes.count, Self.isName(bytes[next]) { next += 1 }
      guard next > key else {
        next += 1
        continue
      }
      let name = String(decoding: bytes[key..<next], as: UTF8.self).lowercased()
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      guard next < bytes.count, bytes[next] == 0x3D else { continue }
      next += 1
      while next < bytes.count, bytes[next] == 0x20 { next += 1 }
      let quote: UInt8? =
        next < bytes.count && (bytes[next] == 0x22 || bytes[next] == 0x27) ? bytes[next] : nil
      if quote != nil { next += 1 }
      let value = next
      while next < bytes.count,
        quote.map({ bytes[next] != $0 }) ?? !(bytes[next] == 0x20 || bytes[next] == 0x3E)
      {
        next += 1
      }
      tag.attributes[name] = Self.decoded(Array(bytes[value..<next]))
      if quote != nil { next += 1 }
    }
    at = min(next + 1, bytes.count)
    return tag
  }

  private static func isName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
      || byte == 0x5F
  }

  private func starts(with text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

  private mutating func skip(past mark: String) {
    let mark = Array(mark.utf8)
    while at + mark.count <= bytes.count {
      if (0..<mark.count).allSatisfy({ bytes[at + $0] | (mark[$0] > 0x40 ? 0x20 : 0) == mark[$0] }) {
        at += mark.count
        return
      }
      at += 1
    }
    at = bytes.count
  }

  private static let tooLarge = SheetFault(
    message: Phrase(
      en: "a table of the page has more rows or columns than a spreadsheet",
      vi: "một bảng trong trang có nhiều dòng hoặc cột hơn bảng tính"))

  // MARK: - Characters by name

  /// Text with `&amp;`, `&#7855;` and their like turned into what they stand for; what is none of these is left.
  static func decoded(_ bytes: [UInt8]) -> String {
    guard bytes.contains(0x26) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var at = 0
    while at < bytes.count {
      if bytes[at] == 0x26, let end = bytes[at...].prefix(12).firstIndex(of: 0x3B),
        let scalar = scalar(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
      {
        result += String(scalar).utf8
        at = end + 1
      } else {
        result.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func scalar(_ name: String) -> UnicodeScalar? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let value =
        digits.lowercased().hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap { UnicodeScalar($0) }
    }
    if let value = named[name] { return UnicodeScalar(value) }
    // Letters with a mark: `&eacute;` is e and its acute.
    guard let letter = name.unicodeScalars.first, let mark = marks[String(name.dropFirst())] else {
      return nil
    }
    let composed = normalized(String(letter) + String(UnicodeScalar(mark)!))
    return composed.unicodeScalars.count == 1 ? composed.unicodeScalars.first : nil
  }

  private static let named: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ndash": 0x2013,
    "mdash": 0x2014, "hellip": 0x2026, "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D,
    "middot": 0xB7, "bull": 0x2022, "ETH": 0xD0, "times": 0xD7, "deg": 0xB0,
  ]
  private static let marks: [String: UInt32] = [
    "grave": 0x300, "acute": 0x301, "circ": 0x302, "tilde": 0x303, "uml": 0x308, "breve": 0x306,
    "cedil": 0x327, "caron": 0x30C,
  ]
}
