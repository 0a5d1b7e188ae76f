private import Foundation

/// Text in the letters that every telephone and every file system takes.
package enum PlainLetters {
  /// The text without accents: `Đặng Thị Hạnh` becomes `Dang Thi Hanh`. Letters of other scripts stay as they are.
  package static func unaccented(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
      if let letters = others[scalar] {
        plain.append(contentsOf: letters.unicodeScalars)
      } else if scalar.properties.generalCategory != .nonspacingMark {
        plain.append(scalar)
      }
    }
    return String(plain).precomposedStringWithCanonicalMapping
  }

  /// The text in characters that a short message counts once (GSM 03.38, the part it shares with ASCII). What has no
  /// likeness there becomes one `?` a run; blanks are joined.
  package static func message(_ text: String) -> String {
    var plain = ""
    for scalar in unaccented(text).unicodeScalars {
      let next: String
      switch scalar {
      case "[", "{": next = "("
      case "]", "}": next = ")"
      case "|", "\\": next = "/"
      case "^", "`": next = "'"
      case "~": next = "-"
      case " "..."}": next = String(scalar)
      default:
        next = scalar.properties.isWhitespace || scalar.properties.generalCategory == .control ? " " : "?"
      }
      if (next == " " || next == "?") && plain.hasSuffix(next) { continue }
      plain += next
    }
    return plain.trimmingCharacters(in: .whitespaces)
  }

  /// Letters and signs that are no accented letters, and what stands for them.
  private static let others: [Unicode.Scalar: String] = [
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ß": "ss",
    "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "þ": "th", "Þ": "Th",
    "–": "-", "—": "-", "‑": "-", "−": "-", "‘": "'", "’": "'", "“": "\"", "”": "\"", "«": "\"", "»": "\"",
    "…": "...", "·": "-", "•": "-", "×": "x", "₫": "d", "\u{A0}": " ", "\u{202F}": " ",
  ]
}
