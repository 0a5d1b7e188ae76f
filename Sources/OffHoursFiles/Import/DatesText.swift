internal import OffHours

/// Reads dates and stretches of dates as people write them: `15-19/3`, `15/3/2027`, `28/2 đến 3/3`, `2027-03-15`, `Mar 15-19`.
enum DatesText {
  /// A date of which the month or the year may be missing.
  private struct Partial {
    var day: Int
    var month: Int?
    var year: Int?
  }

  /// The stretches that a text names; nil where any part of it is not understood. A year that is missing is the one that lies
  /// in `horizon`, or that of its first day. `isDayFirst`: in which order numbers stand that may be either.
  static func spans(_ text: String, isDayFirst: Bool = true, in horizon: DateSpan?) -> [DateSpan]? {
    var result: [DateSpan] = []
    for part in parts(text, ";,&+") {
      guard part.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
      guard let span = span(tokens(part), isDayFirst, horizon) else { return nil }
      result.append(span)
    }
    return result.isEmpty ? nil : result
  }

  /// The stretches in a remark, `closed 21 March for elections`: words around the dates say nothing of their own. Nil where a
  /// word may narrow them (`Sundays`, `morning`, `except`), where a number is no date, or where there is none.
  static func spans(among text: String, isDayFirst: Bool = true, in horizon: DateSpan?) -> [DateSpan]? {
    if let spans = spans(text, isDayFirst: isDayFirst, in: horizon) { return spans }
    func span(_ tokens: [String], _ horizon: DateSpan?) -> DateSpan? {
      self.span(tokens, isDayFirst, horizon)
    }
    var result: [DateSpan] = []
    for part in parts(text, ";,&+()") {
      let all = tokens(part)
      // `May` alone may be a word; a whole month stands alone, or behind a word such as *closed*.
      let isDated = all.contains { $0.first!.isNumber } || all.last.flatMap(month) != nil
      var before = 0
      // A month may stand before its day.
      while isDated, before < all.count, !all[before].first!.isNumber,
        !isMonthBefore(all, before)
      { before += 1 }
      var words = all[..<before] + []
      if !isDated { words = all[...] }
      var found: DateSpan?
      if isDated {
        // The longest run that is dates.
        guard
          let end = (before + 1...all.count).last(where: { span(Array(all[before..<$0]), horizon) != nil })
        else { return nil }
        found = span(Array(all[before..<end]), horizon)
        // `1/4 -` and `2027-04-01 …` have no end.
        if let next = all[end...].first, next == "-",
          !all[end...].contains(where: { $0.contains { $0.isLetter || $0.isNumber } })
        {
          return nil
        }
        words += all[end...]
      }
      for word in words where word.contains(where: { $0.isLetter || $0.isNumber }) || word == "~" {
        let plural = word.hasSuffix("s") && word.count > 4 ? String(word.dropLast()) : word
        if plural != word, DayMark.weekday(plural) != nil { return nil }
        if let day = DayMark.weekday(word) {
          guard let found, found.from == found.to, found.from.weekday == day else { return nil }
        } else if word.first!.isNumber || narrowing.contains(word) || word == "~" {
          return nil
        }
      }
      if let found { result.append(found) }
    }
    return result.isEmpty ? nil : result
  }

  /// The parts between signs and words such as *and*; both ends of *between … and …* stay together.
  private static func parts(_ text: String, _ signs: String) -> [String] {
    var low = " " + folded(text.replacing("\n", with: ";")).replacing("..", with: " ~ ") + " "
    for (start, joint) in [(" between ", " and "), (" giua ", " va "), (" khoang ", " va ")] {
      guard let from = low.firstRange(of: start), let to = low[from.upperBound...].firstRange(of: joint)
      else { continue }
      low =
        low[..<from.lowerBound] + " " + low[from.upperBound..<to.lowerBound] + " ~ " + low[to.upperBound...]
    }
    return low.split { signs.contains($0) }.flatMap {
      $0.split(separator: " va ").flatMap { $0.split(separator: " and ") }
    }.map(String.init)
  }

