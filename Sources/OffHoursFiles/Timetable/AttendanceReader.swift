public import OffHours

/// What reading a sign-in sheet gave.
public struct AttendanceReading: Sendable {
  /// The lines; nil where there are errors.
  public var records: [AttendanceRecord]?
  /// Every fault, by line and column.
  public var diagnostics: [Diagnostic]
}

/// Reads who came: a table with the columns `worker`, `meeting`, `attended`, or a sign-in sheet that has been filled in.
///
/// Columns go by these names or by those of the sheets, in Vietnamese or English; further ones are passed over. An empty
/// cell of `attended` or of the signature means that nobody was there.
public struct AttendanceReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  private static let workers = ["worker", "id", "mã số"]
  private static let meetings = ["meeting", "mã buổi học"]
  private static let marks = ["attended", "present", "có mặt"]
  private static let signatures = ["signature", "ký tên", "chữ ký"]
  private static let yes: Set = [
    "yes", "y", "true", "1", "x", "✓", "✔", "có", "co", "c", "present", "có mặt",
  ]
  private static let no: Set = [
    "", "no", "n", "false", "0", "-", "–", "không", "khong", "k", "vắng", "v", "absent",
  ]

  /// Reads the file at `path`; workers and meetings must be those of `timetable` or `scenario`.
  ///
  /// Throws `MissingFile` where it cannot be opened; every other fault is a diagnostic.
  public func read(path: String, _ timetable: Timetable, in scenario: Scenario) throws(MissingFile)
    -> AttendanceReading
  {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try source.bytes(of: path)
    } catch {
      throw MissingFile(path: path, reason: error.description)
    }
    let log = DiagnosticLog()
    let file = log.add(file: path)
    var records: [AttendanceRecord] = []
    if let table = CSVReader.read(bytes, file: file, log: log) {
      records = Self.records(table, timetable, scenario, log)
    }
    return AttendanceReading(records: log.hasErrors ? nil : records, diagnostics: log.diagnostics())
  }

  private static func records(
    _ table: CSVTable, _ timetable: Timetable, _ scenario: Scenario, _ log: DiagnosticLog
  ) -> [AttendanceRecord] {
    func column(_ names: [String]) -> Int? {
      table.header.firstIndex { names.contains(normalized($0).lowercased()) }
    }
    let mark = column(marks), signature = column(signatures)
    var missing: [String] = []
    if column(workers) == nil { missing.append("worker") }
    if column(meetings) == nil { missing.append("meeting") }
    if mark == nil && signature == nil { missing.append("attended") }
    guard let worker = column(workers), let meeting = column(meetings), let last = mark ?? signature else {
      log.error(
        table.headerSpot(0),
        "found the columns \(table.header.map { quoted($0) }.joined(separator: ", ")); expected worker, meeting and attended; \(missing.joined(separator: ", ")) missing"
      )
      return []
    }
    let known = Set(scenario.workers.map(\.id)).union(timetable.meetings.flatMap(\.learners))
    let held = Set(timetable.meetings.map(\.id))
    let names = known.sorted(), ids = timetable.meetings.map(\.id)
    var lines: [[String]: Bool] = [:]
    var records: [AttendanceRecord] = []
    for row in 0..<table.rowCount {
      let person = normalized(table.text(row: row, column: worker))
      let id = normalized(table.text(row: row, column: meeting))
      let answer = normalized(table.text(row: row, column: last)).lowercased()
      var isRead = true
      if !known.contains(person) {
        log.error(
          table.spot(row: row, column: worker),
          "unknown worker \(quoted(person))\(log.expectation(person, among: names, kind: "worker"))")
        isRead = false
      }
      if !held.contains(id) {
        log.error(
          table.spot(row: row, column: meeting),
          "unknown meeting \(quoted(id))\(log.expectation(id, among: ids, kind: "meeting of the timetable"))")
        isRead = false
      }
      if mark != nil && !yes.contains(answer) && !no.contains(answer) {
        log.error(table.spot(row: row, column: last), "found \(quoted(answer)); expected yes or no")
        isRead = false
      }
      guard isRead else { continue }
      let attended = !no.contains(answer)
      if let before = lines.updateValue(attended, forKey: [person, id]), before != attended {
        log.error(
          table.spot(row: row, column: worker),
          "\(quoted(person)) stands twice for \(quoted(id)), once as present and once as absent; remove one")
      }
      records.append(AttendanceRecord(worker: person, meeting: id, attended: attended))
    }
    return records
  }
}
