internal import GLPK
import OffHours

// Itineraries as columns.
extension CourseMaster {
  /// An itinerary as a column's entries.
  func column(_ group: Int, _ path: [Int]) -> (objective: Double, rows: [Int32], values: [Double]) {
    let kind = groups[group].kind
    var rows = [Int32(demandRow[group])]
    for stop in path {
      rows.append(Int32(seatRow[stop]))
      if let row = leastRow[stop] { rows.append(Int32(row)) }
    }
    let employer = instance.demand.kinds[kind].sample.employer?.index
    for target in targetRows where target.employer == nil || target.employer == employer {
      rows.append(Int32(target.row))
    }
    if let employer, let row = fairnessRow[employer] { rows.append(Int32(row)) }
    var values = [Double](repeating: 1, count: rows.count)
    if let row = burdenRow[group] {
      rows.append(Int32(row))
      values.append(path.reduce(0) { $0 + Double(instance.points(kind: kind, spot: stopMember[$1].spot)) })
    }
    for held in tierRows {
      let share = cost(held.weights, group, path)
      if share != 0 {
        rows.append(Int32(held.row))
        values.append(share)
      }
    }
    return (cost(objective, group, path), rows, values)
  }

  func cost(_ weights: GoalWeights, _ group: Int, _ path: [Int]) -> Double {
    let kind = groups[group].kind
    return path.reduce(
      weights.completion(
        instance, kind: kind, slot: groups[group].slot, day: stops[path[path.count - 1]].day)
    ) {
      $0
        + weights.attendance(
          instance, kind: kind, day: stops[$1].day, place: stops[$1].place, spot: stopMember[$1].spot)
    } - weights.peopleChanged * (keepsAgenda(group, path) ? 1 : 0)
      - path.reduce(0) { $0 + (isFrozenSeat(group, $1) ? weights.frozenSeats : 0) }
  }

  /// Whether a path is what the group was to attend, where that keeps its people unchanged: then it takes back the one
  /// change that the base counts for each of them.
  private func keepsAgenda(_ group: Int, _ path: [Int]) -> Bool {
    guard groups[group].engagements.areKept else { return false }
    let kept = instance.kept.paths[Int(groups[group].pairs[0])]
    return kept.count == path.count && !kept.isEmpty && zip(kept, path).allSatisfy { $0 == keptStop($1) }
  }

  private func keptStop(_ stop: Int) -> Baseline.LessonSpot {
    Baseline.LessonSpot(
      lesson: Int32(stops[stop].lesson),
      spot: Int32(instance.supply.base(ofSpot: stopMember[stop].spot)))
  }

  /// Whether a stop is a seat that the group holds in a frozen meeting.
  func isFrozenSeat(_ group: Int, _ stop: Int) -> Bool {
    stops[stop].start < instance.kept.frozenUntil
      && instance.kept.paths[Int(groups[group].pairs[0])].contains(keptStop(stop))
  }

  /// Offers every group what it was to attend.
  mutating func addKept() {
    for (position, group) in groups.enumerated() {
      let path = instance.kept.paths[Int(group.pairs[0])]
      if path.isEmpty || !instance.kept.isFeasible[Int(group.pairs[0])] { continue }
      let here = path.compactMap { stop in stops.indices.first { keptStop($0) == stop } }
      if here.count == path.count, keepsRules(position, here) { add(group: position, path: here) }
    }
  }

  /// Whether a path keeps the rules beside what its group attends elsewhere.
  private func keepsRules(_ group: Int, _ path: [Int]) -> Bool {
    var pricer = ItineraryPricer(instance)
    let bundles = Set(path.map { stopBundle[$0] })
    let isSection = instance.scenario.courses[course].attendance == .section
    let foreign = isSection ? instance.scenario.courses[course].makeup : 0
    return (isSection ? Array(bundles).sorted() : [-1]).contains { own in
      let chosen = path.map { index in
        var stop = stops[index]
        stop.isForeign = isSection && stopBundle[index] != own
        return stop
      }
      let way = pricer.cheapest(
        groups[group], course: course, stops: chosen, prices: chosen.map { _ in -1 }, foreignLimit: foreign,
        goesOn: true)
      return way?.path.count == path.count
    }
  }

  /// Adds an itinerary to the program before the session begins; false where it stands already.
  @discardableResult mutating func add(group: Int, path: [Int]) -> Bool {
    guard known.insert([Int32(group)] + path.map { Int32($0) }).inserted else { return false }
    let entry = column(group, path)
    program.addColumn(
      objective: entry.objective, integer: true, rows: entry.rows,
      values: entry.values)
    itineraries.append((group, path))
    return true
  }

  /// The itineraries that freed learners have now, so that the incumbent stands among the columns.
  mutating func addIncumbent(_ plan: Plan) {
    var stopOf: [Int: Int] = [:]
    for (index, member) in stopMember.enumerated() where member.meeting >= 0 {
      stopOf[member.meeting] = index
    }
    for (position, group) in groups.enumerated() {
      for pair in group.pairs {
        let path = plan.itineraries[Int(pair)].compactMap { stopOf[Int($0)] }
        if path.count == plan.itineraries[Int(pair)].count && !path.isEmpty {
          add(group: position, path: path)
        }
      }
    }
  }

  /// The stops that suit each group.
  func suitableStops(_ group: Int) -> [Int] {
    stops.indices.filter {
      base.admits(groups[group].kind, Int(instance.supply.spots[stopMember[$0].spot].moment), instance)
    }
  }

  // MARK: Solving
}
