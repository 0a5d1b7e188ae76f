internal import Algorithms

/// Stretches in which something is free, for many questions: sorted, disjoint, not touching.
package struct FreeTime: Hashable, Sendable {
  /// The stretches, ascending.
  package let stretches: [Interval]

  /// What of `whole` lies inside `hours` (nil: everywhere) and outside `closed`.
  package init(within whole: Interval, hours: WeeklyHours?, closed: [Interval], zone: Zone) {
    var open = [whole]
    if let hours {
      let span = DateSpan(from: zone.date(whole.start) - 1, to: zone.date(whole.end) + 1)
      open = hours.intervals(over: span, in: zone).cut(to: whole)
    }
    let closed = closed.merged()
    stretches = open.flatMap { stretch in
      var free: [Interval] = []
      var start = stretch.start
      for gap in closed where gap.end > stretch.start && gap.start < stretch.end {
        if start < gap.start { free.append(Interval(start: start, end: gap.start)) }
        start = max(start, gap.end)
      }
      if start < stretch.end { free.append(Interval(start: start, end: stretch.end)) }
      return free
    }
  }

  /// Whether all of `interval` is free. O(log n).
  package func contains(_ interval: Interval) -> Bool {
    let low = stretches.partitioningIndex { $0.end > interval.start }
    return low < stretches.count && stretches[low].contains(interval)
  }
}
