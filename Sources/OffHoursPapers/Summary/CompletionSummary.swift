import OffHours

/// Course by course and employer by employer: who needs it, who completes it, and what the targets want.
struct CompletionSummary {
  let input: PaperInput

  init(_ input: PaperInput) { self.input = input }

  /// One line of the table.
  private struct Count {
    var needed = 0, completed = 0, target: Int?
    var missing: Int? { target.map { max(0, $0 - completed) } }
  }

  func lines(width: Int?, style: TextStyle) -> [String] {
    let language = input.language
    var table = TextTable([
      .init(Words.completions(language), shrinks: true), .init(Words.needed(language), right: true),
      .init(Words.completed(language), right: true), .init(Words.target(language), right: true),
      .init(Words.missing(language), right: true),
    ])
    let hearing = Hearing(input.timetable, in: input.scenario, calendars: input.calendars)
    let completed = TargetsGoal.completions(in: hearing)
    let nobody = input.scenario.employers.count
    for course in input.scenario.courses.refs {
      let definition = input.scenario.courses[course]
      var total = Count(), firms: [Int: Count] = [:]
      for worker in input.scenario.workers where !worker.declined && worker.courses.contains(course) {
        firms[worker.employer?.index ?? nobody, default: Count()].needed += 1
        total.needed += 1
      }
      for (firm, count) in completed[course.index].enumerated() where count > 0 {
        firms[firm, default: Count()].completed = count
        total.completed += count
      }
      if let target = definition.target {
        total.target = target.total.map { max(0, $0 - target.already) }
        for (employer, count) in target.employers { firms[employer.index, default: Count()].target = count }
      }
      guard total.needed > 0 || total.target != nil else { continue }
      if input.scenario.courses.count > 1 { table.rows.append(.heading(definition.name)) }
      if firms.count > 1 || firms.values.contains(where: { $0.target != nil }) {
        for (firm, count) in firms.sorted(by: { $0.key < $1.key }) {
          let name = firm == nobody ? Words.noEmployer(language) : input.scenario.employers[firm].name
          table.rows.append(.cells(cells(name, count)))
        }
      }
      table.rows.append(.cells(cells(Words.total(language), total)))
      if let target = definition.target, let wanted = target.total, target.already > 0 {
        table.rows.append(.note(Words.already(target.already, of: wanted)(language)))
      }
    }
    guard !table.rows.isEmpty else { return [] }
    return table.lines(width: width, style: style)
  }

  private func cells(_ name: String, _ count: Count) -> [String] {
    [
      name, String(count.needed), String(count.completed), count.target.map(String.init) ?? "",
      count.missing.map(String.init) ?? "",
    ]
  }
}
