/// Who could complete what alone, worked out when asked and once for every kind of worker.
package struct CompletableBook {
  private let scenario: Scenario
  private let calendars: CalendarBook
  private let alone: CompletableAlone
  private let record: (Ref<Worker>, Ref<Course>) -> CourseRecord
  private var answers: [Key: Bool] = [:]

  private struct Key: Hashable {
    var kind: WorkerKind
    var course: Ref<Course>
    var courses: [Ref<Course>]
    var records: [CourseRecord]
  }

  /// `record` tells what is behind: credits, and held meetings where a timetable has any.
  package init(
    _ scenario: Scenario, calendars: CalendarBook, alone: CompletableAlone,
    record: @escaping (Ref<Worker>, Ref<Course>) -> CourseRecord
  ) {
    self.scenario = scenario
    self.calendars = calendars
    self.alone = alone
    self.record = record
  }

  /// Who could complete what alone, with what is behind in a timetable.
  package init(_ hearing: Hearing, possible: PossibleMeetings) {
    self.init(
      hearing.scenario, calendars: hearing.calendars,
      alone: CompletableAlone(hearing.scenario, possible: possible)
    ) { hearing.record(of: $0, in: $1) }
  }

  /// Whether the worker could complete the course alone.
  package mutating func canComplete(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    let facts = scenario.workers[worker]
    guard !facts.declined else { return false }
    var asked = [course]
    var next = 0
    while next < asked.count {
      for earlier in scenario.courses[asked[next]].after where !asked.contains(earlier) {
        asked.append(earlier)
      }
      next += 1
    }
    let key = Key(
      kind: WorkerKind(worker, in: scenario, calendars: calendars), course: course,
      courses: asked.filter(facts.courses.contains), records: asked.map { record(worker, $0) })
    if let known = answers[key] { return known }
    let attendee = Attendee(worker: facts, calendar: calendars.calendar(of: worker))
    let answer = alone.canComplete(course, by: attendee) { record(worker, $0) }
    answers[key] = answer
    return answer
  }
}
