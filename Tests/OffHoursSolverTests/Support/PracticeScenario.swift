import OffHours

/// A tiny scenario in which lessons have sizes, staff, set-up and clear-down of their own, halls share and one is online.
enum PracticeScenario {
  static func scenario(seed: Int) -> Scenario {
    var scenario = TinyScenario(seed: seed).scenario
    var dice = Dice(seed: seed &+ 31_000)
    scenario.name = "practice, seed \(seed)"
    for course in scenario.courses.indices { change(&scenario.courses[course], scenario, &dice) }
    if dice.once(in: 3) {
      let venue = dice.roll(0...scenario.venues.count - 1)
      scenario.venues[venue].isOnline = true
      scenario.venues[venue].place = nil
      if seed % 2 == 0 { scenario.venues[venue].seats = Venue.unlimitedSeats }
    }
    for first in scenario.venues.indices {
      for second in scenario.venues.indices where first < second && dice.once(in: 2) {
        scenario.venues[first].shares.append(Ref(second))
        scenario.venues[second].shares.append(Ref(first))
      }
    }
    return scenario
  }

  private static func change(_ course: inout Course, _ scenario: Scenario, _ dice: inout Dice) {
    if !scenario.instructors.isEmpty { course.learnersPerInstructor = dice.maybe(once: 3) { $0.roll(1...2) } }
    for lesson in course.lessons.indices {
      if course.attendance == .any {
        course.lessons[lesson].size = dice.maybe(once: 2) { dice in
          let least = dice.roll(1...2)
          return Lesson.Size(least: least, most: dice.maybe(once: 2) { least + $0.roll(0...2) })
        }
      }
      if !scenario.instructors.isEmpty {
        course.lessons[lesson].instructors = dice.maybe(once: 4) { $0.roll(0...2) }
        course.lessons[lesson].learnersPerInstructor = dice.maybe(once: 4) { $0.roll(1...2) }
      }
      course.lessons[lesson].setup = dice.pick([0, 0, 30, 90])
      course.lessons[lesson].cleardown = dice.pick([0, 0, 15, 60])
    }
  }
}
