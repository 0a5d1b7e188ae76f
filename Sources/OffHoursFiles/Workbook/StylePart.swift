internal import OffHours

/// The looks of a workbook's cells: what is there keeps its bytes and numbers, what is new is added at the end.
struct StylePart {
  /// A look that the program gives to cells of its own.
  struct Look: Hashable {
    var isBold = false, isItalic = false, isQuiet = false
    /// The colour of the ground, `FFRRGGBB`; nil: none.
    var fill: String?
    var hasBorder = false, wraps = false
    /// A number format; nil: general.
    var format: String?
  }

  /// The elements of one list, such as `fonts`.
  private struct List {
    /// Bytes of the element with its tags in the source; nil where the part has none.
    var span: Range<Int>?
    var items: [String] = []
    var isChanged = false
  }

  private let bytes: [UInt8]
  private var lists: [String: List] = [:]
  private static let order = ["numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs"]
  /// Numbers of looks that were added.
  private var numbers: [Look: Int] = [:]
  /// Numbers of looks with another ground.
  private var filled: [String: Int] = [:]

  /// The grounds of cells that hold a fault, and of those that hold a doubt.
  static let faultFill = "FFFFB3A7", doubtFill = "FFFFE9A8"

  /// Reads `styles.xml`; a fault where it has not the lists that looks are made of.
  init(_ bytes: [UInt8], name: String) throws(SheetFault) {
    self.bytes = bytes
    for list in Self.order { lists[list] = List() }
    var tags = TagScanner(bytes)
    var depth = 0
    var current: String?
    var listStart = 0, itemStart = 0
    while let tag = tags.next() {
      if !tag.isEnd {
        depth += 1
        if depth == 2, Self.order.contains(tag.localName) {
          current = tag.localName
          listStart = tag.span.lowerBound
        } else if depth == 3 {
          itemStart = tag.span.lowerBound
        }
      }
      if tag.isEnd || tag.isEmpty {
        if depth == 3, let current {
          lists[current]?.items.append(
            String(decoding: bytes[itemStart..<tag.span.upperBound], as: UTF8.self))
        } else if depth == 2, let done = current {
          lists[done]?.span = listStart..<tag.span.upperBound
          current = nil
        }
        depth -= 1
      }
    }
    guard ["fonts", "fills", "borders", "cellXfs"].allSatisfy({ lists[$0]?.span != nil }) else {
      throw ZipArchive.damaged("\(name) is not as expected", "\(name) không đúng dạng")
    }
  }

  /// The number of a look; it is added where the workbook has none.
  mutating func number(of look: Look) -> Int {
    if let number = numbers[look] { return number }
    let font =
      look.isBold || look.isItalic || look.isQuiet
      ? add("fonts", Self.font(look, like: lists["fonts"]?.items.first)) : 0
    let fill = look.fill.map { add("fills", Self.fill($0)) } ?? 0
    let border =
      look.hasBorder
      ? add(
        "borders", "<border>\(["left", "right", "top", "bottom"].map(Self.side).joined())<diagonal/></border>"
      )
      : 0
    let format = look.format.map { self.format($0) } ?? 0
    let number = add(
      "cellXfs",
      """
      <xf numFmtId="\(format)" fontId="\(font)" fillId="\(fill)" borderId="\(border)" xfId="0"\
      \(format > 0 ? " applyNumberFormat=\"1\"" : "")\(font > 0 ? " applyFont=\"1\"" : "")\
      \(fill > 0 ? " applyFill=\"1\"" : "")\(border > 0 ? " applyBorder=\"1\"" : "") applyAlignment="1">\
      <alignment vertical="\(look.wraps ? "center" : "top")"\(look.wraps ? " wrapText=\"1\"" : "")/></xf>
      """)
    numbers[look] = number
    return number
  }

  /// Numbers of the looks added so far in which text is broken into lines.
  var wrapped: Set<Int> { Set(numbers.filter { $0.key.wraps }.map(\.value)) }

  private static func font(_ look: Look, like first: String?) -> String {
    // The name and size of the workbook's own letters.
    let name = first.flatMap { attribute("name", "val", in: $0) } ?? "Calibri"
    let size = first.flatMap { attribute("sz", "val", in: $0) } ?? "11"
    return """
      <font>\(look.isBold ? "<b/>" : "")\(look.isItalic ? "<i/>" : "")<sz val="\(size)"/>\
      <color rgb="\(look.isQuiet ? "FF707070" : "FF000000")"/><name val="\(name)"/></font>
      """
  }

  private static func attribute(_ element: String, _ name: StaticString, in xml: String) -> String? {
    var tags = TagScanner(Array(xml.utf8))
    while let tag = tags.next() { if !tag.isEnd, tag.localName == element { return tag.text(name) } }
    return nil
  }

  private static func fill(_ colour: String) -> String {
    "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\(colour)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
  }

  private static func side(_ name: String) -> String {
    "<\(name) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\(name)>"
  }

  // MARK: Grounds

  /// The fill of a look, as XML; nil where the number is unknown.
  func fill(of number: Int) -> String? {
    guard let fill = fillNumber(number), let fills = lists["fills"]?.items, fills.indices.contains(fill)
    else { return nil }
    return fills[fill]
  }

