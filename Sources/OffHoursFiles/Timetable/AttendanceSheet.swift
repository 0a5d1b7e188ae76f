internal import OffHours

/// Whom and what a sign-in sheet may name.
struct AttendancePeople {
  let zone: Zone
  let meetings: [String: Meeting]
  /// Ids of all workers, ascending, and of all meetings.
  let workers, meetingIds: [String]
  private let known: Set<String>
  /// Ids by the words of a name, whatever their order.
  private let ofName: [[String]: [String]]
  private let names: [String: String]

  init(_ timetable: Timetable, _ scenario: Scenario) {
    zone = scenario.zone
    meetings = Dictionary(timetable.meetings.map { ($0.id, $0) }) { first, _ in first }
    meetingIds = timetable.meetings.map(\.id)
    known = Set(scenario.workers.map(\.id)).union(timetable.meetings.flatMap(\.learners))
    workers = known.sorted()
    let named = scenario.workers.filter { !$0.name.isEmpty }
    ofName = Dictionary(grouping: named) { Self.key($0.name) }.mapValues { $0.map(\.id) }
    names = Dictionary(named.map { ($0.id, $0.name) }) { first, _ in first }
  }

  func isKnown(_ worker: String) -> Bool { known.contains(worker) }

  private static func key(_ name: String) -> [String] { words(folded(name)).map(String.init).sorted() }

  /// What somebody is called; nil where nobody says.
  func name(_ worker: String) -> String? { names[worker] }

  /// Who has a name, given name and surname in either order: those on the list of the meeting before all others, and
  /// those who are called so in this order before the others, unless only one of the latter is on the list.
  func named(_ name: String, at meeting: Meeting?) -> [String] {
    let all = ofName[Self.key(name)] ?? []
    let exact = all.filter { folded(names[$0] ?? "") == folded(name) }
    func listed(_ ids: [String]) -> [String] { ids.filter { meeting?.learners.contains($0) ?? false } }
    if !listed(exact).isEmpty { return listed(exact) }
    return exact.isEmpty ? (listed(all).isEmpty ? all : listed(all)) : exact + listed(all)
  }
}

/// Reads the rows of one sheet.
struct AttendanceSheet {
  private(set) var records: [AttendanceRecord] = []
  private let sheet: Sheet
  private let layout: AttendanceLayout
  private let people: AttendancePeople
  private let file: Int32
  private let log: DiagnosticLog
  private var lines: [[String]: Bool] = [:]

  init(
    _ sheet: Sheet, _ layout: AttendanceLayout, _ people: AttendancePeople, file: Int32, _ log: DiagnosticLog
  ) {
    self.sheet = sheet
    self.layout = layout
    self.people = people
    self.file = file
    self.log = log
  }

  /// Lines that are told twice, once each.
  static func agreeing(_ records: [AttendanceRecord]) -> [AttendanceRecord] {
    var seen: Set<AttendanceRecord> = []
    return records.filter { seen.insert($0).inserted }
  }

  private func spot(_ row: Int, _ column: Int?) -> SourcePosition {
    SourcePosition(file: file, line: sheet.line(row), column: column ?? 0)
  }

  private func text(_ row: Int, _ column: Int?) -> String {
    guard let column, !sheet[row, column].isContinuation else { return "" }
    return sheet.text(row, column)
  }

  /// Reads everything; faults are logged.
  mutating func read(before now: Instant?) {
    if let id = layout.id, layout.isForm {
      guard let meeting = meeting(id.text, spot(id.row, 0)) else { return }
      if let now, meeting.start >= now { return }
      readForm(meeting)
    } else {
      for row in sheet.rows.indices.dropFirst(layout.heading + 1) { readLine(row) }
    }
  }

  private func meeting(_ id: String, _ spot: SourcePosition) -> Meeting? {
    if let meeting = people.meetings[id] { return meeting }
    log.error(
      spot,
      "unknown meeting \(quoted(id))\(log.expectation(id, among: people.meetingIds, kind: "meeting of the timetable"))"
    )
    return nil
  }

  // MARK: A table of many meetings

  private mutating func readLine(_ row: Int) {
    if sheet.rows[row].allSatisfy(\.isEmpty) { return }
    let meeting = meeting(text(row, layout.meeting), spot(row, layout.meeting))
    let worker = worker(row, at: meeting, isAsked: true)
    let attended = answer(row, worker)
    if let meeting, let worker, let attended { add(worker, meeting, attended, row) }
  }

