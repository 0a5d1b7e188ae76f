import OffHours
import OffHoursSolver

/// Small scenarios and timetables of which planning commands claim something.
enum ClaimDraw {
  /// As many scenarios as every claim is held against.
  static let seeds = 0..<200

  /// The scenario of a seed without pinned meetings; nil where there are too many to go through them.
  static func scenario(seed: Int) -> Scenario? {
    var scenario = TinyScenario(seed: seed).scenario
    for course in scenario.courses.indices { scenario.courses[course].pins = [] }
    return TinyMeetings(scenario).all.count > 9 ? nil : scenario
  }

  /// A timetable of a search that was cut short now and then; nil where a pin cannot be held.
  static func planned(_ problem: Problem, _ dice: inout Dice) throws -> Timetable? {
    var problem = problem
    problem.limits.firstOnly = dice.once(in: 3)
    problem.limits.seed = dice.roll(0...3)
    do throws(SolverError) {
      return try Solver(problem).solve().timetable
    } catch .impossiblePin {
      return nil
    }
  }
}
