/// Dates and times as people write them: `T7, 06/03/2027`, `Sat 06/03/2027`, 24-hour clocks.
extension Language {
  /// A day of the week, short: `Mon` … `Sun`, `T2` … `T7`, `CN`.
  public func weekday(_ day: Weekday) -> String {
    let names =
      switch self {
      case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      case .vietnamese: ["T2", "T3", "T4", "T5", "T6", "T7", "CN"]
      }
    return names[Int(day.rawValue)]
  }

  /// A day of the week in full: `Monday`, `Thứ Hai`, `Chủ nhật`.
  public func weekdayInFull(_ day: Weekday) -> String {
    let names =
      switch self {
      case .english: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
      case .vietnamese: ["Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật"]
      }
    return names[Int(day.rawValue)]
  }

  /// A date, `06/03/2027`.
  public func date(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(padded(day, 2))/\(padded(month, 2))/\(padded(year, 4))"
  }

  /// Whether dates are written month first: in English, where the zone is one of the United States.
  public func isAmerican(in zone: Zone) -> Bool {
    self == .english
      && (unitedStates.contains(zone.identifier)
        || ["US/", "America/Indiana/", "America/Kentucky/", "America/North_Dakota/"]
          .contains { zone.identifier.hasPrefix($0) })
  }

  /// A date as people in a zone write it: `06/03/2027`; `03/06/2027` in English in the United States.
  public func date(_ date: CivilDate, in zone: Zone) -> String {
    guard isAmerican(in: zone) else { return self.date(date) }
    let (year, month, day) = date.parts
    return "\(padded(month, 2))/\(padded(day, 2))/\(padded(year, 4))"
  }

  /// A date with its day of the week: `Sat 06/03/2027`, `T7, 06/03/2027`.
  public func weekdayAndDate(_ date: CivilDate, in zone: Zone) -> String {
    "\(weekday(date.weekday))\(self == .english ? " " : ", ")\(self.date(date, in: zone))"
  }

  /// From when to when on the local clock: `Sat 06/03/2027 07:30–11:15`; the second date is added where it is another.
  public func stretch(_ interval: Interval, in zone: Zone) -> String {
    let (from, start) = zone.local(interval.start)
    let (to, end) = zone.local(interval.end)
    let second = to == from ? "\(end)" : "\(weekdayAndDate(to, in: zone)) \(end)"
    return "\(weekdayAndDate(from, in: zone)) \(start)–\(second)"
  }
}

/// Zones of the United States that lie in no folder of their own.
private let unitedStates: Set<String> = [
  "America/New_York", "America/Detroit", "America/Chicago", "America/Menominee", "America/Denver",
  "America/Boise",
  "America/Phoenix", "America/Los_Angeles", "America/Anchorage", "America/Juneau", "America/Sitka",
  "America/Metlakatla", "America/Yakutat", "America/Nome", "America/Adak", "America/Fort_Wayne",
  "America/Indianapolis", "America/Louisville", "America/Shiprock", "America/Atka", "America/Puerto_Rico",
  "America/St_Thomas", "America/Virgin", "Pacific/Honolulu", "Pacific/Guam", "Pacific/Saipan",
  "Pacific/Pago_Pago", "EST5EDT", "CST6CDT", "MST7MDT", "PST8PDT", "EST", "MST", "HST",
]
