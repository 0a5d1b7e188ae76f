import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning
import OffHoursSolver

/// An explanation as the command shows it.
struct Explanation {
  private let scenario: Scenario
  private let timetable: Timetable
  private let isJSON: Bool
  private let clock: ProcessClock
  private let interruption: Interruption
  private let input: PaperInput

  init(
    _ scenario: Scenario, _ timetable: Timetable, json: Bool, clock: ProcessClock,
    _ interruption: Interruption
  ) {
    self.scenario = scenario
    self.timetable = timetable
    isJSON = json
    self.clock = clock
    self.interruption = interruption
    input = PaperInput(
      scenario: scenario, calendars: CalendarBook(scenario), timetable: timetable, language: scenario.language
    )
  }

  /// What people and machines get.
  struct Answer {
    var text: String, json: String
    /// What is proposed, an overlay each.
    var overlays: [PaperFile] = []
  }

  /// Changes as an overlay.
  private func overlay(_ name: String, _ changes: [ScenarioChange]) -> PaperFile {
    let note = changes.map { Words.change($0, in: scenario)(scenario.language) }.joined(separator: "; ")
    return PaperFile(
      name: "\(name).yaml", text: OverlayWriter.text(changes, name: name, note: note, in: scenario))
  }

  func answer(_ question: ExplainOptions) throws -> Answer {
    if question.conflict { return try conflicts(question) }
    let violations = Verifier.verify(timetable, scenario).violations.filter { $0.code != .goalValue }
    if !violations.isEmpty { throw refused(violations) }
    if let person = question.person { return try self.person(person, question) }
    if let employer = question.employer { return try self.employer(employer, question) }
    if let role = question.must.flatMap(RoleName.init) { return try self.role(role, question) }
    if let meeting = question.meeting { return try self.meeting(meeting, question) }
    return question.asks ? asks(question) : try prices(question)
  }

  /// Which rules the timetable breaks: how often each, and the first of them in full.
  private func refused(_ violations: [Violation]) -> Failure {
    let shown = 10
    let codes = RuleCode.allCases.compactMap { code in
      let count = violations.count { $0.code == code }
      return count == 0 ? nil : "\(code.rawValue) \(count)"
    }
    let lines = violations.prefix(shown).map { "  \($0.code.rawValue): \(TextWidth.plain($0.message))\n" }
    return Failure(
      .badData,
      "the timetable breaks \(Words.counted(violations.count, "rule")) of the scenario (\(codes.joined(separator: ", "))); verify lists \(violations.count > shown ? "them all" : "them"), replan repairs them",
      before: lines.joined())
  }

  private var isInterrupted: @Sendable () -> Bool {
    { [interruption] in interruption.isAsked }
  }

  private func unknown(_ id: String, _ kind: String, _ known: [String], _ file: String) throws -> Failure {
    try Failure.badData([.unknown(id, kind: kind, among: known, file: file)], json: isJSON)
  }

