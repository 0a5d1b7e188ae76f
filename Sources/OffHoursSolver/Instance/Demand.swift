import OffHours

/// Workers whom neither rules nor goals can tell apart.
struct Kind: Sendable {
  /// Positions of the workers, in the order of their file.
  var members: [Int32]
  /// Position of the work calendar in the calendar book.
  var calendar: Int
  /// Courses that are needed and not complete by credits alone.
  var courses: [Int]
  /// Everything else, as one of the members holds it.
  var sample: Worker
  /// Share of people who leave in a week.
  var attrition: Double
}

/// The kinds of workers of a scenario.
struct Demand: Sendable {
  /// The kinds, in the order of their first members.
  private(set) var kinds: [Kind] = []
  /// Kind of each worker; −1 where the worker takes part in nothing.
  private(set) var kindOfWorker: [Int32]
  /// Per course: completed by credits (and held meetings) alone, as worker positions.
  private(set) var creditedWorkers: [[Int]]

  private struct Key: Hashable {
    var calendar: Int32
    var home: Ref<Place>?
    var employer: Ref<Employer>?
    var attrition: Double
    var courses: [Int]
    var credits: [Credit]
    var due: [Due]
    var needs: Set<String>
    var bonds: [Bond]
    var priority: Double
    var until: CivilDate?
    var commitments: WeeklyHours
    var unavailable: [Interval]
    var kept: [BaselineSeat]
    /// What caps on release ask for: the crew where it is counted, and what history has taken.
    var releaseCrew: String?
    var released: Int
    /// Who bears what alone: the ledger's points; and the person where several courses add up.
    var ledger: Int, person: Int
  }

  /// What a course asks of single workers: to attend a certain meeting, or whatever others do.
  struct Bond: Hashable {
    var course: Int
    /// Position among the course's appointments, or its groups of people who belong together.
    var appointment, group: Int
  }

  /// The kinds; workers who were to attend different meetings in the timetable that is kept are never alike.
  init(_ scenario: Scenario, _ book: CalendarBook, kept: [[BaselineSeat]], released: ReleaseBook) {
    kindOfWorker = [Int32](repeating: -1, count: scenario.workers.count)
    creditedWorkers = Array(repeating: [], count: scenario.courses.count)
    var known: [Key: Int] = [:]
    var bonds: [Int: [Bond]] = [:]
    for (course, facts) in scenario.courses.enumerated() {
      for (number, appointment) in facts.appointments.enumerated() {
        for worker in appointment.learners {
          bonds[worker.index, default: []].append(Bond(course: course, appointment: number, group: -1))
        }
      }
      for (number, group) in facts.together.enumerated() {
        for worker in group {
          bonds[worker.index, default: []].append(Bond(course: course, appointment: -1, group: number))
        }
      }
    }
    let asksFairness = scenario.goals.contains { $0.parts.contains { $0.goal == .fairness } }
    let asksBurden = scenario.goals.contains { $0.parts.contains { $0.goal == .burden } }
    for (position, worker) in scenario.workers.enumerated() {
      var needed: [Int] = []
      for course in worker.courses {
        let progress = Progress(worker, in: course, scenario)
        if progress.isComplete {
          creditedWorkers[course.index].append(position)
        } else {
          needed.append(course.index)
        }
      }
      if worker.declined || needed.isEmpty { continue }
      // Who employs a person matters only where something is counted by employer.
      let isCounted =
        asksFairness || needed.contains { !(scenario.courses[$0].target?.employers.isEmpty ?? true) }
      let release = worker.employer.flatMap { scenario.employers[$0].release }
      let attrition = worker.employer.map { scenario.employers[$0].attrition } ?? 0
      let key = Key(
        calendar: book.index[position], home: worker.home,
        employer: isCounted || release != nil ? worker.employer : nil,
        attrition: attrition, courses: needed,
        credits: worker.credits, due: worker.due, needs: worker.needs,
        bonds: bonds[position] ?? [], priority: worker.priority,
        until: worker.until,
        commitments: worker.commitments, unavailable: worker.unavailable, kept: kept[position],
        releaseCrew: release?.ofCrew ?? false ? worker.crew : nil, released: released.taken[position],
        ledger: asksBurden ? worker.ledger.points(scenario.burden) : 0,
        person: asksBurden && needed.count > 1 ? position : -1)
      if let kind = known[key] {
        kinds[kind].members.append(Int32(position))
        kindOfWorker[position] = Int32(kind)
      } else {
        known[key] = kinds.count
        kindOfWorker[position] = Int32(kinds.count)
        kinds.append(
          Kind(
            members: [Int32(position)], calendar: Int(book.index[position]), courses: needed, sample: worker,
            attrition: attrition))
      }
    }
  }
}

