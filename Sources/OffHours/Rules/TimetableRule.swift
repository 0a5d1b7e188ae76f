/// A rule over a whole timetable. One file each, named after its code.
package protocol TimetableRule: Rule {
  /// Every breach, by meeting.
  static func violations(in hearing: ResolvedTimetable) -> [Violation]
}

/// The rules over whole timetables that have a file of their own.
///
/// Rules over single meetings, agendas and courses are held against the timetable by the verifier.
package enum TimetableRuleBook {
  /// The rules, in the order of `RuleCode`.
  package static let all: [any TimetableRule.Type] = [
    UnknownId.self, MeetingDuration.self, OutsideHorizon.self, StartTime.self, Deadline.self,
    VenueClosed.self, VenueClash.self, VenueEquipment.self, SizeMin.self, SizeMax.self,
    InstructorCount.self, InstructorUnqualified.self, InstructorUnavailable.self, InstructorClash.self,
    InstructorLoad.self, SectionMixed.self, SectionIncomplete.self, SectionsMax.self, SameVenue.self,
    Together.self, Pinned.self, Limit.self, ReleaseCap.self,
  ]

  /// Those on time and venue of a single meeting: whatever else is held, they judge the same.
  package static let ofPlaces: [any TimetableRule.Type] = [
    OutsideHorizon.self, Deadline.self, VenueClosed.self, VenueEquipment.self,
  ]

  /// By venue, which of these keep a meeting of a lesson at some start out of it.
  package static func barring(
    lesson: Int, of course: Course, at start: Instant, in scenario: Scenario, calendars: CalendarBook
  ) -> [Set<RuleCode>] {
    var timetable = Timetable()
    timetable.meetings = scenario.venues.map { venue in
      Meeting(
        id: venue.id, course: course.id, lesson: course.lessons[lesson].id, venue: venue.id, start: start,
        end: start + course.lessons[lesson].minutes)
    }
    let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
    var barred: [String: Set<RuleCode>] = [:]
    for judge in ofPlaces {
      for violation in judge.violations(in: hearing) {
        for id in violation.meetings { barred[id, default: []].insert(judge.code) }
      }
    }
    return scenario.venues.map { barred[$0.id] ?? [] }
  }
}

extension ResolvedTimetable {
  /// A meeting for people: `awareness/L1/1 (Sat 06/03/2027 07:30–11:15)`.
  func title(_ position: Int) -> String {
    let meeting = meetings[position]
    return "\(meeting.id) (\(scenario.language.stretch(meeting.interval, in: scenario.zone)))"
  }

  /// A violation by meetings at these positions and by these workers. The message names the meetings, what is wrong
  /// (`detail`, else the rule's label) and the first few workers.
  func violation(
    of rule: any Rule.Type, by positions: [Int], workers: [Ref<Worker>] = [], _ detail: Phrase? = nil
  ) -> Violation {
    let what = (detail ?? rule.label)(scenario.language)
    let ids = workers.map { scenario.workers[$0].id }
    var message = positions.isEmpty ? what : positions.map(title).joined(separator: ", ") + ": " + what
    if !ids.isEmpty {
      message += ": " + ids.prefix(8).joined(separator: ", ")
      if ids.count > 8 { message += " … (\(ids.count))" }
    }
    return Violation(
      code: rule.code, message: message, meetings: positions.map { meetings[$0].id }, workers: ids)
  }

  /// Planned meetings of each element of an array, by start. `users` says which elements a meeting uses.
  func planned<Element>(by count: Int, _ users: (ResolvedMeeting) -> [Ref<Element>]) -> [[Int]] {
    var used: [[Int]] = Array(repeating: [], count: count)
    for position in planned {
      for user in users(meetings[position]) { used[user.index].append(position) }
    }
    return used
  }
}
