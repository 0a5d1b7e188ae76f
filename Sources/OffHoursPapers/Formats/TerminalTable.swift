import OffHours

/// The timetable as a person reads it in a terminal: weeks and days, then goals, completions and who was left out.
package struct TerminalTable: Paper {
  package let id = "txt"
  package let summary = "the timetable with goals, completions and reasons, plain text"
  package let fileNames = ["timetable.txt"]

  /// Cells of a line; nil: as many as are needed.
  package var width: Int?
  /// Whether headings are bold, by ANSI escape codes.
  package var isColoured: Bool

  /// The paper for a terminal of `width` cells; nil: lines are as long as they have to be.
  package init(width: Int? = nil, isColoured: Bool = false) {
    self.width = width
    self.isColoured = isColoured
  }

  package func render(_ input: PaperInput) -> [PaperFile] {
    [PaperFile(name: fileNames[0], text: text(input))]
  }

  /// The whole paper.
  package func text(_ input: PaperInput) -> String {
    let style = TextStyle(isColoured: isColoured)
    var blocks = [heading(input, style), meetings(input, style)]
    blocks.append(GoalSummary(input).lines(width: width, style: style))
    blocks.append(CompletionSummary(input).lines(width: width, style: style))
    blocks.append(UnplacedSummary(input).lines(style: style))
    return blocks.filter { !$0.isEmpty }.map { $0.map { $0 + "\n" }.joined() }.joined(separator: "\n")
  }

  private func heading(_ input: PaperInput, _ style: TextStyle) -> [String] {
    let language = input.language, dates = DateHabit(input), timetable = input.timetable
    let learners = Set(timetable.meetings.flatMap(\.learners)).count
    let horizon = input.scenario.horizon
    let facts = [
      "\(dates.date(horizon.from)) – \(dates.date(horizon.to))",
      Words.meetings(timetable.meetings.count)(language), Words.learners(learners)(language),
      (timetable.state == .draft ? Words.draft : Words.published(revision: timetable.revision))(language),
      input.planLine,
    ]
    let title = TextWidth.plain(input.title)
    return (title.isEmpty ? [] : [style.bold(title)]) + [facts.joined(separator: " · ")]
  }

  private func meetings(_ input: PaperInput, _ style: TextStyle) -> [String] {
    let language = input.language, dates = DateHabit(input)
    guard !input.timetable.meetings.isEmpty else { return [Words.noMeetings(language)] }
    var table = TextTable([
      .init(Words.dayAndDate(language)), .init(Words.time(language)),
      .init(Words.lesson(language), shrinks: true), .init(Words.section(language), shrinks: true),
      .init(Words.venue(language), shrinks: true), .init(Words.instructor(language), shrinks: true),
      .init(Words.headsOfSeats(language), right: true), .init(Words.note(language)),
    ])
    var week: Int?, day: CivilDate?
    for meeting in input.timetable.meetings {
      let date = dates.zone.date(meeting.start)
      if date.week != week {
        week = date.week
        table.rows.append(
          .heading(Words.week(dates.dayMonth(date.monday), dates.date(date.monday + 6))(language)))
      }
      let venue = input.venue(meeting.venue)
      table.rows.append(
        .cells([
          date == day ? "" : "\(dates.weekday(date)) \(dates.dayMonth(date))", dates.times(meeting.interval),
          input.subject(meeting), input.sectionName(meeting), venue?.name ?? meeting.venue,
          input.instructorNames(meeting),
          input.capacity(meeting).map { "\(meeting.learners.count)/\($0)" } ?? "\(meeting.learners.count)",
          input.note(meeting),
        ]))
      day = date
    }
    return table.lines(width: width, style: style)
  }
}