/// How far somebody is in a course before planning: what is credited, what is still to be done.
struct Progress: Hashable, Sendable {
  /// Lessons that the bits of a word can tell apart.
  static let mostLessons = Course.mostLessons

  /// Bit l: lesson l is credited.
  var credited: UInt64 = 0
  /// Bit l: lesson l may not be missed and is not credited.
  var mandatory: UInt64 = 0
  /// Lessons still to be attended at least.
  var required: Int
  /// Whether the whole course is credited.
  var wholeCourse = false
  /// Where a credit for the whole course runs out: the last day on which it holds.
  var holdsUntil: CivilDate?
  /// Dated credits of lessons, ascending by lesson.
  var dates: [(lesson: Int, date: CivilDate)] = []

  /// Follows lessons to their new places.
  mutating func reorder(_ place: [Int]) {
    func moved(_ bits: UInt64) -> UInt64 {
      place.indices.reduce(0) { bits >> UInt64($1) & 1 == 0 ? $0 : $0 | 1 << UInt64(place[$1]) }
    }
    credited = moved(credited)
    mandatory = moved(mandatory)
    dates = dates.map { (place[$0.lesson], $0.date) }.sorted { ($0.lesson, $0.date) < ($1.lesson, $1.date) }
  }

  /// What a worker has behind in a course, credits that have run out left aside.
  init(_ worker: Worker, in ref: Ref<Course>, _ scenario: Scenario) {
    let course = scenario.courses[ref]
    let record = CourseRecord(of: worker, in: ref, scenario: scenario)
    for (lesson, isCredited) in record.credited.enumerated() where isCredited {
      credited |= 1 << UInt64(lesson)
    }
    dates = record.dated.map { ($0.lesson, $0.date) }.sorted { ($0.lesson, $0.date) < ($1.lesson, $1.date) }
    for lesson in course.mandatoryLessons { mandatory |= 1 << UInt64(lesson) }
    mandatory &= ~credited
    wholeCourse = record.isComplete
    required = wholeCourse ? 0 : max(0, course.requiredLessons - credited.nonzeroBitCount)
    // Where somebody is pinned to, he or she comes.
    for appointment in course.appointments
    where appointment.learners.contains(where: { scenario.workers[$0].id == worker.id }) {
      mandatory |= 1 << UInt64(appointment.lesson) & ~credited
    }
    required = max(required, wholeCourse ? 0 : mandatory.nonzeroBitCount)
    holdsUntil = record.renewal?.lastDay
  }

  /// Whether credits alone complete the course.
  var isComplete: Bool { wholeCourse || (required == 0 && mandatory == 0) }

  static func == (a: Progress, b: Progress) -> Bool {
    a.credited == b.credited && a.mandatory == b.mandatory && a.required == b.required
      && a.holdsUntil == b.holdsUntil && a.dates.map(\.date) == b.dates.map(\.date)
      && a.dates.map(\.lesson) == b.dates.map(\.lesson)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(credited)
    hasher.combine(mandatory)
    hasher.combine(required)
  }
}
