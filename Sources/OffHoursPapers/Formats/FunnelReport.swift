import OffHours

/// The report from target to placed, employer by employer: in Markdown for letters and chats, in HTML to look at.
package struct FunnelReport: Paper {
  package let id = "report"
  package let summary = "target, referred, placed, not placed, by employer and reason"
  package let fileNames = ["report.md", "report.html"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let hearing = ResolvedTimetable(input.timetable, in: input.scenario, calendars: input.calendars)
    let report = FunnelText(input: input, funnel: Funnel(input, hearing))
    return [
      PaperFile(name: fileNames[0], text: report.markdown), PaperFile(name: fileNames[1], text: report.page),
    ]
  }
}

/// What both files say.
private struct FunnelText {
  let input: PaperInput
  let funnel: Funnel

  private var language: Language { input.language }

  private var title: String {
    let name = input.title
    return name.isEmpty ? ReportWords.title(language) : "\(ReportWords.title(language)): \(name)"
  }

  private var facts: String {
    let dates = DateHabit(input), timetable = input.timetable, horizon = input.scenario.horizon
    let state = timetable.state == .draft ? Words.draft : Words.published(revision: timetable.revision)
    let organiser = input.scenario.organiser.first { $0.key == "name" }?.value
    return
      ([
        "\(dates.date(horizon.from)) – \(dates.date(horizon.to))",
        Words.meetings(timetable.meetings.count)(language), state(language),
      ] + [organiser.map { PageWords.organiser($0)(language) }].compactMap(\.self) + [input.planLine]).joined(
        separator: " · ")
  }

  private func cells(_ name: String, _ stage: Funnel.Stage, _ columns: [Funnel.Column]) -> [String] {
    [name] + columns.map { $0.value(stage).map(String.init) ?? "" }
  }

  private func header(_ columns: [Funnel.Column]) -> [String] {
    [Words.employer(language)] + columns.map { $0.title(language) }
  }

  private var whyHeader: [String] {
    [Words.employer(language), ReportWords.unplaced(language), Words.because(language)]
  }

  /// Employers with somebody who is not placed, and the total where there are several.
  private func why(_ course: Funnel.OfCourse) -> [(name: String, stage: Funnel.Stage, isTotal: Bool)] {
    let left = course.employers.filter { $0.stage.left > 0 }
    return left.map { (input.name(of: $0.employer), $0.stage, false) }
      + (left.count > 1 ? [(Words.total(language), course.total, true)] : [])
  }

  private func whyCells(_ name: String, _ stage: Funnel.Stage) -> [String] {
    [name, String(stage.left), Funnel.because(stage, input)]
  }

  // MARK: Markdown

  var markdown: String {
    var report = Report(title: title, languageCode: language.rawValue)
    report.blocks = [.text(facts), .text(ReportWords.lead(language))]
    for course in funnel.courses {
      let columns = Funnel.columns(of: course)
      report.blocks.append(.heading(input.scenario.courses[course.course].name))
      var table = self.table("funnel", header(columns), words: [])
      for (employer, stage) in course.employers {
        table.add(cells(input.name(of: employer), stage, columns))
      }
      table.add(cells(Words.total(language), course.total, columns), .group)
      report.blocks.append(.table(table))
      let why = why(course)
      guard !why.isEmpty else { continue }
      report.blocks.append(.text(ReportWords.why(language)))
      var reasons = self.table("reasons", whyHeader, words: [2])
      for (name, stage, isTotal) in why { reasons.add(whyCells(name, stage), isTotal ? .group : .plain) }
      report.blocks.append(.table(reasons))
    }
    if funnel.courses.contains(where: { $0.total.left > 0 }) {
      report.blocks.append(.text(ReportWords.whyLead(language)))
    }
    let sums = HoursAndMoney(input)
    if !input.timetable.meetings.isEmpty {
      var table = self.table("use", sums.headings, words: [])
      for (cells, isSum) in sums.rows { table.add(cells, isSum ? .group : .plain) }
      report.blocks += [
        .heading(ReportWords.hoursAndMoney(language)), .table(table), .text(sums.sentence),
      ]
    }
    return ReportMarkdown.text(report)
  }

  private func table(_ id: String, _ header: [String], words: Set<Int>) -> ReportTable {
    ReportTable(
      id: id,
      columns: header.enumerated().map { position, title in
        TextTable.Column(title, right: position > 0 && !words.contains(position))
      })
  }

  // MARK: HTML

  var page: String {
    PageFrame(
      language: language, title: title,
      header: Markup([
        Markup("h1") { title }, Markup("p", ["class": "quiet"]) { facts },
        Markup("p", ["class": "quiet"]) { ReportWords.lead(language) },
      ]),
      content: Markup(funnel.courses.map(section) + [use]), footer: Markup()
    ).source
  }

  private var use: Markup {
    guard !input.timetable.meetings.isEmpty else { return Markup() }
    let sums = HoursAndMoney(input), name = ReportWords.hoursAndMoney(language)
    return Markup("section") {
      Markup("h2") { name }
      table(name, sums.headings) {
        for (cells, isSum) in sums.rows { row(cells, isSum ? "sum" : nil) }
      }
      Markup("p") { sums.sentence }
    }
  }

  private func section(_ course: Funnel.OfCourse) -> Markup {
    let name = input.scenario.courses[course.course].name, why = why(course)
    let columns = Funnel.columns(of: course)
    return Markup("section") {
      Markup("h2") { name }
      table(name, header(columns)) {
        for (employer, stage) in course.employers {
          row(cells(input.name(of: employer), stage, columns), nil)
        }
        row(cells(Words.total(language), course.total, columns), "sum")
      }
      if !why.isEmpty {
        Markup("h3") { ReportWords.why(language) }
        table(ReportWords.why(language), whyHeader, words: [2]) {
          for (name, stage, isTotal) in why { row(whyCells(name, stage), isTotal ? "sum" : nil, words: [2]) }
        }
        Markup("p", ["class": "quiet small"]) { ReportWords.whyLead(language) }
      }
    }
  }

  private func table(
    _ name: String, _ header: [String], words: Set<Int> = [], @MarkupBuilder rows: () -> Markup
  ) -> Markup {
    Markup("div", ["class": "scroll", "tabindex": "0", "role": "region", "aria-label": name]) {
      Markup("table", ["class": "report"]) {
        Markup("thead") {
          Markup("tr") {
            for (position, heading) in header.enumerated() {
              Markup("th", ["scope": "col", "class": position > 0 && !words.contains(position) ? "n" : nil]) {
                heading
              }
            }
          }
        }
        Markup("tbody") { rows() }
      }
    }
  }

  private func row(_ cells: [String], _ kind: String?, words: Set<Int> = []) -> Markup {
    Markup("tr", ["class": kind]) {
      for (position, cell) in cells.enumerated() {
        if position == 0 {
          Markup("th", ["scope": "row"]) { cell }
        } else {
          Markup("td", ["class": words.contains(position) ? nil : "n"]) { cell }
        }
      }
    }
  }
}
