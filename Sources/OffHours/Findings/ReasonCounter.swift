internal import Algorithms

/// Counts, for one worker and one course, how many possible meetings each rule forbids.
///
/// Keeps what it has worked out for the kind of worker asked last, so ask for all courses of one kind in a row.
package struct ReasonCounter {
  private let scenario: Scenario
  private let possible: PossibleMeetings
  private let window: Interval
  private let accommodations: Set<String>
  /// Who else could come; nil: nobody need.
  private let company: MinimumSizeBook?
  private var attendee: Attendee?
  private var kind: WorkerKind?
  private var stretches: [StretchKey: Stretches] = [:]
  private var tallies: [TallyKey: Tally] = [:]
  private var sifted: [SiftKey: Tally] = [:]

  private struct StretchKey: Hashable {
    var rules: MeetingRules
    var minutes: Int
    var place: Ref<Place>?
    var course: Ref<Course>?
    var equipment: Set<String>
  }

  private struct Stretches {
    var byRule: [[Interval]]
    /// Starts for which the worker would have to be released for longer than is left of the caps.
    var capped: [Interval]
    var united: [Interval]
  }

  private struct TallyKey: Hashable {
    var stretches: StretchKey
    var list: Int
  }

  /// What tells venues apart once no rule for single meetings forbids a start there: many halls are alike.
  private struct SiftKey: Hashable {
    var tally: TallyKey
    var course: Ref<Course>
    var lesson: Int
    var company: MinimumSizeBook.Likeness?
  }

  /// How many meetings each rule forbids, and how many none does.
  package struct Tally: Hashable, Sendable {
    /// By rule, parallel to `MeetingRuleBook.all`.
    package var forbidden = Array(repeating: 0, count: MeetingRuleBook.all.count)
    /// By rule over agendas, parallel to `AgendaRuleBook.all`: meetings that break it by themselves.
    package var alone = Array(repeating: 0, count: AgendaRuleBook.all.count)
    /// Meetings for which the caps on release leave nothing.
    package var capped = 0
    /// Meetings that fit, but for which too few others could come.
    package var tooFew = 0
    /// Meetings against which nothing of this stands.
    package var remaining = 0

    /// Nothing counted.
    package init() {}
  }

  /// Counts over the possible meetings of a scenario.
  package init(_ scenario: Scenario, possible: PossibleMeetings, company: MinimumSizeBook? = nil) {
    self.scenario = scenario
    self.company = company.flatMap { $0.asks ? $0 : nil }
    accommodations = scenario.accommodations
    self.possible = possible
    window = OutsideHorizon.stretch(of: scenario)
  }

  /// Turns to another worker. What was worked out is kept if the next is of the same kind (nil: it is not known).
  package mutating func turn(to attendee: Attendee, of kind: WorkerKind? = nil) {
    if let kind, kind == self.kind { return }
    self.attendee = attendee
    self.kind = kind
    stretches.removeAll(keepingCapacity: true)
    tallies.removeAll(keepingCapacity: true)
    sifted.removeAll(keepingCapacity: true)
  }

  /// Over the possible meetings of these lessons: how many each rule forbids the worker, and how many remain.
  package mutating func tally(_ course: Ref<Course>, lessons: [Int]) -> Tally {
    var total = Tally()
    guard let attendee else { return total }
    let rules = scenario.meetingRules(of: course)
    for lesson in lessons {
      for venue in scenario.venues.refs {
        let key = TallyKey(
          stretches: StretchKey(
            rules: rules, minutes: scenario.courses[course].lessons[lesson].minutes,
            place: scenario.venues[venue].site,
            course: attendee.worker.credits.isEmpty ? nil : course,
            equipment: scenario.venues[venue].accommodating(accommodations)),
          list: possible.list(course, lesson: lesson, venue: venue))
        let starts = possible.starts(course, lesson: lesson, venue: venue)
        let tally = tallies[key] ?? count(key, starts: starts, venue, attendee)
        tallies[key] = tally
        for rule in tally.forbidden.indices { total.forbidden[rule] += tally.forbidden[rule] }
        total.capped += tally.capped
        guard tally.remaining > 0 else { continue }
        let siftKey = SiftKey(
          tally: key, course: course, lesson: lesson,
          company: company?.likeness(course, lesson: lesson, venue: venue))
        let part = sifted[siftKey] ?? sift(course, lesson, venue, starts, key)
        sifted[siftKey] = part
        for rule in part.alone.indices { total.alone[rule] += part.alone[rule] }
        total.tooFew += part.tooFew
        total.remaining += part.remaining
      }
    }
    return total
  }

  /// Of the meetings that no rule for single meetings forbids: which break a rule over agendas by themselves, which have
  /// too few who could come, and which remain.
  private func sift(
    _ course: Ref<Course>, _ lesson: Int, _ venue: Ref<Venue>, _ starts: [Instant], _ key: TallyKey
  ) -> Tally {
    var total = Tally()
    guard let attendee, let forbidden = stretches[key.stretches]?.united else { return total }
    var stretch = 0
    for start in starts {
      while stretch < forbidden.count, forbidden[stretch].end <= start { stretch += 1 }
      if stretch < forbidden.count, forbidden[stretch].start <= start { continue }
      let meeting = AgendaMeeting(
        interval: Interval(start: start, end: start + scenario.courses[course].lessons[lesson].minutes),
        place: scenario.venues[venue].place, date: scenario.zone.date(start), course: course, lesson: lesson,
        countsAsWork: scenario.courses[course].countsAsWork, venue: venue)
      var isAlone = true
      for (order, rule) in AgendaRuleBook.all.enumerated()
      where !rule.holds([meeting], of: attendee, under: scenario.rules.agenda, in: scenario) {
        total.alone[order] += 1
        isAlone = false
      }
      if !isAlone { continue }
      if company?.suffices(course, lesson: lesson, venue: venue, start: start) ?? true {
        total.remaining += 1
      } else {
        total.tooFew += 1
      }
    }
    return total
  }

  private mutating func count(
    _ key: TallyKey, starts: [Instant], _ venue: Ref<Venue>, _ attendee: Attendee
  ) -> Tally {
    var tally = Tally()
    guard !starts.isEmpty else { return tally }
    let found = stretches[key.stretches] ?? draw(key.stretches, venue, attendee)
    stretches[key.stretches] = found
    for rule in found.byRule.indices {
      tally.forbidden[rule] = Self.count(starts, inside: found.byRule[rule])
    }
    tally.capped = Self.count(starts, inside: found.capped)
    tally.remaining = starts.count - Self.count(starts, inside: found.united)
    return tally
  }

  private func draw(_ key: StretchKey, _ venue: Ref<Venue>, _ attendee: Attendee) -> Stretches {
    let place = Ref<Place>.resolved(key.place, for: attendee.worker)
    let byRule = MeetingRuleBook.all.map { rule in
      (rule.forbiddenStarts(
        minutes: key.minutes, place: place, for: attendee, under: key.rules, in: scenario, window: window)
        + rule.forbiddenStarts(
          at: venue, of: key.course, for: attendee, in: scenario, window: window)).merged(inside: window)
    }
    let capped = attendee.cappedStarts(minutes: key.minutes, place: key.place, in: scenario)
      .merged(inside: window)
    return Stretches(
      byRule: byRule, capped: capped, united: (byRule.joined() + capped).merged(inside: window))
  }

  /// How many of `starts` lie in `stretches`; both ascend. Doubling steps, then halving.
  private static func count(_ starts: [Instant], inside stretches: [Interval]) -> Int {
    var total = 0
    var from = 0
    for stretch in stretches {
      from = firstPosition(in: starts, atOrAfter: stretch.start, from: from)
      let to = firstPosition(in: starts, atOrAfter: stretch.end, from: from)
      total += to - from
      from = to
      if from == starts.count { break }
    }
    return total
  }

  private static func firstPosition(in starts: [Instant], atOrAfter instant: Instant, from: Int) -> Int {
    var low = from, step = 1
    while low + step <= starts.count, starts[low + step - 1] < instant {
      low += step
      step *= 2
    }
    return starts[low..<max(low, min(starts.count, low + step - 1))].partitioningIndex { $0 >= instant }
  }
}
