internal import OffHours

/// Reads hours of a week as people write them: `T2-CN 7h-21h30`, `T2-T6 17h30-21h30; T7, CN 7h30-21h30`, `Mon-Fri 9am-5pm`, `24/7`.
struct WeekText {
  /// The windows of each day of the week.
  private(set) var windows: [Weekday: [ClockWindow]] = [:]
  /// Days that are said to be closed, whatever else names them.
  private var closed: Set<Weekday> = []

  /// What a text says; nil where any part of it is not understood.
  init?(_ text: String) {
    let pieces = folded(text.replacing("\n", with: ";")).split { $0 == ";" || $0.isNewline }
    for piece in pieces where piece.contains(where: { $0.isLetter || $0.isNumber }) {
      guard read(String(piece)) else { return nil }
    }
    for day in closed { windows[day] = nil }
    guard !windows.isEmpty else { return nil }
  }

  /// As the format writes it, such as `{mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}`.
  var flow: String { "{" + runs.map { "\($0.days): [\($0.windows)]" }.joined(separator: ", ") + "}" }

  /// As the column `unavailable` writes it, such as `mon-fri 16:00-18:00; sat 08:00-12:00`.
  var list: String {
    runs.flatMap { run in
      run.windows.split(separator: ",").map { "\(run.days) \(plainText(String($0)))" }
    }.joined(separator: "; ")
  }

  /// Neighbouring days with the same windows.
  private var runs: [(days: String, windows: String)] {
    var result: [(first: Weekday, last: Weekday, windows: String)] = []
    for day in Weekday.allCases {
      guard let here = windows[day] else { continue }
      let text = here.map(\.description).joined(separator: ", ")
      if let last = result.last, last.windows == text, Self.distance(last.last, day) == 1 {
        result[result.count - 1].last = day
      } else {
        result.append((day, day, text))
      }
    }
    return result.map { ($0.first == $0.last ? $0.first.key : "\($0.first.key)-\($0.last.key)", $0.windows) }
  }

  private static func distance(_ a: Weekday, _ b: Weekday) -> Int {
    Weekday.allCases.firstIndex(of: b)! - Weekday.allCases.firstIndex(of: a)!
  }

  /// A piece: days and their hours, and perhaps further days and theirs.
  private mutating func read(_ piece: String) -> Bool {
    let tokens = piece.split { $0 == " " || $0 == "," }.map(String.init)
    var days: [Weekday]? = nil
    var at = 0
    while at < tokens.count {
      // The longest run of words that are days.
      var end = tokens.count
      while end > at, Self.days(tokens[at..<end].joined(separator: " ")) == nil { end -= 1 }
      if end > at {
        days = Self.days(tokens[at..<end].joined(separator: " "))
        at = end
      }
      // What stands before the next day is hours.
      var next = at
      while next < tokens.count, next == at || !Self.beginsDay(tokens, next) { next += 1 }
      guard next > at, take(tokens[at..<next].joined(separator: " "), days) else { return false }
      at = next
    }
    return !tokens.isEmpty
  }

  /// Whether days begin at a token: `t2`, `mon`, `thứ hai`, `chủ nhật`, `cuối tuần`.
  private static func beginsDay(_ tokens: [String], _ at: Int) -> Bool {
    let word = String(tokens[at].prefix { $0.isLetter || $0.isNumber })
    // `sáu`, `năm` and the like are days only behind `thứ`.
    if DayMark.weekday(word) != nil, !["ba", "nam", "sau", "bay", "hai", "tu"].contains(word) { return true }
    let pair = tokens[at...].prefix(2).joined(separator: " ")
    return ["weekdays", "weekends", "weekend", "weekday", "daily"].contains(word)
      || ["cuoi tuan", "ngay thuong", "hang ngay", "chu nhat"].contains { pair.hasPrefix($0) }
  }

  /// Hours of some days, of all where none are named.
  private mutating func take(_ text: String, _ named: [Weekday]?) -> Bool {
    let low = words(text.filter { $0 != ":" }).joined(separator: " ")
    if ["nghi", "dong cua", "closed", "khong mo"].contains(low) {
      closed.formUnion(named ?? [])
      return named != nil
    }
    if Self.always.contains(low) {
      add(Self.wholeDay, named ?? Weekday.allCases)
      return true
    }
    let hours = HoursText.read(String(text.drop { $0 == ":" || $0 == " " }))
    // `9-5` would be twenty hours.
    guard hours.fault == nil, hours.remark == nil, hours.isWhole, !hours.stretches.isEmpty,
      DayReader.unlikely(hours.stretches, plainText(text)) == nil
    else {
      return false
    }
    for stretch in hours.stretches {
      let end = stretch.end > 1440 ? stretch.end - 1440 : stretch.end
      guard stretch.start < 1440 else { return false }
      add(
        ClockWindow(start: ClockTime(minute: stretch.start), end: ClockTime(minute: end)),
        named ?? Weekday.allCases)
    }
    return true
  }

