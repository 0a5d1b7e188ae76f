import OffHours

/// A tiny scenario with several pins: with a venue and without, with learners and without, in halls that share and take
/// time to set up, with few instructors, and limits on meetings and cost that leave little beside what is pinned.
enum PinnedScenario {
  static func scenario(seed: Int) -> Scenario {
    var scenario =
      seed % 3 == 0
      ? TinyScenario(seed: seed &+ 5000).scenario : PracticeScenario.scenario(seed: seed &+ 5000)
    var dice = Dice(seed: seed &+ 47_000)
    scenario.name = "pins, seed \(seed)"
    if scenario.instructors.count > 1 && dice.once(in: 3) { scenario.instructors.removeLast() }
    for course in scenario.courses.indices where dice.once(in: 2) {
      scenario.courses[course].attendance = .any
      scenario.courses[course].maxSections = nil
    }
    pin(&scenario, &dice)
    let pinned = scenario.courses.reduce(0) { sum, course in
      sum + course.pins.count + course.appointments.count { $0.venue == nil }
    }
    if dice.once(in: 3) { scenario.limits.meetings = pinned + dice.roll(0...3) }
    if scenario.hasCosts && dice.once(in: 3) {
      scenario.limits.cost = Money(parts: dice.roll(1...8) * 100 * Money.scale)
    }
    return scenario
  }

  private static func pin(_ scenario: inout Scenario, _ dice: inout Dice) {
    let meetings = TinyMeetings(scenario).all
    guard !meetings.isEmpty else { return }
    // Often of one day: those are the pins that stand in each other's way.
    let day = dice.pick(meetings).date
    let near = meetings.filter { $0.date == day }
    for _ in 0..<dice.roll(2...4) {
      let meeting = dice.pick(dice.once(in: 2) ? near : meetings)
      let course = scenario.courses[meeting.course]
      var pin = Appointment(
        lesson: meeting.lesson, start: meeting.start, venue: dice.once(in: 2) ? nil : Ref(meeting.venue))
      let isNamed = course.appointments.contains { $0.lesson == pin.lesson && !$0.learners.isEmpty }
      if !isNamed && dice.once(in: 3) {
        pin.learners = scenario.workers.refs.filter { worker in
          scenario.workers[worker].courses.contains { $0.index == meeting.course } && dice.once(in: 3)
        }
      }
      let before = scenario.courses
      if pin.venue == nil || !pin.learners.isEmpty, !course.appointments.contains(pin) {
        scenario.courses[meeting.course].appointments.append(pin)
      }
      if let venue = pin.venue {
        let fixed = Pin(lesson: pin.lesson, start: pin.start, venue: venue)
        if !course.pins.contains(fixed) { scenario.courses[meeting.course].pins.append(fixed) }
      }
      // What cannot be held at first sight shows little.
      let isFault = PinClashes(scenario, calendars: CalendarBook(scenario)).all.contains(where: \.isFault)
      if isFault && !dice.once(in: 8) { scenario.courses = before }
    }
  }
}
