import OffHours

/// A repair as people read it: what broke, what it costs whom, then the goals.
package struct ReplanReport: Sendable {
  private let triage: Triage
  private let changes: PlanChanges
  private let tiers: [TierResult]
  private let writer: SeatWriter
  private let input: PaperInput
  private let tooSmall: [Meeting]
  private let most: Int?
  private let isEdited: Bool
  private let staffed: [PlanChanges.Seat]

  /// The report of a repair; `most` rows of every table. `tooSmall` are frozen meetings that closed for want of learners;
  /// with `isEdited` the tiers count what changes beside the changes by hand; `staffed` are meetings whose instructors were
  /// taken away by hand, and who teaches them now.
  package init(
    _ triage: Triage, _ changes: PlanChanges, tiers: [TierResult], tooSmall: [Meeting] = [],
    isEdited: Bool = false, staffed: [PlanChanges.Seat] = [], _ input: PaperInput, most: Int? = nil
  ) {
    self.staffed = staffed
    self.isEdited = isEdited
    self.tooSmall = tooSmall
    self.triage = triage
    self.changes = changes
    self.tiers = tiers
    self.input = input
    self.most = most
    writer = SeatWriter(input)
  }

  private var language: Language { input.language }

  /// The report.
  package var report: Report {
    var report = Report(
      title: "\(Words.replanTitle(language)): \(input.title)", languageCode: language.rawValue)
    report.blocks = [.heading(Words.whatBroke(language))] + broken
    report.blocks += [.heading(Words.changesForPeople(language)), .list(figures)]
    if !tooSmall.isEmpty {
      report.blocks += [.text(Words.frozenTooSmall(language)), .list(tooSmall.map(pin))]
    }
    if changes.people.isEmpty {
      report.blocks.append(.text(Words.nobodyChanges(language)))
    } else {
      report.blocks += [.table(people)] + cut(changes.people.count)
    }
    if !changes.instructors.isEmpty {
      report.blocks += [.heading(Words.changesForInstructors(language)), .table(instructors)]
      report.blocks += cut(changes.instructors.count)
    }
    if !staffed.isEmpty {
      report.blocks += [.heading(Words.chosenAnew(language)), .table(chosen)] + cut(staffed.count)
    }
    report.blocks += names(Words.whoMissed, missed) + names(Words.whoHasNoPlace, withoutPlace)
    report.blocks.append(.text(input.planLine))
    return report
  }

  /// What broke alone, before anything is repaired.
  package var brokenReport: Report {
    var report = Report(
      title: "\(Words.whatBroke(language)): \(input.title)", languageCode: language.rawValue)
    report.blocks = broken
    return report
  }

  private func value(_ goal: Goal) -> TierResult? { tiers.first { $0.tier == Tier(goal) } }

  /// A meeting, and the pin that would hold it.
  private func pin(_ meeting: Meeting) -> String {
    let start = input.scenario.zone.timestamp(meeting.start).prefix(16)
    return
      "\(writer.text(meeting)); \(meeting.course): {lesson: \(meeting.lesson), start: \(start), venue: \(meeting.venue)}"
  }

  private var figures: [String] {
    var lines: [String] = []
    if let frozen = value(.frozenSeats), frozen.value > 0 {
      lines.append(
        Words.frozenSeats(Int(frozen.value), atLeast: frozen.bound.map { Int($0.rounded(.up)) })(language))
    }
    if let people = value(.peopleChanged) {
      lines.append(
        Words.changedPeople(Int(people.value), atLeast: people.bound.map { Int($0.rounded(.up)) })(language))
      // The table holds what people know against what they get.
      if isEdited || changes.changed.count != Int(people.value) {
        lines[lines.count - 1] += " " + Words.besidesEdits(language)
        lines.append(Words.changedInAll(changes.changed.count)(language))
      }
    }
    if let moved = value(.meetingsMoved) {
      lines.append(
        Words.movedMeetings(Int(moved.value), atLeast: moved.bound.map { Int($0.rounded(.up)) })(language))
    }
    let placed = changes.people.count { $0.kind == .placed }
    if placed > 0 { lines.append(Words.newPlaces(placed)(language)) }
    let told = changes.instructors.count
    if told > 0 { lines.append(Words.changedInstructors(told)(language)) }
    return lines
  }

  /// Names under a heading; nothing where there is nobody.
  private func names(_ heading: Phrase, _ lines: [String]) -> [Report.Block] {
    guard !lines.isEmpty else { return [] }
    return [.heading(heading(language)), .list(Array(lines.prefix(most ?? lines.count)))] + cut(lines.count)
  }

  private func person(_ id: String) -> String {
    let employer = input.employerName(id)
    return employer.isEmpty ? input.workerName(id) : "\(input.workerName(id)) (\(employer))"
  }

  /// Who did not come to what.
  private var missed: [String] {
    let meetings = Dictionary(input.timetable.meetings.map { ($0.id, $0) }) { first, _ in first }
    return triage.missed.map { record in
      guard let meeting = meetings[record.meeting] else {
        return "\(person(record.worker)): \(record.meeting)"
      }
      return "\(person(record.worker)): \(input.subject(meeting)), \(writer.text(meeting))"
    }
  }

  /// Who does not complete what, and why.
  private var withoutPlace: [String] {
    input.timetable.unplaced.map { entry in
      let reasons = entry.reasons.prefix(2).map { input.because($0.reason) }.joined(separator: "; ")
      return
        "\(person(entry.worker)): \(input.courseName(entry.course))\(reasons.isEmpty ? "" : " – \(reasons)")"
    }
  }

  private func cut(_ count: Int) -> [Report.Block] {
    guard let most, count > most else { return [] }
    return [.text(Words.moreRows(count - most)(language))]
  }

  // MARK: What broke

  private var broken: [Report.Block] {
    let seated = Set(triage.seats.map(\.worker))
    let lines = Words.triage(
      meetings: Set(triage.meetings.map(\.meeting.id)).count, seats: seated.count,
      leavers: Set(triage.leavers.map(\.worker)).count, missed: triage.missed.count,
      candidates: triage.candidates.count, new: triage.candidates.count(where: \.isNew)
    ).map { $0(language) }
    var blocks: [Report.Block] = []
    if triage.meetings.isEmpty && triage.seats.isEmpty && triage.leavers.isEmpty {
      blocks.append(.text((isEdited ? Words.nothingBrokeBesides : Words.nothingBroke)(language)))
    }
    if !lines.isEmpty { blocks.append(.list(lines)) }
    var table = ReportTable(
      id: "broken",
      columns: [
        .init(Words.what(language), shrinks: true), .init(Words.course(language), shrinks: true),
        .init(Words.brokenRule(language), shrinks: true), .init(Words.was(language), shrinks: true),
      ])
    for entry in triage.meetings {
      table.add([
        entry.meeting.id, input.courseName(entry.meeting.course), Catalogue.label(of: entry.code)(language),
        writer.text(entry.meeting),
      ])
    }
    for entry in triage.seats {
      table.add([
        input.workerName(entry.worker), input.courseName(entry.course),
        Catalogue.label(of: entry.code)(language),
        entry.meetings.prefix(2).map(writer.text).joined(separator: "; ")
          + (entry.meetings.count > 2 ? "; …" : ""),
      ])
    }
    for entry in triage.leavers {
      table.add([
        input.workerName(entry.worker), input.courseName(entry.course), Words.leaver(entry.reason)(language),
        Words.meetings(entry.seats)(language),
      ])
    }
    let count = table.rows.count
    if let most { table.rows = Array(table.rows.prefix(most)) }
    if count > 0 { blocks += [.table(table)] + cut(count) }
    return blocks
  }

  // MARK: People

  private var people: ReportTable {
    var table = ReportTable(
      id: "changes",
      columns: [
        .init(Words.fullName(language), shrinks: true), .init(Words.course(language), shrinks: true),
        .init(Words.kind(language), shrinks: true),
        .init(Words.lesson(language), shrinks: true), .init(Words.was(language), shrinks: true),
        .init(Words.isNow(language), shrinks: true),
      ])
    for person in most.map({ Array(changes.people.prefix($0)) }) ?? changes.people {
      for (position, seat) in person.seats.enumerated() {
        table.add(
          [
            position == 0 ? input.workerName(person.worker) : "",
            position == 0 ? input.courseName(person.course) : "",
            position == 0 ? Words.change(person.kind)(language) : "",
            writer.lesson(person.course, seat.lesson),
          ] + writer.texts(seat, isTaught: person.kind == .taught), position == 0 ? .group : .plain)
      }
    }
    return table
  }

  /// Who taught, and who teaches, where that was left to be chosen.
  private var chosen: ReportTable {
    var table = ReportTable(
      id: "chosen",
      columns: [
        .init(Words.lesson(language), shrinks: true), .init(Words.was(language), shrinks: true),
        .init(Words.isNow(language), shrinks: true),
      ])
    func teachers(_ meeting: Meeting?) -> String {
      guard let names = meeting.map(input.instructorNames), !names.isEmpty else { return "–" }
      return names
    }
    for seat in most.map({ Array(staffed.prefix($0)) }) ?? staffed {
      table.add([
        seat.after.map { "\(input.subject($0)), \(writer.text($0))" } ?? seat.lesson, teachers(seat.before),
        teachers(seat.after),
      ])
    }
    return table
  }

  private var instructors: ReportTable {
    var table = ReportTable(
      id: "instructors",
      columns: [
        .init(Words.instructor(language), shrinks: true), .init(Words.lesson(language), shrinks: true),
        .init(Words.was(language), shrinks: true), .init(Words.isNow(language), shrinks: true),
      ])
    for teacher in most.map({ Array(changes.instructors.prefix($0)) }) ?? changes.instructors {
      for (position, seat) in teacher.meetings.enumerated() {
        table.add(
          [
            position == 0 ? input.instructorName(teacher.instructor) : "",
            (seat.after ?? seat.before).map(input.subject) ?? seat.lesson,
          ] + writer.texts(seat), position == 0 ? .group : .plain)
      }
    }
    return table
  }
}

