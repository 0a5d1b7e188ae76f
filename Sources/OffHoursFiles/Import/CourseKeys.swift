internal import OffHours

/// What sheets of courses say of a course beyond its lessons, as lines of a scenario.
struct CourseKeys {
  /// Lines below the course, and the names of its keys that are said.
  private(set) var lines: [String] = []
  private(set) var names: [String] = []
  /// Whether it is said how the course is attended.
  private(set) var saysAttend = false
  /// Keys of each lesson, as they stand in its braces.
  private(set) var ofLessons: [[String]]
  /// Cells that name courses before this one.
  private(set) var before: [PlacedText] = []
  private let rows: [(row: SupplyList.Row, list: PlanList)]
  /// Whether each row is a lesson.
  private let isByLesson: Bool
  private let log: ImportLog

  init(_ group: CourseSheet.Group, lessons: Int, horizon: DateSpan?, _ log: ImportLog) {
    self.log = log
    rows = group.own
    isByLesson = group.isByLesson && rows.count == lessons
    ofLessons = Array(repeating: [], count: lessons)
    readSizes()
    readCounts(.instructorCount, "instructors", 0...100)
    readCounts(.learnersPerInstructor, "learners_per_instructor", 1...1_000_000)
    readLessonKeys()
    readAttendance()
    readDays(horizon)
    readCompletion()
    if let cell = value(.starts), let starts = starts(cell) { say("starts", starts) }
    if let cell = value(.countsAsWork),
      let isSo = YesNo.read(cell, log, yes: ["paid", "working time"], no: ["unpaid"])
    {
      say("counts_as_work", "\(isSo)")
    }
    if let cell = value(.prerequisite) { before.append(cell) }
    readNote()
  }

  private mutating func say(_ key: String, _ value: String) {
    lines.append("    \(key): \(value)")
    names.append(key)
  }

  private func refuse(_ cell: PlacedText, _ expected: Phrase) {
    log.error(cell.place, PlanSheetWords.noValue(plainText(cell.text), expected))
  }

  // MARK: - Cells

  /// The one value that the rows have of a column; others that differ are logged.
  private func value(_ kind: Heading) -> PlacedText? {
    let cells = rows.compactMap { $0.row.cells[kind] }.filter { !plainText($0.text).isEmpty }
    guard let first = cells.first else { return nil }
    for cell in cells.dropFirst() where folded(plainText(cell.text)) != folded(plainText(first.text)) {
      log.error(
        cell.place,
        PlanSheetWords.contradiction(
          kind.title, plainText(cell.text), plainText(first.text), first.place.text))
    }
    return first
  }

  /// Whether some of these columns are those of lessons: the rows say different things, not the first alone something.
  private func isByLesson(_ kinds: [Heading]) -> Bool {
    isByLesson
      && kinds.contains { kind in
        let texts = rows.map { folded($0.row.text(kind)) }
        return Set(texts).count > 1 && texts.dropFirst().contains { !$0.isEmpty }
      }
  }

  // MARK: - Sizes and counts

  private mutating func readSizes() {
    let kinds = [Heading.leastSize, .mostSize, .sizeRange]
    if isByLesson(kinds) {
      for (position, row) in rows.enumerated() {
        let size = size(kinds.map { row.row.cells[$0] })
        if !size.isEmpty { ofLessons[position].append("size: \(size)") }
      }
      return
    }
    let size = size(kinds.map(value))
    if !size.isEmpty { say("size", size) }
  }

