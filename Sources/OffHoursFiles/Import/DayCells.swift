internal import OffHours

/// The cells of one day of one row: one, or several where a day has columns or a person rows of their own.
struct DayCells {
  /// A cell and the headings that it stands under or beside, `Đêm`, `Ca 2`, `In`.
  struct Cell {
    var row: Int, column: Int
    var text: String
    var labels: [String] = []
    /// Whether the cell is a date to the program that wrote it.
    var isDate = false
  }

  var date: CivilDate
  var cells: [Cell]
  /// Whether the cells are lines of a list, each of which says all of the day; else they are parts of it.
  var areLines = false

  /// The cells that say something.
  var filled: [Cell] { cells.filter { !$0.text.isEmpty } }

  /// Everything that a legend may explain: each text, all of them as one, headings.
  var codes: [String] {
    let texts = filled.map(\.text)
    return texts + (texts.count > 1 ? [DayCells.joined(texts)] : []) + filled.flatMap(\.labels)
  }

  /// Several codes of one day as one.
  static func joined(_ texts: [String]) -> String {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }.joined(separator: "/")
  }
}

/// Tells what the cells of a day mean: codes of the legend, hours that mean themselves, several of them.
struct DayReader {
  /// What a day comes to.
  enum Result {
    case empty
    /// A code, what it means, and the line that says so; no line where it says so itself.
    case day(code: String, DayMeaning, CodeResolver.Known?)
    /// Half a day of leave, taken for the whole.
    case halfLeave(code: String, CodeResolver.Known?)
    /// Codes that nothing explains.
    case unknown([String])
    /// What cannot be relied on, and what to write.
    case doubtful(String, Phrase)
  }

  let resolver: CodeResolver

  /// What a day means.
  func read(_ day: DayCells) -> Result {
    let filled = day.filled
    guard let first = filled.first else {
      guard let found = resolver.find(""), let meaning = found.placed.entry.day else { return .empty }
      return .day(code: "", meaning, found)
    }
    if let date = filled.first(where: { $0.isDate && resolver.find($0.text) == nil }) {
      return .doubtful(date.text, Self.isADate)
    }
    if let inAndOut = InAndOut(filled) { return inAndOut.result(self) }
    if filled.count == 1 { return read(first) }
    let joined = DayCells.joined(filled.map(\.text))
    if let found = resolver.find(joined), let meaning = found.placed.entry.day {
      return .day(code: found.code, meaning, found)
    }
    let results = filled.map(read)
    if let unknown = unknown(results) { return unknown }
    if let doubtful = results.first(where: { if case .doubtful = $0 { true } else { false } }) {
      return doubtful
    }
    return combined(results, isOneCell: day.areLines)
  }

  /// What one cell means, with the headings that it stands under.
  private func read(_ cell: DayCells.Cell) -> Result {
    let result = read(cell.text)
    switch result {
    case .day, .halfLeave: return result
    default: break
    }
    // A mark or a number of hours says that the shift of the heading is worked.
    guard Self.isMark(cell.text) else { return result }
    for label in cell.labels {
      guard let found = resolver.find(label: label), let meaning = found.placed.entry.day else { continue }
      return marked(cell.text, meaning, found)
    }
    // Hours mean themselves above a mark as in its place.
    for label in cell.labels {
      let hours = HoursText.read(folded(label))
      guard hours.isWhole, hours.days == nil else { continue }
      if let fault = hours.fault ?? Self.unlikely(hours.stretches, label) { return .doubtful(label, fault) }
      return .day(code: label, .hours(hours.stretches), nil)
    }
    if let label = cell.labels.first(where: { !$0.isEmpty }) { return .unknown([label]) }
    return result
  }

  private func marked(_ text: String, _ meaning: DayMeaning, _ found: CodeResolver.Known) -> Result {
    guard case .hours(let stretches) = meaning, let number = Parse.number(text.replacing(",", with: ".")),
      number != 1
    else { return .day(code: found.code, meaning, found) }
    if number == 0 { return .empty }
    let minutes = stretches.reduce(0) { $0 + $1.end - $1.start }
    // Breaks are not counted as work.
    guard (-1...90).contains(Double(minutes) - number * 60) else {
      return .doubtful(
        "\(found.code)/\(text)",
        Phrase(
          en:
            "\(text) hours of '\(found.code)', which has \(minutes / 60): which hours are worked? Write a code with these hours in the cell",
          vi:
            "\(text) giờ của '\(found.code)', ca này có \(minutes / 60) giờ: làm những giờ nào? Hãy ghi ký hiệu có giờ đó vào ô"
        ))
    }
    return .day(code: found.code, meaning, found)
  }

