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
  /// Paths below the course of values that sheets say do not hold: *no limit*, *forever*, *none*.
  private(set) var lifted: [[String]] = []
  private let rows: [(row: SupplyList.Row, list: PlanList)]
  /// Which lesson each row is; nil for rows of the whole course.
  private let ofRows: [Int?]
  /// The ids of the lessons.
  private let lessons: [String]
  let log: ImportLog

  init(_ group: CourseSheet.Group, _ lessons: CourseLessons, horizon: DateSpan?, _ log: ImportLog) {
    self.log = log
    rows = group.rows
    ofRows = lessons.ofRows
    self.lessons = lessons.lessons.map(\.id)
    ofLessons = Array(repeating: [], count: self.lessons.count)
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

  mutating func say(_ key: String, _ value: String) {
    lines.append("    \(key): \(value)")
    names.append(key)
  }

  private func refuse(_ cell: PlacedText, _ expected: Phrase) {
    log.error(cell.place, PlanSheetWords.noValue(plainText(cell.text), expected))
  }

  // MARK: - Cells

  /// The one value that the rows have of a column; others that differ are logged.
  func value(_ kind: Heading, in rows: [SupplyList.Row]? = nil) -> PlacedText? {
    let cells = (rows ?? self.rows.map(\.row)).compactMap { $0.cells[kind] }.filter {
      !plainText($0.text).isEmpty
    }
    guard let first = cells.first else { return nil }
    for cell in cells.dropFirst() where folded(plainText(cell.text)) != folded(plainText(first.text)) {
      log.error(
        cell.place,
        PlanSheetWords.contradiction(
          kind.title, plainText(cell.text), plainText(first.text), first.place.text))
    }
    return first
  }

  /// The rows that are lessons, each with its lesson, and the others.
  private var split: (lessons: [(row: SupplyList.Row, lesson: Int)], others: [SupplyList.Row]) {
    var lessons: [(row: SupplyList.Row, lesson: Int)] = [], others: [SupplyList.Row] = []
    for (position, (row, _)) in rows.enumerated() {
      if let lesson = ofRows[position] { lessons.append((row, lesson)) } else { others.append(row) }
    }
    return (lessons, others)
  }

  /// Whether some of these columns are those of lessons: their rows say different things, not the first alone something; rows
  /// of a part of the lessons speak of these alone.
  private func isByLesson(_ kinds: [Heading]) -> Bool {
    let mine = split.lessons
    if Set(mine.map(\.lesson)).count < lessons.count {
      return mine.contains { row, _ in kinds.contains { row.cells[$0] != nil } }
    }
    return kinds.contains { kind in
      let texts = mine.map { folded($0.row.text(kind)) }
      return Set(texts).count > 1 && texts.dropFirst().contains { !$0.isEmpty }
    }
  }

  // MARK: - Sizes and counts

  private mutating func readSizes() {
    let kinds = [Heading.leastSize, .mostSize, .sizeRange]
    var rows = rows.map(\.row)
    if isByLesson(kinds) {
      for (row, lesson) in split.lessons {
        let size = size(kinds.map { row.cells[$0] }, below: ["lessons", lessons[lesson]])
        if !size.isEmpty { ofLessons[lesson].append("size: \(size)") }
      }
      rows = split.others
    }
    let size = size(kinds.map { value($0, in: rows) }, below: [])
    if !size.isEmpty { say("size", size) }
  }

  /// `{min: 3, max: 12}` of cells of the smallest, the largest and both; empty where they say nothing.
  private mutating func size(_ cells: [PlacedText?], below path: [String]) -> String {
    var least = cells[0].flatMap { count($0, 1...1_000_000, lifting: path + ["size", "min"]) }
    var most = cells[1].flatMap { count($0, 1...1_000_000, lifting: path + ["size", "max"]) }
    if let cell = cells[2] {
      let numbers = folded(cell.text).split { !$0.isNumber }.map(String.init).map { decimal($0.utf8) }
      let words = Set(OffHoursFiles.words(folded(cell.text)).filter { !$0.allSatisfy(\.isNumber) })
      let known: Set<Substring> = [
        "to", "den", "nguoi", "people", "learners", "hoc", "vien", "from", "tu", "max", "min",
      ]
      if numbers.count == 2, words.isSubset(of: known), let low = numbers[0], let high = numbers[1], low >= 1,
        high <= 1_000_000, !AmountText.isPercentage(cell.text)
      {
        for (own, said, other) in [(least, low, cells[0]), (most, high, cells[1])] {
          guard let own, own != said, let other else { continue }
          log.error(
            cell.place,
            PlanSheetWords.contradiction(
              Heading.sizeRange.title, plainText(cell.text), "\(own)", other.place.text))
        }
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

  /// A count; nil where it is none, which is logged, or where the cell says that there is no limit, with the path of what is
  /// lifted then.
  mutating func count(
    _ cell: PlacedText, _ range: ClosedRange<Int>, lifting path: [String]
  ) -> Int? {
    if ReleaseSheet.isNoCap(plainText(cell.text)) {
      lifted.append(path)
      return nil
    }
    return count(cell, range)
  }

  func count(_ cell: PlacedText, _ range: ClosedRange<Int>) -> Int? {
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
    var rows = rows.map(\.row)
    if isByLesson([kind]) {
      for (row, lesson) in split.lessons {
        if let count = row.cells[kind].flatMap(count) { ofLessons[lesson].append("\(key): \(count)") }
      }
      rows = split.others
    }
    if let count = value(kind, in: rows).flatMap(count) { say(key, "\(count)") }
  }

  /// Keys that only lessons have: of a row's lesson, or of all where one row holds them.
  private mutating func readLessonKeys() {
    let (mine, others) = split
    for kind in [Heading.lessonNeeds, .setup, .cleardown] {
      let common = value(kind, in: others)
      var known: [String: String?] = [:]
      for lesson in lessons.indices {
        let own = value(kind, in: mine.filter { $0.lesson == lesson }.map(\.row))
        guard let cell = own ?? common else { continue }
        let name = "\(cell.place)"
        if known[name] == nil { known[name] = lessonKey(kind, cell) }
        if let text = known[name] ?? nil {
          if !text.isEmpty { ofLessons[lesson].append(text) }
          if text.isEmpty { lifted.append(["lessons", lessons[lesson], Self.lessonKeys[kind]!]) }
        }
      }
    }
  }

  private static let lessonKeys: [Heading: String] = [
    .lessonNeeds: "needs", .setup: "setup", .cleardown: "cleardown",
  ]

  /// The key as a lesson has it; empty where the cell says that there is none, nil where it is not understood.
  private func lessonKey(_ kind: Heading, _ cell: PlacedText) -> String? {
    if kind == .lessonNeeds {
      let needs = cell.text.split { $0 == ";" || $0 == "," || $0 == "+" || $0.isNewline }.map {
        slug(String($0))
      }
      .filter { !$0.isEmpty && !["none", "khong", "no"].contains($0) }
      return needs.isEmpty ? "" : "needs: [\(needs.map(ScenarioText.key).joined(separator: ", "))]"
    }
    guard let minutes = AmountText.minutes(cell.text) else {
      refuse(cell, PlanSheetWords.minutes)
      return nil
    }
    return minutes == 0 ? "" : "\(Self.lessonKeys[kind]!): \(minutes)m"
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
    if let count = sections.flatMap({ count($0, 1...1_000_000_000, lifting: ["sections", "max"]) }) {
      say("sections", "{max: \(count)}")
    }
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
    var gap: [String] = []
    for (key, kind) in [("min_days", Heading.leastGap), ("max_days", .mostGap)] {
      guard let cell = value(kind), let days = count(cell, 0...100_000, lifting: ["gap", key]) else {
        continue
      }
      gap.append("\(key): \(days)")
    }
    if !gap.isEmpty { say("gap", "{\(gap.joined(separator: ", "))}") }
    if let days = value(.mostSpan).flatMap({ count($0, 0...100_000, lifting: ["span", "max_days"]) }) {
      say("span", "{max_days: \(days)}")
    }
    if let cell = value(.deadline) {
      let there =
        rows.lazy.compactMap { row -> Sheet.Cell? in
          guard row.row.cells[.deadline]?.place == cell.place, let column = cell.place.column else {
            return nil
          }
          return row.list.source.sheet[row.row.row, column]
        }.first ?? Sheet.Cell(text: cell.text)
      let date = DatesText.date(there, in: horizon)
      if ReleaseSheet.isNone(plainText(cell.text)) {
        lifted.append(["deadline"])
      } else if let date,
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
      if ["-", "–"].contains(text) { continue }
      if ReleaseSheet.isNone(text) {
        lifted.append([key])
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

  // MARK: - Notes

  private mutating func readNote() {
    var texts: [String] = []
    for (row, _) in rows {
      for text in row.notes where !texts.contains(text) { texts.append(text) }
    }
    if !texts.isEmpty { say("note", ScenarioText.quoted(texts.joined(separator: "; "))) }
  }
}
