internal import OffHours

/// What a list's columns say of keys of the format, such as *Priority* or *Until*.
///
/// A column counts as the key where its values are the key's. Where none is, it only bears the same name and is carried along;
/// where some are, the others are errors.
struct PersonSettings {
  /// What each column was taken for.
  private(set) var columns: [ColumnNote]
  private let rows: [NameList.Row]
  private var values: [Heading: [Int: String]] = [:]
  private var carried: Set<Heading> = []
  private let titles: [Heading: String]

  /// Dates without a year lie in it.
  private let horizon: DateSpan?

  /// `horizon`: the days to plan, where they are known by now.
  init(_ list: NameList, in horizon: DateSpan?, _ log: ImportLog) {
    self.horizon = horizon
    columns = list.columns
    rows = list.rows
    titles = Dictionary(
      list.heading.columns.sorted { $0.key < $1.key }.map { ($0.value.kind, $0.value.text) },
      uniquingKeysWith: { first, _ in first })
    let isDayFirst = Self.isDayFirst(list, log)
    let filled = list.rows.reduce(into: Set<Heading>()) { $0.formUnion($1.settings.keys) }
    for kind in NameListReader.settings.sorted(by: { $0.rawValue < $1.rawValue })
    where filled.contains(kind) || list.heading.has(kind) {
      read(kind, list, isDayFirst, log)
    }
    for position in columns.indices {
      if let kind = list.heading.columns[columns[position].column]?.kind, carried.contains(kind) {
        columns[position].use = .carried
      }
    }
  }

  /// The values of a row, by key, and what is carried along.
  func of(_ index: Int) -> (settings: [Heading: PlacedText], extra: [(heading: String, text: String)]) {
    let row = rows[index]
    var settings: [Heading: PlacedText] = [:]
    var extra = row.extra
    for kind in NameListReader.settings.sorted(by: { $0.rawValue < $1.rawValue }) {
      guard let cell = row.settings[kind] else { continue }
      if carried.contains(kind) {
        extra.append((titles[kind] ?? kind.rawValue, cell.text))
      } else if let value = values[kind]?[index], !value.isEmpty {
        settings[kind] = PlacedText(text: value, place: cell.place)
      }
    }
    return (settings, extra)
  }

  private mutating func read(_ kind: Heading, _ list: NameList, _ isDayFirst: Bool?, _ log: ImportLog) {
    var good: [Int: String] = [:], bad: [PlacedText] = []
    var isUseful = false
    for (index, row) in list.rows.enumerated() {
      guard let cell = row.settings[kind] else { continue }
      if let value = value(kind, cell, list.source.sheet, isDayFirst) {
        good[index] = value
        if !value.isEmpty { isUseful = true }
      } else if kind == .unavailable, let horizon, DatesText.spans(cell.text, in: horizon) != nil {
        // Days, and nothing tells day and month apart.
        isUseful = true
        bad.append(cell)
      } else if kind == .until, isDayFirst == nil, DatesText.date(Sheet.Cell(text: cell.text), in: nil) != nil
      {
        isUseful = true
        bad.append(cell)
      } else {
        bad.append(cell)
      }
    }
    let isKnown = kind == .together || Concept.worker.names.contains(kind.rawValue)
    guard isKnown, isUseful else {
      carried.insert(kind)
      return
    }
    values[kind] = good
    for cell in bad {
      log.error(
        cell.place,
        Phrase(
          en:
            "'\(cell.text)' in the column '\(titles[kind] ?? "")'; expected \(Self.expected(kind).en), as in its other rows",
          vi:
            "'\(cell.text)' ở cột '\(titles[kind] ?? "")'; cần \(Self.expected(kind).vi) như ở các dòng khác")
      )
    }
  }

  /// As the format writes it; empty where the cell sets nothing, nil where it is no value of the key.
  private func value(_ kind: Heading, _ cell: PlacedText, _ sheet: Sheet, _ isDayFirst: Bool?) -> String? {
    switch kind {
    case .priority:
      let text = cell.text.replacing(",", with: ".")
      return Parse.number(text).flatMap { $0 > 0 && $0 <= 1e9 ? text : nil }
    case .until:
      let there = sheet[cell.place.row ?? 0, cell.place.column ?? 0]
      let date = DatesText.date(there, isDayFirst: isDayFirst ?? true, in: nil)
      // 3/4/2027 may be either where nothing on the list shows which comes first.
      if isDayFirst == nil, let date, date != DatesText.date(there, isDayFirst: false, in: nil) { return nil }
      return date.map(\.description)
    case .unavailable:
      return commitments(cell.text, isDayFirst)
    case .status:
      let low = words(folded(cell.text)).joined(separator: " ")
      if Self.declining.contains(low) { return "declined" }
      return Self.others.contains(low) ? "" : nil
    case .needs:
      let items = cell.text.split { $0 == ";" || $0 == "," || $0.isNewline }.map { slug(String($0)) }.filter {
        !$0.isEmpty
      }
      return items.isEmpty ? nil : items.joined(separator: "; ")
    // Courses, and colleagues, are known once everything is read.
    case .completed, .due: return cell.text
    case .together: return cell.text
    default: return nil
    }
  }

