internal import OffHours

/// One line of a legend: a code, or several, and what they stand for.
struct LegendEntry: Hashable, Sendable {
  /// What a code is said to stand for.
  enum Meaning: Hashable, Sendable {
    case day(DayMeaning)
    /// Half a day, or hours that cannot be relied on; the phrase says what to write.
    case doubtful(Phrase)
    /// Words without hours that say neither rest nor leave.
    case unclear
  }

  /// The codes as written; an empty one stands for an empty cell.
  var codes: [String]
  /// All codes as one, where they were parted at a sign that a code may hold; else nil.
  var whole: String?
  /// What they stand for.
  var meaning: Meaning
  /// The words after the code.
  var words: String
  /// Words behind the hours that are not used.
  var remark: String?
  /// The days of the week on which alone the hours hold; nil where nothing says so.
  var days: NamedDays?
  /// Whether the meaning leaves no doubt that this is a line of a legend.
  var isClear: Bool { meaning != .unclear }

  /// What the codes stand for; nil where that is unclear.
  var day: DayMeaning? { if case .day(let day) = meaning { day } else { nil } }
}

/// Reads lines of a legend as they stand on Vietnamese and English rosters.
enum LegendText {
  /// Words that open a legend.
  static let openings = [
    "ghi chu", "ky hieu", "chu thich", "chu giai", "quy uoc", "quy dinh", "legend", "note", "notes", "key",
    "codes", "shift codes", "abbreviations", "giai thich", "bang ky hieu",
  ]

  /// The entries of a piece of text; `used`: the codes that stand in the grid, as `key(_:)` has them.
  static func entries(_ text: String, used: Set<String>) -> [LegendEntry] {
    var text = text
    for half in ["a.m.", "A.M.", "p.m.", "P.M."] {
      text = text.replacing(half, with: half.filter { $0 != "." })
    }
    return pieces(text, used: used).compactMap { entry($0, used: used) }
  }

  /// The text cut where entries begin: at new lines and semicolons, and at commas where an entry stands on both sides. What
  /// goes on with hours, `HC: 7h30-11h30; 13h-17h`, stays with its code.
  private static func pieces(_ text: String, used: Set<String>) -> [String] {
    var result: [String] = []
    var isOpen = false
    for line in normalized(text).split(whereSeparator: { $0.isNewline || $0 == ";" }) {
      let line = withoutOpening(plainText(String(line)), used: used)
      if line.isEmpty { continue }
      if isOpen, let whole = HalfLetters.joined(result[result.count - 1], line, used: used) {
        result[result.count - 1] = whole
        continue
      }
      if !begins(line, used: used), isOpen, goesOn(line), !isOwn(line, after: result[result.count - 1]) {
        result[result.count - 1] += "; " + line
        continue
      }
      var parts: [String] = []
      for part in line.split(separator: ",").map({ plainText(String($0)) }) where !part.isEmpty {
        if let last = parts.last, let whole = HalfLetters.joined(last, part, used: used) {
          parts[parts.count - 1] = whole
        } else if parts.isEmpty || isOwn(part, after: parts[parts.count - 1])
          || begins(part, used: used) && begins(parts[0], used: used)
        {
          parts.append(part)
        } else {
          parts[parts.count - 1] += ", " + part
        }
      }
      parts = parts.flatMap { LegendCuts.cut($0, used: used) }
      result += parts
      isOpen = parts.contains { entry($0, used: used) != nil }
    }
    return result
  }

  /// Whether an entry begins with a text: its code is no part of a day or of a sentence about hours.
  static func begins(_ text: String, used: Set<String>) -> Bool {
    guard let entry = entry(text, used: used), entry.isClear else { return false }
    return entry.codes.contains { used.contains(key($0)) }
      || !entry.codes.contains { code in
        let list = words(folded(code))
        return !list.isEmpty
          && list.allSatisfy {
            HoursText.plainWords.contains(String($0)) || goingOn.contains(String($0)) || $0 == "thu"
              || DayMark.weekday(String($0)) != nil
          }
          && !list.contains("ca") && !list.contains("shift")
      }
  }

  static let goingOn: Set<String> = ["nghi", "break", "lunch", "rest", "am", "pm", "an", "com"]

