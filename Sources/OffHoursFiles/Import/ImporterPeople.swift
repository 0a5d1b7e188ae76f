internal import OffHours

/// People of lists and of rosters.
extension Importer {
  /// The employer named by a file, the only one asked for, or that of a title. Where sheets' titles name several firms, the
  /// titles win over the option.
  mutating func employer(of source: SourceSheet, title: String?) -> Int? {
    if let id = source.employer { return employers.add(id: id, name: title) }
    let titles = Set((grids.map(\.titleEmployer) + names.map(\.titleEmployer)).compactMap { $0.map(slug) })
    if request.employers.count == 1, titles.count <= 1 {
      return employers.add(id: request.employers[0].id, name: title)
    }
    if let title { return employers.add(name: title) }
    return request.employers.count == 1 ? employers.add(id: request.employers[0].id) : nil
  }

  /// The dates that are known before people are read: asked for, of rosters, of the scenario that is there.
  var rosterSpan: DateSpan? {
    let spans = grids.compactMap(\.span) + (request.known.map { [$0.horizon] } ?? [])
    let from = request.from ?? spans.map(\.from).min() ?? month?.first
    let to = request.to ?? spans.map(\.to).max() ?? month.map { $0.first + ($0.days - 1) }
    guard let from, let to, from <= to else { return nil }
    return DateSpan(from: from, to: to)
  }

  mutating func readNames() {
    let hasPlainList = names.contains { $0.training.isEmpty }
    // Lists before matrices, as these add to them.
    let order =
      names.indices.filter { names[$0].training.isEmpty }
      + names.indices.filter { !names[$0].training.isEmpty }
    for position in order {
      let list = names[position]
      // A title such as the trade union's is no employer where the list has a column of its own.
      let owner = employer(of: list.source, title: list.hasEmployers ? nil : list.titleEmployer)
      if !list.hasEmployers, let title = list.titleEmployer {
        list.source.useTitle(title, above: list.headingRow)
      }
      var here: Set<Int> = []
      let at = list.source.noteAt
      let settings = PersonSettings(list, in: rosterSpan, log)
      findings.files[at.file].sheets[at.sheet].columns = settings.columns
      for (index, row) in list.rows.enumerated() {
        var person = PersonDraft(name: row.name, place: list.source.place(row.row, list.heading.nameColumn))
        person.id = row.id
        person.employer = row.employer.isEmpty ? owner : employers.add(name: row.employer)
        person.crew = row.crew
        person.courses = row.courses
        person.coursePlaces = row.coursePlaces
        person.phone = row.phone
        person.workplace = row.workplace
        person.home = row.home
        (person.settings, person.extra) = settings.of(index)
        person.exempt = row.exempt
        if person.settings[.status] == nil, person.settings[.until] == nil {
          away += list.away(row, settings.columns)
        }
        if let employer = person.employer { here.insert(employer) }
        guard !list.training.isEmpty, hasPlainList else {
          people.add(person)
          continue
        }
        // A matrix covers the whole firm; who is to learn, the list says.
        if people.match(person, isOpen: false) == nil {
          findings.leftOut += 1
          leaveOut(person)
        }
      }
      findings.files[at.file].sheets[at.sheet].employers = here.sorted().map { employers[$0].name }
    }
  }

  // MARK: - Rosters

  mutating func readRosters() {
    // Owners first: which legend holds for whom is asked below.
    for grid in grids { owners.append(employer(of: grid.source, title: grid.titleEmployer)) }
    let isOpen = names.isEmpty && request.known?.isOpen ?? true
    for (position, grid) in grids.enumerated() {
      var owner = owners[position]
      if owner == nil, grid.isOfCrews, employers.employers.count == 1 { owner = 0 }
      var used: Set<Int> = []
      if grid.isOfCrews {
        readCrews(grid, position, owner: owner, &used)
      } else {
        readPeople(grid, position, owner: owner, isOpen: isOpen, &used)
      }
      let at = grid.source.noteAt
      findings.files[at.file].sheets[at.sheet].employers = used.sorted().map { employers[$0].name }
    }
  }

