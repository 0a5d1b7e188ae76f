/// Rules that one meeting and one worker decide. Minutes; nil: the rule is off and asks no travel time either.
public struct MeetingRules: Hashable, Sendable {
  /// Minutes after a shift that is no night shift, and after a night shift, travel added.
  public var afterShift, afterNightShift: Int?
  /// No start before this time on the date a night shift ended.
  public var notBeforeAfterNight: ClockTime?
  /// Minutes before a shift that is no night shift, and before a night shift, travel added.
  public var beforeShift, beforeNightShift: Int?
  /// Minutes before a day shift of a later date, travel added.
  public var overnightRest: Int?
  /// Start and end lie within these hours of one date.
  public var classHours: ClockWindow?
  /// Longest journey from home, in minutes.
  public var travelLimit: Int?

  /// Every rule off.
  public init() {}
}

/// Rules over all of a learner's meetings. nil: the rule is off.
public struct AgendaRules: Hashable, Sendable {
  /// Most meetings on a date.
  public var perDay: Int?
  /// Most class minutes on a date.
  public var minutesPerDay: Int?
  /// Most meetings in an ISO week.
  public var perWeek: Int?
  /// Minutes between two meetings, travel added; nil asks no travel, but meetings still may not overlap.
  public var betweenMeetings: Int?
  /// Most minutes of work on a date with a meeting that counts as work.
  public var workPerDay: Int?
  /// Minutes of one unbroken rest in an ISO week with a meeting that counts as work.
  public var weeklyRest: Int?
  /// Most dates in a row with a meeting that ends after 20:00.
  public var evenings: Int?

  /// Every rule off, meetings may follow each other at once after the journey.
  public init() { betweenMeetings = 0 }
}

/// The off-hours rules of a scenario.
public struct Rules: Hashable, Sendable {
  /// Rules for single meetings.
  public var meeting: MeetingRules
  /// Rules for agendas.
  public var agenda: AgendaRules

  /// Rules.
  public init(meeting: MeetingRules, agenda: AgendaRules) {
    self.meeting = meeting
    self.agenda = agenda
  }
}
