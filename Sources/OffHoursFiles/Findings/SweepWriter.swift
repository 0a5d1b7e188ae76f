public import OffHours

/// Writes a sweep, or a shard of one, for machines and for `SweepReader`; the same sweep gives the same bytes.
public struct SweepWriter {
  /// `{"offhours", "sweep", "stamp", "scenario": {"name", "sha256", "language"}, "now", "countsMoney", "axes": [{"path",
  /// "values"}], "goals": [{"goal", "enough"?}], "points": [{"position", "values", "frontier", "proof", "completed", "most",
  /// "needed", "meetings", "cost", "least", "floor", "stopped", "goals"} or {"position", "values", "failure"}], "missing"}`.
  /// `proof` is `proved` or `found`, of points on the frontier.
  public static func text(_ sweep: Sweep) -> String {
    var json = JSONWriter()
    json.object { json in
      json.key("offhours")
      json.number(1)
      json.key("sweep")
      json.number(1)
      if !sweep.stamp.isEmpty { json.field("stamp", sweep.stamp) }
      if let now = sweep.now {
        json.key("now")
        json.string(Zone(identifier: "UTC", fixedOffset: 0).timestamp(now))
      }
      json.key("scenario")
      json.object(inline: true) { json in
        json.key("name")
        json.string(sweep.name)
        json.key("sha256")
        json.string(sweep.sha256)
        json.key("language")
        json.string(sweep.language.rawValue)
      }
      json.key("countsMoney")
      json.flag(sweep.countsMoney)
      json.key("axes")
      json.array(sweep.axes) { json, axis in
        json.object(inline: true) { json in
          json.key("path")
          json.string(axis.path)
          json.key("values")
          json.array(axis.values, inline: true) { $0.string($1) }
        }
      }
      json.key("goals")
      json.array(sweep.goals) { json, tier in
        TimetableWriter.write(TierResult(tier: tier, value: 0, bound: nil), &json)
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
    json.key("position")
    json.number(point.position)
    json.key("values")
    json.array(values, inline: true) { $0.string($1) }
    if let failure = point.failure {
      json.key("failure")
      json.string(failure)
      return
    }
    json.key("frontier")
    json.flag(frontier.contains(point.position))
    if frontier.contains(point.position) {
      json.field("proof", proved.contains(point.position) ? "proved" : "found")
    }
    if let most = point.most {
      json.key("most")
      json.number(most)
    }
    for (key, number) in [("least", point.least), ("floor", point.floor)] {
      guard let number else { continue }
      json.key(key)
      json.number(number)
    }
    for (key, number) in [
      ("completed", point.completed), ("needed", point.needed), ("meetings", point.meetings),
    ] {
      json.key(key)
      json.number(number)
    }
    json.key("cost")
    json.number(point.cost)
    if let stopped = point.stopped {
      json.key("stopped")
      json.string(stopped.rawValue)
    }
    json.key("goals")
    json.array(point.tiers) { TimetableWriter.write($1, &$0) }
  }
}
