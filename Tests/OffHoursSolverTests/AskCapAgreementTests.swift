import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Ask-lists under a cap on how many of a crew are missing at a time, against enumeration: every set of own shifts, and
/// every way to give each of them up.
@Suite struct AskCapAgreementTests {
  /// Somebody's way to seats: what is given up, who is missing then, and of whom one has to come by name.
  private struct Option: Hashable {
    var meetings: Set<Int>
    var places: Int, shifts: Int
    var missing: Set<String>
    var wanted: [[Ref<Worker>]]
  }

  @Test func `under a cap the ask-list brings in the most with the fewest shifts`() throws {
    var places = 0, binding = 0
    let lists = ClaimDraw.seeds.count { seed in
      var made = FreeSeats(seed: seed)
      // Every other time all are of one crew, so that nobody else can come.
      if seed % 2 == 0 { made.crowd() }
      guard let list = agree(made, seed: seed) else { return false }
      places += list.places
      var free = AskFinder(ResolvedTimetable(made.timetable, in: made.scenario), cap: nil)
      let all = free.list()
      binding += all.places != list.places || all.shifts != list.shifts ? 1 : 0
      return true
    }
    #expect(lists > 20 && places > 20, "\(lists) lists, \(places) places")
    #expect(binding > 3, "the cap binds in \(binding) of \(lists) lists only")
  }

  /// Seeds at which what seems best at first wants the same colleague twice, and a few others.
  @Test func `where only colleagues can come, nobody is counted on twice`() throws {
    for seed in [563, 752, 935, 1079, 1217, 1307, 2072, 2977] + Array(0..<8) {
      var made = FreeSeats(seed: seed)
      made.scatter()
      _ = agree(made, seed: seed)
    }
  }

