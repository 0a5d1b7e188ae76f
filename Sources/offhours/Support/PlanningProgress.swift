import Foundation
import OffHours
import OffHoursPapers
import OffHoursSolver

/// Progress of several searches one after another.
struct PlanningProgress {
  /// The searches, in order: name and scenario.
  var searches: [(name: String, scenario: Scenario)]
  var language: Language
  var style: ProgressOptions.Style
  var clock: ProcessClock

  /// Runs `body` with a function that takes the position of a search and what happened in it.
  func showing<Result>(_ body: (@escaping @Sendable (Int, SearchEvent) -> Void) throws -> Result) rethrows
    -> Result
  {
    let names = searches.map(\.name), scenarios = searches.map(\.scenario)
    switch style {
    case .json:
      return try body { position, event in
        let log = ProgressLog(tiers: scenarios[position].goals, clock: clock)
        if case .began = event { log.note(plan: position, of: names.count, name: names[position]) }
        log.note(event)
      }
    case .line where Console.isTerminal(STDERR_FILENO) && !scenarios.isEmpty:
      let line = ProgressLine(scenarios[0], language: language, clock: clock)
      return try line.showing {
        try body { position, event in
          if case .began = event {
            line.turn(to: scenarios[position], title: "\(position + 1)/\(names.count) \(names[position])")
          }
          line.note(event)
        }
      }
    case .line:
      return try body { position, event in
        if case .began = event { Console.say("\(position + 1)/\(names.count) \(names[position])") }
        if case .trouble(let message) = event { Console.say("offhours: \(TextWidth.plain(message))") }
      }
    case .none:
      return try body { position, event in
        if case .trouble(let message) = event {
          Console.say("offhours: \(names[position]): \(TextWidth.plain(message))")
        }
      }
    }
  }
}
