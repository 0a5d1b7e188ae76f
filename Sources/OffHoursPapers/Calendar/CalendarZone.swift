import OffHours

/// A zone as calendars carry it: every change of the clock in the years that the meetings touch, each by its own date.
struct CalendarZone: Sendable {
  private let zone: Zone

  init(_ zone: Zone) { self.zone = zone }

  /// The VTIMEZONE for meetings inside `interval`.
  func component(covering interval: Interval) -> CalendarText {
    let from =
      CivilDate(year: zone.date(interval.start).parts.year, month: 1, day: 1) ?? zone.date(interval.start)
    let to =
      CivilDate(year: zone.date(interval.end).parts.year, month: 12, day: 31) ?? zone.date(interval.end)
    let years = Interval(start: zone.day(from).start, end: zone.day(to).end)
    let changes = zone.changes(in: years)
    let first = zone.offset(at: years.start)
    let standard = ([first] + changes.map(\.after)).min() ?? first
    var text = CalendarText()
    text.add("BEGIN", "VTIMEZONE")
    text.add("TZID", zone.identifier)
    observance(&text, at: "19700101T000000", before: first, after: first, isDaylight: first > standard)
    for change in changes {
      // The date on which the clock changes is told by the clock as it was before.
      observance(
        &text, at: CalendarZone.clock(change.at.minute + change.before), before: change.before,
        after: change.after, isDaylight: change.after > standard)
    }
    text.add("END", "VTIMEZONE")
    return text
  }

  private func observance(
    _ text: inout CalendarText, at start: String, before: Int, after: Int, isDaylight: Bool
  ) {
    let kind = isDaylight ? "DAYLIGHT" : "STANDARD"
    text.add("BEGIN", kind)
    text.add("DTSTART", start)
    text.add("TZOFFSETFROM", CalendarZone.offset(before))
    text.add("TZOFFSETTO", CalendarZone.offset(after))
    text.add("TZNAME", CalendarZone.offset(after))
    text.add("END", kind)
  }

  /// Adds a point in time: on the local clock, or in UTC where the local clock shows that time twice and means the other.
  func add(_ name: String, _ instant: Instant, to text: inout CalendarText) {
    let (date, time) = zone.local(instant)
    guard zone.instant(date, time) == instant else {
      return text.add(name, CalendarZone.clock(instant.minute) + "Z")
    }
    text.add("\(name);TZID=\(zone.identifier)", CalendarZone.clock(date.day * 1440 + time.minute))
  }

  /// `20270306T073000` of minutes since 1970-01-01T00:00 on some clock.
  static func clock(_ minute: Int) -> String {
    let day = minute >= 0 ? minute / 1440 : (minute - 1439) / 1440
    let time = minute - day * 1440
    let (year, month, number) = CivilDate(day: day).parts
    return
      "\(padded(year, 4))\(padded(month, 2))\(padded(number, 2))T\(padded(time / 60, 2))\(padded(time % 60, 2))00"
  }

  private static func offset(_ minutes: Int) -> String {
    "\(minutes < 0 ? "-" : "+")\(padded(abs(minutes) / 60, 2))\(padded(abs(minutes) % 60, 2))"
  }
}
