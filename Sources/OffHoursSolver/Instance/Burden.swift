import OffHours

extension Instance {
  /// The burden when nobody attends anything.
  var leastBurden: Int { ledger.max() ?? 0 }

  /// Points of an attendance of a kind at a spot.
  func points(kind: Int, spot: Int) -> Int {
    let moment = supply.moment(ofSpot: spot), burden = scenario.burden
    var points = burden.rest * rest(kind: kind, day: moment.day)
    if moment.end > eveningOfDay[moment.day] { points += burden.evening }
    points += burden.travel * journey(kind: kind, to: moment.place)
    if burden.release > 0, let releases {
      points += burden.release * (releases.stay(kind: kind, spot: spot)?.minutes ?? 0)
    }
    return points
  }
}
