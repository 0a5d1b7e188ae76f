/// What of a timetable no longer holds, before anything is repaired.
public struct Triage: Sendable {
  /// Meetings that are history, and who did not come to one.
  public var held = 0, missed: [AttendanceRecord] = []
  /// Meetings that cannot be held as they stand, by start.
  public var meetings: [BrokenMeeting] = []
  /// Seats that their holders cannot take any more, in the order of the workers' file.
  public var seats: [BrokenSeat] = []
  /// Workers with seats who are no longer to be trained: gone from the file, declined, or the course is not needed.
  public var leavers: [Leaver] = []
  /// Who has no seat in a course and could complete it now.
  public var candidates: [Candidate] = []

  /// Nothing is broken.
  public init() {}

  /// Whether a meeting, a seat or a learner of the timetable is lost.
  public var isBroken: Bool { !(meetings.isEmpty && seats.isEmpty && leavers.isEmpty) }

  /// Whether the timetable can stay as it is: nothing is lost, and nobody could come who could not before.
  public var isWhole: Bool { !isBroken && missed.isEmpty && !candidates.contains { $0.isNew } }

  /// A meeting that cannot be held as it stands.
  public struct BrokenMeeting: Hashable, Sendable {
    /// The meeting, and the rule that it breaks.
    public var meeting: Meeting, code: RuleCode
    /// What is wrong, in the scenario's language.
    public var message: String
  }

  /// Somebody's meetings that a rule forbids.
  public struct BrokenSeat: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// The rule, and the meetings that break it.
    public var code: RuleCode, meetings: [Meeting]
  }

  /// Somebody whose seats are free.
  public struct Leaver: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// How many seats.
    public var seats: Int
    /// Why.
    public var reason: Reason

    /// Why seats are free.
    public enum Reason: String, Sendable { case gone, declined, notNeeded = "not-needed" }
  }

  /// Somebody who could come.
  public struct Candidate: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// Whether he or she could not before, or was not known.
    public var isNew: Bool
  }
}
