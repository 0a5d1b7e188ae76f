public import OffHours

/// Writes a comparison for machines; the same comparison gives the same bytes.
public struct ComparisonWriter {
  /// `{"offhours", "figures", "base": plan, "variants": [plan + {"verdicts", "count", "changed", "gains", "losses"}], "failed"}`.
  ///
  /// A plan is `{"name", "stopped", "goals", "meetings", "cost", "rest", "travel", "courses"}`, with how many of each course
  /// were `done` before and are `completed` by the plan; `verdicts` say what is proved of the goals, tier by tier, and `count`
  /// of all who complete; `changed` has a `bound` where one is proved. `failed` names the plans
  /// that could not be made, and why; where there are any, `diagnostics` says the same about their files.
  public static func text(
    _ comparison: Comparison, failed: [(name: String, reason: String, file: String)] = []
  ) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .comparison)
      json.key("base")
      json.object { write(comparison.base, &$0) }
      json.key("variants")
      json.array(comparison.variants) { json, variant in
        json.object { json in
          write(variant.figures, &json)
          write(variant, &json)
        }
      }
      json.key("failed")
      json.array(failed) { json, failure in
        json.object(inline: true) { json in
          json.field("name", failure.name)
          json.field("message", failure.reason)
        }
      }
      guard !failed.isEmpty else { return }
      json.key("diagnostics")
      json.apart { json in
        json.diagnostics(
          failed.map {
            Diagnostic(severity: .error, file: $0.file, line: 1, column: .number(1), message: $0.reason)
          })
      }
    }
    return json.text + "\n"
  }

  private static func write(_ figures: PlanFigures, _ json: inout JSONWriter) {
    json.field("name", figures.name)
    if let stopped = figures.stopped {
      json.field("stopped", stopped.rawValue)
    }
    json.key("goals")
    json.array(figures.tiers) { TimetableWriter.write($1, isProofTold: true, &$0) }
    json.field("meetings", figures.meetings)
    if let cost = figures.cost {
      json.field("cost", cost.amount)
    }
    json.field("rest", figures.rest)
    json.field("travel", figures.travel)
    json.key("courses")
    json.array(figures.courses) { json, course in
      json.object { json in
        json.field("id", course.id)
        json.field("needed", course.needed)
        json.field("completed", course.completed)
        json.field("done", course.done)
        json.key("employers")
        json.array(course.employers) { json, employer in
          json.object(inline: true) { json in
            if let id = employer.id {
              json.field("id", id)
            }
            json.field("needed", employer.needed)
            json.field("completed", employer.completed)
            json.field("done", employer.done)
          }
        }
      }
    }
  }

  private static func write(_ variant: Comparison.Variant, _ json: inout JSONWriter) {
    json.key("verdicts")
    json.array(variant.verdicts, inline: true) { $0.string($1.rawValue) }
    json.field("count", variant.count.rawValue)
    json.key("changed")
    json.object(inline: true) { json in
      json.field("value", variant.changed.count)
      if let bound = variant.changedBound {
        json.field("bound", bound)
      }
      json.field(
        "proof", ProofStatus(Double(variant.changed.count), bound: variant.changedBound).rawValue)
      json.key("workers")
      json.array(variant.changed, inline: true) { $0.string($1) }
    }
    for (key, changes) in [("gains", variant.gains), ("losses", variant.losses)] {
      json.key(key)
      json.array(changes) { json, change in
        json.object(inline: true) { json in
          json.field("worker", change.worker)
          json.field("course", change.course)
          if let employer = change.employer {
            json.field("employer", employer)
          }
          json.field("proof", change.proof.rawValue)
        }
      }
    }
  }
}
