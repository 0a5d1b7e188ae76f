/// What to ask employers for: the fewest shifts to be swapped or released that bring people in.
public struct AskList: Sendable {
  /// Who is brought in by which shifts, in the order in which they are worth asking for: fewest shifts first.
  public var asks: [Ask] = []
  /// Who cannot be brought in by shifts: no seat is left, or something else forbids.
  public var others: [Other] = []
  /// No plan for these people, with the seats that are free, does with fewer shifts.
  public var atLeast = 0
  /// How many of the asks a plan made anew has placed, with nobody else changed.
  public var verified = 0

  /// Nothing to ask.
  public init() {}

  /// One person and course.
  public struct Ask: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
    /// Ids of the employer and the crew, if any.
    public var employer, crew: String?
    /// The shifts, by date; none: free seats would do as it is.
    public var shifts: [WorkShift]
    /// Ids of the meetings attended then.
    public var meetings: [String]
  }

  /// Somebody who stays out.
  public struct Other: Hashable, Sendable {
    /// Ids of the worker and the course.
    public var worker, course: String
  }

  /// How many shifts are asked for.
  public var shifts: Int { asks.reduce(0) { $0 + $1.shifts.count } }

  /// The fewest shifts of single people that lead everybody left out of a timetable to seats that are free.
  ///
  /// No crew (of an employer) gives up more than `cap` shifts on one date. People who need fewest come first; each takes
  /// the way with the fewest shifts that seats and the cap still allow.
  public static func find(_ timetable: Timetable, in scenario: Scenario, cap: Int? = nil) -> AskList {
    let hearing = Hearing(timetable, in: scenario)
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    let courses = Dictionary(
      uniqueKeysWithValues: scenario.courses.refs.map { (scenario.courses[$0].id, $0) })
    var taken: [Int: Int] = [:], given: [Key: Int] = [:]
    func hasSeat(_ position: Int) -> Bool {
      let meeting = hearing.meetings[position]
      guard let course = meeting.course, let venue = meeting.venue else { return false }
      return meeting.learnerNames + (taken[position] ?? 0)
        < SizeMax.largest(of: scenario.courses[course], in: scenario.venues[venue])
    }
    var list = AskList()
    var pending: [(worker: Ref<Worker>, course: Ref<Course>, fewest: Int, isProved: Bool)] = []
    for entry in timetable.unplaced {
      guard let worker = order[entry.worker], let course = courses[entry.course] else { continue }
      let way = SeatFinder(hearing, worker, course).fewest(most: 12, hasSeat: hasSeat, mayGive: { _ in true })
      if let way {
        pending.append((worker, course, way.shifts.count, way.isFewest))
      } else {
        list.others.append(Other(worker: entry.worker, course: entry.course))
      }
    }
    pending.sort { ($0.fewest, $0.worker, $0.course) < ($1.fewest, $1.worker, $1.course) }
    var served: Set<Ref<Worker>> = []
    for (worker, course, fewest, isProved) in pending {
      let person = scenario.workers[worker]
      func key(_ shift: WorkShift) -> Key {
        Key(employer: person.employer, crew: person.crew, date: shift.date)
      }
      // A second course of the same person would have to know of the first.
      let way =
        served.contains(worker)
        ? nil
        : SeatFinder(hearing, worker, course).fewest(
          most: 12, hasSeat: hasSeat, mayGive: { shift in cap.map { given[key(shift)] ?? 0 < $0 } ?? true })
      guard let way else {
        list.others.append(Other(worker: person.id, course: scenario.courses[course].id))
        continue
      }
      served.insert(worker)
      for shift in way.shifts { given[key(shift), default: 0] += 1 }
      for meeting in way.meetings { taken[meeting, default: 0] += 1 }
      if isProved { list.atLeast += fewest }
      list.asks.append(
        Ask(
          worker: person.id, course: scenario.courses[course].id,
          employer: person.employer.map { scenario.employers[$0].id }, crew: person.crew, shifts: way.shifts,
          meetings: way.meetings.map { hearing.meetings[$0].id }))
    }
    return list
  }

  private struct Key: Hashable {
    var employer: Ref<Employer>?
    var crew: String?
    var date: CivilDate
  }

  /// The scenario in which everything that is asked for is granted.
  public func granted(in scenario: Scenario) -> Scenario {
    let order = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    return asks.reduce(scenario) { scenario, ask in
      guard let worker = order[ask.worker] else { return scenario }
      return ask.shifts.reduce(scenario) {
        ScenarioChange.shift(worker: worker, date: $1.date, code: nil, hours: nil).applied(to: $0)
      }
    }
  }
}
