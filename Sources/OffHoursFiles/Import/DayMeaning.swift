internal import OffHours

/// What a day is said to be.
enum DayMeaning: Hashable, Sendable {
  /// Work, in one stretch or several, in order, without overlap.
  case hours([Stretch])
  case off
  case absent

  /// The same in a scenario; nil where the format cannot say it.
  var shift: ShiftCode? {
    switch self {
    case .off: return .off
    case .absent: return .absent
    case .hours(let stretches): return ShiftCode(stretches)
    }
  }
}

extension ShiftCode {
  /// The hours of some stretches, in order; those that touch are one. Nil where the format cannot say them.
  init?(_ stretches: [Stretch]) {
    var merged: [Stretch] = []
    for stretch in stretches.sorted() {
      guard stretch.start >= 0, stretch.start < 2880, stretch.start < stretch.end, stretch.end <= 4320 else {
        return nil
      }
      if let last = merged.last, last.end == stretch.start {
        merged[merged.count - 1].end = stretch.end
      } else if let last = merged.last, last.end > stretch.start {
        return nil
      } else {
        merged.append(stretch)
      }
    }
    guard !merged.isEmpty else { return nil }
    self = .hours(merged.map { ShiftStretch(hours: ShiftHours(start: $0.start, end: $0.end)) })
  }
}
