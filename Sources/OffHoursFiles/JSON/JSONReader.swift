/// Reads JSON (RFC 8259) into located nodes, strictly: a string is a quoted scalar, every other scalar stands as written.
struct JSONReader {
  private struct Failure: Error {
    var offset: Int
    var message: String
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: Int32
  private let log: DiagnosticLog
  private var at: Int
  private var depth = 0
  /// Line, and the byte and character up to which columns were counted, so that one long line costs no more than many.
  private var line = 1, counted: Int, column = 1

  /// The value in `bytes`; nil where it cannot be read, which is logged.
  static func read(_ bytes: [UInt8], file: Int32, log: DiagnosticLog) -> Node? {
    let start: Int
    do {
      start = try TextEncoding.start(of: bytes)
    } catch {
      log.error(SourcePosition(file: file, line: error.line, column: error.column), error.message)
      return nil
    }
    return bytes.withUnsafeBufferPointer { buffer in
      var reader = JSONReader(bytes: buffer, file: file, log: log, start: start)
      do throws(Failure) {
        let node = try reader.value()
        reader.skipSpace()
        if reader.at < buffer.count {
          throw reader.failure("text follows the end of the JSON value; remove it")
        }
        return node
      } catch {
        let (line, column) = TextEncoding.position(of: error.offset, in: bytes, from: start)
        log.error(
          SourcePosition(file: file, line: line, column: column), "the JSON cannot be read: \(error.message)")
        return nil
      }
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, file: Int32, log: DiagnosticLog, start: Int) {
    self.bytes = bytes
    self.file = file
    self.log = log
    at = start
    counted = start
  }

  private func failure(_ message: String) -> Failure { Failure(offset: at, message: message) }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  /// The place of the byte at hand.
  private mutating func spot() -> SourcePosition {
    while counted < at {
      let byte = bytes[counted]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      counted += 1
    }
    return SourcePosition(file: file, line: line, column: column)
  }

  private mutating func value() throws(Failure) -> Node {
    skipSpace()
    guard at < bytes.count else { throw failure("the text ends where a value is expected") }
    let spot = spot()
    switch bytes[at] {
    case 0x7B: return Node(spot: spot, value: .map(try object()))
    case 0x5B: return Node(spot: spot, value: .list(try array()))
    case 0x22: return Node(spot: spot, value: .scalar(try string(), isQuoted: true))
    default:
      let start = at
      while at < bytes.count, isWord(bytes[at]) { at += 1 }
      let text = String(decoding: bytes[start..<at], as: UTF8.self)
      switch text {
      case "null": return Node(spot: spot, value: .null)
      case "true", "false": return Node(spot: spot, value: .scalar(text, isQuoted: false))
      default:
        guard isNumber(bytes[start..<at]) else {
          at = start
          throw failure(
            text.isEmpty
              ? "found \(quoted(character())); expected a value"
              : "found \(quoted(text)); expected a value, strings in quotes")
        }
        return Node(spot: spot, value: .scalar(text, isQuoted: false))
      }
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x2B || byte == 0x2D || byte == 0x2E || byte >= 0x80
  }

  private func character() -> String {
    at < bytes.count
      ? String(decoding: bytes[at..<min(at + 4, bytes.count)], as: UTF8.self).prefix(1).description : ""
  }

  /// `-`? digits without a leading zero, a fraction, an exponent.
  private func isNumber(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var rest = text
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    if rest.first == 0x2D { rest.removeFirst() }
    guard let first = rest.first, isDigit(first) else { return false }
    if first == 0x30 { rest.removeFirst() } else { rest = rest.drop(while: isDigit) }
    if rest.first == 0x2E {
      rest.removeFirst()
      guard rest.first.map(isDigit) ?? false else { return false }
      rest = rest.drop(while: isDigit)
    }
    if rest.first == 0x65 || rest.first == 0x45 {
      rest.removeFirst()
      if rest.first == 0x2B || rest.first == 0x2D { rest.removeFirst() }
      guard rest.first.map(isDigit) ?? false else { return false }
      rest = rest.drop(while: isDigit)
    }
    return rest.isEmpty
  }

  private mutating func enter() throws(Failure) {
    depth += 1
    if depth > 100 { throw failure("objects and arrays nest deeper than 100 levels") }
    at += 1
  }

  private mutating func object() throws(Failure) -> NodeMap {
    try enter()
    var map = NodeMap()
    skipSpace()
    if at < bytes.count, bytes[at] == 0x7D {
      at += 1
      depth -= 1
      return map
    }
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x22 else {
        throw failure("found \(quoted(character())); expected a key in quotes")
      }
      let keySpot = spot()
      let key = normalized(try string())
      skipSpace()
      guard at < bytes.count, bytes[at] == 0x3A else {
        throw failure("found \(quoted(character())); expected ':' after the key \(quoted(key))")
      }
      at += 1
      let node = try value()
      if let first = map.entry(key) {
        log.error(
          keySpot,
          "the key \(quoted(key)) stands twice; it stands on line \(first.keySpot.line) already: remove one")
      } else {
        map.append(NodeMap.Entry(key: key, keySpot: keySpot, value: node))
      }
      if try !another(closing: 0x7D) { return map }
    }
  }

  private mutating func array() throws(Failure) -> [Node] {
    try enter()
    var list: [Node] = []
    skipSpace()
    if at < bytes.count, bytes[at] == 0x5D {
      at += 1
      depth -= 1
      return list
    }
    while true {
      list.append(try value())
      if try !another(closing: 0x5D) { return list }
    }
  }

  /// Whether a comma announces another element.
  private mutating func another(closing: UInt8) throws(Failure) -> Bool {
    skipSpace()
    guard at < bytes.count else { throw failure("the text ends before \(closing == 0x7D ? "'}'" : "']'")") }
    if bytes[at] == closing {
      at += 1
      depth -= 1
      return false
    }
    guard bytes[at] == 0x2C else {
      throw failure("found \(quoted(character())); expected ',' or \(closing == 0x7D ? "'}'" : "']'")")
    }
    at += 1
    skipSpace()
    if at < bytes.count, bytes[at] == closing { throw failure("a comma before the end; remove the comma") }
    return true
  }

  private mutating func string() throws(Failure) -> String {
    let opening = at
    at += 1
    let start = at
    while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
    if at < bytes.count, bytes[at] == 0x22 {
      at += 1
      return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<at])
    while true {
      guard at < bytes.count else {
        at = opening
        throw failure("a string opens here and never closes")
      }
      switch bytes[at] {
      case 0x22:
        at += 1
        return String(decoding: text, as: UTF8.self)
      case 0x5C: try escape(into: &text)
      case 0..<0x20: throw failure("a control character in a string; write it as \\u00…")
      default:
        text.append(bytes[at])
        at += 1
      }
    }
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    let plain: [UInt8: UInt8] = [
      0x22: 0x22, 0x5C: 0x5C, 0x2F: 0x2F, 0x62: 0x08, 0x66: 0x0C, 0x6E: 0x0A, 0x72: 0x0D, 0x74: 0x09,
    ]
    guard at + 1 < bytes.count else { throw failure("the text ends inside a string") }
    if let byte = plain[bytes[at + 1]] {
      text.append(byte)
      at += 2
      return
    }
    guard bytes[at + 1] == 0x75, let first = hexadecimal(at + 2) else {
      throw failure("an unknown escape; expected \\n, \\\", \\\\ or \\u and four hexadecimal digits")
    }
    var code = first
    at += 6
    if (0xD800..<0xDC00).contains(first) {
      guard at + 1 < bytes.count, bytes[at] == 0x5C, bytes[at + 1] == 0x75, let second = hexadecimal(at + 2),
        (0xDC00..<0xE000).contains(second)
      else { throw failure("half a surrogate pair; expected \\u and its second half") }
      code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      at += 6
    }
    guard let scalar = Unicode.Scalar(code) else { throw failure("half a surrogate pair") }
    text += String(Character(scalar)).utf8
  }

  private func hexadecimal(_ start: Int) -> UInt32? {
    guard start + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      switch byte {
      case 0x30...0x39: value = value << 4 | UInt32(byte - 0x30)
      case 0x41...0x46: value = value << 4 | UInt32(byte - 0x37)
      case 0x61...0x66: value = value << 4 | UInt32(byte - 0x57)
      default: return nil
      }
    }
    return value
  }
}