  private static let always: Set<String> = [
    "ca ngay", "all day", "24h", "24 24", "24 7", "always", "luon mo", "any time", "anytime", "at any time",
    "any hour", "any hours", "all hours", "all times", "round the clock", "luc nao cung duoc",
    "bat ky luc nao",
    "bat cu luc nao", "moi luc", "moi gio", "gio nao cung duoc", "suot ngay", "ca ngay dem",
    "ca ngay lan dem",
  ]
  private static let wholeDay = ClockWindow(start: ClockTime(minute: 0), end: ClockTime(minute: 1440))

  private mutating func add(_ window: ClockWindow, _ days: [Weekday]) {
    for day in days where !(windows[day] ?? []).contains(window) { windows[day, default: []].append(window) }
  }

  /// `2-4-6` and `Mon-Wed-Fri` are single days: a range has two ends.
  private static func withoutChains(_ tokens: [String]) -> [String] {
    var result = tokens
    // A dash behind a range stands before its hours: `Mon-Fri - 9am-5pm`.
    for at in tokens.indices.dropLast(3)
    where tokens[at] == "-" && tokens[at + 2] == "-" && isDay(tokens[at + 1]) == isDay(tokens[at + 3]) {
      result[at] = ""
      result[at + 2] = ""
    }
    return result.filter { !$0.isEmpty }
  }

  /// Whether a word is no bare number.
  private static func isDay(_ word: String) -> Bool { word.contains(where: \.isLetter) }

  /// The days that folded words name: `t2-t6`, `thu 2 den thu 6`, `mon, wed`, `cuoi tuan`; nil where a word is not understood.
  static func days(_ text: String) -> [Weekday]? {
    var text = " " + text.replacing("chu nhat", with: "cn").replacing("->", with: "-") + " "
    for (name, days) in [
      ("hang ngay", "t2-cn"), ("moi ngay", "t2-cn"), ("cac ngay trong tuan", "t2-cn"), ("ca tuan", "t2-cn"),
      ("every day", "t2-cn"), ("everyday", "t2-cn"), ("all week", "t2-cn"), ("daily", "t2-cn"),
      ("ngay thuong", "t2-t6"), ("ngay lam viec", "t2-t6"), ("weekdays", "t2-t6"), ("weekday", "t2-t6"),
      ("cuoi tuan", "t7-cn"), ("weekends", "t7-cn"), ("weekend", "t7-cn"),
    ] { text = text.replacing(name, with: days) }
    var tokens: [String] = []
    var word = ""
    for character in text {
      if character.isLetter || character.isNumber {
        word.append(character)
      } else {
        if !word.isEmpty { tokens.append(word) }
        word = ""
        if ["-", "–", "—", "~", "→", "÷"].contains(character) { tokens.append("-") }
      }
    }
    tokens = withoutChains(tokens)
    var result: Set<Weekday> = []
    var last: Weekday?
    var isRange = false
    var at = 0
    while at < tokens.count {
      var token = tokens[at]
      at += 1
      if ["-", "den", "to", "through", "until"].contains(token) {
        isRange = last != nil
        continue
      }
      if ["va", "and", "tu", "from", "ngay", "cac", "on"].contains(token) { continue }
      if ["thu", "th", "t"].contains(token), at < tokens.count, DayMark.weekday("thu \(tokens[at])") != nil {
        token = "thu \(tokens[at])"
        at += 1
      } else if last != nil, token.count == 1, ("2"..."7").contains(token) {
        token = "t" + token
      }
      let plural = token.hasSuffix("s") && token.count > 4 ? String(token.dropLast()) : token
      guard let day = DayMark.weekday(token) ?? DayMark.weekday(plural) else { return nil }
      if isRange, let first = last {
        var next = first
        while next != day {
          next = Weekday.allCases[(Weekday.allCases.firstIndex(of: next)! + 1) % 7]
          result.insert(next)
        }
      }
      result.insert(day)
      last = day
      isRange = false
    }
    return result.isEmpty ? nil : Weekday.allCases.filter(result.contains)
  }
}
