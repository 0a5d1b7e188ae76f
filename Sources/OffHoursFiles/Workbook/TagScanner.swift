internal import OffHours

/// Steps through the tags of an XML document; text between them is left to whoever wants it.
struct TagScanner {
  /// A tag.
  struct Tag {
    fileprivate let bytes: [UInt8]
    /// Its bytes, `<` and `>` included.
    var span: Range<Int>
    fileprivate var name: Range<Int>
    /// `</…>`, or `<…/>`.
    var isEnd, isEmpty: Bool

    /// Whether the local name is this.
    func `is`(_ name: StaticString) -> Bool {
      guard name.utf8CodeUnitCount == self.name.count else { return false }
      return bytes.withUnsafeBufferPointer { buffer in
        for offset in 0..<self.name.count
        where buffer[self.name.lowerBound + offset] != name.utf8Start[offset] { return false }
        return true
      }
    }

    /// The local name.
    var localName: String { String(decoding: bytes[name], as: UTF8.self) }

    /// An attribute, not unescaped; its prefix is part of the name.
    func text(_ attribute: StaticString) -> String? {
      value(attribute).map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    /// The bytes of an attribute, not unescaped.
    func value(_ attribute: StaticString) -> Range<Int>? {
      bytes.withUnsafeBufferPointer { value(attribute, $0) }
    }

    private func value(_ attribute: StaticString, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
      var at = name.upperBound
      let end = span.upperBound - 1
      while at < end {
        while at < end, bytes[at] <= 0x20 { at += 1 }
        let start = at
        while at < end, bytes[at] != 0x3D, bytes[at] > 0x20 { at += 1 }
        let key = start..<at
        while at < end, bytes[at] != 0x22, bytes[at] != 0x27 { at += 1 }
        guard at < end else { return nil }
        let quote = bytes[at]
        at += 1
        let from = at
        while at < end, bytes[at] != quote { at += 1 }
        if key.count == attribute.utf8CodeUnitCount,
          key.enumerated().allSatisfy({ bytes[$1] == attribute.utf8Start[$0] })
        {
          return from..<at
        }
        at += 1
      }
      return nil
    }

    /// An attribute that is a whole number.
    func number(_ attribute: StaticString) -> Int? { value(attribute).flatMap { decimal(bytes[$0]) } }
  }

  private let bytes: [UInt8]
  private var at: Int

  init(_ bytes: [UInt8], from start: Int = 0) {
    self.bytes = bytes
    at = start
  }

  /// The next tag; nil at the end. Comments, declarations and CDATA are stepped over.
  mutating func next() -> Tag? {
    while at < bytes.count {
      guard bytes[at] == 0x3C else {
        at += 1
        continue
      }
      guard at + 1 < bytes.count else { return nil }
      if bytes[at + 1] == 0x21 || bytes[at + 1] == 0x3F {
        let mark: [UInt8] =
          bytes[at + 1] == 0x3F
          ? Array("?>".utf8)
          : bytes[at...].starts(with: "<!--".utf8)
            ? Array("-->".utf8) : bytes[at...].starts(with: "<![CDATA[".utf8) ? Array("]]>".utf8) : [0x3E]
        guard let end = bytes[at...].firstRange(of: mark) else { return nil }
        at = end.upperBound
        continue
      }
      let start = at
      let isEnd = bytes[at + 1] == 0x2F
      at += isEnd ? 2 : 1
      var nameStart = at
      while at < bytes.count, bytes[at] > 0x20, bytes[at] != 0x3E, bytes[at] != 0x2F {
        if bytes[at] == 0x3A { nameStart = at + 1 }
        at += 1
      }
      let name = nameStart..<at
      var quote: UInt8 = 0
      while at < bytes.count, quote != 0 || bytes[at] != 0x3E {
        if quote != 0 {
          if bytes[at] == quote { quote = 0 }
        } else if bytes[at] == 0x22 || bytes[at] == 0x27 {
          quote = bytes[at]
        }
        at += 1
      }
      guard at < bytes.count else { return nil }
      at += 1
      return Tag(
        bytes: bytes, span: start..<at, name: name, isEnd: isEnd,
        isEmpty: !isEnd && bytes[at - 2] == 0x2F)
    }
    return nil
  }
}
