import OffHours

/// How many of an employer's people complete at most within the minutes for which it releases them.
///
/// A relaxation lets everybody complete a little. Whoever completes takes at least what the itinerary with the shortest
/// release takes, so those who need least are the first: a knapsack, exact for heads and fractional for what they are worth.
struct ReleaseBudget {
  /// Groups of people who need to be released, with the fewest minutes of each.
  private var items: [(group: Int, employer: Int, count: Int, minutes: Int)] = []
  private let totals: [Int]

  /// Looks at every group of employers with a total once.
  init(_ instance: Instance, _ groups: [RelaxedGroup]) {
    totals = instance.releases?.caps.map(\.total) ?? []
    guard let releases = instance.releases, totals.contains(where: { $0 < .max }) else { return }
    let caps = ReleaseCapRows(instance, groups: groups)
    let pricer = RelaxedPricer(instance)
    for (position, group) in groups.enumerated() {
      let employers = Set(group.kinds.map { releases.employerOfKind[$0] })
      guard employers.count == 1, let employer = employers.first, employer >= 0, totals[employer] < .max,
        let minutes = caps.prices(position, [], weight: 1)
      else { continue }
      let none = [Double](repeating: 0, count: group.worth.count)
      let least = pricer.cheapest(group, price: minutes, rest: 0, travel: 0, endPrice: none)
      guard let least, least.cost >= 1 else { continue }
      items.append((position, employer, group.count, Int(least.cost.rounded())))
    }
  }

  /// How many people of these groups cannot complete at least, by group chosen so that the sum is least: by employer.
  func missing(_ isCounted: (_ group: Int) -> Bool) -> [(employer: Int, people: Int)] {
    totals.indices.compactMap { employer in
      var left = totals[employer], missing = 0
      for item in items.filter({ $0.employer == employer && isCounted($0.group) })
        .sorted(by: { ($0.minutes, $0.group) < ($1.minutes, $1.group) })
      {
        let people = min(item.count, left / item.minutes)
        left -= people * item.minutes
        missing += item.count - people
      }
      return missing > 0 ? (employer, missing) : nil
    }
  }

  /// What is lost at least of what these groups' people are worth, each `worth(group)`: rounded down.
  func lost(_ worth: (_ group: Int) -> Int) -> Int {
    totals.indices.reduce(0) { lost, employer in
      let own = items.filter { $0.employer == employer && worth($0.group) > 0 }
        .map { (item: $0, value: Double(worth($0.group)) / Double($0.minutes)) }
        .sorted { ($1.value, $0.item.group) < ($0.value, $1.item.group) }
      var left = Double(totals[employer]), missing = 0.0
      for (item, value) in own {
        let wanted = Double(item.count) * Double(item.minutes)
        let taken = min(left, wanted)
        left -= taken
        missing += (wanted - taken) * value
      }
      return lost + max(0, Int((missing * (1 - 1e-9)).rounded(.down)))
    }
  }
}
