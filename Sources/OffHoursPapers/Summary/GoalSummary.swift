import OffHours

/// Tier by tier: value, proved bound, and how far the value can be from the best.
package struct GoalSummary {
  let input: PaperInput

  /// The goals of a timetable.
  package init(_ input: PaperInput) { self.input = input }

  /// A table as lines.
  package func lines(width: Int?, style: TextStyle) -> [String] {
    guard !input.timetable.goals.isEmpty else { return [] }
    let language = input.language, numbers = NumberHabit(language)
    var table = TextTable([
      .init(Words.goals(language), shrinks: true), .init(Words.value(language), right: true),
      .init(Words.bound(language), right: true), .init(Words.proof(language)),
    ])
    for (position, result) in input.timetable.goals.enumerated() {
      table.rows.append(
        .cells([
          "\(position + 1). \(name(result.tier))", numbers.text(result.value),
          result.bound.map { numbers.text($0) } ?? "–", GoalSummary.proof(result, language),
        ]))
      guard result.tier.isWeighted else { continue }
      for (part, value) in zip(result.tier.parts, result.parts) {
        table.rows.append(
          .cells(["   \(numbers.text(part.weight)) × \(name(part.goal))", numbers.text(value), "", ""]))
      }
    }
    return table.lines(width: width, style: style)
  }

  /// What is proved of a tier, in words.
  package static func proof(_ result: TierResult, _ language: Language) -> String {
    guard let bound = result.bound, let gap = result.gap, bound.isFinite else {
      return Words.notProved(language)
    }
    // A bound is proved in floating point: values agree to 2e-6.
    if abs(bound - result.value) <= 2e-6 { return Words.provedOptimal(language) }
    return Words.provedWithin(NumberHabit(language).percent(gap))(language)
  }

  func name(_ goal: Goal) -> String { Words.goal(goal, in: input.scenario)(input.language) }

  func name(_ tier: Tier) -> String { tier.parts.map { name($0.goal) }.joined(separator: " + ") }
}
