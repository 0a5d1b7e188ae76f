import Foundation
import GLPK
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursSolver

/// One run of the solver with its progress shown. The solver's door verifies what it lets out, pinned and fixed meetings
/// included, so nothing is verified again here.
struct Search {
  var problem: Problem
  var language: Language
  var progress: ProgressOptions.Style
  var clock: ProcessClock
  /// Whether faults are told to machines, and where pins stand.
  var isJSON = false, loaded: LoadedScenario
  /// What is said, and where, when a meeting that people fixed by hand cannot be held; nil: it is none of theirs.
  var refusal: ((_ meeting: String, _ code: RuleCode, _ detail: String) -> Diagnostic?)?

  /// The timetable. Nothing that breaks a rule leaves the solver.
  func run(_ interruption: Interruption) throws -> Timetable {
    let outcome = try outcome(interruption)
    let seconds = NumberHabit(language).text(clock.seconds, decimals: 1)
    let isFirst = problem.limits.firstOnly && outcome.stopped == .time
    let why = isFirst ? Words.tookFirst : endedEarly(outcome) ?? Words.stopped(outcome.stopped)
    Console.say("\(why(language)) · \(Words.seconds(seconds)(language))")
    if let missing = provedMissing(outcome) {
      // What a repair misses is missed for the sake of those who need not change: nothing is said of other plans.
      let isRepair = problem.keep != nil && problem.changes != .last
      Console.say(
        (isRepair
          ? Words.targetsMissedByRepair(missing) : Words.targetsBeyondReach(missing, file: loaded.path))(
            language))
    }
    return outcome.timetable
  }

  /// What is said where the time for better timetables is over and what was kept for the bounds is not needed.
  private func endedEarly(_ outcome: Outcome) -> Phrase? {
    guard outcome.stopped == .time, let limit = problem.limits.deadline,
      limit - clock.seconds > max(0.3, 0.05 * limit)
    else { return nil }
    let whole = NumberHabit(language).text(limit, decimals: 1)
    return Words.nothingLeftToProve(of: Words.seconds(whole))
  }

  /// By how many the targets are missed whatever is planned, where that is proved and nothing stands above them.
  private func provedMissing(_ outcome: Outcome) -> Int? {
    guard let first = outcome.tiers.first, !first.tier.isWeighted, first.tier.parts[0].goal == .targets,
      let bound = first.bound, bound > 0.5
    else { return nil }
    return Int(bound.rounded())
  }

  private func outcome(_ interruption: Interruption) throws -> Outcome {
    Search.makeSureOfThreads(2 * problem.limits.threads + 4)
    let solver = Solver(problem, clock: clock.search)
    do {
      switch progress {
      case .json:
        let log = ProgressLog(tiers: problem.tiers, clock: clock)
        log.noteRead()
        return try solver.solve(isInterrupted: { interruption.isAsked }, onEvent: { log.note($0) })
      case .line where Console.isTerminal(STDERR_FILENO):
        let line = ProgressLine(
          problem.scenario, tiers: problem.tiers, language: language, clock: clock)
        return try line.showing {
          try solver.solve(isInterrupted: { interruption.isAsked }, onEvent: { line.note($0) })
        }
      case .line, .none:
        return try solver.solve(isInterrupted: { interruption.isAsked }) { event in
          if case .trouble(let message) = event { Console.say("offhours: \(TextWidth.plain(message))") }
        }
      }
    } catch let error as SolverError {
      if case .impossiblePin(let meeting, let code, let detail) = error {
        if let refusal = refusal?(meeting, code, detail) {
          throw try Failure.badData([refusal], json: isJSON)
        }
        throw try impossiblePin(error)
      }
      throw Failure(error, language)
    }
  }

  /// Ends the run, with a sentence, where the system does not give so many threads at once: Dispatch would wait for them
  /// for ever.
  private static func makeSureOfThreads(_ count: Int) {
    if count > 0 {
      GLPKThread.run(GLPKThread.Options(stackBytes: 1 << 18)) { makeSureOfThreads(count - 1) }
    }
  }

  /// What stands against pins, a diagnostic each; where a pin alone is no conflict, what the search said.
  private func impossiblePin(_ error: SolverError) throws -> Failure {
    let scenario = problem.scenario
    var diagnostics: [Diagnostic] = Conflicts.find(in: scenario).all.compactMap { conflict in
      guard case .pin(let course, let pin) = conflict.subject else { return nil }
      let against = conflict.set.map { Words.relaxation($0, in: scenario)(language) }.joined(separator: "; ")
      return loaded.fault(
        pin, of: course,
        Words.subject(conflict.subject, in: scenario)(language)
          + (against.isEmpty ? "" : ": \(Words.standsAgainst(against)(language))"))
    }
    if diagnostics.isEmpty { diagnostics = loaded.pinDiagnostics }
    if diagnostics.isEmpty { diagnostics = [unheldPin(error)] }
    return try Failure.badData(diagnostics, json: isJSON)
  }

  /// The pin for which the search found no place, at its own line, with what it lacked.
  private func unheldPin(_ error: SolverError) -> Diagnostic {
    guard case .impossiblePin(let meeting, let code, let detail) = error else {
      return loaded.fault(Failure(error, language).message)
    }
    let scenario = problem.scenario
    for course in scenario.courses.refs {
      let facts = scenario.courses[course]
      for pin in facts.pins
      where "\(facts.id)/\(facts.lessons[pin.lesson].id)" == meeting
        && scenario.zone.timestamp(pin.start) == detail
      {
        return loaded.fault(
          pin, of: course, Words.unheldPin(pin, of: course, code, in: scenario, file: loaded.path)(language))
      }
    }
    return loaded.fault(Failure(error, language).message)
  }
}

extension Failure {
  /// Why a search gave no timetable, for people.
  init(_ error: SolverError, _ language: Language) {
    switch error {
    case .unsupported(let what): self.init(.internal, "this version cannot plan \(what)")
    case .impossiblePin(let meeting, let code, let detail):
      self.init(.badData, Words.impossiblePin(meeting, code, detail)(language))
    case .rejected(let reasons):
      self.init(
        .internal,
        "the timetable that was found breaks rules; this is a fault of offhours\n"
          + reasons.prefix(20).map { "  \(TextWidth.plain($0))" }.joined(separator: "\n"))
    }
  }
}