  static func isMark(_ text: String) -> Bool {
    if ["x", "v", "+", "✓", "✔", "√", "●", "•", "*", "y", "yes", "co", "1"].contains(folded(text)) {
      return true
    }
    return text.utf8.count <= 5
      && (Parse.number(text.replacing(",", with: ".")).map { (0...24).contains($0) } ?? false)
  }

  // MARK: - One text

  /// What a text means as a code.
  func read(_ text: String) -> Result {
    if let found = resolver.find(text) {
      switch found.placed.entry.meaning {
      case .day(let meaning):
        return HalfDay.isSaid(folded(found.placed.entry.words)) && meaning == .absent
          ? .halfLeave(code: found.code, found) : .day(code: found.code, meaning, found)
      case .doubtful(let phrase): return .doubtful(text, phrase)
      case .unclear: return .unknown([text])
      }
    }
    if let base = HalfDay.base(text), !isCode(text) {
      switch read(base) {
      case .day(_, .absent, let found): return .halfLeave(code: text, found)
      case .day(_, .hours, _), .day(_, .off, _): return .doubtful(text, HalfDay.question)
      default: break
      }
    }
    let hours = HoursText.read(folded(text))
    if let days = hours.days, days.isStrict, !hours.stretches.isEmpty {
      return .doubtful(text, Self.ofOtherDays)
    }
    if hours.isWhole {
      if let fault = hours.fault ?? Self.unlikely(hours.stretches, text) { return .doubtful(text, fault) }
      return .day(code: text, .hours(hours.stretches), nil)
    }
    if let meaning = LegendText.plainWord(text) { return .day(code: text, meaning, nil) }
    // `Morning (6AM-2PM)`, `Ca sáng: 6h-14h`.
    if !hours.stretches.isEmpty, hours.fault == nil, hours.remark == nil {
      return .day(code: text, .hours(hours.stretches), nil)
    }
    return severalCodes(text) ?? .unknown([text])
  }

  /// Whether both parts of `1/2` are codes.
  private func isCode(_ text: String) -> Bool {
    let parts = text.split(separator: "/").map { plainText(String($0)) }
    return parts.count > 1 && parts.allSatisfy { resolver.find($0) != nil }
  }

  /// Two bare numbers, `7-3`, are hours only where they make a shift.
  static func unlikely(_ stretches: [Stretch], _ text: String) -> Phrase? {
    guard !text.contains(where: { $0 == ":" || $0.isLetter }),
      stretches.contains(where: { $0.end - $0.start > 16 * 60 && $0.end != 1440 }), text.utf8.count <= 5
    else { return nil }
    return Phrase(
      en:
        "as hours of a day of 24 these would be \((stretches[0].end - stretches[0].start) / 60) hours; write 07:00-15:00 or 7am-3pm, or explain it in a legend",
      vi:
        "tính theo 24 giờ thì đây là \((stretches[0].end - stretches[0].start) / 60) giờ; hãy ghi dạng 07:00-15:00, hoặc giải thích trong bảng ký hiệu"
    )
  }

  static let isADate = Phrase(
    en:
      "the cell holds a date, as when a program turns 7-15 into one; type it as text, such as 07:00-15:00, in a cell formatted as text",
    vi:
      "ô này chứa ngày tháng, như khi chương trình tự đổi 7-15; hãy gõ lại dạng chữ, ví dụ 07:00-15:00, trong ô định dạng văn bản"
  )

  static let ofOtherDays = Phrase(
    en: "a cell is one day: write its hours without days of the week, such as 08:00-12:00",
    vi: "mỗi ô là một ngày: hãy ghi giờ mà không ghi thứ trong tuần, ví dụ 08:00-12:00")

  /// Lines of the legend that a day's cells name and that hold on other days of the week alone.
  func contradicting(_ day: DayCells) -> [CodeResolver.Known] {
    guard resolver.namesDays else { return [] }
    let texts = day.filled.flatMap { cell -> [String] in
      if resolver.find(cell.text) != nil { return [cell.text] }
      let parts = cell.text.split { "/|&+;,- ".contains($0) || $0.isNewline }.map(String.init)
      // Half of a shift is asked about anyway.
      return Self.isMark(cell.text) || HalfDay.base(cell.text) != nil ? [] : parts
    }
    let labels = day.filled.filter { Self.isMark($0.text) && resolver.find($0.text) == nil }.compactMap {
      $0.labels.lazy.compactMap { resolver.find(label: $0) }.first
    }
    return (texts.compactMap { resolver.find($0) } + labels).filter {
      $0.placed.entry.days.map { !$0.days.contains(day.date.weekday) } ?? false
    }
  }

