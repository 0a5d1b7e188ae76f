internal import GLPK
import OffHours

extension RelaxedModel {
  /// Nobody bears more than who bears most, so people of a group together no more than as many times that. Only the days
  /// off and the journeys of one course count, at their least over the group.
  mutating func addRowsOfBurden() {
    burdenRow = groups.map { _ in nil }
    guard objective.burden != 0 || heldRows.contains(where: { $0.weights.burden != 0 }) else { return }
    let column = addColumn(objective.burden, upper: mostBurden, rows: [], values: []) { $0.burden }
    program.addRow(lower: Double(instance.leastBurden), columns: [Int32(column)], values: [1])
    for (position, group) in groups.enumerated() {
      let members = group.kinds.flatMap { instance.demand.kinds[$0].members }
      let before = members.reduce(0) { $0 + Double(instance.ledger[Int($1)]) }
      burdenRow[position] = program.addRow(
        upper: -before, columns: [Int32(column)], values: [-Double(members.count)])
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
    }
  }

  /// What days off and minutes on the way cost people of a group at these duals, the burden included.
  func personal(_ position: Int, _ weights: GoalWeights, _ dual: [Double]) -> (rest: Double, travel: Double) {
    guard let row = burdenRow[position], dual[row] != 0 else { return (weights.rest, weights.travel) }
    let burden = instance.scenario.burden
    return (
      weights.rest - dual[row] * Double(burden.rest), weights.travel - dual[row] * Double(burden.travel)
    )
  }
}