  private func text(_ report: Report) -> String {
    ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured).text(report)
  }

  private func person(_ id: String, _ question: ExplainOptions) throws -> Answer {
    var explainer = PersonExplainer(scenario, timetable, clock: clock.search)
    explainer.secondsEach = question.secondsEach ?? 2
    explainer.limits = question.limits
    guard let card = explainer.card(id, isInterrupted: isInterrupted) else {
      throw try unknown(id, "worker", scenario.workers.map(\.id), "--person")
    }
    let overlays = card.courses.flatMap { course in
      course.remedies.filter { !$0.changes.isEmpty }.enumerated().map {
        overlay("\(id)-\(course.course)-\($0.offset + 1)", $0.element.changes)
      }
    }
    return Answer(
      text: text(PersonReport(card, input).report), json: ExplainWriter.text(card, for: scenario),
      overlays: overlays)
  }

  private func employer(_ id: String, _ question: ExplainOptions) throws -> Answer {
    var explainer = EmployerExplainer(scenario, timetable, clock: clock.search)
    explainer.secondsEach = question.secondsEach ?? 2
    explainer.limits = question.limits
    guard let card = explainer.card(id, isInterrupted: isInterrupted) else {
      throw try unknown(id, "employer", scenario.employers.map(\.id), "--employer")
    }
    let remedies = card.remedies.compactMap(\.change).enumerated().map {
      overlay("\(id)-\($0.offset + 1)", [$0.element])
    }
    let asks = card.asks.asks.flatMap(\.shifts).map(\.change)
    return Answer(
      text: text(PlanReports.employer(card, input)), json: ExplainWriter.text(card, for: scenario),
      overlays: remedies + (asks.isEmpty ? [] : [overlay("asks-\(id)", asks)]))
  }

  private func role(_ role: RoleName, _ question: ExplainOptions) throws -> Answer {
    func find<Item>(_ items: [Item], _ ids: [String], _ kind: String) throws -> Ref<Item> {
      guard let position = ids.firstIndex(of: role.id) else {
        throw try unknown(role.id, kind, ids, "--must")
      }
      return Ref(position)
    }
    let subject: RoleCard.Subject =
      switch role.kind {
      case "person": .person(try find(scenario.workers, scenario.workers.map(\.id), "worker"))
      case "hall": .hall(try find(scenario.venues, scenario.venues.map(\.id), "venue"))
      case "instructor":
        .instructor(try find(scenario.instructors, scenario.instructors.map(\.id), "instructor"))
      default: .evening(CivilDate(role.id) ?? scenario.horizon.from)
      }
    var explainer = RoleExplainer(scenario, timetable, clock: clock.search)
    explainer.seconds = question.secondsEach ?? 5
    explainer.limits = question.limits
    let card = explainer.card(subject, isInterrupted: isInterrupted)
    return Answer(text: text(PlanReports.role(card, input)), json: ExplainWriter.text(card, for: scenario))
  }

  private func meeting(_ id: String, _ question: ExplainOptions) throws -> Answer {
    var explainer = MeetingExplainer(scenario, timetable, clock: clock.search)
    explainer.seconds = question.secondsEach ?? 5
    explainer.limits = question.limits
    guard let card = explainer.card(id, isInterrupted: isInterrupted) else {
      throw try unknown(id, "meeting", timetable.meetings.map(\.id), "--meeting")
    }
    return Answer(text: text(PlanReports.meeting(card, input)), json: ExplainWriter.text(card, for: scenario))
  }

  private func prices(_ question: ExplainOptions) throws -> Answer {
    if let goal = question.goal,
      !scenario.goals.contains(where: { $0.parts.contains { $0.goal.rawValue == goal } })
    {
      throw Failure(
        .badData,
        "--goal: \(goal) is not among the scenario's goals (\(scenario.goals.flatMap(\.parts).map(\.goal.rawValue).joined(separator: ", "))); nothing is planned for it"
      )
    }
    var lister = PriceLister(scenario, timetable, clock: clock.search)
    lister.secondsEach = question.secondsEach ?? 5
    lister.limits = question.limits
    lister.goal = question.goal.flatMap(Goal.init(rawValue:))
    let list = lister.list(isInterrupted: isInterrupted) { done, all in
      if Console.isTerminal(STDERR_FILENO) { Console.raw("\r\(done)/\(all)\u{1B}[K") }
    }
    ProgressLine.clear()
    return Answer(
      text: text(PlanReports.prices(list, input)), json: ExplainWriter.text(list, for: scenario),
      overlays: list.lines.enumerated().map { overlay("price-\($0.offset + 1)", [$0.element.change]) })
  }

  private func asks(_ question: ExplainOptions) -> Answer {
    var lister = AskLister(scenario, timetable, clock: clock.search)
    lister.cap = question.cap
    lister.seconds = question.secondsEach ?? 5
    lister.limits = question.limits
    let list = lister.list(isInterrupted: isInterrupted)
    // Everything, and what each employer is asked for.
    let groups = Dictionary(grouping: list.asks) { $0.employer ?? "" }.sorted { $0.key < $1.key }
    let all =
      (groups.count > 1 ? [("asks", list.asks)] : [])
      + groups.map { ("asks\($0.key.isEmpty ? "" : "-\($0.key)")", $0.value) }
    let overlays = all.map { name, asks in overlay(name, asks.flatMap(\.shifts).map(\.change)) }
    return Answer(
      text: text(PlanReports.asks(list, input)), json: ExplainWriter.text(list, for: scenario),
      overlays: overlays)
  }

  private func conflicts(_ question: ExplainOptions) throws -> Answer {
    var people: [Ref<Worker>]?
    if let id = question.person {
      guard let worker = scenario.workers.refs.first(where: { scenario.workers[$0].id == id }) else {
        throw try unknown(id, "worker", scenario.workers.map(\.id), "--person")
      }
      people = [worker]
    }
    var finder = ConflictFinder(scenario, timetable.meetings.isEmpty ? nil : timetable, clock: clock.search)
    finder.secondsEach = question.secondsEach ?? 3
    finder.limits = question.limits
    let conflicts = finder.conflicts(people: people, isInterrupted: isInterrupted)
    return Answer(
      text: text(PlanReports.conflicts(conflicts, input)), json: ExplainWriter.text(conflicts, for: scenario))
  }
}
