private import Foundation

/// Names of people as they are compared: one person, however the name is spelt.
enum PersonName {
  /// How far two spellings of one name may lie apart, the nearest first.
  enum Likeness: Int, CaseIterable {
    /// Case, spaces and Unicode forms.
    case same
    /// What is written both ways: Thuý and Thúy, Mỹ and Mĩ, Ð and Đ, `O’Connor` and `O'Connor`, a comma.
    case spelling
    /// The same words in another order: `Mary O'Connor` and `O'Connor, Mary`.
    case order
  }

  /// What two names have in common that are alike so far.
  static func key(_ name: String, _ likeness: Likeness) -> String {
    switch likeness {
    case .same: plainText(name).lowercased()
    case .spelling: words(of: name).joined(separator: " ")
    case .order: words(of: name).sorted().joined(separator: " ")
    }
  }

  /// A name in the order of its language: surname first in Vietnamese, given name first in English.
  static func joined(family: String, given: String, isEnglish: Bool) -> String {
    plainText(isEnglish ? "\(given) \(family)" : "\(family) \(given)")
  }

  /// `Poole, Ann` as `Ann Poole`: a comma says which of the two is the surname.
  static func inOrder(_ name: String) -> String {
    let parts = name.split(separator: ",").map { plainText(String($0)) }
    return parts.count == 2 ? "\(parts[1]) \(parts[0])" : name
  }

  /// Whether two names are one but for what is written both ways, and for a comma behind the surname.
  static func isOne(_ a: String, _ b: String) -> Bool {
    key(inOrder(a), .spelling) == key(inOrder(b), .spelling)
  }

  /// The words of a name: letters in one case, apostrophes away, each syllable's tone behind it and its `y` as `i` where both
  /// are written.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var letters = String.UnicodeScalarView(), tone = String.UnicodeScalarView()
    func close() {
      guard !letters.isEmpty || !tone.isEmpty else { return }
      words.append(syllable(String(letters)) + String(tone))
      letters = .init()
      tone = .init()
    }
    for scalar in name.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      switch scalar.value {
      // Grave, acute, tilde, hook above, dot below: the tones.
      case 0x300, 0x301, 0x303, 0x309, 0x323: tone.append(scalar)
      // Eth and the African letter look like đ in capitals.
      case 0xF0, 0x256: letters.append("đ")
      case 0x27, 0x60, 0xB4, 0x2B9, 0x2BC, 0x2018, 0x2019, 0x2032: break
      default:
        let category = scalar.properties.generalCategory
        if category == .nonspacingMark || scalar.properties.isAlphabetic || category == .decimalNumber {
          letters.append(scalar)
        } else if category != .format {
          close()
        }
      }
    }
    close()
    return words
  }

  /// `my` and `mi`, `quy` and `qui` are one: the letter alone after these consonants.
  private static func syllable(_ text: String) -> String {
    guard text.hasSuffix("y") else { return text }
    let head = text.dropLast()
    return ["h", "k", "l", "m", "s", "t", "qu"].contains(head) ? head + "i" : text
  }

  /// The one of `others` that is most likely meant by a name: without its accents, or but for a letter or two; nil where none is.
  static func nearest(to name: String, among others: [String]) -> String? {
    let key = folded(name)
    if let same = others.first(where: { folded($0) == key }) { return same }
    let known = others.map { folded($0) }
    guard key.count >= 5,
      let near = OffHoursFiles.nearest(to: key, among: known.filter { abs($0.count - key.count) <= 2 }),
      let at = known.firstIndex(of: near), differs(key, near, by: 2)
    else { return nil }
    return others[at]
  }

  /// Whether few letters make the difference.
  private static func differs(_ a: String, _ b: String, by most: Int) -> Bool {
    var row = Array(0...b.count)
    let (a, b) = (Array(a), Array(b))
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices { next.append(min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))) }
      row = next
    }
    return row[b.count] <= most
  }
}
