import OffHours

/// One sheet of a workbook, to be printed on A4.
struct Worksheet: Sendable {
  /// What a cell holds.
  enum Value: Hashable, Sendable {
    case none
    case text(String)
    case number(Int)
    case date(CivilDate)
  }

  /// A cell.
  struct Cell: Hashable, Sendable {
    var value: Value
    var style: CellStyle

    init(_ value: Value, _ style: CellStyle = .plain) {
      self.value = value
      self.style = style
    }
  }

  /// A row.
  struct Row: Sendable {
    var cells: [Cell] = []
    /// In points; nil: as high as its text.
    var height: Double?
    /// Columns that are one cell.
    var merged: [ClosedRange<Int>] = []
  }

  /// The name on the tab, legal and unique.
  var name: String
  /// Widths in characters.
  var widths: [Double]
  var isLandscape = false
  /// What stands at the right of every printed page's foot.
  var footer = ""
  var rows: [Row] = []
  /// Rows that stay in sight, and the headings' rows that every printed page repeats.
  var frozenRows = 0, repeatedRow: Int?
  /// Cells with a list to choose from; other text may be written all the same.
  var choices: [Choices] = []

  /// Words to choose from in the rows of a column.
  struct Choices: Sendable {
    var column: Int
    var rows: Range<Int>
    /// Without commas.
    var words: [String]
  }

  /// A sheet with columns of these widths.
  init(name: String, widths: [Double], isLandscape: Bool = false) {
    self.name = name
    self.widths = widths
    self.isLandscape = isLandscape
  }

  /// Adds a text across all columns.
  mutating func add(line text: String, _ style: CellStyle, height: Double? = nil) {
    add(parts: [(text, 0...widths.count - 1, style)], height: height)
  }

  /// Adds texts, each across some columns.
  mutating func add(
    parts: [(text: String, columns: ClosedRange<Int>, style: CellStyle)], height: Double? = nil
  ) {
    var row = Row(cells: Array(repeating: Cell(.none), count: widths.count), height: height)
    for part in parts {
      row.cells[part.columns.lowerBound] = Cell(.text(part.text), part.style)
      if part.columns.count > 1 { row.merged.append(part.columns) }
    }
    rows.append(row)
  }

  /// Adds the headings of the columns: they stay in sight and stand on every page.
  mutating func add(headings: [String]) {
    rows.append(Row(cells: headings.map { Cell(.text($0), .heading) }))
    repeatedRow = rows.count - 1
    frozenRows = rows.count
  }
}

/// How a cell looks.
struct CellStyle: Hashable, Sendable {
  enum Alignment: String, Sendable { case left, center, right }

  var isBold = false, isItalic = false, isQuiet = false
  var size = 11
  var hasBorder = false, isFilled = false, wraps = false
  var alignment = Alignment.left
  /// How a date is written, in the notation of number formats.
  var format: String?
  /// The text stays text when somebody edits the cell, though it begins like a formula.
  var isQuoted = false

  static let plain = CellStyle()
  static let title = CellStyle(isBold: true, size: 14, wraps: true, alignment: .center)
  static let subtitle = CellStyle(wraps: true, alignment: .center)
  static let head = CellStyle(isBold: true, wraps: true, alignment: .center)
  static let heading = CellStyle(
    isBold: true, hasBorder: true, isFilled: true, wraps: true, alignment: .center)
  static let cell = CellStyle(hasBorder: true, wraps: true)
  static let quiet = CellStyle(isQuiet: true, hasBorder: true, wraps: true)
  static let count = CellStyle(hasBorder: true, alignment: .center)
  static let fact = CellStyle(wraps: true)

  /// A date after the day of the week, which the language writes in its own way: `T7, 06/03/2027`.
  static func date(_ prefix: String, isAmerican: Bool = false) -> CellStyle {
    let form = isAmerican ? "mm\\/dd\\/yyyy" : "dd\\/mm\\/yyyy"
    return CellStyle(hasBorder: true, alignment: .left, format: "\"\(prefix)\"\(form)")
  }
}
