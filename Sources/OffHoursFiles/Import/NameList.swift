internal import OffHours

/// A list of names as a sheet has it.
struct NameList {
  /// A person on it.
  struct Row {
    var row: Int
    var id = "", name = "", employer = "", crew = "", phone = "", workplace = "", home = ""
    var courses: [String] = []
    /// Where each course stands.
    var coursePlaces: [String: CellPlace] = [:]
    /// Values of further keys of the format.
    var settings: [Heading: PlacedText] = [:]
    var extra: [(heading: String, text: String)] = []
    /// Courses that are not for him or her.
    var exempt: Set<String> = []
  }

  var source: SourceSheet
  var headingRow: Int
  var rows: [Row] = []
  var otherRows: [Int] = []
  /// Lines alone that head the people below them, `Kíp A`.
  var groupRows: [Int] = []
  /// What each column was taken for.
  var columns: [ColumnNote] = []
  var heading: ListHeading
  var titleEmployer: String?
  /// Its columns of courses with dates.
  var training: TrainingMatrix
  /// Whether it has a column of courses, or of employers.
  var hasCourses: Bool {
    heading.columns.contains { $0.value.kind == .course && training.columns[$0.key] == nil }
  }
  var hasEmployers: Bool { heading.has(.employer) }
}

/// Reads lists of names.
enum NameListReader {
  /// Keys of the format that a column may hold; it is carried along where its values are none of them.
  static let settings: Set<Heading> = [
    .completed, .due, .priority, .until, .unavailable, .status, .needs, .together,
  ]

  private static let taken: Set<Heading> = settings.union([
    .id, .name, .familyName, .givenName, .employer, .crew, .phone, .workplace, .home, .course,
  ])

  /// The list on a sheet; nil where there is no column of names. `courses`: ids and names of those that are planned.
  static func read(_ source: SourceSheet, courses: [(id: String, name: String)] = [], _ log: ImportLog)
    -> NameList?
  {
    let sheet = source.sheet
    guard
      let (heading, training) = ListHeading.find(sheet, wanted: people).map({
        ($0, TrainingMatrix(source, $0, courses: courses))
      }) ?? matrix(source, courses)
    else { return nil }
    var list = NameList(source: source, headingRow: heading.row, heading: heading, training: training)
    list.titleEmployer = RosterGridReader.titleEmployer(sheet, above: heading.row)?.name
    let name = heading.column(.name), family = heading.column(.familyName), given = heading.column(.givenName)
    let isEnglish = family.map { HeadingTable.language(of: heading.columns[$0]!.text) == .english } ?? false
    /// `Họ và tên` merged over two columns: the given name stands in the second.
    let second = name.flatMap { heading.columns[$0 + 1] == nil ? $0 + 1 : nil }
    var hasSecond = false
    /// The line above a group of people, `Kíp A`.
    var group = ""
    for row in sheet.rows.indices where row > heading.row && row != training.subheading {
      guard sheet.rows[row].contains(where: { !$0.isEmpty }) else { continue }
      if heading.isRepeated(sheet, row) || SheetRows.isOfPage(sheet, row) {
        list.otherRows.append(row)
        continue
      }
      func text(_ column: Int?) -> String {
        column.map { sheet.text(row, $0) } ?? ""
      }
      if let title = Self.group(sheet, row) {
        group = title
        list.groupRows.append(row)
        continue
      }
      var entry = NameList.Row(row: row)
      if name != nil {
        entry.name = text(name)
        if let second, !sheet[row, second].isContinuation, !text(second).isEmpty {
          entry.name = plainText("\(entry.name) \(text(second))")
          hasSecond = true
        }
      }
      if entry.name.isEmpty {
        entry.name = PersonName.joined(family: text(family), given: text(given), isEnglish: isEnglish)
      }
      let others = sheet.rows[row].enumerated().filter { !$0.element.isEmpty && !$0.element.isContinuation }
      if entry.name.isEmpty || SheetRows.isTotal(entry.name) || SheetRows.isVacancy(entry.name)
        || LegendText.isOpening(entry.name)
        || (others.count == 1 && heading.columns.count > 2)
        || others.contains(where: {
          LegendText.isOpening(plainText($0.element.text)) && $0.offset < (name ?? family ?? given ?? 0)
        })
      {
        list.otherRows.append(row)
        continue
      }
      take(list, row, text, &entry)
      if entry.crew.isEmpty { entry.crew = group }
      training.take(row, source, &entry, log)
      list.rows.append(entry)
    }
    list.columns = source.withholding(heading.notes(sheet, taken: taken))
    training.note(&list.columns)
    if hasSecond, let second, let at = list.columns.firstIndex(where: { $0.column == second }) {
      list.columns[at].use = .taken(Heading.name.title)
    }
    guard !list.rows.isEmpty else { return nil }
    training.tell(source, heading, log)
    tellLeave(list, log)
    return list
  }

