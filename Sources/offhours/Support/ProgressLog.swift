import Foundation
import OffHours
import OffHoursSolver

/// Progress for machines: one JSON object a line on standard error.
struct ProgressLog: Sendable {
  let tiers: [Tier]

  /// A line as it is written; what an event does not know is left out.
  private struct Line: Encodable {
    var event: String
    var seconds, bound: Double?
    var tier, workers, kinds, slots: Int?
    var goal: [String]?
    var values: [Double]?
    var message: String?
  }

  /// Writes an event.
  func note(_ event: SearchEvent) {
    switch event {
    case .began(let workers, let kinds, let slots):
      write(Line(event: "began", workers: workers, kinds: kinds, slots: slots))
    case .tier(let tier):
      let goal = tiers.indices.contains(tier) ? tiers[tier].parts.map(\.goal.rawValue) : []
      write(Line(event: "tier", tier: tier, goal: goal))
    case .improved(let seconds, let values):
      write(Line(event: "improved", seconds: seconds, values: values))
    case .bound(let seconds, let tier, let bound):
      write(Line(event: "bound", seconds: seconds, bound: bound, tier: tier))
    case .trouble(let message):
      write(Line(event: "trouble", message: message))
    }
  }

  private func write(_ line: Line) {
    if let text = try? JSONText.line(line) { Console.say(text) }
  }
}
