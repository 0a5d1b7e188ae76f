import OffHours

/// A sweep as people read it: the answers to what was asked, the points, and the frontier as a picture.
package struct SweepReport: Sendable {
  private let sweep: Sweep
  private let language: Language
  private let numbers: NumberHabit

  /// The report of a sweep.
  package init(_ sweep: Sweep, language: Language) {
    self.sweep = sweep
    self.language = language
    numbers = NumberHabit(language)
  }

  /// The report.
  package var report: Report {
    let title = sweep.axes.isEmpty ? Words.questionTitle : Words.sweepTitle
    var report = Report(title: "\(title(language)): \(sweep.name)", languageCode: language.rawValue)
    report.blocks = answers
    if sweep.size > 1 {
      report.blocks += [
        .heading(Words.points(language)), .table(table), .text(Words.frontierExplained(language)),
      ]
      let failed = sweep.points.compactMap { point in
        point.failure.map { Words.notPlanned(label(point), $0)(language) }
      }
      if !failed.isEmpty { report.blocks.append(.list(failed)) }
      if !sweep.missing.isEmpty {
        report.blocks.append(.text(Words.missingPoints(sweep.missing.count, of: sweep.size)(language)))
      }
      if planned.count > 1 { report.blocks += [.heading(Words.frontier(language)), .plot(plot)] }
      if releases && planned.count > 1 {
        report.blocks += [.heading(ReleaseWords.curve(language)), .plot(curve)]
      }
    } else {
      report.blocks.append(.table(table))
    }
    return report
  }

  private var planned: [Sweep.Point] { sweep.points.filter { $0.failure == nil } }

  private func name(_ tier: Tier) -> String { Words.tier(tier, countsMoney: sweep.countsMoney, language) }

  private func label(_ point: Sweep.Point) -> String {
    sweep.values(of: point.position).map(value).joined(separator: ", ")
  }

  private func value(_ text: String) -> String { text.isEmpty ? Words.asWritten(language) : text }

  private var costName: String { (sweep.countsMoney ? Words.money : Words.meetingsCount)(language) }

  // MARK: Answers

  /// Tiers of which enough is enough stand first in what was asked.
  private var floors: Int { sweep.goals.prefix { $0.enough != nil }.count }

  private var answers: [Report.Block] {
    guard floors > 0 else { return [] }
    let lines = planned.map { point in
      let answer = answer(point)
      return sweep.axes.isEmpty ? answer : "\(label(point)) — \(answer)"
    }
    return lines.count == 1 ? [.text(lines[0])] : [.list(lines)]
  }

  private func answer(_ point: Sweep.Point) -> String {
    for result in point.tiers.prefix(floors) {
      guard let enough = result.tier.enough else { continue }
      let sign = result.tier.isMaximised ? 1.0 : -1
      if sign * (enough - result.value) <= 2e-6 { continue }
      let bound = result.bound ?? sign * .infinity
      let isProved = sign * (enough - bound) > 2e-6
      let words = isProved ? Words.outOfReach : Words.notReached
      return words(floor(result.tier), numbers.text(result.value), numbers.text(bound))(language)
    }
    let reached = point.tiers.prefix(floors).map { floor($0.tier) }.joined(separator: ", ")
    guard point.tiers.count > floors else { return reached }
    let best = point.tiers[floors]
    let text = Words.bounded(
      name(best.tier), numbers.text(best.value), best.bound.map { numbers.text($0) },
      isProved: best.bound.map { abs($0 - best.value) <= 2e-6 } ?? false)
    return Words.reached(reached, text(language))(language)
  }

  private func floor(_ tier: Tier) -> String {
    Words.floor(name(tier), numbers.text(tier.enough ?? 0), isMaximised: tier.isMaximised)(language)
  }

  // MARK: Points

  /// How many tiers the table shows; all of them stand in the files.
  private var shown: Int { min(sweep.goals.count, max(3, floors + 1)) }

  private var table: ReportTable {
    let tiers = sweep.goals.prefix(shown)
    var table = ReportTable(
      id: "points",
      columns: sweep.axes.map { .init($0.path, right: isNumeric($0)) }
        + [.init(""), .init(Words.completions(language), right: true)]
        + (sweep.countsMoney ? [.init(Words.money(language), right: true)] : [])
        + [.init(Words.meetingsCount(language), right: true)]
        + (releases ? [.init(ReleaseWords.released(language), right: true)] : [])
        + tiers.map { .init("\(name($0)) (\(Words.boundOfTier(language)))", right: true) },
      lead: sweep.axes.count + 1)
    let frontier = sweep.frontier, proved = sweep.proved
    for point in sweep.points {
      let values = sweep.values(of: point.position).map(value)
      if point.failure != nil {
        var cells = values + Array(repeating: "", count: table.columns.count - values.count)
        cells[values.count] = "✗"
        table.add(cells)
        continue
      }
      table.add(
        values + [sweep.size > 1 ? mark(point, frontier, proved) : ""]
          + ["\(language.number(point.completed))/\(language.number(point.needed))"]
          + (sweep.countsMoney ? [numbers.text(point.cost)] : []) + [language.number(point.meetings)]
          + (releases ? [ReleaseWords.hours(point.released)] : [])
          + point.tiers.prefix(shown).map { result in
            "\(numbers.text(result.value)) (\(result.bound.map { numbers.text($0) } ?? "–"))"
          })
    }
    return table
  }

  /// On the frontier, proved or as far as was found; or the same as the point that stands for it there.
  private func mark(_ point: Sweep.Point, _ frontier: Set<Int>, _ proved: Set<Int>) -> String {
    if frontier.contains(point.position) { return proved.contains(point.position) ? "●" : "○" }
    let isSame = sweep.points.contains {
      frontier.contains($0.position) && $0.completed == point.completed && $0.cost == point.cost
    }
    return isSame ? "=" : ""
  }

  private func isNumeric(_ axis: Sweep.Axis) -> Bool {
    axis.values.allSatisfy { Double($0) != nil || $0.isEmpty }
  }

  /// Whether anybody is released from work at any point.
  private var releases: Bool { sweep.points.contains { $0.released > 0 } }

  /// Completions against the hours for which people are released.
  private var curve: Plot {
    var plot = Plot(
      id: "release", title: ReleaseWords.curve(language), across: ReleaseWords.released(language),
      up: Words.completionsAxis(language), numbers: numbers)
    plot.points = planned.map { point in
      let isBeaten = planned.contains { other in
        other.completed >= point.completed && other.released <= point.released
          && (other.completed > point.completed || other.released < point.released)
      }
      return Plot.Point(
        x: Double(point.released) / 60, y: Double(point.completed), label: label(point),
        isOnFrontier: !isBeaten)
    }
    return plot
  }

  private var plot: Plot {
    var plot = Plot(
      id: "frontier", title: Words.frontier(language), across: costName,
      up: Words.completionsAxis(language), numbers: numbers)
    let frontier = sweep.frontier
    plot.points = planned.map { point in
      Plot.Point(
        x: point.cost, y: Double(point.completed), label: label(point),
        isOnFrontier: frontier.contains(point.position))
    }
    return plot
  }

  /// `sweep.csv`: a row a point, with value and bound of every tier.
  package var csv: String {
    var table = CSVText(
      header: sweep.axes.map(\.path)
        + [
          Words.onFrontier(language), Words.completions(language), Words.needed(language), costName,
          Words.meetingsCount(language),
        ]
        + (releases ? [ReleaseWords.released(language)] : [])
        + sweep.goals.flatMap { [name($0), "\(name($0)): \(Words.boundOfTier(language))"] }
        + [Words.searchEnded(language)])
    let frontier = sweep.frontier, proved = sweep.proved
    for point in sweep.points {
      let values = sweep.values(of: point.position).map(value)
      if let failure = point.failure {
        table.add(
          values + Array(repeating: "", count: (releases ? 6 : 5) + 2 * sweep.goals.count) + [failure])
        continue
      }
      table.add(
        values
          + [
            (!frontier.contains(point.position)
              ? Words.no : proved.contains(point.position) ? Words.frontierProved : Words.frontierFound)(
                language),
            String(point.completed),
            String(point.needed), numbers.text(point.cost), String(point.meetings),
          ] + (releases ? [numbers.text(Double(point.released) / 60, decimals: 2)] : [])
          + point.tiers.flatMap {
            [
              numbers.text($0.value, decimals: 6), $0.bound.map { numbers.text($0, decimals: 6) } ?? "",
            ]
          } + [Words.stopped(point.stopped)(language)])
    }
    return table.text
  }
}
