import OffHours

extension Plan {
  /// The plan that a timetable describes; nil where it holds a meeting that the supply does not offer.
  ///
  /// The timetable keeps every rule: the caller has asked the verifier.
  init?(_ timetable: Timetable, _ instance: Instance) {
    self.init(instance)
    let scenario = instance.scenario
    let courses = Dictionary(uniqueKeysWithValues: scenario.courses.enumerated().map { ($1.id, $0) })
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    let instructors = Dictionary(uniqueKeysWithValues: scenario.instructors.enumerated().map { ($1.id, $0) })
    let workers = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    var sections: [String: Int] = [:]
    var itineraries: [Int: [(start: Instant, meeting: Int32)]] = [:]
    for (number, section) in instance.running.enumerated() { sections[section.id] = number }
    for meeting in timetable.meetings where !meeting.held {
      guard let course = courses[meeting.course], let venue = venues[meeting.venue],
        let lesson = scenario.courses[course].lessons.firstIndex(where: { $0.id == meeting.lesson }),
        let spot = instance.supply.spot(
          course: course, lesson: lesson, start: meeting.start.minute, venue: venue,
          staff: meeting.instructors.count)
      else { return nil }
      var section = -1
      if let id = meeting.section {
        section = sections[id] ?? newSection()
        sections[id] = section
      }
      let position = add(
        instance.meeting(
          course: course, lesson: lesson, spot: spot, section: section,
          instructors: meeting.instructors.compactMap { instructors[$0] }.sorted()), instance)
      for id in meeting.learners {
        guard let worker = workers[id],
          let pair = instance.pairsOfWorker[worker].first(where: { Int(instance.pairs[$0].course) == course })
        else { return nil }
        itineraries[pair, default: []].append((meeting.start, Int32(position)))
      }
    }
    for (pair, meetings) in itineraries.sorted(by: { $0.key < $1.key }) {
      assign(pair, meetings.sorted { $0.start < $1.start }.map(\.meeting))
    }
  }
}
