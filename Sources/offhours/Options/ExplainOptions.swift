import ArgumentParser
import Foundation
import OffHours
import OffHoursSolver

/// What an explanation is asked about; the price list where nothing is named.
struct ExplainOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Why is this person placed so, or not at all?", valueName: "id"))
  var person: String?

  @Option(help: ArgumentHelp("Why is this meeting held here and then?", valueName: "id"))
  var meeting: String?

  @Option(
    help: ArgumentHelp(
      "Why is this employer short, and what brings in several of its people?", valueName: "id"))
  var employer: String?

  @Option(
    help: ArgumentHelp(
      "Must, may or can never plans as good have this: person=ID, hall=ID, instructor=ID or evening=DATE.",
      valueName: "kind=id"))
  var must: String?

  @Flag(help: "What would a little more of a hall, an instructor or another scarce thing bring?")
  var prices = false

  @Option(help: ArgumentHelp("Prices in this goal alone, such as cost (with --prices).", valueName: "goal"))
  var goal: String?

  @Flag(help: "What shifts are employers to be asked for, to bring in those who are left out?")
  var asks = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Most people of a crew who are missing on one date (with --asks).", valueName: "count")
  )
  var cap: Int?

  @Flag(help: "Which rules and facts stand against pins, targets and, with --person, a person?")
  var conflict = false

  @Option(
    help: ArgumentHelp(
      "Write what is proposed into this folder, an overlay each, to be laid over the scenario with --with.",
      valueName: "folder"),
    completion: .directory)
  var write: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Seconds for each plan that is made anew; 2 for a person, 3 for conflicts, else 5.",
      valueName: "seconds"))
  var secondsEach: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Threads; all processors where not given.", valueName: "count"))
  var threads: Int?

  @OptionGroup var forcing: ForceOptions

  func validate() throws {
    if let secondsEach { try validateSeconds(secondsEach, "--seconds-each") }
    if let cap, cap < 1 { throw ValidationError("--cap must be at least 1, not \(cap).") }
    if cap != nil && !asks { throw ValidationError("--cap belongs to --asks.") }
    if let goal, Goal.allCases.allSatisfy({ $0.rawValue != goal }) {
      throw ValidationError(
        "--goal: '\(goal)' is no goal; expected one of \(Goal.allCases.map(\.rawValue).joined(separator: ", "))."
      )
    }
    if goal != nil && (person != nil || meeting != nil || employer != nil || must != nil || asks || conflict)
    {
      throw ValidationError("--goal belongs to --prices.")
    }
    guard (1...256).contains(threads ?? 1) else {
      throw ValidationError("--threads must be 1 to 256, not \(threads ?? 1).")
    }
    if write == "" { throw ValidationError("The folder's path (--write) is empty.") }
    if write != nil && (meeting != nil || must != nil || conflict) {
      throw ValidationError(
        "--write belongs to --person, --employer, --prices and --asks: nothing else proposes changes.")
    }
    if let must, RoleName(must) == nil {
      throw ValidationError(
        "--must: '\(must)' names nothing; expected person=ID, hall=ID, instructor=ID or evening=DATE, such as evening=2027-03-10."
      )
    }
    let asked =
      [meeting != nil, employer != nil, must != nil, prices, asks, conflict].count { $0 }
      + (person != nil && !conflict ? 1 : 0)
    if asked > 1 {
      throw ValidationError(
        "Ask one thing at a time: --person, --meeting, --employer, --must, --prices, --asks or --conflict.")
    }
  }

  /// Threads and seed of the searches.
  var limits: SearchLimits {
    var limits = SearchLimits()
    limits.threads = threads ?? min(256, ProcessInfo.processInfo.activeProcessorCount)
    return limits
  }
}

/// What `--must` asks about, as it is written.
struct RoleName {
  var kind: String, id: String

  init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, ["person", "hall", "instructor", "evening"].contains(parts[0]) else { return nil }
    if parts[0] == "evening" && CivilDate(parts[1]) == nil { return nil }
    (kind, id) = (parts[0], parts[1])
  }
}
