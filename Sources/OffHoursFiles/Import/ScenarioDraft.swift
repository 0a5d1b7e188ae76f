internal import OffHours

/// Everything that was understood, on its way into the files of a scenario.
struct ScenarioDraft {
  let request: ImportRequest
  var employers: EmployerBook
  let people: PeopleRegister
  let crews: [CrewDraft]
  let rotations: [RotationDraft]
  let halls: [HallList]
  let hasCourseColumn: Bool
  let horizon: DateSpan?
  let log: ImportLog

  /// The files, by name; empty where something is missing, which is logged.
  func files(_ findings: inout ImportFindings) -> [(name: String, text: String)] {
    guard let horizon else { return [] }
    let courses = courses()
    let places = places()
    findings.courses = courses.map { course in
      (course.id, course.name, people.people.count { takes($0, course, courses) }, course.minutes)
    }
    for list in halls {
      for row in list.rows where row.seats == nil {
        log.error(
          list.source.place(row.row, list.seatsColumn),
          Phrase(
            en:
              "\(row.seatsText.isEmpty ? "nothing" : "'\(row.seatsText)'") for the seats of '\(row.name)'; expected a whole number such as 40",
            vi:
              "số chỗ của '\(row.name)' \(row.seatsText.isEmpty ? "để trống" : "ghi '\(row.seatsText)'"); cần một số nguyên như 40"
          ))
      }
    }
    guard !log.hasErrors else { return [] }
    let roster = RosterTables(self)
    let text = ScenarioText(
      draft: self, horizon: horizon, courses: courses, places: places,
      rosterFiles: roster.files.map(\.name))
    return [("scenario.yaml", text.yaml), ("workers.csv", workers(courses, places))] + roster.files
  }

  /// Whether somebody, or a crew, is the employer's.
  func isUsed(employer: Int) -> Bool {
    people.people.contains { $0.employer == employer } || crews.contains { $0.employer == employer }
  }

  // MARK: - Courses

  /// A course on the way into a scenario.
  struct CourseDraft {
    var id: String
    var name: String
    var minutes: [Int]
  }

  /// Courses that lists name or that were asked for; lengths cannot be guessed.
  private func courses() -> [CourseDraft] {
    var result = request.courses.map { CourseDraft(id: $0.id, name: $0.id, minutes: $0.minutes) }
    var unknown: [(name: String, id: String, count: Int, place: CellPlace)] = []
    for person in people.people {
      for name in person.courses {
        if let there = position(of: name, in: result) {
          if result[there].name == result[there].id { result[there].name = name }
        } else if let there = unknown.firstIndex(where: { slug($0.name) == slug(name) }) {
          unknown[there].count += 1
        } else {
          unknown.append((name, slug(name), 1, person.place))
        }
      }
    }
    for course in unknown {
      log.error(
        course.place,
        Phrase(
          en:
            "the course '\(course.name)' (\(Words.people(course.count).en)) has no lessons yet; say how many minutes each takes: --course \(course.id)=120,120",
          vi:
            "khóa học '\(course.name)' (\(course.count) người) chưa có bài; hãy ghi số phút của từng bài: --course \(course.id)=120,120"
        ))
    }
    return result
  }

  /// The course that a list's words mean: its id, or words that hold its id.
  private func position(of name: String, in courses: [CourseDraft]) -> Int? {
    let key = slug(name)
    if let exact = courses.firstIndex(where: { slug($0.id) == key }) { return exact }
    let near = courses.indices.filter { "-\(key)-".contains("-\(slug(courses[$0].id))-") }
    return near.count == 1 ? near[0] : nil
  }

  private func takes(_ person: PersonDraft, _ course: CourseDraft, _ courses: [CourseDraft]) -> Bool {
    // Without a column of courses everybody on the lists takes those asked for.
    if !hasCourseColumn { return true }
    return person.courses.contains { position(of: $0, in: courses).map { courses[$0].id } == course.id }
  }

  // MARK: - Places

  /// A place on the way into a scenario.
  struct PlaceDraft {
    var id: String
    var name: String
    var at: (latitude: Double, longitude: Double)?
  }