  // MARK: A sheet for one meeting

  private mutating func readForm(_ meeting: Meeting) {
    let rows = sheet.rows.indices.dropFirst(layout.heading + 1)
    if rows.allSatisfy({ mark($0).isEmpty }) {
      // Nobody came, or nobody filled it in: the latter is likelier, and does less harm.
      log.warning(spot(layout.heading, layout.signature ?? layout.mark), Words.blankSignInSheet(meeting.id))
      return
    }
    for row in rows {
      let isMarked = !mark(row).isEmpty
      // Lines between and below the lists name nobody, or nobody who signs.
      guard let worker = worker(row, at: meeting, isAsked: false) else { continue }
      guard let attended = answer(row, worker) else { continue }
      if meeting.learners.contains(worker) || (isMarked && attended) { add(worker, meeting, attended, row) }
    }
  }

  // MARK: Cells

  /// What stands in the column for a mark, or else in that for the signature.
  private func mark(_ row: Int) -> String {
    let mark = text(row, layout.mark)
    return mark.isEmpty ? text(row, layout.signature) : mark
  }

  /// Whether a row says that somebody came; nil where that cannot be told.
  private func answer(_ row: Int, _ worker: String?) -> Bool? {
    let isSignature = text(row, layout.mark).isEmpty && layout.signature != nil
    let column = isSignature ? layout.signature : layout.mark
    // Both the name on the list and the one on the sheet can be signed.
    let names = isSignature ? [worker.flatMap(people.name), text(row, layout.name)] : [nil]
    let answers = names.map { AttendanceMark.read(mark(row), of: $0) }
    switch answers.first(where: { $0 != .unknown }) ?? .unknown {
    case .present: return true
    case .absent: return answers.contains(.nameOrAbsent) ? ask(row, column, .nameOrAbsent) : false
    case let doubt: return ask(row, column, doubt)
    }
  }

  private func ask(_ row: Int, _ column: Int?, _ doubt: AttendanceMark) -> Bool? {
    let found = quoted(mark(row))
    let isSignature = column == layout.signature
    switch doubt {
    case .tickOrAbsent:
      log.error(
        spot(row, column),
        "found \(found), which can be a tick or short for 'vắng' (absent); write x for present, or 0 for absent"
      )
    case .nameOrAbsent:
      log.error(
        spot(row, column),
        "found \(found), which can be the name or a word for absence; write x for present, or 0 for absent")
    default:
      log.error(
        spot(row, column),
        isSignature
          ? "found \(found), which is neither the person's name nor a mark; write x for present, or 0, vắng or absent for absent"
          : "found \(found); expected yes or no")
    }
    return nil
  }

  /// Who a row is about, by id or else by name. In a table everybody has to be known; on a sheet to be signed a name
  /// that nobody has is told of where it was signed, and everything else is passed over.
  private func worker(_ row: Int, at meeting: Meeting?, isAsked: Bool) -> String? {
    let id = text(row, layout.worker), name = text(row, layout.name)
    if !id.isEmpty {
      if people.isKnown(id) { return id }
      if isAsked || !mark(row).isEmpty {
        log.error(
          spot(row, layout.worker),
          "unknown worker \(quoted(id))\(log.expectation(id, among: people.workers, kind: "worker"))")
      }
      return nil
    }
    let found = name.isEmpty ? [] : people.named(name, at: meeting)
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      if isAsked || !mark(row).isEmpty {
        log.error(
          spot(row, layout.name),
          "\(quoted(name)) is the name of \(found.joined(separator: ", ")); write the id beside it")
      }
    } else if isAsked {
      log.error(
        spot(row, layout.worker ?? layout.name),
        name.isEmpty
          ? "the worker's id is missing" : "unknown worker \(quoted(name)); expected a name or id of the list"
      )
    } else if !mark(row).isEmpty && !name.isEmpty {
      log.warning(spot(row, layout.name), Words.signedByStranger(name))
    }
    return nil
  }

  private mutating func add(_ worker: String, _ meeting: Meeting, _ attended: Bool, _ row: Int) {
    if let before = lines.updateValue(attended, forKey: [worker, meeting.id]), before != attended {
      log.error(
        spot(row, layout.worker ?? layout.name),
        "\(quoted(worker)) stands twice for \(quoted(meeting.id)), once as present and once as absent; remove one"
      )
    }
    records.append(AttendanceRecord(worker: worker, meeting: meeting.id, attended: attended))
  }
}
