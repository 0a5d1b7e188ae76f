public import OffHours

/// Writes a trade for machines; the same trade gives the same bytes.
public struct TradeWriter {
  /// `{"offhours", "trade", "figures", "triage", "searches": {"done", "asked"}, "points": [{"changed", "fewest"?, "changedProof",
  /// "completed", "most"?, "completedProof", "needed", "moved", "movedProof", "completions": tier, "frozen": tier?, "goals": tiers,
  /// "proof", "timetable"}]}`.
  ///
  /// `fewest`: no plan with as much of the goal `completions` changes fewer people. `most`: none that changes no more people
  /// completes more. Of a number that is `proved` both are the same, of one that is `bounded` they differ, of one that was
  /// `found` nothing is known. `proof` is `proved` or `found`, of the point in both directions.
  public static func text(_ trade: Trade, for scenario: Scenario) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.field("trade", 1)
      json.figures(of: .trade)
      json.key("triage")
      ReplanWriter.write(trade.triage, &json)
      json.key("searches")
      json.object(inline: true) { json in
        json.field("done", trade.searched)
        json.field("asked", trade.asked)
      }
      json.key("points")
      json.array(trade.points) { json, point in
        json.object { write(point, scenario, &$0) }
      }
    }
    return json.text + "\n"
  }

  private static func write(_ point: Trade.Point, _ scenario: Scenario, _ json: inout JSONWriter) {
    json.field("changed", point.changed)
    if let fewest = point.fewest {
      json.field("fewest", fewest)
    }
    json.field("changedProof", ProofStatus(point.changed, bound: point.fewest).rawValue)
    json.field("completed", point.completed)
    if let most = point.most {
      json.field("most", most)
    }
    json.field("completedProof", ProofStatus(point.completed, bound: point.most).rawValue)
    json.field("needed", point.needed)
    json.field("moved", point.moved)
    json.field("movedProof", ProofStatus.found.rawValue)
    json.key("completions")
    TimetableWriter.write(point.completions, isProofTold: true, &json)
    if let frozen = point.frozen {
      json.key("frozen")
      TimetableWriter.write(frozen, isProofTold: true, &json)
    }
    json.key("goals")
    json.array(point.timetable.goals) { TimetableWriter.write($1, isProofTold: true, &$0) }
    json.field("proof", point.isProved ? "proved" : "found")
    json.field("folder", point.folder)
    json.key("timetable")
    json.apart { TimetableWriter.write(point.timetable, for: scenario, &$0) }
  }
}
