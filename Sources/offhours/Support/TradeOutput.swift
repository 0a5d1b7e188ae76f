import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning
import OffHoursSolver

/// People changed against completions, as the command shows and writes it.
struct TradeOutput {
  let trade: Trade
  let scenario: Scenario
  private let points: [ReplanOutput]

  init(
    _ found: (trade: Trade, replans: [Replan]), _ scenario: Scenario, letterhead: Letterhead,
    columns: [String]
  ) {
    trade = found.trade
    self.scenario = scenario
    points = found.replans.map { ReplanOutput(scenario, $0, letterhead: letterhead, columns: columns) }
  }

  private func report(isWritten: Bool) -> TradeReport {
    TradeReport(
      trade,
      PaperInput(
        scenario: scenario, calendars: CalendarBook(scenario),
        timetable: trade.points.first?.timetable ?? Timetable(), language: scenario.language),
      isWritten: isWritten)
  }

  /// What a terminal shows.
  func text(isWritten: Bool) -> String {
    ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured)
      .text(report(isWritten: isWritten).report)
  }

  /// What machines get.
  var json: String { TradeWriter.text(trade, for: scenario) }

  /// The files of the trade, and of each point, in a folder of its own, what a repair has.
  func files(_ papers: [any Paper]) -> [PaperFile] {
    let report = report(isWritten: true)
    return [PaperFile(name: "trade.json", text: json)]
      + ReportOutput.files(
        report.report, stem: "trade", tables: [PaperFile(name: "trade.csv", text: report.csv)],
        formats: [.md, .csv])
      + zip(trade.points, points).flatMap { point, output in
        output.files(papers).map { file in
          var file = file
          file.name = "\(point.folder)/\(file.name)"
          return file
        }
      }
  }

  /// Whether a file that a trade wrote is one of a point's.
  static func isOfPoint(_ name: String) -> Bool { name.hasPrefix("changed-") }
}

/// One run of `replan --trade`.
struct TradeRun {
  var replanner: Replanner
  var search: SearchOptions
  var points: Int?
  var progress: ProgressOptions.Style
  var clock: ProcessClock

  /// The trade; faults of the search end the command.
  func found(_ interruption: Interruption) throws -> (trade: Trade, replans: [Replan]) {
    var trader = Trader(replanner, secondsEach: search.timeLimit, clock: clock.search)
    if let points { trader.most = points }
    let language = replanner.scenario.language
    // How many searches there are shows only after the first two: each is told by its number. Tiers are those of the search.
    let searches = (0..<trader.most).map { number -> (name: String, scenario: Scenario) in
      var scenario = replanner.scenario
      scenario.goals = trader.problem(mostChanged: number == 1 ? nil : 0).tiers
      return (Words.tradeTitle(language), scenario)
    }
    let result = PlanningProgress(
      searches: searches, language: language, style: progress, clock: clock
    ).showing { note -> Result<(trade: Trade, replans: [Replan]), SolverError> in
      do throws(SolverError) {
        return .success(try trader.trade(isInterrupted: { interruption.isAsked }, onEvent: note))
      } catch {
        return .failure(error)
      }
    }
    switch result {
    case .success(let found): return found
    case .failure(let error): throw Failure(error, language)
    }
  }
}
