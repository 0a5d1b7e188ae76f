internal import OffHours

/// Reads hours as people write them on rosters and in legends: `6h-14h`, `07:30 - 16:30`, `sáng 7h30-11h30, chiều 13h-17h`.
enum HoursText {
  /// What a text says of hours.
  struct Reading {
    /// The stretches of work, in order of time, without overlap.
    var stretches: [Stretch] = []
    /// Why the hours cannot be relied on; nil where they can.
    var fault: Phrase?
    /// Words behind the hours that say nothing that is understood.
    var remark: String?
    /// The days of the week on which alone the hours hold; nil where nothing says so.
    var days: NamedDays?
    /// Whether nothing stands in the text but hours and words that go with them.
    var isWhole = false
  }

  /// Whether a folded text holds hours from one time to another.
  static func hasHours(_ text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) } && !read(text).stretches.isEmpty
  }

  /// The same for a text as written; most are seen to hold no hours before they are folded.
  static func hasHours(in text: String) -> Bool {
    text.utf8.contains { (0x30...0x39).contains($0) } && hasHours(folded(text))
  }

  /// A single time that is the whole folded text, minutes since midnight.
  static func time(_ text: String) -> Int? {
    let clock = HoursClock(text)
    guard clock.isDigit(0) || ["noon", "midnight"].contains(text), let time = clock.time(at: 0),
      time.end == clock.text.count, time.isMarked, !time.isDigits || text.utf8.count == 4
    else { return nil }
    return time.minute
  }

  /// A time in a column of times, where a bare number or a share of a day is one as well.
  static func timeInColumn(_ text: String) -> Int? {
    let text = folded(text)
    // `0.25` may be six hours or a quarter past midnight.
    if text.hasPrefix("0."), text.utf8.count <= 4 { return nil }
    if let time = time(text) { return time }
    if let hour = decimal(text.utf8), hour <= 24 { return hour * 60 }
    if text.utf8.contains(0x2E), let share = Parse.number(text), share > 0, share < 1 {
      return Int((share * 1440).rounded())
    }
    return nil
  }

  /// What a folded text says of hours; no stretch where it holds none.
  static func read(_ text: String) -> Reading {
    let clock = HoursClock(text)
    let spans = spans(clock)
    guard !spans.isEmpty else {
      // The beginning above the end, as rosters have it on two lines of a cell.
      let times = text.split(separator: " ")
      guard times.count == 2, times.allSatisfy({ time(String($0)) != nil }) else { return Reading() }
      return read("\(times[0])-\(times[1])")
    }
    var result = HoursReading(clock: clock, spans: spans).result
    if result.fault == nil { result.fault = NamedDays.question(clock, spans) }
    if result.fault == nil {
      result.fault = TwelveHours.tooLong(clock, result.stretches) ?? TwelveHours.outOfOrder(clock, spans)
    }
    return result
  }

  /// All spans of hours in order; bare pairs of numbers only where nothing else stands, or beside others.
  private static func spans(_ clock: HoursClock) -> [HoursClock.Span] {
    var found: [HoursClock.Span] = []
    var at = 0
    var isAlone = true
    while at < clock.text.count {
      let character = clock.text[at]
      let isWordStart = at == 0 || !clock.text[at - 1].isLetter && !clock.text[at - 1].isNumber
      guard isWordStart, clock.isDigit(at) || character == "n" || character == "m" else {
        at += 1
        continue
      }
      let gap = clock.text[(found.last?.range.upperBound ?? 0)..<at]
      let isInNumber =
        at > 1 && "/-.,:".contains(clock.text[at - 1]) && clock.isDigit(at - 2)
        && found.last?.range.upperBound != at - 1
      if !isInNumber, let span = clock.span(at: at, after: part(before: gap)) {
        found.append(span)
        at = span.range.upperBound
      } else {
        if clock.isDigit(at) { isAlone = false }
        while clock.isDigit(at) || at < clock.text.count && clock.text[at].isLetter { at += 1 }
      }
    }
    if found.contains(where: { !$0.isMarked }), !isAlone || !isOnlyHours(clock, found),
      !found.contains(where: \.isMarked)
    {
      return []
    }
    // A bare pair in brackets counts something else.
    return found.filter { span in
      span.isMarked || span.range.lowerBound == 0 || clock.text[span.range.lowerBound - 1] != "("
        || !found.contains(where: \.isMarked)
    }
  }

  /// Whether nothing but separators and words of the trade stands around bare pairs of numbers.
  private static func isOnlyHours(_ clock: HoursClock, _ spans: [HoursClock.Span]) -> Bool {
    var rest = clock.text
    for span in spans.reversed() { rest.replaceSubrange(span.range, with: [" "]) }
    return words(String(rest)).allSatisfy { plainWords.contains(String($0)) }
  }

  /// The part of the day that stands before hours, with nothing but small words between.
  private static func part(before gap: ArraySlice<Character>) -> HoursClock.DayPart? {
    let gap = String(gap).replacing("a.m.", with: "am").replacing("p.m.", with: "pm")
    for word in words(gap).reversed() {
      if let part = dayParts[String(word)] ?? halves[String(word)] { return part }
      guard ["tu", "from", "ca", "buoi", "shift", "lam"].contains(word) else { return nil }
    }
    return nil
  }

  static let dayParts: [String: HoursClock.DayPart] = [
    "sang": .morning, "morning": .morning, "trua": .noon, "noon": .noon, "chieu": .afternoon,
    "afternoon": .afternoon, "toi": .evening, "evening": .evening, "dem": .night, "night": .night,
  ]

  /// Halves of the day as English has them before hours, `PM 2:00-10:00`.
  static let halves: [String: HoursClock.DayPart] = ["am": .morning, "pm": .afternoon]

  /// Words that stand beside hours and add nothing to them.
  static let plainWords: Set<String> = Set(dayParts.keys).union(halves.keys).union([
    "ca", "kip", "buoi", "tu", "from", "den", "lam", "viec", "hanh", "chinh", "ngay", "day", "shift", "the",
    "of", "on", "weekdays", "weekday", "thuong", "gio", "time", "hours", "hrs", "hour", "hom", "sau", "next",
    "va", "and", "split", "gay", "dau", "cuoi", "giua", "moi", "cong", "tong", "total", "late", "early",
    "long", "short", "duty", "working", "work", "works", "standard", "general", "first", "second", "third",
    "daily", "thoi", "gian", "h", "local",
  ])
}

