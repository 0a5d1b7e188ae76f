/// Whether every plan as good as a timetable has somebody or something, some have, or none has.
public struct RoleCard: Sendable {
  /// What is asked about.
  public var subject: Subject
  /// Whether the timetable has it.
  public var isUsed: Bool
  /// The answer.
  public var verdict: Verdict
  /// The values of the timetable, and of the plan that was made to tell; empty where none was needed.
  public var now: [TierResult], other: [TierResult]

  /// A card.
  public init(subject: Subject, isUsed: Bool, verdict: Verdict, now: [TierResult], other: [TierResult] = []) {
    self.subject = subject
    self.isUsed = isUsed
    self.verdict = verdict
    self.now = now
    self.other = other
  }

  /// What may play a part in a plan.
  public enum Subject: Hashable, Sendable {
    case person(Ref<Worker>), hall(Ref<Venue>), instructor(Ref<Instructor>)
    /// Meetings that end after 17:00 on a date.
    case evening(CivilDate)
  }

  /// The answer.
  public enum Verdict: String, Sendable {
    /// Proved: no plan as good does without it.
    case must
    /// A plan as good was found that does without it (with a person who is left out: that has him or her).
    case may
    /// A better plan was found than the timetable, so that nothing can be said of plans as good.
    case better
    /// Proved: no plan as good has it.
    case never
    /// Nothing was proved or found in the time given.
    case open
    /// It is not in the timetable, so that a plan as good does without it; whether one has it was not tried.
    case unused
  }
}
