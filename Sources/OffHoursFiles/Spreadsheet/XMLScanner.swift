internal import OffHours

/// Steps through an XML document piece by piece, as far as workbooks need it: elements by their local names, attributes,
/// text. A document type, which could define entities that unfold without end, is a fault.
struct XMLScanner {
  /// A piece of the document.
  enum Piece: Equatable {
    case start(String)
    case end(String)
    case text(String)
  }

  /// How deep elements may nest.
  static let deepest = 100

  private let bytes: [UInt8]
  private let name: String
  private var at = 0
  private var open: [String] = []
  /// The end of an element that has none of its own.
  private var pendingEnd: String?
  /// Attributes of the element that began last, by local name.
  private(set) var attributes: [String: String] = [:]

  /// A scanner of the document in `bytes`, called `name` in faults.
  init(_ bytes: [UInt8], name: String) throws(SheetFault) {
    let (text, _) = try TextDecoder.decode(bytes)
    self.bytes = Array(text.utf8)
    self.name = name
  }

  /// The next piece; nil at the end.
  mutating func next() throws(SheetFault) -> Piece? {
    if let end = pendingEnd {
      pendingEnd = nil
      return .end(end)
    }
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        let start = at
        while at < bytes.count, bytes[at] != 0x3C { at += 1 }
        return .text(try unescaped(bytes[start..<at]))
      }
      if follows("<!--") {
        try skip(past: "-->")
      } else if follows("<![CDATA[") {
        let start = at + 9
        try skip(past: "]]>")
        return .text(String(decoding: bytes[start..<(at - 3)], as: UTF8.self))
      } else if follows("<!") {
        throw SheetFault(
          message: Phrase(
            en:
              "\(name) in the workbook declares a document type, which no spreadsheet program writes; it is not read",
            vi:
              "\(name) trong sổ có khai báo DOCTYPE, không chương trình bảng tính nào ghi như vậy nên không đọc"
          ))
      } else if follows("<?") {
        try skip(past: "?>")
      } else if follows("</") {
        at += 2
        let element = localName(try word())
        skipSpace()
        guard at < bytes.count, bytes[at] == 0x3E, open.popLast() == element else { throw broken }
        at += 1
        return .end(element)
      } else {
        return .start(try element())
      }
    }
    guard open.isEmpty else { throw broken }
    return nil
  }

  /// The text up to the end of the element that has just begun, elements inside included except those named.
  mutating func text(without skipped: String? = nil) throws(SheetFault) -> String {
    let depth = open.count
    if pendingEnd != nil {
      pendingEnd = nil
      return ""
    }
    var result = ""
    while let piece = try next() {
      switch piece {
      case .text(let text): result += text
      case .start(let element) where element == skipped: _ = try text()
      case .start: break
      case .end: if open.count < depth { return result }
      }
    }
    throw broken
  }

  private mutating func element() throws(SheetFault) -> String {
    at += 1
    let element = localName(try word())
    attributes.removeAll(keepingCapacity: true)
    while true {
      skipSpace()
      guard at < bytes.count else { throw broken }
      if bytes[at] == 0x3E {
        at += 1
        guard open.count < Self.deepest else { throw broken }
        open.append(element)
        return element
      }
      if bytes[at] == 0x2F {
        guard at + 1 < bytes.count, bytes[at + 1] == 0x3E else { throw broken }
        at += 2
        pendingEnd = element
        return element
      }
      let key = localName(try word())
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x3D else { throw broken }
      at += 1
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x22 || bytes[at] == 0x27 else { throw broken }
      let quote = bytes[at]
      at += 1
      let start = at
      while at < bytes.count, bytes[at] != quote { at += 1 }
      guard at < bytes.count else { throw broken }
      attributes[key] = try unescaped(bytes[start..<at])
      at += 1
    }
  }

  /// A name, up to white space or a sign.
  private mutating func word() throws(SheetFault) -> ArraySlice<UInt8> {
    let start = at
    while at < bytes.count, ![0x20, 0x09, 0x0A, 0x0D, 0x3D, 0x3E, 0x2F, 0x3C].contains(bytes[at]) { at += 1 }
    guard at > start else { throw broken }
    return bytes[start..<at]
  }

  private func localName(_ word: ArraySlice<UInt8>) -> String {
    let start = word.lastIndex(of: 0x3A).map { $0 + 1 } ?? word.startIndex
    return String(decoding: word[start...], as: UTF8.self)
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private func follows(_ text: String) -> Bool { bytes[at...].starts(with: text.utf8) }

  private mutating func skip(past text: String) throws(SheetFault) {
    let mark = Array(text.utf8)
    while at + mark.count <= bytes.count {
      if bytes[at] == mark[0], bytes[at..<(at + mark.count)].elementsEqual(mark) {
        at += mark.count
        return
      }
      at += 1
    }
    throw broken
  }

  private func unescaped(_ slice: ArraySlice<UInt8>) throws(SheetFault) -> String {
    guard slice.contains(0x26) else { return String(decoding: slice, as: UTF8.self) }
    var result: [UInt8] = []
    var at = slice.startIndex
    while at < slice.endIndex {
      guard slice[at] == 0x26 else {
        result.append(slice[at])
        at += 1
        continue
      }
      guard let end = slice[at...].prefix(12).firstIndex(of: 0x3B) else { throw broken }
      let entity = String(decoding: slice[(at + 1)..<end], as: UTF8.self)
      switch entity {
      case "amp": result.append(0x26)
      case "lt": result.append(0x3C)
      case "gt": result.append(0x3E)
      case "quot": result.append(0x22)
      case "apos": result.append(0x27)
      default:
        guard entity.hasPrefix("#") else { throw broken }
        let digits = entity.dropFirst()
        let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        guard let value, let scalar = UnicodeScalar(value) else { throw broken }
        result += String(scalar).utf8
      }
      at = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private var broken: SheetFault { ZipArchive.damaged("\(name) is broken", "\(name) sai cú pháp") }
}
