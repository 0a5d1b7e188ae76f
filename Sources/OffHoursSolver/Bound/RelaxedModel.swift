internal import GLPK
import OffHours

/// Rows and columns of the joint relaxation for one tier.
///
/// Columns are itineraries of groups; what they use of halls, instructors and money stands in ``ResourceRows``.
struct RelaxedModel {
  /// The program before itineraries enter.
  var program = LinearProgram(sense: .minimise)
  let instance: Instance
  let groups: [RelaxedGroup]
  private(set) var objective: GoalWeights
  private(set) var heldRows: [(row: Int, weights: GoalWeights)] = []
  private(set) var demandRow: [Int] = []
  private(set) var targetRows: [[(row: Int, employer: Int?)]] = []
  private(set) var fairnessRow: [Int: Int] = [:]
  /// By group: the row of its people's points, where the burden counts.
  var burdenRow: [Int?] = []
  /// By group: the row of those who complete in time, or are late.
  private(set) var lapseRow: [Int?] = []
  /// The row of those who are late whatever is done.
  private(set) var lateRow: Int?
  /// What one of a held tier beyond its value costs.
  private(set) var penalty = 0.0
  private(set) var costRow: Int?
  private(set) var countRow: Int?
  /// By course: the row of its fewest meetings, and what the emptiest of them costs.
  private(set) var fewestRow: [(row: Int, money: Double)?] = []
  var resources: ResourceRows
  /// Caps on release.
  var releases: ReleaseCapRows
  private(set) var rowCount = 0
  private var columnCount = 0
  /// The itineraries of the columns behind the model's own, as numbers, and the set of them.
  private var keys: [[Int32]] = []
  private var known: Set<[Int32]> = []

  init(
    _ instance: Instance, groups: [RelaxedGroup], company: MinimumSizePruning, tiers: [GoalWeights],
    faculties: [[Int]],
    tier: Int,
    standing: GoalValues
  ) {
    self.instance = instance
    self.groups = groups
    objective = tiers[tier]
    resources = ResourceRows(instance, faculties: faculties) { course, lesson, spot in
      company.isBarred[course][lesson][instance.supply.position(of: spot, course: course, lesson: lesson)]
    }
    releases = ReleaseCapRows(instance, groups: groups)
    for group in groups { demandRow.append(program.addRow(upper: Double(group.count))) }
    for held in 0..<tier {
      let value = tiers[held].held(standing, instance)
      heldRows.append((program.addRow(upper: value + 1e-7 * max(1, abs(value))), tiers[held]))
    }
    if let limit = instance.scenario.limits.cost { costRow = program.addRow(upper: limit.amount) }
    if let limit = instance.scenario.limits.meetings { countRow = program.addRow(upper: Double(limit)) }
    for course in instance.scenario.courses.indices {
      var rows: [(row: Int, employer: Int?)] = []
      for (short, employer) in instance.wanted(of: course) where short > 0 {
        let row = program.addRow(lower: Double(short))
        rows.append((row, employer))
        addColumn(objective.targets, upper: Double(short), rows: [Int32(row)], values: [1]) { $0.targets }
      }
      targetRows.append(rows)
    }
    if instance.asksFairness {
      let column = addColumn(objective.fairness, upper: 1, rows: [], values: []) { $0.fairness }
      for employer in instance.scenario.employers.indices where instance.completableOfEmployer[employer] > 0 {
        fairnessRow[employer] = program.addRow(
          lower: 0, columns: [Int32(column)], values: [-Double(instance.completableOfEmployer[employer])])
      }
    }
    addRowsOfBurden()
    addRowsOfLapses()
    addRowsOfFewest(tiers[..<tier], standing)
    // Held tiers may be out of reach of the first columns; a dear way out keeps the program feasible.
    // Too low a price only weakens the bound.
    penalty = 1000 * max(1, objective.cost * instance.typicalPrice)
    for held in heldRows { program.addColumn(objective: penalty, rows: [Int32(held.row)], values: [-1]) }
    rowCount = program.rowCount
    columnCount = program.columnCount
  }

