internal import GLPK
import OffHours

/// The linear program over whole sections of one course: which open, and with how many people of each group.
///
/// Columns enter by pricing with ``ChainPricer``. Rows: people, the hours of halls, the days and weeks of instructors
/// (``ResourceRows``), the number of sections. A completion is worth more than any section costs.
struct SectionMaster {
  /// A section that may open.
  struct Section {
    /// Spot of each lesson.
    var spots: [Int]
    /// Positions of groups and how many of their people it counts on, and all groups that could be in it.
    var people: [(group: Int, count: Int)]
    var able: [Int]
  }

  private let instance: Instance
  private let course: Int
  private let groups: [Group]
  /// Row of each group: people of one crew, whose exceptions differ, share one where groups are many.
  private let rowOf: [Int]
  private let countRow: Int
  private var resources: ResourceRows
  private(set) var rowCount: Int
  private let session: Session
  private(set) var sections: [Section] = []
  /// Column of each section; further columns hold what is booked for good.
  private(set) var columnOf: [Int] = []
  private var known: Set<[Int32]> = []
  private let venues: [Int?]
  private let wanted: [Double]
  /// What money, or a meeting, counts beside a completion.
  private let priceOfMoney: Double
  private let options: LPOptions

  /// `groups` are the people who may be enrolled; `most` caps the sections that may open; `bookable` says where.
  init(
    _ instance: Instance, course: Int, groups: [Group], most: Int, bookable: Bookable,
    cancellation: CancellationToken
  ) throws(GLPKFault) {
    self.instance = instance
    self.course = course
    self.groups = groups
    let definition = instance.scenario.courses[course]
    let rows = SectionMaster.rows(groups, instance)
    rowOf = rows.of
    resources = ResourceRows(
      instance, faculties: ResourceRows.faculties(instance, of: [course])
    ) { other, lesson, spot in other != course || !bookable.isFree(lesson: lesson, spot: spot) }
    var program = LinearProgram(sense: .maximise)
    for people in rows.people { program.addRow(upper: Double(people)) }
    countRow = program.addRow(upper: Double(min(most, groups.reduce(1) { $0 + $1.pairs.count })))
    rowCount = program.rowCount
    session = try Session(program)
    venues = definition.sameVenue ? instance.scenario.venues.indices.map { $0 } : [nil]
    let target = definition.target
    wanted = groups.map { group in
      let employer = instance.demand.kinds[group.kind].sample.employer
      return target?.employers.contains { $0.0 == employer } ?? false ? 1.25 : 1
    }
    var dearest = 0.0
    for lesson in definition.lessons.indices {
      var ofLesson = 0.0
      for spot in bookable.spots(lesson: lesson) {
        ofLesson = max(ofLesson, SectionMaster.cost(resources, course, lesson, spot, instance))
      }
      dearest += ofLesson
    }
    let least = groups.map { instance.completion(kind: $0.kind, day: 0) }.min() ?? 0
    priceOfMoney = 0.9 * Double(max(0, least)) / 1e6 / max(1e-9, dearest)
    var options = LPOptions(method: .primal)
    options.cancellation = cancellation
    self.options = options
  }

  /// Groups up to which each has a row of its own.
  private static let mostRows = 400

  private static func rows(_ groups: [Group], _ instance: Instance) -> (of: [Int], people: [Int]) {
    struct Key: Hashable {
      var rotation: Ref<Rotation>?
      var crew: String?
      var employer, home, group: Int
      var credited: UInt64
    }
    var known: [Key: Int] = [:]
    var of: [Int] = [], people: [Int] = []
    for (position, group) in groups.enumerated() {
      let sample = instance.demand.kinds[group.kind].sample
      let key = Key(
        rotation: sample.rotation, crew: sample.crew, employer: sample.employer?.index ?? -1,
        home: sample.home?.index ?? -1, group: groups.count > mostRows ? -1 : position,
        credited: instance.progress[group.kind][group.slot].credited)
      if known[key] == nil {
        known[key] = people.count
        people.append(0)
      }
      of.append(known[key]!)
      people[known[key]!] += group.pairs.count
    }
    return (of, people)
  }

  private static func cost(
    _ resources: ResourceRows, _ course: Int, _ lesson: Int, _ spot: Int, _ instance: Instance
  ) -> Double {
    let money = resources.money(course, lesson, spot)
    return money == .infinity ? 0 : instance.countsMoney ? money : 1
  }

  /// What a completion of one of a group's people on a day is worth.
  private func worth(_ group: Int, _ day: Int) -> Double {
    Double(instance.completion(kind: groups[group].kind, day: day)) / 1e6 * wanted[group]
  }

  /// Solves the program as it stands: the share of each section, its value and the duals; nil where it cannot be solved.
  mutating func solved() throws(GLPKFault) -> LPOutcome? {
    let outcome = try session.solveLPRobustly(options)
    return outcome.status == .optimal && outcome.stopped == .finished ? outcome : nil
  }

