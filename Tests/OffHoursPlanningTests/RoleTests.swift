import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Must, may, never: what plans as good as a timetable have in common.
@Suite struct RoleTests {
  /// Two evenings in the hall and one in the barn; Dung can come on none of them, Chi on Wednesday only.
  private func scenario() throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        workers:
          W1: {name: An, courses: [talk]}
          W2: {name: Binh, courses: [talk]}
          W3: {name: Chi, courses: [talk], unavailable: [2027-03-04]}
          W4: {name: Dung, courses: [talk], unavailable: [2027-03-03, 2027-03-04]}
        rules: {preset: none}
        venues:
          hall: {seats: 1, open: {wed: [18:00-20:00], thu: [18:00-20:00]}}
          barn: {seats: 1, open: {wed: [18:00-20:00]}}
        courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
        limits: {meetings: 2}
        goals: [completions]
        """)
  }

  @Test func `must, may and never are told apart`() throws {
    let scenario = try scenario()
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.goals[0].value == 2)
    var explainer = RoleExplainer(scenario, timetable)
    explainer.seconds = nil
    // Two of the three meetings are enough, whichever they are: each hall and evening may be done without.
    for (subject, isMust) in [
      (RoleCard.Subject.hall(Ref(1)), false), (.evening(CivilDate("2027-03-04")!), false),
      (.hall(Ref(0)), true),
    ] {
      let card = explainer.card(subject)
      if card.isUsed { #expect(card.verdict == (isMust ? .must : .may), "\(subject)") }
      if !card.isUsed { #expect(card.verdict == .unused) }
    }
    #expect(explainer.card(.person(Ref(3))).verdict == .never)
    for worker in [0, 1, 2] {
      let verdict = explainer.card(.person(Ref(worker))).verdict
      #expect(verdict == .may, "W\(worker + 1): \(verdict)")
    }
  }

  @Test func `who weighs more is in every plan as good, who weighs less in none`() throws {
    var scenario = try scenario()
    scenario.limits.meetings = 1
    scenario.workers[0].priority = 2
    let timetable = try Solver(Problem(scenario)).solve().timetable
    var explainer = RoleExplainer(scenario, timetable)
    explainer.seconds = nil
    #expect(explainer.card(.person(Ref(0))).verdict == .must)
    #expect(explainer.card(.person(Ref(1))).verdict == .never)
  }
}
