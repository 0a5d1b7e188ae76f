import OffHours

/// The picture of crews and days before it is drawn: who stands in which row, when they work and rest, when they learn.
///
/// A row is people of one employer who share a calendar. It holds nobody's name.
package struct PicturePlan {
  /// People of one employer with the same calendar.
  package struct Row {
    /// The employer; nil: none.
    package var employer: Ref<Employer>?
    /// Position of the calendar in the book.
    package var calendar: Int
    /// Crews of its people, each once, in the order of the workers' file.
    package var crews: [String]
    /// The rotation of its first person, where there is no crew to name.
    package var rotation: Ref<Rotation>?
    /// Whether more people of the same crew stand in a row before.
    package var isApart = false
    /// Everybody in it who needs a course or attends a meeting, ascending.
    package var workers: [Ref<Worker>] = []
    /// How many of them attend a meeting.
    package var learners = 0
    /// Its meetings.
    package var visits: [Attendance] = []
  }

  /// A meeting that people of a row attend.
  package struct Attendance {
    /// Position in the timetable's meetings.
    package var meeting: Int
    /// How many of the row attend it.
    package var heads: Int
    /// Whether it lies in a shift, in the rest or journey around one, or in leave: never, in a timetable that keeps the rules.
    package var isAmiss: Bool
  }

  /// The rows, by employer and crew.
  package let rows: [Row]
  /// How many times somebody attends a meeting that is planned, and how many of those are amiss.
  package let attendances: Int, amiss: Int

  private let hearing: Hearing
  private let margins: RestMargins

  /// Gathers everybody who needs a course or attends a meeting. Linear in workers and attendances.
  package init(_ hearing: Hearing) {
    self.hearing = hearing
    let scenario = hearing.scenario
    var attended: [[Int]] = Array(repeating: [], count: scenario.workers.count)
    for (position, meeting) in hearing.meetings.enumerated() {
      for worker in meeting.learners { attended[worker.index].append(position) }
    }
    margins = RestMargins(
      scenario,
      places: Set(
        hearing.planned.compactMap { hearing.meetings[$0].venue.flatMap { scenario.venues[$0].place } }))
    var rows = PicturePlan.gathered(hearing, attended)
    var attendances = 0, amiss = 0
    for position in rows.indices {
      var heads: [Int: Int] = [:]
      for worker in rows[position].workers where !attended[worker.index].isEmpty {
        rows[position].learners += 1
        for meeting in attended[worker.index] { heads[meeting, default: 0] += 1 }
      }
      let attendee = hearing.attendee(rows[position].workers[0])
      rows[position].visits = heads.keys.sorted().map { meeting in
        let isAmiss = PicturePlan.isAmiss(hearing.meetings[meeting], attendee, scenario)
        return Attendance(meeting: meeting, heads: heads[meeting]!, isAmiss: isAmiss)
      }
      for visit in rows[position].visits where !hearing.meetings[visit.meeting].isHeld {
        attendances += visit.heads
        if visit.isAmiss { amiss += visit.heads }
      }
    }
    self.rows = rows
    self.attendances = attendances
    self.amiss = amiss
  }

  private struct Key: Hashable {
    var employer: Ref<Employer>?
    var calendar: Int
  }

  private static func gathered(_ hearing: Hearing, _ attended: [[Int]]) -> [Row] {
    let scenario = hearing.scenario
    var position: [Key: Int] = [:]
    var rows: [Row] = []
    for worker in scenario.workers.refs {
      let facts = scenario.workers[worker]
      guard !attended[worker.index].isEmpty || !facts.declined && !facts.courses.isEmpty else { continue }
      let key = Key(employer: facts.employer, calendar: Int(hearing.calendars.index[worker.index]))
      let place = position[key] ?? rows.count
      if place == rows.count {
        rows.append(Row(employer: key.employer, calendar: key.calendar, crews: [], rotation: facts.rotation))
      }
      position[key] = place
      rows[place].workers.append(worker)
      if let crew = facts.crew, !rows[place].crews.contains(crew) { rows[place].crews.append(crew) }
    }
    // Within an employer by crew; of one crew the many before the few whose roster differs.
    func name(_ row: Row) -> String { row.crews.joined(separator: ", ") }
    rows.sort { a, b in
      let employers = (a.employer?.index ?? .max, b.employer?.index ?? .max)
      if employers.0 != employers.1 { return employers.0 < employers.1 }
      if name(a) != name(b) { return name(a) < name(b) }
      if (a.rotation?.index ?? .max) != (b.rotation?.index ?? .max) {
        return (a.rotation?.index ?? .max) < (b.rotation?.index ?? .max)
      }
      return (-a.workers.count, a.workers[0]) < (-b.workers.count, b.workers[0])
    }
    for next in rows.indices.dropFirst() {
      let (a, b) = (rows[next - 1], rows[next])
      rows[next].isApart = a.employer == b.employer && name(a) == name(b) && a.rotation == b.rotation
    }
    return rows
  }

  /// Whether a meeting that is planned breaks a rule about shifts, rest, journeys or leave for this row's people.
  private static func isAmiss(_ meeting: HeardMeeting, _ attendee: Attendee, _ scenario: Scenario) -> Bool {
    guard !meeting.isHeld else { return false }
    let visit = Visit(
      interval: meeting.interval, place: meeting.venue.flatMap { scenario.venues[$0].place },
      date: meeting.date)
    let rules = meeting.course.map { scenario.meetingRules(of: $0) } ?? scenario.rules.meeting
    let about: [any MeetingRule.Type] = [
      ShiftOverlap.self, Absent.self, AfterShift.self, AfterNight.self, BeforeShift.self, BeforeNight.self,
      OvernightRest.self,
    ]
    return about.contains { $0.forbids(visit, to: attendee, under: rules, in: scenario) }
  }
}

