import OffHours

/// Where stretches of time stand across a week: the local clock runs evenly, whatever clock changes do.
struct WeekScale {
  let monday: CivilDate
  let input: PaperInput

  /// Left edge and width as shares of the week, cut to the week and to the horizon; nil where nothing is left.
  func place(_ interval: Interval) -> (left: Double, width: Double)? {
    let horizon = input.scenario.horizon
    let from = max(0, (horizon.from - monday) * 1440), to = min(10080, (horizon.to + 1 - monday) * 1440)
    let start = max(from, minute(interval.start)), end = min(to, minute(interval.end))
    return start < end ? (Double(start) / 10080, Double(end - start) / 10080) : nil
  }

  private func minute(_ instant: Instant) -> Int {
    let (date, time) = input.scenario.zone.local(instant)
    return (date - monday) * 1440 + time.minute
  }
}
