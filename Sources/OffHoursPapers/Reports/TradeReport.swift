import OffHours

/// People changed against completions, as people read it: a row a plan, and a picture.
package struct TradeReport: Sendable {
  private let trade: Trade
  private let input: PaperInput
  private let isWritten: Bool
  private let numbers: NumberHabit

  /// The report of a trade; `input` is of any of its points. `isWritten`: each point has a folder of its own, which is named.
  package init(_ trade: Trade, _ input: PaperInput, isWritten: Bool = false) {
    self.trade = trade
    self.input = input
    self.isWritten = isWritten
    numbers = NumberHabit(input.language)
  }

  private var language: Language { input.language }

  /// Whether the goal counts every completion as one.
  private var isPlain: Bool {
    trade.points.allSatisfy { abs($0.completions.value - Double($0.completed)) < 1e-6 }
  }

  private var isFrozen: Bool { trade.points.contains { $0.frozen != nil } }

  /// The report.
  package var report: Report {
    var report = Report(
      title: "\(Words.tradeTitle(language)): \(input.title)", languageCode: language.rawValue)
    report.blocks = [.table(table), .text(Words.tradeExplained(language))]
    if isFrozen { report.blocks.append(.text(Words.tradeFrozenFirst(language))) }
    if !isPlain { report.blocks.append(.text(Words.tradeWeighted(language))) }
    if trade.searched < trade.asked {
      report.blocks.append(.text(Words.tradeCut(trade.searched, of: trade.asked)(language)))
    } else if trade.points.count == 1 {
      report.blocks.append(.text(Words.nothingToTrade(isProved: trade.isEndProved)(language)))
    }
    if trade.points.count > 1 { report.blocks.append(.plot(plot)) }
    return report
  }

  private func number(_ value: Int, _ bound: Int?) -> String {
    "\(language.number(value)) (\(bound.map { language.number($0) } ?? "–"))"
  }

  private func number(_ result: TierResult) -> String {
    "\(numbers.text(result.value, decimals: 2)) (\(result.bound.map { numbers.text($0, decimals: 2) } ?? "–"))"
  }

  private var table: ReportTable {
    var columns: [TextTable.Column] = [
      .init(""), .init(Words.tradeChanged(language), right: true),
      .init(Words.tradeCompleted(language), right: true),
    ]
    if !isPlain { columns.append(.init(Words.tradeGoal(language), right: true)) }
    columns += [.init(Words.tradeStep(language)), .init(Words.tradeMoved(language), right: true)]
    if isFrozen { columns.append(.init(Words.tradeFrozen(language), right: true)) }
    if isWritten { columns.append(.init("--out")) }
    var table = ReportTable(id: "trade", columns: columns, lead: 2)
    for (position, point) in trade.points.enumerated() {
      let before = position > 0 ? trade.points[position - 1] : nil
      var cells = [
        point.isProved ? "●" : "○", number(point.changed, point.fewest), number(point.completed, point.most),
      ]
      if !isPlain { cells.append(number(point.completions)) }
      cells.append(
        before.map {
          Words.tradeStep(
            completions: point.completed - $0.completed, people: point.changed - $0.changed)(language)
        } ?? "")
      cells.append(language.number(point.moved))
      if isFrozen { cells.append(point.frozen.map { number($0) } ?? "") }
      if isWritten { cells.append(point.folder) }
      table.add(cells)
    }
    return table
  }

  private var plot: Plot {
    var plot = Plot(
      id: "trade", title: Words.tradeTitle(language), across: Words.tradeAcross(language),
      up: Words.completionsAxis(language), numbers: numbers)
    plot.points = trade.points.map {
      Plot.Point(
        x: Double($0.changed), y: Double($0.completed), label: String($0.changed), isOnFrontier: true)
    }
    return plot
  }

  /// `trade.csv`: a row a plan, with what is proved of it.
  package var csv: String {
    var table = CSVText(
      header: [
        Words.peopleChanged, Phrase(en: "at least", vi: "ít nhất"), Words.completions,
        Phrase(en: "at most", vi: "nhiều nhất"), Words.needed, Words.tradeGoal, Words.boundOfTier,
        Words.tradeMoved, Words.tradeProof,
      ].map { $0(language) })
    for point in trade.points {
      table.add([
        String(point.changed), point.fewest.map(String.init) ?? "", String(point.completed),
        point.most.map(String.init) ?? "", String(point.needed),
        numbers.text(point.completions.value, decimals: 6),
        point.completions.bound.map { numbers.text($0, decimals: 6) } ?? "", String(point.moved),
        (point.isProved ? Words.frontierProved : Words.frontierFound)(language),
      ])
    }
    return table.text
  }
}