  /// Adds a column whose share in the held tiers one goal decides.
  @discardableResult mutating func addColumn(
    _ cost: Double, upper: Double = .infinity, rows: [Int32], values: [Double],
    in goal: (GoalWeights) -> Double
  ) -> Int {
    var rows = rows, values = values
    for held in heldRows where goal(held.weights) != 0 {
      rows.append(Int32(held.row))
      values.append(goal(held.weights))
    }
    return program.addColumn(objective: cost, upper: upper, rows: rows, values: values)
  }

  /// Of people with a due date: in time, or late; and those who are late whatever is done, where that counts at all.
  private mutating func addRowsOfLapses() {
    lapseRow = groups.map { _ in nil }
    guard instance.asksLapses else { return }
    var hopeful = 0
    for (position, group) in groups.enumerated() where group.lapseDay >= 0 {
      hopeful += group.count
      let row = program.addRow(lower: Double(group.count))
      lapseRow[position] = row
      addColumn(objective.lapses, upper: Double(group.count), rows: [Int32(row)], values: [1]) { $0.lapses }
    }
    let row = program.addRow(lower: Double(max(0, instance.dueCount - hopeful)))
    lateRow = row
    addColumn(objective.lapses, upper: Double(instance.dueCount), rows: [Int32(row)], values: [1]) {
      $0.lapses
    }
  }

  /// Where completions are held, whole meetings are needed for them: what itineraries leave of these is empty, and costs
  /// what the cheapest meeting does.
  private mutating func addRowsOfFewest(_ held: ArraySlice<GoalWeights>, _ standing: GoalValues) {
    fewestRow = instance.scenario.courses.map { _ in nil }
    let completions = instance.scenario.goals.indices.first {
      held.indices.contains($0) && instance.scenario.goals[$0].parts.map(\.goal) == [.completions]
        && !instance.scenario.goals[$0].isWeighted
    }
    guard let completions else { return }
    let value = -held[completions].held(standing, instance)
    let most = groups.map { Double($0.worth.max() ?? 0) / 1e6 }
    let all = zip(groups, most).reduce(0) { $0 + Double($1.0.count) * $1.1 }
    for course in instance.scenario.courses.indices {
      let own = groups.indices.filter { groups[$0].course == course }
      // What is missing when everybody completes all other courses.
      var missing =
        value - (all - own.reduce(0) { $0 + Double(groups[$1].count) * most[$1] })
        - 1e-6 * max(1, abs(value))
      var completed = 0
      for position in own.sorted(by: { most[$0] > most[$1] }) where missing > 0 && most[position] > 0 {
        let people = min(groups[position].count, Int((missing / most[position]).rounded(.up)))
        completed += people
        missing -= Double(people) * most[position]
      }
      let fewest = resources.fewestMeetings(course, completed: completed, of: own.map { groups[$0] })
      let money = resources.leastMoney(course)
      if fewest == 0 || money == .infinity { continue }
      let row = program.addRow(upper: -Double(fewest))
      fewestRow[course] = (row, money)
      var rows = [Int32(row)], values = [-1.0]
      for held in heldRows {
        rows.append(Int32(held.row))
        values.append(cost(held.weights, money: money))
      }
      if let costRow {
        rows.append(Int32(costRow))
        values.append(money)
      }
      if let countRow {
        rows.append(Int32(countRow))
        values.append(1)
      }
      let used = values.indices.filter { values[$0] != 0 }
      program.addColumn(
        objective: cost(objective, money: money), upper: Double(fewest), rows: used.map { rows[$0] },
        values: used.map { values[$0] })
    }
  }

  // MARK: Duals

  /// The rows that entered with itineraries, and how much there is of what they ration.
  var limits: [(row: Int, limit: Double)] { resources.limits + releases.limits }

