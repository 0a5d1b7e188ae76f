internal import OffHours
internal import OffHoursContainers

/// XML of workbooks: text of cells, names of parts, addresses of namespaces.
enum BookXML {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let package = "http://schemas.openxmlformats.org/package/2006"
  static let content = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  /// The attribute that keeps white space, for texts that have any but single spaces inside: a roster has many cells.
  static func space(_ text: String) -> String {
    let bytes = text.utf8
    let isPlain =
      bytes.first != 0x20 && bytes.last != 0x20 && !text.contains("  ")
      && !bytes.contains { [0x09, 0x0A, 0x0D].contains($0) }
    return isPlain ? "" : " xml:space=\"preserve\""
  }

  /// Text as cells store it: what XML cannot hold, and what looks like such a code, as `_x000D_`.
  static func cellText(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if scalar == "_", Self.isCode(rest) || isControl(scalar) {
        result += "_x005F_"
      } else if isControl(scalar) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
      } else {
        result.unicodeScalars.append(scalar)
      }
      rest = rest.dropFirst()
    }
    return XMLText.escaped(result)
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || scalar.value == 0xFFFE
      || scalar.value == 0xFFFF
  }

  private static func isCode(_ text: Substring.UnicodeScalarView) -> Bool {
    let code = Array(text.prefix(7))
    return code.count == 7 && code[1] == "x" && code[6] == "_"
      && code[2..<6].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  /// Text between tags, entities resolved; nil where one of them is unknown.
  static func unescaped(_ bytes: ArraySlice<UInt8>) -> String? {
    guard bytes.contains(0x26) || bytes.contains(0x0D) else {
      return String(decoding: bytes, as: UTF8.self)
    }
    return XMLCodes.resolved(bytes, joiningLines: true).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The plain text of a string item: that of its runs, without readings for East Asian text.
  static func plainText(_ bytes: ArraySlice<UInt8>, _ name: String) throws(SheetFault) -> String {
    // Almost always one `<t>` of plain text.
    if bytes.count > 7, bytes.starts(with: "<t>".utf8), bytes.suffix(4).elementsEqual("</t>".utf8) {
      let text = bytes.dropFirst(3).dropLast(4)
      if !text.contains(where: { $0 == 0x3C || $0 == 0x26 || $0 == 0x0D || $0 == 0x5F }) {
        return String(decoding: text, as: UTF8.self)
      }
    }
    let body = Array(bytes)
    var tags = TagScanner(body)
    if let open = tags.next(), open.is("t"), let close = tags.next(), close.is("t"), close.isEnd,
      tags.next() == nil, let text = unescaped(body[open.span.upperBound..<close.span.lowerBound])
    {
      return XMLCodes.decoded(text)
    }
    var scanner = try XMLScanner(Array("<is>".utf8) + body + Array("</is>".utf8), name: name)
    guard try scanner.next() != nil else { return "" }
    return XMLCodes.decoded(try SheetScanner.richText(&scanner))
  }

  /// The path of a part that another one names.
  static func resolve(_ target: String, from part: String) -> String {
    if target.hasPrefix("/") { return Path.normalized(String(target.dropFirst())) }
    let folder = Path.folder(of: part)
    return Path.normalized(folder == "." ? target : "\(folder)/\(target)")
  }

  /// The part that holds the relations of another.
  static func relations(of part: String) -> String {
    let folder = Path.folder(of: part)
    return "\(folder == "." ? "" : folder + "/")_rels/\(Path.name(of: part)).rels"
  }
}
