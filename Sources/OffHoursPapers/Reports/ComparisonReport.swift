import OffHours

/// A comparison as people read it: what the plans are, all figures side by side, then who gains and who loses.
package struct ComparisonReport: Sendable {
  private let comparison: Comparison
  private let language: Language
  private let numbers: NumberHabit
  /// Most people that are listed for a plan; nil: all.
  private let most: Int?

  /// The report of a comparison; `most` people are named for each plan.
  package init(_ comparison: Comparison, language: Language, most: Int? = nil) {
    self.comparison = comparison
    self.language = language
    self.most = most
    numbers = NumberHabit(language)
  }

  /// The report.
  package var report: Report {
    var report = Report(
      title: "\(Words.compareTitle(language)): \(comparison.base.name)", languageCode: language.rawValue)
    report.blocks = [
      .heading(Words.plans(language)), .table(plans), .heading(Words.sideBySide(language)), .table(figures),
      .text(Words.signs(other: comparison.variants.contains { $0.verdicts.contains(.other) })(language)),
    ]
    if hasDone { report.blocks.insert(.text(Words.doneAndPlanned(language)), at: 2) }
    if !comparison.variants.isEmpty { report.blocks.append(.text(Words.changedExplained(language))) }
    for (position, variant) in comparison.variants.enumerated()
    where variant.figures.tiers.map(\.tier) != comparison.base.tiers.map(\.tier) {
      report.blocks.append(.text(Words.otherGoals(letter(position))(language)))
    }
    for (position, variant) in comparison.variants.enumerated() {
      report.blocks.append(.heading("\(letter(position)) · \(variant.figures.name)"))
      report.blocks += people(variant, position)
    }
    return report
  }

  /// `A`, `B` … `Z`, `A1` …
  private func letter(_ position: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + position % 26)))
    return position < 26 ? letter : "\(letter)\(position / 26)"
  }

  private var plans: ReportTable {
    var table = ReportTable(
      id: "plans",
      columns: [
        .init(""), .init(Words.plan(language), shrinks: true),
        .init(Words.completions(language), right: true),
        .init(Words.changed(language), right: true), .init(Words.gains(language), right: true),
        .init(Words.losses(language), right: true), .init(Words.searchEnded(language), shrinks: true),
      ])
    let base = comparison.base
    table.add([
      Words.base(language), base.name,
      share(base.done, base.completed, base.needed) + "  ", "", "", "",
      Words.stopped(base.stopped)(language),
    ])
    for (position, variant) in comparison.variants.enumerated() {
      let figures = variant.figures
      table.add([
        letter(position), figures.name,
        "\(share(figures.done, figures.completed, figures.needed)) \(Words.sign(variant.count))",
        count(variant.changed.count), proved(variant.gains), proved(variant.losses),
        Words.stopped(figures.stopped)(language),
      ])
    }
    return table
  }

  /// Whether somebody has completed something before what is planned.
  private var hasDone: Bool {
    ([comparison.base] + comparison.variants.map(\.figures)).contains { $0.done > 0 }
  }

  /// `16/24`, or `8 + 16/24` where some were done before in one of the plans.
  private func share(_ done: Int, _ part: Int, _ whole: Int) -> String {
    "\(hasDone ? "\(count(done)) + " : "")\(count(part))/\(count(whole))"
  }

  /// How many there are, and of how many it is proved by name.
  private func proved(_ changes: [Comparison.PersonChange]) -> String {
    let sure = changes.count { $0.proof == .alone || $0.proof == .unlisted }
    return sure == 0 ? count(changes.count) : Words.ofThemProved(count(changes.count), count(sure))(language)
  }

  private func count(_ count: Int) -> String { language.number(count) }

  // MARK: Side by side

  private var figures: ReportTable {
    let base = comparison.base, variants = comparison.variants
    var table = ReportTable(
      id: "figures",
      columns: [.init(Words.figure(language), shrinks: true), .init(Words.base(language), right: true)]
        + variants.indices.map { .init(letter($0), right: true) })
    for (position, tier) in base.tiers.enumerated() {
      let name = Words.tier(tier.tier, countsMoney: base.cost != nil, language)
      let others = variants.map { variant -> (value: String, bound: String) in
        guard variant.figures.tiers.indices.contains(position),
          variant.figures.tiers[position].tier == tier.tier
        else { return ("", "") }
        let result = variant.figures.tiers[position]
        let sign = variant.verdicts.indices.contains(position) ? Words.sign(variant.verdicts[position]) : " "
        let isSame = variant.verdicts.indices.contains(position) && variant.verdicts[position] == .same
        return ("\(value(result.value, unlike: isSame ? nil : tier.value)) \(sign)", bound(result) + "  ")
      }
      table.add(["\(position + 1). \(name)", numbers.text(tier.value) + "  "] + others.map(\.value), .group)
      table.add([Words.boundOfTier(language), bound(tier) + "  "] + others.map(\.bound), .detail)
    }
    if !variants.isEmpty {
      table.add(
        [Words.peopleChanged(language), ""] + variants.map { count($0.changed.count) + "  " }, .group)
      if variants.contains(where: { $0.changedBound != nil }) {
        table.add(
          [Words.boundOfTier(language), ""]
            + variants.map { ($0.changedBound.map { numbers.text($0) } ?? "–") + "  " }, .detail)
      }
    }
    func add(_ name: String, _ figure: (PlanFigures) -> String) {
      table.add([name] + ([base] + variants.map(\.figures)).map { figure($0) + "  " }, .group)
    }
    add(Words.meetingsCount(language)) { count($0.meetings) }
    if base.cost != nil { add(Words.money(language)) { $0.cost.map { numbers.text($0.amount) } ?? "–" } }
    add(Words.restCount(language)) { count($0.rest) }
    add(Words.travelMinutes(language)) { numbers.text(Double($0.travel)) }
    addCompletions(to: &table)
    return table
  }

  /// A value with as many decimals as tell it from another that is not the same: a mark stands beside what is shown.
  private func value(_ value: Double, unlike other: Double?) -> String {
    let short = numbers.text(value)
    guard let other, short == numbers.text(other) else { return short }
    return numbers.text(value, decimals: 6)
  }

  private func bound(_ result: TierResult) -> String { result.bound.map { numbers.text($0) } ?? "–" }

  /// A row a course, and below it a row an employer.
  private func addCompletions(to table: inout ReportTable) {
    let plans = [comparison.base] + comparison.variants.map(\.figures)
    for course in inOrder(plans.map { $0.courses.map(\.id) }) {
      let found = plans.map { plan in plan.courses.first { $0.id == course } }
      let name = found.compactMap(\.self).first?.name ?? course
      table.add(
        ["\(Words.completionsCount(language)): \(name)"]
          + found.map { ($0.map { share($0.done, $0.completed, $0.needed) } ?? "–") + "  " }, .group)
      for employer in inOrder(found.map { $0?.employers.map(\.id) ?? [] }) {
        let rows = found.map { $0?.employers.first { $0.id == employer } }
        let name = rows.compactMap(\.self).first?.name ?? Words.noEmployer(language)
        table.add(
          [name] + rows.map { ($0.map { share($0.done, $0.completed, $0.needed) } ?? "–") + "  " }, .detail)
      }
    }
  }

  /// Each once, in the order in which they turn up.
  private func inOrder<Element: Hashable>(_ lists: [[Element]]) -> [Element] {
    var seen: Set<Element> = []
    return lists.joined().filter { seen.insert($0).inserted }
  }

  // MARK: Who gains, who loses

  private func people(_ variant: Comparison.Variant, _ position: Int) -> [Report.Block] {
    if variant.gains.isEmpty && variant.losses.isEmpty {
      return [.text(Words.noChangeOfCompletions(language))]
    }
    var table = ReportTable(
      id: "people-\(letter(position))",
      columns: [
        .init(""), .init(Words.fullName(language), shrinks: true),
        .init(Words.employer(language), shrinks: true), .init(Words.course(language), shrinks: true),
        .init(Words.proof(language), shrinks: true),
      ])
    let all =
      inNameOrder(variant.gains).map { (change: $0, isGain: true) }
      + inNameOrder(variant.losses).map { (change: $0, isGain: false) }
    let shown = most.map { Array(all.prefix($0)) } ?? all
    for (change, isGain) in shown {
      table.add([
        isGain ? "+" : "−", change.name, change.employerName ?? "", change.courseName,
        Words.proof(change.proof, isGain: isGain)(language),
      ])
    }
    var blocks: [Report.Block] = [
      .text(Words.gainsAndLosses(variant.gains.count, variant.losses.count)(language)), .table(table),
    ]
    if shown.count < all.count {
      blocks.append(.text(Words.andMoreChanges(all.count - shown.count)(language)))
    }
    return blocks
  }

  private func inNameOrder(_ changes: [Comparison.PersonChange]) -> [Comparison.PersonChange] {
    changes.map { (PersonName($0.name), $0) }.enumerated()
      .sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
  }
}
