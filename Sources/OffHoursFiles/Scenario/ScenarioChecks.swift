internal import OffHours

/// What can only be seen once everything is read: codes without a meaning, journeys without a length, days without a roster.
final class ScenarioChecks {
  let scenario: Scenario
  let context: ReadingContext
  let horizon: DateSpan?
  let places, rotations, employers, venues, courses: [NodeMap.Entry]

  init(
    scenario: Scenario, context: ReadingContext, horizon: DateSpan?, places: [NodeMap.Entry],
    rotations: [NodeMap.Entry], employers: [NodeMap.Entry], venues: [NodeMap.Entry], courses: [NodeMap.Entry]
  ) {
    self.scenario = scenario
    self.context = context
    self.horizon = horizon
    self.places = places
    self.rotations = rotations
    self.employers = employers
    self.venues = venues
    self.courses = courses
  }

  func run() {
    checkCycles()
    checkJourneys()
    // Doubts help nobody as long as there are faults.
    guard !context.log.hasErrors else { return }
    warnAboutUnknownDays()
    warnAboutCourses()
    warnAboutVenues()
  }

  /// Every code of a cycle stands in the rotation's legend, that of each employer who uses it, or the scenario's.
  private func checkCycles() {
    var users: [Int: Set<Int>] = [:]
    var usedAlone: Set<Int> = []
    for worker in scenario.workers {
      guard let rotation = worker.rotation else { continue }
      if let employer = worker.employer {
        users[rotation.index, default: []].insert(employer.index)
      } else {
        usedAlone.insert(rotation.index)
      }
    }
    for (position, employer) in scenario.employers.enumerated() {
      if let rotation = employer.rotation { users[rotation.index, default: []].insert(position) }
    }
    for (position, rotation) in scenario.rotations.enumerated() {
      let entry = rotations[position]
      guard let node = entry.value.map?["cycle"] else { continue }
      let users = (users[position] ?? []).sorted()
      for code in Set(rotation.cycle).sorted()
      where rotation.shifts[code] == nil && scenario.shifts[code] == nil {
        let without = users.filter { scenario.employers[$0].shifts[code] == nil }
        let knownSomewhere = scenario.employers.contains { $0.shifts[code] != nil }
        guard !without.isEmpty || usedAlone.contains(position) || (users.isEmpty && !knownSomewhere) else {
          continue
        }
        let legends = Set(rotation.shifts.keys).union(scenario.shifts.keys)
          .union(users.flatMap { scenario.employers[$0].shifts.keys }).sorted()
        var message = "unknown code \(quoted(code)) in the cycle"
        if !knownSomewhere || without.isEmpty {
          message += context.log.expectation(code, among: legends, kind: "code")
        } else {
          message += " as employer \(quoted(scenario.employers[without[0]].id)) uses it"
        }
        if code.count > 1, code.allSatisfy({ legends.contains(String($0)) }) {
          message += "; put spaces between all codes or between none"
        } else {
          message += "; codes stand under shifts of the rotation, the employer or the scenario"
        }
        context.log.error(node.spot, message)
      }
    }
  }

  /// Journeys that some rule or goal asks for have to be given or to follow from coordinates.
  private func checkJourneys() {
    let without = scenario.places.indices.filter { scenario.places[$0].at == nil }
    guard !without.isEmpty, !scenario.venues.isEmpty else { return }
    let halls = Set(scenario.venues.compactMap { $0.place?.index })
    var people: Set<Int> = []
    for worker in scenario.workers { if let home = worker.home { people.insert(home.index) } }
    for employer in scenario.employers { if let place = employer.place { people.insert(place.index) } }
    for absence in scenario.absences { if let place = absence.place { people.insert(place.index) } }
    for instructor in scenario.instructors { if let place = instructor.place { people.insert(place.index) } }
    people.formUnion(halls)
    for place in without where people.contains(place) {
      let partners = (halls.contains(place) ? people : halls).sorted()
      let unknown = partners.filter { !scenario.travel.isKnown(Ref(place), Ref($0)) }
      guard !unknown.isEmpty else { continue }
      let names = unknown.prefix(5).map { scenario.places[$0].id }.joined(separator: ", ")
      let rest = unknown.count > 5 ? " and \(unknown.count - 5) more" : ""
      context.log.error(
        places[place].keySpot,
        "place \(quoted(scenario.places[place].id)) has no 'at', and travel.between gives no minutes to \(names)\(rest); add one or the other"
      )
    }
  }

