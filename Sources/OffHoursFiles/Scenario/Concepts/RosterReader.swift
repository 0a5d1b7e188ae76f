internal import Algorithms
internal import OffHours

/// Reads roster cells: grids by worker or crew, the long form, and maps; upper layers win cell by cell.
struct RosterReader {
  private enum Target: Hashable {
    case worker(Int)
    case crew(CrewKey)
  }

  /// What one layer says about one worker or crew.
  private struct Draft {
    var cells: [RosterCell] = []
    var spots: [SourcePosition] = []
    /// Dates that the layer empties, and whether it empties all.
    var removed: Set<CivilDate> = []
    var removesAll = false
  }

  /// Codes as an employer and a rotation understand them.
  private struct Scope: Hashable {
    var employer: Ref<Employer>?
    var rotation: Ref<Rotation>?
    /// Whether the employer or the rotation is a fault, so that any code may be right.
    var isOpen = false
  }

  let context: ReadingContext
  let people: PeopleBook
  let shifts: Legend
  private var codes: [Scope: [String: ShiftCode]] = [:]
  /// The scope that was asked for last: neighbouring cells share theirs.
  private var latest: (scope: Scope, codes: [String: ShiftCode]) = (Scope(), [:])

  init(context: ReadingContext, people: PeopleBook, shifts: Legend) {
    self.context = context
    self.people = people
    self.shifts = shifts
  }

  /// All cells. `layers`: bottom first, each a list of tables or a map.
  mutating func roster(_ layers: [[RowSource]]) -> Roster {
    var roster = Roster()
    // From the top down, so that a cell that is covered need not be understood.
    var covered: [Target: Draft] = [:]
    for (position, layer) in layers.enumerated().reversed() {
      var drafts: [Target: Draft] = [:]
      for source in layer {
        switch source {
        case .table(let table): read(table, covered, &drafts)
        case .map(let map, _): read(map, isBase: position == 0, covered, &drafts)
        }
      }
      finish(&drafts)
      if covered.isEmpty {
        covered = drafts
      } else {
        for (target, draft) in drafts { merge(draft, into: &covered[target, default: Draft()]) }
      }
    }
    for (target, draft) in covered where !draft.cells.isEmpty {
      switch target {
      case .worker(let position): roster.workers[Ref(position)] = draft.cells
      case .crew(let key): roster.crews[key] = draft.cells
      }
    }
    return roster
  }

  private func merge(_ lower: Draft, into upper: inout Draft) {
    guard !upper.removesAll else { return }
    let there = Set(upper.cells.map(\.date))
    upper.cells += lower.cells.filter { !there.contains($0.date) && !upper.removed.contains($0.date) }
    upper.cells.sort { $0.date < $1.date }
    upper.removed.formUnion(lower.removed)
    upper.removesAll = lower.removesAll
  }

  /// Sorts cells by date and logs dates that stand twice.
  private func finish(_ drafts: inout [Target: Draft]) {
    var twice: [(spot: SourcePosition, message: String)] = []
    for target in drafts.keys {
      let draft = drafts[target]!
      guard zip(draft.cells, draft.cells.dropFirst()).contains(where: { $0.date >= $1.date }) else {
        continue
      }
      let order = draft.cells.indices.sorted { (draft.cells[$0].date, $0) < (draft.cells[$1].date, $1) }
      var sorted = Draft(removed: draft.removed, removesAll: draft.removesAll)
      for position in order {
        if let last = sorted.cells.last, last.date == draft.cells[position].date {
          twice.append(
            (
              draft.spots[position],
              "the date \(last.date) of \(name(of: target)) stands twice, on line \(sorted.spots.last!.line) already; remove one"
            ))
          continue
        }
        sorted.cells.append(draft.cells[position])
        sorted.spots.append(draft.spots[position])
      }
      drafts[target] = sorted
    }
    twice.sort { ($0.spot.line, $0.spot.column) < ($1.spot.line, $1.spot.column) }
    for fault in twice { context.log.error(fault.spot, fault.message) }
  }

