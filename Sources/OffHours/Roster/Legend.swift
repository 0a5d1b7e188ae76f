/// What a code of a roster or a rotation stands for.
public enum ShiftCode: Hashable, Sendable {
  /// Work: at least one stretch, ascending; no two overlap, and those that touch differ in `isTraining`.
  case hours([ShiftStretch])
  /// A day off: no shift.
  case off
  /// Leave or sickness: no shift, and no class on that date.
  case absent

  /// A shift of one stretch.
  public static func hours(_ window: ClockWindow) -> ShiftCode {
    .hours([ShiftStretch(hours: ShiftHours(window))])
  }
}

/// Codes and what they stand for. Codes collide between firms, so legends have scopes: employer, rotation, scenario.
public typealias Legend = [String: ShiftCode]

/// One stretch of a code; each is a shift of its own in every rule.
public struct ShiftStretch: Hashable, Sendable {
  /// From when to when, counted from the date of the code.
  public var hours: ShiftHours
  /// Whether its hours are released for class.
  public var isTraining: Bool

  /// A stretch.
  public init(hours: ShiftHours, isTraining: Bool = false) {
    self.hours = hours
    self.isTraining = isTraining
  }
}

extension ShiftStretch: CustomStringConvertible, LosslessStringConvertible {
  /// `HH:MM-HH:MM`, after `training` where it is.
  public var description: String { isTraining ? "training \(hours)" : hours.description }

  /// Reads what `description` writes, spaces allowed; nil for anything else.
  public init?(_ text: String) {
    let words = text.unicodeScalars.split(whereSeparator: \.properties.isWhitespace).map(String.init)
    let isTraining = words.first == "training"
    guard let hours = ShiftHours(words.dropFirst(isTraining ? 1 : 0).joined()) else { return nil }
    self.init(hours: hours, isTraining: isTraining)
  }
}

/// Hours of work in minutes on the local clock since the midnight with which the date of a code begins. Both may pass
/// 24:00; the start is below 48:00, and the end lies after it.
public struct ShiftHours: Hashable, Sendable {
  /// Where it begins, and where it ends (exclusive).
  public var start, end: Int

  /// The hours from `start` to `end`.
  public init(start: Int, end: Int) {
    precondition(0 <= start && start < 2880 && start < end, "hours end after they start, before 48:00")
    self.start = start
    self.end = end
  }

  /// The hours of a window that begins on the date.
  public init(_ window: ClockWindow) {
    self.init(start: window.start.minute, end: window.start.minute + window.minutes)
  }

  /// Length on the clock face in minutes.
  public var minutes: Int { end - start }
  /// Days from the code's date to the date on which it starts: 0 or 1.
  public var delay: Int { start / 1440 }
}

extension ShiftHours: CustomStringConvertible, LosslessStringConvertible {
  /// `HH:MM-HH:MM` as a legend has it; an end at or before the start is 24 hours later.
  public var description: String {
    let isLater = end - start <= 1440 && (start < 1440 ? end > 1440 : end > 2880)
    return "\(Self.text(start))-\(Self.text(isLater ? end - 1440 : end))"
  }

  /// Reads `HH:MM-HH:MM`, 00:00 … 48:00; nil for anything else, and where the end does not lie after the start.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let start = Self.minute(parts[0]), var end = Self.minute(parts[1]), start < 2880
    else { return nil }
    if end <= start { end += 1440 }
    guard start < end else { return nil }
    self.init(start: start, end: end)
  }

  private static func text(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }

  private static func minute(_ text: Substring) -> Int? {
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...2).contains(parts[0].count), parts[1].count == 2,
      let hour = decimal(parts[0]), let minute = decimal(parts[1]), minute < 60, hour * 60 + minute <= 2880
    else { return nil }
    return hour * 60 + minute
  }
}

extension [ShiftStretch] {
  /// Their lengths on the clock face together, in minutes.
  public var minutes: Int { reduce(0) { $0 + $1.hours.minutes } }

  /// `08:00-12:00, 16:00-20:00`.
  public var text: String { map(\.description).joined(separator: ", ") }
}

extension Zone {
  /// The stretch that hours of work cover which belong to a code of `date`.
  public func interval(_ date: CivilDate, _ hours: ShiftHours) -> Interval {
    Interval(start: instant(date, of: hours.start), end: instant(date, of: hours.end))
  }

  /// Whole days are taken off first, so that a skipped time moves by the change of its own date.
  private func instant(_ date: CivilDate, of minute: Int) -> Instant {
    instant(date + minute / 1440, ClockTime(minute: minute % 1440))
  }
}
