/// What stands for something else in the XML of spreadsheets: entities, and the codes that cells have for characters that XML
/// cannot hold.
enum XMLCodes {
  /// Bytes of text with entities resolved; nil where one of them is unknown. With `joiningLines` a carriage return is a line
  /// feed, and one before a line feed nothing, as XML reads them.
  static func resolved(_ bytes: ArraySlice<UInt8>, joiningLines: Bool = false) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if joiningLines, bytes[at] == 0x0D {
        if at + 1 >= bytes.endIndex || bytes[at + 1] != 0x0A { result.append(0x0A) }
        at += 1
        continue
      }
      guard bytes[at] == 0x26 else {
        result.append(bytes[at])
        at += 1
        continue
      }
      guard let end = bytes[at...].prefix(12).firstIndex(of: 0x3B),
        let entity = meaning(String(decoding: bytes[(at + 1)..<end], as: UTF8.self))
      else { return nil }
      result += entity
      at = end + 1
    }
    return result
  }

  private static func meaning(_ entity: String) -> [UInt8]? {
    switch entity {
    case "amp": return [0x26]
    case "lt": return [0x3C]
    case "gt": return [0x3E]
    case "quot": return [0x22]
    case "apos": return [0x27]
    default:
      guard entity.hasPrefix("#") else { return nil }
      let digits = entity.dropFirst()
      let value = digits.first == "x" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return value.flatMap { UnicodeScalar($0) }.map { Array(String($0).utf8) }
    }
  }

  /// `_x000A_` stands for a character that XML cannot hold.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x5F), text.contains("_x") else { return text }
    var result = ""
    var rest = text[...]
    while let range = rest.firstRange(of: "_x") {
      result += rest[..<range.lowerBound]
      let code = rest[range.upperBound...].prefix(5)
      if code.count == 5, code.last == "_", let value = UInt32(code.dropLast(), radix: 16),
        let scalar = UnicodeScalar(value)
      {
        result.unicodeScalars.append(scalar)
        rest = rest[code.endIndex...]
      } else {
        result += "_x"
        rest = rest[range.upperBound...]
      }
    }
    return result + rest
  }
}
