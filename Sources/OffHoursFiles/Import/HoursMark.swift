internal import OffHours

/// Signs right beside hours in a cell, `7-15*`, `15-23!`, `?6-14`, and words in brackets, `6-14 (swap)`: a star that some note
/// explains, or a doubt. The hours are taken, and the sign is told.
enum HoursMark {
  private static let signs: Set<Character> = [
    "*", "!", "?", "#", "^", "†", "‡", "°", "~", "@", "$", "%", "§", "¹", "²", "³", "★", "☆", "●", "▲", "✓",
    "✔", "=", "<", ">", "_",
  ]

  /// The sign before or behind hours that are a whole text; nil where there is none.
  static func sign(_ text: String) -> String? {
    let behind = text.reversed().prefix { signs.contains($0) }, before = text.prefix { signs.contains($0) }
    let sign = String(before) + String(behind.reversed())
    return sign.isEmpty || before.count == text.count ? remark(text) : sign
  }

  /// Words in brackets behind hours that are none of hours and breaks, `6-14 (swap)`.
  private static func remark(_ text: String) -> String? {
    guard let open = text.firstIndex(of: "("), let close = text[open...].firstIndex(of: ")"),
      text[..<open].contains(where: \.isNumber)
    else { return nil }
    let inside = text[text.index(after: open)..<close]
    let list = words(folded(String(inside))).map(String.init)
    guard
      list.contains(where: { word in
        word.contains(where: \.isLetter) && !word.contains(where: \.isNumber)
          && !HoursText.plainWords.contains(word) && !known.contains(word)
      })
    else { return nil }
    return plainText(String(inside))
  }

  private static let known: Set<String> = [
    "nghi", "trua", "giua", "break", "lunch", "meal", "rest", "com", "an", "phut", "min", "mins", "minutes",
    "incl",
    "including", "gom", "ke", "ca", "unpaid", "paid", "am", "pm", "g", "p", "tieng", "qua", "hr", "with",
    "day", "ngay", "co", "mot", "hom", "sau", "t",
  ]

  /// Whether a remark says that the shift is not worked, `6-14 (sick)`.
  static func isNotWorked(_ sign: String) -> Bool { LineState.isNotWorked(sign) }

  static let notWorked = Phrase(
    en:
      "is this shift worked? Write its hours alone where it is, and 'off' or 'absent' alone where it is not",
    vi: "ca này có làm không? Nếu có hãy chỉ ghi giờ, nếu không hãy chỉ ghi 'nghỉ' hoặc 'nghỉ phép'")

  /// The hours alone count.
  static func told(_ text: String) -> Phrase {
    let sign = sign(text) ?? ""
    return Phrase(
      en:
        "the hours count, and '\(sign)' beside them says nothing that is known; if it changes them, add a line to the legend, such as '\(text): 07:00-19:00'",
      vi:
        "chỉ tính giờ, không rõ '\(sign)' bên cạnh nghĩa là gì; nếu nó đổi giờ làm, hãy thêm vào bảng ký hiệu một dòng như '\(text): 07:00-19:00'"
    )
  }

  /// A legend explains the sign alone.
  static func explained(_ sign: String, _ line: CodeResolver.Known) -> Phrase {
    Phrase(
      en:
        "the legend explains '\(sign)' alone, '\(line.placed.entry.words)' (\(line.placed.place.text(.english))); write the hours that are worked without it, or add a line for both together, with hours",
      vi:
        "bảng ký hiệu giải thích riêng dấu '\(sign)', '\(line.placed.entry.words)' (\(line.placed.place.text(.vietnamese))); hãy ghi giờ làm mà không có dấu, hoặc thêm một dòng cho cả hai, có giờ"
    )
  }
}
