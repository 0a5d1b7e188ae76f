import OffHours

/// One way for a worker to spend the horizon: a set of meetings that keeps every rule on his or her agenda.
struct WorkerChoice {
  /// Bit m: attends meeting m.
  var meetings: Int
  /// Courses completed.
  var completes: [Int]
  /// What it adds to the goals that are sums over people.
  var gains = Gains()
  /// When the worker is released from work: from, to; united.
  var away: [Interval] = []
}

/// What people add to the goals that are sums over people, in whole units.
struct Gains: Equatable {
  var completions = 0, rest = 0, travel = 0, early = 0, lessons = 0, inTime = 0, changed = 0, frozen = 0
  var released = 0
  /// Points of one person; of several the most, the ledger's included.
  var burden = 0

  static func + (a: Gains, b: Gains) -> Gains {
    Gains(
      completions: a.completions + b.completions, rest: a.rest + b.rest, travel: a.travel + b.travel,
      early: a.early + b.early,
      lessons: a.lessons + b.lessons, inTime: a.inTime + b.inTime, changed: a.changed + b.changed,
      frozen: a.frozen + b.frozen, released: a.released + b.released, burden: max(a.burden, b.burden))
  }
}

extension Gains {
  /// What is there of a goal, completions in 1e-6; 0 of goals that are no sums over people.
  func value(_ goal: Goal) -> Int {
    switch goal {
    case .completions: completions
    case .rest: rest
    case .travel: travel
    case .early: early
    case .lessons: lessons
    case .lapses: -inTime
    case .release: released
    case .peopleChanged: changed
    case .frozenSeats: frozen
    case .targets, .fairness, .cost, .meetings, .meetingsMoved, .burden: 0
    }
  }
}

extension WorkerChoice {
  /// Every choice of a worker among the meetings, the one that attends nothing included.
  static func all(
    of worker: Ref<Worker>, among meetings: [TinyMeeting], in scenario: Scenario, _ calendars: CalendarBook
  ) -> [WorkerChoice] {
    let facts = scenario.workers[worker]
    let attendee = Attendee(worker: facts, calendar: calendars.calendar(of: worker))
    let agenda = meetings.map { $0.agendaMeeting(in: scenario) }
    let records = scenario.courses.refs.map { CourseRecord(of: facts, in: $0, scenario: scenario) }
    var suiting = 0
    for (position, meeting) in agenda.enumerated() {
      // Who has completed a course needs no more of it.
      let isNeeded =
        facts.courses.contains(meeting.course) && !facts.declined && !records[meeting.course.index].isComplete
      if isNeeded
        && MeetingRuleBook.suits(
          meeting.visit, to: attendee, under: scenario.meetingRules(of: meeting.course), in: scenario)
      {
        suiting |= 1 << position
      }
    }
    var choices: [WorkerChoice] = []
    for set in 0..<(1 << meetings.count) where set & ~suiting == 0 {
      let attended = meetings.indices.filter { set & 1 << $0 != 0 }.map { agenda[$0] }
        .sorted(by: AgendaMeeting.precedes)
      if let choice = choice(set, attended, worker, attendee, records, scenario) { choices.append(choice) }
    }
    return choices
  }

  /// Counts the worker as changed where a course that was attended in `kept` is attended otherwise.
  mutating func countChange(
    of worker: Ref<Worker>, from kept: BaselineSeats, seats: [BaselineSeats.Seat], in scenario: Scenario
  ) {
    let facts = scenario.workers[worker]
    let attended = seats.indices.filter { meetings & 1 << $0 != 0 }.map { seats[$0] }
    let isChanged =
      !facts.declined
      && facts.courses.contains { course in
        let before = kept.seats(of: worker, course)
        let record = CourseRecord(of: facts, in: course, scenario: scenario)
        return !before.isEmpty && !record.isComplete
          && Set(before) != Set(attended.filter { $0.course == scenario.courses[course].id })
      }
    gains.changed = isChanged ? 1 : 0
  }

  private static func choice(
    _ set: Int, _ attended: [AgendaMeeting], _ worker: Ref<Worker>, _ attendee: Attendee,
    _ records: [CourseRecord], _ scenario: Scenario
  ) -> WorkerChoice? {
    guard AgendaRuleBook.holds(attended, of: attendee, under: scenario.rules.agenda, in: scenario) else {
      return nil
    }
    var choice = WorkerChoice(meetings: set, completes: [])
    for course in scenario.courses.refs {
      let own = attended.filter { $0.course == course }
      guard let first = own.first, let last = own.map(\.date).max() else { continue }
      let isKept =
        CourseRuleBook.holds(own, after: records[course.index], of: attendee.worker, in: scenario)
        && scenario.courses[course].after.allSatisfy { earlier in
          Prerequisite.isMet(
            before: first, by: attended.filter { $0.course == earlier }, after: records[earlier.index],
            in: scenario)
        }
      guard isKept else { return nil }
      // Who is pinned to a meeting comes to it.
      let isThere = scenario.courses[course].appointments.allSatisfy { pin in
        !pin.learners.contains(worker) || records[course.index].credited[pin.lesson]
          || own.contains {
            $0.lesson == pin.lesson && $0.interval.start == pin.start
              && (pin.venue == nil || $0.venue == pin.venue)
          }
      }
      guard isThere else { return nil }
      choice.completes.append(course.index)
      let days = last - scenario.horizon.from
      let attrition = attendee.worker.employer.map { scenario.employers[$0].attrition } ?? 0
      choice.gains.early += days
      choice.gains.lessons += own.count
      let due = attendee.worker.dueDate(of: course, in: scenario)
      if let due, due <= scenario.horizon.to, last <= due { choice.gains.inTime += 1 }
      choice.gains.completions += CompletionsGoal.weight(
        priority: attendee.worker.priority, attrition: attrition, days: days)
    }
    for meeting in attended {
      choice.gains.rest += RestGoal.burden(of: meeting.date, in: attendee.calendar)
      choice.gains.travel += scenario.travel.minutes(attendee.worker.home, meeting.place)
      if let stay = attendee.released(for: meeting.visit, in: scenario) {
        choice.gains.released += stay.minutes
        choice.away.append(stay)
      }
    }
    let points = scenario.burden
    let evenings = attended.count { meeting in
      meeting.interval.end > scenario.zone.instant(meeting.date, ClockTime("20:00")!)
    }
    choice.gains.burden =
      attendee.worker.declined
      ? 0
      : points.rest * choice.gains.rest + points.evening * evenings + points.travel * choice.gains.travel
        + points.release * choice.gains.released + points.rest * attendee.worker.ledger.rest
        + points.evening * attendee.worker.ledger.evenings + points.travel * attendee.worker.ledger.travel
        + points.release * attendee.worker.ledger.released
    choice.away = choice.away.merged()
    return choice
  }
}
