/// Who would have to be told something new if one timetable took the place of another.
package enum AgendaChanges {
  /// A meeting as a learner sees it: what, when, where. Ids of meetings and sections may change freely.
  private struct Appointment: Hashable, Comparable {
    var start: Int
    var course, lesson, venue: String

    static func < (a: Appointment, b: Appointment) -> Bool {
      (a.start, a.course, a.lesson, a.venue) < (b.start, b.course, b.lesson, b.venue)
    }
  }

  /// Ids of the workers whose set of meetings differs, ascending.
  package static func workers(_ before: Timetable, _ after: Timetable) -> [String] {
    let old = agendas(before), new = agendas(after)
    return Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted()
  }

  private static func agendas(_ timetable: Timetable) -> [String: [Appointment]] {
    var agendas: [String: Set<Appointment>] = [:]
    for meeting in timetable.meetings {
      let appointment = Appointment(
        start: meeting.start.minute, course: meeting.course, lesson: meeting.lesson, venue: meeting.venue)
      for learner in meeting.learners { agendas[learner, default: []].insert(appointment) }
    }
    return agendas.mapValues { $0.sorted() }
  }
}
