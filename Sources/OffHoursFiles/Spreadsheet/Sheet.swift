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

    var isEmpty: Bool { text.isEmpty }
  }

  /// Name of the sheet; nil where the file has only one without a name.
  var name: String?
  /// Rows from the top, without empty cells at their ends.
  var rows: [[Cell]] = []
  /// Line of each row in a text file; empty where a row's line is its number.
  var lines: [Int] = []
  /// Positions of rows and columns that are hidden.
  var hiddenRows: Set<Int> = []
  var hiddenColumns: Set<Int> = []
  /// Whether the whole sheet is hidden.
  var isHidden = false

  /// A cell; an empty one outside the rows.
  subscript(row: Int, column: Int) -> Cell {
    guard rows.indices.contains(row), rows[row].indices.contains(column) else { return Cell() }
    return rows[row][column]
  }

  /// The text of a cell on one line.
  func text(_ row: Int, _ column: Int) -> String { plainText(self[row, column].text) }

  /// Columns of the widest row.
  var width: Int { rows.map(\.count).max() ?? 0 }

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
}

/// Why a file cannot be read as sheets, in both languages.
struct SheetFault: Error {
  /// What is wrong and how to mend it.
  var message: Phrase
  /// Line and column where it stands, where that is known.
  var line = 1
  var column = 1
}
