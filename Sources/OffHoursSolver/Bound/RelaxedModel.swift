internal import GLPK
import OffHours

/// Rows and columns of the joint relaxation for one tier.
///
/// Meetings enter lazily, with the first itinerary that uses them; a meeting that has not entered is priced at what it
/// would cost per seat, so leaving it out never makes the bound wrong.
struct RelaxedModel {
  private(set) var program = LinearProgram(sense: .minimise)
  private let instance: Instance
  private let groups: [RelaxedGroup]
  private let company: Company
  private let faculties: [[Int]]
  private var objective: GoalWeights
  private var heldRows: [(row: Int, weights: GoalWeights)] = []
  private var demandRow: [Int] = []
  private var targetRows: [[(row: Int, employer: Int?)]] = []
  private var fairnessRow: [Int: Int] = [:]
  private var costRow: Int?
  private var countRow: Int?
  /// Meetings that have entered, by lesson (numbered through all courses) and spot.
  private var meetings: [Key: (column: Int, seatRow: Int)] = [:]
  private var rowCount = 0
  private var columnCount = 0
  /// Clique rows per venue: start, row; and the meetings of each venue.
  private var venueRows: [[(start: Int, row: Int)]]
  private var venueMeetings: [[(start: Int, end: Int, column: Int)]]
  /// Rows per faculty and week, day and start.
  private var weekRows: [[Int: Int]]
  private var dayRows: [[Int: Int]]
  private var known: Set<[Int32]> = []
  private let firstLesson: [Int]

  private struct Key: Hashable {
    var lesson, spot: Int32
  }

