/// At which starts rules forbid meetings to one worker, kept while the same kind of worker is asked about: what counts
/// reasons and what searches for agendas ask the same.
package final class ForbiddenStarts {
  private let scenario: Scenario
  private let window: Interval
  private let accommodations: Set<String>
  private(set) var attendee: Attendee?
  private var kind: WorkerKind?
  private var known: [Key: Stretches] = [:]
  private var knownByRule: [Key: [[Interval]]] = [:]

  /// What of a meeting bears on when it may start: rules, length, place, and what single rules ask of course and venue.
  struct Key: Hashable {
    var rules: MeetingRules
    var minutes: Int
    var place: Ref<Place>?
    var course: Ref<Course>?
    var equipment: Set<String>
  }

  /// Stretches of starts: merged, ascending, inside the horizon.
  struct Stretches {
    /// Starts that some rule for single meetings forbids.
    var united: [Interval]
    /// Starts for which the worker would have to be released for longer than is left of the caps.
    var capped: [Interval]
    /// Both.
    var withCapped: [Interval]
  }

  /// Nothing known yet.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    accommodations = scenario.accommodations
    window = OutsideHorizon.stretch(of: scenario)
  }

  /// Turns to another worker. What was worked out is kept if the next is of the same kind (nil: it is not known).
  package func turn(to attendee: Attendee, of kind: WorkerKind? = nil) {
    if let kind, kind == self.kind { return }
    self.attendee = attendee
    self.kind = kind
    known.removeAll(keepingCapacity: true)
    knownByRule.removeAll(keepingCapacity: true)
  }

  /// What the meetings of a course in a venue have in common; `hasCredits`: whether the worker has any.
  func key(
    _ course: Ref<Course>, rules: MeetingRules, minutes: Int, venue: Ref<Venue>, hasCredits: Bool
  ) -> Key {
    Key(
      rules: rules, minutes: minutes, place: scenario.venues[venue].site,
      course: hasCredits ? course : nil,
      equipment: scenario.venues[venue].accommodating(accommodations))
  }

  /// The stretches of the worker turned to. `venue` is any with that key.
  func stretches(_ key: Key, _ venue: Ref<Venue>) -> Stretches {
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
