internal import OffHours

/// Turns rosters, lists of names, halls, instructors and absences into a scenario folder.
///
/// Nothing is guessed in silence: what was understood is told, and what was not is an error at its cell.
package struct Importer {
  var request: ImportRequest
  private let source: any FileSource
  let log = ImportLog()
  var findings = ImportFindings()
  var employers = EmployerBook()
  var people: PeopleRegister
  var crews: [CrewDraft] = []
  var grids: [RosterGrid] = []
  var names: [NameList] = []
  var supplies: [SupplyList] = []
  var absenceLists: [AbsenceList] = []
  /// Sheets of courses and of caps on release, and what they come to.
  var plans: [PlanList] = []
  var planned: [ScenarioDraft.CourseDraft] = []
  var releases: [Int: String] = [:]
  var liftedCaps: [Int: Set<String>] = [:]
  /// Ids and names of the courses of sheets, known before people are read.
  var plannedNames: [(id: String, name: String)] = []
  /// What tells sheets of courses from lists of people.
  var planKnowledge: PlanKnowledge
  var absences: [AbsenceDraft] = []
  /// Every sheet, for its account.
  var sources: [SourceSheet] = []
  /// Lines of legends on sheets of their own by file, and those on one grid's sheet.
  var ofFile: [Int: [PlacedEntry]] = [:]
  var ofSheet: [Int: [PlacedEntry]] = [:]
  /// The employer of each grid, where its file or title names one.
  var owners: [Int?] = []
  var given: [(employer: Int?, entries: [PlacedEntry])] = []
  /// Cells of lists of names that speak of somebody who is not at work.
  var away: [NotAtWork.Cell] = []
  /// Sheets that are no roster and no list.
  var perhapsLegends: [SourceSheet] = []
  /// The sheets of legends that are given apart, by their position in `given`.
  var givenSheets: [(position: Int, source: SourceSheet)] = []

  private init(_ request: ImportRequest, _ source: any FileSource) {
    self.request = request
    self.source = source
    people = PeopleRegister(log: log)
    planKnowledge = PlanKnowledge(request)
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
    if let known = request.known { seed(known) }
    for employer in request.employers { _ = employers.add(id: employer.id, name: employer.name) }
    try open()
    let evidence = SheetEvidence(sources.map(\.sheet), supplies)
    let language = request.language ?? request.known?.language ?? evidence.language
    request.language = language
    findings.language = language
    setZone(evidence)
    readHoursOfPeople()
    readNames()
    readRosters()
    placeUnrostered()
    NotAtWork.tell(away + grids.flatMap(\.away), log)
    NotAtWork.tell(supplies.flatMap(\.away), log, areInstructors: true)
    findings.horizon = horizon()
    readPlans()
    settle()
    readAbsences()
    if people.people.isEmpty { sayNobody() }
    var files: [(name: String, text: String)] = []
    tellLeavers()
    if !log.hasErrors {
      people.numberAll()
      let rotations = RotationDrafts.find(&people, &crews, &employers, log: log, findings: &findings)
      let draft = ScenarioDraft(
        request: request, timezone: findings.timezone, zoneReason: findings.zoneReason, employers: employers,
        people: people, crews: crews, rotations: rotations, supplies: supplies, absences: absences,
        planned: planned, releases: releases,
        hasCourseColumn: names.contains(where: \.hasCourses), horizon: findings.horizon, log: log)
      files = draft.files(&findings)
    }
    describeEmployers()
    closeAccounts()
    tellAskedColumns()
    if !log.hasErrors, request.known == nil { readBack(files) }
    findings.spellings = employers.spellings + people.spellings
    findings.faults = log.faults
    var outcome = ImportOutcome(findings: findings, files: log.hasErrors ? [] : files)
    outcome.said = said
    return outcome
  }

  /// The time zone asked for, or the one that the sheets show.
  private mutating func setZone(_ evidence: SheetEvidence) {
    if let zone = request.timezone ?? request.known?.timezone {
      findings.timezone = zone
    } else if let reason = evidence.vietnam {
      findings.timezone = "Asia/Ho_Chi_Minh"
      findings.zoneReason = reason
    } else {
      findings.timezone = "UTC"
      findings.zoneReason = Phrase(en: "nothing says which", vi: "không có căn cứ")
      log.warning(
        nil,
        Phrase(
          en:
            "nothing says in which time zone these hours are; UTC is taken, and calendars on telephones will be wrong elsewhere: name yours with --timezone, such as --timezone Europe/London",
          vi:
            "không biết các giờ này thuộc múi giờ nào nên tạm lấy UTC, lịch trên điện thoại nơi khác sẽ sai: hãy ghi bằng --timezone, ví dụ --timezone Asia/Ho_Chi_Minh"
        ))
    }
  }

  /// Columns that were asked for and that nothing has.
  private func tellAskedColumns() {
    let there = findings.files.flatMap(\.sheets).flatMap(\.columns).map { SensitiveHeading.key($0.heading) }
    for name in request.columns where !there.contains(SensitiveHeading.key(name)) {
      log.error(nil, PrivacyWords.notOnLists(name))
    }
  }

  /// A scenario of nobody helps nobody.
  private func sayNobody() {
    guard !log.hasErrors else { return }
    log.error(
      nil,
      crews.isEmpty
        ? Phrase(
          en:
            "nobody is named in what was handed in; hand in a roster with people down and days across, or a list with a heading such as Name",
          vi:
            "không thấy tên ai trong các tệp đã đưa; hãy đưa bảng phân ca có người theo hàng dọc và ngày theo hàng ngang, hoặc danh sách có tiêu đề như Họ và tên"
        )
        : Phrase(
          en:
            "the rosters are by crew, and nothing says who is in the crews; hand in a list with the headings Name and Crew",
          vi:
            "bảng phân ca xếp theo kíp, không biết ai thuộc kíp nào; hãy đưa thêm danh sách có tiêu đề Họ và tên, Kíp"
        ))
  }

  // MARK: - Opening

  private mutating func open() throws(ImportMissing) {
    var missing: [MissingFile] = []
    var opened: [(book: Workbook, input: ImportRequest.Input, file: Int, isLegend: Bool)] = []
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
        missing.append(MissingFile(path: input.path, error))
        continue
      }
      do throws(SheetFault) {
        let workbook = try SheetFile.open(input.path, bytes)
        for note in workbook.notes {
          log.warning(CellPlace(path: input.path, sheet: nil, row: nil, column: nil, line: 1), note)
        }
        opened.append((workbook, input, position, isLegend))
      } catch {
        log.error(
          CellPlace(
            path: input.path, sheet: nil, row: error.line > 1 ? error.line - 1 : nil, column: nil,
            line: error.line),
          error.message)
      }
    }
    if !missing.isEmpty { throw ImportMissing(files: missing) }
    // Which courses there are is asked where people are read.
    planKnowledge.learn(from: opened.filter { !$0.isLegend }.flatMap(\.book.sheets))
    for entry in opened where !entry.isLegend { namePlans(entry.book) }
    for entry in opened { take(entry.book, entry.input, file: entry.file, isLegend: entry.isLegend) }
    // Legends need to know which codes stand in the grids.
    readSheetsOfLegends()
    for position in grids.indices { readLegend(besideGrid: position) }
    readGivenLegends()
  }

  var month: YearAndMonth? {
    guard let year = request.year, let month = request.month else { return nil }
    return YearAndMonth(year: year, month: month)
  }

  // MARK: - The whole

  private func horizon() -> DateSpan? {
    let spans = grids.compactMap(\.span) + (request.known.map { [$0.horizon] } ?? [])
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

  /// What the sheets spoke of.
  private var said: ImportSaid {
    var said = ImportSaid()
    let marker = request.known?.path
    for person in people.people where person.isSeen {
      said.workers.insert(person.id)
      if let employer = person.employer { said.employers.insert(employers[employer].id) }
    }
    for employer in employers.employers {
      said.knownCodes[employer.id] = Set(
        employer.legend.filter { marker != nil && $0.value.place.path == marker }.map(\.key))
    }
    said.hasNames = names.contains { $0.training.isEmpty }
    said.hasPeople = said.hasNames || grids.contains { !$0.isOfCrews && !$0.rows.isEmpty }
    said.hasHalls = supplies.contains { $0.kind == .halls }
    said.hasInstructors = supplies.contains { $0.kind == .instructors }
    said.hasAbsences = !absenceLists.isEmpty
    for course in planned {
      said.courseKeys[course.id] =
        course.said.map { [$0] } + course.lessons.filter(\.isSaid).map { ["lessons", $0.id, "minutes"] }
        + course.lessons.flatMap { lesson in
          lesson.more.map { ["lessons", lesson.id, String($0.prefix { $0 != ":" })] }
        }
    }
    for course in findings.together.keys { said.courseKeys[course, default: []].append(["together"]) }
    said.lifted = planned.flatMap { course in course.lifted.map { ["courses", course.id] + $0 } }
    for (at, keys) in liftedCaps.sorted(by: { $0.key < $1.key }) {
      said.lifted += keys.sorted().map { ["employers", employers[at].id, "release", $0] }
    }
    said.lifted += supplies.flatMap(\.lifted)
    said.isOpen = names.isEmpty
    if request.known != nil { sayPlaces(&said) }
    let spans = grids.compactMap(\.span)
    if let from = spans.map(\.from).min(), let to = spans.map(\.to).max() {
      said.span = DateSpan(from: from, to: to)
    }
    return said
  }

  func isUsed(employer: Int) -> Bool {
    people.people.contains { $0.employer == employer } || crews.contains { $0.employer == employer }
      || releases[employer] != nil
  }

  private mutating func describeEmployers() {
    findings.people = people.people.count
    findings.halls = SupplyLines.joined(supplies.filter { $0.kind == .halls }, nil).count
    findings.instructors = SupplyLines.joined(supplies.filter { $0.kind == .instructors }, nil).count
    findings.absences = absences.count
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
