import Foundation
import OffHours
import OffHoursFiles
import OffHoursPapers

/// What an import changes in a scenario that is there, as text and as JSON.
struct UpdateReport {
  private let update: ScenarioUpdate
  private let target: UpdateTarget
  private let findings: ImportFindings
  private let language: Language
  private let triage: (triage: Triage, input: PaperInput)?
  private let next: Next
  /// The command to run next.
  struct Next {
    /// What it is for.
    var step: UpdateWords.Step
    /// As it is typed; nil where nothing is left to do.
    var line: String?
  }
  /// Rows of each list on a terminal.
  private static let most = 40

  init(
    _ update: ScenarioUpdate, _ target: UpdateTarget, _ findings: ImportFindings, language: Language,
    triage: (triage: Triage, input: PaperInput)?, next: Next
  ) {
    (self.update, self.target, self.findings, self.language) = (update, target, findings, language)
    (self.triage, self.next) = (triage, next)
  }

  private func words(_ phrase: Phrase) -> String { phrase(language) }

  /// The parts of the scenario under which changes are listed.
  private enum Part: String, CaseIterable { case people, cells, codes, halls, others }

  private func part(_ change: TreeChange) -> Part {
    switch change.path[0] {
    case "workers", "absences": .people
    case "roster": .cells
    case "employers" where change.path.count > 2 && change.path[2] == "shifts": .codes
    case "venues", "instructors", "places": .halls
    default: .others
    }
  }

  // MARK: - Text

  var text: String {
    var lines = [words(UpdateWords.title(target.path))]
    for part in Part.allCases {
      let changes = update.changes.filter { self.part($0) == part }
      guard !changes.isEmpty else { continue }
      lines.append("  " + words(heading(part, changes)))
      let rows = part == .cells ? cells(changes) : changes.map(line)
      lines += cut(rows)
    }
    if update.changes.isEmpty { lines.append("  " + words(UpdateWords.nothingChanges)) }
    if !update.kept.isEmpty {
      lines.append("  " + words(UpdateWords.kept))
      lines += cut(
        update.kept.map { change in
          let sheet = change.said.map { Phrase(en: $0.text(.english), vi: $0.text(.vietnamese)) }
          let said = UpdateWords.keptValue(
            change.before, at: change.place, offered: change.after.map { TextWidth.cut($0, to: 90) },
            by: sheet,
            isStanding: change.isStanding)
          return "\(name(change)): \(words(said))"
        })
    }
    if !update.gone.isEmpty {
      lines.append("  " + words(UpdateWords.gone(update.gone.count, isRemoved: update.removesGone)))
      lines += cut(update.gone.map { "\($0.id)\($0.name == $0.id ? "" : " \($0.name)")" })
    }
    if update.historic > 0 {
      lines.append("  " + words(UpdateWords.history(update.historic, completions: update.completed.count)))
      lines += cut(update.completed.map { "\(name($0.worker)): \($0.course), \(language.date($0.date))" })
      if !update.missed.isEmpty {
        lines.append("  " + words(Words.whoMissed))
        lines += cut(update.missed.map { "\(name($0.worker)): \($0.meeting)" })
      }
    }
    for doubt in update.doubts { lines.append("  " + words(doubt)) }
    var text = lines.map { TextWidth.plain($0) + "\n" }.joined()
    if let triage {
      let report = ReplanReport(
        triage.triage,
        PlanChanges(from: triage.input.timetable, to: triage.input.timetable, in: triage.input.scenario),
        tiers: [], triage.input, most: Self.most
      ).brokenReport
      text +=
        "\n" + ReportText(width: Console.width(STDOUT_FILENO), isColoured: Console.isColoured).text(report)
    }
    return text + "\n" + words(UpdateWords.next(next.step)) + "\n"
      + (next.line.map { "  \(TextWidth.plain($0))\n" } ?? "")
  }

  private func cut(_ rows: [String]) -> [String] {
    let shown = rows.prefix(Self.most).map { "    \($0)" }
    return shown + (rows.count > Self.most ? ["    \(words(Words.moreRows(rows.count - Self.most)))"] : [])
  }

