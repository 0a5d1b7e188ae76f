/// `pinned`: pinned meetings are held.
package enum Pinned: TimetableRule {
  package static let code = RuleCode.pinned
  package static let label = Phrase(en: "pinned meeting missing", vi: "thiếu buổi học cố định")
  package static let phrase = Phrase(
    en: "Every pinned meeting is in the timetable.", vi: "Mọi buổi học cố định đều có trong lịch.")

  package static func violations(in hearing: Hearing) -> [Violation] {
    var held: Set<Key> = []
    for meeting in hearing.meetings where meeting.isPinned {
      held.insert(
        Key(
          course: meeting.course!,
          pin: Pin(lesson: meeting.lesson!, start: meeting.interval.start, venue: meeting.venue!)))
    }
    return hearing.scenario.courses.refs.flatMap { ref in
      let course = hearing.scenario.courses[ref]
      return course.pins.filter { !held.contains(Key(course: ref, pin: $0)) }.map { pin in
        let when = hearing.scenario.language.stretch(
          Interval(start: pin.start, end: pin.start + course.lessons[pin.lesson].minutes),
          in: hearing.scenario.zone)
        let what = "\(course.id)/\(course.lessons[pin.lesson].id), \(when)"
        let place = hearing.scenario.venues[pin.venue].id
        return hearing.violation(
          of: self, by: [],
          Phrase(
            en: "the pinned meeting \(what), \(place) is missing",
            vi: "thiếu buổi học cố định \(what), \(place)"))
      }
    }
  }

  private struct Key: Hashable {
    var course: Ref<Course>
    var pin: Pin
  }
}
