internal import OffHours

/// What each sheet is.
extension Importer {
  mutating func take(_ workbook: Workbook, _ input: ImportRequest.Input, file: Int, isLegend: Bool) {
    findings.files.append(.init(path: workbook.path, format: workbook.format))
    let fileAt = findings.files.count - 1
    let owner = input.employer.map { employers.add(id: $0) }
    if isLegend { given.append((owner, [])) }
    for sheet in workbook.sheets {
      var note = ImportFindings.SheetNote(name: sheet.name, kind: .ignored)
      var source = SourceSheet(
        path: workbook.path, employer: input.employer, file: file, sheet: sheet,
        noteAt: (fileAt, findings.files[fileAt].sheets.count))
      source.asked = Set(request.columns.map(SensitiveHeading.key))
      sources.append(source)
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
      if let list = PlanListReader.read(source, planKnowledge) {
        takePlan(list, &note)
        continue
      }
      // A title that speaks of leave or overtime tells such a list from a roster in lines.
      let absences = AbsenceListReader.read(source)
      if absences?.isDuty == nil || absences!.isOnCall {
        switch rosterReader.read(source) {
        case .none: break
        case .refused:
          note.kind = .roster
          tell(source, &note) { sheet[$0, $1].lapse == .noValue }
          continue
        case .grids(let found):
          takeGrids(found, &note)
          tell(source, &note, isUsed: LapseReport.usedCells(of: found))
          continue
        }
      }
      takeList(source, absences, &note)
    }
  }

  /// A sheet of courses or of caps on release.
  private mutating func takePlan(_ list: PlanList, _ note: inout ImportFindings.SheetNote) {
    note.kind = list.plan == .courses ? .courses : .releases
    let count =
      list.plan == .courses
      ? CourseSheet.groups([list], ScenarioDraft.CourseDraft.asked(request)).count : list.rows.count
    tellList(list.source, list.heading, list.rows.map(\.row), list.columns, count: count, &note)
    plans.append(list)
  }

  /// A list of halls, instructors, absences or people; what is none of them may be a legend.
  private mutating func takeList(
    _ source: SourceSheet, _ absences: AbsenceList?, _ note: inout ImportFindings.SheetNote
  ) {
    let sheet = source.sheet
    if let list = SupplyListReader.halls(source) ?? SupplyListReader.instructors(source) {
      note.kind = list.kind == .halls ? .halls : .instructors
      tellList(source, list.heading, list.rows.map(\.row), list.columns, &note)
      supplies.append(list)
    } else if var list = absences {
      note.kind = .absences
      list.decide(log)
      for cell in list.titleCells { source.account.use(cell.row, cell.column) }
      tellList(source, list.heading, list.rows.map(\.row), list.columns, &note)
      absenceLists.append(list)
    } else if DayHeading.looksLikeDays(sheet) == nil,
      let place = UnheadedShifts.find(source, given: givenSheets.map(\.source))
    {
      note.kind = .roster
      tell(source, &note) { sheet[$0, $1].lapse == .noValue }
      log.error(
        source.place(place.row, place.column), UnheadedShifts.fault(sheet.text(place.row, place.column)))
    } else if DayHeading.looksLikeDays(sheet) == nil,
      let list = NameListReader.read(
        source, courses: request.courses.map { ($0.id, $0.name ?? $0.id) } + plannedNames, log)
    {
      note.kind = .names
      list.training.use(source)
      for row in list.groupRows { source.account.use(row, columns: sheet.rows[row].indices) }
      tellList(source, list.heading, list.rows.map(\.row), list.columns, &note)
      names.append(list)
    } else {
      // A legend, or nothing; which codes stand in the grids is not known yet.
      tell(source, &note) { sheet[$0, $1].lapse == .noValue }
      if let row = DayHeading.looksLikeDays(sheet) {
        let span = DayHeading.span(sheet, row)
        log.error(
          source.place(row, span),
          span.map { UnheadedShifts.severalDays(sheet.text(row, $0)) } ?? UnheadedShifts.noOrder)
      }
      perhapsLegends.append(source)
    }
  }

  /// What was taken of a list, and of its rows unless `count` says of what.
  private mutating func tellList(
    _ source: SourceSheet, _ heading: ListHeading, _ rows: [Int], _ columns: [ColumnNote],
    count: Int? = nil, _ note: inout ImportFindings.SheetNote
  ) {
    note.headingRow = heading.row + 1
    note.count = count ?? rows.count
    note.columns = columns
    source.useList(heading, rows: rows, columns)
    tell(source, &note, isUsed: LapseReport.usedCells(columns, below: heading.row))
  }

