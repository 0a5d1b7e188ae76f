/// A rule of which one meeting and one worker decide. One file each, named after its code.
///
/// A rule says the same thing twice: `forbids` as its sentence does, for the verifier and for reasons, and
/// `forbiddenStarts` as stretches of time, for the solver, which asks about whole months at once.
/// A generated test holds the two, and a calendar of marked minutes, against each other.
package protocol MeetingRule: Rule {
  /// Whether the rule forbids the worker this meeting.
  static func forbids(_ visit: Visit, to attendee: Attendee, under rules: MeetingRules, in scenario: Scenario)
    -> Bool
  /// Starts inside `window` at which a meeting of `minutes` at `place` is forbidden: stretches, in any order, which may
  /// overlap and may reach beyond the window. Linear in the calendar's shifts and the window's days.
  static func forbiddenStarts(
    minutes: Int, place: Ref<Place>?, for attendee: Attendee, under rules: MeetingRules,
    in scenario: Scenario,
    window: Interval
  ) -> [Interval]
  /// The same where the venue or the course alone decides. A rule has one of the two; most ask neither.
  static func forbiddenStarts(
    at venue: Ref<Venue>?, of course: Ref<Course>?, for attendee: Attendee, in scenario: Scenario,
    window: Interval
  ) -> [Interval]
}

extension MeetingRule {
  package static func forbiddenStarts(
    at venue: Ref<Venue>?, of course: Ref<Course>?, for attendee: Attendee, in scenario: Scenario,
    window: Interval
  ) -> [Interval] { [] }
}
