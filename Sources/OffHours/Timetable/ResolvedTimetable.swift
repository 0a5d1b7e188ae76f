/// A timetable before its judges: every name looked up once, people's agendas gathered, history set apart.
///
/// Rules and goals read it; none of them looks a name up again. It knows nothing of any search.
package struct ResolvedTimetable: Sendable {
  /// The scenario that the timetable is held against, and the calendars of its workers.
  package let scenario: Scenario, calendars: CalendarBook
  /// The timetable as written.
  package let timetable: Timetable
  /// Its meetings, parallel to `timetable.meetings`, and its sections, parallel to `timetable.sections`.
  package let meetings: [ResolvedMeeting], sections: [HeardSection]
  /// Positions in `meetings` of those that are no history and whose course and lesson are known, by start.
  package let planned: [Int]
  /// Who attends what is planned, ascending by worker; workers without a meeting are left out.
  package let agendas: [HeardAgenda]
  /// The same by worker and course, ascending.
  package let pursuits: [Pursuit]
  /// Names that are not known, in the order found, with the meetings that use them.
  package let unknown: [(name: UnknownName, meetings: [String])]
  /// Lessons attended in held meetings.
  private let held: [Pair: [CourseRecord.DatedCredit]]

  private struct Pair: Hashable {
    var worker: Ref<Worker>
    var course: Ref<Course>
  }

  /// Looks every name up. Linear in the timetable and the scenario.
  package init(_ timetable: Timetable, in scenario: Scenario, calendars: CalendarBook? = nil) {
    var names = NameBook(scenario)
    let sections = names.sections(of: timetable)
    let meetings = names.meetings(of: timetable, sections: sections)
    var taken = sections
    for (position, meeting) in meetings.enumerated() {
      if let section = meeting.section { taken[section].take(position, isHeld: meeting.isHeld) }
    }
    for unplaced in timetable.unplaced { names.look(up: unplaced) }
    var held: [Pair: [CourseRecord.DatedCredit]] = [:]
    for meeting in meetings where meeting.isHeld {
      guard let course = meeting.course, let lesson = meeting.lesson else { continue }
      for worker in meeting.learners {
        held[Pair(worker: worker, course: course), default: []]
          .append(CourseRecord.DatedCredit(date: meeting.date, lesson: lesson))
      }
    }
    let planned = meetings.indices.filter { !meetings[$0].isHeld && meetings[$0].lesson != nil }
      .sorted {
        let (a, b) = (meetings[$0], meetings[$1])
        return (a.interval.start, a.interval.end, a.course!, a.lesson!, $0)
          < (b.interval.start, b.interval.end, b.course!, b.lesson!, $1)
      }
    var attended: [[Int]] = Array(repeating: [], count: scenario.workers.count)
    for position in planned {
      for worker in meetings[position].learners { attended[worker.index].append(position) }
    }
    agendas = attended.enumerated().compactMap { worker, meetings in
      meetings.isEmpty ? nil : HeardAgenda(worker: Ref(worker), meetings: meetings)
    }
    var pursuits: [Pursuit] = []
    for agenda in agendas {
      for course in Set(agenda.meetings.map { meetings[$0].course! }).sorted() {
        let own = agenda.meetings.filter { meetings[$0].course == course }
        let record = CourseRecord(
          of: scenario.workers[agenda.worker], in: course,
          held: held[Pair(worker: agenda.worker, course: course)] ?? [], scenario: scenario)
        pursuits.append(
          Pursuit(
            worker: agenda.worker, course: course, record: record, meetings: own,
            isCompletion: !record.isComplete
              && record.isCompleted(with: own.lazy.map { meetings[$0].lesson! }, scenario: scenario),
            lastDate: own.map { meetings[$0].date }.max()!))
      }
    }
    self.scenario = scenario
    self.calendars = calendars ?? CalendarBook(scenario)
    self.timetable = timetable
    self.meetings = meetings
    self.sections = taken
    self.planned = planned
    self.pursuits = pursuits
    self.held = held
    unknown = names.unknown
  }

  /// What a worker has behind him or her in a course: credits and held meetings.
  package func record(of worker: Ref<Worker>, in course: Ref<Course>) -> CourseRecord {
    CourseRecord(
      of: scenario.workers[worker], in: course, held: held[Pair(worker: worker, course: course)] ?? [],
      scenario: scenario)
  }

  /// Whether credits and held meetings alone complete the course for the worker.
  package func isBehind(_ worker: Ref<Worker>, _ course: Ref<Course>) -> Bool {
    let mayBe =
      scenario.workers[worker].credits.contains { $0.course == course }
      || held[Pair(worker: worker, course: course)] != nil
    return mayBe && record(of: worker, in: course).isComplete
  }

  /// A worker and the calendar of that worker.
  package func attendee(_ worker: Ref<Worker>) -> Attendee {
    Attendee(worker: scenario.workers[worker], calendar: calendars.calendar(of: worker))
  }

  /// A planned meeting as agendas hold it.
  package func agendaMeeting(_ position: Int) -> AgendaMeeting {
    let meeting = meetings[position]
    return AgendaMeeting(
      interval: meeting.interval, place: meeting.venue.flatMap { scenario.venues[$0].site },
      date: meeting.date, course: meeting.course!, lesson: meeting.lesson!,
      countsAsWork: scenario.courses[meeting.course!].countsAsWork, venue: meeting.venue)
  }
}
