import ArgumentParser
import OffHours
import OffHoursPapers

/// What answers and files may tell about people.
struct PrivacyOptions: ParsableArguments {
  @Flag(
    help: "Write ids in place of the names of learners and instructors, and leave out columns carried along.")
  var pseudonyms = false

  /// The scenario as it may be shown.
  func shown(_ scenario: Scenario) -> Scenario { pseudonyms ? scenario.pseudonymous : scenario }

  /// The scenario as it may be shown.
  func shown(_ loaded: LoadedScenario) -> LoadedScenario {
    var shown = loaded
    shown.scenario = self.shown(loaded.scenario)
    return shown
  }
}
