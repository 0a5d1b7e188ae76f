import OffHours
import OffHoursSolver

/// The best timetable of a tiny scenario, found by going through all of them.
///
/// It shares nothing with the solver: what is allowed and what it counts, the rules and goals of the domain say.
/// Workers are added one after another; of two ways to come to the same heads in every meeting and the same numbers of
/// completions, the better one goes on, because all that follows adds the same to both.
struct BruteForce {
  let scenario: Scenario
  let meetings: [TinyMeeting]
  private let calendars: CalendarBook
  private var halls: HallChoices
  private let history: History
  private let choices: [[WorkerChoice]]
  private let ofCourse: [Int]
  /// Per course, completed by credits alone: by employer, the last for nobody's.
  private let credited: [[Int]]
  /// Needed pairs that are due, and per employer, pairs that could be completed alone.
  private let due: Int
  private var possible: [Int]

  /// The best timetable and the values of its tiers.
  struct Answer {
    var values: [Double]
    var timetable: Timetable
  }

  /// Everybody so far: heads and completions, and the choices that led there.
  private struct Way {
    var heads: [Int]
    var completed: [[Int]]
    var gains: Gains
    var chosen: [Int]
    /// Minutes released by employer, and people away at each of the instants at which somebody leaves, by group.
    var released: [Int]
    var away: [[Int]]
  }

  private struct Key: Hashable {
    var heads: [Int]
    var completed: [[Int]]
    /// What those who belong together attend.
    var ties: [Int]
    var released: [Int]
    var away: [[Int]]
    /// Of goals of which enough is enough: what is there so far. What follows adds to it before it is held against that.
    var held: [Int]
    /// The largest sum so far: what follows may hide a smaller one.
    var burden: Int
  }

  /// Minutes that history has taken of the caps on release, by worker.
  private let taken: [Int]
  /// Who is counted together in `at_once`, and the instants at which somebody may leave.
  private var groups: [Group] = []
  private var instants: [Instant] = []

  private struct Group: Hashable {
    var employer: Ref<Employer>
    var crew: String?
  }

  /// What is optimised, and per meeting whether the timetable that is kept holds it, and how many that one holds.
  let tiers: [Tier]
  private let isKept: [Bool]
  private let keptCount: Int

  /// The problem's own facts; how it is to be searched does not matter. With `having`, only timetables in which that worker
  /// completes that course, or any.
  init(_ problem: Problem, having wanted: (worker: Ref<Worker>, course: Ref<Course>?)? = nil) {
    let history = History(problem)
    self.history = history
    let scenario = history.scenario
    self.scenario = scenario
    tiers = problem.tiers
    let meetings = TinyMeetings(scenario).all.filter(history.offers)
    let calendars = CalendarBook(scenario)
    self.meetings = meetings
    self.calendars = calendars
    halls = HallChoices(scenario, meetings, calendars, staff: meetings.map(history.staff))
    let seats = meetings.map { BaselineSeats.Seat($0.meeting(id: "", in: scenario)) }
    isKept = meetings.map { history.kept($0) != nil }
    keptCount = history.kept.count
    let kept = problem.keep.map { BaselineSeats($0, in: scenario) }
    let taken = history.released(calendars)
    self.taken = taken
    let all = scenario.workers.refs.map { worker in
      var choices = WorkerChoice.all(of: worker, among: meetings, in: scenario, calendars)
      guard let kept else { return choices }
      let facts = scenario.workers[worker]
      let frozen = history.frozenSeats(worker.index, among: meetings) { course in
        !facts.declined && facts.courses.contains(Ref(course))
          && !CourseRecord(of: facts, in: Ref(course), scenario: scenario).isComplete
      }
      for position in choices.indices {
        choices[position].countChange(of: worker, from: kept, seats: seats, in: scenario)
        choices[position].gains.frozen = (frozen & ~choices[position].meetings).nonzeroBitCount
      }
      return choices
    }
    choices = zip(scenario.workers.indices, all).map { worker, choices in
      let most = Self.release(of: scenario.workers[worker], scenario)?.perWorker ?? .max
      // History alone breaks no cap.
      return choices.filter { choice in
        if let wanted, wanted.worker.index == worker {
          let isWanted =
            wanted.course.map { choice.completes.contains($0.index) } ?? !choice.completes.isEmpty
          if !isWanted { return false }
        }
        return choice.gains.released == 0 || choice.gains.released + taken[worker] <= most
      }
    }
    instants = Set(choices.joined().flatMap { $0.away.map(\.start) }).sorted()
    for worker in scenario.workers {
      if let group = Self.group(of: worker, scenario), !groups.contains(group) { groups.append(group) }
    }
    ofCourse = scenario.courses.indices.map { course in
      meetings.indices.reduce(0) { meetings[$1].course == course ? $0 | 1 << $1 : $0 }
    }
    let empty = ResolvedTimetable(Timetable(), in: scenario, calendars: calendars)
    credited = TargetsGoal.completions(in: empty)
    due = Int(LapsesGoal.value(of: empty, completable: nil)!)
    possible = scenario.employers.map { _ in 0 }
    guard tiers.contains(where: { $0.parts.contains { $0.goal == .fairness } }) else { return }
    var book = CompletableBook(
      scenario, calendars: calendars,
      alone: CompletableAlone(scenario, possible: PossibleMeetings(scenario)),
      releaseLeft: { worker in
        let facts = scenario.workers[worker]
        let together = scenario.workers.indices.filter { scenario.workers[$0].employer == facts.employer }
          .reduce(0) { $0 + taken[$1] }
        return Self.release(of: facts, scenario)?.left(taken: taken[worker.index], together: together) ?? 0
      }
    ) { empty.record(of: $0, in: $1) }
    for worker in scenario.workers.refs {
      guard let employer = scenario.workers[worker].employer else { continue }
      possible[employer.index] += scenario.workers[worker].courses.count {
        !empty.isBehind(worker, $0) && book.canComplete(worker, $0)
      }
    }
  }

