private import Dispatch
public import OffHours
private import Synchronization

/// Plays timetables against attrition and no-shows.
///
/// In every run each learner leaves at a random time, so that by day d the share (1 − attrition)^(d / 7) is still there, as
/// in the goal `completions`; and whoever is there misses each meeting with the probability of a no-show. Who misses more
/// than the completion rule allows does not complete, nor what builds on that course.
public struct Simulator: Sendable {
  /// Runs.
  public var runs: Int
  /// Probability that somebody who is still there misses a meeting.
  public var noShow: Double
  /// Share of people who leave in a week, in place of the employers'; nil: theirs.
  public var attrition: Double?
  /// Seed of everything that is drawn.
  public var seed: Int
  /// Threads; they do not change the result.
  public var threads: Int

  /// A simulator.
  public init(
    runs: Int = 10_000, noShow: Double = 0, attrition: Double? = nil, seed: Int = 0, threads: Int = 1
  ) {
    self.runs = runs
    self.noShow = noShow
    self.attrition = attrition
    self.seed = seed
    self.threads = threads
  }

  /// Plays timetables of one scenario; all meet the same fates, so that they can be compared run by run.
  ///
  /// When interrupted, it ends with the runs that were played until then. Complexity: runs × attendances.
  public func play(
    _ plans: [(name: String, timetable: Timetable)], in scenario: Scenario,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> Simulation {
    let calendars = CalendarBook(scenario)
    let agendas = plans.map {
      SimulatedAgendas($0.timetable, in: scenario, calendars: calendars, attrition: attrition)
    }
    let crew = max(1, min(threads, runs))
    let tallies = Mutex<[Tally?]>(Array(repeating: nil, count: crew))
    DispatchQueue.concurrentPerform(iterations: crew) { thread in
      var tally = Tally(agendas)
      var run = thread
      while run < runs && !isInterrupted() {
        tally.play(agendas, run: run, seed: seed, noShow: noShow)
        run += crew
      }
      tallies.withLock { [tally] in $0[thread] = tally }
    }
    var total = Tally(agendas)
    // Counts add up to the same whoever counted them.
    for tally in tallies.withLock({ $0.compactMap(\.self) }) { total.add(tally) }
    let played = total.runs
    var simulation = Simulation(
      runs: played, seed: seed, noShow: noShow,
      plans: plans.indices.map { total.plan($0, plans[$0].name, agendas[$0], scenario, runs: played) })
    let finder = FragilityFinder(
      scenario: scenario, calendars: calendars, noShow: noShow, attrition: attrition)
    for position in plans.indices {
      simulation.plans[position].fragility = finder.find(
        in: plans[position].timetable, agendas[position])
    }
    if played < runs { simulation.asked = runs }
    return simulation
  }
}

/// How often what came out.
private struct Tally: Sendable {
  /// Runs that are counted here.
  private(set) var runs = 0
  /// Per timetable: histograms of all completions, of leavers, of each course and of each group.
  private var totals: [[Int]], leavers: [[Int]], courses: [[[Int]]], groups: [[[Int]]]
  /// Runs in which a timetable was ahead of, or behind, the first.
  private var ahead: [Int], behind: [Int]
  private var completed: [Bool] = []

  init(_ agendas: [SimulatedAgendas]) {
    totals = agendas.map { Array(repeating: 0, count: $0.tracks.count + 1) }
    leavers = agendas.map { Array(repeating: 0, count: $0.people.count + 1) }
    groups = agendas.map { plan in
      var sizes = Array(repeating: 0, count: plan.groups.count)
      for track in plan.tracks { sizes[track.group] += 1 }
      return sizes.map { Array(repeating: 0, count: $0 + 1) }
    }
    courses = agendas.map { plan in
      let count = (plan.groups.map(\.course).max() ?? -1) + 1
      var sizes = Array(repeating: 0, count: count)
      for track in plan.tracks { sizes[plan.groups[track.group].course] += 1 }
      return sizes.map { Array(repeating: 0, count: $0 + 1) }
    }
    ahead = agendas.map { _ in 0 }
    behind = ahead
  }

