internal import OffHours

/// Entries of a legend that stand one behind another with nothing but a space or a stroke between:
/// `D=07:00-15:00 N=22:00-06:00 O=off`, `D 07:00-15:00 | N 22:00-06:00`.
enum LegendCuts {
  /// The entries of a text; the text itself where it holds one or none.
  static func cut(_ text: String, used: Set<String>) -> [String] {
    var result: [String] = []
    var rest = text[...]
    while let (end, start) = next(rest, used: used) {
      result.append(plainText(String(rest[..<end])))
      rest = rest[start...]
    }
    return result + [String(rest)]
  }

  /// Where an entry ends behind which another begins, and where that one does.
  private static func next(_ text: Substring, used: Set<String>) -> (end: String.Index, start: String.Index)?
  {
    for at in text.indices.dropFirst() where " /|".contains(text[at]) {
      var before = text[..<at]
      while let last = before.last, " /|".contains(last) { before.removeLast() }
      let rest = text[at...].drop { " /|".contains($0) }
      let isParted = text[before.endIndex..<rest.startIndex].contains { "/|".contains($0) }
      guard let last = before.last, !"&+,;-–—(".contains(last), let code = code(of: rest) else { continue }
      // A stroke parts hours as well: only a code of the grid ends them.
      let isEntry =
        used.contains(LegendText.key(code.text)) ? isParted || code.isMarked : !isParted && isNew(code)
      if isEntry, LegendText.entry(String(before), used: used)?.isClear ?? false, begins(String(rest), used) {
        return (before.endIndex, rest.startIndex)
      }
    }
    return nil
  }

  /// What a text begins with, up to a sign, hours or brackets. `isSigned`: up to a sign; `isMarked`: up to any of these.
  private static func code(of text: Substring) -> (text: String, isSigned: Bool, isMarked: Bool)? {
    if let sign = text.indices.first(where: { isSign(text, $0) }) {
      let head = plainText(String(text[..<sign]))
      if LegendText.isCode(head, used: []) { return (head, true, true) }
    }
    // `8h - 20h`: a dash is a code only where a sign follows.
    guard let space = text.firstIndex(of: " "), text[..<space].contains(where: \.isLetter) else { return nil }
    let behind = text[space...].drop { $0 == " " }.first
    return (String(text[..<space]), false, behind.map { $0.isNumber || $0 == "(" } ?? false)
  }

  /// Whether a code that the grid does not have can be one.
  private static func isNew(_ code: (text: String, isSigned: Bool, isMarked: Bool)) -> Bool {
    guard code.isSigned, let first = code.text.first, first.isLetter || first.isNumber else { return false }
    let list = words(folded(code.text)).map(String.init)
    return code.text.contains(where: \.isLetter)
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
