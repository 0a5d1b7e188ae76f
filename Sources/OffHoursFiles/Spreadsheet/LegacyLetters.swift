internal import OffHours

/// The letters of encodings that older Vietnamese fonts have, where each letter is shown instead of another.
enum LegacyLetters: CaseIterable {
  /// TCVN 5712, the fonts whose names begin with `.Vn`.
  case tcvn3
  /// The fonts whose names begin with `VNI-`: a letter, and a second one for its marks.
  case vni

  /// Its name, for people.
  var name: String {
    switch self {
    case .tcvn3: "TCVN3"
    case .vni: "VNI"
    }
  }

  /// What a text means, if it was typed in such a font; nil where it holds letters that such fonts do not have.
  func text(_ text: String) -> String? {
    guard text.unicodeScalars.allSatisfy({ $0.value < 0x100 || Self.signs.contains($0.value) }) else {
      return nil
    }
    switch self {
    case .tcvn3: return Self.fromTCVN3(text)
    case .vni: return Self.fromVNI(text)
    }
  }

  /// Quotes and dashes, which are the same in every font.
  private static let signs: Set<UInt32> = [0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026]

  // MARK: - TCVN3

  private static func fromTCVN3(_ text: String) -> String? {
    var words: [[(scalar: UnicodeScalar, isTyped: Bool)]] = [[]]
    for scalar in text.unicodeScalars {
      let letter = letters[scalar.value]
      if letter == nil, (0xA1..<0x100).contains(scalar.value) { return nil }
      let isLetter = letter != nil || scalar.properties.isAlphabetic
      if !isLetter, !(words.last!.isEmpty) { words.append([]) }
      words[words.count - 1].append((letter ?? scalar, letter == nil))
      if !isLetter { words.append([]) }
    }
    // The font has no capitals with tones: a word in capitals holds them in small letters, and so does the first letter of
    // a name.
    let heads = words.compactMap { word in
      word.first.flatMap { $0.isTyped && $0.scalar.properties.isAlphabetic ? $0.scalar : nil }
    }
    let isName = !heads.isEmpty && heads.allSatisfy(\.properties.isUppercase)
    let typed = words.map { $0.filter { $0.isTyped && $0.scalar.properties.isAlphabetic } }
    let isInCapitals =
      typed.joined().allSatisfy(\.scalar.properties.isUppercase) && typed.contains { $0.count > 1 }
    var result = String.UnicodeScalarView()
    for (position, word) in words.enumerated() {
      let isRaised =
        isInCapitals
        || typed[position].count > 1 && typed[position].allSatisfy(\.scalar.properties.isUppercase)
      for (place, letter) in word.enumerated() {
        let raises = !letter.isTyped && (isRaised || place == 0 && isName)
        result.append(
          contentsOf: (raises ? letter.scalar.properties.uppercaseMapping : String(letter.scalar))
            .unicodeScalars)
      }
    }
    return normalized(String(result))
  }

  /// What stands for which letter, in the order of the table.
  private static let letters: [UInt32: UnicodeScalar] = {
    let table: [(ClosedRange<UInt32>, String)] = [
      (0xA1...0xAE, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5...0xB9, "àảãáạ"), (0xBB...0xBE, "ằẳẵắ"),
      (0xC6...0xCC, "ặầẩẫấậè"),
      (0xCE...0xD8, "ẻẽéẹềểễếệìỉ"), (0xDC...0xDF, "ĩíịò"), (0xE1...0xEF, "ỏõóọồổỗốộờởỡớợù"),
      (0xF1...0xFE, "ủũúụừửữứựỳỷỹýỵ"),
    ]
    var result: [UInt32: UnicodeScalar] = [:]
    for (codes, letters) in table {
      for (code, letter) in zip(codes, normalized(letters).unicodeScalars) { result[code] = letter }
    }
    return result
  }()

  // MARK: - VNI

  private static func fromVNI(_ text: String) -> String? {
    var result = String.UnicodeScalarView()
    var previous: UnicodeScalar = " "
    for scalar in text.unicodeScalars {
      let isCapital = scalar.properties.isUppercase
      let low = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
      if let marks = marks[low.value], vowels.contains(previous) {
        result.append(contentsOf: marks.compactMap { UnicodeScalar($0) })
        previous = " "
        continue
      }
      var written = scalar
      // A second letter without a first one.
      if scalar.value >= 0xC0, scalar.value < 0x100, single[low.value] == nil { return nil }
      if let letter = single[low.value] {
        written = isCapital ? letter.properties.uppercaseMapping.unicodeScalars.first ?? letter : letter
      }
      result.append(written)
      previous = written
    }
    return normalized(String(result))
  }

  private static let vowels = Set("aeouyAEOUYơƠưƯ".unicodeScalars)

  /// Letters that stand for one by themselves.
  private static let single: [UInt32: UnicodeScalar] = [
    0xF1: "đ", 0xF4: "ơ", 0xF6: "ư", 0xEC: "ì", 0xED: "í", 0xE6: "ỉ", 0xF3: "ĩ", 0xF2: "ị", 0xEE: "ỵ",
  ]

  /// Marks by the second letter: shape and tone.
  private static let marks: [UInt32: [UInt32]] = [
    0xF8: [0x300], 0xF9: [0x301], 0xFB: [0x309], 0xF5: [0x303], 0xEF: [0x323],
    0xEA: [0x306], 0xE8: [0x306, 0x300], 0xE9: [0x306, 0x301], 0xFA: [0x306, 0x309], 0xFC: [0x306, 0x303],
    0xEB: [0x306, 0x323],
    0xE2: [0x302], 0xE0: [0x302, 0x300], 0xE1: [0x302, 0x301], 0xE5: [0x302, 0x309], 0xE3: [0x302, 0x303],
    0xE4: [0x302, 0x323],
  ]
}
