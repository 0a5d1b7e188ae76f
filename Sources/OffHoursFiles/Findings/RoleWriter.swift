public import OffHours

extension ExplainWriter {
  /// `{"offhours", "figures", "employer", "courses": [{"course", "needed", "done", "completed", "wanted", "short"}], "left", "impossible",
  /// "reasons": [{"code", "people"}], "searched": {"changes", "plans"}, "remedies": [{"change", "gained", "others", "losing"}],
  /// "asks"}`: `impossible` is proved; `gained` is what a plan has; a remedy without `change` is the plan alone.
  public static func text(_ card: EmployerCard, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .employer)
      json.field("employer", card.employer)
      json.key("courses")
      json.array(card.courses) { json, standing in
        json.object(inline: true) { json in
          json.field("course", standing.course)
          for (key, value) in [
            ("needed", standing.needed), ("done", standing.done), ("completed", standing.completed),
            ("wanted", standing.wanted), ("short", standing.short),
          ] {
            guard let value else { continue }
            json.field(key, value)
          }
        }
      }
      for (key, value) in [("left", card.left), ("impossible", card.impossible)] {
        json.field(key, value)
      }
      json.key("reasons")
      json.array(card.reasons, inline: true) { json, cause in
        json.object(inline: true) { json in
          json.field("code", cause.reason.code)
          json.field("people", cause.pairs)
        }
      }
      json.key("searched")
      json.object(inline: true) { json in
        for (key, value) in [("changes", card.looked), ("plans", card.plans)] {
          json.field(key, value)
        }
      }
      json.key("remedies")
      json.array(card.remedies) { json, remedy in
        json.object(inline: true) { json in
          if let change = remedy.change { json.field("change", Words.change(change, in: scenario)(.english)) }
          for (key, value) in [("gained", remedy.gained), ("others", remedy.othersChanged)] {
            json.field(key, value)
          }
          json.key("losing")
          json.array(remedy.losing, inline: true) { json, loss in
            json.object(inline: true) { json in
              json.field("worker", loss.worker)
              json.field("course", loss.course)
            }
          }
        }
      }
      json.key("asks")
      json.object { json in write(card.asks, for: scenario, &json) }
    }
    return json.text + "\n"
  }

  /// `{"offhours", "figures", "used", "verdict", "goals", "other"}`: the verdict is `must` or `never` (proved), `may` or `better` (found),
  /// `unused` or `open`; `other` are the goals of the plan that tells.
  public static func text(_ card: RoleCard, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .role)
      json.field("used", card.isUsed)
      json.field("verdict", card.verdict.rawValue)
      json.key("goals")
      json.array(card.now) { TimetableWriter.write($1, isProofTold: true, &$0) }
      json.key("other")
      json.array(card.other) { TimetableWriter.write($1, isProofTold: true, &$0) }
    }
    return json.text + "\n"
  }
}
