import OffHours

/// The columns of the compact model, by what they decide. −1 stands where there is none.
struct CompactColumns: Sendable {
  /// Per meeting: whether it is held; under `attend: section` one column for each section that may hold it.
  private(set) var held: [[Int32]] = []
  /// Per meeting and teacher (parallel to `teachers`): whether he or she teaches it.
  private(set) var teaches: [[Int32]] = []
  /// Per attendance: whether the learner comes.
  private(set) var attends: [Int32] = []
  /// Per pair: whether it is completed here.
  private(set) var completes: [Int32] = []
  /// Per course and section: whether there is such a section.
  private(set) var opens: [[Int32]] = []
  /// Per course, section and venue: whether the section meets there. Empty where it may move.
  private(set) var meetsIn: [[[Int32]]] = []
  /// Per pair and section: whether it is the learner's own.
  private(set) var belongs: [[Int32]] = []
  /// Per pair and lesson: whether it is made up in another section. Empty where nothing is.
  private(set) var makesUp: [[Int32]] = []
  /// Per pair, where it matters: whether the course is over on a day or later days, as (day, column), ascending.
  private(set) var lastDays: [[(day: Int, column: Int32)]] = []
  /// Per course: what is missing to the total, and to each employer's target.
  private(set) var missing: [[Int32]] = []
  /// Per pair: whether it is not completed by the day on which it is due. −1 where it has none, or nothing asks.
  private(set) var late: [Int32] = []
  /// The smallest share that an employer's people complete, in parts.
  private(set) var fairness: Int32 = -1
  /// Points of whoever bears most.
  private(set) var burden: Int32 = -1
  /// What is changed of the timetable that is kept.
  private(set) var kept = BaselineColumns()

  init(
    _ instance: Instance, _ possible: Possibilities, _ names: CompactNames, _ program: inout CompactProgram
  ) {
    let courses = instance.scenario.courses
    for (position, meeting) in possible.meetings.enumerated() {
      let sections = possible.sections[meeting.course]
      held.append(
        courses[meeting.course].attendance == .any
          ? [program.addBinary(names.meeting("z", position))]
          : (0..<sections).map { program.addBinary(names.meeting("z", position) + "_s\($0 + 1)") })
      teaches.append(
        instance.staff(meeting.spot) == 0
          ? []
          : meeting.teachers.map {
            program.addBinary(names.meeting("a", position) + "_" + instance.scenario.instructors[$0].id)
          })
    }
    attends = possible.attendances.map { program.addBinary(names.attendance($0)) }
    for (pair, lessons) in possible.attendancesOfLesson.enumerated() {
      let isPossible = lessons.contains { !$0.isEmpty }
      let course = Int(instance.pairs[pair].course)
      let sections = isPossible ? possible.sections[course] : 0
      completes.append(isPossible ? program.addBinary(names.pair("y", pair)) : -1)
      belongs.append((0..<sections).map { program.addBinary(names.pair("m", pair) + "_s\($0 + 1)") })
      makesUp.append(
        sections > 1 && courses[course].makeup > 0
          ? lessons.indices.map {
            program.addBinary(names.pair("e", pair) + "_" + courses[course].lessons[$0].id)
          } : [])
      lastDays.append(
        isPossible && instance.asksForLastDay(pair) && possible.lastLesson(pair, instance) == nil
          ? possible.days(pair).map { day in
            (day, program.addAmount(upTo: 1, names.pair("f", pair) + "_\(day)"))
          } : [])
    }
    for (course, definition) in courses.enumerated() {
      opens.append(
        (0..<possible.sections[course]).map { program.addBinary("open_\(definition.id)_s\($0 + 1)") })
      meetsIn.append(
        definition.sameVenue
          ? (0..<possible.sections[course]).map { section in
            instance.scenario.venues.map {
              program.addBinary("h_\(definition.id)_s\(section + 1)_\($0.id)")
            }
          } : [])
      var missing: [Int32] = []
      if let target = definition.target {
        missing = [program.addAmount(upTo: Double(max(0, target.total ?? 0)), "short_\(definition.id)")]
        missing += target.employers.map {
          program.addAmount(
            upTo: Double(max(0, $0.count)),
            "short_\(definition.id)_" + instance.scenario.employers[$0.employer.index].id)
        }
      }
      self.missing.append(missing)
    }
    late = instance.pairs.indices.map { pair in
      instance.asksLapses && instance.isDue(pair) ? program.addBinary(names.pair("late", pair)) : -1
    }
    if instance.asksFairness {
      fairness = program.addAmount(upTo: Double(instance.fairnessParts), "fairness")
    }
    if instance.asksBurden {
      burden = program.addAmount(upTo: Double(possible.mostBurden(instance)), "burden")
    }
    kept = BaselineColumns(instance, &program)
  }
}

extension Possibilities {
  /// Points of an attendance.
  func points(_ attendance: Int, _ instance: Instance) -> Int {
    let (pair, meeting) = (attendances[attendance].pair, attendances[attendance].meeting)
    return instance.points(kind: Int(instance.pairs[pair].kind), spot: meetings[meeting].spot)
  }

  /// No less than what anybody could bear.
  func mostBurden(_ instance: Instance) -> Int {
    var loads = instance.ledger
    for (position, attendance) in attendances.enumerated() {
      loads[Int(instance.pairs[attendance.pair].worker)] += points(position, instance)
    }
    return loads.max() ?? 0
  }

  /// Days on which a pair may have a meeting, ascending.
  func days(_ pair: Int) -> [Int] {
    Set(attendancesOfLesson[pair].joined().map { meetings[attendances[$0].meeting].moment.day }).sorted()
  }

  /// Lessons that a pair attends whenever it completes.
  func mustAttend(_ pair: Int, _ instance: Instance) -> [Bool] {
    let progress = instance.progress(pair)
    let lessons = attendancesOfLesson[pair]
    let needsAll = lessons.count { !$0.isEmpty } == progress.required
    return lessons.indices.map {
      !lessons[$0].isEmpty && (needsAll || progress.mandatory & 1 << UInt64($0) != 0)
    }
  }

  /// The lesson that is the last of every way to complete, where there is one; its date is that of the completion.
  func lastLesson(_ pair: Int, _ instance: Instance) -> Int? {
    guard instance.scenario.courses[Int(instance.pairs[pair].course)].strictOrder else { return nil }
    let last = attendancesOfLesson[pair].lastIndex { !$0.isEmpty }
    return last.flatMap { mustAttend(pair, instance)[$0] ? $0 : nil }
  }
}

extension Instance {
  /// Whether some goal asks on which day a pair completes.
  func asksForLastDay(_ pair: Int) -> Bool {
    let goals = scenario.goals.flatMap { $0.parts.map(\.goal) }
    return goals.contains(.early) || goals.contains(.lapses) && isDue(pair)
      || goals.contains(.completions) && demand.kinds[Int(pairs[pair].kind)].attrition > 0
  }
}
