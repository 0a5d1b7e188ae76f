private import Foundation

/// Text for comparing: lower case, without accents, one space between words. `Họ và  Tên` becomes `ho va ten`.
func folded(_ text: String) -> String {
  var result = String.UnicodeScalarView()
  var isGap = false
  for scalar in text.decomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .format: continue
    default: break
    }
    if scalar.properties.isWhitespace || scalar == "\u{A0}" {
      isGap = !result.isEmpty
      continue
    }
    if isGap { result.append(" ") }
    isGap = false
    result.append(scalar == "đ" ? "d" : scalar)
  }
  return String(result)
}

/// An id made of a name: `Công ty Hoa Ban` becomes `cong-ty-hoa-ban`. Empty where the name has neither letters nor digits.
func slug(_ name: String) -> String {
  var result = ""
  for scalar in folded(name).unicodeScalars {
    let isKept = (0x30...0x39).contains(scalar.value) || (0x61...0x7A).contains(scalar.value)
    if isKept {
      result.unicodeScalars.append(scalar)
    } else if !result.isEmpty, !result.hasSuffix("-") {
      result += "-"
    }
  }
  while result.hasSuffix("-") { result.removeLast() }
  return result
}

/// Text on one line, trimmed, NFC, one space between words.
func plainText(_ text: String) -> String {
  normalized(text).split { $0.isWhitespace || $0 == "\u{A0}" || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
    .joined(separator: " ")
}

/// The words of a folded text: runs of letters and digits.
func words(_ folded: String) -> [Substring] {
  folded.split { !($0.isLetter || $0.isNumber) }
}
