internal import Algorithms

/// What the rules about rest before and after shifts have in common: a number of minutes, the journey added, against
/// every shift of a kind. A farther shift may bind though a nearer one is closer in time, so none is skipped but those
/// that not even the longest journey would let bind.
///
/// Shifts are gone through by position: a copy of each would cost more than all that is asked of it.
extension WorkCalendar {
  /// Whether a shift of the kind that ends at or before the visit leaves less than `rest` and the journey from it.
  func endsTooShortly(
    before visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    var position = firstShift(endingAfter: visit.interval.start)
    while position > 0 {
      position -= 1
      let left = visit.interval.start - shifts[position].interval.end
      if left >= rest + travel.longest { return false }
      if shifts[position].isNight == nights, left < rest + shifts[position].journey(to: visit.place, travel) {
        return true
      }
    }
    return false
  }

  /// Starts that `endsTooShortly` forbids: from each end of a shift as long as rest and journey last.
  func startsTooShortlyAfter(
    place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.indices.compactMap { position in
      guard shifts[position].isNight == nights else { return nil }
      let end = shifts[position].interval.end
      return Interval(start: end, end: end + (rest + shifts[position].journey(to: place, travel)))
    }
  }

  /// Whether a shift of the kind that starts at or after the visit's end leaves less than `rest` and the journey to it.
  func startsTooShortly(
    after visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    let first = shifts.partitioningIndex { $0.interval.start >= visit.interval.end }
    for position in first..<shifts.count {
      let left = shifts[position].interval.start - visit.interval.end
      if left >= rest + travel.longest { return false }
      if shifts[position].isNight == nights, left < rest + shifts[position].journey(from: visit.place, travel)
      {
        return true
      }
    }
    return false
  }

  /// Starts of a meeting of `minutes` that `startsTooShortly` forbids.
  func startsTooShortlyBefore(
    minutes: Int, place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.indices.compactMap { position in
      guard shifts[position].isNight == nights else { return nil }
      let latest = shifts[position].interval.start - minutes + 1
      return Interval(start: latest - (rest + shifts[position].journey(from: place, travel)), end: latest)
    }
  }
}
