public import OffHours

/// Writes a sweep, or a shard of one, for machines and for `SweepReader`; the same sweep gives the same bytes.
public struct SweepWriter {
  /// `{"offhours", "sweep", "figures", "stamp", "scenario": {"name", "sha256", "language"}, "now", "countsMoney", "axes": [{"path",
  /// "values"}], "goals": [{"goal", "enough"?}], "points": [{"position", "values", "frontier", "proof", "completed", "most",
  /// "needed", "meetings", "cost", "released"?, "completedProof", "costProof", "least", "floor", "stopped", "goals"} or {"position",
  /// "values", "failure"}], "missing"}`. `released` counts minutes, `proof` is `proved` or `found`, of points on the frontier.
  public static func text(_ sweep: Sweep) -> String {
    var json = JSONWriter()
    json.object { json in
      json.field("offhours", 1)
      json.field("sweep", 1)
      json.figures(of: .sweep)
      if !sweep.stamp.isEmpty { json.field("stamp", sweep.stamp) }
      if let now = sweep.now {
        json.field("now", Zone(identifier: "UTC", fixedOffset: 0).timestamp(now))
      }
      json.key("scenario")
      json.object(inline: true) { json in
        json.field("name", sweep.name)
        json.field("sha256", sweep.sha256)
        json.field("language", sweep.language.rawValue)
      }
      json.field("countsMoney", sweep.countsMoney)
      json.key("axes")
      json.array(sweep.axes) { json, axis in
        json.object(inline: true) { json in
          json.field("path", axis.path)
          json.key("values")
          json.array(axis.values, inline: true) { $0.string($1) }
        }
      }
      json.key("goals")
      json.array(sweep.goals) { json, tier in
        TimetableWriter.write(tier, &json)
      }
      let frontier = sweep.frontier, proved = sweep.proved
      json.key("points")
      json.array(sweep.points) { json, point in
        json.object { write(point, sweep.values(of: point.position), frontier, proved, &$0) }
      }
      json.key("missing")
      json.array(sweep.missing, inline: true) { $0.number($1) }
    }
    return json.text + "\n"
  }

  private static func write(
    _ point: Sweep.Point, _ values: [String], _ frontier: Set<Int>, _ proved: Set<Int>,
    _ json: inout JSONWriter
  ) {
    json.field("position", point.position)
    json.key("values")
    json.array(values, inline: true) { $0.string($1) }
    if let failure = point.failure {
      json.field("failure", failure)
      return
    }
    json.field("frontier", frontier.contains(point.position))
    if frontier.contains(point.position) {
      json.field("proof", proved.contains(point.position) ? "proved" : "found")
    }
    if let most = point.most {
      json.field("most", most)
    }
    for (key, number) in [("least", point.least), ("floor", point.floor)] {
      guard let number else { continue }
      json.field(key, number)
    }
    for (key, number) in [
      ("completed", point.completed), ("needed", point.needed), ("meetings", point.meetings),
    ] {
      json.field(key, number)
    }
    json.field("cost", point.cost)
    if point.released > 0 { json.field("released", point.released) }
    json.field("completedProof", ProofStatus(point.completed, bound: point.most).rawValue)
    json.field("costProof", ProofStatus(point.cost, bound: point.provedCost).rawValue)
    if let stopped = point.stopped {
      json.field("stopped", stopped.rawValue)
    }
    json.key("goals")
    json.array(point.tiers) { TimetableWriter.write($1, isProofTold: true, &$0) }
  }
}
