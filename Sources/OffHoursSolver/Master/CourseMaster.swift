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
  private(set) var itineraries: [(group: Int, stops: [Int])] = []

  private var program = LinearProgram(sense: .minimise)
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
  @discardableResult private mutating func addColumn(
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

  /// At most one meeting at a time in a venue, set-up, clear-down and turnaround included, and in those that share.
  private mutating func addRowsOfVenues() {
    var ofVenue: [Int: [Int]] = [:]
    for index in stops.indices where bundleColumn[stopBundle[index]] != nil {
      ofVenue[Int(instance.supply.spots[stopMember[index].spot].venue), default: []].append(index)
    }
    for (venue, members) in ofVenue.sorted(by: { $0.key < $1.key }) {
      let pause = instance.scenario.venues[venue].turnaround
      let holds = stopMember.map { instance.supply.hold(ofSpot: $0.spot) }
      addCliques(
        members, start: { holds[$0].start }, end: { holds[$0].end + pause },
        column: { [bundleColumn, stopBundle] in bundleColumn[stopBundle[$0]]! })
      let own = Ref<Venue>(venue)
      for other in instance.scenario.venues[venue].shares where other > own {
        guard let pause = instance.scenario.pause(own, other) else { continue }
        for first in members {
          for second in ofVenue[other.index] ?? []
          where holds[first].start < holds[second].end + pause
            && holds[second].start < holds[first].end + pause
          {
            let columns = Set([first, second].map { bundleColumn[stopBundle[$0]]! }).sorted()
            program.addRow(
              upper: 1, columns: columns.map { Int32($0) },
              values: [Double](repeating: columns.count == 1 ? 2 : 1, count: columns.count))
          }
        }
      }
    }
  }

  /// Rows for stretches that share a point in time: at every start, all that are under way.
  private mutating func addCliques(
    _ members: [Int], start: (Int) -> Int, end: (Int) -> Int, column: (Int) -> Int
  ) {
    var last: Set<Int> = []
    for index in members {
      let underWay = members.filter { start($0) <= start(index) && end($0) > start(index) }
      let columns = Set(underWay.map { column($0) })
      if columns.count < 2 || columns.isSubset(of: last) { continue }
      last = columns
      program.addRow(
        upper: 1, columns: columns.sorted().map { Int32($0) },
        values: Array(repeating: 1, count: columns.count))
    }
  }

  /// One place at a time for an instructor, journeys included, and the loads of day and week.
  private mutating func addRowsOfInstructors(_ definition: Course) {
    let ofInstructor = Dictionary(grouping: teacherColumns, by: \.instructor)
    for (instructor, columns) in ofInstructor.sorted(by: { $0.key < $1.key }) {
      let columnOf = Dictionary(uniqueKeysWithValues: columns.map { ($0.stop, $0.column) })
      let members = columns.map(\.stop).sorted()
      let stops = stops
      addCliques(
        members, start: { stops[$0].start }, end: { stops[$0].end }, column: { columnOf[$0]! })
      for (i, a) in members.enumerated() {
        for b in members[(i + 1)...] {
          if stops[b].start < stops[a].end { continue }
          if stops[b].start >= stops[a].end + instance.journey(stops[a].place, stops[b].place) {
            if stops[b].start > stops[a].end + 1440 { break }
            continue
          }
          program.addRow(upper: 1, columns: [Int32(columnOf[a]!), Int32(columnOf[b]!)], values: [1, 1])
        }
      }
      let person = instance.scenario.instructors[instructor]
      let booked = base.byInstructor[instructor].map { instance.supply.moment(ofSpot: base[Int($0)].spot) }
      if let most = person.maxPerDay {
        for (day, ofDay) in Dictionary(grouping: members, by: { stops[$0].day }).sorted(by: {
          $0.key < $1.key
        }) {
          let room = most - booked.count { $0.day == day }
          if ofDay.count > room {
            program.addRow(
              upper: Double(room), columns: ofDay.map { Int32(columnOf[$0]!) },
              values: Array(repeating: 1, count: ofDay.count))
          }
        }
      }
      if let most = person.maxPerWeek {
        for (week, ofWeek) in Dictionary(grouping: members, by: { stops[$0].week }).sorted(by: {
          $0.key < $1.key
        }) {
          let room = most - booked.count { $0.week == week }
          if ofWeek.count > room {
            program.addRow(
              upper: Double(room), columns: ofWeek.map { Int32(columnOf[$0]!) },
              values: Array(repeating: 1, count: ofWeek.count))
          }
        }
      }
    }
  }

  // MARK: Itineraries

  /// An itinerary as a column's entries.
  private func column(_ group: Int, _ path: [Int]) -> (objective: Double, rows: [Int32], values: [Double]) {
    let kind = groups[group].kind
    var rows = [Int32(demandRow[group])]
    for stop in path {
      rows.append(Int32(seatRow[stop]))
      if let row = leastRow[stop] { rows.append(Int32(row)) }
    }
    let employer = instance.demand.kinds[kind].sample.employer?.index
    for target in targetRows where target.employer == nil || target.employer == employer {
      rows.append(Int32(target.row))
    }
    if let employer, let row = fairnessRow[employer] { rows.append(Int32(row)) }
    var values = [Double](repeating: 1, count: rows.count)
    if let row = burdenRow[group] {
      rows.append(Int32(row))
      values.append(path.reduce(0) { $0 + Double(instance.points(kind: kind, spot: stopMember[$1].spot)) })
    }
    for held in tierRows {
      let share = cost(held.weights, group, path)
      if share != 0 {
        rows.append(Int32(held.row))
        values.append(share)
      }
    }
    return (cost(objective, group, path), rows, values)
  }

  private func cost(_ weights: GoalWeights, _ group: Int, _ path: [Int]) -> Double {
    let kind = groups[group].kind
    return path.reduce(
      weights.completion(
        instance, kind: kind, slot: groups[group].slot, day: stops[path[path.count - 1]].day)
    ) {
      $0
        + weights.attendance(
          instance, kind: kind, day: stops[$1].day, place: stops[$1].place, spot: stopMember[$1].spot)
    } - weights.peopleChanged * (keepsAgenda(group, path) ? 1 : 0)
      - path.reduce(0) { $0 + (isFrozenSeat(group, $1) ? weights.frozenSeats : 0) }
  }

  /// Whether a path is what the group was to attend, where that keeps its people unchanged: then it takes back the one
  /// change that the base counts for each of them.
  private func keepsAgenda(_ group: Int, _ path: [Int]) -> Bool {
    guard groups[group].engagements.areKept else { return false }
    let kept = instance.kept.paths[Int(groups[group].pairs[0])]
    return kept.count == path.count && !kept.isEmpty && zip(kept, path).allSatisfy { $0 == keptStop($1) }
  }

  private func keptStop(_ stop: Int) -> Baseline.LessonSpot {
    Baseline.LessonSpot(
      lesson: Int32(stops[stop].lesson),
      spot: Int32(instance.supply.base(ofSpot: stopMember[stop].spot)))
  }

  /// Whether a stop is a seat that the group holds in a frozen meeting.
  func isFrozenSeat(_ group: Int, _ stop: Int) -> Bool {
    stops[stop].start < instance.kept.frozenUntil
      && instance.kept.paths[Int(groups[group].pairs[0])].contains(keptStop(stop))
  }

  /// Offers every group what it was to attend.
  private mutating func addKept() {
    for (position, group) in groups.enumerated() {
      let path = instance.kept.paths[Int(group.pairs[0])]
      if path.isEmpty || !instance.kept.isFeasible[Int(group.pairs[0])] { continue }
      let here = path.compactMap { stop in stops.indices.first { keptStop($0) == stop } }
      if here.count == path.count, keepsRules(position, here) { add(group: position, path: here) }
    }
  }

  /// Whether a path keeps the rules beside what its group attends elsewhere.
  private func keepsRules(_ group: Int, _ path: [Int]) -> Bool {
    var pricer = ItineraryPricer(instance)
    let bundles = Set(path.map { stopBundle[$0] })
    let isSection = instance.scenario.courses[course].attendance == .section
    let foreign = isSection ? instance.scenario.courses[course].makeup : 0
    return (isSection ? Array(bundles).sorted() : [-1]).contains { own in
      let chosen = path.map { index in
        var stop = stops[index]
        stop.isForeign = isSection && stopBundle[index] != own
        return stop
      }
      let way = pricer.cheapest(
        groups[group], course: course, stops: chosen, prices: chosen.map { _ in -1 }, foreignLimit: foreign,
        goesOn: true)
      return way?.path.count == path.count
    }
  }

  /// Adds an itinerary to the program before the session begins; false where it stands already.
  @discardableResult mutating func add(group: Int, path: [Int]) -> Bool {
    guard known.insert([Int32(group)] + path.map { Int32($0) }).inserted else { return false }
    let entry = column(group, path)
    program.addColumn(
      objective: entry.objective, integer: true, rows: entry.rows,
      values: entry.values)
    itineraries.append((group, path))
    return true
  }

  /// The itineraries that freed learners have now, so that the incumbent stands among the columns.
  mutating func addIncumbent(_ plan: Plan) {
    var stopOf: [Int: Int] = [:]
    for (index, member) in stopMember.enumerated() where member.meeting >= 0 {
      stopOf[member.meeting] = index
    }
    for (position, group) in groups.enumerated() {
      for pair in group.pairs {
        let path = plan.itineraries[Int(pair)].compactMap { stopOf[Int($0)] }
        if path.count == plan.itineraries[Int(pair)].count && !path.isEmpty {
          add(group: position, path: path)
        }
      }
    }
  }

  /// The stops that suit each group.
  func suitableStops(_ group: Int) -> [Int] {
    stops.indices.filter {
      base.admits(groups[group].kind, Int(instance.supply.spots[stopMember[$0].spot].moment), instance)
    }
  }

  // MARK: Solving

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