  private func heading(_ part: Part, _ changes: [TreeChange]) -> Phrase {
    switch part {
    case .people: UpdateWords.people(Set(changes.map { $0.path[1] }).count)
    case .cells: UpdateWords.cells(changes.count)
    case .codes: UpdateWords.codes(changes.count)
    case .halls: UpdateWords.halls(Set(changes.map { $0.path[1] }).count)
    case .others: UpdateWords.others
    }
  }

  private func name(_ worker: String) -> String {
    if let known = target.scenario.workers.first(where: { $0.id == worker }) {
      return known.name == worker ? worker : "\(worker) \(known.name)"
    }
    // Newcomers have theirs from the sheets.
    guard let name = update.name(ofNew: worker), name != worker else { return worker }
    return "\(worker) \(name)"
  }

  private func name(_ change: TreeChange) -> String {
    let path = change.path
    let parts =
      path[0] == "workers" || path[0] == "roster" ? [name(path[1])] + path.dropFirst(2) : Array(path)
    return parts.joined(separator: ", ")
  }

  private func line(_ change: TreeChange) -> String {
    if change.path.count == 2, let new = change.after, change.before == nil {
      return "\(words(UpdateWords.new)): \(change.path[1])  \(TextWidth.cut(new, to: 90))"
    }
    guard let new = change.after else {
      let value = change.path.count > 2 ? change.before.map { " (\(TextWidth.cut($0, to: 60)))" } ?? "" : ""
      return "\(words(UpdateWords.removed)): \(name(change))\(value)"
    }
    return "\(name(change)): \(change.before ?? "–") → \(TextWidth.cut(new, to: 90))"
  }

  /// Cells by whose they are: how many are new, and which are others than before.
  private func cells(_ changes: [TreeChange]) -> [String] {
    var order: [String] = []
    var fresh: [String: Int] = [:], others: [String: [TreeChange]] = [:]
    for change in changes {
      let who = change.path[1]
      if fresh[who] == nil, others[who] == nil { order.append(who) }
      if change.before == nil, change.path.count > 2 {
        fresh[who, default: 0] += 1
      } else {
        others[who, default: []].append(change)
      }
    }
    return order.map { who in
      var parts: [String] = []
      if let count = fresh[who] { parts.append(words(UpdateWords.newCells(count))) }
      for change in others[who] ?? [] where change.path.count > 2 {
        parts.append("\(change.path[2]) \(change.before ?? "–") → \(change.after ?? "–")")
      }
      if others[who]?.contains(where: { $0.path.count == 2 }) ?? false {
        parts.append(words(UpdateWords.removed))
      }
      let shown = parts.prefix(8).joined(separator: ", ")
      return "\(name(who)): \(shown)\(parts.count > 8 ? ", …" : "")"
    }
  }

  // MARK: - JSON

  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.field("scenario", target.path)
      json.key("changes")
      json.object { json in
        for part in Part.allCases {
          json.key(part.rawValue)
          json.array(update.changes.filter { self.part($0) == part }) { write($1, &$0) }
        }
      }
      json.key("kept")
      json.array(update.kept) { write($1, &$0) }
      json.key("gone")
      json.array(update.gone) { json, thing in
        json.object { json in
          json.field("part", thing.part)
          json.field("id", thing.id)
          json.field("name", thing.name)
          json.field("removed", update.removesGone)
        }
      }
      json.key("completed")
      json.array(update.completed) { json, line in
        json.object { json in
          json.field("worker", line.worker)
          json.field("course", line.course)
          json.field("date", "\(line.date)")
        }
      }
      json.key("missed")
      json.array(update.missed) { json, record in
        json.object { json in
          json.field("worker", record.worker)
          json.field("meeting", record.meeting)
        }
      }
      let faults = findings.faults.map { $0.diagnostic(language).message } + update.doubts.map(words)
      json.key("doubts")
      json.array(faults) { $0.string($1) }
      if let triage {
        json.key("triage")
        ReplanWriter.write(triage.triage, &json)
      }
      if let line = next.line { json.field("command", line) }
    }
    return json.text + "\n"
  }

  private func write(_ change: TreeChange, _ json: inout JSONWriter) {
    json.object { json in
      json.key("path")
      json.array(change.path, inline: true) { $0.string($1) }
      if let before = change.before {
        json.field("before", before)
      }
      if let after = change.after {
        json.field("after", after)
      }
      if let place = change.place {
        json.field("at", place)
      }
      if let said = change.said {
        json.field("said", said.text(language))
      }
    }
  }
}
