/// A time on a local clock: minutes since midnight, 0 … 1440. 1440 (`24:00`) is the end of a day.
@frozen public struct ClockTime: Hashable, Comparable, Sendable {
  /// Minutes since midnight.
  public var minute: Int

  /// The time `minute` minutes after midnight.
  @inlinable public init(minute: Int) { self.minute = minute }

  /// Earlier times come first.
  @inlinable public static func < (a: ClockTime, b: ClockTime) -> Bool { a.minute < b.minute }
}

extension ClockTime: CustomStringConvertible, LosslessStringConvertible {
  /// `HH:MM`.
  public var description: String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

  /// Reads `HH:MM` (or `H:MM`), 00:00 … 24:00; nil for anything else.
  public init?(_ text: String) {
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = decimal(parts[0]), let minute = decimal(parts[1]),
      minute < 60, hour < 24 || (hour == 24 && minute == 0)
    else { return nil }
    self.init(minute: hour * 60 + minute)
  }
}

/// Hours on a local clock from `start` to `end`; an end at or before the start is on the next day.
@frozen public struct ClockWindow: Hashable, Sendable {
  /// Where it begins, and where it ends (exclusive).
  public var start, end: ClockTime

  /// The hours from `start` to `end`.
  @inlinable public init(start: ClockTime, end: ClockTime) {
    self.start = start
    self.end = end
  }

  /// Whether it ends on the day after it began.
  @inlinable public var passesMidnight: Bool { end <= start }

  /// Length on the clock face in minutes, 1 … 1440.
  @inlinable public var minutes: Int { end.minute - start.minute + (passesMidnight ? 1440 : 0) }
}

extension ClockWindow: CustomStringConvertible, LosslessStringConvertible {
  /// `HH:MM-HH:MM`.
  public var description: String { "\(start)-\(end)" }

  /// Reads `HH:MM-HH:MM`; nil for anything else. `24:00` may stand only as the end.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = ClockTime(String(parts[0])), let end = ClockTime(String(parts[1])),
      start.minute < 1440
    else { return nil }
    self.init(start: start, end: end)
  }
}
