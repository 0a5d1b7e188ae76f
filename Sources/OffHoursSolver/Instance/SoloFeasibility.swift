import OffHours

/// Which kinds could complete which of their courses alone, every hall and instructor free.
struct SoloFeasibility: Sendable {
  private var answers: [[Bool]]

  /// As soon as `isOver`, the rest are taken for completable, which no bound is wrong by. With `inGroups` those who attend with
  /// others complete only what all of them could, where there is room for all: true of this instance, not of one with other
  /// halls.
  init(_ instance: Instance, inGroups: Bool = false, isOver: () -> Bool = { false }) {
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
    guard inGroups, !instance.ties.isEmpty else { return }
    let hearing = ResolvedTimetable(Timetable(), in: scenario, calendars: instance.book)
    let groups = GroupBook(hearing, possible: possible, instance.released)
    for tie in instance.ties where !isOver() {
      let pair = instance.pairs[tie[0]], course = Ref<Course>(Int(pair.course))
      guard let group = groups.group(of: Ref(Int(pair.worker)), in: course) else { continue }
      if groups.canComplete(group, course, asking: &book) { continue }
      for pair in tie { answers[Int(instance.pairs[pair].kind)][Int(instance.pairs[pair].slot)] = false }
    }
  }

  /// Whether a kind could complete the course at a position among its courses.
  func isCompletable(kind: Int, slot: Int) -> Bool { answers[kind][slot] }
}
