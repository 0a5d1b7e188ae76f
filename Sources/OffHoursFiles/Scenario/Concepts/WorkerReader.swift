internal import OffHours

extension Concept {
  static let worker = Concept(
    "worker",
    [
      Key("id", .text, required: true),
      Key("name", .text, standard: "the id"),
      Key("employer", .reference("employer"), standard: "none"),
      Key("crew", .text, standard: "none; needed where the rotation has several"),
      Key("rotation", .reference("rotation"), standard: "the employer's"),
      Key("place", .reference("place"), standard: "the employer's"),
      Key("courses", .list(.reference("course")), standard: "none"),
      Key(
        "completed", .list(.reference("course, or course/lesson, with @date or without")), standard: "nothing"
      ),
      Key("priority", .decimal("above 0"), standard: "1"),
      Key("until", .date, standard: "none"),
      Key("unavailable", .either([.text, .list(.either([.text, .object(.stretch)]))]), standard: "never"),
      Key("status", .choice(["declined"]), standard: "none"),
      Key("due", .list(.reference("course, with @date")), standard: "when the credit runs out"),
      Key("needs", .list(.word), standard: "nothing"),
    ])
}

/// Reads workers, row by row; what many rows say alike is worked out once.
final class WorkerReader {
  /// Positions of the concept's keys.
  enum Key: Int, CaseIterable {
    case id, name, employer, crew, rotation, place, courses, completed, priority, until, unavailable, status,
      due, needs
  }

  /// Values by the text that gave them. What fails is not kept, so that every place is told.
  private final class Memo<Value> {
    private var values: [String: Value] = [:]

    func callAsFunction(_ scalar: Scalar, _ make: (Scalar) -> Value?) -> Value? {
      if let value = values[scalar.text] { return value }
      let value = make(scalar)
      if let value, values.count < 100_000 { values[scalar.text] = value }
      return value
    }
  }

  private struct Commitments {
    var weekly = WeeklyHours()
    var dates: [Interval] = []
  }

  let context: ReadingContext
  let places: Book<Place>
  let rotations: Book<Rotation>
  let employers: Book<Employer>
  let courses: CourseBook
  let rotationValues: [Rotation]
  let employerValues: [Employer]
  /// Whether roster tables have rows for a crew of an employer.
  let rosterNames: (Ref<Employer>, String) -> Bool

  /// Workers of whom it is not known which legends hold, because their employer or rotation is a fault.
  private(set) var withoutLegend: Set<Int> = []
  /// Employers that workers name and that are not known, which is logged.
  private(set) var unknownEmployers: Set<String> = []

  private let knownEmployers = Memo<Ref<Employer>>()
  private let knownRotations = Memo<Ref<Rotation>>()
  private let knownPlaces = Memo<Ref<Place>>()
  private let knownCourses = Memo<[Ref<Course>]>()
  private let knownCredits = Memo<[Credit]>()
  private let knownDues = Memo<[Due]>()
  private let knownNeeds = Memo<[String]>()
  private let knownCommitments = Memo<Commitments>()

  init(
    context: ReadingContext, places: Book<Place>, rotations: Book<Rotation>, employers: Book<Employer>,
    courses: CourseBook, rotationValues: [Rotation], employerValues: [Employer],
    rosterNames: @escaping (Ref<Employer>, String) -> Bool
  ) {
    self.context = context
    self.places = places
    self.rotations = rotations
    self.employers = employers
    self.courses = courses
    self.rotationValues = rotationValues
    self.employerValues = employerValues
    self.rosterNames = rosterNames
  }

  /// All workers, in the order of the rows.
  func workers(_ book: RowBook) -> [Worker] {
    checkColumns(book)
    let others = book.otherColumns
    let hasOthers =
      book.layers.contains { if case .map = $0 { true } else { false } } || others.contains { !$0.isEmpty }
    var workers: [Worker] = []
    // Of the last row that has some: most rows have the same.
    var columns: [String] = []
    workers.reserveCapacity(book.count)
    for position in 0..<book.count {
      let row = book[position]
      var worker = self.worker(row)
      if worker.employer == nil && row.node(Key.employer.rawValue) != nil
        || worker.rotation == nil && row.node(Key.rotation.rawValue) != nil
      {
        withoutLegend.insert(position)
      }
      if hasOthers {
        worker.carry(row.others(others).map { ($0.key, $0.value) }, columns: columns)
        if !worker.extraColumns.isEmpty { columns = worker.extraColumns }
      }
      workers.append(worker)
    }
    return workers
  }

