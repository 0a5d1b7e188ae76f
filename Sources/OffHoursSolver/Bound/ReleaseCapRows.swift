internal import Algorithms
internal import GLPK
import OffHours

/// Caps on release in the joint relaxation: what an attendance takes of them, and what that costs at some duals.
///
/// Three kinds of rows: minutes of an employer; minutes of all workers of a kind, each of whom has the same own cap; and
/// people of a group at an instant at which a meeting begins for which somebody is released. Somebody counts as away from
/// the start of a meeting until its end and the journey back, as far as the pause between meetings reaches: those times
/// never overlap for one person, so nobody counts twice, and the caps ask for no less. Rows enter with the first itinerary
/// that needs them.
struct ReleaseCapRows {
  /// Whose caps the people of a relaxed group use; −1: none, or not the same for all.
  private struct Owner {
    var employer = -1, group = -1, kind = -1
  }

  private let instance: Instance
  private let groups: [RelaxedGroup]
  private let owners: [Owner]
  /// The rows of minutes, by employer and by kind.
  private var totalRow, kindRow: [Int?]
  /// Per group of the caps, by start: the row of those who are away then; and what itineraries take of it.
  private var awayRows: [[(start: Int, row: Int)]]
  private var awayUses: [[(start: Int, end: Int, column: Int32)]]
  /// All rows, and how much of each there is.
  private(set) var limits: [(row: Int, limit: Double)] = []

  init(_ instance: Instance, groups: [RelaxedGroup]) {
    self.instance = instance
    self.groups = groups
    let releases = instance.releases
    owners = groups.map { group in
      guard let releases, let first = group.kinds.first, releases.employerOfKind[first] >= 0,
        group.kinds.allSatisfy({ releases.employerOfKind[$0] == releases.employerOfKind[first] })
      else { return Owner() }
      let isOne = group.kinds.count == 1
      return Owner(
        employer: releases.employerOfKind[first], group: isOne ? releases.groupOfKind[first] : -1,
        kind: isOne ? first : -1)
    }
    totalRow = instance.scenario.employers.map { _ in nil }
    kindRow = instance.demand.kinds.map { _ in nil }
    awayRows = Array(repeating: [], count: releases?.groupCount ?? 0)
    awayUses = Array(repeating: [], count: releases?.groupCount ?? 0)
  }

  /// Minutes for which everybody of a group is released at least for the meeting at a spot.
  func minutes(_ group: Int, _ spot: Int) -> Int {
    guard owners[group].employer >= 0, let releases = instance.releases else { return 0 }
    return groups[group].kinds.reduce(Int.max) {
      min($0, releases.stay(kind: $1, spot: spot)?.minutes ?? 0)
    }
  }

  /// From when to when somebody counts as away; nil where nobody counts.
  private func away(_ group: Int, _ spot: Int) -> (start: Int, end: Int)? {
    let owner = owners[group]
    guard owner.group >= 0, let releases = instance.releases, releases.caps[owner.employer].atOnce < .max,
      let stay = releases.stay(kind: owner.kind, spot: spot)
    else { return nil }
    let moment = instance.supply.moment(ofSpot: spot)
    let pause = instance.scenario.rules.agenda.betweenMeetings ?? 0
    return (moment.start, min(stay.end, moment.end + pause))
  }

  /// What all workers of a kind have left; nil where they have no cap.
  private func left(kind: Int) -> Double? {
    guard let releases = instance.releases else { return nil }
    let members = instance.demand.kinds[kind].members
    let own = releases.left(worker: Int(members[0]), employer: releases.employerOfKind[kind])
    return own == .max ? nil : Double(own) * Double(members.count)
  }

  private func total(employer: Int) -> Double? {
    guard let total = instance.releases?.caps[employer].total, total < .max else { return nil }
    return Double(total)
  }

  private func first(_ group: Int, from start: Int) -> Int {
    awayRows[group].partitioningIndex { $0.start >= start }
  }

  // MARK: Rows

  /// Makes the rows that an attendance needs and that are not there yet, numbered from `next`.
  mutating func enter(_ group: Int, _ spot: Int, next: inout Int, into rows: inout RowBatch) {
    func row(_ limit: Double, columns: [Int32] = []) -> Int {
      rows.add(upper: limit, columns: columns, values: columns.map { _ in 1 })
      limits.append((next, limit))
      next += 1
      return next - 1
    }
    if minutes(group, spot) == 0 { return }
    let owner = owners[group]
    if totalRow[owner.employer] == nil, let total = total(employer: owner.employer) {
      totalRow[owner.employer] = row(total)
    }
    if owner.kind >= 0, kindRow[owner.kind] == nil, let left = left(kind: owner.kind) {
      kindRow[owner.kind] = row(left)
    }
    guard let away = away(group, spot), let most = instance.releases?.caps[owner.employer].atOnce else {
      return
    }
    let position = first(owner.group, from: away.start)
    let isThere =
      position < awayRows[owner.group].count && awayRows[owner.group][position].start == away.start
    if isThere { return }
    let columns = Set(
      awayUses[owner.group].filter { $0.start <= away.start && away.start < $0.end }.map(\.column)
    ).sorted()
    awayRows[owner.group].insert((away.start, row(Double(most), columns: columns)), at: position)
  }

