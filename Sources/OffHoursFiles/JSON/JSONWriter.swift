/// Writes JSON with two spaces of indentation; the same calls give the same bytes.
package struct JSONWriter {
  private var bytes: [UInt8] = []
  private var depth = 0
  /// Whether the value to come is the first of its object or array.
  private var isFirst = true
  private var afterKey = false
  /// Inside an object or array that stands on one line.
  private var flat = 0
  /// The answer whose figures have to have a status, and the keys that lead to what is written, with their depths.
  private var answer: FigureStatus.Answer?
  private var path: [(depth: Int, name: String)] = []

  /// An empty text.
  package init() {}

  /// What was written.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// An object; on one line where `inline`.
  package mutating func object(inline: Bool = false, _ body: (inout JSONWriter) throws -> Void) rethrows {
    try enclose("{", "}", inline: inline, body)
  }

  /// An array of `elements`; on one line where `inline`.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, inline: Bool = false,
    _ body: (inout JSONWriter, Element) throws -> Void
  ) rethrows {
    try enclose("[", "]", inline: inline) { json in
      for element in elements { try body(&json, element) }
    }
  }

  /// A key of an object; its value follows.
  package mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes += ": ".utf8
    afterKey = true
    guard answer != nil else { return }
    path.removeAll { $0.depth >= depth }
    path.append((depth, name))
  }

  /// From here on every number is a figure of an answer: one without a status ends the program, in debug.
  mutating func expectStatus(in answer: FigureStatus.Answer) { self.answer = answer }

  /// Writes something with a format of its own, of whose numbers no status is asked.
  mutating func apart(_ body: (inout JSONWriter) throws -> Void) rethrows {
    let answer = answer
    self.answer = nil
    try body(&self)
    self.answer = answer
  }

  private func checkStatus() {
    guard let answer else { return }
    let names = path.filter { $0.depth <= depth }.map(\.name)
    assert(
      FigureStatus.status(of: names, in: answer) != nil, "\(names.joined(separator: ".")) has no status")
  }

  /// A string.
  package mutating func string(_ text: String) {
    separate()
    quote(text)
  }

  /// A whole number.
  package mutating func number(_ number: Int) {
    checkStatus()
    separate()
    bytes += "\(number)".utf8
  }

  /// A number in the shortest digits that read back as the same; whole ones without a point. `null` where not finite.
  package mutating func number(_ number: Double) {
    checkStatus()
    separate()
    if !number.isFinite {
      bytes += "null".utf8
    } else if number == number.rounded(), abs(number) < 1e15 {
      bytes += "\(Int(number))".utf8
    } else {
      bytes += "\(number)".utf8
    }
  }

  /// `true` or `false`.
  package mutating func flag(_ flag: Bool) {
    separate()
    bytes += (flag ? "true" : "false").utf8
  }

  /// A key with a string.
  package mutating func field(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// A key with a whole number.
  package mutating func field(_ name: String, _ value: Int) {
    key(name)
    number(value)
  }

  /// A key with a number.
  package mutating func field(_ name: String, _ value: Double) {
    key(name)
    number(value)
  }

  /// A key with `true` or `false`.
  package mutating func field(_ name: String, _ value: Bool) {
    key(name)
    flag(value)
  }

  private mutating func enclose(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, inline: Bool, _ body: (inout JSONWriter) throws -> Void
  ) rethrows {
    separate()
    bytes.append(UInt8(ascii: open))
    if inline { flat += 1 }
    depth += 1
    isFirst = true
    try body(&self)
    depth -= 1
    if !isFirst, flat == 0 { lineBreak() }
    if inline { flat -= 1 }
    isFirst = false
    bytes.append(UInt8(ascii: close))
  }

  private mutating func separate() {
    if afterKey {
      afterKey = false
      return
    }
    if !isFirst { bytes += (flat > 0 ? ", " : ",").utf8 }
    if depth > 0, flat == 0 { lineBreak() }
    isFirst = false
  }

  private mutating func lineBreak() {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  private mutating func quote(_ text: String) {
    bytes.append(0x22)
    for byte in text.utf8 {
      switch byte {
      case 0x22: bytes += "\\\"".utf8
      case 0x5C: bytes += "\\\\".utf8
      case 0x0A: bytes += "\\n".utf8
      case 0x0D: bytes += "\\r".utf8
      case 0x09: bytes += "\\t".utf8
      case 0..<0x20, 0x7F:
        bytes += "\\u00".utf8
        bytes += (byte < 0x10 ? "0" : "").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
  }
}
