import Foundation

/// What a run told, event by event, and what it used.
struct Run {
  /// Seconds from the start of the process at which the scenario was read, and at which the search began.
  var read: Double?, began: Double?
  /// People who may be placed, kinds of them, possible meetings.
  var workers = 0, kinds = 0, slots = 0
  /// Better timetables: when, and the values of all tiers.
  var improved: [(seconds: Double, values: [Double])] = []
  /// Better bounds: when, of which tier.
  var bounds: [(seconds: Double, tier: Int, bound: Double)] = []
  /// Value and bound of each tier at the end, and its name.
  var tiers: [(name: String, value: Double, bound: Double?)] = []
  /// Why it stopped, seconds on the wall, megabytes at the peak.
  var stopped = "", seconds = 0.0, megabytes = 0.0
  /// What went wrong; nil where nothing did.
  var failure: String?

  /// Value and bound of a tier, as far as they were known after some seconds; the end counts where it came sooner.
  func standing(tier: Int, after limit: Double) -> (value: Double, bound: Double?)? {
    if seconds <= limit, tiers.indices.contains(tier) { return (tiers[tier].value, tiers[tier].bound) }
    guard let last = improved.last(where: { $0.seconds <= limit }), last.values.indices.contains(tier) else {
      return nil
    }
    return (last.values[tier], bounds.last { $0.seconds <= limit && $0.tier == tier }?.bound)
  }

  /// Seconds to the first timetable and to the first bound of the first tier.
  var first: Double? { improved.first?.seconds }
  var firstBound: Double? {
    bounds.first { $0.tier == 0 }?.seconds ?? (tiers.first?.bound == nil ? nil : seconds)
  }
}

extension Run {
  /// Runs `offhours solve` on a folder and listens.
  init(_ offhours: String, folder: String, budget: Double, threads: Int, seed: Int) {
    let files = (0..<2).map { _ in
      FileManager.default.temporaryDirectory.appendingPathComponent("measure-\(UUID().uuidString)").path
    }
    defer { for file in files { try? FileManager.default.removeItem(atPath: file) } }
    let arguments = [
      "solve", folder, "--time-limit", "\(budget)", "--gap", "0", "--threads", "\(threads)", "--seed",
      "\(seed)",
      "--json", "--progress", "json",
    ]
    let child = Child(offhours, arguments, out: files[0], err: files[1])
    seconds = child.seconds
    megabytes = child.megabytes
    let told = (try? String(contentsOfFile: files[1], encoding: .utf8)) ?? ""
    for line in told.split(separator: "\n") { hear(line) }
    if child.status != 0 { failure = "exit status \(child.status): \(told.suffix(300))" }
    guard
      let text = FileManager.default.contents(atPath: files[0]),
      let json = try? JSONSerialization.jsonObject(with: text) as? [String: Any]
    else {
      failure = failure ?? "no timetable on standard output"
      return
    }
    stopped = json["stopped"] as? String ?? ""
    for goal in json["goals"] as? [[String: Any]] ?? [] {
      let name =
        goal["goal"] as? String ?? (goal["goal"] as? [String: Any])?.keys.sorted().joined(separator: "+")
        ?? ""
      tiers.append((name, number(goal["value"]) ?? .nan, number(goal["bound"])))
    }
  }

  private mutating func hear(_ line: Substring) {
    guard let event = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
      return
    }
    let seconds = number(event["seconds"])
    switch event["event"] as? String {
    case "read": read = seconds
    case "began":
      began = seconds
      workers = event["workers"] as? Int ?? 0
      kinds = event["kinds"] as? Int ?? 0
      slots = event["slots"] as? Int ?? 0
    case "improved":
      improved.append((seconds ?? .nan, (event["values"] as? [Any] ?? []).map { number($0) ?? .nan }))
    case "bound":
      if let tier = event["tier"] as? Int, let bound = number(event["bound"]) {
        bounds.append((seconds ?? .nan, tier, bound))
      }
    default: break
    }
  }

  private func number(_ value: Any?) -> Double? { (value as? NSNumber)?.doubleValue }
}
