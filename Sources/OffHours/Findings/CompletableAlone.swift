/// Whether a worker could complete a course alone: every hall and instructor free, no smallest size.
///
/// Exact: rules for single meetings, agenda rules, the rules of the course and of those it builds on all hold. Halls
/// and instructors are asked meeting by meeting: open, equipped, and enough of those who teach the lesson available.
package struct CompletableAlone: Sendable {
  let scenario: Scenario
  let sites: [CourseSites]

  /// Gathers what the halls and instructors allow, once for all workers. With `ignoringInstructors` only the halls.
  /// Of the meetings that these allow, those count to which `allows` agrees.
  package init(
    _ scenario: Scenario, possible: PossibleMeetings, ignoringInstructors: Bool = false,
    allows: ((Ref<Course>, Int, Ref<Venue>, Instant) -> Bool)? = nil
  ) {
    self.scenario = scenario
    let staff = StaffBook(scenario)
    sites = scenario.courses.refs.map { course in
      let teachers = scenario.courses[course].lessons.indices.map { staff.teachers(of: course, lesson: $0) }
      let facts = scenario.courses[course]
      let wanted = facts.lessons.indices.map {
        ignoringInstructors ? 0 : facts.instructors(of: $0, learners: 1)
      }
      return CourseSites(course, in: scenario, possible: possible) { lesson, meeting, venue in
        staff.suffices(
          teachers[lesson], wanted: wanted[lesson], during: meeting, at: scenario.venues[venue].place)
          && allows?(course, lesson, venue, meeting.start) ?? true
      }
    }
  }

  /// Whether the worker could complete the course, and before it every course that it builds on and that is not
  /// behind. `record` tells what is behind. Also how many steps it took.
  ///
  /// `forbidden`, if given, is turned to the worker.
  ///
  /// Complexity: when it is possible, mostly one pass over the dates; never more than the budget.
  package func answer(
    _ course: Ref<Course>, by attendee: Attendee, budget: AgendaBudget = AgendaBudget(),
    forbidden: ForbiddenStarts? = nil, record: (Ref<Course>) -> CourseRecord
  ) -> (answer: Completability, steps: Int) {
    guard !attendee.worker.declined, let chain = chain(to: course, of: attendee.worker, record: record) else {
      return (.impossible, 1)
    }
    let records = chain.map { record($0) }
    // Credits that run out take the place of a course as long as they hold.
    let startBy = chain.map { next in
      scenario.courses[next].after.filter { !chain.contains($0) }
        .compactMap { earlier in
          let behind = record(earlier)
          return behind.isComplete ? nil : behind.renewal?.lastDay.day
        }.min() ?? Int.max
    }
    var asked: Set<Ref<Course>> = [course]
    for next in chain.reversed() where asked.contains(next) {
      for earlier in scenario.courses[next].after where record(earlier).renewal == nil {
        asked.insert(earlier)
      }
    }
    var search = AgendaSearch(
      chain: records, isAsked: chain.map(asked.contains), startBy: startBy, goal: course,
      sites: chain.map { sites[$0.index] }, attendee: attendee, scenario: scenario,
      forbidden: forbidden ?? starts(of: attendee), budget: budget)
    return (search.answer(), search.steps)
  }

  private func starts(of attendee: Attendee) -> ForbiddenStarts {
    let starts = ForbiddenStarts(scenario)
    starts.turn(to: attendee)
    return starts
  }

  /// The course and all that has to be completed before it, prerequisites first; nil where one of them is not needed
  /// by the worker and so can never be met. Courses whose credit runs out stand in it where they could be renewed.
  private func chain(
    to course: Ref<Course>, of worker: Worker, record: (Ref<Course>) -> CourseRecord
  ) -> [Ref<Course>]? {
    var chain: [Ref<Course>] = []
    var open: [Ref<Course>] = []
    func add(_ next: Ref<Course>) -> Bool {
      if chain.contains(next) { return true }
      guard !open.contains(next), worker.courses.contains(next) else { return false }
      open.append(next)
      for earlier in scenario.courses[next].after where !record(earlier).isComplete {
        if record(earlier).renewal != nil {
          let before = (chain, open)
          if !add(earlier) { (chain, open) = before }
        } else if !add(earlier) {
          return false
        }
      }
      open.removeLast()
      chain.append(next)
      return true
    }
    return add(course) ? chain : nil
  }
}
