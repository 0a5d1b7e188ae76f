internal import Algorithms

/// Counts, for one worker and one course, how many possible meetings each rule forbids.
///
/// Keeps what it has worked out for the kind of worker asked last, so ask for all courses of one kind in a row.
package struct ReasonCounter {
  private let scenario: Scenario
  private let possible: PossibleMeetings
  /// Who else could come; nil: nobody need.
  private let company: MinimumSizeBook?
  private let groups: GroupBook?
  private let starts: ForbiddenStarts
  private var kind: WorkerKind?
  private var tallies: [TallyKey: Tally] = [:]
  private var sifted: [SiftKey: Tally] = [:]
  /// Halls by what they have in common, per lesson: the same for all kinds of worker.
  private var halls: [HallsKey: [Halls]] = [:]

  private struct HallsKey: Hashable {
    var course: Ref<Course>
    var lesson: Int
    var hasCredits: Bool
    var group: Int?
  }

  /// Venues that no rule tells apart.
  private struct Halls {
    var first: Ref<Venue>
    var count: Int
    var key: SiftKey
  }

  private struct TallyKey: Hashable {
    var stretches: ForbiddenStarts.Key
    var list: Int
  }

  /// What tells venues apart once no rule for single meetings forbids a start there: many halls are alike.
  private struct SiftKey: Hashable {
    var tally: TallyKey
    var course: Ref<Course>
    var lesson: Int
    var company: MinimumSizeBook.Likeness?
    /// Of a group: which, and whether there is room for all of it.
    var group: Int?, hasRoom = true
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
    /// Meetings that fit, but to which the others of the worker's group could not all come.
    package var apart = 0
    /// Meetings against which nothing of this stands.
    package var remaining = 0

    /// Nothing counted.
    package init() {}
  }

  /// Counts over the possible meetings of a scenario.
  package init(
    _ scenario: Scenario, possible: PossibleMeetings, company: MinimumSizeBook? = nil,
    groups: GroupBook? = nil, starts: ForbiddenStarts? = nil
  ) {
    self.scenario = scenario
    self.groups = groups
    self.company = company.flatMap { $0.asks ? $0 : nil }
    self.possible = possible
    self.starts = starts ?? ForbiddenStarts(scenario)
  }

  /// Turns to another worker. What was worked out is kept if the next is of the same kind (nil: it is not known).
  package mutating func turn(to attendee: Attendee, of kind: WorkerKind? = nil) {
    starts.turn(to: attendee, of: kind)
    if let kind, kind == self.kind { return }
    self.kind = kind
    tallies.removeAll(keepingCapacity: true)
    sifted.removeAll(keepingCapacity: true)
  }

  /// Over the possible meetings of these lessons: how many each rule forbids the worker, and how many remain. `group`: with
  /// whom the worker attends, if with anybody.
  package mutating func tally(_ course: Ref<Course>, lessons: [Int], group: GroupBook.Group? = nil) -> Tally {
    var total = Tally()
    guard let attendee = starts.attendee else { return total }
    for lesson in lessons {
      for halls in halls(course, lesson, hasCredits: !attendee.worker.credits.isEmpty, group) {
        let key = halls.key.tally, venue = halls.first
        let starts = possible.starts(course, lesson: lesson, venue: venue)
        let tally = tallies[key] ?? count(key, starts: starts, venue)
        tallies[key] = tally
        for rule in tally.forbidden.indices { total.forbidden[rule] += tally.forbidden[rule] * halls.count }
        total.capped += tally.capped * halls.count
        guard tally.remaining > 0 else { continue }
        let part = sifted[halls.key] ?? sift(course, lesson, venue, starts, key, group)
        sifted[halls.key] = part
        for rule in part.alone.indices { total.alone[rule] += part.alone[rule] * halls.count }
        total.tooFew += part.tooFew * halls.count
        total.apart += part.apart * halls.count
        total.remaining += part.remaining * halls.count
      }
    }
    return total
  }

  /// Whether no rule for single meetings forbids the worker a meeting, which may last otherwise than its lesson.
  package func suits(_ course: Ref<Course>, _ venue: Ref<Venue>, _ interval: Interval) -> Bool {
    guard let attendee = starts.attendee else { return true }
    let key = starts.key(
      course, rules: scenario.meetingRules(of: course), minutes: interval.end - interval.start, venue: venue,
      hasCredits: !attendee.worker.credits.isEmpty)
    return !starts.stretches(key, venue).united.hold(interval.start)
  }

  private mutating func halls(
    _ course: Ref<Course>, _ lesson: Int, hasCredits: Bool, _ group: GroupBook.Group?
  ) -> [Halls] {
    let place = HallsKey(course: course, lesson: lesson, hasCredits: hasCredits, group: group?.number)
    if let known = halls[place] { return known }
    let rules = scenario.meetingRules(of: course)
    var found: [Halls] = []
    var positions: [SiftKey: Int] = [:]
    for venue in scenario.venues.refs {
      let tally = TallyKey(
        stretches: starts.key(
          course, rules: rules, minutes: scenario.courses[course].lessons[lesson].minutes, venue: venue,
          hasCredits: hasCredits),
        list: possible.list(course, lesson: lesson, venue: venue))
      let key = SiftKey(
        tally: tally, course: course, lesson: lesson,
        company: company?.likeness(course, lesson: lesson, venue: venue), group: group?.number,
        hasRoom: group.map { groups?.hasRoom($0, course, lesson: lesson, venue: venue) ?? true } ?? true)
      if let position = positions[key] {
        found[position].count += 1
      } else {
        positions[key] = found.count
        found.append(Halls(first: venue, count: 1, key: key))
      }
    }
    halls[place] = found
    return found
  }

  /// Of the meetings that no rule for single meetings forbids: which break a rule over agendas by themselves, to which the
  /// worker's group could not all come, which have too few who could come, and which remain.
  private func sift(
    _ course: Ref<Course>, _ lesson: Int, _ venue: Ref<Venue>, _ starts: [Instant], _ key: TallyKey,
    _ group: GroupBook.Group?
  ) -> Tally {
    var total = Tally()
    guard let attendee = self.starts.attendee else { return total }
    let forbidden = self.starts.stretches(key.stretches, venue).withCapped
    let rules = scenario.rules.agenda, minutes = key.stretches.minutes
    let asked = AgendaRuleBook.all.enumerated().filter {
      $0.element.mayBreakAlone(minutes: minutes, course: course, under: rules, in: scenario)
    }
    let sufficing = company?.sufficing(course, lesson: lesson, venue: venue)
    var stretch = 0
    for (position, start) in starts.enumerated() {
      while stretch < forbidden.count, forbidden[stretch].end <= start { stretch += 1 }
      if stretch < forbidden.count, forbidden[stretch].start <= start { continue }
      if !asked.isEmpty {
        let meeting = AgendaMeeting(
          interval: Interval(start: start, end: start + minutes),
          place: scenario.venues[venue].place, date: scenario.zone.date(start), course: course,
          lesson: lesson, countsAsWork: scenario.courses[course].countsAsWork, venue: venue)
        let broken = asked.filter { !$0.element.holds([meeting], of: attendee, under: rules, in: scenario) }
        for rule in broken { total.alone[rule.offset] += 1 }
        if !broken.isEmpty { continue }
      }
      let isEnough = sufficing?(position) ?? true
      let isTogether =
        group.flatMap { groups?.suits($0, course, lesson: lesson, venue: venue, start: start) } ?? true
      if !isEnough { total.tooFew += 1 }
      if !isTogether { total.apart += 1 }
      if isEnough && isTogether { total.remaining += 1 }
    }
    return total
  }

  private func count(_ key: TallyKey, starts: [Instant], _ venue: Ref<Venue>) -> Tally {
    var tally = Tally()
    guard !starts.isEmpty else { return tally }
    let byRule = self.starts.byRule(key.stretches, venue)
    for rule in byRule.indices { tally.forbidden[rule] = Self.count(starts, inside: byRule[rule]) }
    let found = self.starts.stretches(key.stretches, venue)
    tally.capped = Self.count(starts, inside: found.capped)
    tally.remaining = starts.count - Self.count(starts, inside: found.withCapped)
    return tally
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