  private func places() -> [PlaceDraft] {
    var result: [PlaceDraft] = []
    func add(_ name: String, _ at: (latitude: Double, longitude: Double)?) {
      guard !name.isEmpty else { return }
      if let there = result.firstIndex(where: { slug($0.name) == slug(name) }) {
        if result[there].at == nil { result[there].at = at }
      } else {
        result.append(
          PlaceDraft(id: slug(name).isEmpty ? "place-\(result.count + 1)" : slug(name), name: name, at: at))
      }
    }
    for hall in halls.flatMap(\.rows) {
      add(hall.place.isEmpty && hall.at != nil ? hall.name : hall.place, hall.at)
    }
    for person in people.people { add(person.workplace, nil) }
    // Two places without a way between them need one.
    let without = result.filter { $0.at == nil }
    if result.count > 1, !without.isEmpty, request.journey == nil, !halls.isEmpty,
      people.people.contains(where: { !$0.workplace.isEmpty })
    {
      let names = without.map { "'\($0.name)'" }.joined(separator: ", ")
      log.error(
        nil,
        Phrase(
          en:
            "nothing says how far these places are from the others: \(names). Add columns Latitude and Longitude to the list of halls, or give the minutes between any two places with --journey 20",
          vi:
            "không biết các nơi sau cách nhau bao xa: \(names). Hãy thêm cột Vĩ độ và Kinh độ vào danh sách hội trường, hoặc ghi số phút đi giữa hai nơi bất kỳ bằng --journey 20"
        ))
    }
    return result
  }

  func place(_ name: String, _ places: [PlaceDraft]) -> String? {
    name.isEmpty ? nil : places.first { slug($0.name) == slug(name) }?.id
  }

  /// The place where most people of an employer work.
  func workplace(of employer: Int, _ places: [PlaceDraft]) -> String? {
    let all = people.people.filter { $0.employer == employer }.compactMap { place($0.workplace, places) }
    let counts = all.reduce(into: [String: Int]()) { $0[$1, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  // MARK: - Workers

  /// The rotation that everybody at an employer plays; nil where they differ.
  func rotation(of employer: Int) -> Int? {
    let all = Set(people.people.filter { $0.employer == employer }.map(\.rotation))
    return all.count == 1 ? all.first! : nil
  }

  private func workers(_ courses: [CourseDraft], _ places: [PlaceDraft]) -> String {
    // Each employer is looked at once, not once for each of its people.
    let shared = employers.employers.indices.map { rotation(of: $0) }
    let common = employers.employers.indices.map { workplace(of: $0, places) }
    let hasRotation = people.people.contains {
      $0.rotation != nil && $0.employer.map { shared[$0] } == .some(nil)
    }
    let hasPlace = people.people.contains { person in
      person.employer.map {
        place(person.workplace, places) != common[$0] && !person.workplace.isEmpty
      } ?? false
    }
    let hasPhone = people.people.contains { !$0.phone.isEmpty }
    let hasHome = people.people.contains { !$0.home.isEmpty }
    var headings: [String] = []
    let reserved = Set(Concept.worker.keys.map(\.name) + ["phone", "home"])
    for (heading, _) in people.people.flatMap(\.extra)
    where !headings.contains(Self.column(heading, reserved)) {
      headings.append(Self.column(heading, reserved))
    }
    var csv = CSVWriter()
    var columns = ["id", "name", "employer", "crew"]
    if hasRotation { columns.append("rotation") }
    if hasPlace { columns.append("place") }
    columns.append("courses")
    if hasPhone { columns.append("phone") }
    if hasHome { columns.append("home") }
    csv.row(columns + headings)
    for person in people.people {
      var cells = [
        person.id, person.name, person.employer.map { employers[$0].id } ?? "", person.crewId ?? "",
      ]
      if hasRotation {
        let own = person.rotation.map { rotations[$0].id } ?? ""
        cells.append(person.employer.flatMap { shared[$0] } == nil ? own : "")
      }
      if hasPlace {
        let own = place(person.workplace, places)
        cells.append(own == person.employer.flatMap { common[$0] } ? "" : own ?? "")
      }
      cells.append(courses.filter { takes(person, $0, courses) }.map(\.id).joined(separator: ";"))
      if hasPhone { cells.append(person.phone) }
      if hasHome { cells.append(person.home) }
      for heading in headings {
        cells.append(
          person.extra.filter { Self.column(heading, reserved) == Self.column($0.heading, reserved) }.map(
            \.text
          ).joined(separator: "; "))
      }
      csv.row(cells)
    }
    return csv.text
  }

  /// A further column's name: as its heading, unless the format gives that name a meaning or nearly does.
  private static func column(_ heading: String, _ reserved: Set<String>) -> String {
    let name = plainText(heading)
    if Concept.isFree(name) || name.lowercased() == "ghi chú" { return "note" }
    return reserved.contains(name) || nearest(to: name, among: Concept.worker.names) != nil
      ? "x-\(name)" : name
  }
}
