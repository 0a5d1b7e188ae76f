internal import OffHours

/// Halves of days, `HC/2`, `0.5P`, `1/2 N`: the hours that are worked have to be said.
enum HalfDay {
  static let question = Phrase(
    en: "half a day: which hours are worked? Write them, such as 08:00-12:00",
    vi: "nửa ngày: làm những giờ nào? Hãy ghi giờ, ví dụ 08:00-12:00")

  /// Whether folded words speak of half a day.
  static func isSaid(_ text: String) -> Bool {
    let phrase = " " + words(text.replacing("½", with: " half ")).joined(separator: " ") + " "
    return [
      " nua ngay ", " nua buoi ", " nua ca ", " half ", " 1 2 ", " nghi sang ", " nghi chieu ", " nghi buoi ",
      " chieu nghi ", " sang nghi ", " morning off ", " afternoon off ", " am off ", " pm off ", " 0 5 ",
      " half day ",
    ].contains(where: phrase.contains)
  }

  /// The code of which a cell is half: `HC/2`, `1/2HC`, `0.5P`, `P½`, `P 0,5`; nil where it is none.
  static func base(_ text: String) -> String? {
    let text = plainText(text)
    for sign in ["/2", "½", "0.5", "0,5", "1/2", ".5", ",5"] {
      if text.hasSuffix(sign), text.count > sign.count {
        return trimmed(text.dropLast(sign.count))
      }
      if !sign.hasPrefix("/"), !sign.hasPrefix("."), !sign.hasPrefix(","), text.hasPrefix(sign),
        text.count > sign.count
      {
        return trimmed(text.dropFirst(sign.count))
      }
    }
    return nil
  }

  private static func trimmed(_ text: Substring) -> String? {
    let base = plainText(String(text)).trimmed(of: "*x×() ")
    return base.contains(where: \.isLetter) ? base : nil
  }
}

extension String {
  /// Without some characters at both ends.
  fileprivate func trimmed(of characters: String) -> String {
    var text = self[...]
    while let first = text.first, characters.contains(first) { text.removeFirst() }
    while let last = text.last, characters.contains(last) { text.removeLast() }
    return String(text)
  }
}

/// Letters for halves of the day before hours: `S 7h-11h, C 13h-17h`.
enum HalfLetters {
  static let words: [Character: String] = ["s": "sáng", "c": "chiều", "t": "tối"]

  /// A line of a legend with hours that go on behind the letter of another half of the day, the letters as words; nil where they
  /// do not, or where the letter is a code of the grid.
  static func joined(_ line: String, _ next: String, used: Set<String>) -> String? {
    guard let letter = letter(next), !used.contains(LegendText.key(String(letter))),
      HoursText.hasHours(in: String(next.dropFirst())), let said = LegendText.entry(line, used: used)?.words,
      line.hasSuffix(said)
    else { return nil }
    let isHalf = self.letter(said).map { $0 != letter } ?? (words.values.contains { said.hasPrefix($0) })
    guard isHalf else { return nil }
    return line.dropLast(said.count) + spelt(said) + "; " + spelt(next)
  }

  /// The letter with which a text begins, right before hours.
  private static func letter(_ text: String) -> Character? {
    guard let first = text.lowercased().first, words[first] != nil,
      let next = text.dropFirst().first(where: { !" :.".contains($0) }), next.isNumber
    else { return nil }
    return first
  }

  private static func spelt(_ text: String) -> String {
    guard let letter = letter(text), let word = words[letter] else { return text }
    return "\(word) \(text.dropFirst().drop { " :.".contains($0) })"
  }
}
