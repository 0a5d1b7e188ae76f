internal import GLPK
import OffHours

/// The restricted master of one course: which bundles open, who attends what, with everything else held.
///
/// Columns: a binary for each bundle that may open, one for each of its meetings and instructors, shortfalls of targets,
/// and itineraries of groups, which enter by pricing. Rows: groups, seats, smallest sizes, halls, instructors and their
/// loads, limits, targets, and the tiers above the one that is optimised, held at the incumbent's value.
struct CourseMaster {
  let instance: Instance
  let course: Int
  /// The plan without the freed meetings and the freed learners.
  let base: Plan
  let groups: [Group]
  private(set) var bundles: [MeetingBlock] = []
  /// All meetings of all bundles, by start: the stops that itineraries are made of.
  private(set) var stops: [Stop] = []
  private(set) var stopBundle: [Int] = []
  var stopMember: [MeetingBlock.Member] = []
  var itineraries: [(group: Int, stops: [Int])] = []

  var program = LinearProgram(sense: .minimise)
  var bundleColumn: [Int?] = []
  var teacherColumns: [(stop: Int, instructor: Int, column: Int)] = []
  var firstItinerary = 0
  var demandRow: [Int] = []
  var seatRow: [Int] = []
  var leastRow: [Int?] = []
  var targetRows: [(row: Int, employer: Int?)] = []
  var fairnessRow: [Int: Int] = [:]
  /// By group: the row of its people's points, where the burden counts.
  var burdenRow: [Int?] = []
  var tierRows: [(row: Int, weights: GoalWeights)] = []
  var objective = GoalWeights()
  private let tiers: [GoalWeights]
  var known: Set<[Int32]> = []

  /// Sets up rows and the columns of bundles.
  ///
  /// `incumbent` is the standing that the held tiers must keep; `tier` is the position of the tier that is optimised.
  init(
    _ instance: Instance, course: Int, base: Plan, groups: [Group], bundles: [MeetingBlock],
    incumbent: GoalValues,
    tier: Int
  ) {
    self.instance = instance
    self.course = course
    self.base = base
    self.groups = groups
    self.bundles = bundles
    tiers = instance.scenario.goals.map { GoalWeights($0) }
    let definition = instance.scenario.courses[course]
    var flat: [(stop: Stop, bundle: Int, member: MeetingBlock.Member)] = []
    for (position, bundle) in bundles.enumerated() {
      for member in bundle.members {
        let moment = instance.supply.moment(ofSpot: member.spot)
        flat.append(
          (
            Stop(
              meeting: flat.count, lesson: member.lesson, start: moment.start, end: moment.end,
              day: moment.day,
              week: moment.week, place: moment.place), position, member
          ))
      }
    }
    flat.sort { ($0.stop.start, $0.stop.meeting) < ($1.stop.start, $1.stop.meeting) }
    for position in flat.indices { flat[position].stop.meeting = position }
    stops = flat.map(\.stop)
    stopBundle = flat.map(\.bundle)
    stopMember = flat.map(\.member)

    objective = tiers[tier]
    if tier + 1 < tiers.count {
      // A little of the next tier breaks ties.
      objective.add(tiers[tier + 1], times: 0.02 * steps(tiers[tier]).least / steps(tiers[tier + 1]).most)
    }
    addRowsOfPeople(definition)
    addRowsOfTiers(definition, incumbent, tier)
    addColumnsOfBundles(definition)
    addRowsOfVenues()
    addRowsOfInstructors(definition)
    firstItinerary = program.columnCount
  }

  /// What one typical step of the goals of a tier is worth: of the one that weighs least, and most.
  private func steps(_ weights: GoalWeights) -> (least: Double, most: Double) {
    var least = Double.infinity, most = 1e-9
    for goal in Goal.allCases + Goal.changes where weights[goal] != 0 {
      let unit: Double =
        switch goal {
        case .cost: instance.typicalPrice
        case .rest, .targets, .completions, .lessons, .lapses, .meetings, .frozenSeats, .peopleChanged,
          .meetingsMoved:
          1
        case .fairness: 0.01
        case .travel: 10
        case .release: 60
        case .burden: 30
        case .early: 7
        }
      least = min(least, abs(weights[goal]) * unit)
      most = max(most, abs(weights[goal]) * unit)
    }
    return (min(least, most), most)
  }

