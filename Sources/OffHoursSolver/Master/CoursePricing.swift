import OffHours

/// Itineraries for the master of a course: those that its duals ask for, and those that they never would.
extension CourseMaster {
  /// Itineraries that a relaxation alone would not ask for: the same for everybody where possible, so that meetings can
  /// reach their smallest size. Each round draws one price per stop for all groups and takes their cheapest ways.
  mutating func enrich(_ suitable: [[Int]], _ pricer: inout ItineraryPricer) {
    if instance.scenario.courses[course].attendance == .section {
      enrichSections(suitable, &pricer)
      return
    }
    var random = Randomness(seed: stops.count &* 31 &+ groups.count)
    let draws = groups.count * stops.count > 40_000 ? 2 : 8
    for draw in 0..<draws {
      let price = stops.map { _ in draw == 0 ? -1 : Double(random.below(2000)) / 1000 - 1.2 }
      for (position, group) in groups.enumerated() {
        let usable = suitable[position]
        guard
          let path = pricer.cheapest(
            group, course: course, stops: usable.map { stops[$0] }, prices: usable.map { price[$0] },
            goesOn: true)
        else { continue }
        add(group: position, path: path.path.map { usable[$0] })
      }
    }
  }

  /// For every group and section the way through as much of it as there is: a section holds only where enough people
  /// choose the same one, which prices alone would not ask for.
  mutating func enrichSections(_ suitable: [[Int]], _ pricer: inout ItineraryPricer) {
    if groups.count * bundles.count > 20_000 { return }
    var ofBundle = [[Int]](repeating: [], count: bundles.count)
    for (position, usable) in suitable.enumerated() {
      for bundle in bundles.indices { ofBundle[bundle].removeAll(keepingCapacity: true) }
      for stop in usable { ofBundle[stopBundle[stop]].append(stop) }
      for chosen in ofBundle where !chosen.isEmpty {
        guard
          let path = pricer.cheapest(
            groups[position], course: course, stops: chosen.map { stops[$0] },
            prices: chosen.map { _ in -1 }, goesOn: true)
        else { continue }
        add(group: position, path: path.path.map { chosen[$0] })
      }
    }
  }

  /// The best itinerary of every group at these duals, where it would improve the relaxation.
  mutating func price(_ dual: [Double], _ suitable: [[Int]], _ pricer: inout ItineraryPricer) -> [(
    Int, [Int]
  )] {
    var weights = objective
    for held in tierRows { weights.add(held.weights, times: -dual[held.row]) }
    let isSection = instance.scenario.courses[course].attendance == .section
    let makeup = instance.scenario.courses[course].makeup
    var endPrice = [Double](repeating: 0, count: instance.scenario.horizon.count)
    var result: [(Int, [Int])] = []
    for (position, group) in groups.enumerated() {
      for day in endPrice.indices {
        endPrice[day] = weights.completion(instance, kind: group.kind, slot: group.slot, day: day)
      }
      var constant = -dual[demandRow[position]]
      let employer = instance.demand.kinds[group.kind].sample.employer?.index
      for target in targetRows where target.employer == nil || target.employer == employer {
        constant -= dual[target.row]
      }
      if let employer, let row = fairnessRow[employer] { constant -= dual[row] }
      let usable = suitable[position]
      let prices = usable.map { index -> Double in
        weights.attendance(
          instance, kind: group.kind, day: stops[index].day, place: stops[index].place,
          spot: stopMember[index].spot)
          - dual[seatRow[index]] - (leastRow[index].map { dual[$0] } ?? 0)
          - (isFrozenSeat(position, index) ? weights.frozenSeats : 0)
          - (burdenRow[position].map {
            dual[$0] * Double(instance.points(kind: group.kind, spot: stopMember[index].spot))
          } ?? 0)
      }
      /// Takes the cheapest itinerary among some of the usable stops.
      func take(_ chosen: [Int], own: Int?) {
        let path = pricer.cheapest(
          group, course: course,
          stops: chosen.map { index in
            var stop = stops[usable[index]]
            if let own { stop.isForeign = stopBundle[usable[index]] != own }
            return stop
          }, prices: chosen.map { prices[$0] }, endPrice: endPrice, foreignLimit: own == nil ? 0 : makeup,
          goesOn: true)
        guard let path, path.cost + constant < -1e-6 else { return }
        let stopsOfPath = path.path.map { usable[chosen[$0]] }
        if known.insert([Int32(position)] + stopsOfPath.map { Int32($0) }).inserted {
          result.append((position, stopsOfPath))
        }
      }
      if isSection {
        for bundle in bundles.indices {
          let chosen = usable.indices.filter { makeup > 0 || stopBundle[usable[$0]] == bundle }
          if chosen.contains(where: { stopBundle[usable[$0]] == bundle }) { take(chosen, own: bundle) }
        }
      } else {
        take(Array(usable.indices), own: nil)
      }
    }
    return result
  }
}
