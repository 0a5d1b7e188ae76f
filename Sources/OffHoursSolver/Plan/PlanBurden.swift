import OffHours

extension Plan {
  /// Points of each worker, this term's and the ledger's. Complexity: attendances.
  func loads(_ instance: Instance) -> [Int] {
    var loads = instance.ledger
    for (position, itinerary) in itineraries.enumerated() where !itinerary.isEmpty {
      let pair = instance.pairs[position]
      for meeting in itinerary {
        loads[Int(pair.worker)] += instance.points(kind: Int(pair.kind), spot: self[Int(meeting)].spot)
      }
    }
    return loads
  }
}
