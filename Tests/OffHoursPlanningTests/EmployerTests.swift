import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Why an employer is short, and what helps several of its people at once.
@Suite struct EmployerTests {
  private func scenario() throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        shifts: {E: 14:00-22:00, D: 08:00-17:00, O: off}
        employers: {mill: {name: The mill}, yard: {}}
        workers:
          W1: {name: An, employer: mill, courses: [talk]}
          W2: {name: Binh, employer: mill, courses: [talk]}
          W3: {name: Chi, employer: yard, courses: [talk]}
        roster:
          W1: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D, 2027-03-04: D, 2027-03-05: D, 2027-03-06: D, 2027-03-07: D}
          W2: {2027-03-01: D, 2027-03-02: D, 2027-03-03: D, 2027-03-04: D, 2027-03-05: D, 2027-03-06: D, 2027-03-07: D}
          W3: {2027-03-01: O, 2027-03-02: O, 2027-03-03: O, 2027-03-04: O, 2027-03-05: O, 2027-03-06: O, 2027-03-07: O}
        rules: {preset: none, after_shift: 2h}
        venues: {hall: {seats: 3, open: {wed: [18:00-20:00]}}}
        courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any, target: {employers: {mill: 2}}}}
        goals: [targets, completions]
        """)
  }

  @Test func `one rule that keeps both out is eased for both`() throws {
    let scenario = try scenario()
    let timetable = try Solver(Problem(scenario)).solve().timetable
    var explainer = EmployerExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("mill"))
    #expect(card.courses.map(\.short) == [2] && card.courses[0].completed == 0 && card.courses[0].needed == 2)
    #expect(card.left == 2 && card.impossible == 2)
    #expect(card.reasons.first == EmployerCard.Cause(reason: .rule(.afterShift), pairs: 2))
    let rule = try #require(RuleKey.named("after_shift"))
    let eased = try #require(card.remedies.first { $0.change == .rule(rule, minutes: 60) })
    #expect(eased.gained == 2 && eased.othersChanged == 0 && eased.losing.isEmpty)
    for remedy in card.remedies {
      let changed = try #require(remedy.change).applied(to: scenario)
      let anew = try Solver(Problem(changed)).solve().timetable
      let gained = ResolvedTimetable(anew, in: changed).pursuits.count {
        $0.isCompletion && changed.workers[$0.worker].employer == Ref(0)
      }
      #expect(gained >= remedy.gained, "\(remedy)")
    }
    #expect(card.asks.places == 2 && card.asks.shifts == 2)
    #expect(explainer.card("nobody") == nil)
  }

  /// One seat, two who want it: either may have it, and no change is needed for that.
  @Test func `what the plan alone comes to is not called the work of a change`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        shifts: {O: off}
        employers: {mill: {}, yard: {}}
        workers:
          W1: {name: An, employer: mill, courses: [talk]}
          W2: {name: Binh, employer: yard, courses: [talk], priority: 2}
        roster:
          W1: {2027-03-03: O}
          W2: {2027-03-03: O}
        rules: {preset: none}
        venues: {hall: {seats: 1, open: {wed: [18:00-20:00]}}}
        courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
        goals: [completions]
        """)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    var explainer = EmployerExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("mill"))
    let alone = try #require(card.remedies.first { $0.change == nil })
    #expect(alone.gained == 1 && alone.losing == [PersonCard.Loss(worker: "W2", course: "talk")])
    // What is left beside it costs nobody the course.
    for remedy in card.remedies where remedy.change != nil { #expect(remedy.losing.isEmpty, "\(remedy)") }
    #expect(card.remedies.contains { $0.change == .seats(venue: Ref(0), more: 10) })
  }

  @Test func `an employer whose people all complete lacks nothing`() throws {
    let scenario = try scenario()
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let card = try #require(EmployerExplainer(scenario, timetable).card("yard"))
    #expect(card.left == 0 && card.remedies.isEmpty && card.plans == 0 && card.courses.map(\.short) == [0])
  }
}
