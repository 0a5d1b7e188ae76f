internal import OffHours

/// One line of a legend: a code, or several, and what they stand for.
struct LegendEntry: Hashable, Sendable {
  /// What a code is said to stand for.
  enum Meaning: Hashable, Sendable {
    case shift(ShiftCode)
    /// Hours in two stretches, taken as one.
    case joined(ClockWindow)
    /// Words without hours that say neither rest nor leave.
    case unclear
  }

  /// The codes as written; an empty one stands for an empty cell.
  var codes: [String]
  /// What they stand for.
  var meaning: Meaning
  /// The words after the code.
  var words: String
  /// Whether the meaning leaves no doubt that this is a line of a legend.
  var isClear: Bool { meaning != .unclear }

  /// What the codes stand for in a scenario; nil where that is unclear.
  var shift: ShiftCode? {
    switch meaning {
    case .shift(let shift): shift
    case .joined(let window): .hours(window)
    case .unclear: nil
    }
  }
}

/// Reads lines of a legend as they stand on Vietnamese and English rosters.
enum LegendText {
  /// Words that open a legend.
  static let openings = [
    "ghi chu", "ky hieu", "chu thich", "chu giai", "quy uoc", "quy dinh", "legend", "note", "notes", "key",
  ]

  /// The entries of a piece of text; `used`: the codes that stand in the grid, as `key(_:)` has them.
  static func entries(_ text: String, used: Set<String>) -> [LegendEntry] {
    var result: [LegendEntry] = []
    for line in normalized(text).split(whereSeparator: { $0 == "\n" || $0 == "\r" || $0 == ";" }) {
      let line = withoutOpening(plainText(String(line)))
      if line.isEmpty { continue }
      // Commas separate entries only where every piece is one.
      let pieces = line.split(separator: ",").map { plainText(String($0)) }
      if pieces.count > 1 {
        let each = pieces.map { entry($0, used: used) }
        if each.allSatisfy({ $0?.isClear ?? false }) {
          result += each.compactMap(\.self)
          continue
        }
      }
      if let entry = entry(line, used: used) { result.append(entry) }
    }
    return result
  }

  /// What a code means, from words alone.
  static func meaning(_ text: String) -> LegendEntry.Meaning {
    let text = folded(text)
    let hours = HoursText.all(in: text)
    if let first = hours.first {
      // A second stretch after the first one is the afternoon of a split day; one inside it is a break.
      let last = hours.last!
      let outside = { (window: ClockWindow) in
        let from = (window.start.minute - first.window.start.minute + 1440) % 1440
        return from >= first.window.minutes
      }
      if hours.count > 1, hours.dropFirst().allSatisfy({ outside($0.window) }),
        !["nghi", "break", "com", "rest"].contains(where: { text[first.range.upperBound...].contains($0) })
      {
        return .joined(ClockWindow(start: first.window.start, end: last.window.end))
      }
      return .shift(.hours(first.window))
    }
    let list = words(text)
    let phrase = " " + list.joined(separator: " ") + " "
    // `nghỉ cuối tuần` is no wedding.
    let isWeekend = phrase.contains(" cuoi tuan ")
    if !isWeekend, absentWords.contains(where: { phrase.contains(" \($0) ") }) { return .shift(.absent) }
    if offWords.contains(where: { phrase.contains(" \($0) ") }) { return .shift(.off) }
    return .unclear
  }

  private static let absentWords = [
    "phep", "om", "con om", "thai san", "viec rieng", "khong luong", "vang", "viec tang", "nghi tang",
    "dam tang",
    "tang che", "ma chay", "viec hieu", "hieu hy", "hieu hi", "cuoi hoi", "nghi cuoi", "ket hon", "tai nan",
    "thoi viec", "nghi viec", "duong suc", "absent", "leave", "sick", "maternity", "unpaid", "bereavement",
  ]
  private static let offWords = ["nghi", "off", "rest", "free", "ngay le", "cuoi tuan", "holiday"]
  private static let blankWords: Set<String> = [
    "trong", "o trong", "de trong", "bo trong", "blank", "empty", "empty cell", "khong ghi",
  ]

