/// What the rules about rest before and after shifts have in common: a number of minutes, the journey added, against
/// every shift of a kind. A farther shift may bind though a nearer one is closer in time, so none is skipped.
extension WorkCalendar {
  /// Whether a shift of the kind that ends at or before the visit leaves less than `rest` and the journey from it.
  func endsTooShortly(
    before visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    for shift in shifts where shift.isNight == nights {
      guard shift.interval.end <= visit.interval.start else { break }
      let left = visit.interval.start - shift.interval.end
      if left < rest + shift.journey(to: visit.place, travel) { return true }
    }
    return false
  }

  /// Starts that `endsTooShortly` forbids: from each end of a shift as long as rest and journey last.
  func startsTooShortlyAfter(
    place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.compactMap { shift in
      guard shift.isNight == nights else { return nil }
      let end = shift.interval.end
      return Interval(start: end, end: end + (rest + shift.journey(to: place, travel)))
    }
  }

  /// Whether a shift of the kind that starts at or after the visit's end leaves less than `rest` and the journey to it.
  func startsTooShortly(
    after visit: Visit, nights: Bool, rest: Int, travel: Travel
  ) -> Bool {
    for shift in shifts.reversed() where shift.isNight == nights {
      guard shift.interval.start >= visit.interval.end else { break }
      let left = shift.interval.start - visit.interval.end
      if left < rest + shift.journey(from: visit.place, travel) { return true }
    }
    return false
  }

  /// Starts of a meeting of `minutes` that `startsTooShortly` forbids.
  func startsTooShortlyBefore(
    minutes: Int, place: Ref<Place>?, nights: Bool, rest: Int, travel: Travel
  ) -> [Interval] {
    shifts.compactMap { shift in
      guard shift.isNight == nights else { return nil }
      let latest = shift.interval.start - minutes + 1
      return Interval(start: latest - (rest + shift.journey(from: place, travel)), end: latest)
    }
  }
}
