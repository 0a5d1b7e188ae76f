internal import Algorithms

/// The colour behind a cell.
struct CellFill: Sendable, Hashable {
  var red, green, blue: UInt8

  /// A colour by its parts.
  init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `FFFF0000` (the first two are opacity), `FF0000` or `#FF0000`; nil where it is none of these.
  init?(hex text: String) {
    let digits = text.utf8.first == 0x23 ? text.dropFirst() : text[...]
    guard [6, 8].contains(digits.utf8.count), let value = UInt32(digits.suffix(6), radix: 16) else {
      return nil
    }
    self.init(value)
  }

  /// Red, green and blue in the last three bytes.
  init(_ value: UInt32) {
    self.init(
      red: UInt8(truncatingIfNeeded: value >> 16), green: UInt8(truncatingIfNeeded: value >> 8),
      blue: UInt8(truncatingIfNeeded: value))
  }

  /// Whether it looks as paper does.
  var isWhite: Bool { min(red, green, blue) >= 0xFA }

  /// Lighter (above 0) or darker, as themes have it: at 1 white, at -1 black.
  func tinted(_ tint: Double) -> CellFill {
    guard tint.isFinite, tint != 0 else { return self }
    let share = Swift.min(1, abs(tint))
    func part(_ value: UInt8) -> UInt8 {
      let goal: Double = tint > 0 ? 255 : 0
      return UInt8((Double(value) + (goal - Double(value)) * share).rounded())
    }
    return CellFill(red: part(red), green: part(green), blue: part(blue))
  }

  /// The palette of numbered colours (ECMA-376, 18.8.27); nil outside it.
  static func indexed(_ index: Int) -> CellFill? {
    guard palette.indices.contains(index - 8) || (0..<8).contains(index) else { return nil }
    return CellFill(palette[index < 8 ? index : index - 8])
  }

  private static let palette: [UInt32] = [
    0x000000, 0xFFFFFF, 0xFF0000, 0x00FF00, 0x0000FF, 0xFFFF00, 0xFF00FF, 0x00FFFF, 0x800000, 0x008000,
    0x000080, 0x808000, 0x800080, 0x008080, 0xC0C0C0, 0x808080, 0x9999FF, 0x993366, 0xFFFFCC, 0xCCFFFF,
    0x660066, 0xFF8080, 0x0066CC, 0xCCCCFF, 0x000080, 0xFF00FF, 0xFFFF00, 0x00FFFF, 0x800080, 0x800000,
    0x008080, 0x0000FF, 0x00CCFF, 0xCCFFFF, 0xCCFFCC, 0xFFFF99, 0x99CCFF, 0xFF99CC, 0xCC99FF, 0xFFCC99,
    0x3366FF, 0x33CCCC, 0x99CC00, 0xFFCC00, 0xFF9900, 0xFF6600, 0x666699, 0x969696, 0x003366, 0x339966,
    0x003300, 0x333300, 0x993300, 0x993366, 0x333399, 0x333333,
  ]
}

/// Coloured backgrounds of a sheet, in bands of equal rows: a whole coloured column is one.
struct SheetFills: Sendable {
  private struct Run: Hashable {
    var columns: Range<Int>
    var fill: CellFill
  }

  private var bands: [(rows: Range<Int>, runs: Range<Int>)] = []
  private var runs: [Run] = []

  /// Whether nothing is coloured.
  var isEmpty: Bool { bands.isEmpty }

  /// The colour behind a cell.
  subscript(row: Int, column: Int) -> CellFill? {
    let low = bands.partitioningIndex { $0.rows.upperBound > row }
    guard low < bands.count, bands[low].rows.contains(row) else { return nil }
    return runs[bands[low].runs].first { $0.columns.contains(column) }?.fill
  }

  /// Every coloured cell of the rows that `rows` holds, in order.
  func coloured(in rows: Range<Int>) -> [(row: Int, columns: Range<Int>, fill: CellFill)] {
    var result: [(row: Int, columns: Range<Int>, fill: CellFill)] = []
    for band in bands {
      for row in band.rows.clamped(to: rows) {
        for run in runs[band.runs] { result.append((row, run.columns, run.fill)) }
      }
    }
    return result
  }

  /// Colours cells of a row that does not lie above those that were coloured before; white ones are left as they are.
  ///
  /// A row of many colours costs as many cells of `budget`; one like the row above costs nothing.
  mutating func color(_ columns: Range<Int>, ofRow row: Int, _ fill: CellFill, within budget: inout Int)
    throws(SheetFault)
  {
    guard !fill.isWhite, !columns.isEmpty else { return }
    if let last = bands.last, last.rows.upperBound > row + 1 { return }
    if bands.last?.rows.upperBound != row + 1 {
      joinLast()
      bands.append((row..<(row + 1), runs.count..<runs.count))
    } else if bands[bands.count - 1].rows.count > 1 {
      return
    }
    let band = bands.count - 1
    if !bands[band].runs.isEmpty, runs[runs.count - 1].fill == fill,
      runs[runs.count - 1].columns.upperBound == columns.lowerBound
    {
      runs[runs.count - 1].columns = runs[runs.count - 1].columns.lowerBound..<columns.upperBound
    } else {
      try Sheet.take(1, from: &budget)
      runs.append(Run(columns: columns, fill: fill))
      bands[band].runs = bands[band].runs.lowerBound..<runs.count
    }
  }

  /// Lets the last row's colours hold for the rows up to `end`.
  mutating func repeatLast(row: Int, until end: Int) {
    guard let last = bands.last, last.rows.upperBound == row + 1, end > row + 1 else { return }
    bands[bands.count - 1].rows = last.rows.lowerBound..<end
    joinLast()
  }

  /// Joins the last band with the one above where they are alike.
  mutating func joinLast() {
    guard bands.count >= 2 else { return }
    let (above, last) = (bands[bands.count - 2], bands[bands.count - 1])
    guard above.rows.upperBound == last.rows.lowerBound, runs[above.runs] == runs[last.runs] else { return }
    runs.removeLast(last.runs.count)
    bands.removeLast()
    bands[bands.count - 1].rows = above.rows.lowerBound..<last.rows.upperBound
  }
}
