import Dispatch
import Foundation
import OffHours
import OffHoursPapers
import OffHoursSolver
import Synchronization

/// One living line on standard error while a search runs: seconds, tier, best, bound and gap.
final class ProgressLine: Sendable {
  private struct State {
    /// What is searched, and what stands before it where several searches follow each other.
    var scenario: Scenario, tiers: [Tier], title = ""
    var tier = 0
    var values: [Double] = []
    var bounds: [Int: Double] = [:]
    var isDone = false
  }
  private let state: Mutex<State>
  private let language: Language
  private let clock: ProcessClock

  /// The line of a search over a scenario's goals, or over `tiers`.
  init(_ scenario: Scenario, tiers: [Tier]? = nil, language: Language, clock: ProcessClock) {
    state = Mutex(State(scenario: scenario, tiers: tiers ?? scenario.goals))
    self.language = language
    self.clock = clock
  }

  /// Shows the line until `body` has ended, then clears it.
  func showing<Result>(_ body: () throws -> Result) rethrows -> Result {
    let timer = DispatchSource.makeTimerSource(queue: .global(qos: .utility))
    timer.setEventHandler { @Sendable [weak self] in self?.draw() }
    timer.schedule(deadline: .now() + 0.2, repeating: 0.1)
    timer.resume()
    defer {
      timer.cancel()
      state.withLock { state in
        state.isDone = true
        ProgressLine.clear()
      }
    }
    return try body()
  }

  /// Begins anew for another search.
  func turn(to scenario: Scenario, tiers: [Tier]? = nil, title: String) {
    state.withLock {
      $0 = State(scenario: scenario, tiers: tiers ?? scenario.goals, title: title, isDone: $0.isDone)
    }
  }

  /// Takes note of what happened.
  func note(_ event: SearchEvent) {
    state.withLock { state in
      switch event {
      case .tier(let tier): state.tier = tier
      case .improved(_, let values): state.values = values
      case .bound(_, let tier, let bound): state.bounds[tier] = bound
      case .began, .operators: break
      case .trouble(let text): Console.raw("\r\u{1B}[K\(text)\n")
      }
    }
  }

  /// Empties the line, where standard error is a terminal.
  static func clear() {
    if Console.isTerminal(STDERR_FILENO) { Console.raw("\r\u{1B}[K") }
  }

  private func draw() {
    state.withLock { state in
      guard !state.isDone else { return }
      let width = max(20, Console.width(STDERR_FILENO) ?? 80)
      Console.raw("\r\(TextWidth.cut(text(state), to: width - 1))\u{1B}[K")
    }
  }

  private func text(_ state: State) -> String {
    let numbers = NumberHabit(language)
    var parts = [Words.seconds(numbers.text(clock.seconds, decimals: 1))(language)]
    if !state.title.isEmpty { parts.append(TextWidth.plain(state.title)) }
    let scenario = state.scenario, tiers = state.tiers
    guard tiers.indices.contains(state.tier), state.values.indices.contains(state.tier) else {
      return parts.joined(separator: " · ")
    }
    let tier = tiers[state.tier], value = state.values[state.tier]
    let name = tier.parts.map { Words.goal($0.goal, in: scenario)(language) }.joined(
      separator: " + ")
    parts.append("\(state.tier + 1)/\(tiers.count) \(name)")
    parts.append("\(Words.best(language)) \(numbers.text(value))")
    if let bound = state.bounds[state.tier] {
      let gap = TierResult(tier: tier, value: value, bound: bound).gap ?? 0
      parts.append("\(Words.bound(language)) \(numbers.text(bound))")
      parts.append("\(Words.gap(language)) \(numbers.percent(gap))")
    }
    return parts.joined(separator: " · ")
  }
}
