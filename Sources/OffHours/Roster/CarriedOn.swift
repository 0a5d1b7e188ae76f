/// Which days of people are on no roster that was handed in, so that a rotation carries them on.
///
/// A person has a roster where cells, the own or the crew's, stand on half of the days between the first and the last of them or
/// more, and on five at least. Fewer are exceptions to a rotation that is known for itself.
package struct CarriedOn: Sendable {
  private let scenario: Scenario
  private var dates: [Ref<Worker>: Set<CivilDate>] = [:]

  /// The fewest cells that are a roster.
  private static let fewest = 5

  /// Linear in the cells of people with a rotation.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    for worker in scenario.workers.refs {
      let person = scenario.workers[worker]
      guard person.rotation != nil else { continue }
      var cells = scenario.roster.workers[worker] ?? []
      if let employer = person.employer, let crew = person.crew {
        cells += scenario.roster.crews[CrewKey(employer: employer, crew: crew)] ?? []
      }
      var known: Set<CivilDate> = []
      for cell in cells {
        known.insert(cell.date)
        // A code may begin its shift on the day after the cell's.
        if case .hours(let stretches) = cell.shift {
          for stretch in stretches { known.insert(cell.date + stretch.hours.delay) }
        }
      }
      guard known.count >= Self.fewest, let first = known.min(), let last = known.max(),
        known.count * 2 >= last - first + 1
      else { continue }
      dates[worker] = known
    }
  }

  /// Whether a rotation alone says what somebody does on a date, though a roster was handed in for others.
  package func holds(_ worker: Ref<Worker>, on date: CivilDate) -> Bool {
    dates[worker].map { !$0.contains(date) } ?? false
  }

  /// The same of a shift: one that is overtime or a second job is on no roster.
  package func holds(_ worker: Ref<Worker>, _ shift: WorkShift) -> Bool {
    shift.duties.first != shift.interval && holds(worker, on: shift.date)
  }
}
