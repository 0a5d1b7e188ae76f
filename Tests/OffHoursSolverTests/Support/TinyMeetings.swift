import OffHours

/// A meeting that the rules on venues, starts and dates allow.
struct TinyMeeting: Hashable {
  var course, lesson, venue: Int
  var start, end: Instant
  var date: CivilDate
  var isPinned: Bool
  /// Whether it need not be of the smallest size.
  var isExempt = false

  /// The meeting in a timetable's words.
  func meeting(
    id: String, in scenario: Scenario, section: String? = nil, instructors: [Int] = [],
    learners: [String] = []
  ) -> Meeting {
    let facts = scenario.courses[course]
    return Meeting(
      id: id, course: facts.id, lesson: facts.lessons[lesson].id, section: section,
      venue: scenario.venues[venue].id, instructors: instructors.map { scenario.instructors[$0].id },
      start: start, end: end, learners: learners)
  }

  func agendaMeeting(in scenario: Scenario) -> AgendaMeeting {
    AgendaMeeting(
      interval: Interval(start: start, end: end), place: scenario.venues[venue].site, date: date,
      course: Ref(course), lesson: lesson, countsAsWork: scenario.courses[course].countsAsWork,
      venue: Ref(venue))
  }
}

/// Every possible meeting, found by asking the rules about each start on each date in each venue.
struct TinyMeetings {
  private(set) var all: [TinyMeeting] = []

  init(_ scenario: Scenario) {
    let judges: [any TimetableRule.Type] = [
      OutsideHorizon.self, StartTime.self, Deadline.self, VenueClosed.self, VenueEquipment.self,
      MeetingDuration.self,
    ]
    let calendars = CalendarBook(scenario)
    for (course, facts) in scenario.courses.enumerated() {
      for (lesson, length) in facts.lessons.map(\.minutes).enumerated() {
        for venue in scenario.venues.indices {
          let pins = facts.pins.filter { $0.lesson == lesson && $0.venue.index == venue }.map(\.start)
          let open = facts.appointments.filter { $0.lesson == lesson && $0.venue == nil }.map(\.start)
          let grid = scenario.horizon.dates.flatMap { date in
            facts.starts.times.filter { scenario.zone.exists(date, $0) }.map {
              scenario.zone.instant(date, $0)
            }
          }
          for start in Set(grid + pins + open).sorted() {
            let meeting = TinyMeeting(
              course: course, lesson: lesson, venue: venue, start: start, end: start + length,
              date: scenario.zone.date(start), isPinned: pins.contains(start),
              isExempt: (pins + open).contains(start))
            var timetable = Timetable()
            timetable.meetings = [meeting.meeting(id: "m", in: scenario)]
            let hearing = ResolvedTimetable(timetable, in: scenario, calendars: calendars)
            if judges.allSatisfy({ $0.violations(in: hearing).isEmpty }) { all.append(meeting) }
          }
        }
      }
    }
  }
}
