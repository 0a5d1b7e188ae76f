/// What a code of a roster or a rotation stands for.
public enum ShiftCode: Hashable, Sendable {
  /// A shift from and to these local times, starting on the date of the code.
  case hours(ClockWindow)
  /// A day off: no shift.
  case off
  /// Leave or sickness: no shift, and no class on that date.
  case absent
}

/// Codes and what they stand for. Codes collide between firms, so legends have scopes: employer, rotation, scenario.
public typealias Legend = [String: ShiftCode]
