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
    var low = 0, high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].interval.end <= instant { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The shifts that start on a local date.
  public func shifts(on date: CivilDate) -> ArraySlice<WorkShift> {
    var low = 0, high = shifts.count
    while low < high {
      let middle = (low + high) / 2
      if shifts[middle].date < date { low = middle + 1 } else { high = middle }
    }
    var end = low
    while end < shifts.count, shifts[end].date == date { end += 1 }
    return shifts[low..<end]
  }
}
