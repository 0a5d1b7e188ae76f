public import OffHours

/// What reading a sign-in sheet gave.
public struct AttendanceReading: Sendable {
  /// The lines; nil where there are errors.
  public var records: [AttendanceRecord]?
  /// Every fault and doubt, by line and column.
  public var diagnostics: [Diagnostic]
}

/// Reads who came: a table with the columns `worker`, `meeting`, `attended`, or sign-in sheets that have been filled in.
///
/// Workbooks (.xlsx, .ods) and CSV of any separator are read. Of a workbook all sheets count that are sign-in sheets; those
/// on which nothing stands say nothing.
public struct AttendanceReader {
  private let source: any FileSource

  /// A reader of the machine's files.
  public init() { source = DiskFiles() }

  /// A reader of other files.
  package init(_ source: any FileSource) { self.source = source }

  /// Reads the file at `path`; workers and meetings must be those of `timetable` or `scenario`.
  ///
  /// What begins after `now` is passed over on sign-in sheets. Throws `MissingFile` where the file cannot be opened;
  /// every other fault is a diagnostic.
  public func read(path: String, _ timetable: Timetable, in scenario: Scenario, before now: Instant? = nil)
    throws(MissingFile) -> AttendanceReading
  {
    let bytes: [UInt8]
    do throws(FileFault) {
      bytes = try source.bytes(of: path)
    } catch {
      throw MissingFile(path: path, error)
    }
    let log = DiagnosticLog()
    var records: [AttendanceRecord] = []
    do throws(SheetFault) {
      let workbook = try SheetFile.open(path, bytes)
      records = Self.records(workbook, timetable, scenario, before: now, log)
    } catch {
      let file = log.add(file: path)
      log.error(SourcePosition(file: file, line: error.line, column: error.column), error.message(.english))
    }
    return AttendanceReading(
      records: log.hasErrors ? nil : records, diagnostics: log.diagnostics(scenario.language))
  }

  private static func records(
    _ workbook: Workbook, _ timetable: Timetable, _ scenario: Scenario, before now: Instant?,
    _ log: DiagnosticLog
  ) -> [AttendanceRecord] {
    let sheets = workbook.sheets.filter { !$0.isHidden }
    let layouts = sheets.map { AttendanceLayout($0) }
    if let only = sheets.first, !layouts.contains(where: { $0 != nil }) {
      let found = sheets.count > 1 ? [] : only.rows.first.map { Array($0) } ?? []
      let file = log.add(file: workbook.path, header: found.map(\.text))
      log.error(
        SourcePosition(file: file, line: 1, column: 0),
        sheets.count > 1
          ? "none of the \(sheets.count) sheets is a sign-in sheet; expected columns for the worker (id or name) and for the signature or a mark, and the meeting as a column or in a line above"
          : "found the columns \(found.map { quoted($0.text) }.joined(separator: ", ")); expected worker, meeting and attended, or those of a sign-in sheet"
      )
      return []
    }
    let people = AttendancePeople(timetable, scenario)
    var records: [AttendanceRecord] = []
    for (sheet, layout) in zip(sheets, layouts) {
      guard let layout else { continue }
      let name = sheets.count > 1 ? sheet.name.map { "\(workbook.path), \($0)" } : nil
      let file = log.add(
        file: name ?? workbook.path, header: (0..<sheet.width).map { sheet.text(layout.heading, $0) })
      // A cell that shows nothing is no blank: it would make somebody absent.
      for row in sheet.rows.indices where row > layout.heading && sheet.hasLapses {
        for (column, cell) in sheet.rows[row].enumerated() {
          guard let lapse = cell.lapse else { continue }
          log.error(
            SourcePosition(file: file, line: sheet.line(row), column: column),
            LapseWords.used(error: lapse.shown, Sheet.cellName(row, column), 1)(.english))
        }
      }
      var reader = AttendanceSheet(sheet, layout, people, file: file, log)
      reader.read(before: now)
      records += reader.records
    }
    return AttendanceSheet.agreeing(records)
  }
}
