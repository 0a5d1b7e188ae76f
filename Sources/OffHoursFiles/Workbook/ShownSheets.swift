package import OffHours

/// The sheets of an answer that only show it: what they held when they were written, and what people made of it since. No
/// change there counts, so each is told at its cell, with where to write it instead.
struct ShownSheets {
  /// As what the workbook remembers them.
  static let kind = "shown"
  /// Changes of a sheet that are told one by one; the others are counted.
  private static let most = 20
  /// Between the cells of a row: a sign that people do not type and that every program keeps.
  private static let separator: Character = "\u{241F}"
  private static let sheets = BookLayout.answer.filter { $0.key != "timetable" }

  /// Rows as they were written, by sheet; empty where the workbook remembers none.
  private let written: [String: [[String]]]

  /// What a workbook remembers.
  init(_ state: BookState) {
    var written: [String: [[String]]] = [:]
    for line in state.text(Self.kind)?.split(separator: "\n") ?? [] {
      let cells = line.split(separator: Self.separator, omittingEmptySubsequences: false).map(String.init)
      written[cells[0], default: []].append(Array(cells.dropFirst()))
    }
    self.written = written
  }

  /// What a workbook is to remember of the sheets.
  static func record(_ rows: AnswerRows) -> String {
    sheets.flatMap { sheet in
      // A sheet without rows is remembered too.
      [sheet.key]
        + rows.rows(sheet.key).map { row in
          ([sheet.key] + sheet.columns.map { plain(text(row[$0.key]), $0) })
            .joined(separator: String(separator))
        }
    }.joined(separator: "\n")
  }

  /// The columns by which the rows of an answer's sheet are known.
  static func keys(of sheet: BookLayout.Sheet) -> [String] {
    switch sheet.key {
    case "timetable": ["id"]
    case "results": ["goal"]
    default: ["worker", "course"]
    }
  }

  private static func text(_ content: CellContent?) -> String {
    switch content {
    case .text(let text): text
    case .number(let text):
      Parse.number(text).map { CellValue.number($0, CellFormat(), is1904: false).text() } ?? text
    case .some(.none), nil: ""
    }
  }

  /// A cell's text as it is compared: on one line, and a yes or no by its meaning.
  private static func plain(_ text: String, _ column: BookLayout.Column) -> String {
    let line = normalized(text).split { $0.isWhitespace || $0 == separator }.joined(separator: " ")
    if case .flag = column.shape { return BookFlag.word(of: line) ?? line }
    return line
  }

  /// Tells what people changed on the sheets of a workbook.
  func tell(_ book: BookFile, path: String, _ log: DiagnosticLog, _ language: Language) throws(SheetFault) {
    for sheet in Self.sheets {
      guard let rows = written[sheet.key], let entry = AnswerWriter.entry(sheet, in: book) else { continue }
      let part = try book.part(of: entry)
      let table = try BookTable(sheet, part, of: book, path: path, name: entry.name, DiagnosticLog())
      var header: [String] = []
      for heading in table.headings {
        while header.count <= heading.column { header.append("") }
        header[heading.column] = heading.text
      }
      let file = log.add(file: path, sheet: entry.name, header: header)
      let keys = Self.keys(of: sheet).map { table.column($0) }
      guard table.headingRow != nil, !keys.contains(nil) else {
        log.warning(SourcePosition(file: file, line: 1, column: 0), ShownWords.noHeadings)
        continue
      }
      let changes = Self.changes(rows.filter { !$0.isEmpty }, sheet, table, language)
      for change in changes.prefix(Self.most) {
        log.warning(SourcePosition(file: file, line: change.row + 1, column: change.column), change.message)
      }
      if let last = changes.dropFirst(Self.most).last {
        log.warning(
          SourcePosition(file: file, line: last.row + 1, column: last.column),
          ShownWords.more(changes.count - Self.most))
      }
    }
  }

  private typealias Change = (row: Int, column: Int, message: Phrase)