  private static func release(of worker: Worker, _ scenario: Scenario) -> Release? {
    worker.employer.flatMap { scenario.employers[$0].release }
  }

  private static func group(of worker: Worker, _ scenario: Scenario) -> Group? {
    release(of: worker, scenario).map {
      Group(employer: worker.employer!, crew: $0.ofCrew ? worker.crew : nil)
    }
  }

  /// The way with what a choice releases the worker for; nil where a cap forbids.
  private func released(_ choice: WorkerChoice, _ worker: Int, _ way: Way) -> (minutes: [Int], away: [[Int]])?
  {
    guard choice.gains.released > 0, let release = Self.release(of: scenario.workers[worker], scenario),
      let group = Self.group(of: scenario.workers[worker], scenario)
    else { return (way.released, way.away) }
    var (minutes, away) = (way.released, way.away)
    minutes[group.employer.index] += choice.gains.released
    let history = scenario.workers.indices.filter { scenario.workers[$0].employer == group.employer }
      .reduce(0) { $0 + taken[$1] }
    if let most = release.total, minutes[group.employer.index] + history > most { return nil }
    let row = groups.firstIndex(of: group)!
    for (position, instant) in instants.enumerated()
    where choice.away.contains(where: { $0.contains(instant) }) {
      away[row][position] += 1
      if let most = release.atOnce, away[row][position] > most { return nil }
    }
    return (minutes, away)
  }

