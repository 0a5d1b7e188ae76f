import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursSolver

/// A reference model, and what is said of it.
struct ModelReport {
  let model: ReferenceModel
  private let scenario: Scenario
  private let tier: Int
  /// The tiers above, with what is proved of them.
  private let above: [TierResult]

  /// Builds the model of a tier (from 0) that holds what `above` reached in those above it.
  init(_ problem: Problem, tier: Int, above: Timetable?) throws {
    scenario = problem.scenario
    self.tier = tier
    self.above = Array((above?.goals ?? []).prefix(tier))
    do {
      model = try ReferenceModel(problem, tier: tier, holding: above)
    } catch {
      throw Failure(error, problem.scenario.language)
    }
  }

  /// The tier, the size of the model, and a line for each tier that is held.
  var text: String {
    let language = scenario.language, numbers = NumberHabit(language)
    func name(_ tier: Tier) -> String {
      tier.parts.map { Words.goal($0.goal, in: scenario)(language) }.joined(separator: " + ")
    }
    var lines = [
      "\(tier + 1). \(name(model.tier)): "
        + Words.modelSize(
          columns: numbers.text(Double(model.columns)), rows: numbers.text(Double(model.rows)))(language)
    ]
    var table = TextTable([
      .init(Words.heldTiers(language)), .init(Words.value(language), right: true),
      .init(Words.proof(language)),
    ])
    for (position, result) in above.enumerated() {
      table.rows.append(
        .cells([
          "\(position + 1). \(name(result.tier))", numbers.text(result.value),
          GoalSummary.proof(result, language),
        ]))
    }
    lines += table.rows.isEmpty ? [] : table.lines()
    return lines.map { $0 + "\n" }.joined()
  }

  /// `{"tier", "goal": […], "maximised", "columns", "rows", "held": [{"tier", "value", "bound"}]}`.
  var json: String {
    var json = JSONWriter()
    func goals(_ tier: Tier, _ json: inout JSONWriter) {
      json.key("goals")
      json.array(tier.parts, inline: true) { $0.string($1.goal.rawValue) }
    }
    json.object { json in
      json.field("tier", tier + 1)
      goals(model.tier, &json)
      json.field("maximised", model.tier.isMaximised)
      json.field("columns", model.columns)
      json.field("rows", model.rows)
      json.key("held")
      json.array(above) { json, result in
        json.object(inline: true) { json in
          goals(result.tier, &json)
          json.field("value", result.value)
          guard let bound = result.bound else { return }
          json.field("bound", bound)
        }
      }
    }
    return json.text + "\n"
  }
}