  /// What rows and the model's own columns bring to the Lagrangian at duals that a program gave, or that lie between such.
  ///
  /// `used` hears what the own columns that pay use of every row.
  func constant(_ dual: [Double], used: (_ row: Int, _ amount: Double) -> Void = { _, _ in }) -> Double {
    var total = 0.0
    for row in 0..<program.rowCount where dual[row] != 0 {
      total += dual[row] * (dual[row] > 0 ? program.rowLower[row] : program.rowUpper[row])
    }
    for (row, limit) in limits { total += dual[row] * limit }
    var reduced = program.objective
    for entry in 0..<program.entryCount {
      reduced[Int(program.entryColumns[entry])] -=
        dual[Int(program.entryRows[entry])] * program.entryValues[entry]
    }
    for (cost, upper) in zip(reduced, program.columnUpper) where cost < 0 && upper < .infinity {
      total += cost * upper
    }
    for entry in 0..<program.entryCount {
      let column = Int(program.entryColumns[entry])
      if reduced[column] < 0 && program.columnUpper[column] < .infinity {
        used(Int(program.entryRows[entry]), program.columnUpper[column] * program.entryValues[entry])
      }
    }
    return total
  }

  /// How much of what each resource row rations is left when everybody takes the itinerary that is best now.
  func slack(_ found: [Itinerary]) -> [(row: Int, slack: Double)] {
    var used: [Int: Double] = [:]
    for itinerary in found {
      let count = Double(groups[itinerary.group].count)
      for (row, amount) in uses(itinerary) { used[row, default: 0] += amount * count }
    }
    return limits.map { ($0.row, $0.limit - (used[$0.row] ?? 0)) }
  }

  // MARK: Scarcity

  /// Where halls or instructors are scarce, the first duals know nothing of it: a program learns of a full evening only
  /// when its columns fill it. So prices by the hour are tried, as high as a seat could be worth and lower; where they
  /// prove more than no prices do, all rows enter at once; what they prove is returned.
  mutating func enterIfScarce(
    _ session: Session, _ dual: [Double], _ pricer: RelaxedPricer,
    _ isOver: () -> Bool = { false }
  ) throws(GLPKFault) -> (value: Double, dual: [Double])? {
    var all = self
    var rows = RowBatch()
    all.resources.enterAll(next: &all.rowCount, into: &rows)
    guard all.rowCount <= RelaxedModel.mostRows else { return nil }
    var free = dual + Array(repeating: 0, count: all.rowCount - dual.count)
    for (row, _) in all.limits { free[row] = 0 }
    for row in demandRow { free[row] = 0 }
    let (gain, found) = all.price(free, pricer)
    if found.isEmpty { return nil }
    let people = found.reduce(0.0) { $0 + Double(groups[$1.group].count) }
    let meetings = found.reduce(0.0) { $0 + Double(groups[$1.group].count * $1.path.count) } / people
    let seat = -gain / people / meetings
    var best = (value: all.constant(free) + gain, dual: free)
    let plain = best.value
    for level in 1...8 {
      let worth = seat * Double(level) / 6
      for prices in [
        all.resources.hallPrices(seat: worth), all.resources.hallPrices(seat: worth, bySection: true),
        all.resources.facultyPrices(seat: worth),
      ] {
        if isOver() { return nil }
        var dual = free
        for (row, price) in prices { dual[row] = price }
        let value = all.constant(dual) + all.price(dual, pricer).gain
        if value > best.value { best = (value, dual) }
      }
    }
    guard best.value > plain + 1e-3 * abs(plain) else { return nil }
    try session.addRows(rows)
    self = all
    return best
  }

  /// Rows up to which all may enter at once.
  private static let mostRows = 12_000

