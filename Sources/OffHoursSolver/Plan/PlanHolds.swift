import OffHours

extension Plan {
  /// Whether meetings are large enough, prerequisites placed and caps kept.
  func holds(_ instance: Instance) -> Bool {
    instance.scenario.courses.indices.allSatisfy(keepsSizes) && !hasOrphans(instance) && keepsLimits(instance)
  }

  /// Pairs that are placed although a course that has to come before is not.
  private func orphans(_ instance: Instance) -> [Int] {
    let courses = instance.scenario.courses
    guard courses.contains(where: { !$0.after.isEmpty }) else { return [] }
    return itineraries.indices.filter { pair in
      let after = courses[Int(instance.pairs[pair].course)].after
      if itineraries[pair].isEmpty || after.isEmpty { return false }
      return instance.pairsOfWorker[Int(instance.pairs[pair].worker)].contains { other in
        itineraries[other].isEmpty && after.contains(Ref(Int(instance.pairs[other].course)))
          && !instance.isHeld(
            other, on: instance.supply.moment(ofSpot: self[Int(itineraries[pair][0])].spot).day)
      }
    }
  }

  /// Whether somebody is placed although a course that has to come before is not.
  func hasOrphans(_ instance: Instance) -> Bool { !orphans(instance).isEmpty }

  /// Takes the ways of such people away.
  mutating func dropOrphans(_ instance: Instance) {
    while true {
      let lost = orphans(instance)
      if lost.isEmpty { return }
      for pair in lost { assign(pair, []) }
    }
  }
}
