import Foundation
import OffHours
import OffHoursFiles
import OffHoursSolver
import Synchronization
import Testing

@testable import OffHoursPlanning

@Suite struct SimulateTests {
  private func tutorial() throws -> (scenario: Scenario, timetable: Timetable) {
    let scenario = try CompareTests.sample("tutorial")
    return (scenario, try Solver(Problem(scenario)).solve().timetable)
  }

  @Test func `what is interrupted tells of the runs until then, and says that it is not all`() throws {
    let (scenario, timetable) = try tutorial()
    let looks = Mutex(0)
    let cut = Simulator(runs: 1000, noShow: 0.1, attrition: 0.2, seed: 5).play(
      [("a", timetable)], in: scenario,
      isInterrupted: {
        looks.withLock { count in
          count += 1
          return count > 300
        }
      })
    let whole = Simulator(runs: 300, noShow: 0.1, attrition: 0.2, seed: 5).play(
      [("a", timetable)], in: scenario)
    #expect(cut.runs == 300 && cut.asked == 1000 && whole.asked == nil)
    #expect(cut.plans[0].total == whole.plans[0].total && cut.plans[0].left == whole.plans[0].left)
  }

  @Test func `without attrition and no-shows everybody completes`() throws {
    let (scenario, timetable) = try tutorial()
    let plan = Simulator(runs: 50).play([("a", timetable)], in: scenario).plans[0]
    #expect(plan.total == Band(planned: 8, counts: [0, 0, 0, 0, 0, 0, 0, 0, 50]))
    #expect(plan.total.low == 8 && plan.total.high == 8 && plan.left.high == 0)
    #expect(plan.courses[0].employers.map(\.band.median) == [6, 2])
    #expect(plan.meanDays == 6)
  }

  @Test func `if nobody turns up, nobody completes`() throws {
    let (scenario, timetable) = try tutorial()
    let plan = Simulator(runs: 50, noShow: 1).play([("a", timetable)], in: scenario).plans[0]
    #expect(plan.total.planned == 8)
    #expect(plan.total.high == 0)
  }

  @Test func `threads do not change a number`() throws {
    let (scenario, timetable) = try tutorial()
    let texts = [1, 2, 3, 7].map { threads in
      SimulationWriter.text(
        Simulator(runs: 1001, noShow: 0.1, attrition: 0.2, seed: 5, threads: threads)
          .play([("a", timetable), ("b", timetable)], in: scenario))
    }
    #expect(Set(texts).count == 1)
    let other = Simulator(runs: 1001, noShow: 0.1, attrition: 0.2, seed: 6).play(
      [("a", timetable), ("b", timetable)], in: scenario)
    #expect(SimulationWriter.text(other) != texts[0], "the seed changes nothing")
  }

  @Test func `the same timetable twice has the same fate in every run`() throws {
    let (scenario, timetable) = try tutorial()
    let plans = Simulator(runs: 500, noShow: 0.3, attrition: 0.3).play(
      [("a", timetable), ("b", timetable)], in: scenario
    ).plans
    #expect(plans[1].ahead == 0 && plans[1].behind == 0)
    #expect(plans[0].total == plans[1].total)
  }

  /// Leaving and missing, worked out exactly: every learner by going through all that can happen, the total by adding
  /// learners up.
  @Test(arguments: [(0.0, 0.0), (0.1, 0.0), (0.0, 0.25), (0.07, 0.15)])
  func `the band is that of exact probabilities`(noShow: Double, attrition: Double) throws {
    let scenario = try ScenarioReader.read(text: Self.seminar)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var exact = [1.0]
    for pursuit in hearing.pursuits {
      let chance = completes(pursuit, hearing, noShow: noShow, attrition: attrition)
      var next = Array(repeating: 0.0, count: exact.count + 1)
      for (count, share) in exact.enumerated() {
        next[count] += share * (1 - chance)
        next[count + 1] += share * chance
      }
      exact = next
    }
    #expect(exact.count == 7, "six people are planned")
    let runs = 20_000
    let plan = Simulator(runs: runs, noShow: noShow, attrition: attrition, seed: 1, threads: 2)
      .play([("a", timetable)], in: scenario).plans[0]
    let mean = exact.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    let variance = exact.enumerated().reduce(0) { $0 + pow(Double($1.offset) - mean, 2) * $1.element }
    #expect(abs(plan.total.mean - mean) <= 5 * (variance / Double(runs)).squareRoot() + 1e-12)
    func quantiles(_ share: Double) -> Set<Int> {
      // What sampling may turn over at the edge of a step.
      Set(
        [share - 0.01, share + 0.01].map { edge in
          var sum = 0.0
          return exact.firstIndex { chance in
            sum += chance
            return sum >= edge
          } ?? exact.count - 1
        })
    }
    #expect(quantiles(0.05).contains(plan.total.low))
    #expect(quantiles(0.5).contains(plan.total.median))
    #expect(quantiles(0.95).contains(plan.total.high))
  }

  /// The probability that a learner completes: over the days by which he or she may have left, and every set of meetings
  /// that may be missed.
  private func completes(_ pursuit: Pursuit, _ hearing: ResolvedTimetable, noShow: Double, attrition: Double)
    -> Double
  {
    let meetings = pursuit.meetings.map { hearing.meetings[$0] }
    let stays = meetings.map {
      pow(1 - attrition, Double($0.date - hearing.scenario.horizon.from) / 7)
    }
    var total = 0.0
    for present in 0...meetings.count {
      // There for the first `present` meetings, gone before the next.
      let upTo = present == 0 ? 1 : stays[present - 1]
      let beyond = present == meetings.count ? 0 : stays[present]
      for set in 0..<(1 << present) {
        let attended = (0..<present).filter { set & 1 << $0 != 0 }
        let chance =
          pow(1 - noShow, Double(attended.count)) * pow(noShow, Double(present - attended.count))
        let isComplete = pursuit.record.isCompleted(
          with: attended.map { meetings[$0].lesson! }, scenario: hearing.scenario)
        if isComplete { total += (upTo - beyond) * chance }
      }
    }
    return total
  }

