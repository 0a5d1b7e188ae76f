/// What a timetable amounts to, in the figures that a planner weighs against those of another.
public struct PlanFigures: Sendable {
  /// What people call the plan.
  public var name: String
  /// Values and bounds, tier by tier.
  public var tiers: [TierResult]
  /// Why the search ended; nil where no search made the timetable.
  public var stopped: Timetable.Termination?
  /// Completions, course by course in the order of the scenario.
  public var courses: [CourseFigures]
  /// Meetings planned.
  public var meetings: Int
  /// Money for venues and instructors; nil where nothing has a price.
  public var cost: Money?
  /// The goals `rest` and `travel` (minutes).
  public var rest, travel: Int

  /// Who needs and who completes one course.
  public struct CourseFigures: Hashable, Sendable {
    /// Id and name of the course.
    public var id, name: String
    /// Employer by employer, those alone whose people need the course, in the order of the scenario; people without an
    /// employer come last.
    public var employers: [EmployerFigures]

    /// People who need the course and may be placed.
    public var needed: Int { employers.reduce(0) { $0 + $1.needed } }
    /// People who complete it here.
    public var completed: Int { employers.reduce(0) { $0 + $1.completed } }
    /// People who have completed it before, by credits and meetings that were held.
    public var done: Int { employers.reduce(0) { $0 + $1.done } }
  }

  /// Who needs and who completes a course among one employer's people.
  public struct EmployerFigures: Hashable, Sendable {
    /// Id and name of the employer; nil: people without one.
    public var id, name: String?
    /// People who need the course and may be placed, those who complete it here, and those who had done so before.
    public var needed, completed: Int, done = 0
  }

  /// Completions of all courses before what is planned.
  public var done: Int { courses.reduce(0) { $0 + $1.done } }
  /// Completions of all courses.
  public var completed: Int { courses.reduce(0) { $0 + $1.completed } }
  /// Needed pairs of a worker and a course.
  public var needed: Int { courses.reduce(0) { $0 + $1.needed } }

  /// The figures of a timetable.
  package init(_ hearing: ResolvedTimetable, name: String) {
    let scenario = hearing.scenario
    self.name = name
    tiers = hearing.timetable.goals
    stopped = hearing.timetable.stopped
    meetings = hearing.planned.count
    cost = scenario.hasCosts ? CostGoal.money(of: hearing) : nil
    rest = Int(RestGoal.value(of: hearing, completable: nil) ?? 0)
    travel = Int(TravelGoal.value(of: hearing, completable: nil) ?? 0)
    let nobody = scenario.employers.count
    var needed = Array(repeating: Array(repeating: 0, count: nobody + 1), count: scenario.courses.count)
    var completed = needed, done = needed
    for worker in scenario.workers.refs where !scenario.workers[worker].declined {
      let employer = scenario.workers[worker].employer?.index ?? nobody
      for course in scenario.workers[worker].courses {
        needed[course.index][employer] += 1
        if hearing.isBehind(worker, course) { done[course.index][employer] += 1 }
      }
    }
    for pursuit in hearing.pursuits where pursuit.isCompletion {
      completed[pursuit.course.index][scenario.workers[pursuit.worker].employer?.index ?? nobody] += 1
    }
    courses = scenario.courses.enumerated().map { course, facts in
      CourseFigures(
        id: facts.id, name: facts.name,
        employers: (0...nobody).filter { needed[course][$0] > 0 || completed[course][$0] > 0 }.map {
          EmployerFigures(
            id: $0 == nobody ? nil : scenario.employers[$0].id,
            name: $0 == nobody ? nil : scenario.employers[$0].name, needed: needed[course][$0],
            completed: completed[course][$0], done: done[course][$0])
        })
    }
  }
}