  /// Holds the list against enumeration; nil where nobody is left out.
  private func agree(_ made: FreeSeats, seed: Int) -> AskList? {
    let scenario = made.scenario, timetable = made.timetable
    if timetable.unplaced.isEmpty { return nil }
    let hearing = ResolvedTimetable(timetable, in: scenario)
    var finder = AskFinder(hearing, cap: 1)
    let list = finder.list()
    let wanted = fewest(scenario, timetable, hearing, cap: 1)
    #expect(
      (list.places, list.shifts) == wanted,
      "seed \(seed): enumeration finds \(wanted), the list has \(list.places) with \(list.shifts)")
    #expect(list.atMost >= wanted.places, "seed \(seed): at most \(list.atMost), found \(wanted)")
    #expect(list.atLeast <= wanted.shifts, "seed \(seed): at least \(list.atLeast), found \(wanted)")
    return list
  }

  private func fewest(
    _ scenario: Scenario, _ timetable: Timetable, _ hearing: ResolvedTimetable, cap: Int
  ) -> (places: Int, shifts: Int) {
    let people = scenario.workers.refs.filter { worker in
      timetable.unplaced.contains { $0.worker == scenario.workers[worker].id }
    }
    let options = people.map { self.options($0, scenario, timetable, hearing) }
    var best = (places: 0, shifts: 0)
    var seats: [Int: Int] = [:], missing: [String: Int] = [:], taken: [Option] = [],
      askers: Set<Ref<Worker>> = []
    func go(_ person: Int, _ places: Int, _ shifts: Int) {
      if person == people.count {
        guard (-places, shifts) < (-best.places, best.shifts) else { return }
        let wanted = taken.flatMap(\.wanted).map { $0.filter { !askers.contains($0) } }
        if areNamed(wanted[...], []) { best = (places, shifts) }
        return
      }
      go(person + 1, places, shifts)
      for option in options[person] {
        let fits =
          option.meetings.allSatisfy { SeatWay.free($0, hearing, in: scenario) > seats[$0, default: 0] }
          && option.missing.allSatisfy { missing[$0, default: 0] < cap }
        guard fits else { continue }
        for meeting in option.meetings { seats[meeting, default: 0] += 1 }
        for key in option.missing { missing[key, default: 0] += 1 }
        taken.append(option)
        askers.insert(people[person])
        go(person + 1, places + option.places, shifts + option.shifts)
        askers.remove(people[person])
        taken.removeLast()
        for meeting in option.meetings { seats[meeting]! -= 1 }
        for key in option.missing { missing[key]! -= 1 }
      }
    }
    go(0, 0, 0)
    return best
  }

  /// Whether everybody who is wanted can be somebody else.
  private func areNamed(_ wanted: ArraySlice<[Ref<Worker>]>, _ named: Set<Ref<Worker>>) -> Bool {
    guard let first = wanted.first else { return true }
    return first.contains { !named.contains($0) && areNamed(wanted.dropFirst(), named.union([$0])) }
  }

  private func options(
    _ worker: Ref<Worker>, _ scenario: Scenario, _ timetable: Timetable, _ hearing: ResolvedTimetable
  ) -> [Option] {
    var swaps = SwapBook(hearing)
    let person = scenario.workers[worker]
    let courses = timetable.unplaced.filter { $0.worker == person.id }.map { entry in
      scenario.courses.refs.first { scenario.courses[$0].id == entry.course }!
    }
    let dates = (-2...(scenario.horizon.count + 1)).map { scenario.horizon.from + $0 }
      .filter { swaps.isRosterShift(worker, on: $0) }
    let alone = scenario.with(only: worker)
    var fewest: [Set<Int>: Int] = [:]
    var found: Set<Option> = []
    for set in (0..<(1 << dates.count)).sorted(by: { ($0.nonzeroBitCount, $0) < ($1.nonzeroBitCount, $1) }) {
      let given = dates.indices.filter { set & 1 << $0 != 0 }.map { dates[$0] }
      let changed = given.reduce(alone) {
        ScenarioChange.release(worker: Ref(0), date: $1).applied(to: $0)
      }
      for way in SeatWay.all(worker, courses, hearing, in: changed) where !way.courses.isEmpty {
        let meetings = Set(way.meetings)
        // One shift more than needed may make an exchange possible; more than that is not asked for.
        if given.count > fewest[meetings, default: given.count] + 1 { continue }
        fewest[meetings] = min(fewest[meetings] ?? given.count, given.count)
        found.formUnion(modes(way, given, worker, courses, alone, scenario, hearing, &swaps))
      }
    }
    return found.filter { option in
      !found.contains {
        $0 != option && $0.meetings == option.meetings && $0.shifts <= option.shifts
          && $0.missing.isSubset(of: option.missing) && Set($0.wanted).isSubset(of: option.wanted)
          && $0.wanted.count <= option.wanted.count
          && ($0.shifts, $0.missing.count, $0.wanted.count)
            < (option.shifts, option.missing.count, option.wanted.count)
      }
    }
  }

  /// Every way to give some shifts up: released, or exchanged for what somebody else was to do.
  private func modes(
    _ way: SeatWay, _ given: [CivilDate], _ worker: Ref<Worker>, _ courses: [Ref<Course>], _ alone: Scenario,
    _ scenario: Scenario, _ hearing: ResolvedTimetable, _ swaps: inout SwapBook
  ) -> [Option] {
    let person = scenario.workers[worker]
    var options = [
      (
        changed: alone, isOff: true,
        option: Option(
          meetings: Set(way.meetings), places: way.courses.count, shifts: given.count, missing: [], wanted: []
        )
      )
    ]
    for date in given {
      let offers = swaps.offers(worker, on: date)
      var next = options
      next.removeAll()
      for (changed, isOff, option) in options {
        var released = option
        released.missing.insert("\(person.employer!.index) \(person.crew ?? "") \(date)")
        next.append(
          (ScenarioChange.release(worker: Ref(0), date: date).applied(to: changed), isOff, released))
        for offer in offers {
          var swapped = option
          if offer.crews.isEmpty { swapped.wanted.append(offer.colleagues) }
          let swap = ScenarioChange.Swap(
            worker: Ref(0), date: date, gives: swaps.duty(of: worker, on: date)!, gets: offer.duty,
            colleague: nil, crews: offer.crews)
          next.append(
            (ScenarioChange.swap(swap).applied(to: changed), isOff && offer.duty.hours == nil, swapped))
        }
      }
      options = next
    }
    return options.filter { changed, isOff, option in
      isOff
        || SeatWay.all(worker, courses, hearing, in: changed).contains { Set($0.meetings) == option.meetings }
    }.map(\.option)
  }
}
