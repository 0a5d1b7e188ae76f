import OffHours

extension Plan {
  /// The plan with names: meetings by start, venue and id, learners in the order of the workers' file.
  func timetable(_ instance: Instance) -> Timetable {
    let scenario = instance.scenario
    var timetable = Timetable()
    timetable.scenarioName = scenario.name
    timetable.scenarioHash = scenario.sha256
    var learners: [Int: [String]] = [:]
    var ofSection: [Int: [String]] = [:]
    for (position, itinerary) in itineraries.enumerated() where !itinerary.isEmpty {
      let worker = scenario.workers[Int(instance.pairs[position].worker)].id
      for meeting in itinerary { learners[Int(meeting), default: []].append(worker) }
      // A learner's own section is the one that most of the meetings belong to.
      if let section = ownSection(itinerary) { ofSection[section, default: []].append(worker) }
    }
    var sectionName: [Int: String] = [:]
    for (course, definition) in scenario.courses.enumerated() where definition.attendance == .section {
      let first = Dictionary(
        open(course: course, instance).reversed().map { (self[$0].section, startOf($0, instance)) },
        uniquingKeysWith: { _, earlier in earlier })
      let numbers = first.keys.sorted { (first[$0]!, $0) < (first[$1]!, $1) }
      let taken = Set(instance.held[course].compactMap(\.section))
      var next = 1
      for number in numbers {
        if instance.running.indices.contains(number) {
          sectionName[number] = instance.running[number].id
          timetable.sections.append(
            Section(
              id: instance.running[number].id, course: definition.id, learners: ofSection[number] ?? []))
          continue
        }
        while taken.contains("\(definition.id)-\(next)") { next += 1 }
        sectionName[number] = "\(definition.id)-\(next)"
        next += 1
        timetable.sections.append(
          Section(id: sectionName[number]!, course: definition.id, learners: ofSection[number] ?? []))
      }
    }
    timetable.sections = history(instance, besides: timetable.sections) + timetable.sections
    for (course, definition) in scenario.courses.enumerated() {
      timetable.meetings += instance.held[course]
      let taken = Set(instance.held[course].map(\.id))
      var counts = [Int](repeating: 0, count: definition.lessons.count)
      for position in open(course: course, instance) {
        let meeting = self[position]
        let moment = instance.supply.moment(ofSpot: meeting.spot)
        let lesson = definition.lessons[meeting.lesson].id
        var id: String
        repeat {
          counts[meeting.lesson] += 1
          id = "\(definition.id)/\(lesson)/\(counts[meeting.lesson])"
        } while taken.contains(id)
        timetable.meetings.append(
          Meeting(
            id: id, course: definition.id, lesson: lesson, section: sectionName[meeting.section],
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

  private func startOf(_ meeting: Int, _ instance: Instance) -> Int {
    instance.supply.moment(ofSpot: self[meeting].spot).start
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
