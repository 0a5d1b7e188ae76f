internal import OffHours

/// Caps on release as sheets list them, an employer a row.
struct ReleaseSheet {
  /// The value of `release` by the employer's position, as a scenario has it.
  private(set) var releases: [Int: String] = [:]
  /// Caps that sheets say do not hold, by the employer's position.
  private(set) var lifted: [Int: Set<String>] = [:]
  private var places: [Int: CellPlace] = [:]
  private let log: ImportLog

  /// Reads all lists of caps; employers that are not there are logged, or asked about where one is alike.
  init(_ lists: [PlanList], _ employers: inout EmployerBook, _ log: ImportLog) {
    self.log = log
    for list in lists where list.plan == .releases {
      for row in list.rows { add(row, list, &employers) }
    }
  }

  private mutating func add(_ row: SupplyList.Row, _ list: PlanList, _ employers: inout EmployerBook) {
    row.tellDoubles(log)
    guard let cell = row.cells[.employer] else { return }
    let name = plainText(cell.text)
    let alike = employers.employers.contains { EmployerBook.id(of: $0.name) == EmployerBook.id(of: name) }
    guard let at = employers.find(name) ?? (alike ? employers.add(name: name) : nil) else {
      log.error(cell.place, PlanSheetWords.noEmployer(name, employers.employers.map(\.name)))
      return
    }
    var parts: [String] = []
    var open: Set<String> = []
    var isFaulty = false
    for (kind, key, most) in [
      (Heading.releaseTotal, "total", 10_000_000 * 60), (.releasePerWorker, "per_worker", 1000 * 60),
    ] {
      guard let cell = row.cells[kind], let text = filled(cell) else { continue }
      if Self.isNoCap(text) {
        open.insert(key)
      } else if let minutes = LengthText.minutes(
        text, bare: LengthText.unit(of: list.title(kind)) ?? 60, most: most)
      {
        parts.append("\(key): \(LengthText.written(minutes))")
      } else {
        log.error(cell.place, PlanSheetWords.noValue(text, PlanSheetWords.hours))
        isFaulty = true
      }
    }
    if let cell = row.cells[.releaseAtOnce], let text = filled(cell) {
      if Self.isNoCap(text) {
        open.insert("at_once")
      } else if let count = AmountText.count(text), count <= 1_000_000 {
        parts.append("at_once: \(count)")
      } else {
        log.error(cell.place, PlanSheetWords.noValue(text, PlanSheetWords.wholeNumber(0)))
        isFaulty = true
      }
    }
    if let cell = row.cells[.releaseOf], let text = filled(cell) {
      let low = words(folded(text)).joined(separator: " ")
      if ["crew", "each crew", "per crew", "kip", "tung kip", "moi kip", "to", "team", "each team", "watch"]
        .contains(low)
      {
        parts.append("of: crew")
      } else if !["employer", "firm", "company", "all", "don vi", "ca don vi", "cong ty"].contains(low) {
        log.error(cell.place, PlanSheetWords.noValue(text, PlanSheetWords.releaseOf))
        isFaulty = true
      } else {
        open.insert("of")
      }
    }
    // Nothing at all may mean that nobody is released, or that there is no cap.
    if parts.isEmpty, open.isSubset(of: ["of"]), !isFaulty {
      log.error(cell.place, PlanSheetWords.noCaps(name))
      return
    }
    if !row.notes.isEmpty {
      parts.append("note: \(ScenarioText.quoted(row.notes.joined(separator: "; ")))")
    }
    let value = "{\(parts.joined(separator: ", "))}"
    if let there = releases[at], there != value {
      log.error(cell.place, PlanSheetWords.capsTwice(name, places[at]!.text))
      return
    }
    releases[at] = value
    lifted[at, default: []].formUnion(open)
    places[at] = cell.place
  }

  /// The text of a cell that says something.
  private func filled(_ cell: PlacedText) -> String? {
    let text = plainText(cell.text)
    return text.isEmpty || ["-", "–", "—"].contains(text) ? nil : text
  }

  /// Whether words say that something has no limit.
  static func isNoCap(_ text: String) -> Bool {
    text == "∞" || unlimited.contains(words(folded(text)).joined(separator: " "))
  }

  /// Whether words say that something never ends, or that there is none; of a cap *none* may mean nobody.
  static func isNone(_ text: String) -> Bool {
    isNoCap(text) || never.contains(words(folded(text)).joined(separator: " "))
  }

  private static let unlimited: Set<String> = [
    "no cap", "no limit", "no limits", "unlimited", "any", "any number", "khong gioi han", "khong han che",
    "tuy y", "uncapped", "without limit", "limitless", "no maximum", "no max", "forever", "for ever",
    "indefinite", "indefinitely", "vo han", "vo thoi han", "bao nhieu cung duoc", "khong co gioi han",
  ]
  private static let never: Set<String> = [
    "none", "no", "never", "no end", "does not expire", "never expires", "no expiry", "no deadline", "khong",
    "khong co", "vinh vien", "khong thoi han", "khong het han", "suot doi", "khong can", "khong co han",
  ]
}
