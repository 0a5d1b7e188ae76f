import OffHours

/// Which kinds could complete which of their courses alone, every hall and instructor free.
struct SoloFeasibility: Sendable {
  private let answers: [[Bool]]

  /// As soon as `isOver`, the rest are taken for completable, which no bound is wrong by.
  init(_ instance: Instance, isOver: () -> Bool = { false }) {
    let possible = PossibleMeetings(instance.scenario)
    let alone = CompletableAlone(instance.scenario, possible: possible)
    let scenario = instance.scenario
    var book = CompletableBook(
      scenario, calendars: instance.book, alone: alone,
      starts: ForbiddenStarts(scenario, kept: instance.forbiddenStarts),
      releaseLeft: { instance.released.left($0, in: scenario) }
    ) { worker, course in
      CourseRecord(of: scenario.workers[worker], in: course, scenario: scenario)
    }
    answers = instance.demand.kinds.map { kind in
      kind.courses.map { isOver() || book.canComplete(Ref(Int(kind.members[0])), Ref($0)) }
    }
  }

  /// Whether a kind could complete the course at a position among its courses.
  func isCompletable(kind: Int, slot: Int) -> Bool { answers[kind][slot] }
}
