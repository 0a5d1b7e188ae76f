import OffHours
import Testing

@testable import OffHoursSolver

/// Pins that can be held are held, if need be without learners.
@Suite struct PinnedMeetingTests {
  /// A course in sections whose pins are whole sections, lessons in any order, so that nobody need be able to attend them
  /// but halls are free: held as nothing but pinned meetings.
  private func scenario(seed: Int) -> Scenario {
    var dice = Dice(seed: seed)
    var scenario = TinyScenario(seed: seed).scenario
    scenario.limits = Limits()
    scenario.courses = [scenario.courses[0]]
    for worker in scenario.workers.indices {
      scenario.workers[worker].courses.removeAll { $0.index > 0 }
      scenario.workers[worker].credits.removeAll { $0.course.index > 0 }
    }
    for venue in scenario.venues.indices {
      scenario.venues[venue].open = nil
      scenario.venues[venue].closed = []
      scenario.venues[venue].equipment = ["board"]
    }
    scenario.instructors = []
    var course = scenario.courses[0]
    course.attendance = .section
    course.instructors = 0
    course.deadline = nil
    course.after = []
    let sections = dice.roll(1...3)
    course.maxSections = dice.once(in: 2) ? sections : nil
    // Times that follow each other in a hall, an hour apart beside the pause; every hall for itself.
    let length = course.lessons.map(\.minutes).max()!
    var next = scenario.venues.map { _ in scenario.zone.day(scenario.horizon.from).start + 60 }
    var pins: [Pin] = []
    for _ in 0..<sections {
      let home = dice.roll(0...scenario.venues.count - 1)
      for lesson in dice.shuffled(Array(course.lessons.indices)) {
        let venue = course.sameVenue ? home : dice.roll(0...scenario.venues.count - 1)
        pins.append(Pin(lesson: lesson, start: next[venue], venue: Ref(venue)))
        next[venue] = next[venue] + (length + scenario.venues[venue].turnaround + 60)
      }
    }
    let end = scenario.zone.day(scenario.horizon.to).end
    course.pins = next.allSatisfy { $0 <= end } ? dice.shuffled(pins) : []
    scenario.courses = [course]
    return scenario
  }

  @Test func `sections of nothing but pinned meetings are held, in whatever order`() {
    var asked = 0, empty = 0
    for seed in 0..<80 {
      let scenario = scenario(seed: seed)
      let pins = scenario.courses[0].pins
      if pins.isEmpty { continue }
      asked += 1
      var problem = Problem(scenario)
      // Whether a pin is held, the first timetable shows.
      problem.limits.firstOnly = true
      var solver = Solver(problem)
      solver.models.isAsked = false
      do {
        let timetable = try solver.solve().timetable
        #expect(timetable.meetings.count >= pins.count, "seed \(seed)")
        empty += timetable.meetings.count { $0.learners.isEmpty }
      } catch {
        Issue.record("seed \(seed): \(error)")
      }
    }
    #expect(asked > 40 && empty > 40, "\(asked) scenarios, \(empty) meetings without learners: too few")
  }
}