  /// Several codes in one cell: `N/D`, `N D`, `N + TC`, one below the other.
  private func severalCodes(_ text: String) -> Result? {
    for separators in ["/|&+;,\n", " ", "-"] {
      let parts = text.split { separators.contains($0) || separators.first == "/" && $0.isNewline }.map {
        plainText(String($0))
      }
      guard parts.count > 1, parts.count <= 4 else { continue }
      let results = parts.map(read)
      if results.allSatisfy({ if case .day = $0 { true } else { false } }) {
        return combined(results, isOneCell: true, text)
      }
      // One known part shows that the sign parts codes.
      let known = results.contains { if case .day = $0 { true } else { false } }
      if known, separators.first == "/", let unknown = unknown(results) { return unknown }
    }
    return nil
  }

  private func unknown(_ results: [Result]) -> Result? {
    let all: [String] = results.flatMap { result -> [String] in
      if case .unknown(let codes) = result { codes } else { [] }
    }
    return all.isEmpty ? nil : .unknown(all)
  }

  // MARK: - Several codes

  /// Several codes of one day as one: shifts one after the other; rest beside them only in cells of its own.
  private func combined(_ results: [Result], isOneCell: Bool, _ text: String? = nil) -> Result {
    var parts: [(code: String, meaning: DayMeaning, known: CodeResolver.Known?)] = []
    for result in results {
      switch result {
      case .day(let code, let meaning, let known): parts.append((code, meaning, known))
      case .halfLeave(let code, let known): parts.append((code, .absent, known))
      default: continue
      }
    }
    let code = DayCells.joined(parts.map(\.code))
    let meanings = Set(parts.map(\.meaning))
    guard let first = parts.first else { return .empty }
    if meanings.count == 1 { return .day(code: first.code, first.meaning, first.known) }
    let work = parts.filter { if case .hours = $0.meaning { true } else { false } }
    if work.isEmpty {
      return parts.first { $0.meaning == .absent }.map { .day(code: $0.code, .absent, $0.known) }!
    }
    if parts.contains(where: { $0.meaning == .absent }) || isOneCell && work.count < parts.count {
      return .doubtful(
        code,
        Phrase(
          en:
            "work and leave on one day: which hours are worked? Add a line to the legend, such as '\(code): 08:00-12:00'",
          vi:
            "vừa làm vừa nghỉ trong một ngày: làm những giờ nào? Hãy thêm vào bảng ký hiệu một dòng như '\(code): 08:00-12:00'"
        ))
    }
    var stretches: [Stretch] = []
    for part in work {
      guard case .hours(let own) = part.meaning else { continue }
      if stretches == own { continue }
      // `8-12/1-5`: what stands behind another and would lie before it may be of the afternoon.
      if part.known == nil, let first = stretches.first, own.allSatisfy({ $0.end <= first.start }),
        let other = TwelveHours.other(part.code)
      {
        return .doubtful(code, TwelveHours.question(part.code, other))
      }
      guard !own.contains(where: { one in stretches.contains { $0.overlaps(one) } }) else {
        return .doubtful(
          code,
          Phrase(
            en:
              "the shifts of '\(code)' overlap; write one of them, or a line in the legend such as '\(code): 06:00-22:00'",
            vi:
              "các ca của '\(code)' chồng giờ nhau; hãy ghi một ca, hoặc thêm vào bảng ký hiệu một dòng như '\(code): 06:00-22:00'"
          ))
      }
      stretches += own
    }
    if Set(work.map(\.code)).count == 1 { return .day(code: work[0].code, work[0].meaning, work[0].known) }
    return .day(code: DayCells.joined(work.map(\.code)), .hours(stretches.sorted()), nil)
  }
}

/// A day whose columns or rows are beginning and end: `Giờ vào`, `Giờ ra`, `In`, `Out`.
struct InAndOut {
  private let cells: [(cell: DayCells.Cell, isEnd: Bool)]

