/// What the caps on release leave in a timetable: whether one more could be released beside all who are.
package struct ReleaseRoom {
  private let hearing: ResolvedTimetable
  private let book: ReleaseBook
  /// Per employer, its caps.
  private let caps: [Release?]

  /// Looks at the timetable of a hearing. With `employers` their caps are asked in place of the scenario's.
  package init(_ hearing: ResolvedTimetable, _ book: ReleaseBook? = nil, employers: [Employer]? = nil) {
    self.hearing = hearing
    self.book = book ?? ReleaseBook(hearing)
    caps = (employers ?? hearing.scenario.employers).map(\.release)
  }

  /// Whether caps may stand against releasing a worker: without them everything is allowed.
  package func caps(_ worker: Ref<Worker>) -> Bool {
    hearing.scenario.workers[worker].employer.map { caps[$0.index] != nil } ?? false
  }

  /// Whether the caps leave room to release a worker for these meetings too, given as positions in `ResolvedTimetable.meetings`.
  /// `attendee` may have another calendar than the hearing's. Linear in who is released.
  package func allows(_ meetings: [Int], for worker: Ref<Worker>, _ attendee: Attendee? = nil) -> Bool {
    guard let employer = hearing.scenario.workers[worker].employer, let release = caps[employer.index] else {
      return true
    }
    let scenario = hearing.scenario
    let attendee = attendee ?? hearing.attendee(worker)
    let others = book.stays.filter { scenario.workers[$0.worker].employer == employer }
    let attended = Set(others.filter { $0.worker == worker }.map(\.meeting))
    let away = meetings.filter { !attended.contains($0) }.compactMap {
      attendee.released(for: hearing.agendaMeeting($0).visit, in: scenario)
    }
    if away.isEmpty { return true }
    let together = others.reduce(book.together[employer.index]) { $0 + $1.interval.minutes }
    let own = others.reduce(book.taken[worker.index]) {
      $0 + ($1.worker == worker ? $1.interval.minutes : 0)
    }
    let minutes = away.reduce(0) { $0 + $1.minutes }
    if release.left(taken: own, together: together) < minutes { return false }
    guard let most = release.atOnce else { return true }
    let crew = scenario.workers[worker].crew
    let near = others.filter { stay in
      stay.worker != worker && (!release.ofCrew || scenario.workers[stay.worker].crew == crew)
        && away.contains { $0.overlaps(stay.interval) }
    }
    return (away.map(\.start) + near.map(\.interval.start)).allSatisfy { instant in
      !away.contains { $0.contains(instant) }
        || Set(near.filter { $0.interval.contains(instant) }.map(\.worker)).count < most
    }
  }

  /// The meetings of those given that would complete a course with the shortest release: one a lesson, and of the lessons
  /// that may be missed those that take least.
  package func shortest(_ meetings: [Int], _ record: CourseRecord, _ attendee: Attendee) -> [Int] {
    let scenario = hearing.scenario, course = scenario.courses[record.course]
    func minutes(_ position: Int) -> Int {
      attendee.released(for: hearing.agendaMeeting(position).visit, in: scenario)?.minutes ?? 0
    }
    var least: [Int: (position: Int, minutes: Int)] = [:]
    for position in meetings {
      let lesson = hearing.meetings[position].lesson!, own = minutes(position)
      if !record.credited[lesson], own < least[lesson]?.minutes ?? .max { least[lesson] = (position, own) }
    }
    let mandatory = least.keys.filter { course.mandatoryLessons.contains($0) }
    let others = least.keys.filter { !mandatory.contains($0) }
      .sorted { (least[$0]!.minutes, $0) < (least[$1]!.minutes, $1) }
    let behind = record.credited.count { $0 }
    let wanted = max(0, course.requiredLessons - behind - mandatory.count)
    return (mandatory + others.prefix(wanted)).map { least[$0]!.position }.sorted()
  }
}

extension Scenario {
  /// The scenario in which an employer releases nobody.
  package func withoutRelease(of employer: Ref<Employer>) -> Scenario {
    var scenario = self
    scenario.employers[employer.index].release = nil
    return scenario
  }
}
