import OffHours

/// For each employer a list to answer: its own people's meetings, with a column for yes or no.
package struct AnswerLists: Paper {
  package let id = "answers"
  package let summary = "for each employer a list to answer: yes, no, not then"
  package let fileNames: [String] = []
  package let folderNames = ["answers"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let agendas = input.agendas
    var names = FileNames()
    return input.scenario.employers.refs.compactMap { employer in
      let definition = input.scenario.employers[employer]
      let name = names.name(definition.id, definition.name)
      let own = agendas.filter { $0.employer == employer }
      guard !own.isEmpty else { return nil }
      let workbook = Workbook(
        sheets: [sheet(definition, own, input)], title: TextWidth.plain(input.title),
        author: TextWidth.plain(input.organiser("name")), date: input.scenario.horizon.from)
      return PaperFile(name: "\(folderNames[0])/\(name).xlsx", bytes: workbook.bytes())
    }
  }

  private func sheet(_ employer: Employer, _ own: [LearnerAgenda], _ input: PaperInput) -> Worksheet {
    let language = input.language, zone = input.scenario.zone
    var tabs = SheetNames()
    var sheet = Worksheet(
      name: tabs.name(AnswerWords.answer(language)), widths: [12, 26, 30, 22, 12, 9, 9, 24, 18, 14, 9],
      isLandscape: true)
    sheet.add(line: "\(employer.name): \(AnswerWords.title(language))", CellStyle(isBold: true, size: 14))
    sheet.add(line: "\(input.title) · \(input.planLine)", .quiet)
    for line in AnswerWords.howTo { sheet.add(line: line(language), .quiet) }
    sheet.add(headings: [
      AnswerWords.worker(language), Words.fullName(language), Words.course(language),
      AnswerWords.meeting(language),
      AnswerWords.date(language), AnswerWords.start(language), AnswerWords.end(language),
      Words.venue(language),
      AnswerWords.answer(language), AnswerWords.until(language), AnswerWords.revision(language),
    ])
    let first = sheet.rows.count
    for agenda in own {
      for meeting in agenda.meetings where !meeting.held {
        let (date, start) = zone.local(meeting.start)
        let texts = [
          agenda.id, agenda.name, input.subject(meeting), meeting.id, language.date(date), "\(start)",
          "\(zone.local(meeting.end).time)", input.venue(meeting.venue)?.name ?? meeting.venue, "", "",
          "\(input.timetable.revision)",
        ]
        sheet.rows.append(Worksheet.Row(cells: texts.map { .init(.text($0), .cell) }))
      }
    }
    sheet.choices = [
      Worksheet.Choices(
        column: 8, rows: first..<sheet.rows.count,
        words: [AnswerWords.yes, AnswerWords.notThisOne, AnswerWords.notThen, AnswerWords.notUntil].map {
          $0(language)
        })
    ]
    return sheet
  }
}
