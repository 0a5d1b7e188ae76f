internal import OffHours

/// An .xlsx file by its parts: which sheets it has, and what their cells hold.
struct BookFile {
  /// A sheet as the workbook lists it.
  struct Entry {
    var name: String
    /// The part that holds it.
    var part: String
    var isHidden: Bool
  }

  /// What leads from one part to others.
  struct Relation {
    var id, kind, target: String
    var isExternal: Bool
  }

  /// The parts.
  let archive: ZipArchive
  /// The part that lists the sheets.
  let main: String
  /// Its sheets that hold cells, in order.
  private(set) var sheets: [Entry] = []
  /// The parts that hold strings and looks; nil where there are none.
  private(set) var stringsPart: String?
  private(set) var stylesPart: String?
  private var strings: [String] = []
  private var formats: [CellFormat] = []
  private let is1904: Bool

  /// Opens a workbook. Everything but an .xlsx is a fault that names what it is.
  init(_ bytes: [UInt8]) throws(SheetFault) {
    archive = try ZipArchive(bytes)
    var main: String?
    for relation in try Self.relations("", in: archive) where relation.kind == "officeDocument" {
      main = relation.target
    }
    guard let main, main.hasSuffix(".xml"), let book = try archive.entry(main) else {
      throw SheetFault(
        message: Phrase(
          en: "the file is no .xlsx workbook; open it in a spreadsheet program and save it as .xlsx",
          vi: "tệp không phải sổ .xlsx; hãy mở bằng chương trình bảng tính rồi lưu dạng .xlsx"))
    }
    self.main = main
    let relations = try Self.relations(main, in: archive)
    var is1904 = false
    var scanner = try XMLScanner(book, name: main)
    while let piece = try scanner.next() {
      let attributes = scanner.attributes
      switch piece {
      case .start("workbookPr"): is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
      case .start("sheet"):
        guard let relation = relations.first(where: { $0.id == attributes["id"] }),
          relation.kind == "worksheet"
        else { continue }
        sheets.append(
          Entry(
            name: normalized(attributes["name"] ?? ""), part: relation.target,
            isHidden: attributes["state"].map { $0 != "visible" } ?? false))
      default: break
      }
    }
    self.is1904 = is1904
    for relation in relations {
      if relation.kind == "sharedStrings" { stringsPart = relation.target }
      if relation.kind == "styles" { stylesPart = relation.target }
    }
    try readStrings()
    try readStyles()
  }

  /// The relations of a part; of the package where the part is empty.
  static func relations(_ part: String, in archive: ZipArchive) throws(SheetFault) -> [Relation] {
    let name = part.isEmpty ? "_rels/.rels" : BookXML.relations(of: part)
    guard let bytes = try archive.entry(name) else { return [] }
    var scanner = try XMLScanner(bytes, name: name)
    var result: [Relation] = []
    while let piece = try scanner.next() {
      guard piece == .start("Relationship"), let id = scanner.attributes["Id"],
        let target = scanner.attributes["Target"], let type = scanner.attributes["Type"]
      else { continue }
      let isExternal = scanner.attributes["TargetMode"] == "External"
      result.append(
        Relation(
          id: id, kind: Path.name(of: type),
          target: isExternal ? target : BookXML.resolve(target, from: part), isExternal: isExternal))
    }
    return result
  }

  /// A sheet's XML.
  func part(of entry: Entry) throws(SheetFault) -> SheetPart {
    guard let bytes = try archive.entry(entry.part) else {
      throw ZipArchive.damaged("\(entry.part) is missing", "thiếu \(entry.part)")
    }
    return try SheetPart(bytes, name: entry.part)
  }

  /// What a cell holds; `isVerbatim`: text with the white space at its ends.
  func value(
    _ cell: SheetPart.Cell, in part: SheetPart, _ name: String, isVerbatim: Bool = false
  ) throws(SheetFault) -> CellValue {
    let raw = part.bytes[cell.value]
    if cell.kind == .inline {
      if isVerbatim { return .text(try BookXML.plainText(raw, name)) }
      return .text(normalized(Parse.trimmed(try BookXML.plainText(raw, name))))
    }
    guard !raw.isEmpty, let text = BookXML.unescaped(raw) else {
      return cell.isFormula ? .noValue : .none
    }
    switch cell.kind {
    case .shared:
      guard let index = decimal(Parse.trimmed(text).utf8), strings.indices.contains(index) else {
        throw ZipArchive.damaged(
          "a cell names the string \(text), which is not there", "có ô trỏ tới chuỗi \(text) không tồn tại")
      }
      return .text(strings[index])
    case .text: return .text(normalized(Parse.trimmed(XMLCodes.decoded(text))))
    case .error: return .error(text)
    case .flag: return .flag(Parse.trimmed(text) == "1")
    case .date: return .text(Parse.trimmed(text))
    default:
      guard let number = Parse.number(Parse.trimmed(text)) else { return .text(Parse.trimmed(text)) }
      let format = formats.indices.contains(cell.style) ? formats[cell.style] : CellFormat()
      return .number(number, format, is1904: is1904)
    }
  }

