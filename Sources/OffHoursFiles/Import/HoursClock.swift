internal import OffHours

/// Times and spans of time on folded text: `6h30`, `0800H`, `10pm`, `12h đêm`, `6h-14h`, `7 to 3pm`, `22h - 6h hôm sau`.
struct HoursClock {
  let text: [Character]
  /// Whether parts of the day stand before the hours, as the first does: `AM 7:30-11:30 PM 1:00-5:00`.
  private let isHeaded: Bool

  /// A part of the day as words name it; it tells morning from evening on a clock of twelve hours.
  enum DayPart { case morning, noon, afternoon, evening, night }

  /// A time, minutes since midnight.
  struct Time {
    var minute: Int
    /// Whether it is written as a time and not only as a number.
    var isMarked: Bool
    /// Whether it is three or four digits and nothing else.
    var isDigits = false
    /// Whether `am`, `chiều` or the like stands with it.
    var hasPart = false
    /// Whether `hôm sau` or `next day` stands with it.
    var isNextDay = false
    var end: Int
  }

  /// From one time to another, with the characters it takes.
  struct Span {
    var stretch: Stretch
    var isMarked: Bool
    var range: Range<Int>
  }

  init(_ text: String) {
    self.text = Array(text)
    let head = text.prefix { !$0.isNumber }.replacing("a.m.", with: "am").replacing("p.m.", with: "pm")
    isHeaded = words(String(head)).contains {
      HoursText.dayParts[String($0)] != nil || HoursText.halves[String($0)] != nil
    }
  }

  func isDigit(_ at: Int) -> Bool { at < text.count && at >= 0 && text[at].isASCII && text[at].isNumber }
  private func isLetter(_ at: Int) -> Bool { at < text.count && text[at].isLetter }
  private func isBreak(_ at: Int) -> Bool { at >= text.count || !text[at].isLetter && !text[at].isNumber }
  func skippingSpaces(_ at: Int) -> Int {
    var at = at
    while at < text.count, text[at] == " " { at += 1 }
    return at
  }

  func hasPrefix(_ word: String, at: Int) -> Bool {
    var at = at
    for character in word {
      guard at < text.count, text[at] == character else { return false }
      at += 1
    }
    return true
  }

  /// The end of a word that stands whole at a place; nil where it does not.
  private func end(of word: String, at: Int) -> Int? {
    guard hasPrefix(word, at: at) else { return nil }
    let end = at + word.count
    return isBreak(end) ? end : nil
  }

  private func digits(_ at: Int) -> (value: Int, count: Int) {
    var value = 0, count = 0
    while count < 5, isDigit(at + count) {
      value = value * 10 + text[at + count].wholeNumberValue!
      count += 1
    }
    return (value, count)
  }

  // MARK: - A time

  /// The time that begins at a place.
  func time(at start: Int) -> Time? {
    for (word, minute) in [("noon", 720), ("midnight", 1440), ("nua dem", 1440)] {
      if let end = end(of: word, at: start) {
        return Time(minute: minute, isMarked: true, hasPart: true, end: end)
      }
    }
    let (value, count) = digits(start)
    var time: Time
    switch count {
    case 1, 2:
      guard value <= 48, let found = hourAndMinute(value, start + count) else { return nil }
      time = found
    case 3, 4:
      guard value % 100 < 60, value / 100 <= 48,
        text.count <= start + count || text[start + count] != "." || !isDigit(start + count + 1)
      else { return nil }
      time = Time(
        minute: value / 100 * 60 + value % 100, isMarked: count == 4, isDigits: true, end: start + count)
      let after = skippingSpaces(time.end)
      if let end = ["hrs", "hr", "h", "hours"].lazy.compactMap({ self.end(of: $0, at: after) }).first {
        (time.isMarked, time.isDigits, time.end) = (true, false, end)
      }
    default: return nil
    }
    takePart(&time)
    takeNextDay(&time)
    return time.minute <= 2880 ? time : nil
  }

