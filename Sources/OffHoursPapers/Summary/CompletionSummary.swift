import OffHours

/// Course by course and employer by employer: who needs it, who completes it, and what the targets want.
struct CompletionSummary {
  let input: PaperInput

  init(_ input: PaperInput) { self.input = input }

  func lines(width: Int?, style: TextStyle) -> [String] {
    let language = input.language
    var table = TextTable([
      .init(Words.completions(language), shrinks: true), .init(Words.needed(language), right: true),
      .init(Words.completed(language), right: true), .init(Words.target(language), right: true),
      .init(Words.missing(language), right: true),
    ])
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario, calendars: input.calendars)
    for course in Funnel(input, hearing).courses {
      if input.scenario.courses.count > 1 {
        table.rows.append(.heading(input.scenario.courses[course.course].name))
      }
      if course.employers.count > 1 || course.employers.contains(where: { $0.stage.target != nil }) {
        for (employer, stage) in course.employers {
          table.rows.append(.cells(cells(input.name(of: employer), stage)))
        }
      }
      table.rows.append(.cells(cells(Words.total(language), course.total)))
      if let wanted = course.total.target, let already = course.total.already, already > 0 {
        table.rows.append(.note(Words.already(already, of: wanted)(language)))
      }
    }
    guard !table.rows.isEmpty else { return [] }
    return table.lines(width: width, style: style)
  }

  /// The target is what is left of it after those who reached it before.
  private func cells(_ name: String, _ stage: Funnel.Stage) -> [String] {
    [
      name, String(stage.referred), String(stage.done),
      stage.target.map { String(max(0, $0 - (stage.already ?? 0))) } ?? "",
      stage.missing.map(String.init) ?? "",
    ]
  }
}
