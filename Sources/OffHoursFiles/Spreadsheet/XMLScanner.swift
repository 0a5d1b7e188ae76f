internal import OffHours

/// Steps through an XML document piece by piece, as far as workbooks need it: elements by their local names, attributes,
/// text. A document type, which could define entities that unfold without end, is a fault.
///
/// The document may come in pieces itself; then only what is being looked at stands in memory.
struct XMLScanner {
  /// A piece of the document.
  enum Piece: Equatable {
    case start(String)
    case end(String)
    case text(String)
  }

  /// How deep elements may nest.
  static let deepest = 100
  /// How long one tag or one text may be, in bytes.
  static let longest = 32 << 20

  private var bytes: [UInt8]
  private let stream: EntryStream?
  private let name: String
  private var at = 0
  private var open: [String] = []
  /// The end of an element that has none of its own.
  private var pendingEnd: String?
  /// Where names (after their prefix) and values of the last element's attributes stand.
  private var places: [(name: Range<Int>, value: Range<Int>)] = []

  /// A scanner of the document in `bytes`, called `name` in faults.
  init(_ bytes: [UInt8], name: String) throws(SheetFault) {
    self.bytes = bytes
    self.name = name
    stream = nil
    try decode()
  }

  /// A scanner of a document that is unpacked as it is read.
  init(_ stream: EntryStream, name: String) throws(SheetFault) {
    bytes = []
    self.name = name
    self.stream = stream
    while bytes.count < 200, try stream.read(into: &bytes) {}
    try decode()
  }

