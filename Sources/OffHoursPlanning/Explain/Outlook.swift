public import OffHours

/// What can be said of a scenario before anything is planned: who can never be placed, and which targets are out of
/// reach whatever is booked.
public struct Outlook: Sendable {
  /// Needed pairs of a worker and a course that the worker could not complete even alone, or not in meetings for which
  /// enough people could come, with reasons; in the order of the workers' file.
  public let never: [Unplaced]
  /// Targets that cannot be met, in the order of courses; the total before the employers.
  public let shortfalls: [Shortfall]
  /// Lessons that can never be held for want of instructors.
  public let staffDoubts: [StaffDoubt]
  /// Who is due by when.
  public let due: DueList

  /// A lesson that can never be held, and why.
  public struct StaffDoubt: Sendable {
    /// The course, and what is wrong.
    public var course: Ref<Course>, message: Phrase
  }

  /// A target, and how many people could meet it at best.
  public struct Shortfall: Hashable, Sendable {
    /// The course.
    public var course: Ref<Course>
    /// The employer whose target it is; nil: the course's total.
    public var employer: Ref<Employer>?
    /// People wanted, those counted before taken off.
    public var wanted: Int
    /// People who could complete alone, or have completed by credits.
    public var possible: Int

    /// People lacking at least.
    public var missing: Int { wanted - possible }
  }

  /// Looks at a scenario. Complexity: kinds of workers × possible meetings.
  public init(_ scenario: Scenario, calendars: CalendarBook) {
    let hearing = ResolvedTimetable(Timetable(), in: scenario, calendars: calendars)
    let possible = PossibleMeetings(scenario)
    var finder = UnplacedFinder(hearing, possible: possible)
    let never = finder.never()
    staffDoubts = StaffDoubts.find(in: scenario, possible: possible).map {
      StaffDoubt(course: $0.course, message: $0.message)
    }
    due = DueList(scenario)
    self.never = never
    struct Pair: Hashable {
      var worker, course: String
    }
    let excluded = Set(never.map { Pair(worker: $0.worker, course: $0.course) })
    shortfalls = scenario.courses.refs.flatMap { course -> [Shortfall] in
      let facts = scenario.courses[course]
      guard let target = facts.target else { return [] }
      let able = scenario.workers.refs.filter { worker in
        let person = scenario.workers[worker]
        guard person.courses.contains(course) else { return false }
        if hearing.isBehind(worker, course) { return true }
        return !person.declined && !excluded.contains(Pair(worker: person.id, course: facts.id))
      }
      var shortfalls: [Shortfall] = []
      if let total = target.total {
        shortfalls.append(
          Shortfall(course: course, employer: nil, wanted: total - target.already, possible: able.count))
      }
      for (employer, count) in target.employers {
        let possible = able.count { scenario.workers[$0].employer == employer }
        shortfalls.append(Shortfall(course: course, employer: employer, wanted: count, possible: possible))
      }
      return shortfalls.filter { $0.missing > 0 }
    }
  }
}
