public import OffHours

/// Writes a simulation for machines; the same simulation gives the same bytes.
public struct SimulationWriter {
  /// `{"offhours", "figures", "runs", "asked", "seed", "noShow", "plans": [{"name", "total": band, "left": band, "meanDays", "ahead",
  /// "behind", "courses": [{"id", "total": band, "employers": [{"id", "band"}]}], "fragile": {"meetings": [{"meeting", "least",
  /// "expected", "risk", "riskWithOneMore"}], "people": [{"worker", "course", "chance", "chanceWithMakeup"}], "saved"}}]}`, a band
  /// being
  /// `{"planned", "low", "median", "high", "mean"}`; `asked` stands there where fewer runs were played than that.
  public static func text(_ simulation: Simulation) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.figures(of: .simulation)
      json.field("runs", simulation.runs)
      if let asked = simulation.asked {
        json.field("asked", asked)
      }
      json.field("seed", simulation.seed)
      json.field("noShow", simulation.noShow)
      json.key("plans")
      json.array(simulation.plans) { json, plan in
        json.object { write(plan, &$0) }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ plan: SimulatedPlan, _ json: inout JSONWriter) {
    json.field("name", plan.name)
    json.key("total")
    write(plan.total, &json)
    json.key("left")
    write(plan.left, &json)
    for (key, value) in [("meanDays", plan.meanDays), ("ahead", plan.ahead), ("behind", plan.behind)] {
      json.field(key, (value * 1e6).rounded() / 1e6)
    }
    json.key("courses")
    json.array(plan.courses) { json, course in
      json.object { json in
        json.field("id", course.id)
        json.key("total")
        write(course.total, &json)
        json.key("employers")
        json.array(course.employers) { json, employer in
          json.object(inline: true) { json in
            if let id = employer.id {
              json.field("id", id)
            }
            json.key("band")
            write(employer.band, &json)
          }
        }
      }
    }
    json.key("fragile")
    write(plan.fragility, &json)
  }

  private static func write(_ fragility: Fragility, _ json: inout JSONWriter) {
    func numbers(_ json: inout JSONWriter, _ values: [(String, Double)]) {
      for (key, value) in values {
        json.field(key, (value * 1e6).rounded() / 1e6)
      }
    }
    json.object { json in
      json.key("meetings")
      json.array(fragility.meetings) { json, entry in
        json.object(inline: true) { json in
          json.field("meeting", entry.meeting.id)
          json.field("least", entry.least)
          numbers(
            &json,
            [
              ("expected", entry.expected), ("risk", entry.risk), ("riskWithOneMore", entry.riskWithOneMore),
            ])
        }
      }
      json.key("people")
      json.array(fragility.people) { json, entry in
        json.object(inline: true) { json in
          json.field("worker", entry.worker)
          json.field("course", entry.course)
          numbers(&json, [("chance", entry.chance), ("chanceWithMakeup", entry.chanceWithMakeup)])
        }
      }
      numbers(&json, [("saved", fragility.saved)])
    }
  }

  private static func write(_ band: Band, _ json: inout JSONWriter) {
    json.object(inline: true) { json in
      for (key, value) in [
        ("planned", band.planned), ("low", band.low), ("median", band.median), ("high", band.high),
      ] {
        json.field(key, value)
      }
      json.field("mean", (band.mean * 1e6).rounded() / 1e6)
    }
  }
}