  /// Hour mark, and the minutes after it.
  private func hourAndMinute(_ hour: Int, _ at: Int) -> Time? {
    var time = Time(minute: hour * 60, isMarked: false, end: at)
    if at < text.count, text[at] == ":" || text[at] == "." {
      let (minutes, length) = digits(at + 1)
      if length == 2, minutes < 60 {
        time = Time(minute: hour * 60 + minutes, isMarked: true, end: at + 3)
        // Seconds, as spreadsheets show them.
        if hasPrefix(":00", at: time.end), !isDigit(time.end + 3) { time.end += 3 }
      } else if text[at] == ":" || length > 0 {
        return nil
      }
      if time.isMarked, let end = end(of: "h", at: time.end) { time.end = end }
      return time
    }
    let near = skippingSpaces(at)
    for mark in ["gio", "hrs", "hr", "hours", "h", "g"] where hasPrefix(mark, at: near) && near - at <= 1 {
      var next = near + mark.count
      if mark == "gio", next < text.count, text[next] == " ", isDigit(next + 1), digits(next + 1).count == 2,
        !isClockMark(next + 3)
      {
        next += 1
      }
      // A word that only begins like the mark is none.
      if isLetter(next) { continue }
      let (minutes, length) = digits(next)
      guard length == 0 || length == 2 && minutes < 60 || length == 1 && minutes == 0 else { return nil }
      time = Time(minute: hour * 60 + minutes, isMarked: true, end: next + length)
      if length > 0 {
        for suffix in ["phut", "ph", "p", "'"]
        where hasPrefix(suffix, at: time.end) && !isLetter(time.end + suffix.count) {
          time.end += suffix.count
          break
        }
      }
      break
    }
    if let end = end(of: "ruoi", at: skippingSpaces(time.end)) {
      time.minute += 30
      (time.isMarked, time.end) = (true, end)
    }
    return time
  }

  private func isClockMark(_ at: Int) -> Bool {
    at < text.count && (text[at] == "h" || text[at] == "g" || text[at] == ":" || text[at] == ".")
  }

  /// A part of the day behind a time.
  private func takePart(_ time: inout Time) {
    let after = skippingSpaces(time.end)
    for (word, part) in Self.parts + [("a", .morning), ("p", .afternoon)] {
      guard let end = end(of: word, at: after), word.count > 1 || after == time.end else { continue }
      // `tới` between two times is no part of the day.
      if word == "toi", isDigit(skippingSpaces(end)) || time.minute >= 720 { return }
      // Before further hours it is theirs where the first hours have theirs in front, too.
      if isHeaded, isDigit(skippingSpaces(end)) { return }
      time.minute = Self.shifted(time.minute, by: part)
      (time.isMarked, time.isDigits, time.hasPart, time.end) = (true, false, true, end)
      if part == .morning, time.minute / 60 == 12 { time.minute -= 720 }
      return
    }
  }

  private func takeNextDay(_ time: inout Time) {
    var at = skippingSpaces(time.end)
    let isOpen = at < text.count && text[at] == "("
    if isOpen { at = skippingSpaces(at + 1) }
    guard let end = nextDay(at: at) else { return }
    time.isNextDay = true
    time.end = end
    let close = skippingSpaces(end)
    if isOpen, close < text.count, text[close] == ")" { time.end = close + 1 }
  }

  private func nextDay(at: Int) -> Int? {
    for phrase in [
      "sang ngay hom sau", "sang hom sau", "sang ngay sau", "cua ngay hom sau", "ngay hom sau",
      "ngay ke tiep",
      "hom sau", "ngay sau", "of the next day", "on the next day", "the next day", "next day", "next morning",
      "the following day", "following day", "+1 day", "+1d", "+1",
    ] {
      if let end = end(of: phrase, at: at) { return end }
    }
    return nil
  }

  static let parts: [(String, DayPart)] = [
    ("sang", .morning), ("trua", .noon), ("chieu", .afternoon), ("toi", .evening), ("dem", .night),
    ("a.m.", .morning), ("p.m.", .afternoon), ("a.m", .morning), ("p.m", .afternoon), ("am", .morning),
    ("pm", .afternoon), ("noon", .noon),
  ]

  /// A time of the first half of the clock as a part of the day means it.
  static func shifted(_ minute: Int, by part: DayPart) -> Int {
    let hour = minute / 60
    switch part {
    case .morning: return minute
    case .noon: return hour < 10 ? minute + 720 : minute
    case .afternoon, .evening: return hour < 12 ? minute + 720 : minute
    case .night: return hour == 12 ? minute + 720 : hour >= 6 && hour < 12 ? minute + 720 : minute
    }
  }

  // MARK: - From one time to another

  /// The hours that begin at a place; `part`: what stands before them.
  func span(at start: Int, after part: DayPart?) -> Span? {
    if let span = twoNumbers(at: start) { return span }
    guard var first = time(at: start), let next = afterDash(from: first.end) else { return nil }
    var at = next
    var isNext = false
    if let end = nextDay(at: at) { (isNext, at) = (true, skippingSpaces(end)) }
    var between: DayPart?
    for (word, part) in Self.parts where word.count > 2 {
      if let end = end(of: word, at: at), isDigit(skippingSpaces(end)) {
        (between, at) = (part, skippingSpaces(end))
        break
      }
    }
    guard var second = time(at: at) else { return nil }
    // Dates and numbers of other kinds go on behind.
    if second.end + 1 < text.count, "-/.:".contains(text[second.end]), isDigit(second.end + 1),
      second.isDigits || !second.isMarked
    {
      return nil
    }
    // `2027-03` is a month, `2026-2027` are years.
    if first.isDigits != second.isDigits, first.isDigits ? !second.isMarked : !first.isMarked { return nil }
    if first.isDigits, second.isDigits, (1990...2100).contains(first.minute / 60 * 100 + first.minute % 60),
      (1990...2100).contains(second.minute / 60 * 100 + second.minute % 60)
    {
      return nil
    }
    if isNext { second.isNextDay = true }
    if let between, !second.hasPart {
      second.minute = Self.shifted(second.minute, by: between)
      second.hasPart = true
    }
    let isMarked = first.isMarked || second.isMarked || part != nil
    guard isMarked || first.minute != second.minute else { return nil }
    Self.agree(&first, &second, part)
    guard let stretch = Self.stretch(first, second) else { return nil }
    return Span(stretch: stretch, isMarked: isMarked, range: start..<second.end)
  }