  private mutating func addRowsOfPeople(_ definition: Course) {
    for group in groups {
      let people = Double(group.pairs.count)
      // Who attends a course that comes after keeps this one.
      demandRow.append(program.addRow(lower: group.engagements.latest < .max ? people : 0, upper: people))
    }
    for (position, stop) in stops.enumerated() {
      let bundle = bundles[stopBundle[position]]
      let member = stopMember[position]
      if bundle.isFixed {
        let meeting = base[member.meeting]
        seatRow.append(program.addRow(upper: Double(meeting.most - meeting.learners)))
        leastRow.append(
          meeting.least > meeting.learners
            ? program.addRow(lower: Double(meeting.least - meeting.learners)) : nil)
      } else {
        seatRow.append(program.addRow(upper: 0))
        let least = instance.least(member.spot, isPinned: isPinned(stop, member))
        leastRow.append(least > 0 ? program.addRow(lower: 0) : nil)
      }
    }
  }

  func isPinned(_ stop: Stop, _ member: MeetingBlock.Member) -> Bool {
    instance.isPinned(course: course, lesson: stop.lesson, spot: member.spot)
  }

  private mutating func addRowsOfTiers(_ definition: Course, _ incumbent: GoalValues, _ tier: Int) {
    let baseStanding = base.standing(instance)
    var completed = 0
    var ofEmployer = [Int](repeating: 0, count: instance.scenario.employers.count)
    var allOfEmployer = ofEmployer
    for (position, itinerary) in base.itineraries.enumerated() where !itinerary.isEmpty {
      let pair = instance.pairs[position]
      let employer = instance.demand.kinds[Int(pair.kind)].sample.employer
      if let employer { allOfEmployer[employer.index] += 1 }
      if Int(pair.course) != course { continue }
      completed += 1
      if let employer { ofEmployer[employer.index] += 1 }
    }
    for held in 0..<tier {
      let slack = 1e-7 * max(1, abs(tiers[held].held(incumbent, instance)))
      let room =
        tiers[held].held(incumbent, instance) - tiers[held].value(baseConstant(baseStanding), instance)
      tierRows.append((program.addRow(upper: room + slack), tiers[held]))
    }
    for (count, employer) in instance.wanted(of: course) {
      let short = count - (employer.map { ofEmployer[$0] } ?? completed)
      if short <= 0 { continue }
      let row = program.addRow(lower: Double(short))
      targetRows.append((row, employer))
      addColumn(objective.targets, rows: [row], values: [1]) { $0.targets }
    }
    burdenRow = groups.map { _ in nil }
    if instance.asksBurden { addRowsOfBurden(baseStanding, base.loads(instance)) }
    if instance.asksFairness {
      let column = addColumn(objective.fairness, upper: 1, rows: [], values: []) { $0.fairness }
      for employer in instance.scenario.employers.indices where instance.completableOfEmployer[employer] > 0 {
        fairnessRow[employer] = program.addRow(
          lower: -Double(allOfEmployer[employer]), columns: [Int32(column)],
          values: [-Double(instance.completableOfEmployer[employer])])
      }
    }
  }

  /// Nobody bears more than who bears most: of a group, its people together.
  private mutating func addRowsOfBurden(_ base: GoalValues, _ loads: [Int]) {
    let column = addColumn(objective.burden, rows: [], values: []) { $0.burden }
    program.addRow(lower: Double(base.burden), columns: [Int32(column)], values: [1])
    for (position, group) in groups.enumerated() {
      let before = group.pairs.reduce(0) { $0 + Double(loads[Int(instance.pairs[Int($1)].worker)]) }
      burdenRow[position] = program.addRow(
        upper: -before, columns: [Int32(column)], values: [-Double(group.pairs.count)])
    }
  }

