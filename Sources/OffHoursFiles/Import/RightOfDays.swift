internal import OffHours

/// What stands right of the days of a roster: totals and remarks of its rows, and on some sheets the legend. A number with a remark
/// behind it is no line of a legend.
struct RightOfDays {
  /// What a column may hold.
  private enum Kind {
    /// Codes without a number, with their meanings behind them.
    case open
    /// Nothing but codes, each once, with their meanings behind them.
    case codes
    /// Totals and the like: no codes.
    case others
  }

  /// The first column behind the days.
  let fromColumn: Int
  private let rows: ClosedRange<Int>
  private let used: Set<String>
  private var kinds: [Int: Kind] = [:]
  /// Columns of which most cells are no lines of a legend.
  private var remarks: Set<Int> = []

  /// The columns right of a grid's days; nil where it has none. Linear in their cells.
  init?(_ grid: RosterGrid) {
    let legend = grid.legend, sheet = legend.source.sheet
    guard legend.fromColumn > 0, let first = legend.beside.min(), let last = legend.beside.max() else {
      return nil
    }
    (fromColumn, rows, used) = (legend.fromColumn, first...last, grid.used)
    let people = Set(grid.rows.map(\.row)), lines = LegendSheet(source: legend.source, used: used)
    for column in fromColumn..<max(fromColumn, sheet.width) {
      func filled(_ rows: [Int]) -> [Int] {
        rows.filter { !sheet[$0, column].isEmpty && !sheet[$0, column].isContinuation }
      }
      let heads = legend.beside.filter { !people.contains($0) }.map { sheet.text($0, column) }
        .filter { !$0.isEmpty }
      let below = filled(legend.beside.filter(people.contains))
      kinds[column] = kind(heads, below, column, lines)
      let entries = below.count {
        LegendText.entries(sheet[$0, column].text, used: used).contains(where: \.isClear)
      }
      if entries * 2 <= below.count { remarks.insert(column) }
    }
  }

  private func kind(_ heads: [String], _ below: [Int], _ column: Int, _ lines: LegendSheet) -> Kind {
    let isOfLegend = heads.contains(where: headsLegend)
    let isOther = !heads.isEmpty && !isOfLegend
    var seen: Set<String> = []
    let isPure =
      below.count > (isOfLegend ? 0 : 1)
      && below.allSatisfy { row in
        let code = lines.source.sheet.text(row, column)
        return !(isOther && Self.isNumber(code)) && seen.insert(LegendText.key(code)).inserted
          && lines.isCodeWithMeaning(row, column)
      }
    return isPure ? .codes : isOther ? .others : .open
  }

  /// Whether a heading is that of a legend's codes, or a line of the legend itself.
  private func headsLegend(_ text: String) -> Bool {
    let list = words(folded(text)).map(String.init)
    return LegendText.isOpening(text) || Heading(text) == .code || used.contains(LegendText.key(text))
      || [["ca"], ["shift"], ["shifts"]].contains(list)
      || !Set(list).isDisjoint(with: ["code", "codes", "legend", "symbol", "symbols"])
      || " \(list.joined(separator: " ")) ".contains(" ky hieu ")
      || LegendText.entries(text, used: used).contains(where: \.isClear)
  }

  /// Whether a text is a number and no word: `23`, `0`, `7,5`.
  static func isNumber(_ text: String) -> Bool {
    text.contains(where: \.isNumber) && !text.contains(where: \.isLetter)
  }

  /// Whether a code, or several, may stand in a cell. `isLine`: whether code and meaning share it.
  func allows(_ entry: LegendEntry, row: Int, column: Int, isLine: Bool) -> Bool {
    let isUsed = entry.codes.contains { used.contains(LegendText.key($0)) }
    let hasHours = HoursText.hasHours(in: entry.words)
    let isNumber = entry.codes.allSatisfy(Self.isNumber)
    if isNumber, !isUsed, !hasHours { return false }
    guard column >= fromColumn, rows.contains(row) else { return true }
    if isLine { return isUsed || hasHours || !remarks.contains(column) }
    switch kinds[column] ?? .open {
    case .codes: return true
    case .open: return !isNumber
    case .others: return false
    }
  }
}
