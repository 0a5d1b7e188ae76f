private import Foundation

/// A time zone as a value: its offsets from UTC over the years that a scenario touches.
///
/// Local times that a clock change skips move forward by its length; repeated ones mean the earlier.
public struct Zone: Hashable, Sendable {
  /// IANA name, such as `Asia/Ho_Chi_Minh`.
  public let identifier: String
  /// Where each offset begins to hold; the first holds from the start of time. Ascending.
  private let since: [Instant]
  /// Offset from UTC in minutes, east positive; runs parallel to `since`.
  private let offsets: [Int]

  /// A zone that never changes its clock.
  public init(identifier: String, fixedOffset minutes: Int) {
    self.identifier = identifier
    since = [Instant(minute: .min)]
    offsets = [minutes]
  }

  /// The zone with this IANA name, exact over `span` and 400 days around it; nil where the name is unknown.
  ///
  /// Reads the machine's zone data. Complexity: one look-up a day of the span.
  public init?(identifier: String, covering span: DateSpan) {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    func offset(_ minute: Int) -> Int {
      let seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(minute) * 60))
      return Int((Double(seconds) / 60).rounded(.down))
    }
    var since = [Instant(minute: .min)]
    let first = (span.from.day - 400) * 1440
    var offsets = [offset(first)]
    for start in stride(from: first, to: (span.to.day + 401) * 1440, by: 1440) {
      let after = offset(start + 1440)
      guard after != offsets.last else { continue }
      var low = start, high = start + 1440
      while high - low > 1 {
        let middle = (low + high) / 2
        if offset(middle) == after { high = middle } else { low = middle }
      }
      since.append(Instant(minute: high))
      offsets.append(after)
    }
    self.identifier = identifier
    self.since = since
    self.offsets = offsets
  }

  /// Minutes east of UTC that hold at a point in time.
  public func offset(at instant: Instant) -> Int { offsets[index(at: instant)] }

  /// Where the offset changes inside `span`, ascending: the point, and minutes east of UTC before it and from it on.
  package func changes(in span: Interval) -> [(at: Instant, before: Int, after: Int)] {
    since.indices.dropFirst().filter { span.contains(since[$0]) }
      .map { (since[$0], offsets[$0 - 1], offsets[$0]) }
  }

  private func index(at instant: Instant) -> Int {
    var index = since.count - 1
    while index > 0, instant < since[index] { index -= 1 }
    return index
  }

  /// The point in time at which the local clock shows `time` on `date`: the earlier where it does so twice;
  /// where a clock change skips it, moved forward by the change's length. `time` may pass 1440.
  public func instant(_ date: CivilDate, _ time: ClockTime) -> Instant {
    let local = date.day * 1440 + time.minute
    // The earlier reading is the one with the larger offset, that is, the offset before the clock went back.
    for index in since.indices {
      let candidate = Instant(minute: local - offsets[index])
      let ends = index + 1 < since.count ? since[index + 1] : Instant(minute: .max)
      if candidate < ends {
        // Inside this offset's reign, or skipped just before it: then the old offset says how far to move.
        return candidate >= since[index] ? candidate : Instant(minute: local - offsets[index - 1])
      }
    }
    return Instant(minute: local - offsets[offsets.count - 1])
  }

  /// Whether the local clock ever shows `time` on `date` (false where a clock change skips it).
  public func exists(_ date: CivilDate, _ time: ClockTime) -> Bool {
    let (shownDate, shownTime) = local(instant(date, time))
    return shownDate.day * 1440 + shownTime.minute == date.day * 1440 + time.minute
  }

  /// Date and time on the local clock.
  public func local(_ instant: Instant) -> (date: CivilDate, time: ClockTime) {
    let minute = instant.minute + offset(at: instant)
    let day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
    return (CivilDate(day: day), ClockTime(minute: minute - day * 1440))
  }

  /// The local date.
  public func date(_ instant: Instant) -> CivilDate { local(instant).date }

  /// The whole of a local date.
  public func day(_ date: CivilDate) -> Interval {
    Interval(start: instant(date, ClockTime(minute: 0)), end: instant(date + 1, ClockTime(minute: 0)))
  }

  /// The stretch that a window on the local clock covers when it begins on `date`.
  public func interval(_ date: CivilDate, _ window: ClockWindow) -> Interval {
    Interval(
      start: instant(date, window.start),
      end: instant(window.passesMidnight ? date + 1 : date, window.end))
  }

  /// ISO 8601 with seconds and offset, `2027-03-06T07:30:00+07:00`.
  public func timestamp(_ instant: Instant) -> String {
    let (date, time) = local(instant)
    let east = offset(at: instant)
    return "\(date)T\(time):00\(east < 0 ? "-" : "+")\(ClockTime(minute: abs(east)))"
  }
}
