/// A fault in the encoding of a file, and where.
struct EncodingFault: Error {
  /// Line and character, counted from 1.
  var line, column: Int
  /// What is wrong and how to mend it.
  var message: String
}

/// What every text file has to be: UTF-8, with or without a byte-order mark.
enum TextEncoding {
  /// Position of the first byte after a byte-order mark; throws where the bytes are no UTF-8 text.
  static func start(of bytes: [UInt8]) throws(EncodingFault) -> Int {
    for (mark, name) in [([0xFF, 0xFE] as [UInt8], "UTF-16"), ([0xFE, 0xFF], "UTF-16")]
    where bytes.starts(with: mark) {
      throw EncodingFault(
        line: 1, column: 1, message: "the file is encoded in \(name); expected UTF-8: save it as UTF-8")
    }
    if bytes.starts(with: Array("PK\u{3}\u{4}".utf8)) {
      throw EncodingFault(
        line: 1, column: 1,
        message: "the file is a ZIP archive such as a spreadsheet; expected text in UTF-8: export it as CSV")
    }
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if let fault = firstFault(in: bytes, from: start) {
      let (line, column) = position(of: fault, in: bytes, from: start)
      let byte = String(bytes[fault], radix: 16, uppercase: true)
      throw EncodingFault(
        line: line, column: column,
        message: bytes[fault] == 0
          ? "a NUL byte; expected text in UTF-8"
          : "the byte \(byte) is no UTF-8 here; expected text in UTF-8: save the file as UTF-8")
    }
    return start
  }

  /// Line and character of a byte, counted from 1.
  static func position(of offset: Int, in bytes: [UInt8], from start: Int) -> (line: Int, column: Int) {
    var line = 1, column = 1
    for byte in bytes[start..<min(offset, bytes.count)] {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    return (line, column)
  }

  /// The first byte that is NUL or does not belong to a well-formed UTF-8 sequence.
  private static func firstFault(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBytes { raw in
      var at = start
      let end = raw.count
      func trails(_ at: Int, _ count: Int) -> Bool {
        guard at + count < end else { return false }
        return (1...count).allSatisfy { raw[at + $0] & 0xC0 == 0x80 }
      }
      while at < end {
        if at + 8 <= end {
          let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
          // Eight ASCII bytes, none of them NUL.
          if word & 0x8080_8080_8080_8080 == 0,
            (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080 == 0
          {
            at += 8
            continue
          }
        }
        let byte = raw[at]
        switch byte {
        case 0x01...0x7F: at += 1
        case 0xC2...0xDF:
          guard trails(at, 1) else { return at }
          at += 2
        case 0xE0...0xEF:
          guard trails(at, 2), byte != 0xE0 || raw[at + 1] >= 0xA0, byte != 0xED || raw[at + 1] < 0xA0 else {
            return at
          }
          at += 3
        case 0xF0...0xF4:
          guard trails(at, 3), byte != 0xF0 || raw[at + 1] >= 0x90, byte != 0xF4 || raw[at + 1] < 0x90 else {
            return at
          }
          at += 4
        default: return at
        }
      }
      return nil
    }
  }
}
