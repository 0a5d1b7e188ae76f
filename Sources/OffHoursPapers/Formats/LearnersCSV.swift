import OffHours

/// Who goes where when, with the shift before and the shift after: the evidence that no class meets work.
///
/// Rows stand by employer, then by given name, then by time.
package struct LearnersCSV: Paper {
  package let id = "learners-csv"
  package let summary = "who goes where when, with the shift before and after"
  package let fileNames = ["learners.csv"]

  /// The paper.
  package init() {}

  package func render(_ input: PaperInput) -> [PaperFile] {
    let language = input.language, dates = DateHabit(input)
    let extras = input.extraColumns, validity = Validity(input)
    let header = [
      Words.workerId, Words.fullName, Words.employer, Words.crew, Words.course, Words.lesson, Words.section,
      Words.weekday, Words.date, Words.from, Words.to, Words.venue, Words.address, Words.shiftBefore,
      Words.restBefore, Words.shiftAfter, Words.restAfter, Words.journey, Words.note,
    ]
    // Where no credit runs out there is no such column.
    let until = validity.isEmpty ? [] : [DueWords.heading(language)]
    var table = CSVText(header: header.map { $0(language) } + until + extras + [Words.planStamp(language)])
    for agenda in input.agendas {
      let id = agenda.id
      let worker = agenda.worker.map { input.scenario.workers[$0] }
      for meeting in agenda.meetings {
        let date = dates.zone.date(meeting.start), venue = input.venue(meeting.venue)
        let around = input.surroundings(of: meeting, for: agenda.worker)
        table.add(
          [
            id, worker?.name ?? id, input.employerName(id), worker?.crew ?? "",
            input.courseName(meeting.course), input.lessonName(meeting), input.sectionName(meeting),
            dates.weekday(date), dates.date(date), dates.time(meeting.start), dates.time(meeting.end),
            venue?.name ?? meeting.venue, venue?.address ?? "",
            around.shiftBefore(dates, language),
            around.rest(around.restBefore, dates, language),
            around.shiftAfter(dates, language),
            around.rest(around.restAfter, dates, language),
            journey(worker, venue, input.scenario), input.note(meeting),
          ] + (until.isEmpty ? [] : [validity.day(id, meeting.course)]) + input.extras(id, extras) + [
            input.stamp
          ])
      }
    }
    return [PaperFile(name: fileNames[0], text: table.text)]
  }

  private func journey(_ worker: Worker?, _ venue: Venue?, _ scenario: Scenario) -> String {
    guard let home = worker?.home, let place = venue?.place else { return "" }
    return String(scenario.travel.minutes(home, place))
  }
}
