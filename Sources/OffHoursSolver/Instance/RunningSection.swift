import OffHours

/// A section some of whose lessons have been held: its number in every plan is its position among them.
struct RunningSection: Sendable {
  /// Position of the course, and the section's id in the timetable.
  var course: Int, id: String
  /// Bit l: lesson l has been held.
  var held: UInt64 = 0
  /// Position of the venue in which all that was held took place, as far as it is known; nil where there are several.
  var venue: Int?

  /// The sections that go on, by course and id.
  static func all(_ held: [[Meeting]], in scenario: Scenario) -> [RunningSection] {
    let venues = Dictionary(uniqueKeysWithValues: scenario.venues.enumerated().map { ($1.id, $0) })
    var result: [RunningSection] = []
    for (course, definition) in scenario.courses.enumerated() where definition.attendance == .section {
      let ofSection = Dictionary(grouping: held[course].filter { $0.section != nil }) { $0.section! }
      for (id, meetings) in ofSection.sorted(by: { $0.key < $1.key }) {
        var section = RunningSection(course: course, id: id)
        for meeting in meetings {
          if let lesson = definition.lessons.firstIndex(where: { $0.id == meeting.lesson }) {
            section.held |= 1 << UInt64(lesson)
          }
        }
        let halls = Set(meetings.compactMap { venues[$0.venue] })
        section.venue = halls.count == 1 ? halls.first : nil
        if section.held.nonzeroBitCount < definition.lessons.count { result.append(section) }
      }
    }
    return result
  }
}