  /// Enters sections that would bring more than they use at some duals; how many were new.
  ///
  /// `left` is how many of each group's people are not enrolled for good.
  mutating func price(
    _ dual: [Double], bookable: Bookable, left: [Int], random: inout Randomness, isStopped: () -> Bool
  ) throws(GLPKFault) -> Int {
    let definition = instance.scenario.courses[course]
    let asked = groups.indices.map { group -> Double in
      let profit = worth(group, 0) - dual[rowOf[group]]
      // Alike as they are for the program, not always the same people are taken first.
      return max(0, profit) * (1 + 1e-4 * Double(random.below(100)))
    }
    var pricer = ChainPricer(instance, course: course, groups: groups, worth: asked)
    for group in groups.indices where left[group] < groups[group].pairs.count {
      pricer.setLeft(group, left[group])
    }
    var found: [Section] = []
    for venue in venues {
      if isStopped() { break }
      let options = definition.lessons.indices.map { lesson in
        bookable.spots(lesson: lesson, venue: venue).map { spot in
          var price = priceOfMoney * SectionMaster.cost(resources, course, lesson, spot, instance)
          resources.uses(course, lesson, spot) { row, amount in
            if row < dual.count { price += dual[row] * amount }
          }
          return ChainPricer.Option(
            spot: spot, meeting: -1, most: instance.most(spot), price: price)
        }
      }
      for chain in pricer.chains(options: options, count: SectionMaster.chainsAtOnce) {
        if chain.value - dual[countRow] <= 1e-6 || chain.people < instance.least(of: chain) { continue }
        if let section = section(chain, asked, left) { found.append(section) }
      }
    }
    return try add(found)
  }

  /// Chains of one venue that enter at once.
  private static let chainsAtOnce = 4

  /// The people whom a section counts on: the worthiest first, as many as it needs at least.
  private func section(_ chain: Chain, _ asked: [Double], _ left: [Int]) -> Section? {
    let least = instance.least(of: chain)
    let most = chain.spots.map { instance.most($0) }.min() ?? 0
    var people: [(group: Int, count: Int)] = []
    var taken = 0
    for group in chain.groups.sorted(by: { (asked[$1], $0) < (asked[$0], $1) }) {
      let limit = asked[group] > 1e-9 ? most : least
      let count = min(left[group], limit - taken)
      if count <= 0 { continue }
      people.append((group, count))
      taken += count
    }
    return taken >= least ? Section(spots: chain.spots, people: people, able: chain.groups) : nil
  }

  /// Enters sections; how many were new.
  @discardableResult
  mutating func add(_ found: [Section]) throws(GLPKFault) -> Int {
    let new = found.filter { section in
      known.insert(
        section.spots.map { Int32($0) } + section.people.flatMap { [Int32($0.group), Int32($0.count)] }
      ).inserted
    }
    var rows = RowBatch()
    for section in new {
      for (lesson, spot) in section.spots.enumerated() {
        resources.enter(course, lesson, spot, next: &rowCount, into: &rows)
      }
    }
    if rows.count > 0 { try session.addRows(rows) }
    var batch = ColumnBatch()
    for section in new {
      var uses: [Int: Double] = [countRow: 1]
      var value = 0.0
      let day = section.spots.map { instance.supply.moment(ofSpot: $0).day }.max() ?? 0
      for (group, count) in section.people {
        uses[rowOf[group], default: 0] += Double(count)
        value += worth(group, day) * Double(count)
      }
      for (lesson, spot) in section.spots.enumerated() {
        resources.uses(course, lesson, spot) { uses[$0, default: 0] += $1 }
        value -= priceOfMoney * SectionMaster.cost(resources, course, lesson, spot, instance)
        resources.note(column: session.columnCount + batch.count, spot, share: 1)
      }
      let order = uses.keys.sorted()
      batch.add(objective: value, rows: order.map { Int32($0) }, values: order.map { uses[$0]! })
      columnOf.append(session.columnCount + batch.count - 1)
      sections.append(section)
    }
    if batch.count > 0 { try session.addColumns(batch) }
    return new.count
  }

  /// Takes a section out of the program, and where it is `booked`, what it uses of halls and instructors with it; `left` is
  /// how many of each group's people are not enrolled for good.
  mutating func decide(_ position: Int, isBooked: Bool, left: [Int]) throws(GLPKFault) {
    try session.setColumnBounds(columnOf[position], lower: 0, upper: 0)
    if !isBooked { return }
    let section = sections[position]
    var uses: [Int: Double] = [countRow: 1]
    for (lesson, spot) in section.spots.enumerated() {
      resources.uses(course, lesson, spot) { uses[$0, default: 0] += $1 }
      resources.note(column: session.columnCount, spot, share: 1)
    }
    let order = uses.keys.sorted()
    var batch = ColumnBatch()
    batch.add(
      objective: 0, lower: 1, upper: 1, rows: order.map { Int32($0) }, values: order.map { uses[$0]! })
    try session.addColumns(batch)
    var people = [Double](repeating: 0, count: countRow)
    for (group, count) in left.enumerated() { people[rowOf[group]] += Double(count) }
    let all = people.indices.map { Int32($0) }
    try session.setRowBounds(rows: all, lowers: all.map { _ in -.infinity }, uppers: people)
  }
}
