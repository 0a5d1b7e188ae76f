internal import GLPK
import OffHours

// MARK: Prices by name

extension RelaxedModel {
  /// The rows of people with a due date.
  var lapseRows: [Int] { lapseRow.compactMap(\.self) + (lateRow.map { [$0] } ?? []) }

  /// The duals of the rows that have entered, by names that another scenario's model knows.
  func named(_ dual: [Double]) -> NamedDuals {
    var named = NamedDuals()
    for (position, group) in groups.enumerated() {
      let member = RelaxedGroup.Member(course: group.course, kind: group.kinds.first ?? -1)
      named.people[member] = dual[demandRow[position]]
      if let row = lapseRow[position] { named.lapses[member] = dual[row] }
    }
    named.late = lateRow.map { dual[$0] } ?? 0
    named.held = heldRows.map { dual[$0.row] }
    named.cost = costRow.map { dual[$0] } ?? 0
    named.count = countRow.map { dual[$0] } ?? 0
    named.targets = targetRows.map { $0.map { dual[$0.row] } }
    named.fewest = fewestRow.map { entry in entry.map { dual[$0.row] } ?? 0 }
    resources.name(dual, in: &named)
    releases.name(dual, in: &named)
    return named
  }

  /// The Lagrangian at prices that another model may have found: what the rows allow at these prices, and what the best
  /// itinerary of everybody brings. Only for a model whose own columns bring nothing at these prices.
  mutating func lagrangian(at named: NamedDuals, _ pricer: RelaxedPricer) -> Double {
    var dual = [Double](repeating: 0, count: program.rowCount)
    var total = 0.0
    func set(_ row: Int, _ value: Double, _ limit: Double) {
      dual[row] = value
      total += value * limit
    }
    // No more than what a lapse costs: else the column of those who are late would bring something.
    let lapse = max(
      0, zip(heldRows, named.held).reduce(objective.lapses) { $0 - $1.1 * $1.0.weights.lapses })
    for (position, group) in groups.enumerated() {
      let member = RelaxedGroup.Member(course: group.course, kind: group.kinds.first ?? -1)
      set(demandRow[position], named.people[member] ?? 0, Double(group.count))
      if let row = lapseRow[position] { set(row, min(lapse, named.lapses[member] ?? 0), Double(group.count)) }
    }
    if let lateRow { set(lateRow, min(lapse, named.late), program.rowLower[lateRow]) }
    for (held, value) in zip(heldRows, named.held) { set(held.row, value, program.rowUpper[held.row]) }
    if let costRow { set(costRow, named.cost, program.rowUpper[costRow]) }
    if let countRow { set(countRow, named.count, program.rowUpper[countRow]) }
    for (rows, values) in zip(targetRows, named.targets) {
      for (target, value) in zip(rows, values) { set(target.row, value, program.rowLower[target.row]) }
    }
    for case (let entry?, let value) in zip(fewestRow, named.fewest) {
      // No more than what an empty meeting costs, where that has grown cheaper.
      var own = cost(objective, money: entry.money)
      for (held, value) in zip(heldRows, named.held) { own -= value * cost(held.weights, money: entry.money) }
      own -= named.cost * entry.money + named.count
      set(entry.row, max(value, -max(0, own)), program.rowUpper[entry.row])
    }
    func add(_ value: Double, _ limit: Double) -> Int {
      dual.append(value)
      total += value * limit
      return dual.count - 1
    }
    resources.adopt(named, add: add)
    releases.adopt(named, add: add)
    return total + price(dual, pricer).gain
  }
}
