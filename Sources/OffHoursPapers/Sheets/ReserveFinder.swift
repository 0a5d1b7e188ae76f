import OffHours

/// Somebody who is free at a meeting's time, and could come.
struct Reserve: Sendable {
  /// Id of the person.
  var worker: String
  /// Where he or she stands now.
  var note: String
}

/// Finds who could step in at a meeting: people who need its lesson and whom every rule lets come then, beside what they
/// attend already. Those who are left out come first, then those who attend the lesson elsewhere later.
struct ReserveFinder: Sendable {
  private let input: PaperInput
  private let hearing: ResolvedTimetable
  /// Those who need each course and have neither declined nor completed it.
  private let needing: [Ref<Course>: [Ref<Worker>]]
  private let unplaced: Set<Pair>
  private let agendas: [Ref<Worker>: [Int]]

  private struct Pair: Hashable {
    var worker, course: String
  }

  /// So many are named.
  static let most = 8

  init(_ input: PaperInput) {
    self.input = input
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario, calendars: input.calendars)
    var needing: [Ref<Course>: [Ref<Worker>]] = [:]
    for worker in input.scenario.workers.refs where !input.scenario.workers[worker].declined {
      for course in input.scenario.workers[worker].courses where !hearing.isBehind(worker, course) {
        needing[course, default: []].append(worker)
      }
    }
    self.hearing = hearing
    self.needing = needing
    unplaced = Set(input.timetable.unplaced.map { Pair(worker: $0.worker, course: $0.course) })
    agendas = Dictionary(uniqueKeysWithValues: hearing.agendas.map { ($0.worker, $0.meetings) })
  }

  /// The reserves for the meeting at a position of the timetable.
  func reserves(for position: Int) -> [Reserve] {
    let meeting = hearing.meetings[position]
    guard let course = meeting.course, let lesson = meeting.lesson else { return [] }
    var left: [Reserve] = [], elsewhere: [Reserve] = []
    for worker in needing[course] ?? [] where left.count < ReserveFinder.most {
      guard !meeting.learners.contains(worker),
        hearing.record(of: worker, in: course).lessonsLeft.contains(lesson)
      else { continue }
      let id = input.scenario.workers[worker].id
      let isLeft = unplaced.contains(Pair(worker: id, course: input.scenario.courses[course].id))
      // Who has attended the lesson by then needs it no more.
      guard
        isLeft || elsewhere.count < ReserveFinder.most && !attends(worker, course, lesson, before: meeting),
        canCome(worker, to: position, course)
      else { continue }
      if isLeft {
        left.append(Reserve(worker: id, note: SheetWords.leftOut(input.language)))
      } else {
        elsewhere.append(Reserve(worker: id, note: note(worker, course, lesson)))
      }
    }
    return Array((sorted(left) + sorted(elsewhere)).prefix(ReserveFinder.most))
  }

  /// Whether somebody attends a lesson in a meeting that begins before another.
  private func attends(
    _ worker: Ref<Worker>, _ course: Ref<Course>, _ lesson: Int, before other: ResolvedMeeting
  ) -> Bool {
    (agendas[worker] ?? []).contains { position in
      let meeting = hearing.meetings[position]
      return meeting.course == course && meeting.lesson == lesson
        && meeting.interval.start <= other.interval.start
    }
  }

  private func sorted(_ reserves: [Reserve]) -> [Reserve] {
    let notes = Dictionary(uniqueKeysWithValues: reserves.map { ($0.worker, $0) })
    return input.byName(reserves.map(\.worker)).compactMap { notes[$0] }
  }

  /// Whether every rule lets the worker come to this meeting beside the others that he or she attends; another meeting of
  /// the same lesson would be given up.
  private func canCome(_ worker: Ref<Worker>, to position: Int, _ course: Ref<Course>) -> Bool {
    let scenario = input.scenario, attendee = hearing.attendee(worker)
    let candidate = hearing.agendaMeeting(position)
    let rules = scenario.meetingRules(of: course)
    // Nobody is released from work on the spot.
    guard MeetingRuleBook.suits(candidate.visit, to: attendee, under: rules, in: scenario),
      attendee.released(for: candidate.visit, in: scenario) == nil
    else {
      return false
    }
    var agenda = (agendas[worker] ?? []).map(hearing.agendaMeeting)
      .filter { $0.course != candidate.course || $0.lesson != candidate.lesson }
    agenda.append(candidate)
    agenda.sort(by: AgendaMeeting.precedes)
    return AgendaRuleBook.holds(agenda, of: attendee, under: scenario.rules.agenda, in: scenario)
  }

  /// When somebody attends the lesson elsewhere.
  private func note(_ worker: Ref<Worker>, _ course: Ref<Course>, _ lesson: Int) -> String {
    let dates = DateHabit(input)
    let other = (agendas[worker] ?? []).first {
      hearing.meetings[$0].course == course && hearing.meetings[$0].lesson == lesson
    }
    guard let other else { return "" }
    let meeting = hearing.meetings[other]
    return "\(dates.dayMonth(meeting.date)) \(dates.time(meeting.interval.start))"
  }
}
