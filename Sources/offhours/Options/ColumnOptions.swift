import ArgumentParser
import OffHours
import OffHoursFiles

/// Which sensitive columns a file may hold.
struct ColumnOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sensitive columns of the workers' table to write as well, separated by commas.", valueName: "list"))
  var columns: String?

  /// The names, as they were given.
  var names: [String] { OutputOptions.list(columns ?? "").filter { !$0.isEmpty } }

  /// The columns that were asked for, made sure of.
  func columns(of scenario: Scenario) throws -> [String] {
    try ColumnOptions.columns(columns, of: scenario)
  }

  /// The columns that a list names, made sure of.
  static func columns(_ list: String?, of scenario: Scenario) throws -> [String] {
    let asked = OutputOptions.list(list ?? "").filter { !$0.isEmpty }
    guard !asked.isEmpty else { return [] }
    let known = scenario.carriedColumns
    for name in asked where !known.contains(name) {
      throw Failure(.badData, Words.unknownColumn(name, known)(scenario.language))
    }
    return asked
  }
}

extension BookTree {
  /// What may be written of a scenario: all but sensitive columns that nobody asked for, which is said.
  func shown(_ scenario: Scenario, _ asked: [String]) -> BookTree {
    let withheld = scenario.withheld(asked)
    guard !withheld.isEmpty else { return self }
    Console.say(PrivacyWords.withheld(withheld)(scenario.language))
    return without(columns: Set(withheld))
  }
}
