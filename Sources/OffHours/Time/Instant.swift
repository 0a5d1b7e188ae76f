/// A point in time: elapsed minutes since 1970-01-01T00:00Z. Differences are elapsed minutes, whatever clocks do.
@frozen public struct Instant: Hashable, Comparable, Sendable {
  /// Minutes since 1970-01-01T00:00Z.
  public var minute: Int

  /// The point `minute` minutes after 1970-01-01T00:00Z.
  @inlinable public init(minute: Int) { self.minute = minute }

  /// The point `minutes` later.
  @inlinable public static func + (instant: Instant, minutes: Int) -> Instant {
    Instant(minute: instant.minute + minutes)
  }

  /// The point `minutes` earlier.
  @inlinable public static func - (instant: Instant, minutes: Int) -> Instant {
    Instant(minute: instant.minute - minutes)
  }

  /// Elapsed minutes from `other` to `instant`.
  @inlinable public static func - (instant: Instant, other: Instant) -> Int { instant.minute - other.minute }

  /// Earlier points come first.
  @inlinable public static func < (a: Instant, b: Instant) -> Bool { a.minute < b.minute }
}

/// A stretch of time, `start` included, `end` not.
@frozen public struct Interval: Hashable, Sendable {
  /// Where it begins, and where it ends (exclusive).
  public var start, end: Instant

  /// The stretch from `start` to `end`.
  @inlinable public init(start: Instant, end: Instant) {
    self.start = start
    self.end = end
  }

  /// Elapsed minutes.
  @inlinable public var minutes: Int { end - start }

  /// Whether the two have a minute in common.
  @inlinable public func overlaps(_ other: Interval) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies inside.
  @inlinable public func contains(_ other: Interval) -> Bool { start <= other.start && other.end <= end }

  /// Whether the point lies inside.
  @inlinable public func contains(_ instant: Instant) -> Bool { start <= instant && instant < end }
}

extension [Interval] {
  /// The union as sorted stretches that neither overlap nor touch. O(n log n).
  public func merged() -> [Interval] {
    var result: [Interval] = []
    // Minutes are compared, not tuples: the comparison of tuples is not specialised.
    for next in sorted(by: { $0.start.minute < $1.start.minute }) where next.start < next.end {
      if let last = result.last, next.start <= last.end {
        result[result.count - 1].end = Swift.max(last.end, next.end)
      } else {
        result.append(next)
      }
    }
    return result
  }

  /// What is left without `others`; both are sorted stretches that neither overlap nor touch, and so is the result.
  /// Linear.
  package func subtracting(_ others: [Interval]) -> [Interval] {
    var result: [Interval] = []
    var next = 0
    for stretch in self {
      var start = stretch.start
      while next < others.count, others[next].end <= start { next += 1 }
      var position = next
      while position < others.count, others[position].start < stretch.end {
        if start < others[position].start {
          result.append(Interval(start: start, end: others[position].start))
        }
        start = Swift.max(start, others[position].end)
        position += 1
      }
      if start < stretch.end { result.append(Interval(start: start, end: stretch.end)) }
    }
    return result
  }
}
