import OffHours

extension Plan {
  /// The plan with names: meetings by start, venue and id, learners in the order of the workers' file.
  func timetable(_ instance: Instance) -> Timetable {
    let scenario = instance.scenario
    var timetable = Timetable()
    timetable.scenarioName = scenario.name
    timetable.scenarioHash = scenario.sha256
    var learners: [Int: [String]] = [:]
    var ofSection: [Int: [Int]] = [:]
    for (position, itinerary) in itineraries.enumerated() where !itinerary.isEmpty {
      let worker = scenario.workers[Int(instance.pairs[position].worker)].id
      for meeting in itinerary { learners[Int(meeting), default: []].append(worker) }
      // A learner's own section is the one that most of the meetings belong to.
      if let section = ownSection(itinerary) { ofSection[section, default: []].append(position) }
    }
    let names = TimetableNames(self, ofSection, instance)
    for number in names.sections {
      timetable.sections.append(
        Section(
          id: names.section[number]!, course: scenario.courses[names.course[number]!].id,
          learners: (ofSection[number] ?? []).map {
            scenario.workers[Int(instance.pairs[$0].worker)].id
          }))
    }
    timetable.sections = history(instance, besides: timetable.sections) + timetable.sections
    for (course, definition) in scenario.courses.enumerated() {
      timetable.meetings += instance.held[course]
      for position in open(course: course, instance) {
        let meeting = self[position]
        let moment = instance.supply.moment(ofSpot: meeting.spot)
        timetable.meetings.append(
          Meeting(
            id: names.meeting[position]!, course: definition.id,
            lesson: definition.lessons[meeting.lesson].id, section: names.section[meeting.section],
            venue: scenario.venues[Int(instance.supply.spots[meeting.spot].venue)].id,
            instructors: meeting.instructors.map { scenario.instructors[$0].id },
            start: Instant(minute: moment.start), end: Instant(minute: moment.end),
            learners: learners[position] ?? []))
      }
    }
    timetable.meetings.sort { ($0.start, $0.venue, $0.id) < ($1.start, $1.venue, $1.id) }
    return timetable
  }

  /// Sections that are over, with those of their learners who are in no other one.
  private func history(_ instance: Instance, besides sections: [Section]) -> [Section] {
    let scenario = instance.scenario
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    var result: [Section] = []
    for (course, definition) in scenario.courses.enumerated() where definition.attendance == .section {
      var taken = Set(sections.filter { $0.course == definition.id }.flatMap(\.learners))
      let known = Set(sections.map(\.id))
      let ids = Set(instance.held[course].compactMap(\.section)).subtracting(known)
      for id in ids.sorted() {
        let learners = Set(instance.held[course].filter { $0.section == id }.flatMap(\.learners))
          .filter { order[$0] != nil && !taken.contains($0) }.sorted { order[$0]! < order[$1]! }
        taken.formUnion(learners)
        result.append(Section(id: id, course: definition.id, learners: learners))
      }
    }
    return result
  }

  /// The section that most of an itinerary's meetings belong to, the lowest number where several do.
  func ownSection(_ itinerary: [Int32]) -> Int? {
    var count: [Int: Int] = [:]
    for meeting in itinerary where self[Int(meeting)].section >= 0 {
      count[self[Int(meeting)].section, default: 0] += 1
    }
    return count.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
  }
}