  private static let beginnings: Set<String> = [
    "vao", "gio vao", "in", "time in", "clock in", "start", "start time", "begin", "from", "tu", "bat dau",
    "gio bat dau", "shift start", "start of shift", "shift begin", "bat dau ca", "gio bat dau ca",
    "start date time",
    "start datetime", "scheduled start", "begins", "starts",
  ]
  private static let ends: Set<String> = [
    "ra", "gio ra", "out", "time out", "clock out", "end", "end time", "finish", "to", "den", "ket thuc",
    "gio ket thuc", "shift end", "end of shift", "shift finish", "ket thuc ca", "gio ket thuc ca",
    "end date time",
    "end datetime", "scheduled end", "ends", "finishes",
  ]

  /// Whether a heading is one of a beginning or an end.
  static func isEnd(_ label: String) -> Bool? {
    // `Vào 2`, `In (1)`.
    let list = words(folded(label)).map(String.init).filter { !$0.allSatisfy(\.isNumber) }
    // `Ca 2 từ`, `2nd start`, `Chiều vào`, `PM in`.
    for words in [list, list.filter { !parts.contains($0) }] {
      let text = words.joined(separator: " ")
      if beginnings.contains(text) { return false }
      if ends.contains(text) { return true }
    }
    return nil
  }

  /// Words that only say which of several beginnings or ends a heading is.
  private static let parts: Set<String> = [
    "ca", "lan", "dot", "luot", "shift", "1st", "2nd", "3rd", "first", "second", "third", "part", "split",
    "sang", "chieu", "toi", "buoi", "morning", "afternoon", "evening", "am", "pm",
  ]

  /// Times of several cells, `7:30/11:30/13:00/17:00`, as hours; another text as it is.
  static func hours(_ text: String) -> String {
    let times = text.split(separator: "/").map { plainText(String($0)) }
    guard times.count > 1, times.count % 2 == 0,
      times.allSatisfy({ HoursText.timeInColumn($0) != nil })
    else { return text }
    return stride(from: 0, to: times.count, by: 2).map { "\(times[$0])-\(times[$0 + 1])" }.joined(
      separator: ", ")
  }

  init?(_ filled: [DayCells.Cell]) {
    var cells: [(cell: DayCells.Cell, isEnd: Bool)] = []
    for cell in filled {
      guard let isEnd = cell.labels.lazy.compactMap({ Self.isEnd($0) }).first else { return nil }
      cells.append((cell, isEnd))
    }
    self.cells = cells
  }

  func result(_ reader: DayReader) -> DayReader.Result {
    let times = cells.map { HoursText.timeInColumn($0.cell.text) }
    let texts = cells.map(\.cell.text)
    if times.allSatisfy({ $0 == nil }) {
      // A code instead of times, in one of the cells or in each.
      let codes = Set(texts)
      if codes.count == 1 { return reader.read(texts[0]) }
      return .doubtful(DayCells.joined(texts), Self.fault)
    }
    var stretches: [Stretch] = []
    var start: Int?
    for (position, (_, isEnd)) in cells.enumerated() {
      guard let time = times[position], isEnd == (start != nil) else {
        return .doubtful(DayCells.joined(texts), Self.fault)
      }
      if let from = start {
        if let fault = TwelveHours.fault(texts[position - 1], texts[position]) {
          return .doubtful("\(texts[position - 1])-\(texts[position])", fault)
        }
        stretches.append(Stretch(from, time))
        start = nil
      } else {
        start = time
      }
    }
    guard start == nil,
      !zip(stretches.sorted(), stretches.sorted().dropFirst()).contains(where: { $0.overlaps($1) })
    else { return .doubtful(DayCells.joined(texts), Self.fault) }
    let pairs = stride(from: 0, to: texts.count - 1, by: 2).map { "\(texts[$0])-\(texts[$0 + 1])" }
    // One pair behind another that would lie before it may be of the afternoon.
    if pairs.count > 1, let fault = HoursText.read(folded(pairs.joined(separator: ", "))).fault {
      return .doubtful(pairs.joined(separator: ", "), fault)
    }
    let code = stretches.map(Self.shown).joined(separator: ", ")
    return .day(code: code, .hours(stretches.sorted()), nil)
  }

  private static func shown(_ stretch: Stretch) -> String {
    func time(_ minute: Int) -> String {
      ClockTime(minute: minute > 1440 ? minute - 1440 : minute).description
    }
    return "\(time(stretch.start))-\(time(stretch.end))"
  }

  private static let fault = Phrase(
    en: "beginning and end do not go together; write both times, such as 06:00 and 14:00, or one code",
    vi: "giờ vào và giờ ra không đi đôi; hãy ghi cả hai, ví dụ 06:00 và 14:00, hoặc một ký hiệu")
}
