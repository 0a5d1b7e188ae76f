internal import OffHours

/// Collects every fault of one run, with the files in which they stand.
final class DiagnosticLog {
  /// A file that was read.
  struct File: Sendable {
    var path: String
    /// Names of a table's columns; nil where columns are characters.
    var header: [String]?
    /// The name of a workbook's sheet; nil in any other file.
    var sheet: String?

    /// A diagnostic for a place in the file.
    func diagnostic(_ spot: SourcePosition, _ severity: Diagnostic.Severity, _ message: String) -> Diagnostic
    {
      let column = Int(spot.column)
      // A column without a name is told by its number.
      let place: Diagnostic.Column =
        if let header {
          header.indices.contains(column) && !header[column].isEmpty
            ? .name(header[column]) : .number(column + 1)
        } else { .number(column) }
      return Diagnostic(
        severity: severity, file: path, line: Int(spot.line), column: place, message: message, sheet: sheet,
        cell: sheet.map { _ in Sheet.cellName(Int(spot.line) - 1, column) })
    }
  }

  /// No more than this many are kept; the others are counted.
  static let limit = Diagnostic.mostListed

  private struct Entry: Hashable {
    var spot: SourcePosition
    var severity: Diagnostic.Severity
    var message: Phrase
  }

  private(set) var files: [File] = []
  private var entries: [Entry] = []
  private var known: Set<Entry> = []
  private var surplus = 0
  /// Whether an error was logged.
  private(set) var hasErrors = false
  /// How many comparisons of words "did you mean" may still make, so that a flood of faults stays cheap.
  var suggestionBudget = 2_000_000

  /// Adds a file; its faults come after those of the files added before.
  func add(file path: String, header: [String]? = nil) -> Int32 {
    files.append(File(path: path, header: header))
    return Int32(files.count - 1)
  }

  /// Adds a sheet of a workbook; `header` by its columns.
  func add(file path: String, sheet: String, header: [String]) -> Int32 {
    files.append(File(path: path, header: header, sheet: sheet))
    return Int32(files.count - 1)
  }

  /// Names the columns of a table.
  func setHeader(_ header: [String], of file: Int32) { files[Int(file)].header = header }

  /// Whether a file is a table, or a sheet of a workbook.
  func isTable(_ file: Int32) -> Bool { files[Int(file)].header != nil }

  /// Whether a file is a sheet of a workbook.
  func isSheet(_ file: Int32) -> Bool { files[Int(file)].sheet != nil }

  /// The path of a file.
  func path(of file: Int32) -> String { files[Int(file)].path }

  /// Paths of all files, in the order in which they were read.
  var paths: [String] {
    files.filter { $0.sheet == nil }.map(\.path)
  }

  /// Logs a fault, in English: whoever mends it reads keys and the reference of the format.
  func error(_ spot: SourcePosition, _ message: String) {
    error(spot, phrase: Phrase(en: message, vi: message))
  }

  /// Logs a fault that is said in both languages.
  func error(_ spot: SourcePosition, phrase: Phrase) {
    hasErrors = true
    add(Entry(spot: spot, severity: .error, message: phrase))
  }

  /// Logs a doubt.
  func warning(_ spot: SourcePosition, _ message: Phrase) {
    add(Entry(spot: spot, severity: .warning, message: message))
  }

  private func add(_ entry: Entry) {
    guard entries.count < Self.limit else {
      surplus += 1
      return
    }
    if known.insert(entry).inserted { entries.append(entry) }
  }

  /// Everything that was logged, by file, line and column; doubts in `language`.
  func diagnostics(_ language: Language = .english) -> [Diagnostic] {
    var result = entries.sorted {
      ($0.spot.file, $0.spot.line, $0.spot.column, $0.message.en)
        < ($1.spot.file, $1.spot.line, $1.spot.column, $1.message.en)
    }.map { entry in
      var fault = files[Int(entry.spot.file)].diagnostic(entry.spot, entry.severity, entry.message(language))
      if entry.severity == .warning { fault.language = language }
      return fault
    }
    if surplus > 0, let last = result.last {
      result.append(
        Diagnostic(
          severity: hasErrors ? .error : .warning, file: last.file, line: last.line, column: last.column,
          message: hasErrors ? Words.moreDoubts(surplus).en : Words.moreDoubts(surplus)(language)))
    }
    return result
  }
}

/// Text from a file between quotes, cut where it is long, with control characters made visible.
func quoted(_ text: String) -> String {
  var result = "'"
  var count = 0
  for scalar in text.unicodeScalars {
    count += 1
    if count > 60 {
      result += "…"
      break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
      result += "\\u{\(String(scalar.value, radix: 16))}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "'"
}
