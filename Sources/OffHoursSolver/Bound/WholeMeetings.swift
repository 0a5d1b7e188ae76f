internal import GLPK
import OffHours

/// What the dual decomposition asks of the relaxation's model: limits of rows, and what whole meetings and people use.
extension RelaxedModel {
  /// The limits of all rows.
  var rowLimits: [(lower: Double, upper: Double)] {
    var limits = Array(repeating: (lower: -Double.infinity, upper: Double.infinity), count: rowCount)
    for row in 0..<program.rowCount { limits[row] = (program.rowLower[row], program.rowUpper[row]) }
    for (row, limit) in self.limits { limits[row] = (-.infinity, limit) }
    return limits
  }

  /// What one meeting with its people makes of weighted goals, about.
  func unit(_ weights: GoalWeights) -> Double {
    let journey = 20.0, days = Double(instance.scenario.horizon.count)
    let total =
      abs(cost(weights, money: instance.typicalPrice)) + abs(weights.completions) + abs(weights.targets)
      + abs(weights.lapses) + abs(weights.fairness) + abs(weights.burden)
      + abs(weights.lessons) + abs(weights.rest)
      + abs(weights.travel) * journey + abs(weights.early) * days / 2
      + abs(weights.release) * 60
    return max(1e-9, total)
  }

  /// Calls back with the rows that a whole meeting uses and how much of each; rows may come twice.
  func usesOfMeeting(
    _ course: Int, _ lesson: Int, _ spot: Int, _ body: (_ row: Int, _ amount: Double) -> Void
  ) {
    let money = resources.money(course, lesson, spot)
    resources.uses(course, lesson, spot, body)
    if let costRow { body(costRow, money) }
    if let countRow { body(countRow, 1) }
    if let fewest = fewestRow[course] { body(fewest.row, -1) }
    for held in heldRows { body(held.row, cost(held.weights, money: money)) }
  }

  /// Calls back with the rows that one person on an itinerary uses, meetings left aside; rows may come twice.
  func usesOfPeople(_ itinerary: Itinerary, _ body: (_ row: Int, _ amount: Double) -> Void) {
    let group = groups[itinerary.group]
    for target in targetRows[group.course] where target.employer == nil || target.employer == group.employer {
      body(target.row, 1)
    }
    if let row = fairnessRow[group.employer] { body(row, 1) }
    if let row = burdenRow[itinerary.group] { body(row, points(itinerary)) }
    if let row = lapseRow[itinerary.group], let last = itinerary.path.last,
      instance.supply.moment(ofSpot: last.spot).day <= group.lapseDay
    {
      body(row, 1)
    }
    for (_, spot) in itinerary.path { releases.uses(itinerary.group, spot, body) }
    for held in heldRows { body(held.row, cost(held.weights, itinerary)) }
  }
}
