import OffHours

/// The goals as sums over columns, in whole parts (`Instance.parts`). Less is better, so max-goals are negated.
struct GoalSums {
  let instance: Instance
  let possible: Possibilities
  let columns: CompactColumns

  /// A column and what it counts.
  typealias Term = (column: Int32, value: Int)

  init(_ instance: Instance, _ possible: Possibilities, _ columns: CompactColumns) {
    self.instance = instance
    self.possible = possible
    self.columns = columns
  }

  /// What a goal counts.
  func terms(of goal: Goal) -> [Term] {
    switch goal {
    case .targets: columns.missing.joined().map { ($0, 1) }
    case .completions: completions
    case .fairness: [(columns.fairness, -1)]
    case .cost: instance.countsMoney ? money : meetings
    case .meetings: meetings
    case .rest:
      attendances { kind, moment in instance.rest(kind: kind, day: moment.day) }
    case .travel:
      attendances { kind, moment in instance.journey(kind: kind, to: moment.place) }
    case .early: overCompletions { _, day in day }
    case .lapses: columns.late.filter { $0 >= 0 }.map { ($0, 1) }
    case .lessons: attendances { _, _ in -1 }
    case .release: released
    case .burden: [(columns.burden, 1)]
    case .frozenSeats: columns.kept.frozen.map { ($0, 1) }
    case .peopleChanged: columns.kept.changed.map { ($0, 1) }
    case .meetingsMoved: columns.kept.moved.map { ($0, 1) }
    }
  }

  /// Rows that make `missing`, `fairness` and `burden` what they are called.
  func addRows(to program: inout CompactProgram) {
    for (position, course) in instance.scenario.courses.enumerated() {
      guard let target = course.target else { continue }
      let wanted = instance.wanted(of: position)
      let pairs = instance.pairsOfCourse[position].filter { columns.completes[$0] >= 0 }
      if target.total != nil {
        var sum = Sum(pairs.map { columns.completes[$0] })
        sum.add(columns.missing[position][0])
        program.addRow(
          sum, atLeast: Double(wanted[0].count), "target_\(course.id)")
      }
      for (order, (count, employer)) in wanted.suffix(target.employers.count).enumerated() {
        guard let employer else { continue }
        var sum = Sum(pairs.filter { isEmployed($0, employer) }.map { columns.completes[$0] })
        sum.add(columns.missing[position][order + 1])
        program.addRow(
          sum, atLeast: Double(count),
          "target_\(course.id)_" + instance.scenario.employers[employer].id)
      }
    }
    addLapses(to: &program)
    addBurden(to: &program)
    guard instance.asksFairness else { return }
    let parts = instance.fairnessParts
    for employer in instance.scenario.employers.indices where instance.completableOfEmployer[employer] > 0 {
      let pairs = instance.pairs.indices.filter { isEmployed($0, employer) && columns.completes[$0] >= 0 }
      var sum = Sum()
      sum.add(
        pairs.map { columns.completes[$0] }, times: Double(parts / instance.completableOfEmployer[employer]))
      sum.add(columns.fairness, times: -1)
      program.addRow(sum, atLeast: 0, "share_" + instance.scenario.employers[employer].id)
    }
  }

  /// Nobody bears more than who bears most.
  private func addBurden(to program: inout CompactProgram) {
    guard instance.asksBurden else { return }
    program.addRow(Sum([columns.burden]), atLeast: Double(instance.leastBurden), "burden_before")
    var ofWorker: [Int: [Int]] = [:]
    for (position, attendance) in possible.attendances.enumerated()
    where possible.points(position, instance) > 0 {
      ofWorker[Int(instance.pairs[attendance.pair].worker), default: []].append(position)
    }
    for (worker, attendances) in ofWorker.sorted(by: { $0.key < $1.key }) {
      var sum = Sum([columns.burden])
      for position in attendances {
        sum.add(columns.attends[position], times: -Double(possible.points(position, instance)))
      }
      program.addRow(
        sum, atLeast: Double(instance.ledger[worker]), "burden_" + instance.scenario.workers[worker].id)
    }
  }

