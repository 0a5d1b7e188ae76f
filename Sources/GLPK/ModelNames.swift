/// Names that every reader of LP and MPS files understands.
///
/// Letters, digits and `_ . , ( ) # @ { } |` stand for themselves; any other byte of the UTF-8 text becomes `~` and two
/// hexadecimal digits, and so does a first character that would read as a number or make a keyword. Different names
/// stay different. No name has more than 100 bytes as it is written: a longer one is cut, and `~#` and the index are put
/// behind it; so is one that was given before. Without a name an element is called by a letter and its index from 0.
struct ModelNames {
  private var taken: Set<String>

  /// - Parameter taken: Names that are gone already.
  init(taken: Set<String> = []) { self.taken = taken }

  /// The next element's name.
  mutating func name(_ given: String?, index: Int, letter: String) -> String {
    var name = given.map(Self.escaped) ?? ""
    if name.isEmpty { name = letter + String(index) }
    let tail = "~#" + String(index)
    if name.utf8.count > Self.longest { name = Self.cut(name, for: tail) }
    if !taken.insert(name).inserted {
      name = Self.cut(name, for: tail)
      taken.insert(name)
    }
    return name
  }

  /// The name with a tail, cut between escapes so that both fit; all of it is ASCII.
  private static func cut(_ name: String, for tail: String) -> String {
    if name.utf8.count + tail.utf8.count <= longest { return name + tail }
    var cut = name.prefix(longest - tail.utf8.count)
    if let tilde = cut.suffix(2).firstIndex(of: "~") { cut = cut[..<tilde] }
    return cut + tail
  }

  private static let longest = 100
  private static let plain = Set(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.,()#@{}|".utf8)

  /// Words that begin a section of an LP file, or stand for a number in it.
  private static let keywords: Set<String> = [
    "bin", "binaries", "binary", "bound", "bounds", "end", "free", "gen", "general", "generals", "inf",
    "infinity",
    "int", "integer", "integers", "lazy", "max", "maximise", "maximize", "maximum", "min", "minimise",
    "minimize",
    "minimum", "nan", "obj", "s.t.", "sec", "semi", "semi-continuous", "semis", "sin", "sos", "sos1", "sos2",
    "st", "st.",
    "subject", "such", "user",
  ]

  private static func escaped(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for (k, byte) in bytes.enumerated() {
      if plain.contains(byte), k > 0 || mayStart(bytes) {
        result.append(byte)
      } else {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [UInt8(ascii: "~"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func mayStart(_ bytes: [UInt8]) -> Bool {
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    let first = bytes[0] | 0x20
    guard letters.contains(first) || bytes[0] == UInt8(ascii: "_") else { return false }
    // "3 e5" is a number to some readers.
    if first == UInt8(ascii: "e"),
      bytes.count < 2 || !letters.contains(bytes[1] | 0x20) || bytes[1] | 0x20 == first
    {
      return false
    }
    return !keywords.contains(String(decoding: bytes, as: UTF8.self).lowercased())
  }
}
