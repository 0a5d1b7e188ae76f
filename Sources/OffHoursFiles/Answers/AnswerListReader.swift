public import OffHours

/// What reading an employer's list gave.
public struct AnswerReading: Sendable {
  /// The answers; nil where there are errors.
  public var answers: [EmployerAnswer]?
  /// Every fault and doubt, at its cell.
  public var diagnostics: [Diagnostic]
}

/// Reads lists that employers have filled in: workbooks and CSV, headings in either language.
public struct AnswerListReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  private struct Layout {
    var heading: Int
    var columns: [String: Int] = [:]
  }

  private static let headings: [(key: String, words: Set<String>)] = [
    ("worker", ["worker", "id", "worker id", "ma so", "ma nv", "ma nhan vien"]),
    ("meeting", ["meeting", "meeting id", "ma buoi hoc", "buoi hoc"]),
    ("answer", ["answer", "answers", "reply", "response", "tra loi"]),
    ("until", ["until", "den ngay", "den"]), ("date", ["date", "ngay"]),
    ("start", ["start", "bat dau"]), ("revision", ["revision", "ban"]),
  ]

  /// Reads the list at `path`; people and meetings must be those of the scenario and the timetable.
  ///
  /// Throws `MissingFile` where the file cannot be opened; every other fault is a diagnostic.
  public func read(path: String, _ timetable: Timetable, in scenario: Scenario) throws(MissingFile)
    -> AnswerReading
  {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try source.bytes(of: path)
    } catch {
      throw MissingFile(path: path, reason: error.description)
    }
    let log = DiagnosticLog()
    var answers: [EmployerAnswer] = []
    do throws(SheetFault) {
      let workbook = try SheetFile.open(path, bytes)
      var hasList = false
      for sheet in workbook.sheets where !sheet.isHidden {
        guard let layout = Self.layout(sheet) else { continue }
        hasList = true
        let header = (0..<sheet.width).map { sheet.text(layout.heading, $0) }
        let file =
          sheet.name.map { log.add(file: path, sheet: $0, header: header) }
          ?? log.add(file: path, header: header)
        let place = Path.name(of: path) + (sheet.name.map { ", \($0)!" } ?? ", ")
        answers += Self.answers(sheet, layout, place, timetable, scenario, file, log)
      }
      if !hasList {
        let found =
          workbook.sheets.first?.rows.first.map { $0.map { quoted($0.text) }.joined(separator: ", ") } ?? ""
        log.error(
          SourcePosition(file: log.add(file: path), line: 1, column: 1),
          AnswerWords.noList(found)(scenario.language))
      }
    } catch {
      log.error(
        SourcePosition(file: log.add(file: path), line: error.line, column: error.column),
        error.message(scenario.language))
    }
    return AnswerReading(
      answers: log.hasErrors ? nil : answers, diagnostics: log.diagnostics(scenario.language))
  }

  private static func layout(_ sheet: Sheet) -> Layout? {
    for row in sheet.rows.indices.prefix(40) {
      var layout = Layout(heading: row)
      for column in sheet.rows[row].indices where !sheet[row, column].isContinuation {
        let text = folded(sheet.text(row, column))
        for (key, words) in headings where layout.columns[key] == nil && words.contains(text) {
          layout.columns[key] = column
          break
        }
      }
      if ["worker", "meeting", "answer"].allSatisfy({ layout.columns[$0] != nil }) { return layout }
    }
    return nil
  }

  private static func answers(
    _ sheet: Sheet, _ layout: Layout, _ file: String, _ timetable: Timetable, _ scenario: Scenario,
    _ number: Int32,
    _ log: DiagnosticLog
  ) -> [EmployerAnswer] {
    let meetings = Dictionary(timetable.meetings.map { ($0.id, $0) }) { first, _ in first }
    let workers = Set(scenario.workers.map(\.id))
    let language = scenario.language
    var result: [EmployerAnswer] = []
    for row in sheet.rows.indices where row > layout.heading {
      func spot(_ key: String) -> SourcePosition {
        SourcePosition(file: number, line: sheet.line(row), column: layout.columns[key] ?? 0)
      }
      func text(_ key: String) -> String { layout.columns[key].map { sheet.text(row, $0) } ?? "" }
      if text("worker").isEmpty, text("meeting").isEmpty, text("answer").isEmpty { continue }
      // Lines below the list, such as a signature, name no meeting.
      if text("meeting").isEmpty, text("answer").isEmpty { continue }
      let worker = normalized(text("worker")), id = normalized(text("meeting"))
      guard workers.contains(worker) else {
        log.error(spot("worker"), AnswerWords.unknown(quoted(worker), isMeeting: false)(language))
        continue
      }
      guard let meeting = meetings[id] else {
        log.error(spot("meeting"), AnswerWords.unknown(quoted(id), isMeeting: true)(language))
        continue
      }
      if let column = layout.columns["answer"], let lapse = sheet[row, column].lapse {
        log.error(
          spot("answer"),
          LapseWords.used(error: lapse.shown, Sheet.cellName(sheet.line(row) - 1, column), 1)(language))
        continue
      }
      var answer = EmployerAnswer(
        worker: worker, meeting: id, choice: nil, until: nil,
        revision: decimal(text("revision").utf8) ?? timetable.revision, start: meeting.start,
        end: meeting.end,
        source: file + Sheet.cellName(sheet.line(row) - 1, layout.columns["answer"]!))
      place(&answer, sheet, row, layout, meeting, scenario)
      if answer.start != meeting.start, !text("answer").isEmpty {
        log.warning(spot("date"), AnswerWords.moved(id, revision: answer.revision))
      }
      // A date says something of two answers only; beside another one it is not known what is meant.
      let day = layout.columns["until"].map { sheet[row, $0] } ?? Sheet.Cell()
      let found = choice(text("answer"))
      if !day.isEmpty, text("answer").isEmpty || [.yes, .notThisOne].contains(found?.choice) {
        log.error(
          spot("until"), AnswerWords.needlessDate(quoted(text("until")), quoted(text("answer")))(language))
        continue
      }
      guard let said = found else {
        if !text("answer").isEmpty {
          log.error(spot("answer"), AnswerWords.unclear(quoted(text("answer")))(language))
        } else {
          result.append(answer)
        }
        continue
      }
      answer.choice = said.choice
      let own = said.rest.isEmpty ? day : Sheet.Cell(text: said.rest)
      if !own.isEmpty { answer.until = lastDay(own, text("answer"), scenario) }
      if answer.until == nil, !own.isEmpty || said.choice == .until {
        log.error(
          spot(said.rest.isEmpty ? "until" : "answer"),
          AnswerWords.noDate(own.text.isEmpty ? "" : quoted(own.text))(language))
        continue
      }
      result.append(answer)
    }
    return result
  }

  /// The last day for which a no holds. In English the day may stand first or second; where that leaves two days, it is none.
  private static func lastDay(_ cell: Sheet.Cell, _ answer: String, _ scenario: Scenario) -> CivilDate? {
    let date = DatesText.date(cell, in: scenario.horizon)
    let isVietnamese =
      scenario.language == .vietnamese
      || ["den", "chua", "sau", "khong"].contains { folded(answer).hasPrefix($0) }
    let other = DatesText.date(cell, isDayFirst: false, in: scenario.horizon)
    return isVietnamese || date == other || other == nil ? date : nil
  }

  /// When the meeting was in the revision that the list is of.
  private static func place(
    _ answer: inout EmployerAnswer, _ sheet: Sheet, _ row: Int, _ layout: Layout, _ meeting: Meeting,
    _ scenario: Scenario
  ) {
    guard let dateColumn = layout.columns["date"], let startColumn = layout.columns["start"],
      let date = DatesText.date(sheet[row, dateColumn], in: scenario.horizon),
      let minute = HoursText.timeInColumn(folded(sheet.text(row, startColumn))), minute < 1440
    else { return }
    let start = scenario.zone.instant(date, ClockTime(minute: minute))
    guard start != meeting.start else { return }
    answer.end = start + (meeting.end - meeting.start)
    answer.start = start
  }

  /// The choice that a text is, and a date behind it.
  static func choice(_ text: String) -> (choice: EmployerAnswer.Choice, rest: String)? {
    let low = words(folded(text)).joined(separator: " ")
    if low.isEmpty { return ["✓", "✔", "√"].contains(plainText(text)) ? (.yes, "") : nil }
    for (choice, phrases) in choices where phrases.contains(low) { return (choice, "") }
    for phrase in choices[3].phrases where low.hasPrefix(phrase + " ") {
      let count = phrase.split(separator: " ").count
      let rest = plainText(text).split(separator: " ").dropFirst(count).joined(separator: " ")
      return (.until, rest)
    }
    return nil
  }

  private static let choices: [(choice: EmployerAnswer.Choice, phrases: [String])] = [
    (
      .yes,
      [
        "yes", "y", "ok", "okay", "x", "agreed", "agree", "can come", "comes", "confirmed", "fine", "co",
        "dong y", "duoc",
        "di duoc", "nhat tri", "xac nhan",
      ]
    ),
    (
      .notThisOne,
      [
        "not this one", "no", "n", "not this", "not this meeting", "cannot", "can t", "khong",
        "khong buoi nay",
        "khong di duoc", "ban", "ban buoi nay", "khong duoc",
      ]
    ),
    (
      .notThen,
      [
        "not then", "not at this time", "never then", "not at that time", "khong gio nay", "khong gio do",
        "khong vao gio nay", "ban gio nay", "khong khung gio nay",
      ]
    ),
    (
      .until,
      [
        "not until", "until", "not before", "den het ngay", "den het", "den ngay", "den", "chua den",
        "sau ngay",
      ]
    ),
  ]
}