  /// Remembers which courses the sheets of a workbook list.
  mutating func namePlans(_ workbook: Workbook) {
    for sheet in workbook.sheets where !sheet.isHidden || workbook.sheets.allSatisfy(\.isHidden) {
      // Other sheets may be large, and are opened once.
      guard PlanListReader.isOne(sheet, planKnowledge) else { continue }
      let source = SourceSheet(path: workbook.path, employer: nil, file: 0, sheet: sheet, noteAt: (0, 0))
      guard let list = PlanListReader.read(source, planKnowledge) else { continue }
      let asked = ScenarioDraft.CourseDraft.asked(request)
      for group in CourseSheet.groups([list], asked)
      where !plannedNames.contains(where: { $0.id == group.id })
        && !asked.contains(where: { $0.id == group.id })
      {
        plannedNames.append((group.id, group.name))
      }
    }
  }

  /// Courses and caps on release, once horizon and employers are known.
  mutating func readPlans() {
    let known = ScenarioDraft.CourseDraft.asked(request).map { draft in
      CourseSheet.Known(draft: draft, isThere: request.known?.courses.contains { $0.id == draft.id } ?? false)
    }
    let caps = ReleaseSheet(plans, &employers, log)
    (releases, liftedCaps) = (caps.releases, caps.lifted)
    planned =
      CourseSheet(plans, known: known, employers: employers, horizon: findings.horizon, log).drafts
  }

  /// What a sheet of grids is told as.
  private mutating func takeGrids(_ found: [RosterGrid], _ note: inout ImportFindings.SheetNote) {
    note.kind = .roster
    note.headingRow = found.first.map { $0.source.isTurned ? nil : $0.headingRow + 1 } ?? nil
    let spans = found.compactMap(\.span)
    if let from = spans.map(\.from).min(), let to = spans.map(\.to).max() {
      note.span = DateSpan(from: from, to: to)
    }
    note.monthSource = found.first?.monthSource
    note.count = found.reduce(0) { $0 + $1.rows.count }
    note.isOfCrews = found.first?.isOfCrews ?? false
    for grid in found {
      for column in grid.columns where !note.columns.contains(where: { $0.column == column.column }) {
        note.columns.append(column)
      }
      note.notes += grid.notes
    }
    let empty = found.flatMap(\.emptyRows)
    if !empty.isEmpty {
      let rows = empty.prefix(12).map { "\($0 + 1)" }.joined(separator: ", ")
      note.notes.append(
        Phrase(en: "rows without any code: \(rows)", vi: "các dòng không có ký hiệu nào: \(rows)"))
    }
    if let first = found.first, found.allSatisfy(\.rows.isEmpty), !log.hasErrors {
      log.error(
        first.source.place(first.headingRow),
        Phrase(
          en:
            "nobody stands below these days; expected rows with a name or a crew on the left and codes under the days",
          vi:
            "không có ai ở dưới các ngày này; cần các dòng có tên người hoặc kíp bên trái và ký hiệu dưới từng ngày"
        ))
    }
    grids += found
  }

  var rosterReader: RosterGridReader {
    RosterGridReader(
      log: log, month: month, year: request.year, from: request.from, given: givenSheets.map(\.source))
  }

  /// The legend on a grid's own sheet, beside it and around it; rows that are neither are told.
  mutating func readLegend(besideGrid position: Int) {
    let grid = grids[position]
    let legend = LegendSheet(source: grid.legend.source, used: grid.used, right: RightOfDays(grid))
    var (entries, others) = legend.entries(in: grid.legend.rows)
    entries += legend.entries(in: grid.legend.beside, fromColumn: grid.legend.fromColumn).entries
    ofSheet[position] = grid.ownEntries + entries
    others.removeAll { grid.titleRows.contains($0) }
    grid.legend.source.useLegend(entries)
    grid.markUsed()
    tellColours(grid.legend.source, others)
  }

  /// Legends that are given apart: what all grids use may be a code in them.
  mutating func readGivenLegends() {
    let used = grids.reduce(into: Set<String>()) { $0.formUnion($1.used) }
    for (position, source) in givenSheets {
      let (entries, others) = LegendSheet(source: source, used: used).entries(in: source.sheet.rows.indices)
      given[position].entries += entries
      let at = source.noteAt
      findings.files[at.file].sheets[at.sheet].count = entries.count
      source.useLegend(entries)
      tellColours(source, others)
      if entries.isEmpty, source.sheet.rows.contains(where: { !$0.isEmpty }) {
        log.error(
          source.place(),
          Phrase(
            en:
              "no line of this legend is understood; expected lines such as 'N: 22:00-06:00', 'O: off', 'P: absent'",
            vi:
              "không hiểu dòng nào của bảng ký hiệu; cần các dòng như 'N: 22:00-06:00', 'O: nghỉ', 'P: nghỉ phép'"
          ))
      }
    }
  }

