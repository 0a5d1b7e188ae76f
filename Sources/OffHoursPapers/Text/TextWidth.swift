/// How many cells of a terminal a text takes. Combining marks take none, wide characters two.
package enum TextWidth {
  /// Cells of a text.
  package static func of(_ text: String) -> Int { text.reduce(0) { $0 + of($1) } }

  /// Cells of one character as people see it, however many scalars it is made of.
  package static func of(_ character: Character) -> Int {
    var width = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F { return 2 }
      width = max(width, of(scalar))
    }
    return width
  }

  private static func of(_ scalar: Unicode.Scalar) -> Int {
    if scalar.value < 0x300 { return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? 0 : 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .control: return 0
    default: break
    }
    return scalar.properties.isEmojiPresentation || wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Scalars of East Asian Width W and F (Unicode Standard Annex 11), in blocks.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
  ]

  /// The text, cut to at most `width` cells with an ellipsis where it is longer.
  package static func cut(_ text: String, to width: Int) -> String {
    guard of(text) > width else { return text }
    guard width > 0 else { return "" }
    var kept = "", used = 0
    for character in text {
      let cells = of(character)
      if used + cells > width - 1 { break }
      kept.append(character)
      used += cells
    }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  /// The text, filled with spaces to `width` cells.
  package static func padded(_ text: String, to width: Int, right: Bool = false) -> String {
    let fill = String(repeating: " ", count: max(0, width - of(text)))
    return right ? fill + text : text + fill
  }

  /// The text on one line, without anything that would move a terminal's cursor or turn its writing around.
  package static func plain(_ text: String) -> String { plain(text, keepsLines: false) }

  /// The same, but for line ends and tabs, which stay where they are asked for.
  package static func plain(_ text: String, keepsLines: Bool) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isLine = keepsLines && (scalar == "\n" || scalar == "\r" || scalar == "\t")
      if isLine || !isUnsafe(scalar) {
        plain.append(scalar)
      } else if scalar.properties.generalCategory != .format {
        plain.append(" ")
      }
    }
    return String(plain)
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all that is written: ASCII, and Latin letters with their marks. Asking for a category is slow.
    switch scalar.value {
    case 0x20...0x7E, 0xC0...0x24F, 0x1E00...0x1EFF: return false
    default: break
    }
    return isUnsafeCategory(scalar)
  }

  private static func isUnsafeCategory(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.value != 0x200C && scalar.value != 0x200D
    default: false
    }
  }
}
