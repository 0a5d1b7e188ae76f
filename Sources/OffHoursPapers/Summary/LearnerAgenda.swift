import OffHours

/// One person's meetings, in order.
package struct LearnerAgenda: Sendable {
  /// Id of the person; the scenario may not know it.
  package var id: String
  /// What people read.
  package var name: String
  /// The person, where the scenario knows the id.
  package var worker: Ref<Worker>?
  /// Who employs the person.
  package var employer: Ref<Employer>?
  /// The meetings, by start.
  package var meetings: [Meeting]
}

extension PaperInput {
  /// Everybody with meetings, in the order in which people look for names: by employer, then by given name.
  package var agendas: [LearnerAgenda] {
    var positions: [String: [Int]] = [:]
    for (position, meeting) in timetable.meetings.enumerated() {
      for learner in meeting.learners where positions[learner]?.last != position {
        positions[learner, default: []].append(position)
      }
    }
    var words = PersonName.Words()
    let people = positions.map { id, positions in
      let worker = worker(id)
      let employer = worker.flatMap { scenario.workers[$0].employer }
      let agenda = LearnerAgenda(
        id: id, name: workerName(id), worker: worker, employer: employer,
        meetings: positions.map { timetable.meetings[$0] })
      return (agenda, PersonName(agenda.name, &words))
    }
    return people.sorted { a, b in
      let (first, second) = (a.0, b.0)
      return (first.employer?.index ?? .max, a.1, first.worker?.index ?? .max, first.id)
        < (second.employer?.index ?? .max, b.1, second.worker?.index ?? .max, second.id)
    }.map(\.0)
  }
}