  /// `{min: 3, max: 12}` of cells of the smallest, the largest and both; empty where they say nothing.
  private func size(_ cells: [PlacedText?]) -> String {
    var (least, most) = (
      cells[0].flatMap { count($0, 1...1_000_000) }, cells[1].flatMap { count($0, 1...1_000_000) }
    )
    if let cell = cells[2] {
      let numbers = folded(cell.text).split { !$0.isNumber }.map(String.init).map { decimal($0.utf8) }
      let words = Set(OffHoursFiles.words(folded(cell.text)).filter { !$0.allSatisfy(\.isNumber) })
      let known: Set<Substring> = [
        "to", "den", "nguoi", "people", "learners", "hoc", "vien", "from", "tu", "max", "min",
      ]
      if numbers.count == 2, words.isSubset(of: known), let low = numbers[0], let high = numbers[1], low >= 1,
        high <= 1_000_000
      {
        (least, most) = (least ?? low, most ?? high)
      } else {
        refuse(cell, PlanSheetWords.sizeRange)
      }
    }
    if let least, let most, least > most {
      let cell = cells.compactMap(\.self).last!
      log.error(cell.place, PlanSheetWords.sizesCrossed(least, most))
    }
    let parts = [least.map { "min: \($0)" }, most.map { "max: \($0)" }].compactMap(\.self)
    return parts.isEmpty ? "" : "{\(parts.joined(separator: ", "))}"
  }

  private func count(_ cell: PlacedText, _ range: ClosedRange<Int>) -> Int? {
    if let count = AmountText.count(plainText(cell.text)), range.contains(count) { return count }
    refuse(cell, PlanSheetWords.wholeNumber(range.lowerBound))
    return nil
  }

  /// A count, of the course or lesson by lesson.
  private mutating func readCounts(_ kind: Heading, _ key: String, _ range: ClosedRange<Int>) {
    func count(of cell: PlacedText) -> Int? {
      // `1:12` trainers to learners.
      let parts = cell.text.split(separator: ":").map { plainText(String($0)) }
      if kind == .learnersPerInstructor, parts.count == 2, parts[0] == "1",
        let learners = decimal(parts[1].utf8),
        range.contains(learners)
      {
        return learners
      }
      return self.count(cell, range)
    }
    if isByLesson([kind]) {
      for (position, row) in rows.enumerated() {
        if let count = row.row.cells[kind].flatMap(count) { ofLessons[position].append("\(key): \(count)") }
      }
    } else if let count = value(kind).flatMap(count) {
      say(key, "\(count)")
    }
  }

  /// Keys that only lessons have: of a row's lesson, or of all where one row holds them.
  private mutating func readLessonKeys() {
    for kind in [Heading.lessonNeeds, .setup, .cleardown] {
      let cells: [PlacedText?] =
        isByLesson
        ? rows.map { $0.row.cells[kind] } : Array(repeating: value(kind), count: ofLessons.count)
      var known: [String: String?] = [:]
      for (position, cell) in cells.enumerated() {
        guard let cell else { continue }
        let name = "\(cell.place)"
        if known[name] == nil { known[name] = lessonKey(kind, cell) }
        if let text = known[name] ?? nil { ofLessons[position].append(text) }
      }
    }
  }

  private func lessonKey(_ kind: Heading, _ cell: PlacedText) -> String? {
    if kind == .lessonNeeds {
      let needs = cell.text.split { $0 == ";" || $0 == "," || $0 == "+" || $0.isNewline }.map {
        slug(String($0))
      }
      .filter { !$0.isEmpty && !["none", "khong", "no"].contains($0) }
      return needs.isEmpty ? nil : "needs: [\(needs.map(ScenarioText.key).joined(separator: ", "))]"
    }
    guard let minutes = AmountText.minutes(cell.text) else {
      refuse(cell, PlanSheetWords.minutes)
      return nil
    }
    return minutes == 0 ? nil : "\(kind == .setup ? "setup" : "cleardown"): \(minutes)m"
  }

  // MARK: - How and when

