import OffHours

/// How people write dates and times: dd/mm/yyyy (mm/dd/yyyy in English in zones of the United States), 24 hours, T2 … T7 and CN for the days of the week.
package struct DateHabit: Sendable {
  package var zone: Zone
  package var language: Language

  package init(_ input: PaperInput) {
    zone = input.scenario.zone
    language = input.language
  }

  /// `06/03/2027`.
  package func date(_ date: CivilDate) -> String { language.date(date, in: zone) }

  /// Whether the month stands first.
  package var isAmerican: Bool { language.isAmerican(in: zone) }

  /// `06/03`.
  package func dayMonth(_ date: CivilDate) -> String {
    let (_, month, day) = date.parts
    if isAmerican { return "\(padded(month, 2))/\(padded(day, 2))" }
    return "\(padded(day, 2))/\(padded(month, 2))"
  }

  /// `T7`, `Sat`.
  package func weekday(_ date: CivilDate) -> String { language.weekday(date.weekday) }

  /// `07:30`.
  package func time(_ instant: Instant) -> String { zone.local(instant).time.description }

  /// `07:30–11:15`.
  package func times(_ interval: Interval) -> String { "\(time(interval.start))–\(time(interval.end))" }

  /// `Fri 05/03/2027 20:00–Sat 06/03/2027 08:00`.
  package func stretch(_ interval: Interval) -> String { language.stretch(interval, in: zone) }

  /// Elapsed minutes as hours, `58:30`; `-0:30` where they are negative.
  package func hours(_ minutes: Int) -> String {
    "\(minutes < 0 ? "-" : "")\(abs(minutes) / 60):\(padded(abs(minutes) % 60, 2))"
  }
}
