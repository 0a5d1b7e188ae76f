internal import GLPK
import OffHours

extension RelaxedModel {
  /// Nobody bears more than who bears most, so the people of a group together no more than as many times that, each point
  /// at its least over the group. Groups of the same people in several courses share a row: what these ask adds up.
  mutating func addRowsOfBurden() {
    burdenRow = groups.map { _ in nil }
    guard objective.burden != 0 || heldRows.contains(where: { $0.weights.burden != 0 }) else { return }
    let column = addColumn(objective.burden, upper: mostBurden, rows: [], values: []) { $0.burden }
    program.addRow(lower: Double(instance.leastBurden), columns: [Int32(column)], values: [1])
    var known: [[Int]: Int] = [:]
    for (position, group) in groups.enumerated() {
      if let row = known[group.kinds] {
        burdenRow[position] = row
        continue
      }
      let members = group.kinds.flatMap { instance.demand.kinds[$0].members }
      let before = members.reduce(0) { $0 + Double(instance.ledger[Int($1)]) }
      burdenRow[position] = program.addRow(
        upper: -before, columns: [Int32(column)], values: [-Double(members.count)])
      known[group.kinds] = burdenRow[position]
    }
  }

  /// More than anybody could bear.
  private var mostBurden: Double {
    let lessons = instance.scenario.courses.reduce(0) { $0 + $1.lessons.count }
    var most = 0
    for (position, kind) in instance.demand.kinds.enumerated() {
      for course in Set(kind.courses) {
        for index in instance.supply.classes.indices
        where instance.supply.classOfLesson[course].contains(index) {
          for spot in instance.supply.classes[index].spots {
            most = max(most, instance.points(kind: position, spot: spot))
          }
        }
      }
    }
    return Double(instance.leastBurden) + Double(lessons) * Double(most)
  }

  /// Points of an itinerary, as the rows count them.
  func points(_ itinerary: Itinerary) -> Double {
    let group = groups[itinerary.group], burden = instance.scenario.burden
    return itinerary.path.reduce(0) { total, stop in
      let moment = instance.supply.moment(ofSpot: stop.spot)
      return total + Double(burden.rest) * Double(group.rest[moment.day])
        + Double(burden.travel) * Double(instance.journey(group.home, moment.place))
        + (isEvening(stop.spot) ? Double(burden.evening) : 0)
        + Double(burden.release) * Double(releases.minutes(itinerary.group, stop.spot))
    }
  }

  private func isEvening(_ spot: Int) -> Bool {
    let moment = instance.supply.moment(ofSpot: spot)
    return moment.end > instance.eveningOfDay[moment.day]
  }

  /// What days off, minutes on the way and minutes released cost people of a group at these duals, the burden included.
  func personal(_ position: Int, _ weights: GoalWeights, _ dual: [Double]) -> (
    rest: Double, travel: Double, release: Double
  ) {
    guard let row = burdenRow[position], dual[row] != 0 else {
      return (weights.rest, weights.travel, weights.release)
    }
    let burden = instance.scenario.burden
    return (
      weights.rest - dual[row] * Double(burden.rest), weights.travel - dual[row] * Double(burden.travel),
      weights.release - dual[row] * Double(burden.release)
    )
  }

  /// What release and evenings add to the price of a seat for a group, by lesson and position; nil where they add nothing.
  /// `minute` is what a released minute costs beside the caps.
  func personalPrices(_ position: Int, _ dual: [Double], minute: Double) -> [[Double]]? {
    let prices = releases.prices(position, dual, weight: minute)
    guard let row = burdenRow[position], dual[row] != 0, instance.scenario.burden.evening > 0 else {
      return prices
    }
    let evening = -dual[row] * Double(instance.scenario.burden.evening), supply = instance.supply
    let classes = supply.classOfLesson[groups[position].course]
    return classes.indices.map { lesson in
      let spots = supply.classes[classes[lesson]].spots
      return spots.map { spot in
        (prices?[lesson][spot - spots.lowerBound] ?? 0) + (isEvening(spot) ? evening : 0)
      }
    }
  }
}