  /// Whether a line that begins with a part of the day, `Night: 22-6`, is an entry of its own behind what another says: both
  /// together would be no day's work, or follow one another without a break.
  static func isOwn(_ text: String, after said: String) -> Bool {
    guard let sign = text.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return false }
    let head = words(folded(String(text[..<sign])))
    guard !head.isEmpty, head.allSatisfy({ HoursText.plainWords.contains(String($0)) }) else { return false }
    let own = HoursText.read(folded(String(text[sign...].dropFirst()))).stretches
    let before = HoursText.read(folded(said)).stretches
    guard !own.isEmpty, !before.isEmpty else { return false }
    let total = (own + before).reduce(0) { $0 + $1.end - $1.start }
    if total > 13 * 60 { return true }
    if words(folded(said)).contains(where: { HoursText.dayParts[String($0)] != nil }) { return false }
    return head.contains { ["dem", "night"].contains($0) }
      || own.contains { one in before.contains { $0.end % 1440 == one.start || one.end % 1440 == $0.start } }
  }

  /// Whether a text goes on with the hours of the entry before it.
  static func goesOn(_ text: String) -> Bool {
    let text = folded(text)
    return HoursText.hasHours(text) || HoursText.time(text) != nil
      || words(text).first.map { word in
        HoursText.dayParts[String(word)] != nil
          || goingOn.contains(String(word)) && text.contains(where: \.isNumber)
      } ?? false
  }

  /// Whether a line holds hours and no code of its own: it begins with them, or with a part of the day.
  static func isHoursAlone(_ text: String, used: Set<String>) -> Bool {
    guard goesOn(text), !begins(text, used: used), let first = words(folded(text)).first else { return false }
    return first.first!.isNumber || HoursText.dayParts[String(first)] != nil
      || goingOn.contains(String(first)) || ["va", "and"].contains(first)
  }

  // MARK: - Meanings

  /// What words say of a code.
  struct Said {
    var meaning: LegendEntry.Meaning
    var remark: String?
    var days: NamedDays?
  }

  /// What a code means, from words alone.
  static func meaning(_ text: String) -> Said {
    let text = folded(text)
    let hours = HoursText.read(text)
    if !hours.stretches.isEmpty {
      if let fault = hours.fault { return Said(meaning: .doubtful(fault)) }
      return Said(meaning: .day(.hours(hours.stretches)), remark: hours.remark, days: hours.days)
    }
    let list = words(text).map(String.init)
    let phrase = " " + list.joined(separator: " ") + " "
    // `nghỉ cuối tuần` is no wedding.
    let isWeekend = phrase.contains(" cuoi tuan ")
    if !isWeekend, absentWords.contains(where: { phrase.contains(" \($0) ") }) {
      return Said(meaning: .day(.absent))
    }
    if HalfDay.isSaid(text) { return Said(meaning: .doubtful(HalfDay.question)) }
    if offWords.contains(where: { phrase.contains(" \($0) ") }) { return Said(meaning: .day(.off)) }
    // `13h` alone has no end.
    if list.count <= 3,
      text.split(separator: " ").contains(where: {
        !$0.allSatisfy(\.isNumber) && HoursText.time(String($0)) != nil
      })
    {
      return Said(
        meaning: .doubtful(
          Phrase(
            en: "'\(text)' is one time; write beginning and end, such as 07:30-11:30",
            vi: "'\(text)' chỉ là một mốc giờ; hãy ghi giờ đầu và giờ cuối, ví dụ 07:30-11:30")))
    }
    return Said(meaning: .unclear)
  }

  /// What a cell says in plain words, `Off`, `Nghỉ phép`, `Annual leave`: nil where it is a code.
  static func plainWord(_ text: String) -> DayMeaning? {
    let low = words(folded(text)).joined(separator: " ")
    if plainOff.contains(low) { return .off }
    return plainAbsent.contains(low) ? .absent : nil
  }

  private static let plainOff: Set<String> = [
    "off", "day off", "nghi", "nghi ca", "nghi tuan", "nghi bu", "nghi le", "rest", "rest day", "weekly off",
    "week off", "holiday", "free", "ngay nghi",
  ]
  private static let plainAbsent: Set<String> = [
    "nghi phep", "phep", "nghi om", "om", "nghi thai san", "thai san", "nghi viec rieng", "nghi khong luong",
    "leave", "annual leave", "sick leave", "sick", "vacation", "absent", "maternity leave", "unpaid leave",
    "on leave", "pto",
  ]

  private static let absentWords = [
    "phep", "om", "con om", "thai san", "viec rieng", "khong luong", "vang", "viec tang", "nghi tang",
    "dam tang", "tang che", "ma chay", "viec hieu", "hieu hy", "hieu hi", "cuoi hoi", "nghi cuoi", "ket hon",
    "tai nan", "thoi viec", "nghi viec", "duong suc", "absent", "absence", "leave", "sick", "maternity",
    "paternity", "unpaid", "bereavement", "vacation", "pto", "sickness",
  ]
  private static let offWords = ["nghi", "off", "rest", "free", "ngay le", "cuoi tuan", "holiday"]
  static let blankWords: Set<String> = [
    "trong", "o trong", "de trong", "bo trong", "blank", "empty", "empty cell", "blank cell", "khong ghi",
  ]

  // MARK: - Lines

  /// One entry: `N: 6h-14h`, `HC 07:30 - 16:30`, `Đ = 22h00–6h00`, `O/NB/–: nghỉ`, `Ca 1 - 6h-14h`.
  static func entry(_ text: String, used: Set<String>) -> LegendEntry? {
    let text = withoutBullet(text)
    // `Ô tô đỏ: nghỉ phép` explains a colour, which is no code.
    if isOfColours(text),
      !splits(text).contains(where: { used.contains(key(String(text[..<$0.range.lowerBound]))) })
    {
      return nil
    }
    var best: LegendEntry?
    for (split, isWeak) in splits(text) {
      let left = plainText(String(text[..<split.lowerBound])),
        right = plainText(String(text[split.upperBound...]))
      guard !right.isEmpty, let codes = codes(left, used: used) else { continue }
      let said = meaning(right)
      let meaning = said.meaning
      let isUsed = codes.codes.contains { used.contains(key($0)) || $0.isEmpty }
      // Without hours a doubt is one only about a code of the grid.
      let isSure =
        if case .day = meaning { true } else { meaning != .unclear && HoursText.hasHours(folded(right)) }
      guard isSure && !isWeak || isUsed else { continue }
      let entry = LegendEntry(
        codes: codes.codes, whole: codes.whole, meaning: meaning, words: right, remark: said.remark,
        days: said.days)
      // A code of the grid wins over a likelier sign: `7:00-15:00: 7:00-15:00`.
      if used.contains(key(left)) { return entry }
      if best == nil { best = entry }
    }
    return best ?? inBrackets(text, used: used)
  }

  /// `Rest (R)`: words, and behind them the code of the grid that stands for them; nil for another text.
  private static func inBrackets(_ text: String, used: Set<String>) -> LegendEntry? {
    guard let code = bracketed(text, used: used), used.contains(key(code)) else { return nil }
    let words = plainText(String(text[..<text.lastIndex(of: "(")!]))
    let said = meaning(words)
    guard said.meaning != .unclear else { return nil }
    return LegendEntry(
      codes: [code], whole: nil, meaning: said.meaning, words: words, remark: said.remark, days: said.days)
  }

  /// The code in brackets behind words, `Early (E)`; nil where there is none.
  private static func bracketed(_ text: String, used: Set<String>) -> String? {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "("), open > text.startIndex else { return nil }
    let code = plainText(String(text[text.index(after: open)...].dropLast()))
    guard text[..<open].contains(where: \.isLetter), !code.isEmpty, code.count <= 4 else { return nil }
    return used.contains(key(code)) || code == code.uppercased() && isCode(code, used: []) ? code : nil
  }

  /// A code as it is compared: case, spaces and Unicode form do not count.
  static func key(_ code: String) -> String {
    normalized(code).uppercased().filter { !$0.isWhitespace && $0 != "\u{A0}" }
  }

  /// Where code and meaning may part, the likeliest first; at a bare space only behind a code of the grid.
  private static func splits(_ text: String) -> [(range: Range<String.Index>, isWeak: Bool)] {
    var result: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let character = text[index]
      if character == "=" || character == ":" {
        let isInTime =
          index > text.startIndex && text[text.index(before: index)].isNumber && next < text.endIndex
          && text[next].isNumber
        if !isInTime || character == "=" { result.append(index..<next) }
      }
      index = next
    }
    if let range = text.firstRange(of: " là ") { result.append(range) }
    for dash in [" - ", " – ", " — "] { if let range = text.firstRange(of: dash) { result.append(range) } }
    // `HC 07:30 - 16:30`: hours follow the code at once.
    index = text.startIndex
    while let space = text[index...].firstIndex(of: " ") {
      let next = text.index(after: space)
      if text[next...].first.map({ $0.isNumber || $0 == "(" }) ?? false,
        text[..<space].contains(where: { !$0.isNumber }), HoursText.hasHours(folded(String(text[next...])))
      {
        result.append(space..<next)
        break
      }
      index = next
    }
    // `P nghỉ phép`, where the code is one of the grid's.
    let sure = result.map { (range: $0, isWeak: false) }
    guard let space = text.firstIndex(of: " ") else { return sure }
    return sure + [(range: space..<text.index(after: space), isWeak: true)]
  }

  /// The codes before the sign: one, or several between `/` or `,`.
  private static func codes(_ text: String, used: Set<String>) -> (codes: [String], whole: String?)? {
    if used.contains(key(text)) { return ([text], nil) }
    var text = text
    if text.count > 2, let first = text.first, let last = text.last,
      ["\"\"", "''", "“”", "‘’", "()", "[]"].contains("\(first)\(last)")
    {
      text = plainText(String(text.dropFirst().dropLast()))
    }
    if blankWords.contains(folded(text)), !used.contains(key(text)) { return ([""], nil) }
    guard !text.isEmpty, text.count <= 60 else { return nil }
    if used.contains(key(text)) { return ([text], nil) }
    if let code = bracketed(text, used: used) { return ([code], nil) }
    guard text.count <= 24 else { return nil }
    let parts = text.split { $0 == "/" || $0 == "," || $0 == "|" }.map { plainText(String($0)) }
    guard !parts.isEmpty, parts.allSatisfy({ isCode($0, used: used) }) else { return nil }
    let codes = parts.map { blankWords.contains(folded($0)) ? "" : $0 }
    // `HC/2`: a number behind the sign is half of something, or a code of the grid.
    if codes.count == 2, codes.last!.allSatisfy(\.isNumber), !used.contains(key(codes.last!)) {
      return ([text], nil)
    }
    return (codes, parts.count > 1 && !text.contains(",") ? text : nil)
  }

  /// Whether a text may be a code: short, and no more than a word and a number.
  static func isCode(_ text: String, used: Set<String>) -> Bool {
    if used.contains(key(text)) || blankWords.contains(folded(text)) { return true }
    let list = text.split(separator: " ")
    return !text.isEmpty && text.count <= 6 && list.count <= 2
      && (list.count < 2 || list[1].allSatisfy { $0.isNumber || $0.isUppercase })
      && !HoursText.hasHours(folded(text)) && HoursText.time(folded(text)) == nil
  }

  /// Without `Ghi chú:` and the like.
  static func withoutOpening(_ text: String, used: Set<String> = []) -> String {
    let low = folded(text)
    guard
      openings.contains(where: {
        low == $0 || low.hasPrefix($0 + ":") || low.hasPrefix($0 + " ") || low.hasPrefix($0 + " :")
      })
    else { return text }
    guard let colon = text.firstIndex(of: ":") else {
      return openings.contains(low) && !used.contains(key(text)) ? "" : text
    }
    // Only where the opening itself ends at the colon, and is no code of the grid.
    let head = folded(String(text[..<colon]))
    guard openings.contains(where: { head.hasPrefix($0) }), !used.contains(key(String(text[..<colon]))) else {
      return text
    }
    return plainText(String(text[text.index(after: colon)...]))
  }

  /// Whether a text opens a legend or the notes below a table.
  static func isOpening(_ text: String) -> Bool {
    let low = folded(text)
    return openings.contains {
      low == $0 || low.hasPrefix($0 + ":") || low.hasPrefix($0 + " :") || low.hasPrefix($0 + " ")
    }
  }

  /// Whether a text explains a colour: `Ô tô đỏ: nghỉ phép`, `Yellow = training`.
  static func isOfColours(_ text: String) -> Bool {
    guard let sign = text.firstIndex(where: { ":=-–".contains($0) }), text.count <= 80 else { return false }
    let head = words(folded(String(text[..<sign]))).map(String.init)
    let colours: Set<String> = [
      "do", "vang", "cam", "tim", "hong", "nau", "xam", "red", "yellow", "green", "blue", "orange", "purple",
      "pink",
      "grey", "gray", "brown", "highlighted", "coloured", "colored", "shaded",
    ]
    return !head.isEmpty && head.count <= 5
      && (head.contains("mau") || head.contains("to") && head.contains("o")
        || head.contains { colours.contains($0) } && text[..<sign].count > 3 || head.contains("xanh"))
  }

  private static func withoutBullet(_ text: String) -> String {
    guard let first = text.first, ["-", "+", "*", "•", "–", "●", "▪", "◦"].contains(first) else {
      return text
    }
    let rest = text.dropFirst()
    guard rest.first == " ", let next = rest.dropFirst().first,
      next.isLetter || next.isNumber || next == "(" || next == "\"",
      rest.contains(":") || rest.contains("=") || HoursText.hasHours(folded(String(rest)))
    else { return text }
    // `- nghỉ` with the dash as the code has no sign of its own behind it and is handled above.
    return plainText(String(rest))
  }
}