  /// Colours are not read; a legend that explains them says so where it stands.
  private func tellColours(_ source: SourceSheet, _ rows: [Int]) {
    for row in rows where source.sheet.rows.indices.contains(row) {
      for (column, cell) in source.sheet.rows[row].enumerated()
      where !cell.isContinuation && LegendText.isOfColours(cell.text) {
        log.warning(
          source.place(row, column),
          Phrase(
            en:
              "'\(plainText(cell.text))': colours of cells are not read; write the code into the cells that have this colour",
            vi:
              "'\(plainText(cell.text))': màu của ô không được đọc; hãy ghi ký hiệu vào các ô có màu này"))
      }
    }
  }

  /// Sheets that are neither rosters nor lists: legends, where a line is one, else left out and told.
  mutating func readSheetsOfLegends() {
    var unused: [SourceSheet] = []
    for source in perhapsLegends {
      let used = grids.filter { $0.source.file == source.file }.reduce(into: Set<String>()) {
        $0.formUnion($1.used)
      }
      let (entries, others) = LegendSheet(source: source, used: used).entries(in: source.sheet.rows.indices)
      let at = source.noteAt
      if entries.contains(where: \.entry.isClear), !explainsLittle(source, entries, used) {
        if grids.allSatisfy({ $0.source.file != source.file }) { log.error(source.place(), Self.ofNoRoster) }
        findings.files[at.file].sheets[at.sheet].kind = .legend
        findings.files[at.file].sheets[at.sheet].count = entries.count
        source.useLegend(entries)
        ofFile[source.file, default: []] += entries
        tellColours(source, others)
      } else if let row = DayHeading.looksLikeDays(source.sheet) {
        if DayHeading.span(source.sheet, row) == nil { log.error(source.place(row), Self.daysNotRead) }
      } else if source.sheet.rows.contains(where: { !$0.isEmpty }) {
        unused.append(source)
      }
    }
    for source in unused {
      // An error where its file gives nothing else.
      let isAlone = findings.files[source.noteAt.file].sheets.allSatisfy {
        [.ignored, .hidden].contains($0.kind)
      }
      let said = PlanListReader.unreadCaps(source.sheet).map(PlanSheetWords.unreadCaps) ?? Self.nothing
      if isAlone {
        log.error(source.place(), said)
      } else {
        log.warning(source.place(), said)
      }
    }
  }

  /// Whether lines that read like those of a legend are but a few cells of a sheet, and explain no code that stands in its file.
  private func explainsLittle(_ source: SourceSheet, _ entries: [PlacedEntry], _ used: Set<String>) -> Bool {
    let codes = entries.flatMap(\.entry.codes).map(LegendText.key)
    guard !codes.contains(where: { used.contains($0) }) else { return false }
    let rows = Set(entries.filter(\.entry.isClear).compactMap(\.place.row))
    let all = source.sheet.rows.indices.filter { row in source.sheet.rows[row].contains { !$0.isEmpty } }
    return rows.count * 2 < all.count || all.contains { DayHeading.looksLikeList(source.sheet, $0) }
  }

  private static let ofNoRoster = Phrase(
    en:
      "this is read as a legend, but no roster stands in its file, so that it explains nothing; save it as a file of its own and give it with --legend FILE, or if it is another list, head its columns as one, with Name, Date, Seats or days across",
    vi:
      "trang này được hiểu là bảng ký hiệu, nhưng tệp này không có bảng phân ca nên nó không giải thích gì; hãy lưu thành tệp riêng rồi ghi --legend TỆP, hoặc nếu là danh sách khác, hãy đặt tiêu đề như Họ và tên, Ngày, Số chỗ hoặc các ngày theo hàng ngang"
  )

  private static let nothing = Phrase(
    en:
      "this sheet is neither a roster nor a list of names, halls, instructors or absences nor a legend, and is left out; a roster has days or dates across, a list a heading such as Name, Seats, Teaches or From date with something below it",
    vi:
      "trang này không phải bảng phân ca, danh sách người, hội trường, giảng viên, nghỉ phép hay bảng ký hiệu nên bị bỏ qua; bảng phân ca có các ngày theo hàng ngang, danh sách có tiêu đề như Họ và tên, Số chỗ, Dạy hoặc Từ ngày và các dòng bên dưới"
  )

  private static let daysNotRead = Phrase(
    en:
      "these headings look like days, but do not follow one another, so this is no list of names; write a heading for each day, 1 … 31 or dates such as 2027-03-01",
    vi:
      "các tiêu đề này giống ngày nhưng không nối tiếp nhau, nên đây không phải danh sách người; hãy ghi mỗi ngày một cột, 1 … 31 hoặc ngày như 2027-03-01"
  )
}