  /// Three evenings, two of which are enough, the last being one of them; six people.
  private static let seminar = """
    offhours: 1
    name: Seminar
    timezone: UTC
    horizon: {from: 2027-03-01, to: 2027-04-30}
    rules: none
    places: {here: {at: [21.4, 105.9]}}
    employers: {firm: {place: here, shifts: {O: off}, rotation: free}}
    rotations: {free: {cycle: O, anchor: 2027-03-01, shifts: {O: off}}}
    venues: {hall: {place: here, seats: 10, open: {mon: ["18:00-20:00"]}}}
    courses:
      talk:
        lessons: {L1: {minutes: 60}, L2: {minutes: 60}, L3: {minutes: 60}}
        starts: ["18:00"]
        attend: section
        complete: {share: 0.6, lessons: [L3]}
        gap: {min_days: 14}
    workers:
      A: {employer: firm, courses: talk}
      B: {employer: firm, courses: talk}
      C: {employer: firm, courses: talk}
      D: {employer: firm, courses: talk}
      E: {employer: firm, courses: talk}
      F: {employer: firm, courses: talk}
    goals: [completions, meetings, early]
    """

  /// A hall that is cheap late and dear early, and a firm whose people leave.
  private static func festival(attrition: Double) throws -> Scenario {
    try ScenarioReader.read(
      text: """
        offhours: 1
        name: Cheap late
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-04-25}
        rules: none
        places: {here: {at: [21.4, 105.9]}}
        employers: {firm: {place: here, rotation: free, attrition: \(attrition)}}
        rotations: {free: {cycle: O, anchor: 2027-03-01, shifts: {O: off}}}
        venues:
          dear: {place: here, seats: 10, open: {mon: ["18:00-20:00"]}, closed: [{from: 2027-03-09, to: 2027-04-25}], cost: {meeting: 900}}
          cheap: {place: here, seats: 10, open: {mon: ["18:00-20:00"]}, closed: [{from: 2027-03-01, to: 2027-04-11}], cost: {meeting: 100}}
        courses: {talk: {lessons: {L1: {minutes: 60}, L2: {minutes: 60}}, starts: ["18:00"], attend: section}}
        workers: {A: {employer: firm, courses: talk}, B: {employer: firm, courses: talk}, C: {employer: firm, courses: talk}, D: {employer: firm, courses: talk}}
        goals: [completions, cost]
        """)
  }

  @Test func `a plan made for people who leave finishes earlier and serves more of them`() throws {
    let leaving = try Self.festival(attrition: 0.05), staying = try Self.festival(attrition: 0)
    let wary = try Solver(Problem(leaving)).solve().timetable
    let careless = try Solver(Problem(staying)).solve().timetable
    let plans = Simulator(runs: 4000, noShow: 0.02, threads: 2).play(
      [("careless", careless), ("wary", wary)], in: leaving
    ).plans
    #expect(plans.map(\.total.planned) == [4, 4])
    #expect(plans[1].meanDays + 28 <= plans[0].meanDays)
    #expect(plans[1].total.mean > plans[0].total.mean + 0.5)
    #expect(plans[1].ahead > 0.4)
    #expect(plans[1].behind < 0.1)
    // Without no-shows the mean is what the goal says.
    let still = Simulator(runs: 4000, threads: 2).play([("wary", wary)], in: leaving).plans[0]
    #expect(abs(still.total.mean - wary.goals[0].value) < 0.05)
  }

  @Test func `what builds on a course falls with it`() throws {
    let scenario = try ScenarioReader.read(
      text: """
        offhours: 1
        name: Two steps
        timezone: UTC
        horizon: {from: 2027-03-01, to: 2027-03-14}
        rules: none
        places: {here: {at: [21.4, 105.9]}}
        venues: {hall: {place: here, seats: 10, open: {mon: ["18:00-20:00"]}}}
        courses:
          first: {lessons: {L1: {minutes: 60}}, starts: ["18:00"]}
          second: {lessons: {L1: {minutes: 60}}, starts: ["18:00"], after: [first]}
        workers: {A: {courses: first;second}}
        goals: [completions]
        """)
    let timetable = try Solver(Problem(scenario)).solve().timetable
    let plan = Simulator(runs: 4000, noShow: 0.5).play([("a", timetable)], in: scenario).plans[0]
    #expect(plan.total.planned == 2)
    // Half complete the first, and half of those the second.
    #expect(abs(plan.courses[0].total.mean - 0.5) < 0.05)
    #expect(abs(plan.courses[1].total.mean - 0.25) < 0.05)
  }

  @Test func `bands are the smallest counts with enough runs at or below`() {
    let band = Band(planned: 3, counts: [5, 45, 45, 5])
    #expect(band.low == 0 && band.median == 1 && band.high == 2)
    #expect(band.mean == 1.5)
    #expect(Band(planned: 1, counts: [0, 0]).high == 0)
    #expect(Band(planned: 1, counts: [4, 96]).low == 1)
  }
}
