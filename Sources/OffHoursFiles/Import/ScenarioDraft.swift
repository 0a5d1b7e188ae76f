internal import OffHours

/// Everything that was understood, on its way into the files of a scenario.
struct ScenarioDraft {
  let request: ImportRequest
  let timezone: String
  let zoneReason: Phrase?
  var employers: EmployerBook
  let people: PeopleRegister
  let crews: [CrewDraft]
  let rotations: [RotationDraft]
  let supplies: [SupplyList]
  let absences: [AbsenceDraft]
  /// Courses of sheets, and caps on release by the employer's position.
  let planned: [CourseDraft]
  let releases: [Int: String]
  let hasCourseColumn: Bool
  let horizon: DateSpan?
  let log: ImportLog

  /// Courses that options name, or that the scenario has that is there, with its lessons.
  private var asked: [CourseDraft] { CourseDraft.asked(request) }

  /// The files, by name; empty where something is missing, which is logged.
  func files(_ findings: inout ImportFindings) -> [(name: String, text: String)] {
    guard let horizon else { return [] }
    var courses = courses()
    let together = TogetherBook(self, courses)
    for position in courses.indices { together.write(into: &courses[position]) }
    findings.together = together.groups
    let places = places()
    findings.courses = courses.map { course in
      (course.id, course.name, people.people.count { takes($0, course, courses) }, course.minutes)
    }
    let supply = SupplyDraft(self, courses: courses, places: places, horizon: horizon)
    let credits = CreditBook(self, courses)
    guard !log.hasErrors else { return [] }
    findings.supplyNotes = supply.notes
    let roster = RosterTables(self)
    let text = ScenarioText(
      draft: self, horizon: horizon, courses: courses, places: places, supply: supply,
      rosterFiles: roster.files.map(\.name))
    let away = absenceTable(places).map { [("absences.csv", $0)] } ?? []
    return [("scenario.yaml", text.yaml), ("workers.csv", workers(courses, places, credits))] + roster.files
      + away
  }

  /// Whether somebody, or a crew, is the employer's.
  func isUsed(employer: Int) -> Bool {
    people.people.contains { $0.employer == employer } || crews.contains { $0.employer == employer }
      || releases[employer] != nil
  }

  // MARK: - Courses

  /// A course on the way into a scenario.
  struct CourseDraft {
    /// A lesson of it.
    struct Lesson {
      var id: String
      var name = ""
      var minutes: Int
      /// Further keys, as they stand in its braces.
      var more: [String] = []
      /// Whether a sheet says its length.
      var isSaid = false
    }

    var id: String
    var name: String
    var lessons: [Lesson]
    /// Further lines below it, and the names of their keys.
    var lines: [String] = []
    var said: Set<String> = []
    /// Paths of values that a sheet says do not hold.
    var lifted: [[String]] = []
    /// Whether a sheet lists it, and says how it is attended.
    var isOfSheet = false, saysAttend = false
    var minutes: [Int] { lessons.map(\.minutes) }

    init(id: String, name: String, minutes: [Int]) {
      (self.id, self.name) = (id, name)
      lessons = minutes.enumerated().map { Lesson(id: "L\($0.offset + 1)", minutes: $0.element) }
    }

    /// A course that an option names.
    init(_ asked: ImportRequest.CourseLengths) {
      self.init(id: asked.id, name: asked.name ?? asked.id, minutes: asked.minutes)
    }
  }

