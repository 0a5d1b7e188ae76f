import OffHours

/// A person's card as people read it.
package struct PersonReport: Sendable {
  private let card: PersonCard
  private let input: PaperInput
  private let writer: SeatWriter
  private let dates: DateHabit

  /// The report of a card.
  package init(_ card: PersonCard, _ input: PaperInput) {
    self.card = card
    self.input = input
    writer = SeatWriter(input)
    dates = DateHabit(input)
  }

  private var language: Language { input.language }

  /// The report.
  package var report: Report {
    let person = [input.workerName(card.worker), card.worker, input.employerName(card.worker)]
    var report = Report(
      title: person.filter { !$0.isEmpty }.joined(separator: " · "), languageCode: language.rawValue)
    for course in card.courses {
      report.blocks.append(.heading(input.courseName(course.course)))
      report.blocks.append(.text(Words.state(course.state)(language).firstUppercased + "."))
      if !course.attended.isEmpty {
        report.blocks.append(
          .list(course.attended.map { "\(writer.lesson(course.course, $0.lesson)): \(writer.text($0))" }))
      }
      if course.state == .possible || course.state == .impossible { report.blocks += reasons(course) }
    }
    return report
  }

  private func reasons(_ course: PersonCard.CourseCard) -> [Report.Block] {
    var blocks: [Report.Block] = []
    var table = ReportTable(
      id: "reasons-\(course.course)",
      columns: [
        .init(Words.because(language), shrinks: true), .init(Words.possibleMeetings(language), right: true),
        .init(Words.dates(language), shrinks: true),
      ])
    for reason in course.reasons {
      let some = reason.dates.prefix(6).map(dates.dayMonth).joined(separator: ", ")
      table.add([
        reason.reason.label(in: input.scenario)(language), String(reason.count),
        reason.dates.isEmpty
          ? "" : Words.datesOf(reason.dates.count, some + (reason.dates.count > 6 ? ", …" : ""))(language),
      ])
    }
    if !table.rows.isEmpty { blocks.append(.table(table)) }
    var near = ReportTable(
      id: "nearest-\(course.course)",
      columns: [
        .init(Words.lesson(language), shrinks: true), .init(Words.nearest(language), shrinks: true),
        .init(Words.inTheWay(language), shrinks: true),
      ])
    for entry in course.nearest {
      var way = entry.codes.map { Catalogue.label(of: $0)(language) }
      if let lacking = entry.lacking { way.append(Words.lacking(lacking)(language)) }
      way += entry.shifts.prefix(2).map { "\($0.label) \(dates.stretch($0.interval))" }
      if !entry.hasSeat { way.append(Words.noSeat(language)) }
      near.add([
        writer.lesson(course.course, entry.lesson), writer.text(entry.meeting),
        way.isEmpty ? Words.fits(language) : way.joined(separator: "; "),
      ])
    }
    if !near.rows.isEmpty { blocks.append(.table(near)) }
    if let shifts = course.fewestShifts {
      blocks.append(
        .text(
          Words.fewestShifts(
            shifts.count, shifts.map { dates.dayMonth($0.date) }.joined(separator: ", "))(language)))
    }
    blocks.append(.heading(Words.remedies(language)))
    guard !course.remedies.isEmpty else {
      return blocks + [.text(Words.noRemedy(course.effort)(language))]
    }
    if course.remedies.allSatisfy({ $0.changes.count > 1 }) {
      blocks.append(.text(Words.pairsOnly(course.effort.singles)(language)))
    }
    var remedies = ReportTable(
      id: "remedies-\(course.course)",
      columns: [
        .init(Words.change1(language), shrinks: true), .init(Words.othersChanged(language), shrinks: true),
        .init(Words.firstMeeting(language), shrinks: true),
      ])
    for remedy in course.remedies {
      remedies.add([
        remedy.changes.isEmpty
          ? Words.onlyPlanAnew(language)
          : remedy.changes.map { Words.change($0, in: input.scenario)(language) }.joined(separator: " + "),
        others(remedy),
        remedy.meetings.first.map(writer.text) ?? "",
      ])
    }
    return blocks + [.table(remedies)]
  }

  /// How many others change, and by name who loses a course.
  private func others(_ remedy: PersonCard.Remedy) -> String {
    let losing = remedy.losing.prefix(3).map {
      Words.losesCourse(input.workerName($0.worker), input.courseName($0.course))(language)
    }
    let more = remedy.losing.count > 3 ? ["+\(remedy.losing.count - 3)"] : []
    return ([String(remedy.othersChanged)] + losing + more).joined(separator: "; ")
  }
}

extension String {
  /// With a capital at its start.
  var firstUppercased: String { prefix(1).uppercased() + dropFirst() }
}
