import OffHours
import OffHoursFiles
import OffHoursPapers
import OffHoursPlanning

/// What a scenario holds, what is doubtful, and who can never be placed and why.
struct CheckReport {
  let loaded: LoadedScenario
  let calendars: CalendarBook
  let outlook: Outlook

  private var scenario: Scenario { loaded.scenario }
  private var never: [Unplaced] { outlook.never }
  /// The doubts of reading, pins that nobody can attend, and targets that are out of reach.
  private let warnings: [Diagnostic]

  init(_ loaded: LoadedScenario) {
    self.loaded = loaded
    calendars = CalendarBook(loaded.scenario)
    outlook = Outlook(loaded.scenario, calendars: calendars)
    warnings =
      (loaded.warnings + loaded.pinDiagnostics + CheckReport.shortfalls(outlook, loaded)
      + outlook.staffDoubts.map {
        loaded.reading.warning(about: $0.course, $0.message(loaded.scenario.language))
      }
      + CheckReport.alwaysOpen(loaded)).said(in: loaded.scenario.language)
  }

  /// Every doubt, and pins that cannot be held.
  var allWarnings: [Diagnostic] { warnings }

  /// How many there are of everything, in the order in which it is shown.
  private var sizes: [(key: String, heading: Phrase, count: Int)] {
    [
      ("days", Words.days, scenario.horizon.count), ("workers", Words.workers, scenario.workers.count),
      ("employers", Words.employers, scenario.employers.count),
      ("calendars", Words.calendars, calendars.calendars.count),
      ("venues", Words.venues, scenario.venues.count),
      ("instructors", Words.instructors, scenario.instructors.count),
      ("courses", Words.courses, scenario.courses.count),
      ("lessons", Words.lessons, scenario.courses.reduce(0) { $0 + $1.lessons.count }),
      ("needs", Words.needs, scenario.workers.reduce(0) { $0 + ($1.declined ? 0 : $1.courses.count) }),
    ]
  }

  var text: String {
    let language = scenario.language
    var lines = [TextWidth.plain(scenario.name)]
    let width = sizes.map { String($0.count).count }.max() ?? 0
    lines += sizes.map {
      "  \(TextWidth.padded(String($0.count), to: width, right: true))  \($0.heading(language))"
    }
    lines.append("")
    if warnings.isEmpty {
      lines.append(Words.noWarnings(language))
    } else {
      lines.append("\(Words.warnings(language)): \(warnings.count)")
      lines += warnings.map { "  \($0)" }
    }
    lines.append("")
    lines += neverPlaced + due
    return lines.map { $0 + "\n" }.joined()
  }

  /// Those who cannot complete a course even alone.
  private var neverPlaced: [String] {
    guard !never.isEmpty else { return [Words.everybodyPossible(scenario.language)] }
    var timetable = Timetable()
    timetable.unplaced = never
    let input = PaperInput(scenario: scenario, calendars: calendars, timetable: timetable)
    return UnplacedSummary(input).lines(heading: Words.neverPlaced(never.count))
  }

  /// Who is due, month by month.
  private var due: [String] {
    let language = scenario.language
    if outlook.due.entries.isEmpty { return [] }
    let names = Dictionary(uniqueKeysWithValues: scenario.courses.map { ($0.id, $0.name) })
    return ["", Words.dueHeading(language)]
      + outlook.due.entries.map { entry in
        let month =
          language == .english
          ? "\(entry.year)-\(entry.month < 10 ? "0" : "")\(entry.month)"
          : "\(entry.month < 10 ? "0" : "")\(entry.month)/\(entry.year)"
        return "  "
          + TextWidth.plain(
            Words.dueIn(month, names[entry.course] ?? entry.course, entry.workers.map(\.name))(language))
      }
  }

  /// Halls whose hours nobody gave, at the first of them.
  private static func alwaysOpen(_ loaded: LoadedScenario) -> [Diagnostic] {
    let scenario = loaded.scenario
    let halls = scenario.venues.refs.filter { scenario.venues[$0].open == nil }
    guard let first = halls.first else { return [] }
    let message = Words.alwaysOpen(halls.map { scenario.venues[$0].id })
    return [loaded.reading.warning(about: first, message(scenario.language))]
  }

  /// Targets that nothing could meet, at the courses' keys.
  private static func shortfalls(_ outlook: Outlook, _ loaded: LoadedScenario) -> [Diagnostic] {
    let scenario = loaded.scenario
    return outlook.shortfalls.map { shortfall in
      let message = Words.shortOfTarget(
        scenario.courses[shortfall.course].id, shortfall.employer.map { scenario.employers[$0].name },
        wanted: shortfall.wanted, possible: shortfall.possible)
      return loaded.reading.warning(about: shortfall.course, message(scenario.language))
    }
  }

  /// The same as warnings at the workers' rows.
  private var neverWarnings: [Diagnostic] {
    let language = scenario.language
    let refs = Dictionary(uniqueKeysWithValues: scenario.workers.refs.map { (scenario.workers[$0].id, $0) })
    return never.compactMap { entry in
      guard let worker = refs[entry.worker] else { return nil }
      let reasons = entry.reasons.map {
        "\($0.reason.label(in: scenario)(language)) (\($0.reason.code) \($0.count))"
      }
      let message = Words.never(scenario.workers[worker].name, entry.course, reasons.joined(separator: ", "))
      return loaded.reading.warning(about: worker, message(language))
    }
  }

  /// `{"diagnostics": […], "sizes": {…}, "due": [{"month", "course", "workers"}], "never": [{"worker", "course", "reasons"}]}`.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("diagnostics")
      json.diagnostics(warnings + neverWarnings)
      json.key("sizes")
      json.object { json in
        for size in sizes {
          json.field(size.key, size.count)
        }
      }
      json.key("due")
      json.array(outlook.due.entries) { json, entry in
        json.object(inline: true) { json in
          json.field("month", "\(entry.year)-\(entry.month < 10 ? "0" : "")\(entry.month)")
          json.field("course", entry.course)
          json.key("workers")
          json.array(entry.workers, inline: true) { json, worker in json.string(worker.id) }
        }
      }
      json.key("never")
      json.array(never) { json, entry in
        json.object(inline: true) { json in
          json.field("worker", entry.worker)
          json.field("course", entry.course)
          json.key("reasons")
          json.array(entry.reasons, inline: true) { json, reason in
            json.object(inline: true) { json in
              json.field("code", reason.reason.code)
              json.field("count", reason.count)
            }
          }
        }
      }
    }
    return json.text + "\n"
  }
}