  private func name(of target: Target) -> String {
    switch target {
    case .worker(let position): "worker \(quoted(people.workerIds[position]))"
    case .crew(let key): "crew \(quoted("\(people.employers.ids[key.employer.index])/\(key.crew ?? "")"))"
    }
  }

  private mutating func read(_ table: CSVTable, _ covered: [Target: Draft], _ drafts: inout [Target: Draft]) {
    guard let first = table.header.first, first == "worker" || first == "crew" else {
      context.log.error(
        table.headerSpot(0),
        "found the first column \(quoted(table.header.first ?? ""))\(context.log.expectation(table.header.first ?? "", among: ["worker", "crew"], kind: "column"))"
      )
      return
    }
    if let code = table.column("code"), let date = table.column("date") {
      readLong(table, date: date, code: code, covered, &drafts)
      return
    }
    var dates: [(date: CivilDate, column: Int)] = []
    for (column, name) in table.header.enumerated().dropFirst() where !name.isEmpty && !Concept.isFree(name) {
      if let date = CivilDate(name) {
        if dates.contains(where: { $0.date == date }) { continue }
        dates.append((date, column))
      } else {
        context.mismatch(
          table.headerSpot(column), found: "the column \(quoted(name))",
          expected: "a date such as 2027-03-01, or the columns \(first), date and code")
      }
    }
    dates.sort { $0.date < $1.date }
    for row in 0..<table.rowCount {
      let scalar = Scalar(text: table.text(row: row, column: 0), spot: table.spot(row: row, column: 0))
      guard let target = target(scalar, isCrew: first == "crew") else { continue }
      let scope = scope(of: target)
      let cover = covered.isEmpty ? nil : covered[target]
      var draft = drafts.removeValue(forKey: target) ?? Draft()
      draft.cells.reserveCapacity(draft.cells.count + dates.count)
      for (date, column) in dates where !table.isEmpty(row: row, column: column) {
        if let cover, isCovered(date, cover) { continue }
        let code = normalized(table.text(row: row, column: column))
        guard let shift = shift(code, scope, at: { table.spot(row: row, column: column) }) else { continue }
        draft.cells.append(RosterCell(date: date, code: code, shift: shift))
        draft.spots.append(table.spot(row: row, column: column))
      }
      drafts[target] = draft
    }
  }

  private mutating func readLong(
    _ table: CSVTable, date dateColumn: Int, code codeColumn: Int, _ covered: [Target: Draft],
    _ drafts: inout [Target: Draft]
  ) {
    for (column, name) in table.header.enumerated().dropFirst()
    where column != dateColumn && column != codeColumn && !name.isEmpty && !Concept.isFree(name) {
      context.log.error(
        table.headerSpot(column),
        "unknown column \(quoted(name)) in a roster\(context.log.expectation(name, among: [table.header[0], "date", "code"], kind: "column"))"
      )
    }
    for row in 0..<table.rowCount {
      let scalar = Scalar(text: table.text(row: row, column: 0), spot: table.spot(row: row, column: 0))
      let dateScalar = Scalar(
        text: table.text(row: row, column: dateColumn), spot: table.spot(row: row, column: dateColumn))
      let target = target(scalar, isCrew: table.header[0] == "crew")
      let date = context.date(dateScalar)
      guard let target, let date, !table.isEmpty(row: row, column: codeColumn) else { continue }
      if let cover = covered[target], isCovered(date, cover) { continue }
      let code = normalized(table.text(row: row, column: codeColumn))
      let spot = table.spot(row: row, column: codeColumn)
      guard let shift = shift(code, scope(of: target), at: { spot }) else { continue }
      drafts[target, default: Draft()].cells.append(RosterCell(date: date, code: code, shift: shift))
      drafts[target]!.spots.append(spot)
    }
  }

