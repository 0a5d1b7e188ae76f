extension Scenario {
  /// The scenario with one worker only, who stands first.
  package func with(only worker: Ref<Worker>) -> Scenario {
    var scenario = self
    scenario.workers = [workers[worker]]
    scenario.roster.workers = roster.workers[worker].map { [Ref(0): $0] } ?? [:]
    scenario.absences = absences.compactMap { absence in
      guard case .worker(let who) = absence.who else { return absence }
      guard who == worker else { return nil }
      var own = absence
      own.who = .worker(Ref(0))
      return own
    }
    // Who else is named in courses is not there.
    for course in courses.indices {
      scenario.courses[course].together = []
      for pin in scenario.courses[course].appointments.indices {
        scenario.courses[course].appointments[pin].learners =
          courses[course].appointments[pin].learners.contains(worker) ? [Ref(0)] : []
      }
    }
    return scenario
  }
}