  /// Whether a month begins at a token: before its day, or whole.
  private static func isMonthBefore(_ tokens: [String], _ at: Int) -> Bool {
    if tokens[at] == "thang", at + 1 < tokens.count { return decimal(tokens[at + 1].utf8) != nil }
    guard month(tokens[at]) != nil else { return false }
    return at + 1 == tokens.count || tokens[at + 1].first!.isNumber || ["-", "~"].contains(tokens[at + 1])
  }

  /// In which order day and month stand in the numbers of a text: whether some show the day first, and some the month.
  static func evidence(_ text: String) -> (dayFirst: Bool, monthFirst: Bool) {
    evidence(of: tokens(folded(text.replacing("..", with: " ~ "))))
  }

  private static func evidence(of tokens: [String]) -> (dayFirst: Bool, monthFirst: Bool) {
    var result = (dayFirst: false, monthFirst: false)
    for at in tokens.indices where at + 2 < tokens.count && tokens[at + 1] == "/" {
      guard let a = decimal(tokens[at].utf8), let b = decimal(tokens[at + 2].utf8), (1...31).contains(a),
        (1...31).contains(b), !(at >= 2 && tokens[at - 1] == "/")
      else { continue }
      if a > 12, b <= 12 { result.dayFirst = true }
      if b > 12, a <= 12 { result.monthFirst = true }
    }
    return result
  }

  /// Words that make more or less of a day than the day.
  private static let narrowing: Set<String> = [
    "except", "but", "not", "only", "open", "or", "every", "each", "weekly", "monthly", "morning", "mornings",
    "afternoon", "afternoons", "evening", "evenings", "am", "pm", "half", "after", "before", "since",
    "weekend",
    "weekends", "weekdays", "week", "weeks", "tuan", "about", "around", "approx", "khoang", "tru", "khong",
    "chi", "mo", "hoac", "moi", "hang", "sang", "chieu", "toi",
    "trua",
    "nua", "sau", "truoc", "thu", "cuoi", "dau", "first", "last", "perhaps", "maybe",
  ]

  /// One date; nil where it is none, or may be two: `3/4/2027` counts as the third of April where `isDayFirst`.
  static func date(_ cell: Sheet.Cell, isDayFirst: Bool = true, in horizon: DateSpan?) -> CivilDate? {
    if let date = cell.date { return date }
    var tokens = tokens(folded(cell.text))
    if !isDayFirst, tokens.count >= 3, tokens[1] == "/", let month = Int(tokens[0]), (1...12).contains(month)
    {
      tokens.swapAt(0, 2)
    }
    guard let span = span(tokens, true, horizon), span.from == span.to else { return nil }
    return span.from
  }

  /// Numbers, words and signs; words that only lead in a date are left out.
  private static func tokens(_ text: String) -> [String] {
    var result: [String] = []
    var word = ""
    func close() {
      if !word.isEmpty, !["tu", "from", "ngay", "on", "nam", "year", "the", "of", "het"].contains(word) {
        result.append(word)
      }
      word = ""
    }
    for character in text {
      let isNumber = character.isNumber && character.isASCII
      if isNumber || character.isLetter {
        if let last = word.last, last.isNumber != isNumber { close() }
        word.append(character)
        continue
      }
      close()
      if ["-", "–", "—", "~", "→"].contains(character) { result.append("-") }
      if character == "/" || character == "." { result.append("/") }
    }
    close()
    // 21st March
    for at in result.indices.dropFirst().reversed()
    where ["st", "nd", "rd", "th"].contains(result[at]) && result[at - 1].last!.isNumber
      && !(result.indices.contains(at + 1) && result[at + 1].first!.isNumber)
    { result.remove(at: at) }
    return result.map { ["den", "to", "until", "till", "toi", "through", "thru"].contains($0) ? "~" : $0 }
  }

