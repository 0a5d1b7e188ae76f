extension Timetable {
  /// The timetable at a point in time: what began before is history, and values, reasons and people left out are those of
  /// what is still to come. `scenario` is planned from then on. The same where nothing new is over.
  package func asOf(_ now: Instant?, in scenario: Scenario) -> Timetable {
    var timetable = Progression(self, now: now).timetable
    timetable.now = [self.now, now].compactMap(\.self).max()
    guard timetable.meetings != meetings else { return timetable }
    // Bounds were proved of the whole.
    timetable.goals = []
    timetable.changes = []
    timetable.goals = Verifier.verify(timetable, scenario).goals
    timetable.unplaced = UnplacedFinder.unplaced(in: ResolvedTimetable(timetable, in: scenario))
    return timetable
  }

  /// The meetings that are history.
  package var history: [Meeting] { meetings.filter(\.held) }
}

extension Scenario {
  /// The scenario in which people have the lessons of meetings that were held behind them, and pins that were held are
  /// done. Meetings of courses and people that it does not know are left out.
  package func crediting(_ held: [Meeting]) -> Scenario {
    if held.isEmpty { return self }
    var scenario = self
    let courses = Dictionary(uniqueKeysWithValues: self.courses.enumerated().map { ($1.id, $0) })
    let people = Dictionary(uniqueKeysWithValues: workers.enumerated().map { ($1.id, $0) })
    for meeting in held {
      guard let course = courses[meeting.course],
        let lesson = self.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson })
      else { continue }
      for worker in meeting.learners.compactMap({ people[$0] }) {
        scenario.workers[worker].credits.append(
          Credit(course: Ref(course), lesson: lesson, date: zone.date(meeting.start)))
      }
      scenario.courses[course].pins.removeAll {
        $0.lesson == lesson && $0.start == meeting.start && venues[$0.venue].id == meeting.venue
      }
      scenario.courses[course].appointments.removeAll {
        $0.lesson == lesson && $0.start == meeting.start
          && $0.venue.map { venues[$0].id == meeting.venue } ?? true
      }
    }
    return scenario
  }
}
