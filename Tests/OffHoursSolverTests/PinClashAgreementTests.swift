import OffHours
import Testing

@testable import OffHoursSolver

/// What is said of pins before anything is planned, against enumeration: a pin that is refused cannot be held.
@Suite struct PinClashAgreementTests {
  @Test func `no timetable holds pins that are a fault`() {
    var faults = 0
    for seed in 0..<300 {
      var scenario = TinyScenario(seed: seed).scenario
      // Pins at random among what is possible: many of them clash.
      var dice = Dice(seed: seed)
      let meetings = TinyMeetings(scenario).all
      guard !meetings.isEmpty else { continue }
      for _ in 0..<dice.roll(1...3) {
        let meeting = dice.pick(meetings)
        let pin = Pin(lesson: meeting.lesson, start: meeting.start, venue: Ref(meeting.venue))
        if dice.roll(1...3) == 1 {
          scenario.courses[meeting.course].appointments.append(
            Appointment(lesson: meeting.lesson, start: meeting.start, venue: nil))
        } else if !scenario.courses[meeting.course].pins.contains(pin) {
          scenario.courses[meeting.course].pins.append(pin)
        }
      }
      let clashes = PinClashes(scenario, calendars: CalendarBook(scenario)).all.filter(\.isFault)
      guard !clashes.isEmpty else { continue }
      faults += 1
      var bruteForce = BruteForce(Problem(scenario))
      #expect(bruteForce.solve() == nil, "seed \(seed): \(clashes.map(\.message.en))")
    }
    #expect(faults > 30, "\(faults) scenarios with faults: too few to show anything")
  }
}
