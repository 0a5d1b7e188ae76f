/// What terms of class have asked of each person, over timetables that were told.
package struct LedgerBook: Sendable {
  /// A person.
  package struct Row: Sendable {
    /// Id, and name in the last scenario that has one.
    package var id: String, name: String
    package var counts: LedgerCounts
  }

  /// The people of the last scenario in its order, then, of the terms before, those who had class.
  package private(set) var rows: [Row] = []
  /// By term, names that its scenario does not know.
  package private(set) var unknown: [[String]] = []

  /// Adds terms up, first to last. All meetings of a timetable count, those held already as well. Linear in all of them.
  package init(_ terms: [(timetable: Timetable, scenario: Scenario)]) {
    var counts: [String: LedgerCounts] = [:]
    for (timetable, scenario) in terms {
      var whole = timetable
      for position in whole.meetings.indices { whole.meetings[position].held = false }
      let hearing = ResolvedTimetable(whole, in: scenario)
      unknown.append(hearing.unknown.map(\.name.name))
      for (worker, own) in zip(scenario.workers, Self.counts(of: hearing)) {
        counts[worker.id, default: LedgerCounts()].add(own)
      }
    }
    var seen: Set<String> = []
    for (number, term) in terms.enumerated().reversed() {
      for worker in term.scenario.workers where seen.insert(worker.id).inserted {
        let own = counts[worker.id] ?? LedgerCounts()
        if number == terms.count - 1 || own != LedgerCounts() {
          rows.append(Row(id: worker.id, name: worker.name, counts: own))
        } else {
          seen.remove(worker.id)
        }
      }
    }
  }

  /// Courses count as completed here even where the scenario has taken them in as credits since.
  private static func counts(of hearing: ResolvedTimetable) -> [LedgerCounts] {
    var counts = BurdenGoal.counts(of: hearing)
    for pursuit in hearing.pursuits where !pursuit.isCompletion && pursuit.record.isComplete {
      let lessons = Set(pursuit.meetings.compactMap { hearing.meetings[$0].lesson })
      if hearing.scenario.courses[pursuit.course].isCompleted(by: { lessons.contains($0) }) {
        counts[pursuit.worker.index].completions += 1
      }
    }
    return counts
  }
}
