public import OffHours

/// Writes a comparison for machines; the same comparison gives the same bytes.
public struct ComparisonWriter {
  /// `{"offhours", "base": plan, "variants": [plan + {"verdicts", "count", "changed", "gains", "losses"}], "failed"}`.
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
      json.key("offhours")
      json.number(1)
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
          json.key("name")
          json.string(failure.name)
          json.key("message")
          json.string(failure.reason)
        }
      }
      guard !failed.isEmpty else { return }
      json.key("diagnostics")
      json.diagnostics(
        failed.map {
          Diagnostic(severity: .error, file: $0.file, line: 1, column: .number(1), message: $0.reason)
        })
    }
    return json.text + "\n"
  }

  private static func write(_ figures: PlanFigures, _ json: inout JSONWriter) {
    json.key("name")
    json.string(figures.name)
    if let stopped = figures.stopped {
      json.key("stopped")
      json.string(stopped.rawValue)
    }
    json.key("goals")
    json.array(figures.tiers) { TimetableWriter.write($1, &$0) }
    json.key("meetings")
    json.number(figures.meetings)
    if let cost = figures.cost {
      json.key("cost")
      json.number(cost.amount)
    }
    json.key("rest")
    json.number(figures.rest)
    json.key("travel")
    json.number(figures.travel)
    json.key("courses")
    json.array(figures.courses) { json, course in
      json.object { json in
        json.key("id")
        json.string(course.id)
        json.key("needed")
        json.number(course.needed)
        json.key("completed")
        json.number(course.completed)
        json.key("done")
        json.number(course.done)
        json.key("employers")
        json.array(course.employers) { json, employer in
          json.object(inline: true) { json in
            if let id = employer.id {
              json.key("id")
              json.string(id)
            }
            json.key("needed")
            json.number(employer.needed)
            json.key("completed")
            json.number(employer.completed)
            json.key("done")
            json.number(employer.done)
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
      json.key("value")
      json.number(variant.changed.count)
      if let bound = variant.changedBound {
        json.key("bound")
        json.number(bound)
      }
      json.key("workers")
      json.array(variant.changed, inline: true) { $0.string($1) }
    }
    for (key, changes) in [("gains", variant.gains), ("losses", variant.losses)] {
      json.key(key)
      json.array(changes) { json, change in
        json.object(inline: true) { json in
          json.key("worker")
          json.string(change.worker)
          json.key("course")
          json.string(change.course)
          if let employer = change.employer {
            json.key("employer")
            json.string(employer)
          }
          json.key("proof")
          json.string(change.proof.rawValue)
        }
      }
    }
  }
}