/// Writes a meeting as somebody is told of it.
package struct SeatWriter: Sendable {
  private let input: PaperInput
  private let dates: DateHabit

  package init(_ input: PaperInput) {
    self.input = input
    dates = DateHabit(input)
  }

  /// `T7 06/03/2027 07:30–11:15, Hội trường 1`.
  package func text(_ meeting: Meeting) -> String {
    let date = dates.zone.date(meeting.start)
    let venue = input.venue(meeting.venue)?.name ?? meeting.venue
    return "\(dates.weekday(date)) \(dates.date(date)) \(dates.times(meeting.interval)), \(venue)"
  }

  /// A lesson before and now: with who teaches it where `isTaught`, or where all else reads the same; with the ids of venues
  /// that share a name.
  package func texts(_ seat: PlanChanges.Seat, isTaught: Bool = false, none: String = "–") -> [String] {
    let both = [seat.before, seat.after]
    func texts(_ isTaught: Bool, _ isById: Bool = false) -> [String] {
      both.map { meeting in
        guard let meeting else { return none }
        let names = isTaught ? input.instructorNames(meeting) : ""
        return text(meeting) + (isById ? " (\(meeting.venue))" : "") + (names.isEmpty ? "" : ", \(names)")
      }
    }
    let plain = texts(isTaught)
    guard plain[0] == plain[1] else { return plain }
    return texts(true, seat.before?.venue != seat.after?.venue)
  }

  /// The name of a lesson.
  package func lesson(_ course: String, _ lesson: String) -> String {
    input.course(course)?.lessons.first { $0.id == lesson }?.name ?? lesson
  }
}
