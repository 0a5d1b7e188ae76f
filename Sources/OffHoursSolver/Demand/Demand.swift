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
    var priority: Double
    var until: CivilDate?
    var commitments: WeeklyHours
    var unavailable: [Interval]
    var kept: [KeptSeat]
  }

  /// The kinds; workers who were to attend different meetings in the timetable that is kept are never alike.
  init(_ scenario: Scenario, _ book: CalendarBook, kept: [[KeptSeat]]) {
    kindOfWorker = [Int32](repeating: -1, count: scenario.workers.count)
    creditedWorkers = Array(repeating: [], count: scenario.courses.count)
    var known: [Key: Int] = [:]
    let asksFairness = scenario.goals.contains { $0.parts.contains { $0.goal == .fairness } }
    for (position, worker) in scenario.workers.enumerated() {
      var needed: [Int] = []
      for course in worker.courses {
        let progress = Progress(scenario.courses[course], credits: worker.credits, course: course)
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
      let attrition = worker.employer.map { scenario.employers[$0].attrition } ?? 0
      let key = Key(
        calendar: book.index[position], home: worker.home, employer: isCounted ? worker.employer : nil,
        attrition: attrition, courses: needed,
        credits: worker.credits, priority: worker.priority, until: worker.until,
        commitments: worker.commitments, unavailable: worker.unavailable, kept: kept[position])
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
  static let mostLessons = 64

  /// Bit l: lesson l is credited.
  var credited: UInt64 = 0
  /// Bit l: lesson l may not be missed and is not credited.
  var mandatory: UInt64 = 0
  /// Lessons still to be attended at least.
  var required: Int
  /// Whether the whole course is credited.
  var wholeCourse = false
  /// Dated credits of lessons, ascending by lesson.
  var dates: [(lesson: Int, date: CivilDate)] = []

  init(_ course: Course, credits: [Credit], course ref: Ref<Course>) {
    for credit in credits where credit.course == ref {
      guard let lesson = credit.lesson else {
        wholeCourse = true
        continue
      }
      credited |= 1 << UInt64(lesson)
      if let date = credit.date { dates.append((lesson, date)) }
    }
    dates.sort { ($0.lesson, $0.date) < ($1.lesson, $1.date) }
    for lesson in course.mandatoryLessons { mandatory |= 1 << UInt64(lesson) }
    mandatory &= ~credited
    required = wholeCourse ? 0 : max(0, course.requiredLessons - credited.nonzeroBitCount)
    required = max(required, wholeCourse ? 0 : mandatory.nonzeroBitCount)
  }

  /// Whether credits alone complete the course.
  var isComplete: Bool { wholeCourse || (required == 0 && mandatory == 0) }

  static func == (a: Progress, b: Progress) -> Bool {
    a.credited == b.credited && a.mandatory == b.mandatory && a.required == b.required
      && a.dates.map(\.date) == b.dates.map(\.date) && a.dates.map(\.lesson) == b.dates.map(\.lesson)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(credited)
    hasher.combine(mandatory)
    hasher.combine(required)
  }
}