  mutating func readCrews(_ grid: RosterGrid, _ position: Int, owner: Int?, _ used: inout Set<Int>) {
    var readers: [Int: CodeReader] = [:]
    for row in grid.rows {
      let employer = row.employer.isEmpty ? owner : employers.add(name: row.employer)
      guard let employer else {
        log.error(
          grid.source.place(row.row),
          Phrase(
            en:
              "whose crews are these? Name the employer with --employer ID, or give the file as ID=\(Path.name(of: grid.source.path))",
            vi:
              "đây là kíp của đơn vị nào? Ghi --employer MÃ, hoặc ghi tệp dạng MÃ=\(Path.name(of: grid.source.path))"
          ))
        return
      }
      used.insert(employer)
      let id = CrewName.id(row.crew)
      guard !id.isEmpty, Parse.isId(id), !Concept.isFree(id) else {
        log.error(
          grid.source.place(row.row),
          Phrase(
            en: "'\(row.crew)' cannot be the name of a crew; use letters and digits",
            vi: "'\(row.crew)' không thể là tên kíp; hãy dùng chữ và số"))
        continue
      }
      let crew: Int
      if let there = crews.firstIndex(where: { $0.employer == employer && $0.id == id }) {
        crew = there
      } else {
        crews.append(
          CrewDraft(employer: employer, id: id, name: row.crew, place: grid.source.place(row.row, 0)))
        crew = crews.count - 1
      }
      if readers[employer] == nil {
        readers[employer] = CodeReader(log: log, resolver: resolver(position, employer), grid: grid)
      }
      var draft = crews[crew]
      readers[employer]!.read(
        row, employer: &employers[employer], cells: &draft.cells, covered: &draft.covered)
      crews[crew] = draft
    }
    for employer in readers.keys.sorted() { readers[employer]!.finish(&employers[employer]) }
  }

  /// Tells of rows without a crew where each crew stands on one row alone, as above a group of people.
  private func doubtCrews(_ grid: RosterGrid) {
    let named = grid.rows.filter { !$0.crew.isEmpty }.map(\.crew)
    guard let first = grid.rows.firstIndex(where: { !$0.crew.isEmpty }), Set(named).count == named.count,
      let open = grid.rows[first...].first(where: { $0.crew.isEmpty })
    else { return }
    let count = grid.rows[first...].count { $0.crew.isEmpty }
    log.warning(
      grid.source.place(open.row),
      Phrase(
        en:
          "\(Words.counted(count, "row has", "rows have")) no crew, though each crew stands on one row alone; if the crew above goes on, write it into each row, or merge its cells",
        vi:
          "\(count) dòng không ghi kíp, trong khi mỗi kíp chỉ ghi ở một dòng; nếu kíp phía trên còn tiếp, hãy ghi vào từng dòng hoặc gộp ô"
      ))
  }

  mutating func readPeople(
    _ grid: RosterGrid, _ position: Int, owner: Int?, isOpen: Bool, _ used: inout Set<Int>
  ) {
    var readers: [Int: CodeReader] = [:]
    var seen: [String: Int] = [:]
    doubtCrews(grid)
    for row in grid.rows where row.id.isEmpty {
      let key = "\(row.employer)\u{1}\(PersonName.key(PersonName.inOrder(row.name), .spelling))"
      if let first = seen[key] {
        log.error(
          grid.source.place(row.row),
          Phrase(
            en:
              "'\(row.name)' stands twice, on row \(first + 1) already, and nothing tells the two apart; add a column with personal numbers",
            vi:
              "'\(row.name)' xuất hiện hai lần (đã có ở dòng \(first + 1)), không phân biệt được; hãy thêm cột mã số"
          ))
      } else {
        seen[key] = row.row
      }
    }
    var leftOut = 0
    for row in grid.rows {
      var person = PersonDraft(name: row.name, place: grid.source.place(row.row, 0))
      person.id = row.id
      person.crew = row.crew
      person.extra = row.extra
      person.employer = row.employer.isEmpty ? owner : employers.add(name: row.employer)
      guard people.isOnlyName(person, on: .roster) else { continue }
      guard let found = people.match(person, isOpen: isOpen) else {
        leftOut += 1
        leaveOut(person)
        continue
      }
      guard let employer = people[found].employer else {
        log.error(
          grid.source.place(row.row),
          Phrase(
            en:
              "whose people are these? Name the employer with --employer ID, or give the file as ID=\(Path.name(of: grid.source.path))",
            vi:
              "đây là người của đơn vị nào? Ghi --employer MÃ, hoặc ghi tệp dạng MÃ=\(Path.name(of: grid.source.path))"
          ))
        return
      }
      used.insert(employer)
      if readers[employer] == nil {
        readers[employer] = CodeReader(log: log, resolver: resolver(position, employer), grid: grid)
      }
      var draft = people[found]
      readers[employer]!.read(
        row, employer: &employers[employer], cells: &draft.cells, covered: &draft.covered)
      people[found] = draft
    }
    for employer in readers.keys.sorted() { readers[employer]!.finish(&employers[employer]) }
    findings.leftOut += leftOut
    let isAsked = employers.twins.contains { $0.a == owner || $0.b == owner }
    if leftOut == grid.rows.count, leftOut > 0, !isAsked {
      let theirs = Set(people.people.compactMap(\.employer)).sorted().map { "'\(employers[$0].name)'" }
        .prefix(6).joined(
          separator: ", ")
      let ours = owner.map { "'\(employers[$0].name)'" } ?? ""
      log.error(
        grid.source.place(),
        Phrase(
          en:
            "none of the \(leftOut) people of this roster is on a list of names; are names and numbers written alike, and the employer? It is \(ours.isEmpty ? "not named" : ours) here, and on the lists \(theirs.isEmpty ? "not named" : theirs)",
          vi:
            "không ai trong \(leftOut) người của bảng phân ca này có trong danh sách; tên, mã số và đơn vị có ghi giống nhau không? Ở đây đơn vị là \(ours.isEmpty ? "(không ghi)" : ours), trong danh sách là \(theirs.isEmpty ? "(không ghi)" : theirs)"
        ))
    }
  }

