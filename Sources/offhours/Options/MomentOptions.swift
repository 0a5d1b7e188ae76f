import ArgumentParser
import OffHours

/// From when on it is planned.
struct MomentOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "What began before is over: a local date-time such as 2027-03-10T12:00, or a date. A timetable's own counts where it is later.",
      valueName: "date-time"))
  var now: LocalMoment?

  /// The scenario from then on.
  func planned(_ loaded: LoadedScenario) -> LoadedScenario {
    var loaded = loaded.named(at: now)
    loaded.scenario = planned(loaded.scenario)
    return loaded
  }

  /// The scenario from then on.
  func planned(_ scenario: Scenario) -> Scenario { scenario.planned(from: now?.instant(in: scenario)) }
}
