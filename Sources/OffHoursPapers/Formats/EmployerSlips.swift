import OffHours

/// A letter to every employer in plain text: the class times of its own people, and nobody else's.
package struct EmployerSlips: Paper {
  package let id = "employer-slips"
  package let summary = "for each employer its own people's class times, plain text"
  package let fileNames: [String] = []
  package let folderNames = ["employers"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let text = SlipText(input, Validity(input)), agendas = input.agendas
    var names = FileNames()
    return input.scenario.employers.refs.compactMap { employer in
      let definition = input.scenario.employers[employer]
      let name = names.name(definition.id, definition.name)
      let own = agendas.filter { $0.employer == employer }
      let unplaced = input.unplaced(of: employer)
      guard !own.isEmpty || !unplaced.isEmpty else { return nil }
      let lines = letter(to: definition, own, unplaced, text)
      return PaperFile(
        name: "\(folderNames[0])/\(name).txt", text: lines.map { $0 + "\n" }.joined())
    }
  }

  private func letter(
    to employer: Employer, _ own: [LearnerAgenda], _ unplaced: [Unplaced], _ text: SlipText
  ) -> [String] {
    let input = text.input, language = input.language
    var lines = [input.organiser("name"), Words.to(employer.name)(language), input.title]
      .filter { !$0.isEmpty }.map(TextWidth.plain)
    if !own.isEmpty { lines.append(Words.classTimes(ofPeople: own.count)(language) + text.state) }
    let away = own.map { agenda in agenda.meetings.compactMap { input.away(agenda.worker, $0)?.minutes } }
    let released = away.joined().reduce(0, +)
    if released > 0 {
      let people = away.count { !$0.isEmpty }
      lines.append(ReleaseWords.summary(released, people: people)(language))
    }
    for (position, agenda) in own.enumerated() {
      let crew = agenda.worker.flatMap { input.scenario.workers[$0].crew }
      let crewed = crew.map { " (\(Words.inCrew($0)(language)))" } ?? ""
      lines += ["", TextWidth.plain("\(position + 1). \(agenda.name)\(crewed)")]
      lines += text.meetings(agenda, forEmployer: true).map { "   \($0)" }
    }
    lines += absences(own, input)
    let workers = unplaced.reduce(into: [String]()) { if !$0.contains($1.worker) { $0.append($1.worker) } }
    if !workers.isEmpty { lines += ["", Words.unplaced(workers.count)(language)] }
    lines += workers.map { worker in
      let courses = unplaced.filter { $0.worker == worker }.map { input.courseName($0.course) }
      return TextWidth.plain("   \(input.workerName(worker)): \(courses.joined(separator: ", "))")
    }
    return lines + ["", input.planLine] + text.contact
  }
}

extension EmployerSlips {
  /// Who is released when, in order, and how many are at once: what whoever staffs the shifts has to know.
  private func absences(_ own: [LearnerAgenda], _ input: PaperInput) -> [String] {
    let dates = DateHabit(input)
    var away: [Interval: [String]] = [:]
    var stays: [(interval: Interval, id: String)] = []
    for agenda in own {
      for meeting in agenda.meetings where !meeting.held {
        guard let interval = input.away(agenda.worker, meeting) else { continue }
        away[interval, default: []].append(agenda.name)
        stays.append((interval, agenda.id))
      }
    }
    if stays.isEmpty { return [] }
    let most = stays.map { first in
      Set(stays.filter { $0.interval.contains(first.interval.start) }.map(\.id)).count
    }.max()!
    let times = away.keys.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    return ["", ReleaseWords.absences(most: most)(input.language)]
      + times.map { interval in
        let date = dates.zone.date(interval.start)
        let time = "\(dates.weekday(date)) \(dates.date(date)) \(dates.times(interval))"
        return TextWidth.plain("   \(time): \(away[interval]!.joined(separator: ", "))")
      }
  }
}

extension PaperInput {
  /// Who of an employer's people is left out of what, in the timetable's order.
  func unplaced(of employer: Ref<Employer>) -> [Unplaced] {
    timetable.unplaced.filter { entry in
      worker(entry.worker).flatMap { scenario.workers[$0].employer } == employer
    }
  }
}