  /// Somebody on a roster who is on no list; who may be meant is a doubt.
  private mutating func leaveOut(_ person: PersonDraft) {
    let near = findings.leftOutPeople.count < 300 ? people.nearest(to: person) : nil
    findings.leftOutPeople.append((person.name.isEmpty ? person.id : person.name, person.place, near?.name))
    guard let near else { return }
    if !person.id.isEmpty, !near.id.isEmpty, person.id != near.id,
      PersonName.key(person.name, .order) == PersonName.key(near.name, .order)
    {
      log.warning(person.place, PeopleWords.otherNumber(person, near))
      return
    }
    log.warning(
      person.place,
      Phrase(
        en:
          "'\(person.name)' is on no list of names and is left out; is '\(near.name)' (\(near.place.text(.english))) meant? Then write the name alike, or add a column of numbers to both",
        vi:
          "'\(person.name)' không có trong danh sách nên bị bỏ qua; có phải '\(near.name)' (\(near.place.text(.vietnamese)))? Nếu đúng hãy ghi tên giống nhau, hoặc thêm cột mã số vào cả hai"
      ))
  }

  /// Legends for a grid and an employer, the strongest first: given apart, on the sheet, on other sheets of the same
  /// employer in the file, on sheets of their own in the file. Another employer's sheet is no legend: codes collide.
  func resolver(_ grid: Int, _ employer: Int) -> CodeResolver {
    let beside = grids.indices.filter {
      $0 != grid && grids[$0].source.file == grids[grid].source.file && owners[$0] == owners[grid]
    }.flatMap { ofSheet[$0] ?? [] }
    let apart = given.filter { $0.employer == employer }.map { (entries: $0.entries, isGiven: true) }
    let apartForAll = given.filter { $0.employer == nil }.map { (entries: $0.entries, isGiven: true) }
    return CodeResolver(
      apart + apartForAll + [
        (ofSheet[grid] ?? [], false), (beside, false), (ofFile[grids[grid].source.file] ?? [], false),
        (request.known?.entries(of: employers[employer].id) ?? [], false),
      ], log: log)
  }
}

/// What is settled once all sheets are read.
extension Importer {
  /// Employers whose names differ only in how the kind of firm is written are asked about.
  func settle() {
    func isHere(_ employer: Int) -> Bool { isUsed(employer: employer) || owners.contains(employer) }
    for (a, b) in employers.twins where isHere(a) && isHere(b) {
      let place =
        people.people.first { $0.employer == b }?.place ?? crews.first { $0.employer == b }?.place
        ?? owners.firstIndex(of: b).map { grids[$0].source.place() }
      let (first, second) = (employers[a], employers[b])
      log.error(
        place,
        Phrase(
          en:
            "are '\(second.name)' and '\(first.name)' one employer? If so, say --employer \"\(EmployerBook.id(of: second.name))=\(first.name)\"; if they are two, give each its id: --employer \"\(first.id)-1=\(first.name)\" --employer \"\(first.id)-2=\(second.name)\"",
          vi:
            "'\(second.name)' và '\(first.name)' có phải một đơn vị? Nếu phải, hãy ghi --employer \"\(EmployerBook.id(of: second.name))=\(first.name)\"; nếu là hai, hãy đặt mã cho từng đơn vị: --employer \"\(first.id)-1=\(first.name)\" --employer \"\(first.id)-2=\(second.name)\""
        ))
    }
  }

  /// Absences and overtime of people who are known by now.
  mutating func readAbsences() {
    for list in absenceLists {
      let owner = employer(of: list.source, title: nil)
      let isDayFirst = list.isDayFirst(log)
      for row in list.rows {
        var person = PersonDraft(name: row.name, place: list.source.place(row.row, 0))
        person.id = row.id
        person.employer = row.employer.isEmpty ? owner : employers.find(row.employer)
        guard let found = people.match(person, isOpen: false) else {
          findings.leftOut += 1
          leaveOut(person)
          continue
        }
        if let draft = AbsenceDraft(
          list, row, person: found, isDayFirst: isDayFirst, in: findings.horizon, log)
        {
          absences.append(draft)
        }
      }
    }
  }
}
