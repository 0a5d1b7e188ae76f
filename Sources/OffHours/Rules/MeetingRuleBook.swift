internal import Algorithms

/// All rules of which one meeting and one worker decide, and what they say together.
package enum MeetingRuleBook {
  /// The rules, in the order of `RuleCode`.
  package static let all: [any MeetingRule.Type] = [
    ShiftOverlap.self, Absent.self, Personal.self, Left.self, RosterUnknown.self, AfterShift.self,
    AfterNight.self, BeforeShift.self, BeforeNight.self, OvernightRest.self, ClassHours.self,
    TravelLimit.self, Accommodation.self, TooEarly.self,
  ]

  /// Whether no rule forbids the worker this meeting.
  package static func suits(
    _ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> Bool {
    let visit = visit.resolved(for: attendee)
    return !all.contains { $0.forbids(visit, to: attendee, under: rules, in: scenario) }
  }

  /// The rules that forbid the worker this meeting, in the order of `RuleCode`.
  package static func broken(
    by visit: Visit, of attendee: Attendee, under rules: MeetingRules, in scenario: Scenario
  ) -> [RuleCode] {
    let visit = visit.resolved(for: attendee)
    return all.compactMap { $0.forbids(visit, to: attendee, under: rules, in: scenario) ? $0.code : nil }
  }

  /// Starts inside `window` at which some rule forbids a meeting of `minutes` at `place`, in `venue` and of `course`
  /// where these are given: merged, ascending, cut to the window. Every other start of the window suits.
  package static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, venue: Ref<Venue>? = nil, course: Ref<Course>? = nil,
    for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario, window: Interval
  ) -> [Interval] {
    var stretches: [Interval] = []
    let place = Ref<Place>.resolved(place, for: attendee.worker)
    for rule in all {
      stretches += rule.forbiddenStarts(
        minutes: minutes, place: place, for: attendee, under: rules, in: scenario, window: window)
      stretches += rule.forbiddenStarts(
        at: venue, of: course, for: attendee, in: scenario, window: window)
    }
    return stretches.merged(inside: window)
  }
}

extension [Interval] {
  /// Whether one of these stretches, disjoint and ascending, holds an instant. Logarithmic.
  func hold(_ instant: Instant) -> Bool {
    let next = partitioningIndex { $0.end > instant }
    return next < count && self[next].start <= instant
  }

  /// The parts inside `window`, empty ones left out.
  package func cut(to window: Interval) -> [Interval] {
    compactMap { stretch in
      let start = Swift.max(stretch.start, window.start), end = Swift.min(stretch.end, window.end)
      return start < end ? Interval(start: start, end: end) : nil
    }
  }

  /// The union inside `window` as sorted stretches that neither overlap nor touch.
  ///
  /// The same as cutting and merging, but sorted as numbers: this runs for every kind of worker, place and length.
  package func merged(inside window: Interval) -> [Interval] {
    var packed: [UInt64] = []
    packed.reserveCapacity(count)
    var isAscending = true
    for stretch in self {
      let start = Swift.max(stretch.start, window.start), end = Swift.min(stretch.end, window.end)
      if start < end {
        let next = UInt64(start - window.start) << 32 | UInt64(end - window.start)
        if let last = packed.last, next < last { isAscending = false }
        packed.append(next)
      }
    }
    if !isAscending { packed.sort() }
    guard let first = packed.first else { return [] }
    var result: [Interval] = []
    result.reserveCapacity(packed.count)
    var start = first >> 32, end = first & 0xFFFF_FFFF
    func close() {
      result.append(Interval(start: window.start + Int(start), end: window.start + Int(end)))
    }
    for stretch in packed {
      let next = stretch >> 32
      if next > end {
        close()
        start = next
        end = stretch & 0xFFFF_FFFF
      } else {
        end = Swift.max(end, stretch & 0xFFFF_FFFF)
      }
    }
    close()
    return result
  }

  /// Starts at which a meeting of `minutes` has a minute in common with one of these stretches.
  func startsOverlapping(minutes: Int) -> [Interval] {
    compactMap { stretch in
      stretch.start < stretch.end
        ? Interval(start: stretch.start - (minutes - 1), end: stretch.end) : nil
    }
  }
}