// MARK: - What is drawn of a row

extension PicturePlan {
  /// The calendar of a row.
  package func calendar(of row: Row) -> WorkCalendar { hearing.calendars.calendars[row.calendar] }

  /// The meeting of a visit.
  package func meeting(_ visit: Attendance) -> HeardMeeting { hearing.meetings[visit.meeting] }

  /// The rest and the journeys around a row's shifts, merged; they may run on under the shifts.
  package func rest(of row: Row) -> [Interval] {
    let scenario = hearing.scenario
    let classes = row.visits.compactMap { visit -> RestMargins.Class? in
      let meeting = hearing.meetings[visit.meeting]
      guard !meeting.isHeld else { return nil }
      return RestMargins.Class(
        interval: meeting.interval, date: meeting.date,
        place: meeting.venue.flatMap { scenario.venues[$0].place },
        rules: meeting.course.map { scenario.meetingRules(of: $0) } ?? scenario.rules.meeting)
    }
    return margins.stretches(around: calendar(of: row), classes: classes)
  }

  /// Lanes for visits that would cover each other, parallel to `visits`, and how many share the height there.
  package func lanes(_ visits: [Attendance]) -> [(lane: Int, of: Int)] {
    let order = visits.indices.sorted {
      let (a, b) = (meeting(visits[$0]).interval, meeting(visits[$1]).interval)
      return (a.start, a.end, $0) < (b.start, b.end, $1)
    }
    var lanes = Array(repeating: (lane: 0, of: 1), count: visits.count)
    var cluster: [Int] = [], ends: [Instant] = []
    func close() {
      for position in cluster { lanes[position].of = ends.count }
      cluster = []
      ends = []
    }
    for position in order {
      let interval = meeting(visits[position]).interval
      if let latest = ends.max(), latest <= interval.start { close() }
      let lane = ends.firstIndex { $0 <= interval.start } ?? ends.count
      if lane == ends.count { ends.append(interval.end) } else { ends[lane] = interval.end }
      lanes[position].lane = lane
      cluster.append(position)
    }
    close()
    return lanes
  }
}
