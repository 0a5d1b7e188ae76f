/// Hours that return every week, such as a hall's opening hours. A window belongs to the day on which it begins.
public struct WeeklyHours: Hashable, Sendable {
  /// Windows per day, Monday first; seven lists.
  public var windows: [[ClockWindow]]

  /// No hours at all.
  public init() { windows = WeeklyHours.none }

  /// Shared: most people have told no hours.
  private static let none: [[ClockWindow]] = Array(repeating: [], count: 7)

  /// Adds a window on one day of the week.
  public mutating func add(_ window: ClockWindow, on day: Weekday) {
    windows[Int(day.rawValue)].append(window)
  }

  /// Whether there is no window.
  public var isEmpty: Bool { windows.allSatisfy(\.isEmpty) }

  /// The stretches that the windows beginning on `span` cover, merged and ascending.
  /// A window from the day before `span` that passes midnight counts too.
  public func intervals(over span: DateSpan, in zone: Zone) -> [Interval] {
    DateSpan(from: span.from - 1, to: span.to).dates.flatMap { date in
      windows[Int(date.weekday.rawValue)].map { zone.interval(date, $0) }
    }.merged()
  }
}