  private static let whole: Set<String> = [
    "all", "whole", "entire", "during", "in", "throughout", "month", "ca", "trong", "suot", "toan", "bo",
  ]

  /// Whole months: `April`, `April 2027`, `tháng 4`, `April - May`.
  private static func months(_ tokens: [String], _ horizon: DateSpan?) -> DateSpan? {
    let tokens = Array(tokens.drop { whole.contains($0) })
    var at = 0
    func next() -> (month: Int, year: Int?)? {
      guard at < tokens.count else { return nil }
      var number = month(tokens[at])
      if ["thang", "thg"].contains(tokens[at]), at + 1 < tokens.count {
        at += 1
        number = decimal(tokens[at].utf8).flatMap { (1...12).contains($0) ? $0 : nil }
      }
      guard let number else { return nil }
      at += 1
      let joint = at < tokens.count && tokens[at] == "/" ? 1 : 0
      if at + joint < tokens.count, let year = decimal(tokens[at + joint].utf8), (1990...2199).contains(year)
      {
        at += joint + 1
        return (number, year)
      }
      return joint == 0 ? (number, nil) : nil
    }
    guard var first = next() else { return nil }
    var last = first
    if at < tokens.count {
      guard tokens[at] == "-" || tokens[at] == "~" else { return nil }
      at += 1
      guard let second = next() else { return nil }
      last = second
    }
    guard at == tokens.count else { return nil }
    if first.year == nil { first.year = last.year.map { first.month > last.month ? $0 - 1 : $0 } }
    if first.year == nil, let horizon {
      let years = horizon.from.parts.year...horizon.to.parts.year
      func overlaps(_ year: Int) -> Bool {
        let month = YearAndMonth(year: year, month: first.month)
        return month.first <= horizon.to && month.first + (month.days - 1) >= horizon.from
      }
      first.year = years.first(where: overlaps) ?? years.first
    }
    guard let year = first.year else { return nil }
    let end = YearAndMonth(year: last.year ?? (last.month < first.month ? year + 1 : year), month: last.month)
    let from = YearAndMonth(year: year, month: first.month).first, to = end.first + (end.days - 1)
    return from <= to && to - from <= 366 ? DateSpan(from: from, to: to) : nil
  }

  private static func span(_ tokens: [String], _ isDayFirst: Bool, _ horizon: DateSpan?) -> DateSpan? {
    if let months = months(tokens, horizon) { return months }
    // `4/1-4/30`: where one end shows the order it is that of the other, too.
    let evidence = evidence(of: tokens)
    if evidence.dayFirst, evidence.monthFirst { return nil }
    let isDayFirst = evidence.dayFirst || isDayFirst && !evidence.monthFirst
    var at = 0
    guard var first = partial(tokens, &at, isDayFirst) else { return nil }
    if at == tokens.count { return date(first, horizon).map { DateSpan(from: $0, to: $0) } }
    // `2027-04-01/2027-04-30` as ISO 8601 has it.
    let isInterval = tokens[at] == "/" && first.year != nil && at + 1 < tokens.count
    guard tokens[at] == "-" || tokens[at] == "~" || isInterval else { return nil }
    at += 1
    guard var second = partial(tokens, &at, isDayFirst), at == tokens.count else { return nil }
    if second.month == nil { second.month = first.month }
    if first.month == nil { first.month = second.month }
    if first.year == nil { first.year = second.year }
    if second.year == nil { second.year = first.year }
    guard let from = date(first, horizon), var to = date(second, horizon) else { return nil }
    // From December into January.
    if to < from, second.year == nil,
      let next = CivilDate(year: to.parts.year + 1, month: to.parts.month, day: to.parts.day)
    {
      to = next
    }
    return from <= to && to - from <= 366 ? DateSpan(from: from, to: to) : nil
  }