  /// One run of all timetables.
  mutating func play(_ agendas: [SimulatedAgendas], run: Int, seed: Int, noShow: Double) {
    runs += 1
    var first = 0
    let draw = SplitMix.mixed(
      SplitMix.mixed(UInt64(bitPattern: Int64(seed))) ^ UInt64(bitPattern: Int64(run)))
    for (position, plan) in agendas.enumerated() {
      var ofGroup = Array(repeating: 0, count: plan.groups.count)
      var left = 0, sum = 0
      completed = Array(repeating: false, count: plan.tracks.count)
      for person in plan.people {
        let own = SplitMix.mixed(draw ^ UInt64(person.worker) &* SplitMix.gamma)
        let fate = share(own)
        if fate >= person.survival { left += 1 }
        for track in person.tracks {
          let facts = plan.tracks[track]
          if facts.isBarred || !facts.after.allSatisfy({ completed[$0] }) { continue }
          var attended = 0, mandatory = 0
          for attendance in plan.attendances[facts.meetings] where fate < attendance.survival {
            if noShow > 0, share(SplitMix.mixed(own ^ attendance.key &* 0xD1B5_4A32_D192_ED03)) < noShow {
              continue
            }
            attended += 1
            if attendance.isMandatory { mandatory += 1 }
          }
          if attended >= facts.needed && mandatory == facts.mandatory {
            completed[track] = true
            ofGroup[facts.group] += 1
            sum += 1
          }
        }
      }
      var ofCourse = Array(repeating: 0, count: courses[position].count)
      for (group, count) in ofGroup.enumerated() {
        groups[position][group][count] += 1
        ofCourse[plan.groups[group].course] += count
      }
      for (course, count) in ofCourse.enumerated() { courses[position][course][count] += 1 }
      totals[position][sum] += 1
      leavers[position][left] += 1
      if position == 0 { first = sum }
      if sum > first { ahead[position] += 1 }
      if sum < first { behind[position] += 1 }
    }
  }

  mutating func add(_ other: Tally) {
    func added(_ a: [Int], _ b: [Int]) -> [Int] { zip(a, b).map(+) }
    runs += other.runs
    totals = zip(totals, other.totals).map(added)
    leavers = zip(leavers, other.leavers).map(added)
    courses = zip(courses, other.courses).map { zip($0, $1).map(added) }
    groups = zip(groups, other.groups).map { zip($0, $1).map(added) }
    ahead = added(ahead, other.ahead)
    behind = added(behind, other.behind)
  }

  func plan(_ position: Int, _ name: String, _ agendas: SimulatedAgendas, _ scenario: Scenario, runs: Int)
    -> SimulatedPlan
  {
    let order = agendas.groups.indices.sorted { agendas.groups[$0].employer < agendas.groups[$1].employer }
    let bands = courses[position].indices.compactMap { course -> SimulatedPlan.CourseBand? in
      let own = order.filter { agendas.groups[$0].course == course }
      guard !own.isEmpty else { return nil }
      let facts = scenario.courses[course]
      return SimulatedPlan.CourseBand(
        id: facts.id, name: facts.name,
        total: Band(
          planned: own.reduce(0) { $0 + agendas.groups[$1].planned }, counts: courses[position][course]),
        employers: own.map { group in
          let employer = agendas.groups[group].employer
          let firm = employer < scenario.employers.count ? scenario.employers[employer] : nil
          return (
            firm?.id, firm?.name,
            Band(planned: agendas.groups[group].planned, counts: groups[position][group])
          )
        })
    }
    return SimulatedPlan(
      name: name,
      total: Band(
        planned: agendas.groups.reduce(0) { $0 + $1.planned }, counts: totals[position]),
      left: Band(planned: 0, counts: leavers[position]), courses: bands, meanDays: agendas.meanDays,
      ahead: Double(ahead[position]) / Double(max(1, runs)),
      behind: Double(behind[position]) / Double(max(1, runs)))
  }
}

/// 0 ≤ … < 1.
private func share(_ bits: UInt64) -> Double { Double(bits >> 11) * 0x1p-53 }
