package import OffHours

/// A cell of a file that is handed in.
package struct CellPlace: Hashable, Sendable {
  /// The file as it was named.
  package var path: String
  /// The sheet's name, where it has one.
  package var sheet: String?
  /// Row and column, counted from 0; nil where the fault concerns the whole sheet or file.
  package var row: Int?, column: Int?
  /// The line, counted from 1.
  package var line: Int

  /// `T3.xlsx, sheet "Tháng 3", cell H12`.
  package func text(_ language: Language) -> String {
    var text = Path.name(of: path)
    if let sheet { text += language == .english ? ", sheet \"\(sheet)\"" : ", trang \"\(sheet)\"" }
    if let row, let column {
      text += (language == .english ? ", cell " : ", ô ") + Sheet.cellName(row, column)
    } else if let row {
      text += (language == .english ? ", row " : ", dòng ") + "\(row + 1)"
    }
    return text
  }
}

/// A fault or a doubt about what is handed in, in both languages.
package struct ImportFault: Hashable, Sendable {
  /// Whether nothing may be written.
  package var severity: Diagnostic.Severity
  /// Where it stands; nil where it concerns what was asked for as a whole.
  package var place: CellPlace?
  /// What was found, what was expected, how to mend it.
  package var message: Phrase

  /// `place: error: message`.
  package func text(_ language: Language) -> String {
    let word = FaultWords.severity(isError: severity == .error)
    return "\(place.map { $0.text(language) + ": " } ?? "")\(word(language)): \(message(language))"
  }

  /// The same for machines: the line of the cell's row, the column's letters, the sheet in the message.
  package func diagnostic(_ language: Language) -> Diagnostic {
    var message = message(language)
    if let place, let sheet = place.sheet {
      message = (language == .english ? "sheet \"\(sheet)\": " : "trang \"\(sheet)\": ") + message
    }
    var fault = Diagnostic(
      severity: severity, file: place?.path ?? "", line: place?.line ?? 1,
      column: place?.column.map { .name(Sheet.columnName($0)) } ?? .number(1), message: message)
    fault.language = language
    return fault
  }
}

/// Collects every fault and doubt of one import.
final class ImportLog {
  private(set) var faults: [ImportFault] = []
  private(set) var hasErrors = false

  private var known: Set<ImportFault> = []

  func error(_ place: CellPlace?, _ message: Phrase) {
    hasErrors = true
    add(ImportFault(severity: .error, place: place, message: message))
  }

  func warning(_ place: CellPlace?, _ message: Phrase) {
    add(ImportFault(severity: .warning, place: place, message: message))
  }

  private func add(_ fault: ImportFault) {
    if known.insert(fault).inserted { faults.append(fault) }
  }
}

/// One sheet together with the file in which it stands.
struct SourceSheet {
  var path: String
  /// The employer named for the file, an id.
  var employer: String?
  /// Position of the file among all.
  var file: Int
  var sheet: Sheet
  /// Where the findings speak of it: positions of file and sheet.
  var noteAt: (file: Int, sheet: Int)
  /// Whether rows and columns are exchanged.
  var isTurned = false
  /// Which of its cells were used.
  let account: SheetAccount
  /// Sensitive columns that were asked for, by `SensitiveHeading.key`.
  var asked: Set<String> = []

  init(path: String, employer: String?, file: Int, sheet: Sheet, noteAt: (file: Int, sheet: Int)) {
    self.path = path
    self.employer = employer
    self.file = file
    self.sheet = sheet
    self.noteAt = noteAt
    account = SheetAccount(sheet)
  }

  /// Whether a column is sensitive and nobody asked for it.
  func withholds(_ heading: String) -> Bool {
    SensitiveHeading.isOne(heading) && !asked.contains(SensitiveHeading.key(heading))
  }

  /// What became of columns, those that are withheld told as such.
  func withholding(_ columns: [ColumnNote]) -> [ColumnNote] {
    columns.map { column in
      guard case .carried = column.use, withholds(column.heading) else { return column }
      var column = column
      column.use = .sensitive
      return column
    }
  }

  /// Says that a cell was used.
  func use(_ row: Int, _ column: Int) {
    if isTurned { account.use(column, row) } else { account.use(row, column) }
  }

  /// A place on the sheet as it was handed in.
  func place(_ row: Int? = nil, _ column: Int? = nil) -> CellPlace {
    if isTurned {
      return CellPlace(
        path: path, sheet: sheet.name, row: column, column: row, line: column.map { $0 + 1 } ?? 1)
    }
    return CellPlace(
      path: path, sheet: sheet.name, row: row, column: column, line: row.map { sheet.line($0) } ?? 1)
  }
}
