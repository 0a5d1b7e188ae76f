internal import OffHours

/// Turns rosters, lists of names and lists of halls into a scenario folder.
///
/// Nothing is guessed in silence: what was understood is told, and what was not is an error at its cell.
package struct Importer {
  let request: ImportRequest
  private let source: any FileSource
  let log = ImportLog()
  var findings = ImportFindings()
  var employers = EmployerBook()
  var people: PeopleRegister
  var crews: [CrewDraft] = []
  var grids: [RosterGrid] = []
  var names: [NameList] = []
  var halls: [HallList] = []
  /// Lines of legends on sheets of their own by file, and those on one grid's sheet.
  var ofFile: [Int: [PlacedEntry]] = [:]
  var ofSheet: [Int: [PlacedEntry]] = [:]
  /// The employer of each grid, where its file or title names one.
  private var owners: [Int?] = []
  var given: [(employer: Int?, entries: [PlacedEntry])] = []
  /// Sheets that are no roster and no list.
  var perhapsLegends: [SourceSheet] = []
  /// The sheets of legends that are given apart, by their position in `given`.
  var givenSheets: [(position: Int, source: SourceSheet)] = []

  private init(_ request: ImportRequest, _ source: any FileSource) {
    self.request = request
    self.source = source
    people = PeopleRegister(log: log)
  }

  /// Reads everything that the request names and says what it makes of it; the files are not written here.
  ///
  /// Throws `ImportMissing` where a file cannot be opened.
  package static func run(_ request: ImportRequest, from source: any FileSource = DiskFiles())
    throws(ImportMissing)
    -> ImportOutcome
  {
    var importer = Importer(request, source)
    return try importer.run()
  }

  private mutating func run() throws(ImportMissing) -> ImportOutcome {
    findings.timezone = request.timezone
    for employer in request.employers { _ = employers.add(id: employer.id, name: employer.name) }
    try open()
    readNames()
    readRosters()
    findings.horizon = horizon()
    var files: [(name: String, text: String)] = []
    if !log.hasErrors {
      people.numberAll()
      let rotations = RotationDrafts.find(&people, &crews, &employers, log: log, findings: &findings)
      let draft = ScenarioDraft(
        request: request, employers: employers, people: people, crews: crews, rotations: rotations,
        halls: halls,
        hasCourseColumn: names.contains(where: \.hasCourses), horizon: findings.horizon, log: log)
      files = draft.files(&findings)
    }
    describeEmployers()
    if !log.hasErrors { readBack(files) }
    findings.faults = log.faults
    return ImportOutcome(findings: findings, files: log.hasErrors ? [] : files)
  }

  // MARK: - Opening

  private mutating func open() throws(ImportMissing) {
    var missing: [MissingFile] = []
    // Legends first: a calendar asks them what its cells are.
    for (position, input) in (request.legends + request.inputs).enumerated() {
      let isLegend = position < request.legends.count
      if let file = EncodingWords.lockedFile(Path.name(of: input.path)) {
        log.warning(
          CellPlace(path: input.path, sheet: nil, row: nil, column: nil, line: 1),
          EncodingWords.lockFile(file))
        continue
      }
      let bytes: [UInt8]
      do throws(FileFault) {
        bytes = try source.bytes(of: input.path)
      } catch {
        missing.append(MissingFile(path: input.path, reason: error.description))
        continue
      }
      do throws(SheetFault) {
        let workbook = try SheetFile.open(input.path, bytes)
        for note in workbook.notes {
          log.warning(CellPlace(path: input.path, sheet: nil, row: nil, column: nil, line: 1), note)
        }
        take(workbook, input, file: position, isLegend: isLegend)
      } catch {
        log.error(
          CellPlace(
            path: input.path, sheet: nil, row: error.line > 1 ? error.line - 1 : nil, column: nil,
            line: error.line),
          error.message)
      }
    }
    if !missing.isEmpty { throw ImportMissing(files: missing) }
    // Legends need to know which codes stand in the grids.
    readSheetsOfLegends()
    for position in grids.indices { readLegend(besideGrid: position) }
    readGivenLegends()
  }

  func ignored(_ sheet: Sheet, _ row: Int) -> (row: Int, text: String)? {
    let text = sheet.rows[row].filter { !$0.isContinuation && !$0.isEmpty }.map { plainText($0.text) }.joined(
      separator: " | ")
    return text.isEmpty ? nil : (row + 1, text)
  }

  private mutating func take(_ workbook: Workbook, _ input: ImportRequest.Input, file: Int, isLegend: Bool) {
    findings.files.append(.init(path: workbook.path, format: workbook.format))
    let fileAt = findings.files.count - 1
    let owner = input.employer.map { employers.add(id: $0) }
    if isLegend { given.append((owner, [])) }
    for sheet in workbook.sheets {
      var note = ImportFindings.SheetNote(name: sheet.name, kind: .ignored)
      let source = SourceSheet(
        path: workbook.path, employer: input.employer, file: file, sheet: sheet,
        noteAt: (fileAt, findings.files[fileAt].sheets.count))
      defer { findings.files[fileAt].sheets.append(note) }
      if sheet.isHidden, workbook.sheets.contains(where: { !$0.isHidden }) {
        note.kind = .hidden
        continue
      }
      if !sheet.hiddenRows.isEmpty {
        let rows = sheet.hiddenRows.sorted().prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
        note.notes.append(
          Phrase(
            en: "hidden rows are read as well: \(rows)\(sheet.hiddenRows.count > 12 ? " …" : "")",
            vi: "các dòng ẩn vẫn được đọc: \(rows)\(sheet.hiddenRows.count > 12 ? " …" : "")"))
      }
      if isLegend {
        tell(source, &note) { _, _ in true }
        note.kind = .legend
        givenSheets.append((given.count - 1, source))
        continue
      }
      switch rosterReader.read(source) {
      case .none: break
      case .refused:
        note.kind = .roster
        tell(source, &note) { sheet[$0, $1].lapse == .noValue }
        continue
      case .grids(let found):
        describe(found, &note)
        tell(source, &note, isUsed: LapseReport.usedCells(of: found))
        grids += found
        continue
      }
      if let list = HallListReader.read(source) {
        note.kind = .halls
        tell(source, &note, isUsed: LapseReport.usedCells(headingRow: list.headingRow, in: sheet))
        note.headingRow = list.headingRow + 1
        note.count = list.rows.count
        note.columns = list.columns.map(\.heading)
        note.ignoredRows = list.otherRows.compactMap { ignored(sheet, $0) }
        halls.append(list)
      } else if DayHeading.looksLikeDays(sheet) == nil, let list = NameListReader.read(source) {
        note.kind = .names
        tell(source, &note, isUsed: LapseReport.usedCells(headingRow: list.headingRow, in: sheet))
        note.headingRow = list.headingRow + 1
        note.count = list.rows.count
        note.columns = list.columns.map(\.heading)
        note.ignoredRows = list.otherRows.compactMap { ignored(sheet, $0) }
        names.append(list)
      } else {
        // A legend, or nothing; which codes stand in the grids is not known yet.
        tell(source, &note) { sheet[$0, $1].lapse == .noValue }
        perhapsLegends.append(source)
      }
    }
  }

  var month: YearAndMonth? {
    guard let year = request.year, let month = request.month else { return nil }
    return YearAndMonth(year: year, month: month)
  }

  // MARK: - Names

  /// The employer named by a file, the only one asked for, or that of a title. Where sheets' titles name several firms, the
  /// titles win over the option.
  private mutating func employer(of source: SourceSheet, title: String?) -> Int? {
    if let id = source.employer { return employers.add(id: id) }
    let titles = Set((grids.map(\.titleEmployer) + names.map(\.titleEmployer)).compactMap { $0.map(slug) })
    if request.employers.count == 1, titles.count <= 1 {
      return employers.add(id: request.employers[0].id, name: title)
    }
    if let title { return employers.add(name: title) }
    return request.employers.count == 1 ? employers.add(id: request.employers[0].id) : nil
  }

  private mutating func readNames() {
    for list in names {
      // A title such as the trade union's is no employer where the list has a column of its own.
      let hasColumn = list.columns.contains { $0.kind == .employer }
      let owner = employer(of: list.source, title: hasColumn ? nil : list.titleEmployer)
      var here: Set<Int> = []
      for row in list.rows {
        var person = PersonDraft(name: row.name, place: list.source.place(row.row, 0))
        person.id = row.id
        person.employer = row.employer.isEmpty ? owner : employers.add(name: row.employer)
        person.crew = row.crew
        person.courses = row.courses
        person.phone = row.phone
        person.workplace = row.workplace
        person.home = row.home
        person.extra = row.extra
        if let employer = person.employer { here.insert(employer) }
        people.add(person)
      }
      let at = list.source.noteAt
      findings.files[at.file].sheets[at.sheet].employers = here.sorted().map { employers[$0].name }
    }
  }

  // MARK: - Rosters

  private mutating func readRosters() {
    // Owners first: which legend holds for whom is asked below.
    for grid in grids { owners.append(employer(of: grid.source, title: grid.titleEmployer)) }
    let isOpen = names.isEmpty
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

  private mutating func readCrews(_ grid: RosterGrid, _ position: Int, owner: Int?, _ used: inout Set<Int>) {
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

  private mutating func readPeople(
    _ grid: RosterGrid, _ position: Int, owner: Int?, isOpen: Bool, _ used: inout Set<Int>
  ) {
    var readers: [Int: CodeReader] = [:]
    var seen: [String: Int] = [:]
    for row in grid.rows where row.id.isEmpty {
      let key = "\(row.employer)\u{1}\(row.name.lowercased())"
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
      guard let found = people.match(person, isOpen: isOpen) else {
        leftOut += 1
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
    if leftOut == grid.rows.count, leftOut > 0 {
      log.warning(
        grid.source.place(),
        Phrase(
          en:
            "none of the \(leftOut) people of this roster is on a list of names; are names and numbers written alike?",
          vi:
            "không ai trong \(leftOut) người của bảng phân ca này có trong danh sách; tên và mã số có ghi giống nhau không?"
        ))
    }
  }

  /// Legends for a grid and an employer, the strongest first: given apart, on the sheet, on other sheets of the same
  /// employer in the file, on sheets of their own in the file. Another employer's sheet is no legend: codes collide.
  private func resolver(_ grid: Int, _ employer: Int) -> CodeResolver {
    let beside = grids.indices.filter {
      $0 != grid && grids[$0].source.file == grids[grid].source.file && owners[$0] == owners[grid]
    }.flatMap { ofSheet[$0] ?? [] }
    let apart = given.filter { $0.employer == employer }.map { (entries: $0.entries, isGiven: true) }
    let apartForAll = given.filter { $0.employer == nil }.map { (entries: $0.entries, isGiven: true) }
    return CodeResolver(
      apart + apartForAll + [
        (ofSheet[grid] ?? [], false), (beside, false), (ofFile[grids[grid].source.file] ?? [], false),
      ], log: log)
  }

  // MARK: - The whole

  private func horizon() -> DateSpan? {
    let spans = grids.compactMap(\.span)
    var from = request.from ?? spans.map(\.from).min()
    var to = request.to ?? spans.map(\.to).max()
    if from == nil || to == nil, let month {
      from = from ?? month.first
      to = to ?? month.first + (month.days - 1)
    }
    guard let from, let to else {
      if !log.hasErrors {
        log.error(
          nil,
          Phrase(
            en:
              "nothing says for which dates to plan; hand in a roster, or name them with --month 2027-03, or with --from and --to",
            vi:
              "không biết xếp lịch cho khoảng ngày nào; hãy đưa bảng phân ca, hoặc ghi --month 2027-03, hoặc --from và --to"
          ))
      }
      return nil
    }
    guard from <= to else {
      log.error(
        nil,
        Phrase(
          en: "the end \(to) lies before the beginning \(from)", vi: "ngày cuối \(to) trước ngày đầu \(from)")
      )
      return nil
    }
    let span = DateSpan(from: from, to: to)
    guard span.count <= 366 else {
      log.error(
        nil,
        Phrase(
          en:
            "\(from) to \(to) are \(span.count) days; at most 366 can be planned at once: choose with --from and --to",
          vi:
            "từ \(from) đến \(to) là \(span.count) ngày; mỗi lần xếp tối đa 366 ngày: chọn bằng --from và --to"
        ))
      return nil
    }
    return span
  }

  private func isUsed(employer: Int) -> Bool {
    people.people.contains { $0.employer == employer } || crews.contains { $0.employer == employer }
  }

  private mutating func describeEmployers() {
    findings.people = people.people.count
    findings.halls = halls.reduce(0) { $0 + $1.rows.count }
    findings.employers = employers.employers.indices.filter { isUsed(employer: $0) }.map { position in
      let employer = employers[position]
      var note = ImportFindings.EmployerNote(
        id: employer.id, name: employer.name, people: people.people.count { $0.employer == position })
      note.codes = employer.order.map { code in
        let known = employer.legend[code]!
        return .init(
          code: code, meaning: known.shift, count: known.count, words: known.words, isGiven: known.isGiven)
      }
      note.crews = crews.filter { $0.employer == position }.map(\.id)
      return note
    }
  }

  /// Reads what would be written, as `check` would.
  private func readBack(_ files: [(name: String, text: String)]) {
    var memory = MemoryFiles()
    for (name, text) in files { memory[name] = Array(text.utf8) }
    do throws(MissingFile) {
      let reading = try ScenarioReader(memory).read(path: "scenario.yaml")
      for diagnostic in reading.diagnostics {
        let message = Phrase(
          en: "in the scenario that would be written: \(diagnostic)",
          vi: "trong kịch bản sẽ được ghi: \(diagnostic)")
        if diagnostic.severity == .error { log.error(nil, message) } else { log.warning(nil, message) }
      }
    } catch {
      log.error(
        nil,
        Phrase(en: "the scenario cannot be read back: \(error)", vi: "không đọc lại được kịch bản: \(error)"))
    }
  }
}
