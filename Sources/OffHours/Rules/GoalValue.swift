/// `goal-value`: the values that a timetable states are those of its meetings. One that states none is not asked.
package enum GoalValue: Rule {
  package static let code = RuleCode.goalValue
  package static let label = Phrase(en: "stated goal value is wrong", vi: "giá trị mục tiêu ghi sai")
  package static let phrase = Phrase(
    en: "The goal values that are stated are those of the meetings, and no value is better than its bound.",
    vi: "Các giá trị mục tiêu đã ghi đúng với lịch học, và không giá trị nào tốt hơn cận của nó.")

  /// Numbers agree within this, and gaps within that.
  package static let tolerance = 2e-6, gapTolerance = 1e-4

  /// Every breach, when the meetings have these values (parallel to the scenario's goals; nil: not known).
  package static func violations(in hearing: ResolvedTimetable, values: [TierResult?]) -> [Violation] {
    let stated = hearing.timetable.goals
    guard !stated.isEmpty else { return [] }
    guard stated.map(\.tier) == hearing.scenario.goals else {
      return [
        hearing.violation(
          of: self, by: [],
          Phrase(
            en: "the goals stated are not those of the scenario",
            vi: "các mục tiêu đã ghi không phải là mục tiêu của kịch bản"))
      ]
    }
    var violations: [Violation] = []
    for (tier, (result, value)) in zip(stated, values).enumerated() {
      let name = "\(tier + 1) (\(result.tier.parts.map(\.goal.rawValue).joined(separator: ", ")))"
      func tell(_ en: (Language) -> String, _ vi: (Language) -> String) {
        violations.append(
          hearing.violation(
            of: self, by: [],
            Phrase(en: "goal \(name): \(en(.english))", vi: "mục tiêu \(name): \(vi(.vietnamese))")))
      }
      func list(_ values: [Double], _ language: Language) -> String {
        "[" + values.map { language.number($0) }.joined(separator: "; ") + "]"
      }
      if let value {
        if !agree(result.value, value.value) {
          tell(
            { "\($0.number(result.value)) stated, \($0.number(value.value)) found" },
            { "ghi \($0.number(result.value)), thực tế \($0.number(value.value))" })
        }
        if !result.parts.isEmpty,
          result.parts.count != value.parts.count || !zip(result.parts, value.parts).allSatisfy(agree)
        {
          tell(
            { "parts \(list(result.parts, $0)) stated, \(list(value.parts, $0)) found" },
            { "ghi \(list(result.parts, $0)), thực tế \(list(value.parts, $0))" })
        }
      }
      guard let bound = result.bound else { continue }
      let lead = result.tier.isMaximised ? result.value - bound : bound - result.value
      if !(lead <= tolerance) {
        tell({ "better than its bound \($0.number(bound))" }, { "tốt hơn cận \($0.number(bound))" })
      }
      if let gap = result.statedGap, let found = result.gap, !(abs(gap - found) <= gapTolerance) {
        tell(
          { "gap \($0.number(gap)) stated, \($0.number(found)) found" },
          { "ghi khoảng cách \($0.number(gap)), thực tế \($0.number(found))" })
      }
    }
    return violations
  }

  private static func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= tolerance }
}