  private static func partial(_ tokens: [String], _ at: inout Int, _ isDayFirst: Bool) -> Partial? {
    defer {
      // `1.4.-30.4.`: the point behind a month.
      if at > 0, at < tokens.count, tokens[at] == "/",
        at + 1 == tokens.count || ["-", "~"].contains(tokens[at + 1])
      {
        at += 1
      }
    }
    func number(_ offset: Int) -> Int? {
      tokens.indices.contains(at + offset) && tokens[at + offset].utf8.count <= 4
        ? decimal(tokens[at + offset].utf8) : nil
    }
    func sign(_ offset: Int) -> String? { tokens.indices.contains(at + offset) ? tokens[at + offset] : nil }
    func month(_ offset: Int) -> Int? { sign(offset).flatMap(Self.month) }
    func year(_ offset: Int) -> Int? { number(offset).flatMap { (1990...2199).contains($0) ? $0 : nil } }
    // 2027-03-15, 2027/3/15
    if let y = year(0), let s = sign(1), s == "-" || s == "/", let m = number(2), sign(3) == s,
      let d = number(4)
    {
      at += 5
      // A time of day behind it, as spreadsheets show dates.
      if number(0) == 0, at < tokens.count { at = tokens.count }
      return Partial(day: d, month: m, year: y)
    }
    // 15/3/2027, 15-03-2027
    if let d = number(0), let s = sign(1), s == "-" || s == "/", let m = number(2), sign(3) == s,
      let y = number(4),
      year(4) != nil || tokens[at + 4].utf8.count == 2
    {
      at += 5
      return ordered(d, m, y < 100 ? 2000 + y : y, isDayFirst)
    }
    // 15/3
    if let d = number(0), sign(1) == "/", let m = number(2) {
      at += 3
      return ordered(d, m, nil, isDayFirst)
    }
    // 15 March 2027, 15 tháng 3 năm 2027
    if let d = number(0), sign(1) == "thang" || sign(1) == "thg", let m = number(2) {
      at += 3
      return withYear(Partial(day: d, month: m), year(0) ?? (sign(0) == "/" ? year(1) : nil), &at, tokens)
    }
    if let d = number(0), let m = month(1) {
      at += 2
      return withYear(Partial(day: d, month: m), year(0), &at, tokens)
    }
    // March 15 2027
    if let m = month(0), let d = number(1) {
      at += 2
      return withYear(Partial(day: d, month: m), year(0), &at, tokens)
    }
    if let d = number(0), (1...31).contains(d) {
      at += 1
      return Partial(day: d)
    }
    return nil
  }

  /// Day and month, whichever of the two can be which.
  private static func ordered(_ a: Int, _ b: Int, _ year: Int?, _ isDayFirst: Bool) -> Partial {
    b > 12 && a <= 12 || !isDayFirst && a <= 12 && b <= 12
      ? Partial(day: b, month: a, year: year) : Partial(day: a, month: b, year: year)
  }

  private static func withYear(_ date: Partial, _ year: Int?, _ at: inout Int, _ tokens: [String]) -> Partial
  {
    guard let year else { return date }
    at += tokens[at] == "/" ? 2 : 1
    var date = date
    date.year = year
    return date
  }

  private static func date(_ partial: Partial, _ horizon: DateSpan?) -> CivilDate? {
    guard let month = partial.month, (1...12).contains(month), (1...31).contains(partial.day) else {
      return nil
    }
    if let year = partial.year { return CivilDate(year: year, month: month, day: partial.day) }
    guard let horizon else { return nil }
    let years = horizon.from.parts.year...horizon.to.parts.year
    let dates = years.compactMap { CivilDate(year: $0, month: month, day: partial.day) }
    return dates.first(where: horizon.contains) ?? dates.first
  }

  /// The month of an English name, short or whole.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return months.firstIndex { $0.hasPrefix(word) }.map { $0 + 1 }
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
  ]
}