/// Judges spans of hours with the words between and behind them.
private struct HoursReading {
  let clock: HoursClock
  let spans: [HoursClock.Span]
  private var reading = HoursText.Reading()

  private static let breaks: Set<String> = [
    "nghi", "break", "lunch", "com", "rest", "meal", "tea", "giai", "pause", "dinner", "an",
  ]
  /// Letters by which Vietnamese sheets shorten the parts of the day: `S: 7h30-11h30 / C: 13h-17h`.
  private static let letters = Set(HalfLetters.words.keys.map(String.init))
  private static let weekdays: Set<String> = [
    "t2", "t3", "t4", "t5", "t6", "t7", "cn", "thu", "bay", "mon", "tue", "tues", "wed", "thur", "thurs",
    "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "weekend", "weekends",
  ]

  init(clock: HoursClock, spans: [HoursClock.Span]) {
    self.clock = clock
    self.spans = spans
    judge()
  }

  var result: HoursText.Reading { reading }

  private func text(_ range: Range<Int>) -> String { String(clock.text[range]) }

  private func shown(_ span: HoursClock.Span) -> String { text(span.range) }

  private mutating func judge() {
    var isWhole = true
    for (position, span) in spans.enumerated() {
      let from = position == 0 ? 0 : spans[position - 1].range.upperBound
      let gap = text(from..<span.range.lowerBound)
      let list = words(gap).map(String.init)
      if !list.allSatisfy(HoursText.plainWords.contains) { isWhole = false }
      let isBreak = !Self.breaks.isDisjoint(with: list)
      if position == 0 {
        if isBreak {
          reading.fault = Phrase(
            en: "'\(shown(span))' are hours of rest or leave; write the hours that are worked",
            vi: "'\(shown(span))' là giờ nghỉ; hãy ghi giờ làm việc")
        }
        lookForTimes(gap, isTail: false)
        nameDays(gap)
        reading.stretches.append(span.stretch)
        continue
      }
      if list.contains(where: { ["hoac", "or", "hay"].contains($0) }) {
        reading.fault = Phrase(
          en:
            "'\(text(0..<clock.text.count))' gives hours to choose from; write the ones that hold, with a code for each",
          vi: "'\(text(0..<clock.text.count))' có nhiều giờ để chọn; hãy ghi mỗi ký hiệu một giờ")
      } else if !Self.weekdays.isDisjoint(with: list) {
        reading.fault = Phrase(
          en: "'\(shown(span))' holds on some days of the week only; give those days a code of their own",
          vi: "'\(shown(span))' chỉ cho một số ngày trong tuần; hãy dùng ký hiệu riêng cho các ngày đó")
      }
      lookForTimes(gap, isTail: true)
      if reading.fault == nil, let strange = strange(in: gap, known: Self.letters) {
        reading.fault = Phrase(
          en:
            "'\(strange)' between '\(shown(spans[position - 1]))' and '\(shown(span))' is not understood; write the hours alone, such as 07:30-11:30, 13:00-17:00",
          vi:
            "không hiểu '\(strange)' giữa '\(shown(spans[position - 1]))' và '\(shown(span))'; hãy chỉ ghi giờ, ví dụ 07:30-11:30, 13:00-17:00"
        )
      }
      let isInside = reading.stretches.contains { $0.holds(span.stretch) }
      let isBracketed = gap.last == "(" || gap.contains("(")
      if isInside, isBreak || isBracketed { continue }
      if reading.stretches.contains(where: { $0.overlaps(span.stretch) }) {
        reading.fault = Phrase(
          en:
            "'\(shown(spans[0]))' and '\(shown(span))' overlap; if the second is a break, write 'break' before it",
          vi:
            "'\(shown(spans[0]))' và '\(shown(span))' chồng lên nhau; nếu là giờ nghỉ, hãy ghi 'nghỉ' phía trước"
        )
      }
      reading.stretches.append(span.stretch)
    }
    let tail = text(spans.last!.range.upperBound..<clock.text.count)
    judgeTail(tail, &isWhole)
    nameDays(tail)
    reading.stretches.sort()
    reading.isWhole = isWhole
  }

