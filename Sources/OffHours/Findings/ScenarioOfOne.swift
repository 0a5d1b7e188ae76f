extension Scenario {
  /// The scenario with one worker only, who stands first and attends with nobody.
  package func with(only worker: Ref<Worker>) -> Scenario {
    var scenario = with(only: [worker])
    for course in courses.indices { scenario.courses[course].together = [] }
    return scenario
  }

  /// The scenario with one worker, who stands first, and those with whom he or she attends some course.
  package func withGroup(of worker: Ref<Worker>) -> Scenario {
    var members = [worker], next = 0
    while next < members.count {
      for course in courses {
        for group in course.together where group.contains(members[next]) {
          members += group.filter { !members.contains($0) }
        }
      }
      next += 1
    }
    return with(only: members)
  }

  /// The scenario with some workers only, in this order.
  private func with(only members: [Ref<Worker>]) -> Scenario {
    var scenario = self
    let place = Dictionary(
      uniqueKeysWithValues: members.enumerated().map { ($0.element, Ref<Worker>($0.offset)) })
    scenario.workers = members.map { workers[$0] }
    scenario.roster.workers = [:]
    for (member, new) in place { scenario.roster.workers[new] = roster.workers[member] }
    scenario.absences = absences.compactMap { absence in
      guard case .worker(let who) = absence.who else { return absence }
      guard let new = place[who] else { return nil }
      var own = absence
      own.who = .worker(new)
      return own
    }
    // Who else is named in courses is not there.
    for course in courses.indices {
      scenario.courses[course].together = courses[course].together.map { $0.compactMap { place[$0] } }
        .filter { $0.count > 1 }
      for pin in scenario.courses[course].appointments.indices {
        scenario.courses[course].appointments[pin].learners =
          courses[course].appointments[pin].learners.compactMap { place[$0] }
      }
    }
    return scenario
  }
}
