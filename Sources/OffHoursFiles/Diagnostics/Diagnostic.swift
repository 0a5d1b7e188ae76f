package import OffHours

/// A fault or a doubt about input, at the place where it stands.
public struct Diagnostic: Hashable, Sendable {
  /// Whether the run stops.
  public enum Severity: String, Sendable { case error, warning }

  /// Where in a line: the number of a character, counted from 1, or the name of a table's column.
  public enum Column: Hashable, Sendable {
    /// The character, counted from 1.
    case number(Int)
    /// The column of a table.
    case name(String)
  }

  /// How many faults of a file are listed; the others are counted.
  package static let mostListed = 5_000

  /// Whether the run stops.
  public var severity: Severity
  /// The file as it was named on the way to it.
  public var file: String
  /// The line, counted from 1; of a table the line on which the row begins.
  public var line: Int
  /// Where in the line.
  public var column: Column
  /// What was found, what was expected, and how to mend it.
  public var message: String
  /// In a workbook: the name of the sheet, and the cell such as `H12`; nil in any other file.
  public var sheet: String?, cell: String?
  /// The language of the message, and of the word before it.
  package var language = Language.english

  /// A diagnostic.
  public init(
    severity: Severity, file: String, line: Int, column: Column, message: String, sheet: String? = nil,
    cell: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.sheet = sheet
    self.cell = cell
  }
}

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: error: message`; of a workbook `file:sheet!cell: error: message`. In Vietnamese *lỗi*, *cảnh báo*.
  public var description: String {
    let word = FaultWords.severity(isError: severity == .error)(language)
    if let sheet, let cell { return "\(file):\(sheet)!\(cell): \(word): \(message)" }
    let place =
      switch column {
      case .number(let number): "\(line):\(number)"
      case .name(let name): "\(line):\(name)"
      }
    return "\(file):\(place): \(word): \(message)"
  }
}

extension [Diagnostic] {
  /// Whether any of them stops the run.
  public var hasErrors: Bool { contains { $0.severity == .error } }

  /// The same, whose messages are in a language.
  package func said(in language: Language) -> [Diagnostic] {
    map { fault in
      var fault = fault
      fault.language = language
      return fault
    }
  }

  /// A line each, as compilers print them.
  public var text: String { map { "\($0)\n" }.joined() }

  /// `{"diagnostics": [{"severity", "file", "line", "column", "message"}]}` and a line feed.
  public var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("diagnostics")
      json.diagnostics(self)
    }
    return json.text + "\n"
  }
}

extension JSONWriter {
  /// The array of diagnostics.
  package mutating func diagnostics(_ diagnostics: [Diagnostic]) {
    array(diagnostics) { json, diagnostic in
      json.object { json in
        json.field("severity", diagnostic.severity.rawValue)
        json.field("file", diagnostic.file)
        json.field("line", diagnostic.line)
        json.key("column")
        switch diagnostic.column {
        case .number(let number): json.number(number)
        case .name(let name): json.string(name)
        }
        if let sheet = diagnostic.sheet, let cell = diagnostic.cell {
          json.field("sheet", sheet)
          json.field("cell", cell)
        }
        json.field("message", diagnostic.message)
      }
    }
  }
}