  /// Calls back with the rows that an attendance uses and how much of each.
  func uses(_ group: Int, _ spot: Int, _ body: (_ row: Int, _ amount: Double) -> Void) {
    let minutes = minutes(group, spot)
    if minutes == 0 { return }
    let owner = owners[group]
    if let row = totalRow[owner.employer] { body(row, Double(minutes)) }
    if owner.kind >= 0, let row = kindRow[owner.kind] { body(row, Double(minutes)) }
    guard let away = away(group, spot) else { return }
    var position = first(owner.group, from: away.start)
    while position < awayRows[owner.group].count, awayRows[owner.group][position].start < away.end {
      body(awayRows[owner.group][position].row, 1)
      position += 1
    }
  }

  /// Remembers that a column attends a meeting, for rows to come.
  mutating func note(column: Int, _ group: Int, _ spot: Int) {
    guard let away = away(group, spot) else { return }
    awayUses[owners[group].group].append((away.start, away.end, Int32(column)))
  }

  /// Follows columns to their new numbers; nil for those that went.
  mutating func renumber(_ position: (Int32) -> Int32?) {
    for group in awayUses.indices {
      awayUses[group] = awayUses[group].compactMap { use in
        position(use.column).map { (use.start, use.end, $0) }
      }
    }
  }

  // MARK: Prices

  /// What release adds to the price of a seat for a group, by lesson and position; nil where it adds nothing.
  /// `weight` is what a released minute costs by itself.
  func prices(_ group: Int, _ dual: [Double], weight: Double) -> [[Double]]? {
    let owner = owners[group]
    if owner.employer < 0 { return nil }
    let minute =
      weight - (totalRow[owner.employer].map { dual[$0] } ?? 0)
      - (owner.kind >= 0 ? kindRow[owner.kind].map { dual[$0] } ?? 0 : 0)
    var sums = [0.0]
    if owner.group >= 0 {
      for row in awayRows[owner.group] { sums.append(sums[sums.count - 1] + dual[row.row]) }
    }
    if minute == 0 && sums.allSatisfy({ $0 == 0 }) { return nil }
    let supply = instance.supply, classes = supply.classOfLesson[groups[group].course]
    var known: [Int: [Double]] = [:]
    return classes.map { lessonClass in
      if let prices = known[lessonClass] { return prices }
      let prices = supply.classes[lessonClass].spots.map { spot -> Double in
        let minutes = minutes(group, spot)
        if minutes == 0 { return 0 }
        var price = minute * Double(minutes)
        if sums.count > 1, let away = away(group, spot) {
          price -= sums[first(owner.group, from: away.end)] - sums[first(owner.group, from: away.start)]
        }
        return price
      }
      known[lessonClass] = prices
      return prices
    }
  }

  /// How much longer than others the steps of a row of minutes are, whatever its unit: by row.
  var scales: [(row: Int, scale: Double)] {
    (totalRow + kindRow).compactMap { row in row.map { ($0, 1.0 / 120) } }
  }

  // MARK: Prices by name

  /// Writes down the duals of all rows.
  func name(_ dual: [Double], in named: inout NamedDuals) {
    named.releasedTotals = totalRow.map { row in row.map { dual[$0] } ?? 0 }
    named.releasedKinds = kindRow.map { row in row.map { dual[$0] } ?? 0 }
    named.away = awayRows.map { rows in rows.map { ($0.start, dual[$0.row]) } }
  }

  /// Makes rows for the duals that another scenario's model wrote down; see ``ResourceRows/adopt(_:add:)``.
  mutating func adopt(_ named: NamedDuals, add: (_ dual: Double, _ limit: Double) -> Int) {
    guard let releases = instance.releases else { return }
    for (employer, value) in named.releasedTotals.enumerated() where value != 0 {
      if totalRow.indices.contains(employer), let total = total(employer: employer) {
        totalRow[employer] = add(value, total)
      }
    }
    for (kind, value) in named.releasedKinds.enumerated() where value != 0 {
      if kindRow.indices.contains(kind), releases.employerOfKind[kind] >= 0, let left = left(kind: kind) {
        kindRow[kind] = add(value, left)
      }
    }
    var most = awayRows.map { _ in Int.max }
    for (group, employer) in zip(releases.groupOfKind, releases.employerOfKind) where group >= 0 {
      most[group] = releases.caps[employer].atOnce
    }
    for (group, rows) in named.away.enumerated() where awayRows.indices.contains(group) {
      guard most[group] < .max else { continue }
      for (start, value) in rows where value != 0 {
        awayRows[group].append((start, add(value, Double(most[group]))))
      }
    }
  }
}

/// Prices of seats with something added to each.
struct AddedPrices<Base: SeatPrices>: SeatPrices {
  let base: Base
  let more: [[Double]]

  @inline(__always) func price(_ lesson: Int, _ position: Int) -> Double {
    base.price(lesson, position) + more[lesson][position]
  }
}
