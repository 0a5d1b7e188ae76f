/// A stretch of work of one person: a shift, a duty, or several that overlap or touch.
public struct WorkShift: Hashable, Sendable {
  /// When.
  public var interval: Interval
  /// The local date on which it starts; it belongs to that date.
  public var date: CivilDate
  /// Where the part that starts first begins, and where the part that ends last ends; nil where there are no journeys.
  private var startPlace, endPlace: Ref<Place>?
  /// Where the shifts of the roster in it are worked.
  public var workplace: Ref<Place>?
  /// Whether at least 180 elapsed minutes show a local clock in 22:00–06:00.
  public var isNight: Bool
  /// What few shifts have. Shifts are copied and compared in every loop over a roster, so that it stands apart.
  private var rare: Rare?
  /// Roster code, or the absence's id for duty; joined by `+` where parts merged, each code of a date once.
  public var label: String

  /// Training, duties, and further places.
  private final class Rare: Equatable, Sendable {
    let starts, ends: [Ref<Place>]
    let training, duties: [Interval]

    init?(_ starts: [Ref<Place>], _ ends: [Ref<Place>], _ training: [Interval], _ duties: [Interval]) {
      if starts.isEmpty && ends.isEmpty && training.isEmpty && duties.isEmpty { return nil }
      (self.starts, self.ends, self.training, self.duties) = (starts, ends, training, duties)
    }

    static func == (a: Rare, b: Rare) -> Bool {
      a === b
        || a.starts == b.starts && a.ends == b.ends && a.training == b.training && a.duties == b.duties
    }
  }

  /// Where the parts that start first begin: usually one place, and none where there are no journeys. Where there are
  /// several, the longest journey counts.
  public var startPlaces: [Ref<Place>] { (startPlace.map { [$0] } ?? []) + (rare?.starts ?? []) }
  /// Where the parts that end last end.
  public var endPlaces: [Ref<Place>] { (endPlace.map { [$0] } ?? []) + (rare?.ends ?? []) }
  /// The parts whose hours are released for class: ascending, disjoint. No other work lies in them.
  public var training: [Interval] { rare?.training ?? [] }
  /// The parts that are duty and no shift of the roster: ascending, disjoint.
  public var duties: [Interval] { rare?.duties ?? [] }

  /// By when it is and where: shifts that agree in both hardly ever differ.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(interval.start.minute)
    hasher.combine(interval.end.minute)
    hasher.combine(workplace)
  }

  /// Whether any of its hours are released for class.
  var hasTraining: Bool { rare.map { !$0.training.isEmpty } ?? false }

  /// A shift of the roster at `place`.
  public init(
    interval: Interval, date: CivilDate, place: Ref<Place>?, isNight: Bool = false, isTraining: Bool = false,
    label: String
  ) {
    self.interval = interval
    self.date = date
    startPlace = place
    endPlace = place
    workplace = place
    self.isNight = isNight
    rare = isTraining ? Rare([], [], [interval], []) : nil
    self.label = label
  }

  /// A duty at `place`.
  init(duty: Interval, date: CivilDate, place: Ref<Place>?, label: String) {
    self.init(interval: duty, date: date, place: place, label: label)
    workplace = nil
    rare = Rare([], [], [], [duty])
  }

  /// Minutes from the shift's end to `place`, and from `place` to its start.
  package func journey(to place: Ref<Place>?, _ travel: Travel) -> Int {
    let minutes = travel.minutes(endPlace, place)
    guard let rare, !rare.ends.isEmpty else { return minutes }
    return rare.ends.reduce(minutes) { max($0, travel.minutes($1, place)) }
  }
  package func journey(from place: Ref<Place>?, _ travel: Travel) -> Int {
    let minutes = travel.minutes(place, startPlace)
    guard let rare, !rare.starts.isEmpty else { return minutes }
    return rare.starts.reduce(minutes) { max($0, travel.minutes(place, $1)) }
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
    let starts = Set(parts.filter { $0.interval.start == whole.start }.flatMap(\.startPlaces)).sorted()
    let ends = Set(parts.filter { $0.interval.end == whole.end }.flatMap(\.endPlaces)).sorted()
    (startPlace, endPlace) = (starts.first, ends.first)
    workplace = parts.lazy.compactMap(\.workplace).first
    // What is both training and other work is no training.
    let others = parts.lazy.filter(\.training.isEmpty).map(\.interval)
    rare = Rare(
      Array(starts.dropFirst()), Array(ends.dropFirst()),
      parts.flatMap(\.training).merged().subtracting(Array(others).merged()),
      parts.flatMap(\.duties).merged())
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