  /// Dates under headings that nobody knows below a title of leave or overtime: the list would only be one of names.
  private static func tellLeave(_ list: NameList, _ log: ImportLog) {
    let sheet = list.source.sheet
    let titles = (0..<list.headingRow).flatMap { row in sheet.rows[row].map(\.text) }
    guard titles.contains(where: { AbsenceListReader.isDuty($0) != nil }) else { return }
    for note in list.columns {
      guard case .carried = note.use, list.heading.columns[note.column]?.kind == .other,
        LongList.hasDates(sheet, note.column, below: list.headingRow)
      else { continue }
      log.error(
        list.source.place(list.headingRow, note.column),
        Phrase(
          en:
            "'\(note.heading)' holds dates below a title of leave or overtime, and nothing says which; head such columns 'From date' and 'To date', or 'Date'",
          vi:
            "cột '\(note.heading)' ghi ngày dưới tiêu đề nghỉ hoặc tăng ca mà không rõ là ngày gì; hãy đặt tiêu đề 'Từ ngày' và 'Đến ngày', hoặc 'Ngày'"
        ))
      return
    }
  }

  /// A line alone that names a crew, `Kíp A`, `Crew B`; nil where it may be a person.
  private static func group(_ sheet: Sheet, _ row: Int) -> String? {
    let filled = sheet.rows[row].filter { !$0.isEmpty && !$0.isContinuation }
    guard filled.count == 1 else { return nil }
    let text = plainText(filled[0].text), list = folded(text).split(separator: " ")
    // `Tô Lan` and `To Lan` are people: what follows the word has to be a letter or a number.
    guard list.count == 2, CrewName.isLikely(text), list[1].count == 1 || list[1].allSatisfy(\.isNumber)
    else { return nil }
    return text
  }

  private static let people: Set<Heading> = [.name, .familyName, .givenName]

  /// A heading of names beside which nothing but courses stands.
  private static func matrix(
    _ source: SourceSheet, _ courses: [(id: String, name: String)]
  ) -> (ListHeading, TrainingMatrix)? {
    for row in source.sheet.rows.indices.prefix(40) {
      guard let heading = ListHeading(source.sheet, row: row, wanted: people) else { continue }
      let training = TrainingMatrix(source, heading, courses: courses)
      if !training.isEmpty { return (heading, training) }
    }
    return nil
  }

  private static func take(
    _ list: NameList, _ row: Int, _ text: (Int?) -> String, _ entry: inout NameList.Row
  ) {
    let heading = list.heading, source = list.source
    for column in heading.columns.keys.sorted() where list.training.columns[column] == nil {
      let value = text(column)
      guard !value.isEmpty, let (kind, title) = heading.columns[column] else { continue }
      switch kind {
      case .number, .name, .familyName, .givenName: break
      case .id where entry.id.isEmpty: entry.id = value
      case .employer where entry.employer.isEmpty: entry.employer = value
      case .crew where entry.crew.isEmpty: entry.crew = value
      case .phone where entry.phone.isEmpty: entry.phone = value
      case .workplace where entry.workplace.isEmpty: entry.workplace = value
      case .home where entry.home.isEmpty: entry.home = value
      case .course:
        let courses = source.sheet[row, column].text.split { $0 == ";" || $0 == "," || $0.isNewline }.map {
          plainText(String($0))
        }
        .filter { !$0.isEmpty }
        entry.courses += courses
        for course in courses where entry.coursePlaces[course] == nil {
          entry.coursePlaces[course] = source.place(row, column)
        }
      case _ where settings.contains(kind) && entry.settings[kind] == nil && heading.column(kind) == column:
        entry.settings[kind] = PlacedText(text: value, place: source.place(row, column))
      default: if !source.withholds(title) { entry.extra.append((title, value)) }
      }
    }
  }
}
