import OffHours

/// Who is in a class: a sheet a course, by section, then by given name.
struct ClassListSheet: Sendable {
  private let input: PaperInput
  private let heading: SheetHeading
  private let validity: Validity

  init(_ input: PaperInput, _ heading: SheetHeading) {
    self.input = input
    validity = Validity(input)
    self.heading = heading
  }

  /// The sheets of the courses that have learners, in the scenario's order.
  func sheets(_ tabs: inout SheetNames) -> [Worksheet] {
    var seen: Set<String> = []
    let met = input.timetable.meetings.map(\.course).filter { seen.insert($0).inserted }
    let known = input.scenario.courses.map(\.id)
    let courses = known.filter(seen.contains) + met.filter { !known.contains($0) }
    return courses.compactMap { course in
      let learners = learners(course)
      return learners.isEmpty ? nil : sheet(course, learners, &tabs)
    }
  }

  private func sheet(
    _ course: String, _ learners: [(id: String, section: String)], _ tabs: inout SheetNames
  ) -> Worksheet {
    let language = input.language, title = SheetWords.classList(language), name = input.courseName(course)
    let runsOut = learners.contains { !validity.day($0.id, course).isEmpty }
    var sheet = Worksheet(
      name: tabs.name("\(SheetWords.shortList(language)) \(name)"),
      widths: runsOut ? [6, 30, 30, 12, 14, 14] : [6, 30, 34, 14, 18])
    heading.begin(&sheet, title: title, lines: [name], values: [.course: name])
    sheet.add(
      headings: [
        SheetWords.number(language), Words.fullName(language), Words.employer(language),
        Words.section(language),
      ] + (runsOut ? [DueWords.heading(language)] : []) + [Words.note(language)])
    for (position, learner) in learners.enumerated() {
      sheet.rows.append(
        Worksheet.Row(
          cells: [
            .init(.number(position + 1), .count), .init(.text(input.workerName(learner.id)), .cell),
            .init(.text(input.employerName(learner.id)), .cell),
            .init(.text(input.sectionName(learner.section, of: course)), .cell),
          ] + (runsOut ? [.init(.text(validity.day(learner.id, course)), .cell)] : []) + [
            .init(.text(""), .cell)
          ]))
    }
    heading.end(&sheet, title: title, values: [.course: name])
    return sheet
  }

  private func learners(_ course: String) -> [(id: String, section: String)] {
    var sections: [String: String] = [:]
    for section in input.timetable.sections where section.course == course {
      for learner in section.learners { sections[learner] = section.id }
    }
    var people: Set<String> = Set(sections.keys)
    for meeting in input.timetable.meetings where meeting.course == course {
      people.formUnion(meeting.learners)
      // Where no list of sections says more, the first meeting does.
      for learner in meeting.learners where sections[learner] == nil { sections[learner] = meeting.section }
    }
    return input.byName(Array(people)).map { ($0, sections[$0] ?? "") }
      .enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element)
  }
}

extension PaperInput {
  /// People in the order in which names are looked for: by given name, among equals as in the workers' file.
  func byName(_ ids: [String]) -> [String] {
    ids.map { (PersonName(workerName($0)), worker($0)?.index ?? .max, $0) }.sorted { $0 < $1 }.map(\.2)
  }
}
