public import OffHours

/// What an employer answers about somebody and a meeting.
public struct EmployerAnswer: Hashable, Sendable {
  /// The choices.
  public enum Choice: String, Sendable, CaseIterable {
    /// He or she comes.
    case yes
    /// Not to this meeting.
    case notThisOne = "not-this-one"
    /// Not at this time of the week.
    case notThen = "not-then"
    /// Not before a date is over.
    case until
  }

  /// Ids of the worker and the meeting.
  public var worker: String, meeting: String
  /// The answer; nil where none was given.
  public var choice: Choice?
  /// The last day for which a no holds.
  public var until: CivilDate?
  /// The revision that was asked about, and when the meeting was in it.
  public var revision: Int, start: Instant, end: Instant
  /// Where it stands.
  public var source: String

  /// In words, for people.
  package var word: Phrase {
    switch choice {
    case .yes: AnswerWords.yes
    case .notThisOne: AnswerWords.notThisOne
    case .notThen: AnswerWords.notThen
    case .until: AnswerWords.notUntil
    case nil: Phrase(en: "", vi: "")
    }
  }

  /// When the person is away, local: of a weekly no one stretch a week to the end of the horizon.
  package func stretches(in scenario: Scenario) -> [(from: String, to: String)] {
    let (date, time) = scenario.zone.local(start)
    let (endDate, endTime) = scenario.zone.local(end)
    switch choice {
    case .yes, nil: return []
    case .notThisOne: return [("\(date)T\(time)", "\(endDate)T\(endTime)")]
    case .until:
      guard let until else { return [] }
      return [("\(min(scenario.horizon.from, until))", "\(until)")]
    case .notThen:
      let last = min(until ?? scenario.horizon.to, scenario.horizon.to)
      return stride(from: 0, through: max(0, last - date), by: 7).map { days in
        ("\(date + days)T\(time)", "\(endDate + days)T\(endTime)")
      }
    }
  }
}

/// Answers of employers as the files of a scenario and as a log.
package struct AnswerBook: Sendable {
  /// The answers, in the order of the files.
  package private(set) var answers: [EmployerAnswer]
  /// Absences by id, as the format has their fields.
  package private(set) var absences: [(id: String, fields: [(key: String, value: String)])] = []
  private let language: Language
  /// When each meeting was, local.
  private let starts: [String]

  /// What answers mean in a scenario; ids that it has are not used again.
  package init(_ answers: [EmployerAnswer], in scenario: Scenario) {
    self.answers = answers
    language = scenario.language
    starts = answers.map { answer in
      let (date, time) = scenario.zone.local(answer.start)
      return "\(date)T\(time)"
    }
    let taken = Set(scenario.absences.map(\.id))
    var number = 0
    for answer in answers {
      for stretch in answer.stretches(in: scenario) {
        repeat { number += 1 } while taken.contains("answer-\(answer.revision)-\(number)")
        let reason = AnswerWords.source(answer.word, answer.meeting, revision: answer.revision, answer.source)
        absences.append(
          (
            "answer-\(answer.revision)-\(number)",
            [
              ("worker", answer.worker), ("from", stretch.from), ("to", stretch.to),
              ("reason", reason(scenario.language)),
            ]
          ))
      }
    }
  }

  /// An overlay that lays the absences over the scenario, what an earlier one had included.
  package func overlay(after earlier: [UInt8]?) -> String {
    var rows: [(String, Node)] = []
    if let earlier {
      let log = DiagnosticLog()
      let root = YAMLReader.read(earlier, file: log.add(file: ""), log: log)
      for entry in root?.map?["absences"]?.map?.entries ?? [] { rows.append((entry.key, entry.value)) }
    }
    for absence in absences {
      rows.append((absence.id, TreeText.map(absence.fields.map { ($0.key, TreeText.scalar($0.value)) })))
    }
    let head = Phrase(
      en:
        "# What employers answered: days on which people cannot come. Written by offhours replan --answers.\n",
      vi: "# Trả lời của các đơn vị: những lúc người học không đến được. Do offhours replan --answers ghi.\n")
    return head(language) + YAMLText.text("absences", TreeText.map(rows), depth: 0)
  }

  /// Who answered what to which revision, a line each, after those of an earlier log.
  package func log(after earlier: [UInt8]?, names: [String: String]) -> String {
    var csv = CSVWriter()
    csv.row(["revision", "worker", "name", "meeting", "start", "answer", "until", "source"])
    var text = csv.text
    if let earlier {
      let before = String(decoding: earlier, as: UTF8.self)
      if before.hasPrefix(text) { text = before }
    }
    var more = CSVWriter(byteOrderMark: false)
    for (answer, start) in zip(answers, starts) {
      guard let choice = answer.choice else { continue }
      more.row([
        "\(answer.revision)", answer.worker, names[answer.worker] ?? "", answer.meeting, start,
        choice.rawValue, answer.until.map { "\($0)" } ?? "", answer.source,
      ])
    }
    return text + more.text
  }
}
