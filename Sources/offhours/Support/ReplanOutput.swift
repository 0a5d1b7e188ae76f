import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// A repair as the command shows and writes it.
struct ReplanOutput {
  private let scenario: Scenario
  private let replan: Replan
  private let input: PaperInput

  init(
    _ scenario: Scenario, _ replan: Replan, letterhead: Letterhead = Letterhead(), columns: [String] = []
  ) {
    self.scenario = scenario
    self.replan = replan
    input = PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: replan.timetable,
      language: scenario.language, letterhead: letterhead, columns: columns)
  }

  private func report(most: Int?) -> Report {
    ReplanReport(
      replan.triage, replan.changes, tiers: replan.tiers, tooSmall: replan.tooSmall,
      isEdited: replan.isEdited, staffed: replan.staffed, input,
      most: most
    ).report
  }

  /// What a terminal shows: the report, then the goals.
  var text: String {
    let width = Console.width(STDOUT_FILENO), style = TextStyle(isColoured: Console.isColoured)
    let goals = GoalSummary(input).lines(width: width, style: style).map { $0 + "\n" }.joined()
    return ReportText(width: width, isColoured: Console.isColoured).text(report(most: 40)) + "\n" + goals
  }

  /// What machines get.
  var json: String {
    ReplanWriter.text(
      replan.triage, replan.changes, replan.timetable, tooSmall: replan.tooSmall, staffed: replan.staffed,
      for: scenario)
  }

  /// The files that it always gets, beside the timetable.
  static let fileNames = ["changes.csv", "changes.md", "messages.txt"]

  /// What the folder gets.
  func files(_ papers: [any Paper]) -> [PaperFile] {
    [
      PaperFile(name: "timetable.json", text: TimetableWriter.text(replan.timetable, for: scenario)),
      PaperFile(name: "changes.csv", text: ChangesCSV.text(replan.changes, input)),
      PaperFile(name: "changes.md", text: ReportMarkdown.text(report(most: nil))),
      PaperFile(name: "messages.txt", text: ChangeMessages.text(replan.changes, input)),
    ] + papers.flatMap { $0.render(input) }
  }
}
