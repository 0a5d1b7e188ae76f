internal import OffHours

/// The Vietnamese code page 1258: letters with their own marks in one byte, and the five tones as combining marks after them.
///
/// Any bytes could be taken for it, and the older three-byte fonts (TCVN3, VNI) would come out as rubbish. So text
/// is taken for it only where it looks like Vietnamese: each tone follows a vowel, and no sign stands inside a word.
enum Windows1258 {
  /// The text, composed to NFC; a fault where it does not look like Vietnamese in this code page.
  static func decode(_ bytes: [UInt8]) throws(SheetFault) -> String {
    var scalars = String.UnicodeScalarView()
    var line = 1, column = 1
    var previous: UInt8 = 0x20
    for (at, byte) in bytes.enumerated() {
      let next = at + 1 < bytes.count ? bytes[at + 1] : 0x20
      guard let scalar = scalar(byte), isPlausible(byte, after: previous, before: next) else {
        let value = String(byte, radix: 16, uppercase: true)
        throw SheetFault(
          message: Phrase(
            en:
              "the text is neither UTF-8 nor UTF-16 nor Windows-1258: the byte \(value) on line \(line), character \(column), makes no Vietnamese word (an older font such as TCVN3 or VNI?); save it as CSV UTF-8",
            vi:
              "tệp không phải UTF-8, UTF-16 hay Windows-1258: byte \(value) ở dòng \(line), ký tự \(column) không thành chữ Việt (có thể là phông cũ TCVN3 hoặc VNI); hãy lưu lại dạng CSV UTF-8"
          ), line: line, column: column)
      }
      scalars.append(scalar)
      if byte == 0x0A {
        line += 1
        column = 1
      } else if !isTone(byte) {
        column += 1
      }
      previous = byte
    }
    return normalized(String(scalars))
  }

  /// The text, NFC, whatever it looks like; codes that stand for nothing are left out.
  static func text(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { if let scalar = scalar(byte) { scalars.append(scalar) } }
    return normalized(String(scalars))
  }

  private static func scalar(_ byte: UInt8) -> UnicodeScalar? {
    if byte < 0x80 || special[byte] == nil && byte >= 0xA0 { return UnicodeScalar(UInt32(byte)) }
    return special[byte].flatMap { UnicodeScalar($0) }
  }

  private static func isTone(_ byte: UInt8) -> Bool { [0xCC, 0xD2, 0xDE, 0xEC, 0xF2].contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
        && byte != 0xFE
  }

  /// Bytes of the vowels that may carry a tone.
  private static let vowels: Set<UInt8> = {
    var result = Set("aeiouyAEIOUY".utf8)
    for byte: UInt8 in [0xC2, 0xC3, 0xCA, 0xD4, 0xD5, 0xDD] {
      // Â Ă Ê Ô Ơ Ư and their small forms.
      result.formUnion([byte, byte + 0x20])
    }
    return result
  }()

  private static func isPlausible(_ byte: UInt8, after previous: UInt8, before next: UInt8) -> Bool {
    if isTone(byte) { return vowels.contains(previous) }
    let isSign = (0x80..<0xC0).contains(byte) && byte != 0xA0 && !quotes.contains(byte)
    return !(isSign && isLetter(previous) && isLetter(next))
  }

  /// Quotes and dashes, which may well touch letters on both sides.
  private static let quotes: Set<UInt8> = [0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xB7]

  /// Where the code page differs from Latin-1; zero is no character at all.
  private static let special: [UInt8: UInt32] = [
    0x80: 0x20AC, 0x82: 0x201A, 0x83: 0x0192, 0x84: 0x201E, 0x85: 0x2026, 0x86: 0x2020, 0x87: 0x2021,
    0x88: 0x02C6, 0x89: 0x2030, 0x8B: 0x2039, 0x8C: 0x0152, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C,
    0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013, 0x97: 0x2014, 0x98: 0x02DC, 0x99: 0x2122, 0x9B: 0x203A,
    0x9C: 0x0153, 0x9F: 0x0178, 0xC3: 0x0102, 0xCC: 0x0300, 0xD0: 0x0110, 0xD2: 0x0309, 0xD5: 0x01A0,
    0xDD: 0x01AF, 0xDE: 0x0303, 0xE3: 0x0103, 0xEC: 0x0301, 0xF0: 0x0111, 0xF2: 0x0323, 0xF5: 0x01A1,
    0xFD: 0x01B0, 0xFE: 0x20AB,
  ]
}
