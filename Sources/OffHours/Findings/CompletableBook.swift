/// Who could complete what alone, worked out when asked and once for every kind of worker.
package struct CompletableBook {
  private let scenario: Scenario
  private let calendars: CalendarBook
  private let alone: CompletableAlone
  private let record: (Ref<Worker>, Ref<Course>) -> CourseRecord
  private let releaseLeft: (Ref<Worker>) -> Int?
  private var answers: [Key: Completability] = [:]
  private var budget: AgendaBudget
  private let starts: ForbiddenStarts

  private struct Key: Hashable {
    var kind: WorkerKind
    var course: Ref<Course>
    var courses: [Ref<Course>]
    var records: [CourseRecord]
  }

  /// `record` tells what is behind: credits, and held meetings where a timetable has any; `releaseLeft` for how many
  /// minutes a worker may still be released (nil: what the caps say).
  package init(
    _ scenario: Scenario, calendars: CalendarBook, alone: CompletableAlone,
    budget: AgendaBudget = AgendaBudget(), starts: ForbiddenStarts? = nil,
    releaseLeft: @escaping (Ref<Worker>) -> Int? = { _ in nil },
    record: @escaping (Ref<Worker>, Ref<Course>) -> CourseRecord
  ) {
    self.releaseLeft = releaseLeft
    self.scenario = scenario
    self.calendars = calendars
    self.alone = alone
    self.record = record
    self.budget = budget
    self.starts = starts ?? ForbiddenStarts(scenario)
  }

  /// Who could complete what alone, with what is behind in a timetable.
  package init(
    _ hearing: ResolvedTimetable, possible: PossibleMeetings, starts: ForbiddenStarts? = nil
  ) {
    let released = ReleaseBook(hearing)
    self.init(
      hearing.scenario, calendars: hearing.calendars,
      alone: CompletableAlone(hearing.scenario, possible: possible), starts: starts,
      releaseLeft: { released.left($0, in: hearing.scenario) }
    ) { hearing.record(of: $0, in: $1) }
  }

  /// Whether the worker could complete the course alone, as far as is known: yes where that is not decided.
  package mutating func canComplete(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    answer(worker, course) != .impossible
  }

  /// Whether the worker could complete the course alone.
  ///
  /// The same questions in the same order have the same answers, as long as nothing from outside stops the search.
  package mutating func answer(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Completability {
    let facts = scenario.workers[worker]
    guard !facts.declined else { return .impossible }
    var asked = [course]
    var next = 0
    while next < asked.count {
      for earlier in scenario.courses[asked[next]].after where !asked.contains(earlier) {
        asked.append(earlier)
      }
      next += 1
    }
    let key = Key(
      kind: WorkerKind(worker, in: scenario, calendars: calendars, releaseLeft: releaseLeft(worker)),
      course: course,
      courses: asked.filter(facts.courses.contains), records: asked.map { record(worker, $0) })
    if let known = answers[key] { return known }
    var attendee = Attendee(worker: facts, calendar: calendars.calendar(of: worker))
    attendee.releaseLeft = releaseLeft(worker)
    var limits = budget
    limits.perQuestion = max(budget.least, min(budget.perQuestion, budget.total))
    starts.turn(to: attendee, of: key.kind)
    let (answer, steps) = alone.answer(course, by: attendee, budget: limits, forbidden: starts) {
      record(worker, $0)
    }
    budget.total = max(0, budget.total - steps)
    answers[key] = answer
    return answer
  }
}