  /// What differs from the rows as they were written, in the order of the sheet.
  private static func changes(
    _ written: [[String]], _ sheet: BookLayout.Sheet, _ table: BookTable, _ language: Language
  ) -> [Change] {
    let keys = keys(of: sheet)
    let keyed = sheet.columns.indices.filter { keys.contains(sheet.columns[$0].key) }
    func name(_ cells: [String]) -> String { keyed.map { cells[$0] }.joined(separator: ", ") }
    var before: [String: [[String]]] = [:]
    for row in written where row.count == sheet.columns.count { before[name(row), default: []].append(row) }
    let columns = sheet.columns.map { table.column($0.key) }
    var changes: [Change] = []
    for row in table.rows {
      let now = zip(sheet.columns, columns).map { column, place in
        plain(place.flatMap { row.values[$0]?.text() } ?? "", column)
      }
      guard !now.allSatisfy(\.isEmpty) else { continue }
      guard let old = before[name(now)]?.first else {
        let place = now.firstIndex { !$0.isEmpty }.flatMap { columns[$0] } ?? 0
        let shown =
          keyed.allSatisfy { now[$0].isEmpty }
          ? now.filter { !$0.isEmpty }.joined(separator: ", ") : name(now)
        changes.append(
          (row.number, place, ShownWords.added(quoted(shown), ShownWords.advice(sheet.key, nil))))
        continue
      }
      before[name(now)]?.removeFirst()
      for position in sheet.columns.indices where now[position] != old[position] {
        guard let place = columns[position] else { continue }
        let column = sheet.columns[position]
        func shown(_ text: String) -> String {
          guard !text.isEmpty else { return "" }
          return quoted(BookFlag(rawValue: text).map { $0.word(language) } ?? text)
        }
        changes.append(
          (
            row.number, place,
            ShownWords.cell(
              shown(now[position]), written: shown(old[position]), ShownWords.advice(sheet.key, column.key))
          ))
      }
    }
    for row in written where row.count == sheet.columns.count && before[name(row)]?.isEmpty == false {
      before[name(row)]?.removeFirst()
      changes.append(
        (
          table.headingRow ?? 0, columns[keyed[0]] ?? 0,
          ShownWords.gone(quoted(name(row)), ShownWords.advice(sheet.key, nil))
        ))
    }
    return changes
  }
}

extension AnswerReader {
  /// Whether a workbook's timetable has rows that were changed by hand; rows that cannot be read were. `scenario` is what
  /// the workbook itself says: under another one, with other zones or lessons, rows that nobody touched would differ.
  package static func isEdited(_ bytes: [UInt8], path: String, _ scenario: Scenario) -> Bool {
    hasTimetable(bytes) && (read(bytes, path: path, scenario).book?.isEdited ?? true)
  }

  /// What people changed in a workbook's answer that counts for nothing where its scenario is planned anew, each at its
  /// cell. `command`: what would take it up. Empty where the workbook holds no answer.
  package static func notTaken(
    _ bytes: [UInt8], path: String, _ scenario: Scenario, command: String
  ) -> [Diagnostic] {
    guard hasTimetable(bytes) else { return [] }
    let reading = read(bytes, path: path, scenario)
    func doubt(_ sheet: String, _ row: Int, _ cell: String, _ message: Phrase) -> Diagnostic {
      var fault = Diagnostic(
        severity: .warning, file: path, line: row + 1, column: .number(1),
        message: message(scenario.language),
        sheet: sheet, cell: cell)
      fault.language = scenario.language
      return fault
    }
    guard let book = reading.book else {
      let fault = reading.diagnostics.first { $0.sheet != nil }
      return [doubt(fault?.sheet ?? "Timetable", 0, fault?.cell ?? "A1", ShownWords.planned(anew: command))]
    }
    let own = book.timetable.meetings.filter { book.changed.contains($0.id) || book.kept.contains($0.id) }
    let rows = own.map { meeting in
      let column = book.changed.contains(meeting.id) ? "id" : "keep"
      return doubt(
        book.sheetName, book.row(meeting.id), book.cell(meeting.id, column) ?? "A1",
        ShownWords.planned(anew: meeting.id, command))
    }
    let gone = book.removed.map { doubt(book.sheetName, 0, "A1", ShownWords.planned(anew: $0.id, command)) }
    return rows + gone + reading.diagnostics
  }
}
