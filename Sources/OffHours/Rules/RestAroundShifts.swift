/// What the rules about rest before and after shifts have in common: a number of minutes, the journey added, against
/// every shift of a kind. A farther shift may bind though a nearer one is closer in time, so none is skipped. Shifts are
/// read where they lie: these loops run for every kind of worker, and a copy of each would cost more than the arithmetic.
extension WorkCalendar {
  /// Whether a shift of the kind that ends at or before the visit leaves less than `rest` and the journey from it.
  func endsTooShortly(
    before visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    for shift in shifts.indices where shifts[shift].isNight == nights {
      let end = shifts[shift].interval.end
      guard end <= visit.interval.start else { break }
      if visit.interval.start - end < rest + shifts[shift].journey(to: visit.place, travel) { return true }
    }
    return false
  }

  /// Starts that `endsTooShortly` forbids: from each end of a shift as long as rest and journey last.
  func startsTooShortlyAfter(
    place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.indices.compactMap { shift in
      guard shifts[shift].isNight == nights else { return nil }
      let end = shifts[shift].interval.end
      return Interval(start: end, end: end + (rest + shifts[shift].journey(to: place, travel)))
    }
  }

  /// Whether a shift of the kind that starts at or after the visit's end leaves less than `rest` and the journey to it.
  func startsTooShortly(
    after visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    for shift in shifts.indices.reversed() where shifts[shift].isNight == nights {
      let start = shifts[shift].interval.start
      guard start >= visit.interval.end else { break }
      if start - visit.interval.end < rest + shifts[shift].journey(from: visit.place, travel) { return true }
    }
    return false
  }

  /// Starts of a meeting of `minutes` that `startsTooShortly` forbids.
  func startsTooShortlyBefore(
    minutes: Int, place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.indices.compactMap { shift in
      guard shifts[shift].isNight == nights else { return nil }
      let latest = shifts[shift].interval.start - minutes + 1
      return Interval(start: latest - (rest + shifts[shift].journey(from: place, travel)), end: latest)
    }
  }
}
