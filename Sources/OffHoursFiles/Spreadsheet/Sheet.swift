internal import OffHours

/// A grid of cells as people hand it in: one sheet of a workbook, or a CSV file.
struct Sheet: Sendable {
  /// One cell.
  struct Cell: Sendable, Hashable {
    /// What it shows, on one line or several, NFC, trimmed.
    var text = ""
    /// The date that it holds, where it is one.
    var date: CivilDate?
    /// Whether it repeats the cell in which its merged range begins.
    var isContinuation = false
    /// Why it shows nothing although something stands in it.
    var lapse: Lapse?

    var isEmpty: Bool { text.isEmpty }
    /// Whether nothing at all stands in it.
    var isBlank: Bool { text.isEmpty && lapse == nil }

    /// A cell that shows `text`; the marks of errors, `#N/A`, are no text.
    static func showing(_ text: String) -> Cell {
      let text = Parse.trimmed(text)
      if Lapse.isError(text) { return Cell(lapse: .error(text)) }
      return Cell(text: normalized(text))
    }
  }

  /// Why a cell that is filled has no text: it may not be taken for an empty one.
  enum Lapse: Sendable, Hashable {
    /// A formula whose result was never stored.
    case noValue
    /// A formula that came out as an error, `#N/A`.
    case error(String)

    /// What a spreadsheet program shows for it; nil where that is not known.
    var shown: String? { if case .error(let text) = self { text } else { nil } }

    /// Whether a text is what spreadsheet programs show for an error.
    static func isError(_ text: String) -> Bool {
      guard let first = text.utf8.first, text.utf8.count <= 16 else { return false }
      if first == 0x23 { return errors.contains(text) }
      return first == 0x45 && text.hasPrefix("Err:") && text.utf8.count == 7
        && decimal(text.utf8.dropFirst(4)) != nil
    }

    private static let errors: Set<String> = [
      "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#FIELD!",
      "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#GETTING_DATA",
    ]
  }

  /// A range of cells that all show what the first of them holds.
  typealias Merge = (rows: ClosedRange<Int>, columns: ClosedRange<Int>)

  /// Name of the sheet; nil where the file has only one without a name.
  var name: String?
  /// Rows from the top, without empty cells at their ends.
  var rows = SheetRowList()
  /// Line of each row in a text file; empty where a row's line is its number.
  var lines: [Int] = []
  /// Positions of rows and columns that are hidden.
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []
  /// Merged ranges, as far as the used cells go.
  var merges: [Merge] = []
  /// Coloured backgrounds; white and none are left out.
  var fills = SheetFills()
  /// Whether the whole sheet is hidden.
  var isHidden = false

  /// A cell; an empty one outside the rows.
  subscript(row: Int, column: Int) -> Cell {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return Cell() }
    return rows[row][column]
  }

  /// The colour behind a cell, empty ones too; nil where it has none.
  func fill(_ row: Int, _ column: Int) -> CellFill? { fills[row, column] }

  /// The text of a cell on one line.
  func text(_ row: Int, _ column: Int) -> String { plainText(self[row, column].text) }

  /// Columns of the widest row.
  var width: Int { rows.indices.reduce(0) { max($0, rows.width($1)) } }

  /// Whether a cell anywhere is filled and shows nothing.
  var hasLapses: Bool { rows.pool.contains { $0.lapse != nil } }

  /// The line of a row, counted from 1.
  func line(_ row: Int) -> Int { lines.indices.contains(row) ? lines[row] : row + 1 }

  /// The name of a column as spreadsheets have it: A, B … Z, AA.
  static func columnName(_ column: Int) -> String {
    var name = ""
    var rest = column
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }

  /// The name of a cell as spreadsheets have it: H12.
  static func cellName(_ row: Int, _ column: Int) -> String { columnName(column) + String(row + 1) }
}

/// A file of sheets.
struct Workbook: Sendable {
  /// As it was named on the way in.
  var path: String
  /// Its sheets, in order.
  var sheets: [Sheet] = []
  /// How its text is encoded and separated, or that it is a workbook; for people.
  var format = ""
  /// What was done to read it, for people.
  var notes: [Phrase] = []
}

/// Why a file cannot be read as sheets, in both languages.
struct SheetFault: Error {
  /// What is wrong and how to mend it.
  var message: Phrase
  /// Line and column where it stands, where that is known.
  var line = 1
  var column = 1
}
