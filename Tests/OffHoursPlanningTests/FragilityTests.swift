import OffHours
import OffHoursFiles
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// What is said to be fragile, held against enumeration of everybody's fate.
@Suite struct FragilityTests {
  @Test func `the risk of too few is what enumeration counts`() {
    var state: UInt64 = 7
    func share() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / Double(1 << 24)
    }
    for count in 0...7 {
      let chances = (0..<count).map { _ in share() }
      for least in 0...(count + 1) {
        var wanted = 0.0
        for set in 0..<(1 << count) where set.nonzeroBitCount < least {
          wanted += chances.indices.reduce(1.0) { $0 * (set & 1 << $1 != 0 ? chances[$1] : 1 - chances[$1]) }
        }
        #expect(abs(Fragility.below(least, of: chances) - wanted) < 1e-12, "\(count) people, \(least)")
      }
    }
  }

  @Test func `the chance to complete is what enumeration counts`() {
    let meetings = [(0.95, false), (0.9, true), (0.8, false), (0.75, true)].map {
      (survival: $0.0, isMandatory: $0.1)
    }
    for noShow in [0, 0.1, 0.5] {
      for needed in 0...4 {
        for forgiven in 0...1 {
          var wanted = 0.0
          for stays in 0...4 {
            let share =
              (stays == 0 ? 1 : meetings[stays - 1].survival) - (stays == 4 ? 0 : meetings[stays].survival)
            for set in 0..<(1 << stays) {
              let attended = set.nonzeroBitCount
              let mandatory = (0..<stays).count { set & 1 << $0 != 0 && meetings[$0].isMandatory }
              let chance = (0..<stays).reduce(share) { $0 * (set & 1 << $1 != 0 ? 1 - noShow : noShow) }
              if attended + forgiven >= needed && mandatory + forgiven >= 2 { wanted += chance }
            }
          }
          let found = Fragility.completing(
            meetings, needed: needed, mandatory: 2, noShow: noShow, forgiven: forgiven)
          #expect(abs(found - wanted) < 1e-12, "\(noShow), \(needed), \(forgiven)")
        }
      }
    }
  }

  @Test func `meetings near their smallest size and people without slack are named`() throws {
    let scenario = try CompareTests.sample("tutorial")
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let simulation = Simulator(runs: 20_000, noShow: 0.1, attrition: 0.05)
      .play([(name: "plan", timetable: timetable)], in: scenario)
    let plan = simulation.plans[0]
    let fragility = plan.fragility
    // Every lesson counts in the tutorial: nobody may miss one. Together their chances are what the runs come to.
    #expect(fragility.people.count == plan.total.planned)
    let mean = fragility.people.reduce(0) { $0 + $1.chance }
    #expect(abs(mean - plan.total.mean) < 0.1, "\(mean), played \(plan.total.mean)")
    #expect(fragility.people.allSatisfy { $0.chanceWithMakeup > $0.chance } && fragility.saved > 0)
    for entry in fragility.meetings {
      #expect(entry.riskWithOneMore < entry.risk && entry.least > 1 && entry.expected > 0)
    }
    #expect(fragility.meetings.map(\.risk) == fragility.meetings.map(\.risk).sorted(by: >))
    // Without leaving or staying away nothing is at risk.
    let calm = Simulator(runs: 10, noShow: 0, attrition: 0).play(
      [(name: "", timetable: timetable)], in: scenario)
    #expect(calm.plans[0].fragility.meetings.isEmpty && calm.plans[0].fragility.saved == 0)
    let json = SimulationWriter.text(simulation)
    #expect(json.contains("\"fragile\"") && json.contains("\"chanceWithMakeup\""))
  }
}