  /// One line for each employer, not one for each worker and date.
  private func warnAboutUnknownDays() {
    guard let horizon else { return }
    struct Count {
      var workers = 0, days = 0, most = 0
      var first: CivilDate?
      var example = ""
    }
    var counts = [Count](repeating: Count(), count: scenario.employers.count)
    var ofCrew: [CrewKey: [Bool]] = [:]
    func mark(_ cells: [RosterCell], in dates: inout [Bool]) {
      for cell in cells where horizon.contains(cell.date) { dates[cell.date - horizon.from] = true }
    }
    let none = [Bool](repeating: false, count: horizon.count)
    for (position, worker) in scenario.workers.enumerated() where worker.rotation == nil {
      guard let employer = worker.employer else { continue }
      let key = CrewKey(employer: employer, crew: worker.crew)
      if ofCrew[key] == nil {
        var dates = none
        if key.crew != nil { mark(scenario.roster.crews[key] ?? [], in: &dates) }
        ofCrew[key] = dates
      }
      var dates = ofCrew[key]!
      if let own = scenario.roster.workers[Ref(position)] { mark(own, in: &dates) }
      guard let first = dates.firstIndex(of: false) else { continue }
      let unknown = dates.count { !$0 }
      let date = horizon.from + first
      counts[employer.index].workers += 1
      counts[employer.index].days += unknown
      counts[employer.index].most = max(counts[employer.index].most, unknown)
      if counts[employer.index].first.map({ date < $0 }) ?? true { counts[employer.index].first = date }
      if counts[employer.index].example.isEmpty { counts[employer.index].example = worker.id }
    }
    for (position, count) in counts.enumerated() where count.workers > 0 {
      context.log.warning(
        employers[position].keySpot,
        Words.unknownDays(
          quoted(scenario.employers[position].id), workers: count.workers, example: count.example,
          days: count.days, most: count.most, first: count.first!)
      )
    }
  }

  /// Courses that nobody needs, that nobody can teach, and targets that cannot be met.
  private func warnAboutCourses() {
    var needed = [Int](repeating: 0, count: scenario.courses.count)
    // Workers by course and employer.
    var byEmployer: [Int: Int] = [:]
    let width = scenario.employers.count
    for worker in scenario.workers where !worker.declined {
      for course in worker.courses {
        needed[course.index] += 1
        if let employer = worker.employer {
          byEmployer[course.index * width + employer.index, default: 0] += 1
        }
      }
    }
    for (position, course) in scenario.courses.enumerated() {
      let entry = courses[position]
      if needed[position] == 0 {
        context.log.warning(
          entry.keySpot, Words.courseNotNeeded(quoted(course.id)))
      }
      for (index, lesson) in course.lessons.enumerated() {
        // One learner at the least comes to every meeting.
        let needed = course.instructors(of: index, learners: 1)
        let able = scenario.instructors.count { $0.teaches(Ref(position), lesson: index) }
        guard able < needed else { continue }
        context.log.warning(
          entry.keySpot,
          Words.tooFewTeach(quoted("\(course.id)/\(lesson.id)"), needed: needed, able: able))
      }
      guard let target = course.target else { continue }
      if let total = target.total, total - target.already > needed[position] {
        context.log.warning(
          entry.value.map?["target"]?.map?.entry("total")?.keySpot ?? entry.keySpot,
          Words.targetBeyondPeople(total, already: target.already, people: needed[position])
        )
      }
      for (employer, count) in target.employers {
        let there = byEmployer[position * width + employer.index] ?? 0
        guard count > there else { continue }
        let id = scenario.employers[employer].id
        context.log.warning(
          entry.value.map?["target"]?.map?["employers"]?.map?.entry(id)?.keySpot ?? entry.keySpot,
          Words.targetBeyondEmployer(count, quoted(id), people: there)
        )
      }
    }
  }

  /// Lessons for which no venue is large or equipped enough.
  private func warnAboutVenues() {
    guard !scenario.courses.isEmpty else { return }
    let equipment = scenario.venues.reduce(into: Set<String>()) { $0.formUnion($1.equipment) }.sorted()
    for (position, course) in scenario.courses.enumerated() {
      let entry = courses[position]
      for (index, lesson) in course.lessons.enumerated() {
        let least = course.size(of: index).least
        let equipped = scenario.venues.filter { lesson.needs.isSubset(of: $0.equipment) }
        let spot = entry.value.map?["lessons"]?.map?.entry(lesson.id)?.keySpot ?? entry.keySpot
        if equipped.isEmpty {
          let missing = lesson.needs.sorted().first { !equipment.contains($0) }
          context.log.warning(
            spot,
            missing.map { missing in
              Words.noVenueHas(
                quoted(missing), quoted(lesson.id),
                near: nearest(to: missing, among: equipment).map { quoted($0) })
            } ?? Words.noVenueHolds(quoted(lesson.id)))
        } else if !equipped.contains(where: { $0.seats >= least }) {
          context.log.warning(
            spot,
            Words.noVenueIsLarge(quoted(lesson.id), seats: least))
        }
      }
    }
  }
}
