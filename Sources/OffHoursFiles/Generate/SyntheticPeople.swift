internal import OffHours

/// Employers, workers and their exceptions.
struct SyntheticPeople {
  /// An employer.
  struct Firm {
    var id, name: String
    /// Positions among the sites and the ways to work shifts.
    var site, shifts: Int
    var workers: Int
  }
  /// A worker, as the table has it.
  struct Person {
    var id, name: String
    var firm: Int
    var crew: String
    var courses: [String]
    var home = "", unavailable = ""
  }
  /// A cell of the roster.
  struct Cell {
    var worker, date, code: String
  }
  /// An absence.
  struct Away {
    var worker, from, to, reason: String
  }

  private(set) var firms: [Firm] = []
  private(set) var people: [Person] = []
  private(set) var cells: [Cell] = []
  private(set) var absences: [Away] = []

  init(_ options: SyntheticOptions, _ courses: [SyntheticCourse]) {
    makeFirms(options)
    makePeople(options, courses)
    makeExceptions(options)
  }

  /// Firms: the mix of shifts holds over their people, the parks' shares of jobs over their number.
  private mutating func makeFirms(_ options: SyntheticOptions) {
    var dice = SyntheticDice(seed: options.seed, part: "firms")
    let shifts = SyntheticParks.shifts, sites = SyntheticParks.sites
    let number = min(options.workers, max(11, min(60, options.workers / 25)))
    let firmsOf = apportioned(number, shifts.map(\.share))
    let peopleOf = apportioned(options.workers, zip(shifts, firmsOf).map { $1 > 0 ? $0.share : 0 })
    // Firms differ in size, the largest being about thrice the smallest.
    let drafts = shifts.indices.flatMap { kind in
      apportioned(peopleOf[kind], (0..<firmsOf[kind]).map { _ in Double(dice.within(10...30)) })
        .filter { $0 > 0 }.map { (kind: kind, workers: $0) }
    }
    var jobs = sites.map { _ in 0.0 }
    for draft in dice.shuffled(drafts) {
      // The park that lags furthest behind its share comes next.
      let site = sites.indices.filter { sites[$0].jobs > 0 }.max {
        let a = sites[$0].jobs * Double(options.workers) - jobs[$0]
        let b = sites[$1].jobs * Double(options.workers) - jobs[$1]
        return a != b ? a < b : $0 > $1
      }!
      jobs[site] += Double(draft.workers)
      firms.append(
        Firm(
          id: "firm-\(firms.count + 1)", name: SyntheticNames.firm(firms.count), site: site,
          shifts: draft.kind, workers: draft.workers))
    }
  }

  private mutating func makePeople(_ options: SyntheticOptions, _ courses: [SyntheticCourse]) {
    var order = SyntheticDice(seed: options.seed, part: "order")
    var names = SyntheticDice(seed: options.seed, part: "names")
    var needs = SyntheticDice(seed: options.seed, part: "courses")
    let jobs = firms.indices.flatMap { firm in
      let crews = SyntheticParks.shifts[firms[firm].shifts].crews
      return (0..<firms[firm].workers).map { (firm, crews[$0 % crews.count]) }
    }
    let width = max(3, String(options.workers).count)
    people.reserveCapacity(jobs.count)
    for (position, job) in order.shuffled(jobs).enumerated() {
      people.append(
        Person(
          id: "W\(padded(position + 1, width))", name: SyntheticNames.person(&names), firm: job.0,
          crew: job.1,
          courses: courses.filter { $0.demand >= 1 || needs.below(100) < Int($0.demand * 100) }.map(\.id)))
    }
  }

  private mutating func makeExceptions(_ options: SyntheticOptions) {
    var who = SyntheticDice(seed: options.seed, part: "exceptions")
    let count = Int((Double(options.workers) * options.exceptions).rounded())
    for position in who.shuffled(Array(people.indices)).prefix(count).sorted() {
      var dice = SyntheticDice(seed: options.seed, part: "exception-\(position)")
      let kind = dice.pick(SyntheticPeople.exceptions)
      except(position, kind, options.horizon, &dice)
      // One in four has a second one, of another kind.
      let others = SyntheticPeople.exceptions.filter { $0 != kind }
      if dice.below(4) == 0 { except(position, dice.pick(others), options.horizon, &dice) }
    }
  }

  /// What makes somebody's calendar or ways unlike those of the rest of the crew.
  private enum Exception { case cells, absence, commitment, home }

  /// 35 % roster cells, 25 % absences, 20 % weekly commitments, 20 % another home.
  private static let exceptions: [Exception] =
    Array(repeating: .cells, count: 7) + Array(repeating: .absence, count: 5)
    + Array(repeating: .commitment, count: 4) + Array(repeating: .home, count: 4)

  private mutating func except(
    _ position: Int, _ kind: Exception, _ horizon: DateSpan, _ dice: inout SyntheticDice
  ) {
    let id = people[position].id
    switch kind {
    case .cells: swap(position, horizon, &dice)
    case .absence:
      let first = dice.below(horizon.count)
      let days = dice.pick([1, 1, 2, 3, 7])
      absences.append(
        Away(
          worker: id, from: "\(horizon.from + first)",
          to: "\(min(horizon.from + (first + days - 1), horizon.to))",
          reason: dice.pick(["việc riêng", "về quê", "nghỉ phép", "khám sức khỏe"])))
    case .commitment:
      people[position].unavailable = dice.pick([
        "mon 18:00-21:00", "tue 17:30-20:00; thu 17:30-20:00", "wed 18:00-21:00", "sat 07:00-11:00",
        "sun 07:00-11:30", "fri 18:00-21:30", "sat-sun 17:00-20:00", "mon-fri 16:30-17:45",
      ])
    case .home:
      let work = SyntheticParks.sites[firms[people[position].firm].site].id
      people[position].home = dice.pick(SyntheticParks.sites.filter { $0.id != work }).id
    }
  }

  /// A stretch of one to five dates on which somebody works another shift, is off, or on leave.
  private mutating func swap(_ position: Int, _ horizon: DateSpan, _ dice: inout SyntheticDice) {
    let codes = SyntheticParks.shifts[firms[people[position].firm].shifts].codes + ["O", "P"]
    let code = dice.pick(codes), days = dice.within(1...5), first = dice.below(horizon.count)
    for day in first..<min(first + days, horizon.count) {
      cells.append(Cell(worker: people[position].id, date: "\(horizon.from + day)", code: code))
    }
  }
}