  private func worker(_ row: RowBook.Row) -> Worker {
    var worker = Worker(id: row.id)
    if let name = scalar(row, .name, "a name") { worker.name = name.text }
    if let scalar = scalar(row, .employer, "an employer") {
      worker.employer = knownEmployers(scalar) { employers.find($0, context) }
      if worker.employer == nil { unknownEmployers.insert(scalar.text) }
    }
    let employer = worker.employer.map { employerValues[$0] }
    if let scalar = scalar(row, .rotation, "a rotation") {
      worker.rotation = knownRotations(scalar) { rotations.find($0, context) }
    } else {
      worker.rotation = employer?.rotation
    }
    worker.crew = scalar(row, .crew, "a crew").map { normalized($0.text) }
    checkCrew(worker, row)
    if let scalar = scalar(row, .place, "a place") {
      worker.home = knownPlaces(scalar) { places.find($0, context) }
    } else {
      worker.home = employer?.place
    }
    worker.courses = list(row, .courses, "a course", knownCourses, courseList) ?? []
    worker.credits = list(row, .completed, "a course, or course/lesson", knownCredits, creditList) ?? []
    if let scalar = scalar(row, .priority, "a number above 0, at most 1000000000") {
      worker.priority =
        context.number(scalar, "a number above 0, at most 1000000000", where: { $0 > 0 && $0 <= 1e9 }) ?? 1
    }
    if let scalar = scalar(row, .until, "a date") { worker.until = context.date(scalar) }
    if let commitments = commitments(row) {
      worker.commitments = commitments.weekly
      worker.unavailable = commitments.dates
    }
    worker.due = list(row, .due, "a course with @date", knownDues, dueList) ?? []
    for due in worker.due where !worker.courses.contains(due.course) {
      context.log.warning(
        row.spot(Key.due.rawValue), Words.dueNotNeeded(courses.courses.ids[due.course.index]))
    }
    worker.needs = Set(list(row, .needs, Self.need, knownNeeds, needList) ?? [])
    if let scalar = scalar(row, .status, "declined") {
      worker.declined = context.choice(scalar, ["declined"]) != nil
    }
    return worker
  }

  private func scalar(_ row: RowBook.Row, _ key: Key, _ expected: String) -> Scalar? {
    row.node(key.rawValue).flatMap { context.scalar($0, expected: expected) }
  }

  /// A list, or text with `;` between its elements.
  private func list<Value>(
    _ row: RowBook.Row, _ key: Key, _ expected: String, _ memo: Memo<[Value]>, _ read: ([Scalar]) -> [Value]?
  ) -> [Value]? {
    guard let node = row.node(key.rawValue) else { return nil }
    if case .list(let nodes) = node.value {
      return read(nodes.compactMap { context.scalar($0, expected: expected) })
    }
    guard let scalar = context.scalar(node, expected: expected) else { return nil }
    return memo(scalar) { scalar in read(Parse.list(scalar.text).map { Scalar(text: $0, spot: scalar.spot) })
    }
  }

