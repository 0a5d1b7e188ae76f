/// A stretch of work of one person: a shift, a duty, or several that overlap or touch.
public struct WorkShift: Hashable, Sendable {
  /// When.
  public var interval: Interval
  /// The local date on which it starts; it belongs to that date.
  public var date: CivilDate
  /// Where the part that starts first begins, and where the part that ends last ends.
  public var startPlace, endPlace: Ref<Place>?
  /// Whether at least 180 elapsed minutes show a local clock in 22:00–06:00.
  public var isNight: Bool
  /// Roster code, or the absence's id for duty; joined by `+` where parts merged.
  public var label: String

  /// Minutes of local night (22:00–06:00) from which a shift is a night shift.
  public static let nightMinutes = 180

  /// Elapsed minutes of `interval` whose local clock is in 22:00–06:00.
  ///
  /// Counted piece by piece between changes of the clock's offset, so that a repeated hour counts twice.
  public static func nightMinutes(of interval: Interval, in zone: Zone) -> Int {
    var total = 0
    var date = zone.date(interval.start) - 1
    let last = zone.date(interval.end)
    while date <= last {
      let day = zone.day(date)
      // The clock shows 22:00–24:00 and 00:00–06:00; a change inside a day is met minute by minute.
      let regular = day.minutes == 1440 && zone.offset(at: day.start) == zone.offset(at: day.end - 1)
      if regular {
        for (from, to) in [(0, 360), (1320, 1440)] {
          total += max(
            0,
            min(interval.end.minute, day.start.minute + to)
              - max(interval.start.minute, day.start.minute + from))
        }
      } else {
        for minute in max(
          interval.start.minute, day.start.minute)..<max(
            max(interval.start.minute, day.start.minute), min(interval.end.minute, day.end.minute))
        {
          let time = zone.local(Instant(minute: minute)).time.minute
          if time < 360 || time >= 1320 { total += 1 }
        }
      }
      date = date + 1
    }
    return total
  }
}