  private mutating func readAttendance() {
    let (sections, makeup) = (value(.mostSections), value(.makeup))
    if let cell = value(.attend) {
      let text = words(folded(cell.text)).joined(separator: " ")
      if [
        "any", "any meeting", "any session", "free", "mirrored", "bat ky", "buoi bat ky", "tu do",
        "buoi nao cung duoc",
      ]
      .contains(text) {
        say("attend", "any")
      } else if [
        "section", "sections", "group", "groups", "cohort", "fixed", "lop", "theo lop", "co dinh",
        "lop co dinh",
      ]
      .contains(text) {
        say("attend", "section")
      } else {
        refuse(cell, PlanSheetWords.attendance)
      }
      saysAttend = true
    } else if sections != nil || makeup != nil {
      // Only sections can be counted and made up for.
      say("attend", "section")
      saysAttend = true
    }
    if let count = sections.flatMap({ count($0, 1...1_000_000_000) }) { say("sections", "{max: \(count)}") }
    if let count = makeup.flatMap({ count($0, 0...1_000_000_000) }) { say("makeup", "\(count)") }
    if let cell = value(.order) {
      let text = words(folded(cell.text)).joined(separator: " ")
      if ["strict", "in order", "fixed", "theo thu tu", "lan luot", "co dinh"].contains(text) {
        say("order", "strict")
      } else if ["free", "any", "any order", "tu do", "bat ky"].contains(text) {
        say("order", "free")
      } else {
        refuse(cell, PlanSheetWords.order)
      }
    }
  }

  private mutating func readDays(_ horizon: DateSpan?) {
    let gap = [("min_days", Heading.leastGap), ("max_days", .mostGap)].compactMap { key, kind in
      value(kind).flatMap { count($0, 0...100_000) }.map { "\(key): \($0)" }
    }
    if !gap.isEmpty { say("gap", "{\(gap.joined(separator: ", "))}") }
    if let days = value(.mostSpan).flatMap({ count($0, 0...100_000) }) { say("span", "{max_days: \(days)}") }
    if let cell = value(.deadline) {
      let there =
        rows.lazy.compactMap { row -> Sheet.Cell? in
          guard row.row.cells[.deadline]?.place == cell.place, let column = cell.place.column else {
            return nil
          }
          return row.list.source.sheet[row.row.row, column]
        }.first ?? Sheet.Cell(text: cell.text)
      let date = DatesText.date(there, in: horizon)
      if let date,
        there.date != nil || date == DatesText.date(there, isDayFirst: false, in: horizon) || isVietnamese
      {
        say("deadline", "\(date)")
      } else {
        refuse(cell, PlanSheetWords.date)
      }
    }
    for (kind, key, least) in [(Heading.valid, "valid", 1), (.renew, "renew", 0)] {
      guard let cell = value(kind) else { continue }
      let text = folded(plainText(cell.text))
      if ["-", "–", "for ever", "forever", "unlimited", "vinh vien", "khong thoi han", "khong", "none"]
        .contains(text)
      {
        continue
      }
      let title = rows.lazy.map { $0.list.title(kind) }.first { !$0.isEmpty } ?? ""
      if let span = LengthText.calendar(cell.text, heading: title, least: least) {
        say(key, span)
      } else {
        refuse(cell, PlanSheetWords.calendar)
      }
    }
  }

  /// Whether the sheet's headings are Vietnamese, where the day stands before the month.
  private var isVietnamese: Bool {
    rows.contains { row in
      row.list.heading.columns.values.contains { HeadingTable.language(of: $0.text) == .vietnamese }
    }
  }

  private mutating func readCompletion() {
    guard let cell = value(.share) else { return }
    var text = plainText(cell.text).replacing(",", with: ".")
    let isPercent = text.hasSuffix("%")
    if isPercent { text = plainText(String(text.dropLast())) }
    guard let (digits, places) = Parse.exact(text), digits > 0, places <= 6 else {
      return refuse(cell, PlanSheetWords.share)
    }
    let unit = Parse.powerOfTen(places)
    guard digits <= (isPercent ? 100 : 1) * unit else { return refuse(cell, PlanSheetWords.share) }
    // Per cent moves the point by two digits.
    let all = places + (isPercent ? 2 : 0)
    var decimals = String(digits)
    while decimals.count <= all { decimals = "0" + decimals }
    let whole = decimals.dropLast(all), rest = decimals.suffix(all)
    say("complete", "{share: \(whole)\(rest.isEmpty ? "" : ".\(rest)")}")
  }

