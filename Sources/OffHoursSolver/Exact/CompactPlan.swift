import OffHours

extension CompactModel {
  /// The plan that column values stand for.
  func plan(_ values: [Double]) -> Plan {
    func isOne(_ column: Int32) -> Bool { values[Int(column)] > 0.5 }
    var plan = Plan(instance)
    var sectionNumber: [[Int: Int]] = Array(repeating: [:], count: instance.scenario.courses.count)
    var opened = [Int32](repeating: -1, count: possible.meetings.count)
    for (position, meeting) in possible.meetings.enumerated() {
      guard let section = columns.held[position].firstIndex(where: isOne) else { continue }
      var number = -1
      if instance.scenario.courses[meeting.course].attendance == .section {
        let running = possible.running[meeting.course]
        number =
          running.indices.contains(section)
          ? running[section] : sectionNumber[meeting.course][section] ?? plan.newSection()
        sectionNumber[meeting.course][section] = number
      }
      let teachers = zip(columns.teaches[position], meeting.teachers).filter { isOne($0.0) }.map(\.1)
      opened[position] = Int32(
        plan.add(
          instance.meeting(
            course: meeting.course, lesson: meeting.lesson, spot: meeting.spot, section: number,
            instructors: teachers), instance))
    }
    var itineraries: [[Int]] = Array(repeating: [], count: instance.pairs.count)
    for (position, attendance) in possible.attendances.enumerated()
    where isOne(columns.attends[position]) && opened[attendance.meeting] >= 0 {
      itineraries[attendance.pair].append(attendance.meeting)
    }
    for (pair, meetings) in itineraries.enumerated() where !meetings.isEmpty {
      let inTime = meetings.sorted {
        (possible.meetings[$0].moment.start, $0) < (possible.meetings[$1].moment.start, $1)
      }
      plan.assign(pair, inTime.map { opened[$0] })
    }
    return plan
  }
}
