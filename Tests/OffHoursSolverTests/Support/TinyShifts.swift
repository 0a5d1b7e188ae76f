import OffHours

@testable import OffHoursSolver

extension TinyScenario {
  /// A tiny scenario whose shifts have stretches, hours of the next date and hours for training, and whose employers
  /// release people for class.
  static func withShifts(seed: Int) -> Scenario {
    var scenario = TinyScenario(seed: seed).scenario
    var dice = Dice(seed: seed &+ 19_000)
    for rotation in scenario.rotations.indices {
      for code in ["D", "E", "N"] where dice.once(in: 2) {
        scenario.rotations[rotation].shifts[code] = .hours(stretches(&dice))
      }
    }
    // Mostly class is taught while people are at work: else hardly anybody is released.
    if !dice.once(in: 4) { teachByDay(&scenario, &dice) }
    for employer in scenario.employers.indices where !dice.once(in: 8) {
      var release = Release()
      release.perWorker = dice.maybe(once: 2) { $0.pick([0, 180, 300, 480]) }
      release.total = dice.maybe(once: 2) { $0.pick([0, 180, 400, 600, 900]) }
      release.atOnce = dice.maybe(once: 2) { $0.pick([0, 1, 1, 2, 2]) }
      release.ofCrew = dice.once(in: 2)
      scenario.employers[employer].release = release
      // Mostly people go on foot to class: else hardly anybody is back in time.
      if !dice.once(in: 4) {
        for venue in scenario.venues.indices {
          scenario.venues[venue].place = scenario.employers[employer].place
        }
      }
    }
    if dice.once(in: 2) {
      scenario.goals.insert(Tier(.release), at: min(scenario.goals.count, dice.roll(0...3)))
    }
    if dice.once(in: 3) { scenario.rules.agenda.workPerDay = dice.pick([300, 540, 600]) }
    return scenario
  }

  /// Lessons by day, in halls that are open then, for people who work by day; as few possible meetings as ever.
  private static func teachByDay(_ scenario: inout Scenario, _ dice: inout Dice) {
    for rotation in scenario.rotations.indices {
      scenario.rotations[rotation].shifts["D"] = .hours([
        ShiftStretch(dice.pick(["08:00-17:00", "07:00-19:00", "06:00-18:00", "00:00-24:00"]))!
      ])
      for day in scenario.rotations[rotation].cycle.indices where !dice.once(in: 4) {
        scenario.rotations[rotation].cycle[day] = "D"
      }
    }
    for course in scenario.courses.indices {
      let times = dice.shuffled(["09:00", "11:00", "13:30"]).prefix(dice.roll(1...2))
      scenario.courses[course].starts = .times(times.map { ClockTime($0)! }.sorted())
    }
    // Mostly something short enough to be completed in the few meetings that there are.
    for course in scenario.courses.indices where !dice.once(in: 4) {
      scenario.courses[course].minSize = 1
      scenario.courses[course].requiredLessons = 1
      scenario.courses[course].mandatoryLessons = scenario.courses[course].lessons.count == 1 ? [0] : []
      scenario.courses[course].instructors = min(1, scenario.courses[course].instructors)
    }
    for instructor in scenario.instructors.indices where !dice.once(in: 4) {
      scenario.instructors[instructor].available = nil
    }
    for venue in scenario.venues.indices { scenario.venues[venue].open = nil }
    // Else nobody is taught where nothing counts people first.
    if !dice.once(in: 4), let counting = scenario.goals.firstIndex(of: Tier(.completions)) {
      scenario.goals.insert(scenario.goals.remove(at: counting), at: 0)
    }
    while true {
      let meetings = TinyMeetings(scenario).all
      guard meetings.count > mostMeetings else { return }
      let meeting = dice.pick(meetings), day = scenario.zone.day(meeting.date)
      let closed = scenario.venues[meeting.venue].closed
      // What is pinned stays.
      if closed.contains(where: { $0.contains(day) }) { return }
      scenario.venues[meeting.venue].closed = (closed + [day]).merged()
    }
  }

  private static func stretches(_ dice: inout Dice) -> [ShiftStretch] {
    let lists = [
      "08:00-17:00", "07:00-20:00", "13:00-22:00", "training 08:00-17:00", "08:00-12:00,16:00-20:00",
      "07:00-19:00", "06:00-14:00",
      "training 08:00-12:00,13:00-17:00", "training 20:00-08:00", "24:30-32:30", "training 32:00-41:00",
      "08:00-11:00,training 11:00-15:00", "00:00-24:00",
    ]
    return dice.pick(lists).split(separator: ",").map { ShiftStretch(String($0))! }
  }

  /// A tiny scenario whose best timetable releases somebody, with what enumeration finds: the first of a seed's draws of
  /// which that is true; nil where none is.
  static func releasing(seed: Int) -> (scenario: Scenario, best: BruteForce.Answer)? {
    drawn(seed: seed) { !ReleaseBook($0).stays.isEmpty }
  }

  /// The same with somebody who attends within hours for training.
  static func training(seed: Int) -> (scenario: Scenario, best: BruteForce.Answer)? {
    drawn(seed: seed + 500) { hearing in
      hearing.agendas.contains { agenda in
        let attendee = hearing.attendee(agenda.worker)
        return agenda.meetings.contains { position in
          let visit = hearing.agendaMeeting(position).visit
          return attendee.calendar.shifts.contains { shift in
            shift.training.contains { $0.contains(visit.interval) }
          }
        }
      }
    }
  }

  private static func drawn(seed: Int, where isWanted: (ResolvedTimetable) -> Bool) -> (
    scenario: Scenario, best: BruteForce.Answer
  )? {
    // Mostly a few draws do; the rare seed that needs many borrows those of the next.
    for draw in 0..<400 {
      var scenario = withShifts(seed: 1_000 &+ seed &* 60 &+ draw)
      var dice = Dice(seed: seed &* 60 &+ draw &+ 23_000)
      teachByDay(&scenario, &dice)
      for rotation in scenario.rotations.indices where dice.once(in: 2) {
        scenario.rotations[rotation].shifts["D"] = .hours([
          ShiftStretch(dice.pick(["training 08:00-17:00", "training 07:00-12:30", "training 10:30-16:00"]))!
        ])
      }
      for employer in scenario.employers.indices where scenario.employers[employer].release == nil {
        scenario.employers[employer].release = Release()
      }
      guard scenario.employers.contains(where: { $0.rotation != nil }) else { continue }
      var bruteForce = BruteForce(Problem(scenario))
      guard let best = bruteForce.solve() else { continue }
      if isWanted(ResolvedTimetable(best.timetable, in: scenario)) { return (scenario, best) }
    }
    return nil
  }
}