  /// One entry: `N: 6h-14h`, `HC 07:30 - 16:30`, `Đ = 22h00–6h00`, `O/NB/–: nghỉ`, `Ca 1 - 6h-14h`.
  static func entry(_ text: String, used: Set<String>) -> LegendEntry? {
    let text = withoutBullet(text)
    for split in splits(text) {
      let left = plainText(String(text[..<split.lowerBound])),
        right = plainText(String(text[split.upperBound...]))
      guard !right.isEmpty, let codes = codes(left, used: used) else { continue }
      let meaning = meaning(right)
      let isUsed = codes.contains { used.contains(key($0)) || $0.isEmpty }
      guard meaning != .unclear || isUsed else { continue }
      return LegendEntry(codes: codes, meaning: meaning, words: right)
    }
    return nil
  }

  /// A code as it is compared: case, spaces and Unicode form do not count.
  static func key(_ code: String) -> String {
    normalized(code).uppercased().filter { !$0.isWhitespace && $0 != "\u{A0}" }
  }

  /// Where code and meaning may part, the likeliest first.
  private static func splits(_ text: String) -> [Range<String.Index>] {
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
      if text[next...].first?.isNumber ?? false, text[..<space].contains(where: { !$0.isNumber }),
        !HoursText.all(in: folded(String(text[next...]))).isEmpty
      {
        result.append(space..<next)
        break
      }
      index = next
    }
    // `P nghỉ phép`, where the code is one of the grid's.
    if let space = text.firstIndex(of: " ") { result.append(space..<text.index(after: space)) }
    return result
  }

  /// The codes before the sign: one, or several between `/` or `,`.
  private static func codes(_ text: String, used: Set<String>) -> [String]? {
    var text = text
    if text.count > 2, let first = text.first, let last = text.last,
      ["\"\"", "''", "“”", "‘’", "()", "[]"].contains("\(first)\(last)")
    {
      text = plainText(String(text.dropFirst().dropLast()))
    }
    if blankWords.contains(folded(text)) { return [""] }
    guard !text.isEmpty, text.count <= 24 else { return nil }
    if used.contains(key(text)) { return [text] }
    let parts = text.split { $0 == "/" || $0 == "," || $0 == "|" }.map { plainText(String($0)) }
    guard !parts.isEmpty, parts.allSatisfy({ isCode($0, used: used) }) else { return nil }
    return parts.map { blankWords.contains(folded($0)) ? "" : $0 }
  }

  /// Whether a text may be a code: short, and no more than a word and a number.
  static func isCode(_ text: String, used: Set<String>) -> Bool {
    if used.contains(key(text)) || blankWords.contains(folded(text)) { return true }
    let list = text.split(separator: " ")
    return !text.isEmpty && text.count <= 6 && list.count <= 2
      && (list.count < 2 || list[1].allSatisfy { $0.isNumber || $0.isUppercase })
      && HoursText.all(in: folded(text)).isEmpty && HoursText.time(folded(text)) == nil
  }

  /// Without `Ghi chú:` and the like.
  static func withoutOpening(_ text: String) -> String {
    let low = folded(text)
    guard
      openings.contains(where: {
        low == $0 || low.hasPrefix($0 + ":") || low.hasPrefix($0 + " ") || low.hasPrefix($0 + " :")
      })
    else { return text }
    guard let colon = text.firstIndex(of: ":") else {
      return openings.contains(low) ? "" : text
    }
    // Only where the opening itself ends at the colon.
    let head = folded(String(text[..<colon]))
    guard openings.contains(where: { head.hasPrefix($0) }) else { return text }
    return plainText(String(text[text.index(after: colon)...]))
  }

  /// Whether a text opens a legend or the notes below a table.
  static func isOpening(_ text: String) -> Bool {
    let low = folded(text)
    return openings.contains {
      low == $0 || low.hasPrefix($0 + ":") || low.hasPrefix($0 + " :") || low.hasPrefix($0 + " ")
    }
  }

  private static func withoutBullet(_ text: String) -> String {
    guard let first = text.first, ["-", "+", "*", "•", "–", "●", "▪", "◦"].contains(first) else {
      return text
    }
    let rest = text.dropFirst()
    guard rest.first == " ", let next = rest.dropFirst().first,
      next.isLetter || next.isNumber || next == "(" || next == "\"",
      rest.contains(":") || rest.contains("=") || !HoursText.all(in: folded(String(rest))).isEmpty
    else { return text }
    // `- nghỉ` with the dash as the code has no sign of its own behind it and is handled above.
    return plainText(String(rest))
  }
}
