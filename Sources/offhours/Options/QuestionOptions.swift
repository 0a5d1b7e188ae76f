import ArgumentParser
import OffHours
import OffHoursPlanning

/// What a sweep asks for in place of the scenario's goals.
struct QuestionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Reach this much of a goal that is maximised before anything else, such as completions=90.",
      valueName: "goal=value"))
  var atLeast: [String] = []

  @Option(
    help: ArgumentHelp(
      "Stay at or below this much of a goal that is minimised before anything else, such as cost=30000000.",
      valueName: "goal=value"))
  var atMost: [String] = []

  @Option(help: ArgumentHelp("Then make this goal as small as can be, such as meetings.", valueName: "goal"))
  var minimise: String?

  @Option(
    help: ArgumentHelp("Then make this goal as large as can be, such as completions.", valueName: "goal"))
  var maximise: String?

  func validate() throws {
    _ = try floors()
    if minimise != nil && maximise != nil {
      throw ValidationError("--minimise and --maximise exclude each other; name what is best, once.")
    }
    _ = try best()
    let asked = try floors().map(\.goal)
    if Set(asked).count < asked.count { throw ValidationError("A goal is bounded twice; bound each once.") }
    if let best = try best(), asked.contains(best) {
      throw ValidationError("\(best.rawValue) is bounded and optimised; leave one of the two.")
    }
  }

  /// The question; empty where nothing is asked.
  var question: Question { Question(floors: (try? floors()) ?? [], best: (try? best()) ?? nil) }

  private func floors() throws -> [(goal: Goal, enough: Double)] {
    try atLeast.map { try floor($0, option: "--at-least", isMaximised: true) }
      + atMost.map { try floor($0, option: "--at-most", isMaximised: false) }
  }

  private func floor(_ text: String, option: String, isMaximised: Bool) throws -> (Goal, Double) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = Double(parts[1]), value.isFinite, value >= 0 else {
      throw ValidationError(
        "\(option): '\(text)' is no goal and value; expected something like completions=90.")
    }
    return (try goal(String(parts[0]), option: option, isMaximised: isMaximised), value)
  }

  private func best() throws -> Goal? {
    try minimise.map { try goal($0, option: "--minimise", isMaximised: false) }
      ?? maximise.map { try goal($0, option: "--maximise", isMaximised: true) }
  }

  private func goal(_ name: String, option: String, isMaximised: Bool) throws -> Goal {
    let known = Goal.allCases.filter { $0.isMaximised == isMaximised }
    guard let goal = known.first(where: { $0.rawValue == name }) else {
      throw ValidationError(
        "\(option): '\(name)' is none of its goals; expected one of \(known.map(\.rawValue).joined(separator: ", "))."
      )
    }
    return goal
  }
}