  private func courseList(_ scalars: [Scalar]) -> [Ref<Course>]? {
    let found = scalars.map { courses.courses.find($0, context) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return Array(Set(found.compactMap(\.self))).sorted()
  }

  private static let need = "a word such as step-free"

  private func needList(_ scalars: [Scalar]) -> [String]? {
    let found = scalars.map { context.word($0, Self.need) }
    guard found.allSatisfy({ $0 != nil }) else { return nil }
    return found.compactMap(\.self)
  }

  private func creditList(_ scalars: [Scalar]) -> [Credit]? {
    var result: [Credit] = []
    var isGood = true
    for scalar in scalars {
      let parts = scalar.text.split(separator: "@", omittingEmptySubsequences: false)
      let name = Scalar(text: Parse.trimmed(String(parts[0])), spot: scalar.spot)
      var date: CivilDate?
      if parts.count > 1 {
        date = context.date(
          Scalar(text: Parse.trimmed(parts[1...].joined(separator: "@")), spot: scalar.spot))
        if date == nil { isGood = false }
      }
      guard let (course, lesson) = courses.courseOrLesson(name, context) else {
        isGood = false
        continue
      }
      let credit = Credit(course: course, lesson: lesson, date: date)
      if !result.contains(credit) { result.append(credit) }
    }
    return isGood ? result : nil
  }

  /// Due dates, `course@date`, each course once.
  private func dueList(_ scalars: [Scalar]) -> [Due]? {
    var result: [Due] = []
    var isGood = true
    for scalar in scalars {
      let parts = scalar.text.split(separator: "@", omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        context.mismatch(
          scalar.spot, found: quoted(scalar.text), expected: "a course and a date, such as safety@2027-03-15")
        isGood = false
        continue
      }
      let course = courses.courses.find(
        Scalar(text: Parse.trimmed(String(parts[0])), spot: scalar.spot), context)
      let date = context.date(Scalar(text: Parse.trimmed(String(parts[1])), spot: scalar.spot))
      guard let course, let date else {
        isGood = false
        continue
      }
      if result.contains(where: { $0.course == course }) {
        context.log.error(
          scalar.spot, "the course \(quoted(courses.courses.ids[course.index])) is due twice; remove one")
        isGood = false
      } else {
        result.append(Due(course: course, date: date))
      }
    }
    return isGood ? result.sorted { $0.course < $1.course } : nil
  }

  /// Credits for a whole course without a date, where they run out and the day is needed.
  func checkCredits(_ workers: [Worker], _ book: RowBook, _ scenario: [Course]) {
    guard scenario.contains(where: { $0.valid != nil }) else { return }
    for (position, worker) in workers.enumerated() {
      for credit in worker.credits
      where credit.lesson == nil && credit.date == nil && scenario[credit.course.index].valid != nil
        && !worker.due.contains(where: { $0.course == credit.course })
      {
        let id = scenario[credit.course.index].id
        context.mismatch(
          book[position].spot(Key.completed.rawValue), found: "\(quoted(id)) without a date",
          expected: "the date on which it was completed, such as \(id)@2026-03-15, because it runs out")
      }
    }
  }

  private func commitments(_ row: RowBook.Row) -> Commitments? {
    guard let node = row.node(Key.unavailable.rawValue) else { return nil }
    if case .scalar = node.value, let scalar = context.scalar(node, expected: "days and hours") {
      return knownCommitments(scalar) { scalar in
        var result = Commitments()
        let pieces = Parse.list(scalar.text).map { read(Scalar(text: $0, spot: scalar.spot), into: &result) }
        result.dates = result.dates.merged()
        return pieces.allSatisfy(\.self) ? result : nil
      }
    }
    var result = Commitments()
    for element in context.elements(node) {
      if element.map != nil {
        result.dates += context.closures(element)
      } else if let scalar = context.scalar(element, expected: "days and hours, a date, or {from, to}") {
        _ = read(scalar, into: &result)
      }
    }
    result.dates = result.dates.merged()
    return result
  }

  /// `mon-fri 16:00-18:00`, `sun`, or a date. False where it is none of them, which is logged.
  private func read(_ scalar: Scalar, into result: inout Commitments) -> Bool {
    if scalar.text.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false {
      guard let date = context.date(scalar) else { return false }
      result.dates.append(context.zone.day(date))
      return true
    }
    let words = scalar.text.split { $0 == " " || $0 == "," || $0 == "\t" }
    guard let first = words.first, let days = Parse.days(String(first)) else {
      context.mismatch(
        scalar.spot, found: quoted(scalar.text),
        expected: "days and hours such as mon-fri 16:00-18:00, or a date")
      return false
    }
    var windows: [ClockWindow] = []
    for word in words.dropFirst() {
      guard let window = context.window(Scalar(text: String(word), spot: scalar.spot)) else { return false }
      windows.append(window)
    }
    if words.count == 1 { windows = [ClockWindow(start: ClockTime(minute: 0), end: ClockTime(minute: 1440))] }
    for day in days { for window in windows { result.weekly.add(window, on: day) } }
    return true
  }

  private func checkCrew(_ worker: Worker, _ row: RowBook.Row) {
    guard let rotation = worker.rotation.map({ rotationValues[$0] }) else { return }
    guard let crew = worker.crew else {
      if rotation.crews.count > 1 {
        context.log.error(
          row.spot(Key.crew.rawValue),
          "worker \(quoted(worker.id)) has no crew, and the rotation \(quoted(rotation.id)) has several; expected one of \(rotation.crews.map(\.name).joined(separator: ", "))"
        )
      }
      return
    }
    if rotation.crews.isEmpty || rotation.crews.contains(where: { $0.name == crew }) { return }
    // Where the rotation has one crew, a roster table may know further ones.
    if rotation.crews.count == 1, let employer = worker.employer, rosterNames(employer, crew) { return }
    let names = rotation.crews.map(\.name)
    context.log.error(
      row.spot(Key.crew.rawValue),
      "the rotation \(quoted(rotation.id)) has no crew \(quoted(crew))\(context.log.expectation(crew, among: names, kind: "crew"))"
    )
  }

  /// Unknown keys of maps are faults; unknown columns are carried along, with a doubt where they look like a slip.
  private func checkColumns(_ book: RowBook) {
    var columns: Set<String> = []
    for source in book.layers {
      guard case .table(let table) = source else { continue }
      columns.formUnion(table.header)
      let absent = book.concept.names.filter { table.column($0) == nil }
      for (column, name) in table.header.enumerated() {
        if name.isEmpty {
          if let row = (0..<table.rowCount).first(where: { !table.isEmpty(row: $0, column: column) }) {
            context.log.error(
              table.spot(row: row, column: column),
              "found \(quoted(table.text(row: row, column: column))) in a column without a name; name the column"
            )
          }
        } else if !book.concept.names.contains(name), !Concept.isFree(name),
          let near = nearest(to: name, among: absent)
        {
          context.log.warning(table.headerSpot(column), Words.columnIsCarried(quoted(name), quoted(near)))
        }
      }
    }
    for case .map(let map, _) in book.layers {
      for entry in map.entries where !Concept.isFree(entry.key) {
        for field in entry.value.map?.entries ?? []
        where !book.concept.names.dropFirst().contains(field.key) && !Concept.isFree(field.key)
          && !(columns.contains(field.key) && field.key != "id")
        {
          context.log.error(
            field.keySpot,
            "unknown key \(quoted(field.key)) in worker \(quoted(entry.key))\(context.log.expectation(field.key, among: Array(book.concept.names.dropFirst()), kind: "key"))"
          )
        }
      }
    }
  }
}
