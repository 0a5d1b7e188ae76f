/// A stretch of work of one person: a shift, a duty, or several that overlap or touch.
public struct WorkShift: Hashable, Sendable {
  /// When.
  public var interval: Interval
  /// The local date on which it starts; it belongs to that date.
  public var date: CivilDate
  /// Where the parts that start first begin, and where the parts that end last end: usually one place, and none where
  /// there are no journeys. Where there are several, the longest journey counts.
  public var startPlaces, endPlaces: [Ref<Place>]
  /// Where the shifts of the roster in it are worked.
  public var workplace: Ref<Place>?
  /// Whether at least 180 elapsed minutes show a local clock in 22:00–06:00.
  public var isNight: Bool
  /// The parts whose hours are released for class, and those that are duty and no shift of the roster: ascending,
  /// disjoint. No other work lies in the former.
  public var training: [Interval] = [], duties: [Interval] = []
  /// Roster code, or the absence's id for duty; joined by `+` where parts merged, each code of a date once.
  public var label: String

  /// A shift of the roster at `place`.
  public init(
    interval: Interval, date: CivilDate, place: Ref<Place>?, isNight: Bool = false, isTraining: Bool = false,
    label: String
  ) {
    self.interval = interval
    self.date = date
    startPlaces = place.map { [$0] } ?? []
    endPlaces = startPlaces
    workplace = place
    self.isNight = isNight
    training = isTraining ? [interval] : []
    self.label = label
  }

  /// A duty at `place`.
  init(duty: Interval, date: CivilDate, place: Ref<Place>?, label: String) {
    self.init(interval: duty, date: date, place: place, label: label)
    workplace = nil
    duties = [duty]
  }

  /// Minutes from the shift's end to `place`, and from `place` to its start.
  package func journey(to place: Ref<Place>?, _ travel: Travel) -> Int {
    endPlaces.lazy.map { travel.minutes($0, place) }.max() ?? 0
  }
  package func journey(from place: Ref<Place>?, _ travel: Travel) -> Int {
    startPlaces.lazy.map { travel.minutes(place, $0) }.max() ?? 0
  }

  /// Joins parts that overlap or touch, and tells which are night shifts.
  static func merged(_ parts: [WorkShift], in zone: Zone) -> [WorkShift] {
    let sorted = parts.sorted {
      ($0.interval.start, $0.interval.end, $0.label) < ($1.interval.start, $1.interval.end, $1.label)
    }
    var result: [WorkShift] = []
    var next = 0
    while next < sorted.count {
      let first = next
      var end = sorted[first].interval.end
      next += 1
      while next < sorted.count, sorted[next].interval.start <= end {
        end = max(end, sorted[next].interval.end)
        next += 1
      }
      result.append(WorkShift(joining: sorted[first..<next]))
      result[result.count - 1].isNight =
        nightMinutes(of: result[result.count - 1].interval, in: zone) >= nightMinutes
    }
    return result
  }

  /// Parts, by start, that overlap or touch as one.
  private init(joining parts: ArraySlice<WorkShift>) {
    self = parts.first!
    guard parts.count > 1 else { return }
    interval.end = parts.map(\.interval.end).max()!
    let whole = interval
    startPlaces = Set(parts.filter { $0.interval.start == whole.start }.flatMap(\.startPlaces)).sorted()
    endPlaces = Set(parts.filter { $0.interval.end == whole.end }.flatMap(\.endPlaces)).sorted()
    workplace = parts.lazy.compactMap(\.workplace).first
    duties = parts.flatMap(\.duties).merged()
    // What is both training and other work is no training.
    let others = parts.lazy.filter(\.training.isEmpty).map(\.interval)
    training = parts.flatMap(\.training).merged().subtracting(Array(others).merged())
    // Stretches of one code are that code.
    var codes: [(date: CivilDate, label: String)] = []
    for part in parts where !codes.contains(where: { $0 == (part.date, part.label) }) {
      codes.append((part.date, part.label))
    }
    label = codes.map(\.label).joined(separator: "+")
  }

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
