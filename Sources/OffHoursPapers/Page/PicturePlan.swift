import OffHours

/// The picture of crews and days before it is drawn: who stands in which row, when they work and rest, when they learn.
///
/// A row is people of one employer and crew who work the same hours in the week that is drawn, or one person whose roster
/// is nobody else's: of no crew and no rotation.
package struct PicturePlan {
  /// People of one employer and crew with the same hours in a week.
  package struct Row {
    /// The employer; nil: none.
    package var employer: Ref<Employer>?
    /// The crew, where there is one to name; else the rotation, if any.
    package var crew: String?, rotation: Ref<Rotation>?
    /// The one person whose own roster it is; nil: a crew's, or nobody's.
    package var worker: Ref<Worker>?
    /// Whether more people of the same crew stand in a row before.
    package var isApart = false
    /// How many people it holds, and how many of them attend a meeting in the week.
    package var people = 0, learners = 0
    /// Their hours; they are the same for all of them in the week and around it, not farther away.
    package var calendar: WorkCalendar
    /// The meetings of the week that some of them attend.
    package var attendances: [Attendance] = []
    /// Stretches of rest and journeys around their shifts, merged; they may run on under the shifts.
    package var rest: [Interval] = []
  }

  /// Meetings of one course at one time that people of a row attend.
  package struct Attendance {
    /// Positions in the timetable's meetings, ascending; several where the course is taught in several halls at once.
    package var meetings: [Int]
    /// How many of the row attend them.
    package var heads: Int
    /// Whether it lies in a shift, in the rest or journey around one, or in leave: never, where the rules are kept.
    package var isAmiss: Bool
  }

  /// A week of the picture.
  package struct Week {
    /// Its Monday.
    package var monday: CivilDate
    /// The rows with a meeting, by employer and crew; of many, those with most attendances.
    package var rows: [Row] = []
    /// Rows with a meeting for which there was no room, and how many learners they hold.
    package var rowsLeft = 0, learnersLeft = 0
    /// Rows without a meeting.
    package var silent = 0
  }

  /// How many times somebody attends a meeting that is planned, and how many of those are amiss.
  package let attendances: Int, amiss: Int
  /// Mondays of the weeks that have a meeting, ascending.
  package let mondays: [CivilDate]

  private let hearing: ResolvedTimetable
  private let margins: RestMargins
  private let groups: [Group]

  /// People of one employer, crew and calendar.
  private struct Group {
    var employer: Ref<Employer>?, crew: String?, rotation: Ref<Rotation>?
    var calendar: Int
    /// Whose own roster it is, where it is one person's.
    var worker: Ref<Worker>?
    var workers: [Ref<Worker>] = []
    /// Meetings of each of them, parallel to `workers`.
    var meetings: [[Int]] = []
    /// Meetings that are amiss for them.
    var amiss: Set<Int> = []
  }

  private struct Key: Hashable {
    var employer: Ref<Employer>?, crew: String?, rotation: Ref<Rotation>?
    var calendar: Int
    var worker: Ref<Worker>?
  }

  /// Gathers everybody who needs a course or attends a meeting. Linear in workers and attendances.
  package init(_ hearing: ResolvedTimetable) {
    self.hearing = hearing
    let scenario = hearing.scenario
    margins = RestMargins(
      scenario,
      places: Set(
        hearing.planned.compactMap { hearing.meetings[$0].venue.flatMap { scenario.venues[$0].place } }))
    mondays = Set(hearing.meetings.map(\.date.monday)).sorted()
    var attended: [[Int]] = Array(repeating: [], count: scenario.workers.count)
    for (position, meeting) in hearing.meetings.enumerated() {
      for worker in meeting.learners { attended[worker.index].append(position) }
    }
    var position: [Key: Int] = [:]
    var groups: [Group] = []
    for worker in scenario.workers.refs {
      let facts = scenario.workers[worker]
      guard !attended[worker.index].isEmpty || !facts.declined && !facts.courses.isEmpty else { continue }
      let key = Key(
        employer: facts.employer, crew: facts.crew, rotation: facts.rotation,
        calendar: Int(hearing.calendars.index[worker.index]), worker: PicturePlan.owner(worker, hearing))
      let place = position[key] ?? groups.count
      if place == groups.count {
        groups.append(
          Group(
            employer: key.employer, crew: key.crew, rotation: key.rotation, calendar: key.calendar,
            worker: key.worker))
      }
      position[key] = place
      groups[place].workers.append(worker)
      groups[place].meetings.append(attended[worker.index])
    }
    var attendances = 0, amiss = 0
    for position in groups.indices {
      let attendee = hearing.attendee(groups[position].workers[0])
      let meetings = Set(groups[position].meetings.joined())
      groups[position].amiss = meetings.filter {
        PicturePlan.isAmiss(hearing.meetings[$0], attendee, scenario)
      }
      for meeting in groups[position].meetings.joined() where !hearing.meetings[meeting].isHeld {
        attendances += 1
        if groups[position].amiss.contains(meeting) { amiss += 1 }
      }
    }
    self.groups = groups
    self.attendances = attendances
    self.amiss = amiss
  }

  /// The worker, where he or she has shifts or leave that no crew and no rotation tell of.
  private static func owner(_ worker: Ref<Worker>, _ hearing: ResolvedTimetable) -> Ref<Worker>? {
    let facts = hearing.scenario.workers[worker]
    guard facts.crew == nil, facts.rotation == nil else { return nil }
    let calendar = hearing.calendars.calendar(of: worker)
    return calendar.shifts.isEmpty && calendar.absentDates.isEmpty ? nil : worker
  }

  /// Whether a meeting that is planned breaks a rule about shifts, rest, journeys or leave for this row's people.
  private static func isAmiss(_ meeting: ResolvedMeeting, _ attendee: Attendee, _ scenario: Scenario) -> Bool
  {
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

// MARK: - A week

extension PicturePlan {
  /// What of a calendar a week shows, and as much around it as any rest reaches.
  private struct Slice: Hashable {
    var employer: Ref<Employer>?, crew: String?, rotation: Ref<Rotation>?, worker: Ref<Worker>?
    var shifts: ArraySlice<WorkShift>
    var absentDates, unknownDates: [CivilDate]
    var absences: [Interval]
  }

  /// What meetings have in common that are drawn as one.
  private struct Block: Hashable {
    var course: Ref<Course>?
    var interval: Interval
    var isHeld, isAmiss: Bool
  }

  /// A week with at most `most` rows. Linear in the groups and their shifts near the week.
  package func week(_ monday: CivilDate, most: Int) -> Week {
    let zone = hearing.scenario.zone
    let days = DateSpan(from: monday, to: monday + 6)
    let span = Interval(start: zone.day(monday).start, end: zone.day(monday + 6).end)
    let around = Interval(start: span.start - reach, end: span.end + reach)
    var position: [Slice: Int] = [:]
    var rows: [(row: Row, groups: [Int])] = []
    for (index, group) in groups.enumerated() {
      let calendar = hearing.calendars.calendars[group.calendar]
      let first = calendar.firstShift(endingAfter: around.start)
      let end = calendar.firstShift(endingAfter: around.end)
      let slice = Slice(
        employer: group.employer, crew: group.crew, rotation: group.rotation, worker: group.worker,
        shifts: calendar.shifts[first..<min(end + 1, calendar.shifts.count)],
        absentDates: calendar.absentDates.filter(days.contains),
        unknownDates: calendar.unknownDates.filter(days.contains),
        absences: calendar.absences.filter { $0.overlaps(span) })
      let place = position[slice] ?? rows.count
      if place == rows.count {
        let row = Row(
          employer: group.employer, crew: group.crew, rotation: group.rotation, worker: group.worker,
          calendar: calendar)
        rows.append((row, []))
      }
      position[slice] = place
      rows[place].row.people += group.workers.count
      rows[place].groups.append(index)
    }
    for index in rows.indices { fill(&rows[index].row, rows[index].groups, span) }
    rows.sort { PicturePlan.precedes($0.row, $1.row) }
    for next in rows.indices.dropFirst() {
      let (a, b) = (rows[next - 1].row, rows[next].row)
      rows[next].row.isApart = a.employer == b.employer && a.crew == b.crew && a.rotation == b.rotation
    }
    var week = Week(monday: monday)
    var lines = rows.filter { $0.row.learners > 0 }
    week.silent = rows.count - lines.count
    if lines.count > most {
      let heads = lines.map { $0.row.attendances.reduce(0) { $0 + $1.heads } }
      let order = lines.indices.sorted { (-heads[$0], $0) < (-heads[$1], $1) }
      week.rowsLeft = lines.count - most
      week.learnersLeft = order[most...].reduce(0) { $0 + lines[$1].row.learners }
      lines = order[..<most].sorted().map { lines[$0] }
    }
    week.rows = lines.map { line in
      var row = line.row
      row.rest = margins.stretches(around: row.calendar, classes: classes(of: line.groups))
      return row
    }
    return week
  }

  /// Minutes around a week in which a shift may bear on its meetings: the longest rest, and a day for the journey.
  private var reach: Int { hearing.scenario.longestRest + 1440 }

  /// The attendances of the week and who makes them.
  private func fill(_ row: inout Row, _ members: [Int], _ span: Interval) {
    var heads: [Int: Int] = [:], amiss: Set<Int> = []
    for group in members {
      for meetings in groups[group].meetings {
        let own = meetings.filter { hearing.meetings[$0].interval.overlaps(span) }
        if !own.isEmpty { row.learners += 1 }
        for meeting in own { heads[meeting, default: 0] += 1 }
      }
      amiss.formUnion(groups[group].amiss)
    }
    var position: [Block: Int] = [:]
    for meeting in heads.keys.sorted() {
      let heard = hearing.meetings[meeting], isAmiss = amiss.contains(meeting)
      let block = Block(
        course: heard.course, interval: heard.interval, isHeld: heard.isHeld, isAmiss: isAmiss)
      let place = position[block] ?? row.attendances.count
      if place == row.attendances.count {
        row.attendances.append(Attendance(meetings: [], heads: 0, isAmiss: isAmiss))
      }
      position[block] = place
      row.attendances[place].meetings.append(meeting)
      row.attendances[place].heads += heads[meeting]!
    }
  }

  /// Within an employer by crew; of one crew the many before the few whose hours differ.
  private static func precedes(_ a: Row, _ b: Row) -> Bool {
    let employers = (a.employer?.index ?? .max, b.employer?.index ?? .max)
    if employers.0 != employers.1 { return employers.0 < employers.1 }
    let crews = (a.crew ?? "", b.crew ?? "")
    if crews.0 != crews.1 { return crews.0 < crews.1 }
    return (a.rotation?.index ?? .max, a.worker?.index ?? -1, -a.people)
      < (b.rotation?.index ?? .max, b.worker?.index ?? -1, -b.people)
  }

  /// The planned meetings of groups, as their shifts' neighbours. Those that are amiss say nothing about rest.
  private func classes(of members: [Int]) -> [RestMargins.Class] {
    let scenario = hearing.scenario
    let kept = members.flatMap { group in
      groups[group].meetings.joined().filter { !groups[group].amiss.contains($0) }
    }
    return Set(kept).sorted().compactMap { position in
      let meeting = hearing.meetings[position]
      guard !meeting.isHeld else { return nil }
      return RestMargins.Class(
        interval: meeting.interval, date: meeting.date,
        place: meeting.venue.flatMap { scenario.venues[$0].place },
        rules: meeting.course.map { scenario.meetingRules(of: $0) } ?? scenario.rules.meeting)
    }
  }

  /// The first meeting of an attendance; the others have its course and its time.
  package func meeting(_ attendance: Attendance) -> ResolvedMeeting {
    hearing.meetings[attendance.meetings[0]]
  }

  /// Lanes for meetings that would cover each other, parallel to `attendances`, and how many share the height there.
  package func lanes(_ attendances: [Attendance]) -> [(lane: Int, of: Int)] {
    let order = attendances.indices.sorted {
      let (a, b) = (meeting(attendances[$0]).interval, meeting(attendances[$1]).interval)
      return (a.start, a.end, $0) < (b.start, b.end, $1)
    }
    var lanes = Array(repeating: (lane: 0, of: 1), count: attendances.count)
    var cluster: [Int] = [], ends: [Instant] = []
    func close() {
      for position in cluster { lanes[position].of = ends.count }
      cluster = []
      ends = []
    }
    for position in order {
      let interval = meeting(attendances[position]).interval
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
