import OffHours

/// Tier by tier: what is counted, its value, the proved bound, and the gap between the two.
struct GoalTable {
  let input: PaperInput

  var markup: Markup {
    guard !input.timetable.goals.isEmpty else { return Markup() }
    let language = input.language
    let headings: [(Phrase, String?)] = [
      (Words.goals, nil), (Words.value, "n"), (Words.bound, "n"), (PageWords.gap, "n"), (Words.proof, nil),
    ]
    return Markup("section", ["aria-labelledby": "goals"]) {
      Markup("h2", ["id": "goals"]) { PageWords.goals(language) }
      Markup("p", ["class": "quiet"]) { PageWords.goalsLead(language) }
      Markup("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-labelledby": "goals"]) {
        Markup("table") {
          Markup("thead") {
            Markup("tr") {
              for (phrase, kind) in headings {
                Markup("th", ["scope": "col", "class": kind]) { phrase(language) }
              }
            }
          }
          Markup("tbody") {
            for (position, result) in input.timetable.goals.enumerated() { rows(position, result) }
          }
        }
      }
    }
  }

  private func rows(_ position: Int, _ result: TierResult) -> Markup {
    let language = input.language, numbers = NumberHabit(language), summary = GoalSummary(input)
    let isOptimal = result.bound.map { abs($0 - result.value) <= 2e-6 } ?? false
    return Markup([
      Markup("tr") {
        Markup("th", ["scope": "row"]) {
          "\(position + 1). \(summary.name(result.tier))"
          if !result.tier.isWeighted {
            Markup("br")
            Markup("span", ["class": "quiet small"]) { sentence(result.tier.parts[0].goal) }
          }
        }
        Markup("td", ["class": "n"]) { numbers.text(result.value) }
        Markup("td", ["class": "n"]) { result.bound.map { numbers.text($0) } ?? "–" }
        Markup("td", ["class": "n"]) { result.gap.map { numbers.percent($0) } ?? "–" }
        Markup("td", ["class": isOptimal ? "good" : nil]) {
          isOptimal || result.gap == nil ? GoalSummary.proof(result, language) : ""
        }
      },
      Markup(
        result.tier.isWeighted
          ? zip(result.tier.parts, result.parts).map { part, value in
            Markup("tr") {
              Markup("td", ["class": "quiet"]) { "\(numbers.text(part.weight)) × \(summary.name(part.goal))" }
              Markup("td", ["class": "n quiet"]) { numbers.text(value) }
              Markup("td", ["colspan": "3"])
            }
          } : []),
    ])
  }

  private func sentence(_ goal: Goal) -> String {
    let isCount = goal == .cost && !input.scenario.hasCosts
    return Catalogue.sentence(of: isCount ? .meetings : goal)(input.language)
  }
}
