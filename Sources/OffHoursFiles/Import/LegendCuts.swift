internal import OffHours

/// Entries of a legend that stand one behind another with nothing but a space between: `D=07:00-15:00 N=22:00-06:00 O=off`.
enum LegendCuts {
  /// The entries of a text; the text itself where it holds one or none.
  static func cut(_ text: String, used: Set<String>) -> [String] {
    var result: [String] = []
    var rest = text[...]
    while let at = next(rest, used: used) {
      result.append(plainText(String(rest[..<at])))
      rest = rest[at...].drop { $0 == " " }
    }
    return result + [String(rest)]
  }

  /// The space before which an entry ends and behind which another begins.
  private static func next(_ text: Substring, used: Set<String>) -> String.Index? {
    text.indices.dropFirst().first { at in
      text[at] == " " && !"/&+,;-–—|(".contains(text[text.index(before: at)])
        && isCode(text[at...].drop { $0 == " " }, used)
        && LegendText.entry(String(text[..<at]), used: used)?.isClear ?? false
        && begins(String(text[at...].drop { $0 == " " }), used)
    }
  }

  /// Whether a text begins with a code and its sign.
  private static func isCode(_ text: Substring, _ used: Set<String>) -> Bool {
    guard let sign = text.indices.first(where: { isSign(text, $0) }) else { return false }
    let head = plainText(String(text[..<sign]))
    guard let first = head.first, first.isLetter || first.isNumber, LegendText.isCode(head, used: used) else {
      return false
    }
    if used.contains(LegendText.key(head)) { return true }
    let list = words(folded(head)).map(String.init)
    return head.contains(where: \.isLetter)
      && list.contains { !HoursText.plainWords.contains($0) || $0 == "ca" }
      && !list.contains { LegendText.goingOn.contains($0) || $0 == "tong" || $0 == "total" }
  }

  private static func isSign(_ text: Substring, _ at: Substring.Index) -> Bool {
    guard text[at] == ":" || text[at] == "=" else { return false }
    let next = text.index(after: at)
    let isInTime =
      at > text.startIndex && text[text.index(before: at)].isNumber && next < text.endIndex
      && text[next].isNumber
    return text[at] == "=" || !isInTime
  }

  private static func begins(_ text: String, _ used: Set<String>) -> Bool {
    guard let entry = LegendText.entry(text, used: used) else { return false }
    return entry.day != nil || entry.isClear && entry.codes.contains { used.contains(LegendText.key($0)) }
  }
}
