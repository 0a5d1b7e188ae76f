import OffHours

@testable import OffHoursSolver

extension Plan {
  /// What the verifier has against the plan, goal values aside.
  func violations(_ instance: Instance, _ scenario: Scenario) -> [String] {
    Verifier.verify(timetable(instance), scenario).violations.filter { $0.code != .goalValue }.map(\.message)
  }
}
