internal import OffHours

/// What an import has to know of the scenario into which it brings more: whose ids are whose, and what codes mean.
package struct KnownScenario: Sendable {
  /// Somebody of the scenario.
  struct Person: Sendable {
    var id: String
    /// The personal number that lists have; empty where the id was made up.
    var number: String
    var name: String
    var employer: String?
    var crew: String
    var workplace: String
    var courses: [String]
  }

  /// The file of the scenario, for places.
  let path: String
  let people: [Person]
  /// Employers with the codes that hold for their people: their own, those of their rotations, the scenario's.
  let employers: [(id: String, name: String, legend: [(code: String, shift: ShiftCode)])]
  let places: [(id: String, name: String, at: (latitude: Double, longitude: Double)?)]
  let courses: [(id: String, name: String, lessons: [(id: String, name: String, minutes: Int)])]
  let horizon: DateSpan
  let timezone: String
  let language: Language
  /// Whether people whom only a roster names were taken in: nobody had handed in a list.
  let isOpen: Bool
  /// Courses that everybody takes; newcomers take them too where nothing else is said.
  let commonCourses: Set<String>

  /// What is to be known of a scenario.
  init(_ scenario: Scenario, path: String, isOpen: Bool) {
    self.path = path
    self.isOpen = isOpen
    horizon = scenario.horizon
    timezone = scenario.zone.identifier
    language = scenario.language
    places = scenario.places.map { ($0.id, $0.name, $0.at) }
    courses = scenario.courses.map { course in
      (course.id, course.name, course.lessons.map { ($0.id, $0.name, $0.minutes) })
    }
    people = scenario.workers.map { worker in
      let number = worker.extra.first { $0.column == "x-id" }?.value ?? ""
      return Person(
        id: worker.id, number: Self.isMadeUp(worker.id) ? number : worker.id, name: worker.name,
        employer: worker.employer.map { scenario.employers[$0].id }, crew: worker.crew ?? "",
        workplace: worker.home.map { scenario.places[$0].name } ?? "",
        courses: worker.courses.map { scenario.courses[$0].id })
    }
    var common = Set(scenario.courses.map(\.id))
    for person in people { common.formIntersection(person.courses) }
    commonCourses = people.isEmpty ? Set(scenario.courses.map(\.id)) : common
    employers = scenario.employers.enumerated().map { position, employer in
      var legend = employer.shifts
      let rotations = scenario.workers.filter { $0.employer?.index == position }.compactMap(\.rotation)
      for rotation in Set(rotations + [employer.rotation].compactMap(\.self)).sorted() {
        legend.merge(scenario.rotations[rotation].shifts) { own, _ in own }
      }
      legend.merge(scenario.shifts) { own, _ in own }
      return (employer.id, employer.name, legend.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  /// Whether an id is one that an import makes for people without a number.
  static func isMadeUp(_ id: String) -> Bool {
    id.utf8.first == 0x57 && id.utf8.count >= 4 && decimal(id.utf8.dropFirst()) != nil
  }

  /// The codes of an employer as lines of a legend.
  func entries(of employer: String) -> [PlacedEntry] {
    (employers.first { $0.id == employer }?.legend ?? []).map { code, shift in
      let meaning: DayMeaning =
        switch shift {
        case .hours(let stretches): .hours(stretches.map { Stretch($0.hours.start, $0.hours.end) })
        case .off: .off
        case .absent: .absent
        }
      let place = CellPlace(path: path, sheet: nil, row: nil, column: nil, line: 1)
      return PlacedEntry(
        entry: LegendEntry(codes: [code], whole: nil, meaning: .day(meaning), words: "", remark: nil),
        place: place)
    }
  }
}

extension Importer {
  /// Puts the scenario's employers and people in front of what is read.
  mutating func seed(_ known: KnownScenario) {
    for employer in known.employers { _ = employers.add(id: employer.id, name: employer.name) }
    if request.employers.isEmpty, known.employers.count == 1 {
      request.employers = [.init(id: known.employers[0].id)]
    }
    for course in known.courses where !request.courses.contains(where: { $0.id == course.id }) {
      request.courses.append(
        .init(id: course.id, name: course.name, minutes: course.lessons.map(\.minutes)))
    }
    for person in known.people {
      let place = CellPlace(path: known.path, sheet: nil, row: nil, column: nil, line: 1)
      var draft = PersonDraft(name: person.name, place: place)
      draft.id = person.number
      draft.known = person.id
      draft.isSeen = false
      draft.employer = person.employer.flatMap { id in employers.employers.firstIndex { $0.id == id } }
      draft.crew = person.crew
      draft.workplace = person.workplace
      draft.knownCourses = person.courses
      people.seed(draft)
    }
  }
}
