internal import Algorithms

/// When one person works, is away, or is not known to be free; shared by all whose times are the same.
public struct WorkCalendar: Hashable, Sendable {
  /// Shifts and duties, merged, ascending, disjoint. They reach beyond the horizon as far as any rule looks.
  public var shifts: [WorkShift] = []
  /// Dates with an `absent` code, ascending.
  public var absentDates: [CivilDate] = []
  /// Dates inside the horizon for which there is neither cell nor rotation, ascending.
  public var unknownDates: [CivilDate] = []
  /// Absences without a place, merged.
  public var absences: [Interval] = []

  /// The empty calendar of somebody who is always free.
  public init() {}

  /// Position of the first shift that ends after `instant`; `shifts.count` where none does. O(log n).
  public func firstShift(endingAfter instant: Instant) -> Int {
    shifts.partitioningIndex { $0.interval.end > instant }
  }

  /// The shifts that start on a local date.
  public func shifts(on date: CivilDate) -> ArraySlice<WorkShift> {
    let low = shifts.partitioningIndex { $0.date >= date }
    var end = low
    while end < shifts.count, shifts[end].date == date { end += 1 }
    return shifts[low..<end]
  }
}