  /// Days of the week before or behind all hours.
  private mutating func nameDays(_ text: String) {
    guard reading.fault == nil else { return }
    switch NamedDays.read(text) {
    case .none: break
    case .days(let days) where reading.days == nil || reading.days == days:
      reading.days = days
      reading.remark = nil
    case .days, .unclear: reading.fault = NamedDays.fault(plain(text))
    }
  }

  /// What stands behind the last hours.
  private mutating func judgeTail(_ tail: String, _ isWhole: inout Bool) {
    lookForTimes(tail, isTail: true)
    let list = words(tail).map(String.init)
    if list.contains(where: { ["hoac", "or", "hay"].contains($0) }) {
      reading.fault = Phrase(
        en: "'\(plain(tail))' is not understood; write the hours alone",
        vi: "không hiểu '\(plain(tail))'; hãy chỉ ghi giờ làm việc")
    }
    if !Self.weekdays.isDisjoint(with: list), !Set(["nghi", "off"]).isDisjoint(with: list) {
      reading.fault = Phrase(
        en:
          "'\(plain(tail))' changes the hours on some days of the week; give those days a code of their own",
        vi: "'\(plain(tail))' đổi giờ vào một số ngày trong tuần; hãy dùng ký hiệu riêng cho các ngày đó")
    }
    // `7h30-11h30, chiều`: a part of the day in a row of its own.
    if let first = list.first, HoursText.dayParts[first] != nil, let sign = tail.first(where: { $0 != " " }),
      ",;+&/".contains(sign), Self.breaks.isDisjoint(with: list), !list.contains("off"), !describes(first)
    {
      reading.fault = Phrase(
        en: "'\(plain(tail))' has no hours; write both stretches, such as 07:30-11:30, 13:00-17:00",
        vi: "'\(plain(tail))' không có giờ; hãy ghi cả hai khoảng, ví dụ 07:30-11:30, 13:00-17:00")
    }
    if let last = tail.last(where: { $0 != " " && $0 != "." }), "-–—~+&".contains(last) {
      reading.fault = Phrase(
        en: "the hours end in '\(last)'; something is missing behind it",
        vi: "giờ kết thúc bằng '\(last)'; phía sau còn thiếu")
    }
    if let strange = strange(in: tail) { reading.remark = strange }
    if !list.allSatisfy({ HoursText.plainWords.contains($0) }) { isWhole = false }
  }

