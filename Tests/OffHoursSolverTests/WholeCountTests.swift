import OffHours
import OffHoursFiles
import Testing

@testable import GLPK
@testable import OffHoursSolver

/// What whole sections and whole meetings bring to the bound, where parts of them would do for the relaxation. That it is
/// never too much, the agreement with enumeration shows.
@Suite struct WholeCountTests {
  /// Five people who are always free, two lessons, and one hall of two seats that is open on some evenings of a week.
  private func instance(_ evenings: String, _ attend: String, goals: String) throws -> Instance {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        timezone: Asia/Ho_Chi_Minh
        horizon: {from: 2027-03-01, to: 2027-03-07}
        rules: {preset: none}
        workers: {An: {courses: c}, Binh: {courses: c}, Chi: {courses: c}, Dung: {courses: c}, Em: {courses: c}}
        venues:
          hall: {seats: 2, open: {\(evenings): ["18:00-20:00"]}, cost: {meeting: 100}}
        courses:
          c:
            lessons: {L1: {minutes: 120}, L2: {minutes: 120}}
            starts: ["18:00"]
            attend: \(attend)
            instructors: 0
        goals: [\(goals)]
        """)
    return Instance(Problem(scenario))
  }

  private func completions(_ evenings: String, _ attend: String) throws -> [Double] {
    JointRelaxation.bounds(
      try instance(evenings, attend, goals: "completions"), tier: 0, holding: GoalValues()
    ).map { -$0 }
  }

  @Test func `a hall with hours for a section and a half holds one`() throws {
    let section = try #require(try completions("mon-wed", "section").last)
    let any = try #require(try completions("mon-wed", "any").last)
    #expect(abs(section - 2) < 1e-4 && abs(any - 3) < 1e-4, "\(section), \(any)")
  }

  @Test func `no more sections than the course may have`() throws {
    let one = try #require(try completions("mon-sun", "section\n    sections: {max: 1}").last)
    let two = try #require(
      try completions("mon-sun", "section\n    sections: {max: 2, same_venue: false}").last)
    #expect(abs(one - 2) < 1e-4 && abs(two - 4) < 1e-4, "\(one), \(two)")
  }

  @Test func `the first round proves what a scarce hall can hold`() throws {
    let section = try #require(try completions("mon-wed", "section").first)
    let any = try #require(try completions("mon-tue", "any").first)
    #expect(abs(section - 2) < 1e-4 && abs(any - 2) < 1e-4, "\(section), \(any)")
  }

  @Test(arguments: [("mon-wed", "section"), ("mon-tue", "any")])
  func `prices by the hour prove it before any itinerary has entered`(evenings: String, attend: String) throws
  {
    let instance = try instance(evenings, attend, goals: "completions")
    let alone = SoloFeasibility(instance)
    let company = MinimumSizePruning(
      instance, groups: RelaxedGroup.all(instance) { alone.isCompletable(kind: $0, slot: $1) })
    let value = GLPKThread.run { () -> Double? in
      let relaxation = JointRelaxation(instance, groups: company.groups, company: company)
      var model = relaxation.model(0, GoalValues())
      guard let session = try? Session(model.program),
        let outcome = try? session.solveLPRobustly(LPOptions(method: .primal))
      else { return nil }
      return try? model.enterIfScarce(session, outcome.dual, relaxation.pricer)?.value
    }
    #expect(abs(try #require(value) + 2) < 1e-4, "\(value ?? 0)")
  }

  @Test(arguments: ["section", "any"])
  func `five people in a hall of two seats take three meetings of a lesson, not two and a half`(
    attend: String
  ) throws {
    let instance = try instance("mon-sun", attend, goals: "completions, cost")
    var standing = GoalValues()
    standing.completions = 5_000_000
    let cost = try #require(JointRelaxation.bounds(instance, tier: 1, holding: standing).last)
    #expect(abs(cost - 600) < 0.1, "\(cost)")
    standing.completions = 4_000_000
    let less = try #require(JointRelaxation.bounds(instance, tier: 1, holding: standing).last)
    #expect(abs(less - 400) < 0.1, "\(less)")
  }
}