  /// Whether a look has one of the grounds that marks have.
  func isMarked(_ number: Int) -> Bool {
    guard let fill = fill(of: number) else { return false }
    return fill.contains(Self.faultFill) || fill.contains(Self.doubtFill)
  }

  /// The number of the same look with another fill, given as XML.
  mutating func number(_ number: Int, withFill fill: String) -> Int {
    let key = "\(number) \(fill)"
    if let known = filled[key] { return known }
    guard let items = lists["cellXfs"]?.items, items.indices.contains(number) else { return number }
    let position = add("fills", fill)
    let changed = Self.xf(items[number], "fillId", position, apply: "applyFill")
    let result = add("cellXfs", changed)
    filled[key] = result
    return result
  }

  /// The number of the same look with the ground of a fault or of a doubt.
  mutating func marked(_ number: Int, isFault: Bool) -> Int {
    self.number(number, withFill: Self.fill(isFault ? Self.faultFill : Self.doubtFill))
  }

  /// The fill of cells that have none.
  static let noFill = "<fill><patternFill patternType=\"none\"/></fill>"

  private func fillNumber(_ number: Int) -> Int? {
    guard let items = lists["cellXfs"]?.items, items.indices.contains(number) else { return nil }
    var tags = TagScanner(Array(items[number].utf8))
    return tags.next().map { $0.number("fillId") ?? 0 }
  }

  /// The number of a look that shows a value of a format as what it is: the same look where it shows days or times already,
  /// else one with this format. `format`: nil or `@` ask for nothing, and so does a value that is no number.
  mutating func number(_ number: Int, showing content: CellContent, as format: String?) -> Int {
    guard case .number = content, let format, format != "@", let items = lists["cellXfs"]?.items,
      items.indices.contains(number), !showsDays(items[number])
    else { return number }
    let id = self.format(format)
    return add("cellXfs", Self.xf(items[number], "numFmtId", id, apply: "applyNumberFormat"))
  }

  private func showsDays(_ look: String) -> Bool {
    var tags = TagScanner(Array(look.utf8))
    let id = tags.next().map { $0.number("numFmtId") ?? 0 } ?? 0
    let code = lists["numFmts"]!.items.lazy.compactMap { item -> String? in
      var tags = TagScanner(Array(item.utf8))
      guard let tag = tags.next(), tag.number("numFmtId") == id else { return nil }
      return tag.text("formatCode")
    }.first
    return switch NumberStyle(id: id, code: code) {
    case .date, .time, .dateAndTime, .elapsed: true
    case .number, .percent, .digits: false
    }
  }

  /// An `xf` with another fill or format; its other attributes stay.
  private static func xf(_ source: String, _ key: String, _ value: Int, apply: String) -> String {
    var source = source
    for name in [key, apply] {
      guard let start = source.firstRange(of: " \(name)=\""),
        let end = source[start.upperBound...].firstIndex(of: "\"")
      else { continue }
      source.removeSubrange(start.lowerBound...end)
    }
    guard let name = source.firstIndex(where: { $0 == " " || $0 == "/" || $0 == ">" }) else { return source }
    source.insert(contentsOf: " \(key)=\"\(value)\"\(value == 0 ? "" : " \(apply)=\"1\"")", at: name)
    return source
  }

  // MARK: Lists

  /// The position of an element in a list; it is added where it is not there.
  private mutating func add(_ list: String, _ item: String) -> Int {
    if let there = lists[list]!.items.firstIndex(of: item) { return there }
    lists[list]!.items.append(item)
    lists[list]!.isChanged = true
    return lists[list]!.items.count - 1
  }

  private mutating func format(_ code: String) -> Int {
    let escaped = BookXML.escaped(code)
    var highest = 163
    for item in lists["numFmts"]!.items {
      var tags = TagScanner(Array(item.utf8))
      guard let tag = tags.next(), let id = tag.number("numFmtId") else { continue }
      if tag.text("formatCode") == escaped { return id }
      highest = max(highest, id)
    }
    _ = add("numFmts", "<numFmt numFmtId=\"\(highest + 1)\" formatCode=\"\(escaped)\"/>")
    return highest + 1
  }

  /// The part with what was added.
  var source: [UInt8] {
    guard lists.values.contains(where: \.isChanged) else { return bytes }
    var output = bytes
    // From the end, so that earlier places hold.
    for name in Self.order.reversed() {
      guard let list = lists[name], list.isChanged else { continue }
      let text = Array("<\(name) count=\"\(list.items.count)\">\(list.items.joined())</\(name)>".utf8)
      if let span = list.span {
        output.replaceSubrange(span, with: text)
      } else if let fonts = lists["fonts"]?.span {
        // Number formats stand first.
        output.insert(contentsOf: text, at: fonts.lowerBound)
      }
    }
    return output
  }

  /// The part of a workbook that has no looks yet.
  static let empty = Array(
    """
    \(BookXML.declaration)<styleSheet xmlns="\(BookXML.main)">\
    <fonts count="1"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>\
    <fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
    <borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
    <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
    <cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
    <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>
    """.utf8)
}