  /// `["07:30", "13:30"]`, or `{every: 30m}`.
  private func starts(_ cell: PlacedText) -> String? {
    let low = plainText(folded(cell.text))
    for word in ["every ", "moi ", "cach "] where low.hasPrefix(word) {
      if let minutes = LengthText.minutes(String(low.dropFirst(word.count)), bare: 1, most: 1440), minutes > 0
      {
        return "{every: \(minutes)m}"
      }
      refuse(cell, PlanSheetWords.starts)
      return nil
    }
    var times: [Int] = []
    for piece in low.split(whereSeparator: { $0 == ";" || $0 == "," }).flatMap({
      $0.split(separator: " va ").flatMap { $0.split(separator: " and ") }
    }) {
      guard let time = HoursText.time(plainText(String(piece))), (0..<1440).contains(time) else {
        refuse(cell, PlanSheetWords.starts)
        return nil
      }
      if !times.contains(time) { times.append(time) }
    }
    guard !times.isEmpty else { return nil }
    let list = times.sorted().map { "\"\(ClockTime(minute: $0))\"" }
    return "[\(list.joined(separator: ", "))]"
  }

  // MARK: - Targets and notes

  /// The target in all, what is completed already, and the targets of employers, a row each.
  mutating func readTargets(_ group: CourseSheet.Group, _ employers: EmployerBook) {
    var parts: [String] = [], own: [(id: String, count: Int)] = []
    for (row, _) in group.rows {
      guard let firm = row.cells[.employer], let cell = row.cells[.target] else { continue }
      guard let at = employers.find(plainText(firm.text)) else {
        log.error(
          firm.place, PlanSheetWords.noEmployer(plainText(firm.text), employers.employers.map(\.name)))
        continue
      }
      guard let count = count(cell, 0...1_000_000_000) else { continue }
      let id = employers[at].id
      if own.contains(where: { $0.id == id && $0.count != count }) {
        log.error(firm.place, PlanSheetWords.employerTwice(plainText(firm.text)))
      } else if !own.contains(where: { $0.id == id }) {
        own.append((id, count))
      }
    }
    let isOfEmployers = group.rows.contains { $0.row.cells[.employer] != nil }
    if !isOfEmployers, let count = value(.target).flatMap({ count($0, 0...1_000_000_000) }) {
      parts.append("total: \(count)")
    }
    if let count = value(.already).flatMap({ count($0, 0...1_000_000_000) }) {
      parts.append("already: \(count)")
    }
    if !own.isEmpty {
      parts.append("employers: {\(own.map { "\($0.id): \($0.count)" }.joined(separator: ", "))}")
    }
    if !parts.isEmpty { say("target", "{\(parts.joined(separator: ", "))}") }
  }

  private mutating func readNote() {
    var texts: [String] = []
    for (row, _) in rows {
      for text in row.notes where !texts.contains(text) { texts.append(text) }
    }
    if !texts.isEmpty { say("note", ScenarioText.quoted(texts.joined(separator: "; "))) }
  }
}

/// Cells that say yes or no.
enum YesNo {
  private static let yes: Set<String> = ["yes", "y", "true", "x", "1", "v", "✓", "✔", "☑", "co", "dung"]
  private static let no: Set<String> = [
    "no", "n", "false", "0", "none", "-", "–", "khong", "khong co", "sai",
  ]

  /// What a cell says, in words of its own column as well; what says neither is logged.
  static func read(
    _ cell: PlacedText, _ log: ImportLog, yes more: Set<String> = [], no others: Set<String> = []
  ) -> Bool? {
    let text = plainText(folded(cell.text))
    if yes.contains(text) || more.contains(text) { return true }
    if no.contains(text) || others.contains(text) { return false }
    log.error(cell.place, PlanSheetWords.neither(plainText(cell.text)))
    return nil
  }
}
