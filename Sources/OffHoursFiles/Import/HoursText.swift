internal import OffHours

/// Reads hours as people write them on rosters: `6h-14h`, `07:30 - 16:30`, `22h00–6h00`, `từ 6h đến 14h`, `10h tối - 6h sáng`.
enum HoursText {
  /// Hours, and where in the folded text they stand.
  struct Found {
    var window: ClockWindow
    var range: Range<String.Index>
  }

  private struct Time {
    var minute: Int
    /// Whether it is written as a time and not only as a number.
    var isMarked: Bool
    var range: Range<String.Index>
  }

  /// All hours in a text that is folded already, in order.
  static func all(in text: String) -> [Found] {
    var found: [Found] = []
    var at = text.startIndex
    while at < text.endIndex {
      guard text[at].isASCII, text[at].isNumber,
        at == text.startIndex || isBreak(text[text.index(before: at)])
      else {
        at = text.index(after: at)
        continue
      }
      guard let first = time(in: text, at: at),
        let second = afterDash(in: text, from: first.range.upperBound),
        first.isMarked || second.isMarked
          || (first.range.lowerBound == text.startIndex && second.range.upperBound == text.endIndex),
        first.minute < 1440, first.minute != second.minute || first.isMarked
      else {
        // Past these digits.
        while at < text.endIndex, text[at].isNumber { at = text.index(after: at) }
        continue
      }
      let range = first.range.lowerBound..<second.range.upperBound
      found.append(
        Found(
          window: ClockWindow(
            start: ClockTime(minute: first.minute), end: ClockTime(minute: second.minute)), range: range))
      at = range.upperBound
    }
    return found
  }

  /// A single time that is the whole text.
  static func time(_ text: String) -> ClockTime? {
    guard let first = text.first, first.isASCII, first.isNumber,
      let time = time(in: text, at: text.startIndex),
      time.range.upperBound == text.endIndex, time.isMarked
    else { return nil }
    return ClockTime(minute: time.minute)
  }

  private static func isBreak(_ character: Character) -> Bool { !character.isLetter && !character.isNumber }

  /// A time that begins at `start`.
  private static func time(in text: String, at start: String.Index) -> Time? {
    var at = start
    guard var hour = digits(in: text, &at, most: 2), hour <= 24 else { return nil }
    var minute = 0
    var isMarked = false
    if at < text.endIndex, text[at].isNumber { return nil }
    // Hour mark, and minutes after it.
    if let mark = ["gio", "h", "g", ":", "."].first(where: { text[at...].hasPrefix($0) }) {
      var next = text.index(at, offsetBy: mark.count)
      if mark == "gio", next < text.endIndex, text[next] == " " {
        let after = text.index(after: next)
        if after < text.endIndex, text[after].isNumber { next = after }
      }
      let before = next
      let minutes = digits(in: text, &next, most: 2)
      let length = text.distance(from: before, to: next)
      if mark == ":" || mark == "." {
        if length == 2, let minutes, minutes < 60 {
          minute = minutes
          at = next
          isMarked = true
          // Seconds, as spreadsheets show them.
          if text[at...].hasPrefix(":00") { at = text.index(at, offsetBy: 3) }
        } else if mark == ":" {
          return nil
        }
      } else {
        guard minutes ?? 0 < 60, length != 1 || minutes == 0 else { return nil }
        // A word that only begins like the mark is none.
        if length == 0, next < text.endIndex, text[next].isLetter { return nil }
        minute = minutes ?? 0
        at = next
        isMarked = true
        for suffix in ["phut", "ph", "p", "'"] where length > 0 && text[at...].hasPrefix(suffix) {
          at = text.index(at, offsetBy: suffix.count)
          break
        }
      }
    }
    // Part of the day.
    var after = at
    while after < text.endIndex, text[after] == " " { after = text.index(after: after) }
    for (word, shift) in [
      ("sang", 0), ("trua", 12), ("chieu", 12), ("toi", 12), ("dem", 12), ("am", 0), ("pm", 12),
    ]
    where text[after...].hasPrefix(word) {
      let end = text.index(after, offsetBy: word.count)
      guard end == text.endIndex || isBreak(text[end]) else { continue }
      // `tới` between two times is no part of the day.
      if word == "toi", hour >= 12 || isFollowedByTime(text, end) && hour < 5 { break }
      if shift == 12, hour < 12, !(word == "dem" && hour < 6), !(word == "trua" && hour >= 10) { hour += 12 }
      if word == "am" && hour == 12 { hour = 0 }
      at = end
      isMarked = true
      break
    }
    let total = hour * 60 + minute
    guard total <= 1440 else { return nil }
    return Time(minute: total, isMarked: isMarked, range: start..<at)
  }

  private static func isFollowedByTime(_ text: String, _ index: String.Index) -> Bool {
    text[index...].first { $0 != " " }?.isNumber ?? false
  }

  /// The time after a dash, an arrow or `đến`.
  private static func afterDash(in text: String, from start: String.Index) -> Time? {
    var at = start
    func skip() { while at < text.endIndex, text[at] == " " { at = text.index(after: at) } }
    skip()
    guard
      let dash = ["->", "=>", "-", "–", "—", "−", "~", "→", "÷", "den", "toi", "to", "until"].first(where: {
        text[at...].hasPrefix($0)
      })
    else { return nil }
    at = text.index(at, offsetBy: dash.count)
    skip()
    guard at < text.endIndex, text[at].isASCII, text[at].isNumber else { return nil }
    return time(in: text, at: at)
  }

  private static func digits(in text: String, _ at: inout String.Index, most: Int) -> Int? {
    var value: Int?
    var count = 0
    while at < text.endIndex, count < most, let digit = text[at].wholeNumberValue, text[at].isASCII {
      value = (value ?? 0) * 10 + digit
      at = text.index(after: at)
      count += 1
    }
    return value
  }
}
