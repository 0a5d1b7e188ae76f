import OffHours

extension Instance {
  /// The first pin, in the order of courses, that breaks a rule on single meetings whatever else is held; nil where
  /// every pin can be held as far as such rules tell.
  var impossiblePin: SolverError? {
    for (course, pins) in pins.enumerated() {
      for pin in pins {
        let definition = scenario.courses[course]
        let lesson = definition.lessons[pin.lesson]
        let start = Instant(minute: pin.start)
        var timetable = Timetable()
        timetable.meetings = [
          Meeting(
            id: "\(definition.id)/\(lesson.id)", course: definition.id, lesson: lesson.id,
            venue: scenario.venues[pin.venue].id, start: start, end: start + lesson.minutes)
        ]
        let hearing = ResolvedTimetable(timetable, in: scenario, calendars: book)
        for judge in TimetableRuleBook.ofPlaces {
          guard let violation = judge.violations(in: hearing).first else { continue }
          return .impossiblePin(
            meeting: violation.meetings[0], code: judge.code, detail: violation.message)
        }
      }
    }
    return nil
  }
}