  init(
    _ instance: Instance, groups: [RelaxedGroup], company: Company, tiers: [GoalWeights], faculties: [[Int]],
    tier: Int,
    standing: Standing
  ) {
    self.instance = instance
    self.groups = groups
    self.company = company
    self.faculties = faculties
    objective = tiers[tier]
    venueRows = Array(repeating: [], count: instance.scenario.venues.count)
    venueMeetings = Array(repeating: [], count: instance.scenario.venues.count)
    weekRows = Array(repeating: [:], count: faculties.count)
    dayRows = Array(repeating: [:], count: faculties.count)
    var lessons = 0
    var first: [Int] = []
    for course in instance.scenario.courses {
      first.append(lessons)
      lessons += course.lessons.count
    }
    firstLesson = first
    for group in groups { demandRow.append(program.addRow(upper: Double(group.count))) }
    for held in 0..<tier {
      let value = tiers[held].held(standing, instance)
      heldRows.append((program.addRow(upper: value + 1e-7 * max(1, abs(value))), tiers[held]))
    }
    if let limit = instance.scenario.limits.cost { costRow = program.addRow(upper: limit.amount) }
    if let limit = instance.scenario.limits.meetings { countRow = program.addRow(upper: Double(limit)) }
    for (course, definition) in instance.scenario.courses.enumerated() {
      var rows: [(row: Int, employer: Int?)] = []
      if let target = definition.target {
        let credited = instance.demand.creditedWorkers[course]
        var wanted: [(Int, Int?)] = []
        if let total = target.total { wanted.append((total - target.already - credited.count, nil)) }
        for (employer, count) in target.employers {
          let before = credited.reduce(0) {
            $0 + (instance.scenario.workers[$1].employer == employer ? 1 : 0)
          }
          wanted.append((count - before, employer.index))
        }
        for (short, employer) in wanted where short > 0 {
          let row = program.addRow(lower: Double(short))
          rows.append((row, employer))
          addColumn(objective.targets, rows: [Int32(row)], values: [1]) { $0.targets }
        }
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
    // Held tiers may be out of reach of the first columns; a dear way out keeps the program feasible.
    // Too low a price only weakens the bound.
    let penalty = 1000 * max(1, objective.cost * instance.typicalPrice)
    for held in heldRows { program.addColumn(objective: penalty, rows: [Int32(held.row)], values: [-1]) }
    rowCount = program.rowCount
    columnCount = program.columnCount
  }

  @discardableResult private mutating func addColumn(
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

  // MARK: Meetings

  private func money(_ course: Int, _ lesson: Int, _ spot: Int) -> Double {
    let minutes = instance.scenario.courses[course].lessons[lesson].minutes
    var total = instance.price(spot: spot, minutes: minutes).parts
    let needed = instance.scenario.courses[course].instructors
    if needed > 0 {
      let prices = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].teachers
        .filter { instance.isAvailable($0, spot) }
        .map { instance.price(instructor: $0, minutes: minutes).parts }.sorted()
      if prices.count < needed { return .infinity }
      total += prices.prefix(needed).reduce(0, +)
    }
    return Double(total) / Double(Money.scale)
  }

  /// What one meeting costs in a weighted goal; infinity where no instructor is available.
  private func cost(_ weights: GoalWeights, money: Double) -> Double {
    weights.meetings + weights.cost * (instance.countsMoney ? money : 1)
  }

  /// Most meetings of a faculty's members on a day (counted from the horizon's first), or in a week.
  private func capacity(_ faculty: [Int], day: Int) -> Double {
    let date = instance.scenario.horizon.from + day
    let whole = instance.scenario.zone.day(date)
    return faculty.reduce(0) { total, instructor in
      if let times = instance.supply.instructorTimes[instructor],
        !times.contains(where: { $0.overlaps(whole) })
      {
        return total
      }
      return total + Double(instance.scenario.instructors[instructor].maxPerDay ?? 48)
    }
  }

  private func capacity(_ faculty: [Int], week: Int) -> Double {
    let monday = (instance.scenario.horizon.from.monday - instance.scenario.horizon.from) + week * 7
    return faculty.reduce(0) { total, instructor in
      let days = (0..<7).reduce(0.0) { $0 + capacity([instructor], day: monday + $1) }
      return total + min(days, Double(instance.scenario.instructors[instructor].maxPerWeek ?? .max))
    }
  }

  /// What a seat costs at every spot of every lesson of a course.
  private func seatPrices(_ course: Int, _ dual: [Double]) -> [[Double]] {
    var weights = objective
    for held in heldRows { weights.add(held.weights, times: -dual[held.row]) }
    let definition = instance.scenario.courses[course]
    struct PriceKey: Hashable {
      var lessonClass: Int
      var isBarred: [Bool]
    }
    var byClass: [PriceKey: [Double]] = [:]
    var result: [[Double]] = []
    for lesson in definition.lessons.indices {
      let lessonClass = instance.supply.classOfLesson[course][lesson]
      let spots = instance.supply.classes[lessonClass].spots
      var prices: [Double]
      let key = PriceKey(lessonClass: lessonClass, isBarred: company.isBarred[course][lesson])
      if let known = byClass[key] {
        prices = known
      } else {
        prices = spots.map { spot in
          let money = moneyOf[course][lesson][spot - spots.lowerBound]
          if money == .infinity { return .infinity }
          var price = cost(weights, money: money)
          if let costRow { price -= dual[costRow] * money }
          if let countRow { price -= dual[countRow] }
          let moment = instance.supply.moment(ofSpot: spot)
          let venue = Int(instance.supply.spots[spot].venue)
          let end = moment.end + instance.scenario.venues[venue].turnaround
          for (start, row) in venueRows[venue] where start >= moment.start && start < end {
            price -= dual[row]
          }
          for faculty in facultiesOf[course][lesson] {
            if let row = weekRows[faculty][moment.week] {
              price -= dual[row] * Double(definition.instructors)
            }
            if let row = dayRows[faculty][moment.day] { price -= dual[row] * Double(definition.instructors) }
          }
          return max(0, price) / Double(instance.capacity(course: course, venue: venue))
        }
        byClass[key] = prices
      }
      for (key, entry) in entered[firstLesson[course] + lesson] {
        prices[key - spots.lowerBound] = max(0, -dual[entry])
      }
      result.append(prices)
    }
    return result
  }

  /// Money of every (course, lesson, spot), worked out once.
  private var moneyOf: [[[Double]]] = []
  /// Faculties that hold all teachers of a lesson.
  private var facultiesOf: [[[Int]]] = []
  /// Per lesson: spot and seat row of the meetings that have entered.
  private var entered: [[(Int, Int)]] = []

  private mutating func prepare() {
    guard moneyOf.isEmpty else { return }
    entered = Array(repeating: [], count: instance.scenario.courses.reduce(0) { $0 + $1.lessons.count })
    for (course, definition) in instance.scenario.courses.enumerated() {
      var ofCourse: [[Double]] = []
      var faculties: [[Int]] = []
      for lesson in definition.lessons.indices {
        let lessonClass = instance.supply.classOfLesson[course][lesson]
        let spots = instance.supply.classes[lessonClass].spots
        ofCourse.append(
          spots.map {
            company.isBarred[course][lesson][$0 - spots.lowerBound] ? .infinity : money(course, lesson, $0)
          })
        let teachers = Set(instance.supply.classes[lessonClass].teachers)
        faculties.append(
          definition.instructors == 0
            ? [] : self.faculties.indices.filter { teachers.isSubset(of: self.faculties[$0]) })
      }
      moneyOf.append(ofCourse)
      facultiesOf.append(faculties)
    }
  }

  // MARK: Pricing

  /// The best itinerary of each group at these duals: what all of them together could still bring (≤ 0), and those that
  /// are new.
  mutating func price(_ dual: [Double], _ pricer: inout RelaxedPricer) -> (
    gain: Double, columns: [(group: Int, path: [(lesson: Int, spot: Int)])]
  ) {
    prepare()
    var weights = objective
    for held in heldRows { weights.add(held.weights, times: -dual[held.row]) }
    var prices: [Int: [[Double]]] = [:]
    var gain = 0.0
    var columns: [(group: Int, path: [(lesson: Int, spot: Int)])] = []
    for (position, group) in groups.enumerated() {
      if prices[group.course] == nil { prices[group.course] = seatPrices(group.course, dual) }
      let endPrice = group.worth.indices.map { day in
        weights.early * Double(day) + weights.completions * Double(group.worth[day]) / 1e6
      }
      var constant = -dual[demandRow[position]]
      for target in targetRows[group.course] where target.employer == nil || target.employer == group.employer
      {
        constant -= dual[target.row]
      }
      if let row = fairnessRow[group.employer] { constant -= dual[row] }
      guard
        let found = pricer.cheapest(
          group, price: prices[group.course]!, rest: weights.rest, travel: weights.travel, endPrice: endPrice),
        found.cost + constant < -1e-9
      else { continue }
      gain += (found.cost + constant) * Double(group.count)
      let key = [Int32(position)] + found.path.flatMap { [Int32($0.lesson), Int32($0.spot)] }
      if found.cost + constant < -1e-7, known.insert(key).inserted { columns.append((position, found.path)) }
    }
    return (gain, columns)
  }

  /// Enters itineraries, and the meetings that they are the first to use.
  mutating func add(
    _ itineraries: [(group: Int, path: [(lesson: Int, spot: Int)])], to session: Session
  ) throws(GLPKFault) {
    for itinerary in itineraries {
      let course = groups[itinerary.group].course
      for (lesson, spot) in itinerary.path
      where meetings[Key(lesson: Int32(firstLesson[course] + lesson), spot: Int32(spot))] == nil {
        try enter(course, lesson, spot, session)
      }
    }
    var batch = ColumnBatch()
    for (position, path) in itineraries {
      let group = groups[position]
      var rows = [Int32(demandRow[position])]
      for (lesson, spot) in path {
        rows.append(
          Int32(meetings[Key(lesson: Int32(firstLesson[group.course] + lesson), spot: Int32(spot))]!.seatRow))
      }
      for target in targetRows[group.course] where target.employer == nil || target.employer == group.employer
      {
        rows.append(Int32(target.row))
      }
      if let row = fairnessRow[group.employer] { rows.append(Int32(row)) }
      var values = [Double](repeating: 1, count: rows.count)
      for held in heldRows {
        let share = cost(held.weights, group, path)
        if share != 0 {
          rows.append(Int32(held.row))
          values.append(share)
        }
      }
      batch.add(
        objective: cost(objective, group, path), rows: rows, values: values)
      columnCount += 1
    }
    try session.addColumns(batch)
  }

  private func cost(_ weights: GoalWeights, _ group: RelaxedGroup, _ path: [(lesson: Int, spot: Int)])
    -> Double
  {
    var total = 0.0
    for (_, spot) in path {
      let moment = instance.supply.moment(ofSpot: spot)
      if weights.rest != 0 { total += weights.rest * Double(group.rest[moment.day]) }
      if weights.travel != 0 { total += weights.travel * Double(instance.journey(group.home, moment.place)) }
    }
    let day = instance.supply.moment(ofSpot: path[path.count - 1].spot).day
    return total + weights.early * Double(day) + weights.completions * Double(group.worth[day]) / 1e6
  }

  private mutating func enter(_ course: Int, _ lesson: Int, _ spot: Int, _ session: Session) throws(GLPKFault)
  {
    let definition = instance.scenario.courses[course]
    let lessonClass = instance.supply.classOfLesson[course][lesson]
    let money = moneyOf[course][lesson][spot - instance.supply.classes[lessonClass].spots.lowerBound]
    let moment = instance.supply.moment(ofSpot: spot)
    let venue = Int(instance.supply.spots[spot].venue)
    let end = moment.end + instance.scenario.venues[venue].turnaround
    var rows: [Int32] = [], values: [Double] = []
    var newRows = RowBatch()
    func newRow(upper: Double, columns: [Int32] = [], values: [Double] = []) -> Int {
      newRows.add(upper: upper, columns: columns, values: values)
      rowCount += 1
      return rowCount - 1
    }
    let seatRow = newRow(upper: 0)
    rows.append(Int32(seatRow))
    values.append(-Double(instance.capacity(course: course, venue: venue)))
    if !venueRows[venue].contains(where: { $0.start == moment.start }) {
      let underWay = venueMeetings[venue].filter { $0.start <= moment.start && $0.end > moment.start }
      let row = newRow(
        upper: 1, columns: underWay.map { Int32($0.column) }, values: underWay.map { _ in 1 })
      venueRows[venue].append((moment.start, row))
    }
    for (start, row) in venueRows[venue] where start >= moment.start && start < end {
      rows.append(Int32(row))
      values.append(1)
    }
    for faculty in facultiesOf[course][lesson] {
      if weekRows[faculty][moment.week] == nil {
        weekRows[faculty][moment.week] = newRow(upper: capacity(faculties[faculty], week: moment.week))
      }
      if dayRows[faculty][moment.day] == nil {
        dayRows[faculty][moment.day] = newRow(upper: capacity(faculties[faculty], day: moment.day))
      }
      rows.append(Int32(weekRows[faculty][moment.week]!))
      values.append(Double(definition.instructors))
      rows.append(Int32(dayRows[faculty][moment.day]!))
      values.append(Double(definition.instructors))
    }
    for held in heldRows {
      let share = cost(held.weights, money: money)
      if share != 0 {
        rows.append(Int32(held.row))
        values.append(share)
      }
    }
    if let costRow, money != 0 {
      rows.append(Int32(costRow))
      values.append(money)
    }
    if let countRow {
      rows.append(Int32(countRow))
      values.append(1)
    }
    try session.addRows(newRows)
    var batch = ColumnBatch()
    batch.add(objective: cost(objective, money: money), upper: 1, rows: rows, values: values)
    try session.addColumns(batch)
    meetings[Key(lesson: Int32(firstLesson[course] + lesson), spot: Int32(spot))] = (columnCount, seatRow)
    entered[firstLesson[course] + lesson].append((spot, seatRow))
    venueMeetings[venue].append((moment.start, end, columnCount))
    columnCount += 1
  }
}

// MARK: Prices by name

extension RelaxedModel {
  /// The duals of the rows that have entered, by names that another scenario's model knows.
  func named(_ dual: [Double]) -> NamedDuals {
    var named = NamedDuals()
    for (position, group) in groups.enumerated() {
      named.people[NamedDuals.People(course: group.course, kind: group.kind)] = dual[demandRow[position]]
    }
    named.held = heldRows.map { dual[$0.row] }
    named.cost = costRow.map { dual[$0] } ?? 0
    named.count = countRow.map { dual[$0] } ?? 0
    named.targets = targetRows.map { $0.map { dual[$0.row] } }
    named.venues = venueRows.map { $0.map { ($0.start, dual[$0.row]) } }
    for (position, members) in faculties.enumerated() {
      named.weeks[members] = weekRows[position].mapValues { dual[$0] }
      named.days[members] = dayRows[position].mapValues { dual[$0] }
    }
    for (key, entry) in meetings {
      let course = firstLesson.lastIndex { $0 <= Int(key.lesson) }!
      named.seats[
        NamedDuals.Seat(
          course: course, lesson: Int(key.lesson) - firstLesson[course],
          venue: Int(instance.supply.spots[Int(key.spot)].venue),
          start: instance.supply.moment(ofSpot: Int(key.spot)).start)] = dual[entry.seatRow]
    }
    return named
  }

  /// The Lagrangian at prices that another model may have found: what the rows allow at these prices, what meetings that
  /// are worth more than they cost bring, and what the best itinerary of everybody brings. Only for a model without
  /// columns of its own.
  mutating func lagrangian(at named: NamedDuals, _ pricer: inout RelaxedPricer) -> Double {
    prepare()
    var dual = [Double](repeating: 0, count: program.rowCount)
    var total = 0.0
    func add(_ value: Double, _ limit: Double) -> Int {
      dual.append(value)
      total += value * limit
      return dual.count - 1
    }
    func set(_ row: Int, _ value: Double, _ limit: Double) {
      dual[row] = value
      total += value * limit
    }
    for (position, group) in groups.enumerated() {
      let value = named.people[NamedDuals.People(course: group.course, kind: group.kind)] ?? 0
      set(demandRow[position], value, Double(group.count))
    }
    for (held, value) in zip(heldRows, named.held) { set(held.row, value, program.rowUpper[held.row]) }
    if let costRow { set(costRow, named.cost, program.rowUpper[costRow]) }
    if let countRow { set(countRow, named.count, program.rowUpper[countRow]) }
    for (rows, values) in zip(targetRows, named.targets) {
      for (target, value) in zip(rows, values) { set(target.row, value, program.rowLower[target.row]) }
    }
    for (venue, rows) in named.venues.enumerated() where venue < venueRows.count {
      for (start, value) in rows where value != 0 { venueRows[venue].append((start, add(value, 1))) }
    }
    for (position, members) in faculties.enumerated() {
      for (week, value) in (named.weeks[members] ?? [:]).sorted(by: { $0.key < $1.key }) where value != 0 {
        weekRows[position][week] = add(value, capacity(members, week: week))
      }
      for (day, value) in (named.days[members] ?? [:]).sorted(by: { $0.key < $1.key }) where value != 0 {
        dayRows[position][day] = add(value, capacity(members, day: day))
      }
    }
    for (course, definition) in instance.scenario.courses.enumerated() {
      for lesson in definition.lessons.indices {
        for spot in instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots {
          let seat = NamedDuals.Seat(
            course: course, lesson: lesson, venue: Int(instance.supply.spots[spot].venue),
            start: instance.supply.moment(ofSpot: spot).start)
          guard let value = named.seats[seat] else { continue }
          entered[firstLesson[course] + lesson].append((spot, add(value, 0)))
          total += min(0, reducedCost(course, lesson, spot, value, dual))
        }
      }
    }
    let (gain, _) = price(dual, &pricer)
    return total + gain
  }

  /// What a meeting costs beyond what its seats are worth, when a seat is worth −`seat`.
  private func reducedCost(_ course: Int, _ lesson: Int, _ spot: Int, _ seat: Double, _ dual: [Double])
    -> Double
  {
    let spots = instance.supply.classes[instance.supply.classOfLesson[course][lesson]].spots
    let money = moneyOf[course][lesson][spot - spots.lowerBound]
    if money == .infinity { return 0 }
    let venue = Int(instance.supply.spots[spot].venue)
    let moment = instance.supply.moment(ofSpot: spot)
    let end = moment.end + instance.scenario.venues[venue].turnaround
    var total = cost(objective, money: money) + seat * Double(instance.capacity(course: course, venue: venue))
    for held in heldRows { total -= dual[held.row] * cost(held.weights, money: money) }
    if let costRow { total -= dual[costRow] * money }
    if let countRow { total -= dual[countRow] }
    for (start, row) in venueRows[venue] where start >= moment.start && start < end { total -= dual[row] }
    for faculty in facultiesOf[course][lesson] {
      let needed = Double(instance.scenario.courses[course].instructors)
      if let row = weekRows[faculty][moment.week] { total -= dual[row] * needed }
      if let row = dayRows[faculty][moment.day] { total -= dual[row] * needed }
    }
    return total
  }
}
