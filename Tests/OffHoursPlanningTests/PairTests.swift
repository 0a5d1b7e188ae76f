import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// People whom no single change places.
@Suite struct PairTests {
  /// An works every day from eight to five. The first lesson can only be taught on Monday in the near hall, the second
  /// only on Tuesday in the far one.
  private func scenario(tuesday: String, starts: String, limit: String) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        places: {park: {}, town: {}}
        travel: {between: [{from: park, to: town, minutes: 50}]}
        shifts: {D: 08:00-17:00, O: off}
        rotations: {days: {cycle: D D D D D D D, anchor: 2027-03-01}}
        employers: {mill: {rotation: days, place: park}}
        workers:
          An: {employer: mill, place: park, courses: first-aid}
          Binh: {courses: first-aid}
        rules: {preset: none, travel_limit: \(limit)}
        venues:
          near: {seats: 4, place: park, open: {mon: [15:00-17:30]}}
          far: {seats: 4, place: town, open: {tue: ["\(tuesday)"]}}
        courses:
          first-aid:
            lessons: {L1: {minutes: 120}, L2: {minutes: 120}}
            starts: \(starts)
            attend: any
            instructors: 0
        goals: [completions]
        """)
  }

  /// The changes that are listed for An, each held against the scenario by planning it anew from nothing.
  private func remedies(_ scenario: Scenario) throws -> PersonCard.CourseCard {
    let timetable = try Solver(Problem(scenario)).solve().timetable
    #expect(timetable.unplaced.map(\.worker) == ["An"])
    var explainer = PersonExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("An")?.courses.first)
    for remedy in card.remedies {
      let changed = remedy.changes.reduce(scenario) { $1.applied(to: $0) }
      let anew = try Solver(Problem(changed)).solve().timetable
      #expect(!anew.unplaced.contains { $0.worker == "An" }, "\(remedy.changes)")
      #expect(Verifier.verify(anew, changed).violations.isEmpty)
      #expect(remedy.meetings.map(\.lesson) == ["L1", "L2"])
    }
    return card
  }

  @Test func `two shifts that stand in the way are given up together`() throws {
    let scenario = try scenario(tuesday: "15:00-17:30", starts: "[\"15:30\"]", limit: "off")
    let card = try remedies(scenario)
    #expect(
      card.remedies.map(\.changes) == [
        [
          .release(worker: Ref(0), date: CivilDate("2027-03-01")!),
          .release(worker: Ref(0), date: CivilDate("2027-03-02")!),
        ]
      ])
    #expect(card.effort.singles > 2 && card.effort.pairs > 0)
  }

  @Test func `a shift and a rule are eased together, the rule no further than needed`() throws {
    let scenario = try scenario(tuesday: "18:00-21:00", starts: "[\"15:30\", \"18:30\"]", limit: "30m")
    let card = try remedies(scenario)
    #expect(
      card.remedies.map { Set($0.changes) } == [
        [
          .release(worker: Ref(0), date: CivilDate("2027-03-01")!),
          .rule(RuleKey.named("travel_limit")!, minutes: 30),
        ]
      ])
  }

  @Test func `nothing is listed where not even a pair is enough`() throws {
    var scenario = try scenario(tuesday: "15:00-17:30", starts: "[\"15:30\"]", limit: "off")
    // The journey is too long as well: that makes three.
    scenario.rules.meeting.travelLimit = 30
    let timetable = try Solver(Problem(scenario)).solve().timetable
    var explainer = PersonExplainer(scenario, timetable)
    explainer.secondsEach = nil
    let card = try #require(explainer.card("An")?.courses.first)
    #expect(card.remedies.isEmpty, "\(card.remedies)")
    #expect(card.effort.pairs == card.effort.allPairs && card.effort.pairs > 0)
  }
}
