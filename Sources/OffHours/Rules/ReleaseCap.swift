/// `release`: employers' caps on the hours for which people are released from their shifts.
package enum ReleaseCap: TimetableRule {
  package static let code = RuleCode.release
  package static let label = Phrase(en: "no more release from work", vi: "hết hạn mức cho nghỉ để đi học")
  package static let phrase = Phrase(
    en: """
      People are released from shifts for no more hours, each and together, and no more of them at once, than their \
      employer allows.
      """,
    vi: """
      Số giờ người lao động được nghỉ ca để đi học, của từng người và của cả đơn vị, và số người nghỉ cùng lúc không \
      vượt mức đơn vị cho phép.
      """)

  package static func violations(in hearing: ResolvedTimetable) -> [Violation] {
    let scenario = hearing.scenario
    guard scenario.employers.contains(where: { $0.release != nil }) else { return [] }
    let book = ReleaseBook(hearing)
    return scenario.employers.refs.flatMap { employer -> [Violation] in
      guard let release = scenario.employers[employer].release else { return [] }
      let stays = book.stays.filter { scenario.workers[$0.worker].employer == employer }
      if stays.isEmpty { return [] }
      return overWorker(stays, release, book, hearing) + overTotal(stays, release, employer, book, hearing)
        + overAtOnce(stays, release, employer, hearing)
    }
  }

  private static func overWorker(
    _ stays: [ReleaseBook.Stay], _ release: Release, _ book: ReleaseBook, _ hearing: ResolvedTimetable
  ) -> [Violation] {
    guard let most = release.perWorker else { return [] }
    return Set(stays.map(\.worker)).sorted().compactMap { worker in
      let own = stays.filter { $0.worker == worker }
      let minutes = own.reduce(book.taken[worker.index]) { $0 + $1.interval.minutes }
      guard minutes > most else { return nil }
      return hearing.violation(
        of: self, by: own.map(\.meeting), workers: [worker], ReleaseWords.overWorker(minutes, most: most))
    }
  }

  private static func overTotal(
    _ stays: [ReleaseBook.Stay], _ release: Release, _ employer: Ref<Employer>, _ book: ReleaseBook,
    _ hearing: ResolvedTimetable
  ) -> [Violation] {
    guard let most = release.total else { return [] }
    let minutes = stays.reduce(book.together[employer.index]) { $0 + $1.interval.minutes }
    guard minutes > most else { return [] }
    let name = hearing.scenario.employers[employer].name
    return [
      hearing.violation(
        of: self, by: meetings(stays, hearing), workers: Set(stays.map(\.worker)).sorted(),
        ReleaseWords.overTotal(name, minutes, most: most))
    ]
  }

  /// Once for each set of meetings and people: the most are away when somebody leaves.
  private static func overAtOnce(
    _ stays: [ReleaseBook.Stay], _ release: Release, _ employer: Ref<Employer>, _ hearing: ResolvedTimetable
  ) -> [Violation] {
    guard let most = release.atOnce else { return [] }
    let scenario = hearing.scenario
    let groups = Dictionary(grouping: stays) { release.ofCrew ? scenario.workers[$0.worker].crew : nil }
    var violations: [Violation] = []
    for (crew, stays) in groups.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
      var told: Set<[Int]> = []
      for instant in Set(stays.map(\.interval.start)).sorted() {
        let away = stays.filter { $0.interval.contains(instant) }
        let workers = Set(away.map(\.worker)).sorted()
        let meetings = meetings(away, hearing)
        guard workers.count > most, told.insert(workers.map(\.index) + [-1] + meetings).inserted else {
          continue
        }
        let name = scenario.employers[employer].name + (crew.map { "/\($0)" } ?? "")
        violations.append(
          hearing.violation(
            of: self, by: meetings, workers: workers,
            ReleaseWords.overAtOnce(
              name, workers.count, most: most,
              at: scenario.language.stretch(
                Interval(start: instant, end: away.map(\.interval.end).min()!), in: scenario.zone))))
      }
    }
    return violations
  }

  private static func meetings(_ stays: [ReleaseBook.Stay], _ hearing: ResolvedTimetable) -> [Int] {
    let used = Set(stays.map(\.meeting))
    return hearing.planned.filter(used.contains)
  }
}

/// Who is released when in a timetable, and what history has taken of the caps.
package struct ReleaseBook: Sendable {
  /// A learner released for a meeting.
  package struct Stay: Hashable, Sendable {
    /// Who, for which of the hearing's meetings, and from when to when, the journeys included.
    package var worker: Ref<Worker>, meeting: Int, interval: Interval
  }

  /// By worker, then by start.
  package private(set) var stays: [Stay] = []
  /// Minutes that held meetings inside the horizon have taken, by worker and by employer.
  package private(set) var taken: [Int], together: [Int]

  /// Looks at everybody whose employer releases people. Linear in their attendances.
  package init(_ hearing: ResolvedTimetable) {
    let scenario = hearing.scenario
    taken = scenario.workers.map { _ in 0 }
    together = scenario.employers.map { _ in 0 }
    guard scenario.employers.contains(where: { $0.release != nil }) else { return }
    for agenda in hearing.agendas {
      let attendee = hearing.attendee(agenda.worker)
      for position in agenda.meetings {
        if let away = attendee.released(for: hearing.agendaMeeting(position).visit, in: scenario) {
          stays.append(Stay(worker: agenda.worker, meeting: position, interval: away))
        }
      }
    }
    for meeting in hearing.meetings where meeting.isHeld && meeting.lesson != nil {
      let visit = Visit(
        interval: meeting.interval, place: meeting.venue.flatMap { scenario.venues[$0].site },
        date: meeting.date)
      for worker in meeting.learners {
        count(visit, worker, scenario.workers[worker], hearing.attendee(worker), scenario)
      }
    }
  }

  /// What history alone has taken, for who plans: held meetings with their places and the positions of their learners.
  package init(
    _ scenario: Scenario, calendars: CalendarBook, held: [(visit: Visit, learners: [Ref<Worker>])]
  ) {
    taken = scenario.workers.map { _ in 0 }
    together = scenario.employers.map { _ in 0 }
    guard scenario.employers.contains(where: { $0.release != nil }) else { return }
    for (visit, learners) in held {
      for worker in learners {
        let facts = scenario.workers[worker]
        let attendee = Attendee(worker: facts, calendar: calendars.calendar(of: worker))
        count(visit, worker, facts, attendee, scenario)
      }
    }
  }

  private mutating func count(
    _ visit: Visit, _ worker: Ref<Worker>, _ facts: Worker, _ attendee: Attendee, _ scenario: Scenario
  ) {
    guard scenario.horizon.contains(visit.date), let employer = facts.employer,
      let away = attendee.released(for: visit, in: scenario)
    else { return }
    taken[worker.index] += away.minutes
    together[employer.index] += away.minutes
  }

  /// Minutes that a worker can still be released if nobody else is; 0 where the employer releases nobody.
  package func left(_ worker: Ref<Worker>, in scenario: Scenario) -> Int {
    guard let employer = scenario.workers[worker].employer, let release = scenario.employers[employer].release
    else { return 0 }
    return release.left(taken: taken[worker.index], together: together[employer.index])
  }
}