  /// Weekly hours and dates, as the column `unavailable` writes them.
  /// The year of a date that has none is that of the days to plan; nil where two orders of day and month would do.
  private func commitments(_ text: String, _ isDayFirst: Bool?) -> String? {
    var result: [String] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }).map(String.init) {
      if let week = WeekText(part) {
        result.append(week.list)
      } else if WeekText.days(folded(plainText(part))) != nil,
        let week = WeekText(plainText(part) + " all day")
      {
        result.append(week.list)
      } else if let spans = DatesText.spans(part, isDayFirst: isDayFirst ?? true, in: nil)
        ?? dated(part, isDayFirst)
      {
        result += spans.flatMap { $0.dates.map(\.description) }
      } else {
        return nil
      }
    }
    return result.isEmpty ? nil : result.joined(separator: "; ")
  }

  /// Dates without a year, in the order of day and month that is known, or by which alone they lie among the days to plan.
  private func dated(_ text: String, _ isDayFirst: Bool?) -> [DateSpan]? {
    guard let horizon else { return nil }
    let readings = (isDayFirst.map { [$0] } ?? [true, false]).compactMap {
      DatesText.spans(text, isDayFirst: $0, in: horizon)
    }
    let inside = readings.filter { $0.allSatisfy { $0.from >= horizon.from && $0.to <= horizon.to } }
    if let first = inside.first { return inside.allSatisfy { $0 == first } ? first : nil }
    func days(_ spans: [DateSpan]) -> Int { spans.reduce(0) { $0 + ($1.to - $1.from) } }
    let near = readings.filter { $0.contains { $0.from <= horizon.to && $0.to >= horizon.from } }
    return near.min { days($0) < days($1) } ?? readings.first
  }

  private static let declining: Set<String> = [
    "declined", "decline", "declines", "refused", "no", "not attending", "will not attend", "withdrawn",
    "opted out", "tu choi",
    "khong", "khong hoc", "khong tham gia", "khong dong y", "xin rut", "rut",
  ]
  private static let others: Set<String> = [
    "active", "yes", "ok", "accepted", "accept", "attending", "confirmed", "registered", "enrolled",
    "invited", "pending", "maybe",
    "tentative", "no reply", "no answer", "co", "dong y", "tham gia", "da xac nhan", "xac nhan", "da dang ky",
    "dang lam viec",
    "dang lam", "cho tra loi", "chua tra loi",
  ]

  private static func expected(_ kind: Heading) -> Phrase {
    switch kind {
    case .priority: Phrase(en: "a number above 0", vi: "số lớn hơn 0")
    case .until: Phrase(en: "a date such as 2027-03-31", vi: "ngày như 31/03/2027")
    case .unavailable:
      Phrase(
        en: "days and hours such as 'Mon-Fri 16:00-18:00', or dates with their year",
        vi: "ngày và giờ như 'T2-T6 16h-18h', hoặc ngày có năm")
    case .status: Phrase(en: "'declined', or a word such as 'yes'", vi: "'từ chối', hoặc chữ như 'đồng ý'")
    default: kind.title
    }
  }

  /// Whether dates of a list begin with the day, by those in which only one of the two can be it; nil where nothing shows it.
  private static func isDayFirst(_ list: NameList, _ log: ImportLog) -> Bool? {
    var evidence = DateEvidence()
    for row in list.rows {
      for kind in [Heading.until, .unavailable, .due, .completed] {
        guard let cell = row.settings[kind] else { continue }
        evidence.add(cell.text, cell.place)
      }
    }
    if evidence.contradicts(log) { return nil }
    if let shown = evidence.isDayFirst { return shown }
    return list.heading.columns.values.contains { HeadingTable.language(of: $0.text) == .vietnamese }
      ? true : nil
  }
}
