public import OffHours
public import OffHoursSolver

/// A scenario under a name, and what was planned for it.
public struct PlannedCase: Sendable {
  /// What people call it.
  public var name: String
  /// What is to be planned.
  public var scenario: Scenario
  /// What came out; nil before the search, and where it was not reached.
  public var timetable: Timetable?
  /// Why there is no timetable, where the scenario cannot be planned.
  public var failure: SolverError?

  /// A case that is still to be planned.
  public init(name: String, scenario: Scenario) {
    self.name = name
    self.scenario = scenario
  }
}
