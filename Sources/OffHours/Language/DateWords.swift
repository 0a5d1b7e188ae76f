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

  /// A date with its day of the week: `Sat 06/03/2027`, `T7, 06/03/2027`.
  public func weekdayAndDate(_ date: CivilDate) -> String {
    "\(weekday(date.weekday))\(self == .english ? " " : ", ")\(self.date(date))"
  }

  /// From when to when on the local clock: `Sat 06/03/2027 07:30–11:15`; the second date is added where it is another.
  public func stretch(_ interval: Interval, in zone: Zone) -> String {
    let (from, start) = zone.local(interval.start)
    let (to, end) = zone.local(interval.end)
    let second = to == from ? "\(end)" : "\(weekdayAndDate(to)) \(end)"
    return "\(weekdayAndDate(from)) \(start)–\(second)"
  }
}
