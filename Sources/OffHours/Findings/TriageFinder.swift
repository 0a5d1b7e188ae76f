extension Triage {
  /// What no longer holds of a timetable in a scenario that has changed.
  ///
  /// The rules themselves are asked, by the verifier. Who could come now is asked of meetings from `now` on.
  public static func find(_ progression: Progression, in scenario: Scenario, now: Instant? = nil) -> Triage {
    var triage = Triage()
    let timetable = progression.timetable
    triage.held = timetable.meetings.count(where: \.held)
    triage.missed = progression.missed
    triage.leavers = leavers(timetable, scenario)
    let gone = Set(triage.leavers.map { [$0.worker, $0.course] })
    // Values and bounds are those of the old scenario, and names of people who left are no broken seats.
    var judged = timetable
    judged.goals = []
    judged.unplaced = []
    for position in judged.meetings.indices where !judged.meetings[position].held {
      let course = judged.meetings[position].course
      judged.meetings[position].learners.removeAll { gone.contains([$0, course]) }
    }
    for position in judged.sections.indices {
      let course = judged.sections[position].course
      judged.sections[position].learners.removeAll { gone.contains([$0, course]) }
    }
    let meetings = Dictionary(timetable.meetings.map { ($0.id, $0) }) { first, _ in first }
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    for violation in Verifier.verify(judged, scenario).violations {
      let concerned = violation.meetings.compactMap { meetings[$0] }
      if violation.workers.isEmpty {
        triage.meetings += concerned.map {
          BrokenMeeting(meeting: $0, code: violation.code, message: violation.message)
        }
      } else {
        let courses = Set(concerned.map(\.course)).sorted()
        for worker in violation.workers {
          for course in courses {
            triage.seats.append(
              BrokenSeat(
                worker: worker, course: course, code: violation.code,
                meetings: concerned.filter { $0.course == course }))
          }
        }
      }
    }
    triage.meetings.sort { ($0.meeting.start, $0.meeting.id) < ($1.meeting.start, $1.meeting.id) }
    triage.seats = triage.seats.enumerated().sorted {
      (order[$0.element.worker] ?? .max, $0.offset) < (order[$1.element.worker] ?? .max, $1.offset)
    }.map(\.element)
    judged.unplaced = timetable.unplaced
    triage.candidates = candidates(judged, scenario, now)
    return triage
  }

  private static func leavers(_ timetable: Timetable, _ scenario: Scenario) -> [Leaver] {
    let workers = Dictionary(uniqueKeysWithValues: scenario.workers.map { ($0.id, $0) })
    var seats: [[String]: Int] = [:]
    for meeting in timetable.meetings where !meeting.held {
      for learner in meeting.learners { seats[[learner, meeting.course], default: 0] += 1 }
    }
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.enumerated().map { ($1.id, $0) })
    return seats.compactMap { key, count -> Leaver? in
      let reason: Leaver.Reason
      if let worker = workers[key[0]] {
        if worker.declined {
          reason = .declined
        } else if worker.courses.contains(where: { scenario.courses[$0].id == key[1] }) {
          return nil
        } else {
          reason = .notNeeded
        }
      } else {
        reason = .gone
      }
      return Leaver(worker: key[0], course: key[1], seats: count, reason: reason)
    }.sorted {
      (order[$0.worker] ?? .max, $0.worker, $0.course) < (order[$1.worker] ?? .max, $1.worker, $1.course)
    }
  }

  /// Needed courses without a seat that could be completed alone from now on.
  private static func candidates(_ timetable: Timetable, _ scenario: Scenario, _ now: Instant?) -> [Candidate]
  {
    let ahead = scenario.planned(from: now)
    let hearing = ResolvedTimetable(timetable, in: ahead)
    var book = CompletableBook(hearing, possible: PossibleMeetings(ahead))
    var seated: Set<[Int]> = []
    for pursuit in hearing.pursuits { seated.insert([pursuit.worker.index, pursuit.course.index]) }
    let before = Dictionary(timetable.unplaced.map { ([$0.worker, $0.course], $0.possible) }) { first, _ in
      first
    }
    return scenario.workers.refs.flatMap { worker -> [Candidate] in
      let person = scenario.workers[worker]
      if person.declined { return [] }
      return Set(person.courses).sorted().compactMap { course in
        guard !seated.contains([worker.index, course.index]), !hearing.isBehind(worker, course),
          book.canComplete(worker, course)
        else { return nil }
        let id = scenario.courses[course].id
        return Candidate(
          worker: person.id, course: id, isNew: before[[person.id, id]].map { $0 == false } ?? true)
      }
    }
  }
}
