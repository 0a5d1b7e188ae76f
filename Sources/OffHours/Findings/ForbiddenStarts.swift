/// At which starts rules forbid meetings to one worker, worked out once for each kind of worker: what could be held, what
/// counts reasons and what searches for agendas ask the same.
package final class ForbiddenStarts {
  private let scenario: Scenario
  private let window: Interval
  private let accommodations: Set<String>
  private(set) var attendee: Attendee?
  private var kind: WorkerKind?
  private var known: [Key: Stretches] = [:]
  private var knownByRule: [Key: [[Interval]]] = [:]
  /// What was worked out for the kinds turned to before.
  private var kept: Kept

  /// Answers about many kinds of workers, to hand on. At most so many stretches that they take some 16 MB; what goes
  /// beyond is worked out again where it is asked for.
  package struct Kept: Sendable {
    fileprivate var ofKind: [WorkerKind: [Key: Stretches]] = [:]
    fileprivate var room = 1_000_000

    /// Nothing known yet.
    package init() {}
  }

  /// What of a meeting bears on when it may start: rules, length, place, and what single rules ask of course and venue.
  package struct Key: Hashable, Sendable {
    var rules: MeetingRules
    package var minutes: Int
    package var place: Ref<Place>?
    /// The course, where it bears on that: it is renewed, and somebody with credits is asked about.
    package var course: Ref<Course>?
    var equipment: Set<String>
  }

  /// Stretches of starts: merged, ascending, inside the horizon.
  package struct Stretches: Sendable {
    /// Starts that some rule for single meetings forbids.
    var united: [Interval]
    /// Starts for which the worker would have to be released for longer than is left of the caps.
    var capped: [Interval]
    /// Both.
    package var withCapped: [Interval]
  }

  /// Goes on from what is known of the same scenario.
  package init(_ scenario: Scenario, kept: Kept = Kept()) {
    self.scenario = scenario
    self.kept = kept
    accommodations = scenario.accommodations
    window = OutsideHorizon.stretch(of: scenario)
  }

  /// Turns to another worker. What was worked out holds for all of the same kind (nil: it is not known).
  package func turn(to attendee: Attendee, of kind: WorkerKind? = nil) {
    if let kind, kind == self.kind { return }
    keep()
    self.attendee = attendee
    self.kind = kind
    known = kind.flatMap { kept.ofKind[$0] } ?? [:]
    knownByRule.removeAll(keepingCapacity: true)
  }

  /// All that is known, to go on from.
  package func handOn() -> Kept {
    keep()
    return kept
  }

  private func keep() {
    guard let kind else { return }
    let before = kept.ofKind[kind] ?? [:]
    guard before.count < known.count else { return }
    let more = Self.size(known) - Self.size(before)
    guard more <= kept.room else { return }
    kept.room -= more
    kept.ofKind[kind] = known
  }

  /// Stretches that answers hold.
  private static func size(_ known: [Key: Stretches]) -> Int {
    known.values.reduce(0) { total, found in
      total + found.united.count + (found.capped.isEmpty ? 0 : found.capped.count + found.withCapped.count)
    }
  }

  /// What the meetings of a course in a venue have in common; `hasCredits`: whether the worker has any.
  package func key(
    _ course: Ref<Course>, rules: MeetingRules, minutes: Int, venue: Ref<Venue>, hasCredits: Bool
  ) -> Key {
    Key(
      rules: rules, minutes: minutes, place: scenario.venues[venue].site,
      course: hasCredits && scenario.courses[course].renew != nil ? course : nil,
      equipment: scenario.venues[venue].accommodating(accommodations))
  }

  /// The stretches of the worker turned to. `venue` is any with that key.
  package func stretches(_ key: Key, _ venue: Ref<Venue>) -> Stretches {
    if let found = known[key] { return found }
    let attendee = attendee!
    let capped = attendee.cappedStarts(minutes: key.minutes, place: key.place, in: scenario)
      .merged(inside: window)
    let united =
      knownByRule[key].map { Array($0.joined()).merged(inside: window) }
      ?? MeetingRuleBook.forbiddenStarts(
        minutes: key.minutes, place: key.place, venue: venue, course: key.course, for: attendee,
        under: key.rules, in: scenario, window: window)
    let found = Stretches(
      united: united, capped: capped,
      withCapped: capped.isEmpty ? united : (united + capped).merged(inside: window))
    known[key] = found
    return found
  }

  /// What each rule forbids, parallel to `MeetingRuleBook.all`; for reasons, which few ask for.
  func byRule(_ key: Key, _ venue: Ref<Venue>) -> [[Interval]] {
    if let found = knownByRule[key] { return found }
    let attendee = attendee!
    let place = Ref<Place>.resolved(key.place, for: attendee.worker)
    let found = MeetingRuleBook.all.map { rule in
      (rule.forbiddenStarts(
        minutes: key.minutes, place: place, for: attendee, under: key.rules, in: scenario, window: window)
        + rule.forbiddenStarts(
          at: venue, of: key.course, for: attendee, in: scenario, window: window)).merged(inside: window)
    }
    knownByRule[key] = found
    return found
  }
}
