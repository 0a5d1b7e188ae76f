internal import OffHours

/// Reads the sheets of an .xlsx workbook (ECMA-376): values as cells show them, merged ranges, what is hidden. An
/// OpenDocument spreadsheet is handed on.
struct WorkbookReader {
  private let archive: ZipArchive
  private var book = WorkbookParts()

  private struct SheetEntry {
    var name: String
    var relation: String
    var isHidden: Bool
  }

  /// The workbook in `bytes`.
  static func read(_ path: String, _ bytes: [UInt8]) throws(SheetFault) -> Workbook {
    let archive = try ZipArchive(bytes)
    if !archive.names.contains("[Content_Types].xml"), try OpenDocumentReader.isSpreadsheet(archive) {
      return try OpenDocumentReader.read(path, archive)
    }
    var reader = WorkbookReader(archive: archive)
    return try reader.workbook(path)
  }

  private init(archive: ZipArchive) { self.archive = archive }

  private mutating func workbook(_ path: String) throws(SheetFault) -> Workbook {
    let main = try mainPart()
    let folder = Path.folder(of: main)
    let relations = try relations(of: main)
    let entries = try sheets(main)
    // Colours may be those of the theme, so it comes first.
    for wanted in ["theme", "styles", "sharedStrings"] {
      for (kind, target) in relations.values.sorted(by: { $0.target < $1.target }) where kind == wanted {
        guard let stream = try archive.stream(Self.resolve(target, in: folder)) else { continue }
        try book.read(kind, XMLScanner(stream, name: Path.name(of: target)))
      }
    }
    var workbook = Workbook(path: path, format: "XLSX")
    var seen: [String: String] = [:]
    for entry in entries {
      guard let (kind, target) = relations[entry.relation] else {
        throw ZipArchive.damaged(
          "sheet '\(entry.name)' leads nowhere", "trang '\(entry.name)' không có nội dung")
      }
      // Chart sheets and macro sheets hold no cells.
      guard kind == "worksheet" else { continue }
      let part = Self.resolve(target, in: folder)
      if let other = seen.updateValue(entry.name, forKey: part) {
        throw ZipArchive.damaged(
          "the sheets '\(other)' and '\(entry.name)' lead to the same part",
          "các trang '\(other)' và '\(entry.name)' cùng trỏ tới một nội dung")
      }
      guard let stream = try archive.stream(part) else {
        throw ZipArchive.damaged("\(part) is missing", "thiếu \(part)")
      }
      var scanner = SheetScanner(try XMLScanner(stream, name: part))
      var sheet = try scanner.read(&book)
      sheet.name = normalized(entry.name)
      sheet.isHidden = entry.isHidden
      workbook.sheets.append(sheet)
    }
    for position in workbook.sheets.indices { workbook.sheets[position].use(book.pool) }
    guard !workbook.sheets.isEmpty else { throw ZipArchive.damaged("it has no sheet", "không có trang nào") }
    return workbook
  }

  /// The path of the part that names the sheets.
  private func mainPart() throws(SheetFault) -> String {
    if let bytes = try archive.entry("_rels/.rels") {
      var scanner = try XMLScanner(bytes, name: "_rels/.rels")
      while let piece = try scanner.next() {
        guard piece == .start("Relationship"),
          scanner.attributes["Type"]?.hasSuffix("/officeDocument") ?? false,
          let target = scanner.attributes["Target"]
        else { continue }
        let part = Self.resolve(target, in: ".")
        if part.hasSuffix(".bin") { throw Self.other("a binary workbook (.xlsb)", "sổ nhị phân (.xlsb)") }
        if !part.hasSuffix(".xml") || part.contains("word/") || part.contains("ppt/") {
          throw Self.other(
            "no workbook but another office document", "tài liệu văn phòng khác, không phải bảng tính")
        }
        return part
      }
    }
    if archive.names.contains("xl/workbook.xml") { return "xl/workbook.xml" }
    if archive.names.contains("content.xml") {
      throw Self.other(
        "an OpenDocument file without sheets", "tệp OpenDocument không phải bảng tính")
    }
    throw Self.other("a ZIP archive without a workbook", "kho lưu trữ ZIP không có bảng tính")
  }

  private static func other(_ en: String, _ vi: String) -> SheetFault {
    SheetFault(
      message: Phrase(
        en: "the file is \(en); expected a workbook (.xlsx or .ods): save it as such",
        vi: "tệp là \(vi); cần sổ bảng tính (.xlsx hoặc .ods): hãy lưu lại dạng đó"))
  }

  /// A target as seen from a folder of the archive.
  private static func resolve(_ target: String, in folder: String) -> String {
    let path =
      target.hasPrefix("/") ? String(target.dropFirst()) : folder == "." ? target : "\(folder)/\(target)"
    return Path.normalized(path)
  }

  private func relations(of part: String) throws(SheetFault) -> [String: (kind: String, target: String)] {
    let folder = Path.folder(of: part)
    let name = "\(folder == "." ? "" : folder + "/")_rels/\(Path.name(of: part)).rels"
    guard let bytes = try archive.entry(name) else {
      throw ZipArchive.damaged("\(name) is missing", "thiếu \(name)")
    }
    var scanner = try XMLScanner(bytes, name: name)
    var result: [String: (kind: String, target: String)] = [:]
    while let piece = try scanner.next() {
      guard piece == .start("Relationship"), let id = scanner.attributes["Id"],
        let target = scanner.attributes["Target"],
        let type = scanner.attributes["Type"], scanner.attributes["TargetMode"] != "External"
      else { continue }
      result[id] = (Path.name(of: type), target)
    }
    return result
  }

  private mutating func sheets(_ part: String) throws(SheetFault) -> [SheetEntry] {
    guard let bytes = try archive.entry(part) else {
      throw ZipArchive.damaged("\(part) is missing", "thiếu \(part)")
    }
    var scanner = try XMLScanner(bytes, name: part)
    var result: [SheetEntry] = []
    while let piece = try scanner.next() {
      let attributes = scanner.attributes
      switch piece {
      case .start("workbookPr"): book.is1904 = ["1", "true"].contains(attributes["date1904"] ?? "")
      case .start("sheet"):
        result.append(
          SheetEntry(
            name: attributes["name"] ?? "", relation: attributes["id"] ?? "",
            isHidden: ["hidden", "veryHidden"].contains(attributes["state"] ?? "")))
      default: break
      }
    }
    guard result.count <= 1_000 else {
      throw ZipArchive.damaged("it has \(result.count) sheets", "có \(result.count) trang")
    }
    return result
  }
}