  /// A course that is due is late unless it is completed by its day.
  private func addLapses(to program: inout CompactProgram) {
    for (pair, late) in columns.late.enumerated() where late >= 0 {
      var sum = Sum([late])
      let kind = Int(instance.pairs[pair].kind)
      let due = instance.lapseDay(kind: kind, slot: Int(instance.pairs[pair].slot))
      if columns.completes[pair] >= 0 {
        for term in overCompletion(pair, { _, day in day <= due ? 1 : 0 }) where term.value != 0 {
          sum.add(term.column)
        }
      }
      program.addRow(sum, atLeast: 1, "due_\(pair)")
    }
  }

  /// Prices of meetings and of those who teach them, in parts of money.
  var money: [Term] {
    possible.meetings.indices.flatMap { position -> [Term] in
      let meeting = possible.meetings[position]
      let minutes = meeting.moment.end - meeting.moment.start
      let venue = instance.price(spot: meeting.spot, minutes: minutes).parts
      let teachers: [Term] = zip(columns.teaches[position], meeting.teachers).map {
        ($0, instance.price(instructor: $1, minutes: minutes).parts)
      }
      return columns.held[position].map { ($0, venue) } + teachers
    }.filter { $0.value != 0 }
  }

  private var meetings: [Term] { columns.held.joined().map { ($0, 1) } }

  private var completions: [Term] {
    overCompletions { kind, day in -instance.completion(kind: kind, day: day) }
  }

  private var released: [Term] {
    guard let releases = instance.releases else { return [] }
    return possible.attendances.enumerated().map { position, attendance in
      let kind = Int(instance.pairs[attendance.pair].kind)
      let minutes = releases.stay(kind: kind, spot: possible.meetings[attendance.meeting].spot)?.minutes
      return (columns.attends[position], minutes ?? 0)
    }.filter { $0.value != 0 }
  }

  private func attendances(_ value: (_ kind: Int, _ moment: Moment) -> Int) -> [Term] {
    possible.attendances.enumerated().map { position, attendance in
      let kind = Int(instance.pairs[attendance.pair].kind)
      return (columns.attends[position], value(kind, possible.meetings[attendance.meeting].moment))
    }.filter { $0.value != 0 }
  }

  /// A sum over completions of what depends on the day on which they are: the day of the last lesson, where that is
  /// always the same one, else the day of the last meeting.
  private func overCompletions(_ value: (_ kind: Int, _ day: Int) -> Int) -> [Term] {
    instance.pairs.indices.flatMap { pair in
      columns.completes[pair] < 0 ? [] : overCompletion(pair, value)
    }.filter { $0.value != 0 }
  }

  private func overCompletion(_ pair: Int, _ value: (_ kind: Int, _ day: Int) -> Int) -> [Term] {
    let kind = Int(instance.pairs[pair].kind)
    if let lesson = possible.lastLesson(pair, instance) {
      return possible.attendancesOfLesson[pair][lesson].map {
        let meeting = possible.meetings[possible.attendances[$0].meeting]
        return (columns.attends[$0], value(kind, meeting.moment.day))
      }
    }
    if !columns.lastDays[pair].isEmpty {
      return columns.lastDays[pair].map { ($0.column, value(kind, $0.day)) }
    }
    return [(columns.completes[pair], value(kind, 0))]
  }

  private func isEmployed(_ pair: Int, _ employer: Int) -> Bool {
    instance.demand.kinds[Int(instance.pairs[pair].kind)].sample.employer?.index == employer
  }
}

/// Euclid's, of magnitudes.
func greatestCommonDivisor(_ a: Int, _ b: Int) -> Int {
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, a % b) }
  return a
}
