/// Sets of rules under a name. The legal ones are not legal advice.
extension Rules {
  /// The presets by name.
  public static let presets: [(name: String, rules: Rules)] = [
    ("none", none), ("recommended", recommended), ("vietnam", vietnam), ("eu", eu),
  ]

  /// Every rule that can be off is off.
  public static let none = Rules(meeting: MeetingRules(), agenda: AgendaRules())

  /// Fatigue defaults: sleep after nights, a rest before early shifts, a free day a week.
  public static let recommended: Rules = {
    var meeting = MeetingRules()
    meeting.afterShift = 30
    meeting.afterNightShift = 8 * 60
    meeting.notBeforeAfterNight = ClockTime(minute: 14 * 60)
    meeting.beforeShift = 30
    meeting.beforeNightShift = 2 * 60
    meeting.overnightRest = 8 * 60
    meeting.classHours = ClockWindow(start: ClockTime(minute: 7 * 60), end: ClockTime(minute: 21 * 60 + 30))
    meeting.travelLimit = 60
    var agenda = AgendaRules()
    agenda.perDay = 2
    agenda.minutesPerDay = 450
    agenda.perWeek = 4
    agenda.betweenMeetings = 15
    agenda.weeklyRest = 24 * 60
    return Rules(meeting: meeting, agenda: agenda)
  }()

  /// As recommended, with the 12 hours a day of Viet Nam's Labour Code 45/2019, articles 107 and 111. Not legal advice.
  public static let vietnam: Rules = {
    var rules = recommended
    rules.agenda.workPerDay = 12 * 60
    return rules
  }()

  /// As recommended, with the daily and weekly rest of Directive 2003/88/EC, articles 3 and 5. Not legal advice.
  public static let eu: Rules = {
    var rules = recommended
    rules.meeting.afterNightShift = 11 * 60
    rules.meeting.overnightRest = 11 * 60
    rules.agenda.workPerDay = 13 * 60
    rules.agenda.weeklyRest = 35 * 60
    return rules
  }()
}
