internal import GLPK
import OffHours

// What itineraries cost and what prices say of them.
extension RelaxedModel {
  /// An itinerary of one of a group's people.
  typealias Itinerary = (group: Int, path: [(lesson: Int, spot: Int)])

  /// What a meeting costs in a weighted goal.
  func cost(_ weights: GoalWeights, money: Double) -> Double {
    weights.meetings + weights.cost * (instance.countsMoney ? money : 1)
  }

  /// What an itinerary costs in a weighted goal, its shares of meetings left out.
  func cost(_ weights: GoalWeights, _ itinerary: Itinerary) -> Double {
    let group = groups[itinerary.group], path = itinerary.path
    var total = weights.lessons * Double(path.count)
    if weights.release != 0 {
      for (_, spot) in path { total += weights.release * Double(releases.minutes(itinerary.group, spot)) }
    }
    for (_, spot) in path {
      let moment = instance.supply.moment(ofSpot: spot)
      if weights.rest != 0 { total += weights.rest * Double(group.rest[moment.day]) }
      if weights.travel != 0 { total += weights.travel * Double(instance.journey(group.home, moment.place)) }
    }
    let day = instance.supply.moment(ofSpot: path[path.count - 1].spot).day
    return total + weights.early * Double(day) + weights.completions * Double(group.worth[day]) / 1e6
  }

  /// What an itinerary costs with its shares of meetings.
  func whole(_ weights: GoalWeights, _ course: Int, _ itinerary: Itinerary) -> Double {
    itinerary.path.reduce(cost(weights, itinerary)) {
      $0 + cost(weights, money: resources.money(course, $1.lesson, $1.spot))
        * resources.share(course, $1.spot)
    }
  }

  /// The best itinerary of each group at these duals, where it could bring something: what all of them together could
  /// still bring (≤ 0), and the itineraries.
  func price(_ dual: [Double], _ pricer: RelaxedPricer) -> (gain: Double, found: [Itinerary]) {
    let weights = weights(dual)
    var prices: [Int: [[Double]]] = [:]
    var gain = 0.0
    var found: [Itinerary] = []
    for (position, group) in groups.enumerated() {
      if prices[group.course] == nil { prices[group.course] = seatPrices(group.course, weights, dual) }
      let best = cheapest(position, price: prices[group.course]!, weights, dual, pricer)
      guard let best, best.cost < -1e-9 else { continue }
      gain += best.cost * Double(group.count)
      found.append((position, best.path))
    }
    return (gain, found)
  }

  /// The best itinerary of a group at these duals and prices of seats, with what it costs; nil where there is none. With
  /// `goesOn` as in ``RelaxedPricer``.
  func cheapest(
    _ position: Int, price: some SeatPrices, _ weights: GoalWeights, _ dual: [Double], goesOn: Bool = false,
    _ pricer: RelaxedPricer
  ) -> (cost: Double, path: [(lesson: Int, spot: Int)])? {
    let group = groups[position]
    let (endPrice, constant) = ends(position, weights, dual)
    let (rest, travel, minute) = personal(position, weights, dual)
    let best =
      if let more = personalPrices(position, dual, minute: minute) {
        pricer.cheapest(
          group, price: AddedPrices(base: price, more: more), lesson: weights.lessons, rest: rest,
          travel: travel, endPrice: endPrice, goesOn: goesOn)
      } else {
        pricer.cheapest(
          group, price: price, lesson: weights.lessons, rest: rest, travel: travel, endPrice: endPrice,
          goesOn: goesOn)
      }
    return best.map { ($0.cost + constant, $0.path) }
  }

  /// What everything counts at these duals: the tier, and the tiers held at their prices.
  func weights(_ dual: [Double]) -> GoalWeights {
    var weights = objective
    for held in heldRows { weights.add(held.weights, times: -dual[held.row]) }
    return weights
  }

  /// What a seat costs at every spot of every lesson of a course: its share of the meeting.
  func seatPrices(_ course: Int, _ weights: GoalWeights, _ dual: [Double]) -> [[Double]] {
    resources.seatPrices(course, dual) { money in
      cost(weights, money: money) - (costRow.map { dual[$0] * money } ?? 0)
        - (countRow.map { dual[$0] } ?? 0) + (fewestRow[course].map { dual[$0.row] } ?? 0)
    }
  }

  /// What an itinerary of a group costs by the day on which it ends, and what it costs whenever it does.
  func ends(_ position: Int, _ weights: GoalWeights, _ dual: [Double]) -> (byDay: [Double], constant: Double)
  {
    let group = groups[position]
    let inTime = lapseRow[position].map { dual[$0] } ?? 0
    let byDay = group.worth.indices.map { day in
      (day <= group.lapseDay ? -inTime : 0) + weights.early * Double(day) + weights.completions
        * Double(group.worth[day]) / 1e6
    }
    var constant = -dual[demandRow[position]]
    for target in targetRows[group.course] where target.employer == nil || target.employer == group.employer {
      constant -= dual[target.row]
    }
    if let row = fairnessRow[group.employer] { constant -= dual[row] }
    return (byDay, constant)
  }
}