  /// What the base contributes to held tiers beside the columns: the targets of this course, the fairness and the burden are
  /// columns.
  private func baseConstant(_ standing: GoalValues) -> GoalValues {
    var constant = standing
    constant.fairness = 0
    constant.burden = 0
    if instance.scenario.courses[course].target != nil {
      var completed = 0
      var ofEmployer = [Int](repeating: 0, count: instance.scenario.employers.count)
      for pair in instance.pairsOfCourse[course] where !base.itineraries[pair].isEmpty {
        completed += 1
        if let employer = instance.demand.kinds[Int(instance.pairs[pair].kind)].sample.employer {
          ofEmployer[employer.index] += 1
        }
      }
      constant.targets -= instance.missing(of: course, completed: completed, ofEmployer: ofEmployer)
    }
    return constant
  }

  /// Adds a column whose share in the objective and the held tiers one goal decides.
  @discardableResult mutating func addColumn(
    _ cost: Double, upper: Double = .infinity, integer: Bool = false, rows: [Int], values: [Double],
    in goal: (GoalWeights) -> Double
  ) -> Int {
    var rows = rows.map { Int32($0) }
    var values = values
    for held in tierRows where goal(held.weights) != 0 {
      rows.append(Int32(held.row))
      values.append(goal(held.weights))
    }
    return program.addColumn(
      objective: cost, upper: upper, integer: integer, rows: rows, values: values)
  }

  private mutating func addColumnsOfBundles(_ definition: Course) {
    let limits = instance.scenario.limits
    let costRow = limits.cost.map {
      program.addRow(upper: Double($0.parts - base.cost(instance).parts) / Double(Money.scale))
    }
    let countRow = limits.meetings.map { program.addRow(upper: Double($0 - base.meetingCount)) }
    let sectionRow =
      definition.attendance == .section
      ? definition.maxSections.map {
        program.addRow(upper: Double($0 - bundles.count { $0.isFixed }))
      } : nil
    bundleColumn = Array(repeating: nil, count: bundles.count)
    for (position, bundle) in bundles.enumerated() where !bundle.isFixed {
      var rows: [Int32] = [], values: [Double] = []
      var money = Money()
      for (index, stop) in stops.enumerated() where stopBundle[index] == position {
        let member = stopMember[index]
        rows.append(Int32(seatRow[index]))
        values.append(-Double(instance.most(member.spot)))
        if let row = leastRow[index] {
          rows.append(Int32(row))
          values.append(-Double(instance.least(member.spot, isPinned: isPinned(stop, member))))
        }
        money += instance.price(spot: stopMember[index].spot, minutes: stop.end - stop.start)
      }
      let count = Double(bundle.members.count)
      let cost = instance.countsMoney ? money.amount : count
      let kept = Double(
        bundle.members.count {
          instance.kept.lessonOfSpot[instance.supply.base(ofSpot: $0.spot)] == Int32($0.lesson)
        })
      for held in tierRows {
        let share =
          held.weights.cost * cost + held.weights.meetings * count - held.weights.meetingsMoved * kept
        if share != 0 {
          rows.append(Int32(held.row))
          values.append(share)
        }
      }
      if let costRow, money.parts != 0 {
        rows.append(Int32(costRow))
        values.append(money.amount)
      }
      if let countRow {
        rows.append(Int32(countRow))
        values.append(count)
      }
      if let sectionRow {
        rows.append(Int32(sectionRow))
        values.append(1)
      }
      bundleColumn[position] = program.addColumn(
        objective: objective.cost * cost + objective.meetings * count - objective.meetingsMoved * kept,
        upper: 1, integer: true, rows: rows, values: values)
    }
    // A section that goes on does so once.
    for running in instance.running.indices where instance.running[running].course == course {
      let columns = bundles.indices.filter { bundles[$0].section == running }.compactMap { bundleColumn[$0] }
      if columns.count < 2 { continue }
      program.addRow(upper: 1, columns: columns.map { Int32($0) }, values: columns.map { _ in 1 })
    }
    for (index, stop) in stops.enumerated() {
      let spot = stopMember[index].spot
      guard let column = bundleColumn[stopBundle[index]], instance.staff(spot) > 0 else { continue }
      let row = program.addRow(
        lower: 0, upper: 0, columns: [Int32(column)], values: [-Double(instance.staff(spot))])
      for teacher in instance.supply.classes[instance.supply.classOfLesson[course][stop.lesson]].teachers
      where base.isInstructorFree(teacher, spot, instance) {
        let price = instance.price(instructor: teacher, minutes: stop.end - stop.start)
        let amount = instance.countsMoney ? price.amount : 0
        var rows = [Int32(row)], values = [1.0]
        for held in tierRows where held.weights.cost * amount != 0 {
          rows.append(Int32(held.row))
          values.append(held.weights.cost * amount)
        }
        if let costRow, price.parts != 0 {
          rows.append(Int32(costRow))
          values.append(price.amount)
        }
        let teacherColumn = program.addColumn(
          objective: objective.cost * amount, upper: 1, integer: true, rows: rows, values: values)
        teacherColumns.append((index, teacher, teacherColumn))
      }
    }
  }

