internal import OffHours

extension Concept {
  static let absence = Concept(
    "absence",
    [
      Key("id", .text, standard: "the row's number, the header being 1"),
      Key("worker", .reference("worker")),
      Key("employer", .reference("employer, or employer/crew")),
      Key("from", .either([.date, .dateTime]), required: true),
      Key("to", .either([.date, .dateTime]), required: true),
      Key("place", .reference("place"), standard: "none: no duty"),
      Key("reason", .text, standard: "none"),
    ])
}

/// Reads absences and duties.
struct AbsenceReader {
  private enum Key: Int { case id, worker, employer, from, to, place, reason }

  let context: ReadingContext
  let places: Book<Place>
  let people: PeopleBook

  func absences(_ book: RowBook) -> [Absence] {
    checkKeys(book)
    return (0..<book.count).compactMap { absence(book[$0]) }
  }

  private func absence(_ row: RowBook.Row) -> Absence? {
    func scalar(_ key: Key, _ expected: String) -> Scalar? {
      row.node(key.rawValue).flatMap { context.scalar($0, expected: expected) }
    }
    let who: Absence.Who?
    var isOfRemoved = false
    switch (scalar(.worker, "a worker"), scalar(.employer, "an employer, or employer/crew")) {
    case (let worker?, nil):
      isOfRemoved = people.isRemoved(worker.text)
      who = isOfRemoved ? nil : people.worker(worker, orCrew: true, context)
    case (nil, let employer?): who = people.crew(employer, context).map { .crew($0) }
    case (_?, let employer?):
      context.log.error(employer.spot, "an absence has a worker or an employer, not both; leave one empty")
      who = nil
    case (nil, nil):
      context.log.error(
        row.spot(Key.worker.rawValue),
        "absence \(quoted(row.id)) has neither a worker nor an employer; say whom it concerns")
      who = nil
    }
    for key in [Key.from, .to] where row.node(key.rawValue) == nil {
      context.log.error(
        row.spot(key.rawValue),
        "absence \(quoted(row.id)) has no \(key == .from ? "'from'" : "'to'"); for one day write its date in both"
      )
    }
    let place = scalar(.place, "a place").map { places.find($0, context) }
    guard let from = scalar(.from, "a date or a local date and time"),
      let to = scalar(.to, "a date or a local date and time"),
      let interval = context.interval(from: from, to: to),
      let who, !isOfRemoved
    else { return nil }
    return Absence(
      id: row.id, who: who, interval: interval, place: place ?? nil,
      reason: scalar(.reason, "text")?.text ?? "")
  }

  private func checkKeys(_ book: RowBook) {
    let names = book.concept.names
    for source in book.layers {
      switch source {
      case .table(let table):
        for (column, name) in table.header.enumerated()
        where !name.isEmpty && !names.contains(name) && !Concept.isFree(name) {
          context.log.error(
            table.headerSpot(column),
            "unknown column \(quoted(name)) in a table of absences\(context.log.expectation(name, among: names, kind: "column"))"
          )
        }
      case .map(let map, _):
        for entry in map.entries where !Concept.isFree(entry.key) {
          for field in entry.value.map?.entries ?? []
          where !names.dropFirst().contains(field.key) && !Concept.isFree(field.key) {
            context.log.error(
              field.keySpot,
              "unknown key \(quoted(field.key)) in absence \(quoted(entry.key))\(context.log.expectation(field.key, among: Array(names.dropFirst()), kind: "key"))"
            )
          }
        }
      }
    }
  }
}

/// Workers, employers and crews by the names that rosters and absences use.
struct PeopleBook {
  let workers: [Worker]
  let workerIds: IdBook
  let employers: Book<Employer>
  let employerValues: [Employer]
  let rotations: [Rotation]
  /// Crews of each employer: those of its rotation and those of its workers.
  private let crews: [Set<String>]
  /// Workers of whom it is not known which legends hold.
  let withoutLegend: Set<Int>
  /// Employers that are not known and were told: what names them once more is the same fault.
  private let unknownEmployers: ToldNames
  /// Ids of workers that an overlay removed: what names them is left out.
  let removed: Set<String>

  init(
    workers: [Worker], book: RowBook, employers: Book<Employer>, employerValues: [Employer],
    rotations: [Rotation],
    withoutLegend: Set<Int>, unknownEmployers: Set<String> = []
  ) {
    self.unknownEmployers = ToldNames(unknownEmployers)
    self.withoutLegend = withoutLegend
    self.workers = workers
    workerIds = book.ids
    self.employers = employers
    self.employerValues = employerValues
    self.rotations = rotations
    removed = book.removedIds
    var crews = employerValues.map { Set($0.rotation.map { rotations[$0].crews.map(\.name) } ?? []) }
    for worker in workers {
      if let employer = worker.employer, let crew = worker.crew { crews[employer.index].insert(crew) }
    }
    self.crews = crews
  }

  /// Whether an overlay removed the worker.
  func isRemoved(_ id: String) -> Bool { !removed.isEmpty && removed.contains(id) }

  /// A worker; where `orCrew`, an employer or `employer/crew` too.
  func worker(_ scalar: Scalar, orCrew: Bool, _ context: ReadingContext) -> Absence.Who? {
    if let position = workerIds[scalar.text] { return .worker(Ref(position)) }
    if orCrew, scalar.text.utf8.contains(0x2F) || employers[scalar.text] != nil {
      return crew(scalar, context).map { .crew($0) }
    }
    if let slash = scalar.text.utf8.firstIndex(of: 0x2F), unknownEmployers.has(String(scalar.text[..<slash]))
    {
      return nil
    }
    context.log.error(
      scalar.spot,
      "unknown worker \(quoted(scalar.text))\(context.log.expectation(scalar.text, among: workerIds.ids, kind: "worker"))"
    )
    return nil
  }

  /// `employer`, or `employer/crew`.
  func crew(_ scalar: Scalar, _ context: ReadingContext) -> CrewKey? {
    guard let slash = scalar.text.utf8.firstIndex(of: 0x2F) else {
      return employers.find(scalar, context).map { CrewKey(employer: $0, crew: nil) }
    }
    let name = Scalar(text: String(scalar.text[..<slash]), spot: scalar.spot)
    guard let employer = employers[name.text] else {
      if unknownEmployers.tells(name.text) { _ = employers.find(name, context) }
      return nil
    }
    let crew = normalized(String(scalar.text[scalar.text.utf8.index(after: slash)...]))
    let known = crews[employer.index]
    if !known.contains(crew) {
      let employerId = quoted(employers.ids[employer.index])
      guard employerValues[employer].rotation == nil else {
        context.log.error(
          scalar.spot,
          "employer \(employerId) has no crew \(quoted(crew))\(context.log.expectation(crew, among: known.sorted(), kind: "crew"))"
        )
        return nil
      }
      context.log.warning(
        scalar.spot,
        Words.crewWithoutWorkers(
          employerId, quoted(crew), known: known.sorted(),
          near: nearest(to: crew, among: known.sorted()).map { quoted($0) }))
    }
    return CrewKey(employer: employer, crew: crew)
  }
}

/// Names that were told to be unknown.
private final class ToldNames {
  private var names: Set<String>

  init(_ names: Set<String>) { self.names = names }

  func has(_ name: String) -> Bool { names.contains(name) }

  /// Whether a name is yet to be told; from now on it is told.
  func tells(_ name: String) -> Bool { names.insert(name).inserted }
}