  /// A text without what stands in brackets, which are remarks, where a word in it is not understood; else nil. `known`: further
  /// words that are.
  private func strange(in text: String, known: Set<String> = []) -> String? {
    var depth = 0
    let bare = String(
      text.filter { character in
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        return depth <= 0
      })
    let unknown = words(bare).map(String.init).filter {
      !HoursText.plainWords.contains($0) && !Self.breaks.contains($0) && !known.contains($0)
        && !$0.allSatisfy(\.isNumber)
        && !["phut", "p", "min", "mins", "minutes", "h", "tieng"].contains($0)
    }
    return unknown.isEmpty ? nil : plain(bare)
  }

  /// Whether a part of the day only says when the hours are, `22:00-06:00, night`.
  private func describes(_ part: String) -> Bool {
    guard reading.stretches.count == 1, let start = reading.stretches.first?.start else { return false }
    switch HoursText.dayParts[part] {
    case .night: return start >= 18 * 60
    case .evening: return start >= 16 * 60
    default: return false
    }
  }

  /// Numbers and single times outside the hours: a length of time is understood, a time without an end is not.
  private mutating func lookForTimes(_ gap: String, isTail: Bool) {
    let clock = HoursClock(gap)
    let total = spans.reduce(0) { $0 + $1.stretch.end - $1.stretch.start }
    var at = 0
    while at < clock.text.count {
      guard clock.isDigit(at) else {
        at += 1
        continue
      }
      var end = at
      while clock.isDigit(end)
        || end < clock.text.count && ".,:".contains(clock.text[end]) && clock.isDigit(end + 1)
      { end += 1 }
      defer { at = end }
      let isWord = at > 0 && clock.text[at - 1].isLetter
      if isWord { continue }
      let before = words(String(clock.text[..<at])).last.map(String.init) ?? ""
      let unit = words(String(clock.text[end...])).first.map(String.init) ?? ""
      let number = String(clock.text[at..<end])
      let isLength =
        [
          "phut", "p", "min", "mins", "minutes", "tieng", "hours", "hour", "hrs", "ngay", "cong", "nguoi",
          "days",
        ]
        .contains(unit)
        || ["h", "gio", "g"].contains(unit)
          && (Self.breaks.contains(before) || ["tong", "total", "cong", "lam", "trua", "ca"].contains(before)
            || Parse.number(number.replacing(",", with: ".")).map { abs($0 * 60 - Double(total)) <= 90 }
              ?? false)
      if isLength { continue }
      // `ca 1`, `xưởng 2` before the hours or in brackets behind them.
      let isMarked =
        unit.hasPrefix("h") && unit.count <= 3 || number.contains(":") || ["gio", "g"].contains(unit)
      if !isMarked, !before.isEmpty, before.first!.isLetter,
        !isTail
          || clock.text[..<at].last == " " && HoursText.dayParts[before] == nil
            && !Self.breaks.contains(before) && before != "va" && before != "and" && before != "tu"
            && before != "from"
      {
        continue
      }
      if !isMarked, !isTail { continue }
      reading.fault = Phrase(
        en:
          "'\(plain(gap))' beside the hours is not understood; write each stretch with its beginning and end, such as 07:30-11:30, 13:00-17:00",
        vi:
          "không hiểu '\(plain(gap))' cạnh giờ làm việc; hãy ghi mỗi khoảng có giờ đầu và giờ cuối, ví dụ 07:30-11:30, 13:00-17:00"
      )
      return
    }
  }

  private func plain(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, " ,;:/&+.".contains(first) { text.removeFirst() }
    while let last = text.last, " ,;:/&+.".contains(last) { text.removeLast() }
    return String(text)
  }
}
