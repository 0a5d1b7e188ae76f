internal import OffHours

/// Tells by the words of a text in one byte a letter what its encoding is: Windows-1258, Windows-1252, TCVN3 or VNI.
struct SingleByteText {
  private struct Share {
    var possible = 0, all = 0
    var value: Double { all == 0 ? 0 : Double(possible) / Double(all) }
  }

  /// The text, the name of its encoding, and the letters that its cells are to be read by where it is one of old fonts.
  static func decode(_ bytes: [UInt8]) throws(SheetFault) -> (
    text: String, encoding: String, letters: LegacyLetters?
  ) {
    // Words are looked for in the first million bytes.
    let sample = Array(bytes.prefix(1 << 20))
    let western = Windows1252.text(sample)
    let code = share(words(Windows1258.text(sample)))
    var old: [(letters: LegacyLetters, share: Share)] = []
    for letters in LegacyLetters.allCases {
      var share = Share()
      for word in words(western) {
        share.all += 1
        if let new = letters.text(word), new != word, isVietnamese(new) { share.possible += 1 }
      }
      old.append((letters, share))
    }
    old.sort { $0.share.value > $1.share.value }
    let best = old[0]
    if best.share.value >= 0.85, best.share.possible >= 3, code.value < 0.5, old[1].share.value < 0.5 {
      return (Windows1252.text(bytes), best.letters.name, best.letters)
    }
    // Only words that the two code pages read differently tell them apart.
    let differing = words(Windows1258.text(sample)).filter { !words(western).contains($0) }
    let told = share(Set(differing))
    let isPlausible = Windows1252.isPlausible(bytes)
    if differing.isEmpty, isPlausible, best.share.value < 0.6 || code.value > best.share.value {
      return (Windows1252.text(bytes), code.value >= 0.5 ? "Windows-1258" : "Windows-1252", nil)
    }
    if told.value >= 0.6 { return (try Windows1258.decode(bytes), "Windows-1258", nil) }
    if told.value <= 0.34, best.share.value < 0.5, isPlausible {
      return (Windows1252.text(bytes), "Windows-1252", nil)
    }
    // The strict reading says where it goes wrong.
    _ = try Windows1258.decode(bytes)
    throw SheetFault(message: EncodingWords.unclear)
  }

  private static func share(_ words: Set<String>) -> Share {
    Share(possible: words.count { isVietnamese($0) }, all: words.count)
  }

  private static func isVietnamese(_ text: String) -> Bool {
    let words = LegacyText.oddWords(text)
    return !words.isEmpty && words.allSatisfy { VietnameseSyllable.isPossible($0) }
  }

  /// The distinct words with a letter beyond ASCII, at most some thousand.
  private static func words(_ text: String) -> Set<String> {
    var result: Set<String> = []
    for line in text.split(whereSeparator: \.isNewline) {
      guard result.count < 3_000 else { break }
      for word in LegacyText.oddWords(String(line)) { result.insert(String(word)) }
    }
    return result
  }
}

/// The Western code page 1252: Latin-1 with signs instead of control characters.
enum Windows1252 {
  /// The text; the five codes that stand for nothing stay as they are.
  static func text(_ bytes: [UInt8]) -> String {
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      let value = (0x80..<0xA0).contains(byte) ? UInt32(upper[Int(byte) - 0x80]) : UInt32(byte)
      scalars.append(UnicodeScalar(value) ?? " ")
    }
    return normalized(String(scalars))
  }

  /// Whether no sign stands inside a word, and no code that stands for nothing.
  static func isPlausible(_ bytes: [UInt8]) -> Bool {
    func isLetter(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || byte >= 0xC0 && byte != 0xD7 && byte != 0xF7
    }
    for (at, byte) in bytes.enumerated() where byte >= 0x80 && byte < 0xC0 {
      if [0x81, 0x8D, 0x8F, 0x90, 0x9D].contains(byte) { return false }
      let isMark = byte >= 0xA1 && ![0xAA, 0xB7, 0xBA].contains(byte)
      if isMark, at > 0, at + 1 < bytes.count, isLetter(bytes[at - 1]), isLetter(bytes[at + 1]) {
        return false
      }
    }
    return true
  }

  private static let upper: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x8D,
    0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161,
    0x203A,
    0x0153, 0x9D, 0x017E, 0x0178,
  ]
}
