import OffHours

extension Timetable {
  /// The timetable with more learners in its meetings. Who gets a section is listed in the one that most of the own
  /// meetings belong to.
  func seating(_ places: [(worker: String, meeting: String)], in scenario: Scenario) -> Timetable {
    let order = Dictionary(
      uniqueKeysWithValues: scenario.workers.enumerated().map { ($0.element.id, $0.offset) })
    let index = Dictionary(uniqueKeysWithValues: meetings.enumerated().map { ($0.element.id, $0.offset) })
    var result = self
    var attended: [[String]: [Int]] = [:]
    for place in places {
      guard let position = index[place.meeting] else { continue }
      result.meetings[position].learners.append(place.worker)
      attended[[place.worker, meetings[position].course], default: []].append(position)
    }
    func inOrder(_ learners: [String]) -> [String] {
      learners.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    }
    for position in Set(places.compactMap { index[$0.meeting] }) {
      result.meetings[position].learners = inOrder(result.meetings[position].learners)
    }
    for (pair, positions) in attended.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let counts = Dictionary(grouping: positions.compactMap { meetings[$0].section }) { $0 }
      guard let home = counts.min(by: { (-$0.value.count, $0.key) < (-$1.value.count, $1.key) })?.key,
        let section = result.sections.firstIndex(where: { $0.id == home })
      else { continue }
      result.sections[section].learners = inOrder(result.sections[section].learners + [pair[0]])
    }
    result.unplaced.removeAll { attended[[$0.worker, $0.course]] != nil }
    return result
  }
}
