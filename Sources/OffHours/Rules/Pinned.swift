/// `pinned`: pinned meetings are held.
package enum Pinned: TimetableRule {
  package static let code = RuleCode.pinned
  package static let label = Phrase(en: "pinned meeting missing", vi: "thiếu buổi học cố định")
  package static let phrase = Phrase(
    en: "Every pinned meeting is in the timetable.", vi: "Mọi buổi học cố định đều có trong lịch.")

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    var held: Set<Key> = []
    for meeting in hearing.meetings where meeting.isPinned {
      held.insert(
        Key(
          course: meeting.course!,
          pin: Pin(lesson: meeting.lesson!, start: meeting.interval.start, venue: meeting.venue!)))
    }
    let missing = hearing.scenario.courses.refs.flatMap { ref in
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
    return missing + appointments(in: hearing)
  }

  /// Pins without a venue that are held nowhere, and learners who are not where they are pinned.
  private static func appointments(in hearing: ResolvedTimetable) -> [Violation] {
    hearing.scenario.courses.refs.flatMap { ref in
      let course = hearing.scenario.courses[ref]
      return course.appointments.flatMap { pin -> [Violation] in
        let meetings = hearing.meetings.indices.filter { position in
          let meeting = hearing.meetings[position]
          return meeting.course == ref && meeting.lesson == pin.lesson && meeting.interval.start == pin.start
            && (pin.venue == nil || meeting.venue == pin.venue)
        }
        let when = hearing.scenario.language.stretch(
          Interval(start: pin.start, end: pin.start + course.lessons[pin.lesson].minutes),
          in: hearing.scenario.zone)
        let what = "\(course.id)/\(course.lessons[pin.lesson].id), \(when)"
        if pin.venue == nil && meetings.isEmpty {
          return [
            hearing.violation(
              of: self, by: [],
              Phrase(
                en: "the pinned meeting \(what) is missing", vi: "thiếu buổi học cố định \(what)"))
          ]
        }
        // What is history is not checked.
        if meetings.contains(where: { hearing.meetings[$0].isHeld }) { return [] }
        let absent = pin.learners.filter { worker in
          guard
            let pursuit = hearing.pursuits(of: worker).first(where: { $0.course == ref }),
            pursuit.isCompletion, !pursuit.record.credited[pin.lesson]
          else { return false }
          return !meetings.contains { hearing.meetings[$0].learners.contains(worker) }
        }
        if absent.isEmpty { return [] }
        return [
          hearing.violation(
            of: self, by: [], workers: absent,
            Phrase(
              en: "learners who are pinned to \(what) do not attend it",
              vi: "học viên được xếp cố định vào \(what) không học buổi này"))
        ]
      }
    }
  }

  private struct Key: Hashable {
    var course: Ref<Course>
    var pin: Pin
  }
}