  /// `730:1630`: two times without any other sign.
  private func twoNumbers(at start: Int) -> Span? {
    let (a, first) = digits(start)
    guard first == 3 || first == 4, start + first < text.count, text[start + first] == ":" else { return nil }
    let (b, second) = digits(start + first + 1)
    let end = start + first + 1 + second
    guard second == 3 || second == 4, isBreak(end), a % 100 < 60, b % 100 < 60, a < 2400, b <= 2400, a != b
    else { return nil }
    let from = a / 100 * 60 + a % 100, to = b / 100 * 60 + b % 100
    return Span(stretch: Stretch(from, to), isMarked: true, range: start..<end)
  }

  /// On a clock of twelve hours one time may speak for the other.
  private static func agree(_ first: inout Time, _ second: inout Time, _ part: DayPart?) {
    func length(_ from: Int, _ to: Int) -> Int { to > from ? to - from : to - from + 1440 }
    let half = 720
    if let part, !first.hasPart, !second.hasPart, part != .morning, first.minute < half {
      let shifted = Self.shifted(first.minute, by: part)
      var end = second.minute
      if end < half, end + half > shifted, end + half - shifted <= 12 * 60 { end += half }
      // `chiều 6h-14h` names the shift, not the time.
      if length(shifted, end) <= 16 * 60 || length(first.minute, second.minute) > 16 * 60 {
        (first.minute, second.minute) = (shifted, end)
      }
    } else if part == .morning, !second.hasPart, second.minute < first.minute, second.minute < half,
      second.minute + half > first.minute
    {
      second.minute += half
    } else if second.hasPart, !first.hasPart, first.minute < half {
      let shifted = first.minute + half
      let isLater = second.minute >= half && shifted < second.minute
      let isNight = second.minute < half && length(first.minute, second.minute) > 16 * 60
      if isLater || isNight { first.minute = shifted }
    } else if first.hasPart, !second.hasPart, second.minute < half, !second.isNextDay {
      if second.minute <= first.minute % 1440, second.minute + half > first.minute { second.minute += half }
    }
  }

  private static func stretch(_ first: Time, _ second: Time) -> Stretch? {
    var from = first.minute, to = second.minute
    if first.isNextDay, from <= 1440 { from += 1440 }
    // Midnight as a beginning is that of the date itself.
    if first.hasPart, first.minute == 1440, !first.isNextDay { from = 0 }
    if second.isNextDay, to < 1440 { to += 1440 }
    while to <= from { to += 1440 }
    return from <= 2880 && to <= 2880 && to - from <= 2880 ? Stretch(from, to) : nil
  }

  /// Behind a dash, an arrow or `đến`; nil where none stands.
  func afterDash(from start: Int) -> Int? {
    let at = skippingSpaces(start)
    for dash in ["->", "=>", "--", "-", "–", "—", "−", "‒", "‑", "－", "～", "~", "→", "÷", "..."]
    where hasPrefix(dash, at: at) { return skippingSpaces(at + dash.count) }
    for word in ["den", "toi", "to", "until", "till", "through", "thru"] {
      if let end = end(of: word, at: at) { return skippingSpaces(end) }
    }
    return nil
  }
}

/// A stretch of work: minutes from the midnight with which its date begins, the end after the start, both at most 48:00.
struct Stretch: Hashable, Comparable, Sendable {
  var start: Int, end: Int

  /// From one minute to another; an end at or before the start is a day later.
  init(_ start: Int, _ end: Int) {
    self.start = start
    var end = end
    while end <= start { end += 1440 }
    self.end = end
  }

  static func < (a: Stretch, b: Stretch) -> Bool { (a.start, a.end) < (b.start, b.end) }

  /// Whether another one lies inside, edges included.
  func holds(_ other: Stretch) -> Bool { start <= other.start && other.end <= end }

  /// Whether they have time in common.
  func overlaps(_ other: Stretch) -> Bool { start < other.end && other.start < end }
}
