internal import OffHours
internal import OffHoursContainers

/// A workbook that is being changed part by part: parts that nobody touches keep their bytes.
struct BookPackage {
  private let archive: ZipArchive?
  /// Names of the parts, in order.
  private var names: [String]
  private var changed: [String: [UInt8]] = [:]
  /// The part that lists the sheets, and the one with the looks.
  private let main: String
  private let stylesPart: String
  /// The looks.
  var styles: StylePart

  /// A workbook without sheets.
  init(title: String) throws(SheetFault) {
    archive = nil
    main = "xl/workbook.xml"
    stylesPart = "xl/styles.xml"
    names = []
    styles = try StylePart(StylePart.empty, name: stylesPart)
    let kind = BookXML.content
    put(
      "[Content_Types].xml",
      """
      \(BookXML.declaration)<Types xmlns="\(BookXML.package)/content-types">\
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
      <Default Extension="xml" ContentType="application/xml"/>\
      <Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>\
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
      <Override PartName="/xl/workbook.xml" ContentType="\(kind).sheet.main+xml"/>\
      <Override PartName="/xl/styles.xml" ContentType="\(kind).styles+xml"/></Types>
      """)
    put(
      "_rels/.rels",
      """
      \(BookXML.declaration)<Relationships xmlns="\(BookXML.package)/relationships">\
      <Relationship Id="rId1" Type="\(BookXML.office)/officeDocument" Target="xl/workbook.xml"/>\
      <Relationship Id="rId2" Type="\(BookXML.package)/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
      </Relationships>
      """)
    put(
      "docProps/core.xml",
      """
      \(BookXML.declaration)<cp:coreProperties xmlns:cp="\(BookXML.package)/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(XMLText.escaped(title))</dc:title>\
      <dc:creator>OffHours</dc:creator></cp:coreProperties>
      """)
    put(
      main,
      """
      \(BookXML.declaration)<workbook xmlns="\(BookXML.main)" xmlns:r="\(BookXML.office)">\
      <bookViews><workbookView/></bookViews><sheets></sheets></workbook>
      """)
    put(
      BookXML.relations(of: main),
      """
      \(BookXML.declaration)<Relationships xmlns="\(BookXML.package)/relationships">\
      <Relationship Id="rId1" Type="\(BookXML.office)/styles" Target="styles.xml"/></Relationships>
      """)
    put(stylesPart, String(decoding: StylePart.empty, as: UTF8.self))
  }

  /// A workbook that is there.
  init(_ book: BookFile) throws(SheetFault) {
    archive = book.archive
    names = book.archive.names
    main = book.main
    guard let stylesPart = book.stylesPart, let bytes = try book.archive.entry(stylesPart) else {
      throw ZipArchive.damaged("it has no looks", "không có phần định dạng")
    }
    self.stylesPart = stylesPart
    styles = try StylePart(bytes, name: stylesPart)
  }

  private mutating func put(_ name: String, _ text: String) { put(name, Array(text.utf8)) }

  /// Puts a part in place of the one that is there, or adds it.
  mutating func put(_ name: String, _ bytes: [UInt8]) {
    if changed.updateValue(bytes, forKey: name) == nil, !names.contains(name) { names.append(name) }
  }

  /// A part as it stands now; nil where there is none.
  func part(_ name: String) throws(SheetFault) -> [UInt8]? {
    if let bytes = changed[name] { return bytes }
    return try archive?.entry(name)
  }