  private mutating func read(
    _ map: NodeMap, isBase: Bool, _ covered: [Target: Draft], _ drafts: inout [Target: Draft]
  ) {
    for entry in map.entries where !Concept.isFree(entry.key) {
      let scalar = Scalar(text: entry.key, spot: entry.keySpot)
      let isCrew = entry.key.utf8.contains(0x2F)
      // Where there is nothing to remove, null does nothing.
      if entry.value.isNull, !isCrew, people.workerIds[entry.key] == nil { continue }
      guard let target = target(scalar, isCrew: isCrew) else { continue }
      var draft = drafts[target] ?? Draft()
      switch entry.value.value {
      case .null: draft.removesAll = !isBase
      case .map(let dates):
        for cell in dates.entries where !Concept.isFree(cell.key) {
          guard let date = context.date(Scalar(text: cell.key, spot: cell.keySpot)) else { continue }
          if cell.value.isNull {
            if !isBase { draft.removed.insert(date) }
            continue
          }
          guard let code = context.scalar(cell.value, expected: "a code") else { continue }
          if let cover = covered[target], isCovered(date, cover) { continue }
          let text = normalized(code.text)
          guard let shift = shift(text, scope(of: target), at: { code.spot }) else { continue }
          draft.cells.append(RosterCell(date: date, code: text, shift: shift))
          draft.spots.append(code.spot)
        }
      default:
        context.mismatch(
          entry.value.spot, found: entry.value.kind,
          expected: "a map from dates to codes, such as {2027-03-05: N}")
      }
      drafts[target] = draft
    }
  }

  private func isCovered(_ date: CivilDate, _ draft: Draft) -> Bool {
    if draft.removesAll || draft.removed.contains(date) { return true }
    let low = draft.cells.partitioningIndex { $0.date >= date }
    return low < draft.cells.count && draft.cells[low].date == date
  }

  /// Whom a row concerns; nil where it is nobody, which is logged unless an overlay removed the worker.
  private func target(_ scalar: Scalar, isCrew: Bool) -> Target? {
    if isCrew {
      guard let key = people.crew(scalar, context) else { return nil }
      guard key.crew != nil else {
        context.mismatch(
          scalar.spot, found: quoted(scalar.text), expected: "employer/crew, such as \(scalar.text)/A")
        return nil
      }
      return .crew(key)
    }
    if people.isRemoved(scalar.text) { return nil }
    guard case .worker(let worker)? = people.worker(scalar, orCrew: false, context) else { return nil }
    return .worker(worker.index)
  }

  private func scope(of target: Target) -> Scope {
    switch target {
    case .worker(let position):
      Scope(
        employer: people.workers[position].employer, rotation: people.workers[position].rotation,
        isOpen: people.withoutLegend.contains(position))
    case .crew(let key):
      Scope(employer: key.employer, rotation: people.employerValues[key.employer].rotation)
    }
  }

  /// What a code stands for: in the employer's legend, then the rotation's, then the scenario's.
  private mutating func shift(_ code: String, _ scope: Scope, at spot: () -> SourcePosition) -> ShiftCode? {
    if scope != latest.scope { latest = (scope, codes[scope] ?? [:]) }
    if let known = latest.codes[code] { return known }
    let employer = scope.employer.map { people.employerValues[$0].shifts } ?? [:]
    let rotation = scope.rotation.map { people.rotations[$0].shifts } ?? [:]
    if let found = employer[code] ?? rotation[code] ?? shifts[code] {
      codes[scope, default: [:]][code] = found
      latest.codes[code] = found
      return found
    }
    if scope.isOpen { return nil }
    let known = Set(employer.keys).union(rotation.keys).union(shifts.keys).sorted()
    context.log.error(
      spot(),
      "unknown code \(quoted(code))\(context.log.expectation(code, among: known, kind: "code")); codes stand under shifts of the employer, the rotation or the scenario"
    )
    return nil
  }
}

extension RosterReader {
  /// The names `employer/crew` that roster tables and maps mention.
  static func crewNames(_ layers: [[RowSource]]) -> Set<String> {
    var names: Set<String> = []
    for source in layers.joined() {
      switch source {
      case .table(let table) where table.header.first == "crew":
        for row in 0..<table.rowCount { names.insert(table.text(row: row, column: 0)) }
      case .table: break
      case .map(let map, _): names.formUnion(map.entries.lazy.map(\.key).filter { $0.utf8.contains(0x2F) })
      }
    }
    return names
  }
}