  /// The best timetable; nil where a pin leaves none.
  mutating func solve() -> Answer? {
    let pinned = meetings.indices.reduce(0) { meetings[$1].isPinned ? $0 | 1 << $1 : $0 }
    // A pin that is no possible meeting cannot be held.
    guard pinned.nonzeroBitCount == scenario.courses.reduce(0, { $0 + $1.pins.count }) else { return nil }
    var best: (values: [Double], way: Way, sections: SectionChoice, held: Int)?
    let sectioned = scenario.courses.indices.filter { scenario.courses[$0].attendance == .section }
      .reduce(0) { $0 | ofCourse[$1] }
    // Pins without a venue: some meeting of each is held, by nobody if need be.
    let open = scenario.courses.indices.flatMap { course in
      scenario.courses[course].appointments.filter { $0.venue == nil }.map { pin in
        meetings.indices.reduce(0) {
          meetings[$1].course == course && meetings[$1].lesson == pin.lesson
            && meetings[$1].start == pin.start
            ? $0 | 1 << $1 : $0
        }
      }
    }
    let free = meetings.indices.filter { position in
      sectioned & 1 << position == 0 && open.contains { $0 & 1 << position != 0 }
    }
    let extras = (0..<1 << free.count).map { set in
      free.enumerated().reduce(0) { set & 1 << $1.offset != 0 ? $0 | 1 << $1.element : $0 }
    }
    for (sections, extra) in SectionChoice.all(of: meetings, in: scenario, halls, history.running).flatMap({
      sections in extras.map { (sections, $0) }
    }) {
      let must = sections.meetings | pinned & ~sectioned | extra
      if pinned & ~must != 0 || open.contains(where: { $0 & must == 0 }) { continue }
      for way in ways(sections) {
        let held = meetings.indices.reduce(must) { way.heads[$1] > 0 ? $0 | 1 << $1 : $0 }
        let isBigEnough = meetings.indices.allSatisfy {
          held & 1 << $0 == 0 || meetings[$0].isExempt
            || way.heads[$0] >= scenario.courses[meetings[$0].course].size(of: meetings[$0].lesson).least
        }
        guard isBigEnough, let staffing = halls.staffing(held, heads: way.heads) else { continue }
        let values = values(way, held: held, cost: staffing.cost)
        if best.map({ isBetter(values, than: $0.values) }) ?? true { best = (values, way, sections, held) }
      }
    }
    guard let best else { return nil }
    let timetable = timetable(best.way, best.sections, held: best.held)
    return Answer(values: best.values, timetable: timetable)
  }

  /// The best ways to every combination of heads and completions, given the sections.
  private func ways(_ sections: SectionChoice) -> [Way] {
    let nobody = Way(
      heads: meetings.map { _ in 0 },
      completed: scenario.courses.map { _ in Array(repeating: 0, count: scenario.employers.count + 1) },
      gains: Gains(), chosen: [], released: scenario.employers.map { _ in 0 },
      away: groups.map { _ in instants.map { _ in 0 } })
    var ways = [nobody]
    let floors = tiers.filter { $0.enough != nil }.map(\.parts[0].goal)
    let ties = scenario.courses.indices.flatMap { course in
      scenario.courses[course].together.map { group in
        (
          course: course,
          members: group.filter { worker in
            let facts = scenario.workers[worker]
            return !facts.declined && facts.courses.contains(Ref(course))
              && !CourseRecord(of: facts, in: Ref(course), scenario: scenario).isComplete
          }.map(\.index).sorted()
        )
      }
    }
    for (worker, all) in choices.enumerated() {
      let allowed = all.enumerated().filter { sections.allows($0.element.meetings, ofCourse, scenario) }
      let employer = scenario.workers[worker].employer?.index ?? scenario.employers.count
      var places: [Key: Int] = [:]
      var next: [Way] = []
      for way in ways {
        for (number, choice) in allowed {
          guard let heads = added(choice.meetings, to: way.heads),
            let released = released(choice, worker, way)
          else { continue }
          let isTogether = ties.allSatisfy { tie in
            guard tie.members.contains(worker), let first = tie.members.first, first < worker else {
              return true
            }
            let other = choices[first][way.chosen[first]].meetings
            return (other ^ choice.meetings) & ofCourse[tie.course] == 0
          }
          if !isTogether { continue }
          var completed = way.completed
          for course in choice.completes { completed[course][employer] += 1 }
          let candidate = Way(
            heads: heads, completed: completed, gains: way.gains + choice.gains,
            chosen: way.chosen + [number], released: released.minutes, away: released.away)
          let attended = ties.map { tie -> Int in
            guard let first = tie.members.first, first <= worker else { return -1 }
            return choices[first][candidate.chosen[first]].meetings & ofCourse[tie.course]
          }
          let key = Key(
            heads: heads, completed: completed, ties: attended, released: released.minutes,
            away: released.away, held: floors.map { candidate.gains.value($0) },
            burden: asksBurden ? candidate.gains.burden : 0)
          if let place = places[key] {
            if isBetter(candidate.gains, than: next[place].gains) { next[place] = candidate }
          } else {
            places[key] = next.count
            next.append(candidate)
          }
        }
      }
      ways = next
    }
    return ways
  }