  private func text(_ name: String) throws(SheetFault) -> String {
    guard let bytes = try part(name) else { throw ZipArchive.damaged("\(name) is missing", "thiếu \(name)") }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The file.
  mutating func finished() throws(SheetFault) -> [UInt8] {
    put(stylesPart, styles.source)
    var zip = ZipWriter()
    for name in names {
      if let bytes = try part(name) { zip.add(name, bytes) }
    }
    return zip.finished()
  }

  // MARK: Sheets

  /// The parts of all sheets by name, in order.
  func sheets() throws(SheetFault) -> [(name: String, part: String)] {
    let relations = try relations(main)
    var result: [(name: String, part: String)] = []
    var scanner = try XMLScanner(Array(try text(main).utf8), name: main)
    while let piece = try scanner.next() {
      guard piece == .start("sheet"), let id = scanner.attributes["id"],
        let relation = relations.first(where: { $0.id == id })
      else { continue }
      result.append((normalized(scanner.attributes["name"] ?? ""), relation.target))
    }
    return result
  }

  private func relations(_ part: String) throws(SheetFault) -> [BookFile.Relation] {
    let name = BookXML.relations(of: part)
    guard let bytes = try self.part(name) else { return [] }
    var scanner = try XMLScanner(bytes, name: name)
    var result: [BookFile.Relation] = []
    while let piece = try scanner.next() {
      guard piece == .start("Relationship"), let id = scanner.attributes["Id"],
        let target = scanner.attributes["Target"], let type = scanner.attributes["Type"]
      else { continue }
      let isExternal = scanner.attributes["TargetMode"] == "External"
      result.append(
        BookFile.Relation(
          id: id, kind: Path.name(of: type),
          target: isExternal ? target : BookXML.resolve(target, from: part), isExternal: isExternal))
    }
    return result
  }

  /// Adds a sheet at the end; the part's name comes back.
  mutating func addSheet(_ name: String, _ source: [UInt8], isHidden: Bool = false) throws(SheetFault)
    -> String
  {
    let part = freeName("xl/worksheets/sheet", ".xml")
    put(part, source)
    try addType(part, "\(BookXML.content).worksheet+xml")
    let id = try relate(main, "worksheet", part)
    var book = try text(main)
    let numbers = book.ranges(of: "sheetId=\"").compactMap { range in
      Int(book[range.upperBound...].prefix { $0 != "\"" })
    }
    let hidden = isHidden ? " state=\"veryHidden\"" : ""
    // Declared here as well: some writers declare the prefix sheet by sheet only.
    let (prefix, address) = try relationPrefix(book)
    let entry =
      "<sheet xmlns:\(prefix)=\"\(address)\" name=\"\(BookXML.escaped(name))\" sheetId=\"\((numbers.max() ?? 0) + 1)\"\(hidden) \(prefix):id=\"\(id)\"/>"
    guard let end = book.firstRange(of: "</sheets>") else {
      throw ZipArchive.damaged("\(main) is not as expected", "\(main) không đúng dạng")
    }
    book.insert(contentsOf: entry, at: end.lowerBound)
    put(main, book)
    return part
  }

  /// The prefix that the workbook has for relations, and what it stands for.
  private func relationPrefix(_ book: String) throws(SheetFault) -> (prefix: String, address: String) {
    for address in [BookXML.office, "http://purl.oclc.org/ooxml/officeDocument/relationships"] {
      guard let range = book.firstRange(of: "=\"\(address)\"") else { continue }
      let before = book[..<range.lowerBound]
      if let colon = before.lastIndex(of: ":") {
        return (String(before[before.index(after: colon)...]), address)
      }
    }
    throw ZipArchive.damaged("\(main) is not as expected", "\(main) không đúng dạng")
  }

  private func freeName(_ stem: String, _ ending: String) -> String {
    var number = 1
    let taken = Set(names.map { $0.lowercased() })
    while taken.contains("\(stem)\(number)\(ending)".lowercased()) { number += 1 }
    return "\(stem)\(number)\(ending)"
  }

  private mutating func addType(_ part: String, _ type: String) throws(SheetFault) {
    var types = try text("[Content_Types].xml")
    guard !types.contains("PartName=\"/\(part)\""), let end = types.firstRange(of: "</Types>") else { return }
    types.insert(contentsOf: "<Override PartName=\"/\(part)\" ContentType=\"\(type)\"/>", at: end.lowerBound)
    put("[Content_Types].xml", types)
  }

  /// Lets a part name another; the relation's id comes back.
  private mutating func relate(_ part: String, _ kind: String, _ target: String) throws(SheetFault) -> String
  {
    let name = BookXML.relations(of: part)
    var source =
      try self.part(name).map { String(decoding: $0, as: UTF8.self) }
      ?? "\(BookXML.declaration)<Relationships xmlns=\"\(BookXML.package)/relationships\"></Relationships>"
    if source.hasSuffix("/>"), !source.contains("</Relationships>") {
      source = String(source.dropLast(2)) + "></Relationships>"
    }
    let taken = Set(try relations(part).map(\.id))
    var number = 1
    while taken.contains("rId\(number)") { number += 1 }
    guard let end = source.firstRange(of: "</Relationships>") else {
      throw ZipArchive.damaged("\(name) is not as expected", "\(name) không đúng dạng")
    }
    source.insert(
      contentsOf:
        "<Relationship Id=\"rId\(number)\" Type=\"\(BookXML.office)/\(kind)\" Target=\"/\(target)\"/>",
      at: end.lowerBound)
    put(name, source)
    return "rId\(number)"
  }

  // MARK: Notes

  /// The notes of a sheet's part.
  func notes(of sheet: String) throws(SheetFault) -> NotePart {
    let relations = try relations(sheet)
    let comments = relations.first { $0.kind == "comments" }
    let drawing = relations.first { $0.kind == "vmlDrawing" }
    var parts: (comments: [UInt8]?, drawing: [UInt8]?)
    if let comments { parts.comments = try part(comments.target) }
    if let drawing { parts.drawing = try part(drawing.target) }
    return try NotePart(comments: parts.comments, drawing: parts.drawing)
  }

  /// Puts notes on a sheet.
  mutating func put(_ notes: NotePart, on sheet: String) throws(SheetFault) {
    let relations = try relations(sheet)
    if let comments = relations.first(where: { $0.kind == "comments" }) {
      put(comments.target, notes.comments)
    } else if !notes.isEmpty {
      let part = freeName("xl/comments", ".xml")
      put(part, notes.comments)
      try addType(part, "\(BookXML.content).comments+xml")
      _ = try relate(sheet, "comments", part)
    } else {
      return
    }
    if let drawing = relations.first(where: { $0.kind == "vmlDrawing" }) {
      put(drawing.target, notes.boxes)
      return
    }
    let part = freeName("xl/drawings/vmlDrawing", ".vml")
    put(part, notes.boxes)
    try addType(part, "application/vnd.openxmlformats-officedocument.vmlDrawing")
    let id = try relate(sheet, "vmlDrawing", part)
    var source = try text(sheet)
    // After page settings and drawings, before what the schema lets follow.
    let later = [
      "<legacyDrawingHF", "<picture", "<oleObjects", "<controls", "<webPublishItems", "<tableParts",
      "<extLst", "</worksheet>",
    ]
    guard let at = later.lazy.compactMap({ source.firstRange(of: $0)?.lowerBound }).first else { return }
    source.insert(
      contentsOf: "<legacyDrawing xmlns:r=\"\(BookXML.office)\" r:id=\"\(id)\"/>", at: at)
    put(sheet, source)
  }
}

extension BookXML {
  /// Text inside XML.
  static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
