extension Scenario {
  /// The same scenario with ids in place of people's names, and without the columns that the workers' table carries
  /// along, which may hold telephone numbers.
  ///
  /// Everything that decides a timetable stays, so plans are the same. The organiser, employers and venues keep their
  /// names.
  package var pseudonymous: Scenario {
    var scenario = self
    for position in scenario.workers.indices {
      scenario.workers[position].name = scenario.workers[position].id
      scenario.workers[position].extra = []
    }
    for position in scenario.instructors.indices {
      scenario.instructors[position].name = scenario.instructors[position].id
    }
    return scenario
  }
}
