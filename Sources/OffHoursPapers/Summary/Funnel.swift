import OffHours

/// From target to placed: course by course and employer by employer, how far people came, and what kept the others.
struct Funnel {
  /// The people of one employer in one course, or all of them.
  struct Stage {
    /// Completions wanted, and how many of them were reached before; nil: no target.
    var target: Int?, already: Int?
    /// Who needs the course; those who declined are counted apart, unless they complete it all the same.
    var referred = 0, declined = 0
    /// Referred people who attended a lesson before: in a meeting that was held, or by a credit.
    var attended = 0
    /// Referred people who complete the course by what they have behind, and by this timetable.
    var completed = 0, placed = 0
    /// The others, by what decided; no reason where the timetable gives none. Most people first.
    var unplaced: [(reason: Reason?, people: Int)] = []

    /// How many are not placed.
    var left: Int { unplaced.reduce(0) { $0 + $1.people } }
    /// How many complete the course, before and by this timetable.
    var done: Int { completed + placed }
    /// Completions missing to the target.
    var missing: Int? { target.map { max(0, $0 - (already ?? 0) - done) } }

    fileprivate mutating func miss(_ reason: Reason?) {
      if let known = unplaced.firstIndex(where: { $0.reason == reason }) {
        unplaced[known].people += 1
      } else {
        unplaced.append((reason, 1))
      }
    }

    /// Most people first; equal counts stay in the order of the workers' file.
    fileprivate mutating func sort() {
      unplaced = unplaced.enumerated().sorted {
        (-$0.element.people, $0.offset) < (-$1.element.people, $1.offset)
      }.map(\.element)
    }
  }

  /// A course with its employers, in the scenario's order; those without an employer stand last, under nil.
  struct OfCourse {
    var course: Ref<Course>
    var employers: [(employer: Ref<Employer>?, stage: Stage)]
    var total: Stage
  }

  /// The courses that somebody needs or that have a target.
  let courses: [OfCourse]

  private struct Pair: Hashable {
    var worker: Int
    var course: Int
  }

  /// Counts everybody once for each course needed. Linear in the pairs and in the timetable.
  init(_ input: PaperInput, _ hearing: ResolvedTimetable) {
    let scenario = input.scenario
    var reasons: [Pair: Unplaced] = [:]
    for entry in input.timetable.unplaced {
      if let worker = input.worker(entry.worker), let course = input.coursePosition(entry.course) {
        reasons[Pair(worker: worker.index, course: course)] = entry
      }
    }
    var placed: Set<Pair> = []
    for pursuit in hearing.pursuits where pursuit.isCompletion {
      placed.insert(Pair(worker: pursuit.worker.index, course: pursuit.course.index))
    }
    let nobody = scenario.employers.count
    var stages = Array(repeating: [Int: Stage](), count: scenario.courses.count)
    for worker in scenario.workers.refs {
      let facts = scenario.workers[worker]
      let firm = facts.employer?.index ?? nobody
      for course in facts.courses {
        var stage = stages[course.index].removeValue(forKey: firm) ?? Stage()
        defer { stages[course.index][firm] = stage }
        let pair = Pair(worker: worker.index, course: course.index)
        let record = hearing.record(of: worker, in: course)
        guard !facts.declined || record.isComplete || placed.contains(pair) else {
          stage.declined += 1
          continue
        }
        stage.referred += 1
        if record.credited.contains(true) { stage.attended += 1 }
        if record.isComplete {
          stage.completed += 1
        } else if placed.contains(pair) {
          stage.placed += 1
        } else {
          stage.miss(reasons[pair].flatMap(UnplacedGroups.decisive))
        }
      }
    }
    courses = scenario.courses.refs.compactMap { course in
      var firms = stages[course.index]
      let target = scenario.courses[course].target
      for (employer, count) in target?.employers ?? [] {
        firms[employer.index, default: Stage()].target = count
      }
      guard target != nil || !firms.isEmpty else { return nil }
      for firm in firms.keys { firms[firm]!.sort() }
      let order = firms.keys.sorted()
      var total = order.reduce(into: Stage()) { total, firm in
        let stage = firms[firm]!
        total.referred += stage.referred
        total.declined += stage.declined
        total.attended += stage.attended
        total.completed += stage.completed
        total.placed += stage.placed
        for (reason, people) in stage.unplaced { for _ in 0..<people { total.miss(reason) } }
      }
      total.sort()
      total.target = target?.total
      total.already = target?.total.flatMap { _ in target?.already }
      return OfCourse(
        course: course, employers: order.map { ($0 == nobody ? nil : Ref($0), firms[$0]!) }, total: total)
    }
  }
}

extension Funnel {
  /// A column of the funnel's table.
  struct Column {
    var title: Phrase
    /// What stands in it; nil: nothing to tell.
    var value: (Stage) -> Int?
  }

  /// The columns that have something to tell of a course, from target to what is missing.
  static func columns(of course: OfCourse) -> [Column] {
    let stages = course.employers.map(\.stage) + [course.total]
    func tells(_ value: (Stage) -> Int?) -> Bool { stages.contains { (value($0) ?? 0) > 0 } }
    let always: [Column] = [
      Column(title: ReportWords.referred) { $0.referred }, Column(title: ReportWords.placed) { $0.placed },
      Column(title: ReportWords.unplaced) { $0.left },
    ]
    var columns = always
    if tells(\.attended) { columns.insert(Column(title: ReportWords.attended) { $0.attended }, at: 1) }
    if tells(\.completed) {
      columns.insert(Column(title: ReportWords.completed) { $0.completed }, at: columns.count - 2)
    }
    if tells(\.already) { columns.insert(Column(title: ReportWords.already) { $0.already }, at: 0) }
    if stages.contains(where: { $0.target != nil }) {
      columns.insert(Column(title: ReportWords.target) { $0.target }, at: 0)
      columns.append(Column(title: ReportWords.missing) { $0.missing })
    }
    if tells(\.declined) { columns.append(Column(title: ReportWords.declined) { $0.declined }) }
    return columns
  }

  /// The reasons of a stage with their counts, in words.
  static func because(_ stage: Stage, _ input: PaperInput) -> String {
    stage.unplaced.map { reason, people in
      "\(reason.map(input.because) ?? Words.noReason(input.language)): \(people)"
    }.joined(separator: "; ")
  }
}

extension PaperInput {
  /// The name of an employer, or that there is none.
  func name(of employer: Ref<Employer>?) -> String {
    employer.map { scenario.employers[$0].name } ?? Words.noEmployer(language)
  }
}
