public import OffHours
public import OffHoursSolver

/// The searches of one repair, which share one limit of time: what is found at first, and what leads people to rows held by
/// hand to which too few came.
public struct RepairPhases {
  private let replanner: Replanner
  private let seconds: () -> Double
  /// How many sets of people are led to rows at most.
  private static let fills = 3

  /// The phases of a repair. Its limits say when all of them end, on the clock that `seconds` reads.
  public init(_ replanner: Replanner, seconds: @escaping () -> Double) {
    self.replanner = replanner
    self.seconds = seconds
  }

  /// The timetable that the searches come to. Where rows are held by hand the first takes half of the time; what the
  /// others leave goes into the search for better plans. No search but the first begins after the limit.
  public func run(isInterrupted: () -> Bool, search: (Problem) throws -> Timetable) rethrows -> Timetable {
    let isHeld = !(replanner.edits?.held.isEmpty ?? true) && !replanner.limits.firstOnly
    let found = try search(timed(replanner.problem, share: isHeld ? 0.5 : 1))
    if isInterrupted() { return found }
    if replanner.filling(found, round: 0) == nil {
      return try isHeld && found.stopped == .time ? better(than: found, search) : found
    }
    return try filled(found, isInterrupted, search) ?? found
  }

  /// What leads people to the rows that nobody filled; nil where nothing does in time.
  private func filled(
    _ found: Timetable, _ isInterrupted: () -> Bool, _ search: (Problem) throws -> Timetable
  ) rethrows -> Timetable? {
    for round in 0..<Self.fills {
      guard !isInterrupted(), hasTime, let filling = replanner.filling(found, round: round / 2) else { break }
      let isUrgent = round == 1
      let second = try search(
        timed(isUrgent ? filling.urgentProblem : filling.problem, share: 1 / Double(Self.fills - round)))
      guard let edits = replanner.edits, edits.tooSmall(in: second, replanner.scenario).isEmpty else {
        continue
      }
      if !isUrgent { return second }
      let missing = edits.missing(in: second)
      if missing.meetings.isEmpty, missing.claims.isEmpty, let valued = replanner.valued(second) {
        return valued
      }
    }
    return nil
  }

  /// The search goes on from what it found, in the time that nobody needed.
  private func better(than found: Timetable, _ search: (Problem) throws -> Timetable) rethrows -> Timetable {
    guard hasTime else { return found }
    var problem = timed(replanner.problem, share: 1)
    problem.start = found
    let second = try search(problem)
    return replanner.edits?.tooSmall(in: second, replanner.scenario).isEmpty ?? true ? second : found
  }

  private var hasTime: Bool { replanner.limits.deadline.map { seconds() < $0 } ?? true }

  /// A problem whose search ends when a share of the time that is left is over.
  private func timed(_ problem: Problem, share: Double) -> Problem {
    var problem = problem
    problem.limits.deadline = replanner.limits.deadline.map { limit in
      let now = seconds()
      return min(limit, now + max(0, limit - now) * share)
    }
    return problem
  }
}