  /// Text in another encoding than UTF-8 is turned into it as a whole.
  private mutating func decode() throws(SheetFault) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      at = 3
      return
    }
    let isWide =
      bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(2).contains(0)
    let head = String(decoding: bytes.prefix(200).prefix { $0 != 0x3E }, as: UTF8.self).lowercased()
    let isOther =
      head.hasPrefix("<?xml") && head.contains("encoding=") && !head.contains("utf-8")
      && !head.contains("us-ascii")
    guard isWide || isOther else { return }
    while let stream, try stream.read(into: &bytes) {}
    bytes = Array(try TextDecoder.decode(bytes).text.utf8)
  }

  /// Attributes of the element that began last, by local name.
  var attributes: [String: String] {
    var result: [String: String] = [:]
    for place in places {
      result[String(decoding: bytes[place.name], as: UTF8.self)] = (try? unescaped(bytes[place.value])) ?? ""
    }
    return result
  }

  /// One attribute of the element that began last; nil where it has none of that name.
  func attribute(_ name: StaticString) -> String? {
    slice(name).flatMap { try? unescaped($0) }
  }

  /// The bytes of an attribute as they stand there.
  func slice(_ name: StaticString) -> ArraySlice<UInt8>? {
    for place in places where place.name.count == name.utf8CodeUnitCount {
      var isSame = true
      for offset in 0..<place.name.count where bytes[place.name.lowerBound + offset] != name.utf8Start[offset]
      {
        isSame = false
      }
      if isSame { return bytes[place.value] }
    }
    return nil
  }

  /// Whether the element that began last has ended at once, without anything inside; if so, its end is passed.
  mutating func passedEmpty() -> Bool {
    guard pendingEnd != nil else { return false }
    pendingEnd = nil
    return true
  }

  /// The next piece; nil at the end.
  mutating func next() throws(SheetFault) -> Piece? {
    if let end = pendingEnd {
      pendingEnd = nil
      return .end(end)
    }
    while true {
      if at == bytes.count, !(try refill(from: at)) { break }
      guard bytes[at] == 0x3C else {
        var length = textLength(from: 0)
        while at + length == bytes.count {
          guard try refill(from: at) else { break }
          length = textLength(from: length)
        }
        let start = at
        at += length
        return .text(try unescaped(bytes[start..<at]))
      }
      while bytes.count - at < 9, try refill(from: at) {}
      if matches("<!--", at) {
        at += 4
        try skip(past: "-->")
      } else if matches("<![CDATA[", at) {
        at += 9
        let start = try skip(past: "]]>")
        return .text(try valid(bytes[start..<(at - 3)]))
      } else if matches("<!", at) {
        throw SheetFault(
          message: Phrase(
            en:
              "\(name) in the workbook declares a document type, which no spreadsheet program writes; it is not read",
            vi:
              "\(name) trong sổ có khai báo DOCTYPE, không chương trình bảng tính nào ghi như vậy nên không đọc"
          ))
      } else if matches("<?", at) {
        at += 2
        try skip(past: "?>")
      } else {
        return try tag()
      }
    }
    guard open.isEmpty else { throw broken }
    return nil
  }

  /// How far it is from here to the next tag, where that lies `length` or more away.
  private func textLength(from length: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var end = at + length
      while end < bytes.count, bytes[end] != 0x3C { end += 1 }
      return end - at
    }
  }

  /// The text up to the end of the element that has just begun, elements inside included except those named.
  mutating func text(without skipped: String? = nil) throws(SheetFault) -> String {
    let depth = open.count
    if passedEmpty() { return "" }
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

  // MARK: - Tags

  /// The tag at hand; reads on where it is cut off.
  private mutating func tag() throws(SheetFault) -> Piece {
    while true {
      if bytes[at + 1 < bytes.count ? at + 1 : at] == 0x2F {
        if let end = bytes[at...].firstIndex(of: 0x3E) {
          var last = end
          while last > at, Self.isSpace(bytes[last - 1]) { last -= 1 }
          let element = String(decoding: bytes[localName((at + 2)..<last)], as: UTF8.self)
          at = end + 1
          guard open.popLast() == element else { throw broken }
          return .end(element)
        }
      } else if let (element, end, isEmpty) = try start() {
        at = end
        if isEmpty {
          pendingEnd = element
        } else {
          guard open.count < Self.deepest else { throw broken }
          open.append(element)
        }
        return .start(element)
      }
      guard try refill(from: at) else { throw broken }
    }
  }

  /// The start tag at hand, with the places of its attributes; nil where it is cut off.
  private mutating func start() throws(SheetFault) -> (element: String, end: Int, isEmpty: Bool)? {
    places.removeAll(keepingCapacity: true)
    var at = at + 1
    let count = bytes.count
    /// The end of a name, up to white space or a sign.
    func word(_ start: Int) -> Int {
      var at = start
      while at < count, !Self.endsName(bytes[at]) { at += 1 }
      return at
    }
    let nameEnd = word(at)
    guard nameEnd < count else { return nil }
    guard nameEnd > at else { throw broken }
    let element = localName(at..<nameEnd)
    at = nameEnd
    while true {
      while at < count, Self.isSpace(bytes[at]) { at += 1 }
      guard at < count else { return nil }
      if bytes[at] == 0x3E { return (String(decoding: bytes[element], as: UTF8.self), at + 1, false) }
      if bytes[at] == 0x2F {
        guard at + 1 < count else { return nil }
        guard bytes[at + 1] == 0x3E else { throw broken }
        return (String(decoding: bytes[element], as: UTF8.self), at + 2, true)
      }
      let keyEnd = word(at)
      guard keyEnd < count else { return nil }
      guard keyEnd > at else { throw broken }
      let key = localName(at..<keyEnd)
      at = keyEnd
      while at < count, Self.isSpace(bytes[at]) { at += 1 }
      guard at < count else { return nil }
      guard bytes[at] == 0x3D else { throw broken }
      at += 1
      while at < count, Self.isSpace(bytes[at]) { at += 1 }
      guard at < count else { return nil }
      let quote = bytes[at]
      guard quote == 0x22 || quote == 0x27 else { throw broken }
      let valueStart = at + 1
      at = valueStart
      while at < count, bytes[at] != quote { at += 1 }
      guard at < count else { return nil }
      if bytes[valueStart..<at].contains(0x26) { _ = try unescaped(bytes[valueStart..<at]) }
      places.append((key, valueStart..<at))
      at += 1
    }
  }

  private func localName(_ word: Range<Int>) -> Range<Int> {
    var start = word.upperBound
    while start > word.lowerBound, bytes[start - 1] != 0x3A { start -= 1 }
    return start..<word.upperBound
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == 0x3D || byte == 0x3E || byte == 0x2F || byte == 0x3C
  }

  // MARK: - Bytes

  /// Reads the next piece of the document, after what begins at `start`; false at its end.
  private mutating func refill(from start: Int) throws(SheetFault) -> Bool {
    guard let stream else { return false }
    if start > 0 {
      bytes.removeSubrange(0..<start)
      at -= start
    }
    guard bytes.count <= Self.longest else { throw broken }
    let count = bytes.count
    while bytes.count == count { if !(try stream.read(into: &bytes)) { return false } }
    return true
  }

  private func matches(_ text: StaticString, _ place: Int) -> Bool {
    guard bytes.count - place >= text.utf8CodeUnitCount else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { bytes[place + $0] == text.utf8Start[$0] }
  }

  /// Goes behind the next `mark`, and gives where what lies before it begins.
  @discardableResult
  private mutating func skip(past mark: StaticString) throws(SheetFault) -> Int {
    var length = 0
    while true {
      while at + length + mark.utf8CodeUnitCount <= bytes.count {
        if matches(mark, at + length) {
          let start = at
          at += length + mark.utf8CodeUnitCount
          return start
        }
        length += 1
      }
      guard try refill(from: at) else { throw broken }
    }
  }

  private func unescaped(_ slice: ArraySlice<UInt8>) throws(SheetFault) -> String {
    guard slice.contains(0x26) else { return try valid(slice) }
    guard let resolved = XMLCodes.resolved(slice) else { throw broken }
    return try valid(resolved[...])
  }

  private func valid(_ slice: ArraySlice<UInt8>) throws(SheetFault) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else { throw broken }
    return text
  }

  private var broken: SheetFault { ZipArchive.damaged("\(name) is broken", "\(name) sai cú pháp") }
}
