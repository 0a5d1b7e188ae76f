internal import OffHours

/// A list of absences or of overtime as a sheet has it.
struct AbsenceList {
  /// One line of it.
  struct Row {
    var row: Int
    var id = "", name = "", employer = "", reason = ""
    /// Cells by kind: dates and times.
    var columns: [Heading: Int] = [:]
  }

  var source: SourceSheet
  var heading: ListHeading
  /// Whether its title says that it is of duty, or of absence; nil where it says neither.
  var isDuty: Bool?
  var rows: [Row] = []
  var columns: [ColumnNote] = []
  /// Whether its title speaks of being on call, which is a roster where it is one.
  var isOnCall = false
  /// The cells of its title that said what it is.
  var titleCells: [(row: Int, column: Int)] = []

  /// Whether days stand before months in its dates; nil where nothing shows it. Dates of both kinds are logged.
  func isDayFirst(_ log: ImportLog) -> Bool? {
    var evidence = DateEvidence()
    for row in rows {
      for kind in [Heading.fromDate, .toDate, .date, .from, .to] {
        guard let column = row.columns[kind], source.sheet[row.row, column].date == nil else { continue }
        evidence.add(source.sheet.text(row.row, column), source.place(row.row, column))
      }
    }
    if evidence.contradicts(log) { return true }
    if let shown = evidence.isDayFirst { return shown }
    return heading.columns.values.contains { HeadingTable.language(of: $0.text) == .vietnamese } ? true : nil
  }
}

/// Reads lists of absences and of overtime.
enum AbsenceListReader {
  private static let taken: Set<Heading> = [
    .id, .name, .familyName, .givenName, .employer, .fromDate, .toDate, .date, .from, .to, .hours, .reason,
    .note,
  ]

  /// The list on a sheet; nil where it does not name people and days.
  static func read(_ source: SourceSheet) -> AbsenceList? {
    let sheet = source.sheet
    guard let found = ListHeading.find(sheet, wanted: [.fromDate, .toDate, .date, .from, .closed, .hours])
    else { return nil }
    var heading = found
    // `Ngày nghỉ` closes a hall, and is the day of a person.
    if !heading.has(.fromDate, .date, .from), let column = heading.column(.closed) {
      heading.columns[column]!.kind = .date
    }
    let name = heading.column(.name), family = heading.column(.familyName), given = heading.column(.givenName)
    guard heading.column(.id) ?? name ?? family ?? given != nil, heading.has(.fromDate, .date, .from),
      !heading.has(.code, .crew, .course, .seats, .teaches)
    else { return nil }
    // A list of names may hold the day on which somebody came.
    if !heading.has(.reason, .toDate, .date, .to, .hours),
      heading.has(.phone, .completed, .due, .needs, .home)
    {
      return nil
    }
    // Times without a day are hours of people, no list of days.
    let days = [Heading.fromDate, .date, .from].compactMap(heading.column)
    guard
      sheet.rows.indices.contains(where: { row in
        row > heading.row
          && days.contains {
            sheet[row, $0].date != nil || DatesText.date(sheet[row, $0], in: nil) != nil
              || sheet.text(row, $0).contains("/")
          }
      })
    else { return nil }
    var list = AbsenceList(source: source, heading: heading)
    (list.isDuty, list.titleCells) = title(source, heading)
    let titles = source.sheet.rows.prefix(heading.row).joined().map { folded($0.text) }
    list.isOnCall =
      list.isDuty == true
      && !titles.contains { text in
        ["tang ca", "lam them", "ngoai gio", "overtime", "second job"].contains { text.contains($0) }
      }
    let isEnglish = family.map { HeadingTable.language(of: heading.columns[$0]!.text) == .english } ?? false
    for row in sheet.rows.indices where row > heading.row {
      func text(_ column: Int?) -> String {
        column.map { sheet.text(row, $0) } ?? ""
      }
      var entry = AbsenceList.Row(row: row)
      entry.id = text(heading.column(.id))
      entry.name = text(name)
      if entry.name.isEmpty {
        entry.name = PersonName.joined(family: text(family), given: text(given), isEnglish: isEnglish)
      }
      entry.employer = text(heading.column(.employer))
      entry.reason = text(heading.column(.reason) ?? heading.column(.note))
      guard !entry.id.isEmpty || !entry.name.isEmpty, !SheetRows.isTotal(entry.name, orEmpty: false),
        !LegendText.isOpening(entry.name), days.contains(where: { !sheet.text(row, $0).isEmpty })
      else { continue }
      for (column, value) in heading.columns where !sheet.text(row, column).isEmpty {
        entry.columns[value.kind] = column
      }
      list.rows.append(entry)
    }
    list.columns = heading.notes(sheet, taken: taken, carried: { _ in false })
    return list.rows.isEmpty ? nil : list
  }

  private static func title(_ source: SourceSheet, _ heading: ListHeading) -> (
    Bool?, [(row: Int, column: Int)]
  ) {
    for row in 0..<heading.row {
      for column in source.sheet.rows[row].indices where !source.sheet[row, column].isContinuation {
        if let found = isDuty(source.sheet.text(row, column)) { return (found, [(row, column)]) }
      }
    }
    let names = heading.columns.keys.sorted().map { heading.columns[$0]!.text }
    for text in names + [source.sheet.name ?? "", Path.name(of: source.path)] {
      if let found = isDuty(text) { return (found, []) }
    }
    return (nil, [])
  }

  /// Whether words speak of duty or of absence; nil where of neither.
  static func isDuty(_ text: String) -> Bool? {
    let phrase = " " + words(folded(text)).joined(separator: " ") + " "
    let duty = [
      "tang ca", "lam them", "lam ngoai gio", "overtime", "ot", "truc", "duty", "on call", "second job",
      "viec lam thu hai", "callout",
    ]
    let absence = [
      "nghi", "phep", "om", "thai san", "vang", "cong tac", "leave", "absence", "absences", "absent", "sick",
      "sickness", "holiday",
      "vacation", "away", "off", "pto", "maternity", "parental",
    ]
    if duty.contains(where: { phrase.contains(" \($0) ") }) { return true }
    return absence.contains { phrase.contains(" \($0) ") } ? false : nil
  }
}