  /// Enters the itineraries that are new, and the rows that they are the first to need; how many there were.
  @discardableResult
  mutating func add(_ itineraries: [Itinerary], to session: Session) throws(GLPKFault) -> Int {
    let new = itineraries.filter { itinerary in
      let course = groups[itinerary.group].course
      let key = [Int32(itinerary.group)] + itinerary.path.flatMap { [Int32($0.lesson), Int32($0.spot)] }
      let isNew =
        itinerary.path.allSatisfy { resources.money(course, $0.lesson, $0.spot) < .infinity }
        && known.insert(key).inserted
      if isNew { keys.append(key) }
      return isNew
    }
    var rows = RowBatch()
    for itinerary in new {
      let course = groups[itinerary.group].course
      for (lesson, spot) in itinerary.path {
        resources.enter(course, lesson, spot, next: &rowCount, into: &rows)
        releases.enter(itinerary.group, spot, next: &rowCount, into: &rows)
      }
    }
    if rows.count > 0 { try session.addRows(rows) }
    var batch = ColumnBatch()
    for itinerary in new {
      let shares = uses(itinerary)
      let group = groups[itinerary.group]
      batch.add(
        objective: whole(objective, group.course, itinerary), rows: shares.map { Int32($0.row) },
        values: shares.map(\.amount))
      for (_, spot) in itinerary.path {
        resources.note(column: columnCount, spot, share: resources.share(group.course, spot))
        releases.note(column: columnCount, itinerary.group, spot)
      }
      columnCount += 1
    }
    if batch.count > 0 { try session.addColumns(batch) }
    return new.count
  }

  /// Drops the itineraries that are dearest at a program's duals, where there are more than it needs; they may come back.
  mutating func prune(_ outcome: LPOutcome, _ session: Session) throws(GLPKFault) {
    let enough = 2 * rowCount + 2000
    if columnCount <= 2 * enough { return }
    let own = program.columnCount
    let idle = (own..<columnCount).filter { outcome.primal[$0] == 0 && outcome.reducedCost[$0] > 1e-9 }
      .sorted { (outcome.reducedCost[$1], $0) < (outcome.reducedCost[$0], $1) }
    let dropped = idle.prefix(columnCount - enough).sorted()
    try session.deleteColumns(dropped.map { Int32($0) })
    var position = [Int32?](repeating: nil, count: columnCount)
    var next = 0
    var left = dropped[...]
    for column in 0..<columnCount {
      if column == left.first {
        left.removeFirst()
        known.remove(keys[column - own])
      } else {
        position[column] = Int32(next)
        next += 1
      }
    }
    keys = keys.enumerated().filter { position[$0.offset + own] != nil }.map(\.element)
    columnCount = next
    resources.renumber { position[Int($0)] }
    releases.renumber { position[Int($0)] }
  }

  /// What one person on an itinerary uses of every row, ascending.
  private func uses(_ itinerary: Itinerary) -> [(row: Int, amount: Double)] {
    let group = groups[itinerary.group]
    var shares = [demandRow[itinerary.group]: 1.0]
    for (lesson, spot) in itinerary.path {
      let share = resources.share(group.course, spot)
      resources.uses(group.course, lesson, spot) { shares[$0, default: 0] += $1 * share }
      releases.uses(itinerary.group, spot) { shares[$0, default: 0] += $1 }
      if let costRow { shares[costRow, default: 0] += share * resources.money(group.course, lesson, spot) }
      if let countRow { shares[countRow, default: 0] += share }
      if let row = fewestRow[group.course]?.row { shares[row, default: 0] -= share }
    }
    for target in targetRows[group.course] where target.employer == nil || target.employer == group.employer {
      shares[target.row] = 1
    }
    if let row = fairnessRow[group.employer] { shares[row] = 1 }
    if let row = burdenRow[itinerary.group] { shares[row] = points(itinerary) }
    if let row = lapseRow[itinerary.group], let last = itinerary.path.last,
      instance.supply.moment(ofSpot: last.spot).day <= group.lapseDay
    {
      shares[row] = 1
    }
    for held in heldRows { shares[held.row] = whole(held.weights, group.course, itinerary) }
    return shares.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