  /// Courses that lists name or that were asked for; lengths cannot be guessed.
  private func courses() -> [CourseDraft] {
    var result = asked
    for course in planned {
      if let there = result.firstIndex(where: { $0.id == course.id }) {
        result[there] = course
      } else {
        result.append(course)
      }
    }
    var unknown: [(name: String, id: String, count: Int, place: CellPlace)] = []
    for person in people.people {
      for name in person.courses {
        if let there = position(of: name, in: result) {
          if result[there].name == result[there].id { result[there].name = name }
        } else if let there = unknown.firstIndex(where: { slug($0.name) == slug(name) }) {
          unknown[there].count += 1
        } else {
          unknown.append((name, slug(name), 1, person.coursePlaces[name] ?? person.place))
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
  func position(of name: String, in courses: [CourseDraft]) -> Int? { Self.position(of: name, in: courses) }

  static func position(of name: String, in courses: [CourseDraft]) -> Int? {
    let key = slug(name)
    if key.isEmpty { return nil }
    if let exact = courses.firstIndex(where: { slug($0.id) == key || slug($0.name) == key }) { return exact }
    let near = courses.indices.filter { "-\(key)-".contains("-\(slug(courses[$0].id))-") }
    return near.count == 1 ? near[0] : nil
  }

  /// The id of a course, or of a course and its lesson, `safety/L2`, that words mean; nil where they mean none.
  func courseOrLesson(_ text: String, _ courses: [CourseDraft]) -> String? {
    let parts = text.split(separator: "/", maxSplits: 1).map { plainText(String($0)) }
    if parts.count == 2, let at = position(of: parts[0], in: courses),
      let lesson = courses[at].lessons.first(where: {
        $0.id.uppercased() == parts[1].uppercased() || !$0.name.isEmpty && slug($0.name) == slug(parts[1])
      })
    {
      return "\(courses[at].id)/\(lesson.id)"
    }
    return position(of: text, in: courses).map { courses[$0].id }
  }

  func takes(_ person: PersonDraft, _ course: CourseDraft, _ courses: [CourseDraft]) -> Bool {
    if person.exempt.contains(course.id) { return false }
    if person.known != nil, person.courses.isEmpty {
      // Nothing is said of somebody's courses, but for those that are not for him or her.
      return !person.exempt.isEmpty && person.knownCourses.contains(course.id)
    }
    if let known = request.known, person.courses.isEmpty {
      return known.commonCourses.contains(course.id) || !known.courses.contains { $0.id == course.id }
    }
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
    /// Whether the scenario that is there has it already.
    var isKnown = false
  }

  private func places() -> [PlaceDraft] {
    var result = (request.known?.places ?? []).map { place in
      PlaceDraft(id: place.id, name: place.name, at: place.at, isKnown: true)
    }
    func add(_ name: String, _ at: (latitude: Double, longitude: Double)?) {
      guard !name.isEmpty else { return }
      if let there = result.firstIndex(where: { slug($0.name) == slug(name) }) {
        if result[there].at == nil { result[there].at = at }
      } else {
        result.append(
          PlaceDraft(id: slug(name).isEmpty ? "place-\(result.count + 1)" : slug(name), name: name, at: at))
      }
    }
    for hall in halls {
      add(placeName(of: hall), hall.at)
    }
    for person in people.people { add(person.workplace, nil) }
    for row in supplies.filter({ $0.kind == .instructors }).flatMap(\.rows) { add(row.text(.workplace), nil) }
    // Overtime is worked somewhere: at the employer's, where nothing else is known.
    if absences.contains(where: { $0.isDuty && people[$0.person].workplace.isEmpty }), result.isEmpty {
      add(Phrase(en: "At work", vi: "Nơi làm việc")(request.language ?? .english), nil)
    }
    // Two places without a way between them need one.
    let without = result.filter { $0.at == nil && !$0.isKnown }
    if result.count > 1, !without.isEmpty, request.journey == nil, !halls.isEmpty,
      people.people.contains(where: { !$0.workplace.isEmpty })
    {
      let ofHalls = Set(halls.map { slug($0.text(.workplace)) })
      log.error(nil, JourneyWords.unknown(without.map { ($0.name, ofHalls.contains(slug($0.name))) }))
    }
    return result
  }

  /// The place of a hall: its own where it has coordinates, or where journeys are given and people work elsewhere.
  func placeName(of hall: SupplyList.Row) -> String {
    let place = hall.text(.workplace)
    if !place.isEmpty { return place }
    let isOnline = YesNo.isYes(hall.text(.online))
    let isAway = request.journey != nil && !isOnline && people.people.contains { !$0.workplace.isEmpty }
    return hall.at != nil || isAway ? hall.name : ""
  }

  /// All rows of the lists of halls.
  var halls: [SupplyList.Row] { supplies.filter { $0.kind == .halls }.flatMap(\.rows) }

  /// Absences and overtime, as a table; nil where there are none.
  private func absenceTable(_ places: [PlaceDraft]) -> String? {
    guard !absences.isEmpty else { return nil }
    var csv = CSVWriter()
    csv.row(["id", "worker", "from", "to", "place", "reason"])
    for (number, absence) in absences.enumerated() {
      let person = people[absence.person]
      let there =
        place(person.workplace, places) ?? person.employer.flatMap { workplace(of: $0, places) }
        ?? places.first?.id
      csv.row([
        "\(absence.isDuty ? "duty" : "away")-\(number + 1)", person.id, absence.from, absence.to,
        absence.isDuty ? there ?? "" : "", absence.reason,
      ])
    }
    return csv.text
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

  private func workers(_ courses: [CourseDraft], _ places: [PlaceDraft], _ credits: CreditBook) -> String {
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
    let headings = carriedColumns
    let settings = Self.settingColumns.filter { kind in
      people.people.contains { $0.settings[kind] != nil }
        && (kind == .completed || kind == .due ? !credits.isCarried(kind) : true)
    }
    let kept = [Heading.completed, .due].filter { kind in
      credits.isCarried(kind) && people.people.contains { $0.settings[kind] != nil }
    }
    for kind in kept {
      log.warning(
        people.people.compactMap { $0.settings[kind] }.first?.place,
        Phrase(
          en: "nothing in this column is a course that is known; it is carried along as 'x-\(kind.rawValue)'",
          vi: "cột này không ghi khóa học nào đã biết; giữ nguyên thành cột 'x-\(kind.rawValue)'"))
    }
    var csv = CSVWriter()
    var columns = ["id", "name", "employer", "crew"]
    if hasRotation { columns.append("rotation") }
    if hasPlace { columns.append("place") }
    columns.append("courses")
    columns += settings.map(\.rawValue)
    if hasPhone { columns.append("phone") }
    if hasHome { columns.append("home") }
    csv.row(columns + headings.map(\.column) + kept.map { "x-\($0.rawValue)" })
    for (position, person) in people.people.enumerated() {
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
      cells += settings.map { credits[position, $0] ?? person.settings[$0]?.text ?? "" }
      if hasPhone { cells.append(person.phone) }
      if hasHome { cells.append(person.home) }
      for heading in headings {
        let own = person.extra.filter { heading.headings.contains($0.heading) }.map(\.text)
        cells.append(own.joined(separator: "; "))
      }
      cells += kept.map { person.settings[$0]?.text ?? "" }
      csv.row(cells)
    }
    return csv.text
  }

  /// Columns of the format that lists may fill, in the order in which they are written.
  private static let settingColumns: [Heading] = [
    .completed, .due, .priority, .until, .unavailable, .status, .needs,
  ]

  /// Columns that go along under their own headings: the name that each has, and the headings that come together in it.
  private var carriedColumns: [(column: String, headings: Set<String>)] {
    var result: [(column: String, headings: Set<String>)] = []
    let reserved = Set(Concept.worker.keys.map(\.name) + ["phone", "home"])
    for (heading, _) in people.people.flatMap(\.extra) {
      let column = Self.column(heading, reserved)
      if let there = result.firstIndex(where: { $0.column == column }) {
        result[there].headings.insert(heading)
      } else {
        result.append((column, [heading]))
      }
    }
    return result
  }

  /// A further column's name: as its heading, unless the format gives that name a meaning or nearly does.
  private static func column(_ heading: String, _ reserved: Set<String>) -> String {
    let name = plainText(heading)
    if name.isEmpty { return "note" }
    if Concept.isFree(name) || name.lowercased() == "ghi chú" { return "note" }
    return reserved.contains(name.lowercased()) || nearest(to: name, among: Concept.worker.names) != nil
      ? "x-\(name)" : name
  }
}

extension ScenarioDraft.CourseDraft {
  /// The courses of options and of the scenario that is there.
  static func asked(_ request: ImportRequest) -> [Self] {
    request.courses.map { course in
      var draft = Self(course)
      if let there = request.known?.courses.first(where: { $0.id == course.id }) {
        draft.lessons = there.lessons.map { Lesson(id: $0.id, name: $0.name, minutes: $0.minutes) }
      }
      return draft
    }
  }
}