  /// Prices itineraries until none improves the relaxation or `rounds` are over, then solves the integer program.
  ///
  /// Returns the plan of the best solution, or nil where none better than the incumbent was found.
  mutating func solve(
    _ pricer: inout ItineraryPricer, incumbent plan: Plan, rounds: Int, nodes: Int, seconds: Double?,
    cancellation: CancellationToken, asking isAsked: ((MeetingBlock.Member) -> Bool)? = nil
  ) throws(GLPKFault) -> Plan? {
    let asked = isAsked.map { addSlack(where: $0) } ?? (bundles: [], slack: [], bonus: 0)
    addIncumbent(plan)
    addKept()
    let suitable = groups.indices.map { suitableStops($0) }
    enrich(suitable, &pricer)
    let session = try Session(program)
    var options = LPOptions(method: .primal)
    options.cancellation = cancellation
    try session.setObjective(
      columns: asked.bundles.map { Int32($0.column) }, values: asked.bundles.map { _ in asked.bonus })
    for _ in 0..<rounds {
      let outcome = try session.solveLPRobustly(options)
      guard outcome.status == .optimal, outcome.stopped == .finished else { return nil }
      let added = price(outcome.dual, suitable, &pricer)
      if added.isEmpty { break }
      var batch = ColumnBatch()
      for (group, path) in added {
        let entry = column(group, path)
        batch.add(
          objective: entry.objective, integer: true,
          rows: entry.rows,
          values: entry.values)
        itineraries.append((group, path))
      }
      try session.addColumns(batch)
    }
    try session.setObjective(
      columns: asked.bundles.map { Int32($0.column) }, values: asked.bundles.map(\.objective))
    for column in asked.slack { try session.setColumnBounds(column, lower: 0, upper: 0) }
    var integer = MIPOptions(
      presolve: true, backtracking: .bestProjection, branching: .mostFractional, nodeLimit: nodes)
    integer.cancellation = cancellation
    integer.relativeGap = 1e-6
    if let seconds { integer.timeLimit = .milliseconds(Int(max(0.01, seconds) * 1000)) }
    let outcome = try session.solveInteger(integer)
    guard outcome.status.hasSolution else { return nil }
    return rebuilt(outcome.values)
  }

  /// Columns that let meetings be too small at a price, for bundles that are held for a bonus while itineraries are
  /// priced: so those are found that would fill them. Comes before any itinerary.
  private mutating func addSlack(where isAsked: (MeetingBlock.Member) -> Bool) -> (
    bundles: [(column: Int, objective: Double)], slack: [Int], bonus: Double
  ) {
    var columns: [(column: Int, objective: Double)] = [], slack: [Int] = []
    let price =
      3 * (abs(objective.frozenSeats) + abs(objective.peopleChanged) + abs(objective.completions))
      + abs(objective.meetingsMoved)
    for (position, bundle) in bundles.enumerated() where bundle.members.allSatisfy(isAsked) {
      if let column = bundleColumn[position] { columns.append((column, program.objective[column])) }
      for index in stops.indices where stopBundle[index] == position {
        guard let row = leastRow[index] else { continue }
        slack.append(program.addColumn(objective: max(price, 1), rows: [Int32(row)], values: [1]))
      }
    }
    firstItinerary = program.columnCount
    return (columns, slack, -100 * max(price, 1))
  }
}
