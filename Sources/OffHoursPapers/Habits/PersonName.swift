private import Foundation

/// The order in which people look for a name: by the given name, which stands last, then by the rest.
///
/// Letters follow the Vietnamese alphabet (a ă â b c d đ e ê …), tones only decide between equal letters.
/// Other languages come out in their usual order, with accents deciding between equal letters.
package struct PersonName: Comparable, Sendable {
  private let words: [[UInt32]]
  private let text: String

  /// The keys of words met so far: people share few.
  package struct Words {
    fileprivate var keys: [Substring: [UInt32]] = [:]

    /// No word yet.
    package init() {}

    fileprivate mutating func key(_ word: Substring) -> [UInt32] {
      if let known = keys[word] { return known }
      let key = PersonName.key(String(word))
      keys[word] = key
      return key
    }
  }

  /// The sort key of a name.
  package init(_ name: String) {
    var words = Words()
    self.init(name, &words)
  }

  /// The sort key of one name of many.
  package init(_ name: String, _ known: inout Words) {
    let words = name.split(whereSeparator: \.isWhitespace)
    let order = words.isEmpty ? [] : [words[words.count - 1]] + words.dropLast()
    self.words = order.map { known.key($0) }
    text = name
  }

  package static func < (a: PersonName, b: PersonName) -> Bool {
    if a.words != b.words {
      return a.words.lexicographicallyPrecedes(b.words) { $0.lexicographicallyPrecedes($1) }
    }
    return a.text.unicodeScalars.map(\.value).lexicographicallyPrecedes(b.text.unicodeScalars.map(\.value))
  }

  /// Marks that make another letter of a base letter: breve, circumflex, horn.
  private static let letterMarks: [UInt32: UInt32] = [0x306: 1, 0x302: 2, 0x31B: 3]
  /// Tone marks in dictionary order: grave, hook, tilde, acute, dot below.
  private static let toneMarks: [UInt32: UInt32] = [0x300: 1, 0x309: 2, 0x303: 3, 0x301: 4, 0x323: 5]

  /// Letters, then a zero, then tones: so a shorter word comes first, and tones count only between equal letters.
  private static func key(_ word: String) -> [UInt32] {
    var letters: [UInt32] = [], tones: [UInt32] = []
    for character in word.lowercased() {
      var letter: UInt32 = 0, tone: UInt32 = 0
      for scalar in String(character).decomposedStringWithCanonicalMapping.unicodeScalars {
        if let mark = letterMarks[scalar.value] {
          letter += mark
        } else if let mark = toneMarks[scalar.value] {
          tone = mark
        } else if scalar == "đ" {
          letter = UInt32(UInt8(ascii: "d")) * 8 + 1
        } else if scalar.properties.canonicalCombiningClass == .notReordered {
          letter = scalar.value * 8
        } else {
          tone = scalar.value
        }
      }
      letters.append(letter)
      tones.append(tone)
    }
    return letters + [0] + tones
  }
}
