import OffHours
import OffHoursSolver
import Testing

@testable import OffHoursPlanning

/// Explanations against enumeration, on scenarios small enough to go through every agenda of a person.
@Suite struct ExplainAgreementTests {
  /// Timetables with seats left, and people who lack courses.
  private func timetables(_ seeds: some Sequence<Int>, _ body: (Int, Scenario, Timetable) throws -> Void)
    rethrows
  {
    for seed in seeds {
      let made = FreeSeats(seed: seed)
      #expect(
        Verifier.verify(made.timetable, made.scenario).violations.isEmpty,
        "seed \(seed): the timetable is at fault")
      if !made.timetable.unplaced.isEmpty { try body(seed, made.scenario, made.timetable) }
    }
  }

  private func worker(_ id: String, _ scenario: Scenario) -> Ref<Worker> {
    scenario.workers.refs.first { scenario.workers[$0].id == id }!
  }

  @Test func `what each rule forbids, and when, is what enumeration counts`() throws {
    var compared = 0
    for seed in ClaimDraw.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      let hearing = ResolvedTimetable(Timetable(), in: scenario)
      let possible = PossibleMeetings(scenario)
      var finder = UnplacedFinder(hearing, possible: possible)
      let meetings = TinyMeetings(scenario).all
      for worker in scenario.workers.refs {
        for course in Set(scenario.workers[worker].courses).sorted() where !hearing.isBehind(worker, course) {
          if scenario.workers[worker].declined { continue }
          var counts: [RuleCode: Int] = [:], dates: [RuleCode: Set<CivilDate>] = [:]
          let left = hearing.record(of: worker, in: course).lessonsLeft
          for meeting in meetings where meeting.course == course.index && left.contains(meeting.lesson) {
            let visit = meeting.agendaMeeting(in: scenario).visit
            for rule in MeetingRuleBook.all {
              let forbids = rule.forbids(
                visit, to: hearing.attendee(worker), under: scenario.meetingRules(of: course), in: scenario)
              if forbids {
                counts[rule.code, default: 0] += 1
                dates[rule.code, default: []].insert(meeting.date)
              }
            }
          }
          let reasons = finder.unplaced(worker, course).reasons
          let dated = NearFinder(hearing, worker, course).dated(reasons, possible: possible)
          for code in MeetingRuleBook.all.map({ $0.code }) {
            let found = dated.first { $0.reason.code == code.rawValue }
            #expect((found?.count ?? 0) == (counts[code] ?? 0), "seed \(seed), \(worker.index), \(code)")
            #expect(
              Set(found?.dates ?? []) == dates[code] ?? [], "seed \(seed), \(worker.index), \(code): dates")
            compared += found == nil ? 0 : 1
          }
        }
      }
    }
    #expect(compared > 200, "only \(compared) reasons were compared")
  }

  // MARK: What would place somebody

  @Test func `changes that are listed place the person, and no single one is overlooked`() throws {
    var listed = 0, people = 0
    timetables(0..<12) { seed, scenario, timetable in
      let hearing = ResolvedTimetable(timetable, in: scenario)
      for entry in timetable.unplaced {
        let worker = worker(entry.worker, scenario)
        let course = scenario.courses.refs.first { scenario.courses[$0].id == entry.course }!
        func places(_ changes: [ScenarioChange]) -> Bool {
          let changed = changes.reduce(scenario.with(only: worker)) { $1.moved(to: Ref(0)).applied(to: $0) }
          return SeatWay.all(worker, [course], hearing, in: changed).contains { $0.courses == [course.index] }
        }
        var explainer = PersonExplainer(scenario, timetable, clock: .ticking())
        explainer.most = 1000
        explainer.secondsEach = 0.2
        let card = explainer.card(entry.worker)!.courses.first { $0.course == entry.course }!
        let finder = ChangeFinder(hearing, worker, course, swaps: SwapBook(hearing))
        // By enumeration: which single changes lead to a free seat while everybody else stays.
        let helping = finder.singles.filter { places([$0]) }
        people += 1
        // Where nothing need change (a free seat, or a meeting more), that is the smallest, and nothing else is looked for.
        let needsNothing = card.remedies.first?.changes.isEmpty ?? false
        #expect(needsNothing || !places([]), "seed \(seed), \(entry.worker), \(entry.course)")
        for change in needsNothing ? [] : helping {
          let found = card.remedies.contains { remedy in
            remedy.changes.count == 1 && remedy.changes[0].subject == change.subject
              && remedy.changes[0].size <= change.size
          }
          #expect(found, "seed \(seed), \(entry.worker), \(entry.course): \(change)")
        }
        for remedy in card.remedies {
          listed += 1
          if remedy.othersChanged == 0 && !needsNothing && remedy.changes.count < 3 && !helping.isEmpty {
            #expect(places(remedy.changes), "seed \(seed), \(entry.worker): \(remedy.changes)")
          }
          // Whoever else changes: the meetings named complete the course for the person.
          let changed = remedy.changes.reduce(scenario) { $1.applied(to: $0) }
          let attended = remedy.meetings.map { meeting in
            changed.courses[course].lessons.firstIndex { $0.id == meeting.lesson }!
          }
          #expect(
            hearing.record(of: worker, in: course).isCompleted(with: attended, scenario: changed),
            "seed \(seed), \(entry.worker)")
        }
      }
    }
    #expect(people > 10 && listed > 10, "\(people) people, \(listed) remedies")
  }

  // MARK: Asks

  @Test func `the ask-list brings in the most with the fewest shifts`() throws {
    var compared = 0, shifts = 0, several = 0, proved = 0, lists = 0
    timetables(ClaimDraw.seeds) { seed, scenario, timetable in
      let hearing = ResolvedTimetable(timetable, in: scenario)
      var finder = AskFinder(hearing, cap: nil)
      let list = finder.list()
      let best = fewest(scenario, timetable, hearing)
      #expect(list.places == best.places, "seed \(seed)")
      #expect(list.shifts == best.shifts, "seed \(seed)")
      #expect(list.atMost >= best.places && list.atLeast <= best.shifts, "seed \(seed): bounds")
      proved += list.atMost == list.places && list.atLeast == list.shifts ? 1 : 0
      lists += 1
      #expect(list.asks.count + list.others.count <= timetable.unplaced.count, "seed \(seed)")
      compared += list.places > 0 ? 1 : 0
      shifts += list.shifts
      several += list.asks.contains { $0.courses.count > 1 } ? 1 : 0
      granted(list, scenario, timetable, seed: seed)
      var capped = AskFinder(hearing, cap: 1)
      let under = capped.list()
      #expect(under.places <= list.places, "seed \(seed)")
      let missing = under.asks.flatMap { ask in
        ask.shifts.filter(\.isRelease).map { "\(ask.employer ?? "") \(ask.crew ?? "") \($0.shift.date)" }
      }
      #expect(Set(missing).count == missing.count, "seed \(seed): \(missing)")
    }
    #expect(compared > 10 && shifts > 10 && several > 0, "\(compared) lists, \(shifts) shifts, \(several)")
    #expect(proved * 10 >= lists * 9, "only \(proved) of \(lists) are proved to be the fewest")
  }

  /// With everything granted, all asks are placed and nobody else loses a seat; who comes in exchange keeps the own.
  private func granted(_ list: AskList, _ scenario: Scenario, _ timetable: Timetable, seed: Int) {
    if list.asks.isEmpty { return }
    var seated = timetable.seating(
      list.asks.flatMap { ask in ask.meetings.map { (ask.worker, $0) } }, in: scenario)
    seated.goals = []
    let violations = Verifier.verify(seated, list.granted(in: scenario)).violations
      .filter { $0.code != .goalValue }
    #expect(violations.isEmpty, "seed \(seed): \(violations.map(\.message))")
    var lister = AskLister(scenario, timetable)
    lister.seconds = nil
    let tried = lister.list()
    #expect(tried.verified == tried.places && tried.othersChanged == 0, "seed \(seed)")
    let named = list.asks.flatMap(\.shifts).compactMap { item -> Ref<Worker>? in
      if case .swap(let swap) = item.change { return swap.colleague }
      return nil
    }
    #expect(Set(named).count == named.count, "seed \(seed): a colleague is named twice")
  }

  /// By going through every set of own shifts that could be released, and everybody's ways then.
  private func fewest(_ scenario: Scenario, _ timetable: Timetable, _ hearing: ResolvedTimetable) -> (
    places: Int, shifts: Int
  ) {
    var swaps = SwapBook(hearing)
    struct Way: Hashable {
      var meetings: Set<Int>
      var places: Int, shifts: Int
    }
    let people = Set(timetable.unplaced.map(\.worker)).sorted().map { worker($0, scenario) }
    var options: [[Way]] = []
    for worker in people {
      let courses = timetable.unplaced.filter { $0.worker == scenario.workers[worker].id }.map { entry in
        scenario.courses.refs.first { scenario.courses[$0].id == entry.course }!
      }
      let dates = (-2...(scenario.horizon.count + 1)).map { scenario.horizon.from + $0 }
        .filter { swaps.isRosterShift(worker, on: $0) }
      var own: Set<Way> = []
      for set in 0..<(1 << dates.count) {
        let changed = dates.indices.filter { set & 1 << $0 != 0 }.reduce(scenario.with(only: worker)) {
          ScenarioChange.release(worker: Ref(0), date: dates[$1]).applied(to: $0)
        }
        for way in SeatWay.all(worker, courses, hearing, in: changed) where !way.courses.isEmpty {
          own.insert(
            Way(meetings: Set(way.meetings), places: way.courses.count, shifts: set.nonzeroBitCount))
        }
      }
      options.append(
        own.filter { way in
          !own.contains {
            $0 != way && $0.meetings == way.meetings && $0.places == way.places && $0.shifts < way.shifts
          }
        })
    }
    var best = (places: 0, shifts: 0)
    var taken: [Int: Int] = [:]
    func free(_ position: Int) -> Int {
      SeatWay.free(position, hearing, in: scenario) - (taken[position] ?? 0)
    }
    func go(_ person: Int, _ places: Int, _ shifts: Int) {
      if person == options.count {
        if (-places, shifts) < (-best.places, best.shifts) { best = (places, shifts) }
        return
      }
      go(person + 1, places, shifts)
      for way in options[person] where way.meetings.allSatisfy({ free($0) > 0 }) {
        for meeting in way.meetings { taken[meeting, default: 0] += 1 }
        go(person + 1, places + way.places, shifts + way.shifts)
        for meeting in way.meetings { taken[meeting]! -= 1 }
      }
    }
    go(0, 0, 0)
    return best
  }

  // MARK: Conflicts

  @Test func `a conflict about a person is one, and none of it is needless`() throws {
    var conflicts = 0, members = 0
    for seed in ClaimDraw.seeds {
      let scenario = TinyScenario(seed: seed).scenario
      for worker in scenario.workers.refs where !scenario.workers[worker].declined {
        let alone = scenario.with(only: worker)
        // What adds no possible meetings, so that these can be gone through.
        let all = Concession.all(in: alone).filter {
          switch $0 {
          case .starts, .hours, .closed, .deadline, .equipment, .availability, .loads, .sameVenue,
            .turnaround, .preparation, .shares:
            false
          default: true
          }
        }
        let before = ResolvedTimetable(Timetable(), in: alone)
        for course in Set(alone.workers[0].courses).sorted() where !before.isBehind(Ref(0), course) {
          func able(_ scenario: Scenario) -> Bool {
            var book = CompletableBook(
              ResolvedTimetable(Timetable(), in: scenario), possible: PossibleMeetings(scenario))
            return book.canComplete(Ref(0), course)
          }
          guard let set = Concession.conflict(in: alone, among: all, isPossible: able), !set.isEmpty else {
            continue
          }
          let bare = all.filter { !set.contains($0) }.reduce(alone) { $1.applied(to: $0) }
          #expect(
            !AloneChoices.canComplete(course, in: bare),
            "seed \(seed), \(worker.index): \(set) is no conflict")
          for part in set {
            #expect(
              AloneChoices.canComplete(course, in: part.applied(to: bare)),
              "seed \(seed), \(worker.index): \(part) is needless")
          }
          conflicts += 1
          members += set.count
        }
      }
    }
    #expect(conflicts > 20 && members > conflicts, "\(conflicts) conflicts, \(members) members")
  }

  @Test func `targets that fail only together have a smallest conflict`() throws {
    var conflicts = 0, members = 0
    for seed in ClaimDraw.seeds {
      var scenario = TinyScenario(seed: seed).scenario
      // Targets that halls and people would allow, and few meetings.
      for course in scenario.courses.indices where seed % 2 == 0 {
        var target = Target()
        target.total = 1 + seed % 3
        scenario.courses[course].target = target
        scenario.limits.meetings = scenario.courses[0].lessons.count
      }
      if scenario.courses.allSatisfy({ $0.target == nil }) { continue }
      scenario.goals = [Tier(.targets)]
      /// By enumeration: whether pins and limits can be kept and no target is missed.
      func isPossible(_ scenario: Scenario) -> Bool {
        var scenario = scenario
        scenario.goals = [Tier(.targets)]
        var enumeration = BruteForce(Problem(scenario))
        return enumeration.solve().map { $0.values[0] == 0 } ?? false
      }
      var finder = ConflictFinder(scenario)
      finder.secondsEach = nil
      finder.mayGiveUp = { part in
        switch part {
        case .target, .meetingLimit, .costLimit, .minSize, .sections, .pin: true
        default: false
        }
      }
      let alone = Conflicts.find(in: scenario).all
      let rest = alone.reduce(scenario) { rest, conflict in
        switch conflict.subject {
        case .pin(let course, let pin): Concession.pin(course, pin).applied(to: rest)
        case .target(let course, let employer, _, _): Concession.target(course, employer).applied(to: rest)
        case .together, .person: rest
        }
      }
      let together = finder.conflicts().all.first {
        if case .together = $0.subject { return true }
        return false
      }
      #expect((together == nil) == isPossible(rest), "seed \(seed)")
      guard let together else { continue }
      conflicts += 1
      members += together.set.count
      #expect(together.isProved, "seed \(seed)")
      let bare = Concession.together(in: rest).filter(finder.mayGiveUp).filter { !together.set.contains($0) }
        .reduce(rest) { $1.applied(to: $0) }
      #expect(!isPossible(bare), "seed \(seed): \(together.set) is no conflict")
      for part in together.set {
        #expect(isPossible(part.applied(to: bare)), "seed \(seed): \(part) is needless")
        #expect(
          together.enough.contains(part) == isPossible(part.applied(to: rest)),
          "seed \(seed): \(part) is enough")
      }
    }
    #expect(conflicts > 3 && members > conflicts, "\(conflicts) conflicts, \(members) members")
  }
}
