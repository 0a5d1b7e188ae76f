import OffHours
import OffHoursSolver

/// Finds what to ask employers for: everybody's ways to seats that are free, and among them the fewest shifts that bring
/// in as many people as can be (an integer program over people who have the same ways).
struct AskFinder {
  /// Nobody is asked for more shifts than this.
  static let mostShifts = 12
  /// How many shifts beyond the fewest somebody may be asked for, so that others can come too.
  static let mostSlack = 2
  /// Kinds of people for whom it is looked further than one shift beyond the fewest; with more it takes too long.
  static let mostOpen = 200
  /// How often the choice is made anew because names were missing.
  static let mostRounds = 12

  private let hearing: ResolvedTimetable
  private let cap: Int?
  private var swaps: SwapBook
  /// People who lack courses, ascending, and the seats that are free in planned meetings.
  private let lacking: [(worker: Ref<Worker>, courses: [Ref<Course>])]
  private let lacked: [Ref<Worker>: [Ref<Course>]]
  private let seats: [Int: Int]
  private let tight: Set<Int>

  /// A finder for a timetable; `cap`: most people of a crew who are missing on one date.
  init(_ hearing: ResolvedTimetable, cap: Int?) {
    self.hearing = hearing
    self.cap = cap
    swaps = SwapBook(hearing)
    let scenario = hearing.scenario
    let workers = Dictionary(
      uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let courses = Dictionary(
      uniqueKeysWithValues: scenario.courses.refs.map { (scenario.courses[$0].id, $0) })
    var lacked: [Ref<Worker>: [Ref<Course>]] = [:]
    for entry in hearing.timetable.unplaced {
      guard let worker = workers[entry.worker], let course = courses[entry.course] else { continue }
      lacked[worker, default: []].append(course)
    }
    self.lacked = lacked
    lacking = lacked.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    var wanted = [Int](repeating: 0, count: scenario.courses.count)
    for (_, courses) in lacking { for course in courses { wanted[course.index] += 1 } }
    var seats: [Int: Int] = [:], tight: Set<Int> = []
    for position in hearing.planned {
      let meeting = hearing.meetings[position]
      guard let course = meeting.course, let free = SizeMax.room(in: position, of: hearing), free > 0 else {
        continue
      }
      seats[position] = free
      if free < wanted[course.index] { tight.insert(position) }
    }
    self.seats = seats
    self.tight = tight
  }

  // MARK: People who have the same ways

  private struct Kind: Hashable {
    var kind: WorkerKind
    var employer: Ref<Employer>?
    var crew: String?
    var rotation: Ref<Rotation>?
    var courses: [Ref<Course>]
    var records: [CourseRecord]
    var attends: [Int]
  }

  private struct Group {
    var workers: [Ref<Worker>]
    var ways: SeatFinder.Ways
  }

  private mutating func groups(slack: Int) -> [Group] {
    let scenario = hearing.scenario
    var attends: [Ref<Worker>: [Int]] = [:]
    for agenda in hearing.agendas { attends[agenda.worker] = agenda.meetings }
    var order: [Kind: Int] = [:]
    var people: [[Ref<Worker>]] = [], courses: [[Ref<Course>]] = []
    for (worker, lacked) in lacking {
      let person = scenario.workers[worker]
      let kind = Kind(
        kind: WorkerKind(worker, in: scenario, calendars: hearing.calendars), employer: person.employer,
        crew: person.crew, rotation: person.rotation, courses: lacked,
        records: scenario.courses.refs.map { hearing.record(of: worker, in: $0) },
        attends: attends[worker] ?? [])
      if let known = order[kind] {
        people[known].append(worker)
      } else {
        order[kind] = people.count
        people.append([worker])
        courses.append(lacked)
      }
    }
    return zip(people, courses).map { workers, lacked in
      Group(workers: workers, ways: ways(workers[0], lacked, slack: slack))
    }
  }

  private mutating func ways(_ worker: Ref<Worker>, _ courses: [Ref<Course>], slack: Int) -> SeatFinder.Ways {
    return SeatFinder(hearing, worker, courses).ways(
      most: Self.mostShifts, slack: slack, hasSeat: { seats[$0] != nil }, isTight: tight.contains,
      givings: { givings(worker, $0) })
  }

  /// How a shift could be given up. With a day off in exchange, from a crew, nothing else is needed.
  private mutating func givings(_ worker: Ref<Worker>, _ shift: WorkShift) -> [SeatFinder.Giving] {
    guard swaps.isRosterShift(worker, on: shift.date) else { return [] }
    let offers = swaps.offers(worker, on: shift.date)
    if let off = offers.first(where: { $0.duty.hours == nil && !$0.crews.isEmpty }) {
      return [.swap(off.duty)]
    }
    return offers.map { .swap($0.duty) } + [.release]
  }

  // MARK: The fewest

  private enum Resource: Hashable {
    case seat(Int)
    /// Seats of all meetings of a course, and of one of its lessons.
    case course(Ref<Course>), lesson(Ref<Course>, Int)
    case crew(Ref<Employer>?, String?, CivilDate)
    /// Colleagues who could come, where no crew is known that could.
    case colleagues(Ref<Employer>?, CivilDate, gives: [ShiftStretch]?, gets: [ShiftStretch]?)
    /// People of whom an earlier choice wanted more than there are.
    case short(Int)
  }

  /// The list, before it is tried.
  ///
  /// Each colleague can come for one exchange only, and not who is asked for shifts of his or her own. That is held by
  /// rows that are added when a choice breaks them: of a set of people, no more are named or ask than there are.
  mutating func list(isInterrupted: @escaping @Sendable () -> Bool = { false }) -> AskList {
    var slack = tight.isEmpty && cap == nil ? 0 : 1
    var groups = groups(slack: slack)
    var short: [Set<Ref<Worker>>] = [], best: AskList?
    for _ in 0..<Self.mostRounds {
      let parts = groups.flatMap { AskFinder.split($0, by: short) }
      let (taken, answer) = choice(parts, short, isInterrupted)
      var (list, missing) = named(taken, answer)
      let isWhole = list.places == answer.gain
      if let best {
        let isBetter = (list.places, -list.shifts) > (best.places, -best.shifts)
        let atMost = min(list.atMost, best.atMost)
        let atLeast = list.places == best.places ? max(list.atLeast, best.atLeast) : list.atLeast
        if !isBetter { list = best }
        list.atMost = atMost
        if isBetter || list.places == best.places { list.atLeast = atLeast }
      }
      best = list
      if isInterrupted() { break }
      missing.removeAll { short.contains($0) }
      if !isWhole, !missing.isEmpty {
        short += missing
      } else if list.places < list.atMost, slack < Self.mostSlack,
        (1...Self.mostOpen).contains(groups.count(where: \.ways.isOpen))
      {
        // Perhaps somebody who gives up more makes room for others.
        slack += 1
        for position in groups.indices where groups[position].ways.isOpen {
          let worker = groups[position].workers[0]
          groups[position].ways = ways(worker, lacked[worker]!.sorted(), slack: slack)
        }
      } else {
        break
      }
    }
    return best!
  }

  /// A group in parts that lie in the same of some sets of people.
  private static func split(_ group: Group, by sets: [Set<Ref<Worker>>]) -> [Group] {
    sets.reduce([group]) { parts, set in
      parts.flatMap { part in
        [part.workers.filter(set.contains), part.workers.filter { !set.contains($0) }]
          .filter { !$0.isEmpty }.map { Group(workers: $0, ways: part.ways) }
      }
    }
  }

  private typealias Taken = [(worker: Ref<Worker>, way: SeatFinder.Way)]

  /// Who takes which way where, of each of some sets of people, no more are named or ask than there are.
  private mutating func choice(
    _ groups: [Group], _ short: [Set<Ref<Worker>>], _ isInterrupted: @escaping @Sendable () -> Bool
  ) -> (taken: Taken, answer: Choice.Answer) {
    var resources: [Resource: Int] = [:], capacities: [Int] = []
    var colleagues: [Int: Set<Ref<Worker>>] = [:]
    func resource(_ key: Resource, _ capacity: Int) -> Int {
      if let known = resources[key] { return known }
      resources[key] = capacities.count
      capacities.append(capacity)
      return capacities.count - 1
    }
    // What all meetings of a course or a lesson can take together says how many there can be at most, where not every
    // way was looked through.
    var seatsOf: [Resource: Int] = [:]
    for (position, free) in seats {
      let meeting = hearing.meetings[position]
      seatsOf[.course(meeting.course!), default: 0] += free
      seatsOf[.lesson(meeting.course!, meeting.lesson!), default: 0] += free
    }
    var choices: [Choice.Group] = []
    for group in groups {
      let worker = group.workers[0], person = hearing.scenario.workers[worker]
      let calendar = hearing.calendars.calendar(of: worker)
      var options: [Choice.Option] = []
      for way in group.ways.all {
        var uses = way.meetings.filter(tight.contains).map { Choice.Use(resource(.seat($0), seats[$0]!)) }
        for course in way.courses {
          let own = way.meetings.filter { hearing.meetings[$0].course == course }
          uses.append(Choice.Use(resource(.course(course), seatsOf[.course(course)]!), own.count))
          for position in own {
            let key = Resource.lesson(course, hearing.meetings[position].lesson!)
            uses.append(Choice.Use(resource(key, seatsOf[key]!)))
          }
        }
        var releases = 0
        var wanted = short.map { $0.contains(worker) ? 1 : 0 }
        for given in way.given {
          let date = calendar.shifts[given.shift].date
          switch given.giving {
          case .release:
            releases += 1
            if let cap {
              uses.append(Choice.Use(resource(.crew(person.employer, person.crew, date), cap)))
            }
          case .swap(let duty):
            guard let offer = offer(worker, date, duty), offer.crews.isEmpty else { continue }
            let own = swaps.duty(of: worker, on: date)
            let key = resource(
              .colleagues(person.employer, date, gives: own?.hours, gets: duty.hours), 0)
            colleagues[key, default: []].formUnion(offer.colleagues)
            capacities[key] = colleagues[key]!.count
            uses.append(Choice.Use(key))
            for (number, people) in short.enumerated() where people.isSuperset(of: offer.colleagues) {
              wanted[number] += 1
            }
          }
        }
        for (number, count) in wanted.enumerated() where count > 0 {
          uses.append(Choice.Use(resource(.short(number), short[number].count), count))
        }
        options.append(
          Choice.Option(gain: way.courses.count, cost: way.given.count, second: releases, uses: uses))
      }
      if group.ways.isOpen {
        options += imagined(worker).map { courses in
          let uses = imaginedUses(worker, courses).map {
            Choice.Use(resource($0.resource, seatsOf[$0.resource] ?? 0), $0.count)
          }
          return Choice.Option(
            gain: courses.count, cost: group.ways.complete + 1, uses: uses, isImagined: true)
        }
      }
      choices.append(Choice.Group(count: group.workers.count, options: options))
    }
    let answer = Choice(groups: choices, capacities: capacities).answer(isInterrupted: isInterrupted)
    var taken: Taken = []
    for (group, counts) in zip(groups, answer.taken) {
      var people = group.workers[...]
      for (way, count) in zip(group.ways.all, counts) {
        for _ in 0..<count { taken.append((people.removeFirst(), way)) }
      }
    }
    taken.sort { $0.worker < $1.worker }
    return (taken, answer)
  }

  /// What a way that was not looked through could serve: every set of the courses lacked.
  private func imagined(_ worker: Ref<Worker>) -> [[Ref<Course>]] {
    let courses = lacked[worker]!.sorted()
    return (1..<(1 << min(6, courses.count))).map { set in
      courses.indices.filter { $0 >= 6 || set & 1 << $0 != 0 }.map { courses[$0] }
    }
  }

  /// The seats that a way through some courses takes at least.
  private func imaginedUses(_ worker: Ref<Worker>, _ courses: [Ref<Course>]) -> [(
    resource: Resource, count: Int
  )] {
    courses.flatMap { course -> [(resource: Resource, count: Int)] in
      let left = hearing.record(of: worker, in: course).lessonsLeft
      let facts = hearing.scenario.courses[course]
      let needed = facts.requiredLessons - (facts.lessons.count - left.count)
      return [(.course(course), max(1, needed))]
        + left.filter { facts.mandatoryLessons.contains($0) }.map { (.lesson(course, $0), 1) }
    }
  }

  private mutating func offer(_ worker: Ref<Worker>, _ date: CivilDate, _ duty: Duty) -> SwapBook.Offer? {
    swaps.offers(worker, on: date).first { $0.duty.hours == duty.hours }
  }

  // MARK: Names

  /// The list with names, and the sets of people of whom more were wanted than there are.
  private mutating func named(
    _ taken: Taken, _ answer: Choice.Answer
  ) -> (list: AskList, short: [Set<Ref<Worker>>]) {
    let scenario = hearing.scenario
    let askers = Set(taken.map(\.worker))
    var requests: [ColleagueMatching.Request] = []
    var offered: [ColleagueMatching.Place: [Ref<Worker>]] = [:]
    for (position, (worker, way)) in taken.enumerated() {
      let calendar = hearing.calendars.calendar(of: worker)
      for (number, given) in way.given.enumerated() {
        guard case .swap(let duty) = given.giving,
          let offer = offer(worker, calendar.shifts[given.shift].date, duty)
        else { continue }
        offered[ColleagueMatching.Place(ask: position, shift: number)] = offer.colleagues
        requests.append(
          ColleagueMatching.Request(
            ask: position, shift: number, needsName: offer.crews.isEmpty,
            colleagues: offer.colleagues.filter { !askers.contains($0) }))
      }
    }
    let names = ColleagueMatching.names(requests)
    var list = AskList()
    list.cap = cap
    var missing: [Resource: Int] = [:], served: Set<AskList.Other> = []
    for (position, (worker, way)) in taken.enumerated() {
      let person = scenario.workers[worker], calendar = hearing.calendars.calendar(of: worker)
      var shifts: [AskList.Shift] = []
      for (number, given) in way.given.enumerated() {
        let shift = calendar.shifts[given.shift]
        shifts.append(
          AskList.Shift(
            shift: shift,
            change: change(worker, shift.date, given.giving, names[.init(ask: position, shift: number)])))
      }
      // Where a name was counted on and none is left, the shift is a release after all.
      let released = shifts.filter(\.isRelease).map {
        Resource.crew(person.employer, person.crew, $0.shift.date)
      }
      if let cap, released.contains(where: { missing[$0] ?? 0 >= cap }) { continue }
      for key in released { missing[key, default: 0] += 1 }
      let courses = way.courses.map { scenario.courses[$0].id }
      for course in courses { served.insert(AskList.Other(worker: person.id, course: course)) }
      list.asks.append(
        AskList.Ask(
          worker: person.id, courses: courses, employer: person.employer.map { scenario.employers[$0].id },
          crew: person.crew, shifts: shifts, meetings: way.meetings.map { hearing.meetings[$0].id }))
    }
    list.others = hearing.timetable.unplaced.map { AskList.Other(worker: $0.worker, course: $0.course) }
      .filter { !served.contains($0) }
    // A bound for more places holds for fewer only where nothing was dropped.
    list.atLeast = list.places == answer.gain ? answer.leastCost : 0
    list.atMost = answer.mostGain
    let short = ColleagueMatching.shortages(requests).map { Set($0.flatMap { offered[$0]! }) }
    return (list, short)
  }

  private mutating func change(
    _ worker: Ref<Worker>, _ date: CivilDate, _ giving: SeatFinder.Giving, _ colleague: Ref<Worker>?
  ) -> ScenarioChange {
    guard case .swap(let duty) = giving, let offer = offer(worker, date, duty),
      let own = swaps.duty(of: worker, on: date), colleague != nil || !offer.crews.isEmpty
    else { return .release(worker: worker, date: date) }
    let gets = colleague.flatMap { swaps.duty(of: $0, on: date) } ?? offer.duty
    return .swap(
      ScenarioChange.Swap(
        worker: worker, date: date, gives: own, gets: gets, colleague: colleague, crews: offer.crews))
  }
}