  /// Heads with one more in some meetings; nil where one is full.
  private func added(_ attended: Int, to heads: [Int]) -> [Int]? {
    var heads = heads
    for (position, meeting) in meetings.enumerated() where attended & 1 << position != 0 {
      heads[position] += 1
      let most = SizeMax.largest(
        of: meeting.lesson, of: scenario.courses[meeting.course], in: scenario.venues[meeting.venue])
      if heads[position] > most { return nil }
    }
    return heads
  }

  // MARK: Values

  private func values(_ way: Way, held: Int, cost: Money) -> [Double] {
    let completed = zip(way.completed, credited).map { zip($0, $1).map(+) }
    let ofEmployer = scenario.employers.indices.map { employer in
      way.completed.reduce(0) { $0 + $1[employer] }
    }
    func value(_ goal: Goal) -> Double {
      switch goal {
      case .targets:
        scenario.courses.enumerated().reduce(0) { sum, course in
          sum
            + Double(
              course.element.target.map {
                TargetsGoal.missing(to: $0, completions: completed[course.offset])
              } ?? 0)
        }
      case .completions: Double(way.gains.completions) / 1e6
      case .fairness: FairnessGoal.share(completed: ofEmployer, of: possible)
      case .cost: scenario.hasCosts ? cost.amount : Double(held.nonzeroBitCount)
      case .meetings: Double(held.nonzeroBitCount)
      case .rest: Double(way.gains.rest)
      case .travel: Double(way.gains.travel)
      case .early: Double(way.gains.early)
      case .lessons: Double(way.gains.lessons)
      case .lapses: Double(due - way.gains.inTime)
      case .release: Double(way.gains.released)
      case .burden: Double(way.gains.burden)
      case .peopleChanged: Double(way.gains.changed)
      case .meetingsMoved:
        Double(keptCount - meetings.indices.count { isKept[$0] && held & 1 << $0 != 0 })
      case .frozenSeats: Double(way.gains.frozen)
      }
    }
    return tiers.map { tier in
      GoalBook.value(of: tier, parts: tier.parts.map { value($0.goal) })
    }
  }

  private var asksBurden: Bool { tiers.contains { $0.parts.contains { $0.goal == .burden } } }

  /// The first tier in which the values differ decides.
  func isBetter(_ a: [Double], than b: [Double]) -> Bool {
    for (tier, (a, b)) in zip(tiers, zip(a, b)) where abs(a - b) > 1e-9 * max(1, abs(b)) {
      return tier.isMaximised ? a > b : a < b
    }
    return false
  }

  /// The same for what people add, all else being equal.
  private func isBetter(_ a: Gains, than b: Gains) -> Bool {
    if a == b { return false }
    func values(_ gains: Gains) -> [Double] {
      tiers.map { tier in
        GoalBook.value(
          of: tier,
          parts: tier.parts.map { part in
            Double(gains.value(part.goal)) / (part.goal == .completions ? 1e6 : 1)
          })
      }
    }
    return isBetter(values(a), than: values(b))
  }

  // MARK: Timetable

  private mutating func timetable(_ way: Way, _ sections: SectionChoice, held: Int) -> Timetable {
    var timetable = Timetable()
    let staffing = halls.staffing(held, heads: way.heads)!
    let attended = zip(choices, way.chosen).map { $0[$1].meetings }
    let names = sections.sections.indices.map { "s\($0)" }
    for (order, position) in meetings.indices.filter({ held & 1 << $0 != 0 }).enumerated() {
      let learners = scenario.workers.indices.filter { attended[$0] & 1 << position != 0 }
      timetable.meetings.append(
        meetings[position].meeting(
          id: "m\(position)", in: scenario,
          section: sections.sections.firstIndex { $0.meetings & 1 << position != 0 }.map { names[$0] },
          instructors: staffing.instructors[order], learners: learners.map { scenario.workers[$0].id }))
    }
    for (number, section) in sections.sections.enumerated() {
      let course = section.course
      let learners = scenario.workers.indices.filter { worker in
        let own = attended[worker] & ofCourse[course]
        let home = sections.sections.firstIndex {
          $0.course == course && (own & ~$0.meetings).nonzeroBitCount <= scenario.courses[course].makeup
        }
        return own != 0 && home == number
      }
      timetable.sections.append(
        Section(
          id: names[number], course: scenario.courses[course].id,
          learners: learners.map { scenario.workers[$0].id }))
    }
    return timetable
  }
}