  private mutating func readStrings() throws(SheetFault) {
    guard let stringsPart, let bytes = try archive.entry(stringsPart) else { return }
    var tags = TagScanner(bytes)
    var start: Int?
    while let tag = tags.next() {
      guard tag.is("si") else { continue }
      if tag.isEmpty {
        strings.append("")
      } else if tag.isEnd, let from = start {
        let text = try BookXML.plainText(bytes[from..<tag.span.lowerBound], stringsPart)
        strings.append(normalized(Parse.trimmed(text)))
      } else {
        start = tag.span.upperBound
      }
    }
  }

  private mutating func readStyles() throws(SheetFault) {
    guard let stylesPart, let bytes = try archive.entry(stylesPart) else { return }
    var scanner = try XMLScanner(bytes, name: stylesPart)
    var codes: [Int: String] = [:]
    var isInCells = false
    while let piece = try scanner.next() {
      switch piece {
      case .start("numFmt"):
        if let id = scanner.attributes["numFmtId"].flatMap({ Int($0) }) {
          codes[id] = scanner.attributes["formatCode"]
        }
      case .start("cellXfs"): isInCells = true
      case .end("cellXfs"): isInCells = false
      case .start("xf") where isInCells:
        let id = scanner.attributes["numFmtId"].flatMap { Int($0) } ?? 0
        let code = codes[id]
        let zeros = code.map { $0.allSatisfy { $0 == "0" } ? $0.count : 0 } ?? 0
        // A share is read as the number that it is.
        let style = NumberStyle(id: id, code: code)
        formats.append(CellFormat(style: style == .percent ? .number : style, digits: zeros))
      default: break
      }
    }
  }
}

/// How a number is shown.
struct CellFormat: Hashable, Sendable {
  var style = NumberStyle.number
  /// Digits at least, zeros before the number.
  var digits = 0
}

/// What a cell holds, by its kind.
enum CellValue: Sendable {
  case none
  case text(String)
  case number(Double, CellFormat, is1904: Bool)
  case flag(Bool)
  /// A value such as `#N/A`.
  case error(String)
  /// A formula whose value nobody has worked out.
  case noValue

  /// As the format of scenarios writes it: dates as `2027-03-01`, times as `07:30`, both as `2027-03-01T07:30`.
  /// Durations that were typed as times come out as such where `isDuration`.
  func text(isDuration: Bool = false) -> String {
    switch self {
    case .none, .noValue: return ""
    case .text(let text), .error(let text): return text
    case .flag(let flag): return flag ? "true" : "false"
    case .number(let number, let format, let is1904):
      return Self.text(number, format, is1904: is1904, isDuration: isDuration)
    }
  }

  private static func text(_ number: Double, _ format: CellFormat, is1904: Bool, isDuration: Bool) -> String {
    if case .digits = format.style { return format.style.cell(number, is1904: is1904).text }
    if format.style != .number, number >= 0, number < 2_958_466 {
      var minutes = Int((number * 1440).rounded())
      if format.style == .time || format.style == .elapsed || number < 1, number <= 2 {
        if isDuration {
          return minutes % 60 == 0
            ? "\(minutes / 60)h" : minutes < 60 ? "\(minutes)m" : "\(minutes / 60)h\(minutes % 60)m"
        }
        return "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
      }
      let day = minutes / 1440
      minutes %= 1440
      let zero =
        is1904 ? CivilDate(year: 1904, month: 1, day: 1)! : CivilDate(year: 1899, month: 12, day: 30)!
      let date = zero + day
      return minutes == 0 ? "\(date)" : "\(date)T\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
    }
    if number == number.rounded(), abs(number) < 1e15 {
      let digits = String(Int(number.magnitude))
      return (number < 0 ? "-" : "")
        + String(repeating: "0", count: max(0, format.digits - digits.count)) + digits
    }
    // 0.1 + 0.2 is 0.3, as spreadsheets show it.
    let rounded = (number * 1e10).rounded() / 1e10
    return abs(number) < 1e5 ? "\(rounded)" : "\(number)"
  }
}
