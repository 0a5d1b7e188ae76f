import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What a comparison says is proved, beside the number that it shows.
@Suite struct CountVerdictTests {
  private static let base = """
    offhours: 1
    timezone: Asia/Ho_Chi_Minh
    horizon: {from: 2027-03-01, to: 2027-03-14}
    employers: {mill: {rotation: office, attrition: 0.1}}
    rotations: {office: {pattern: hc5, anchor: 2027-03-01}}
    workers:
      W1: {name: An, employer: mill, courses: [talk]}
      W2: {name: Binh, employer: mill, courses: [talk]}
      W3: {name: Chi, employer: mill, courses: [talk], unavailable: [2027-03-03]}
    venues: {hall: {seats: 2, open: {wed: [18:00-20:00]}, closed: [2027-03-03]}}
    courses: {talk: {lessons: {L: {minutes: 120}}, starts: ["18:00"], attend: any}}
    goals: [completions]
    """

  private func compared(_ overlay: String) throws -> Comparison {
    let cases = try [[], [overlay]].map { overlays in
      PlannedCase(
        name: overlays.isEmpty ? "base" : "variant",
        scenario: try ScenarioReader.read(text: Self.base, overlays: overlays))
    }
    let planned = Comparer(limits: SearchLimits(), secondsEach: nil)
      .planned(base: cases[0], variants: [cases[1]])
    let plans = try planned.map {
      Comparison.Plan(name: $0.name, scenario: $0.scenario, timetable: try #require($0.timetable))
    }
    return Comparison(base: plans[0], variants: [plans[1]])
  }

  @Test(arguments: [
    "employers: {mill: {attrition: 0.02}}", "workers: {W3: {priority: 2}}",
    "workers: {W4: {employer: mill, courses: [talk], priority: 3}, W1: null}",
  ])
  func `values under other weights are not compared, and nothing is proved of the same number`(
    overlay: String
  ) throws {
    let variant = try compared(overlay).variants[0]
    #expect(variant.verdicts == [.other] && variant.count == .same)
    for change in variant.gains + variant.losses { #expect(change.proof != .bound) }
  }

  @Test func `who is not on the other list is said to be so`() throws {
    let variant = try compared(
      "workers: {W4: {name: Dung, employer: mill, courses: [talk]}, W1: null, W2: {courses: []}}"
    ).variants[0]
    #expect(variant.gains.filter { $0.worker == "W4" }.allSatisfy { $0.proof == .unlisted })
    #expect(variant.losses.filter { $0.worker != "W3" }.allSatisfy { $0.proof == .unlisted })
    #expect(Words.proof(.unlisted, isGain: true).en.contains("not on the list"))
  }

  @Test func `one seat more is a gain that is proved in number`() throws {
    let variant = try compared("venues: {hall: {seats: 3}}").variants[0]
    #expect(variant.verdicts == [.gain] && variant.count == .gain)
    #expect(variant.gains.map(\.proof) == [.bound])
    let less = try compared("venues: {hall: {seats: 1}}").variants[0]
    #expect(less.count == .loss && less.losses.map(\.proof) == [.bound])
  }

  @Test func `a target that asks for less is no gain`() throws {
    let wanted = try compared("courses: {talk: {target: {total: 3}}}\ngoals: [targets, completions]").base
    #expect(wanted.completed == 2)
    let old = try ScenarioReader.read(
      text: Self.base, overlays: ["courses: {talk: {target: {total: 3}}}\ngoals: [targets]"])
    let new = try ScenarioReader.read(
      text: Self.base, overlays: ["courses: {talk: {target: {total: 2}}}\ngoals: [targets]"])
    let plans = try [old, new].map {
      Comparison.Plan(name: "", scenario: $0, timetable: try Solver(Problem($0)).solve().timetable)
    }
    #expect(Comparison(base: plans[0], variants: [plans[1]]).variants[0].verdicts == [.other])
  }

  @Test func `what was done before stands beside what is planned`() throws {
    let variant = try compared("workers: {W1: {completed: talk}}").variants[0]
    #expect(variant.figures.done == 1 && variant.figures.completed == 2 && variant.count == .gain)
    // One could complete and the other had: nobody has lost anything.
    #expect(variant.losses.isEmpty)
  }

  @Test func `as many as the lightest that fit below the bound`() {
    #expect(CompletionsBound.most(within: 2, of: [1, 1, 1]) == 2)
    #expect(CompletionsBound.most(within: 2.99, of: [0.5, 1, 3]) == 2)
    #expect(CompletionsBound.most(within: 0, of: [1]) == 0)
    #expect(CompletionsBound.most(within: 9, of: [1, 2]) == 2)
  }
}
