package import OffHours

/// A scenario with what employers answered laid over it.
package struct AnsweredScenario: Sendable {
  /// What reading it gave.
  package let reading: ScenarioReading
  /// Of a workbook, or a scenario whose answer is to be one: the workbook with the absences in it.
  package let workbook: [UInt8]?
  /// Of a folder: the overlay and the log.
  package let overlay: String, log: String

  /// The name of the overlay, and of the log.
  package static let overlayName = "answers.yaml", logName = "answers.csv"

  /// Lays answers over a scenario. `folder`: where the overlay is to stand; `earlier`: the folder of the timetable that was asked
  /// about. `asBook`: whether the answer goes into a workbook.
  ///
  /// Throws `MissingFile`, and `BookWriter.Fault` where the workbook cannot take them.
  package init(
    _ answers: AnswerBook, path: String, overlays: [String], language: Language?, in scenario: Scenario,
    folder: String, earlier: String?, asBook: Bool
  ) throws {
    let disk = DiskFiles()
    let names = Dictionary(scenario.workers.map { ($0.id, $0.name) }) { first, _ in first }
    func earlierFile(_ name: String) -> [UInt8]? {
      earlier.flatMap { try? disk.bytes(of: Path.join($0, name)) }
    }
    if asBook, overlays.isEmpty, path.lowercased().hasSuffix(".xlsx") {
      let bytes = try Self.adding(answers, to: path, names)
      let patched = PatchedFiles(below: disk, files: [(path, bytes)])
      reading = try ScenarioReader(patched).read(path: path, language: language)
      (workbook, overlay, log) = (bytes, "", "")
      return
    }
    overlay = answers.overlay(after: earlierFile(Self.overlayName))
    log = answers.log(after: earlierFile(Self.logName), names: names)
    let file = Path.join(folder, Self.overlayName)
    let patched = PatchedFiles(below: disk, files: [(file, Array(overlay.utf8))])
    let all = overlays.filter { Path.normalized($0) != Path.normalized(file) } + [file]
    let result = try ScenarioReader(patched).readTree(path: path, overlays: all, language: language)
    reading = result.reading
    workbook = asBook ? try result.tree.map { try BookWriter.bytes($0) } : nil
  }

  /// A workbook with the absences in it, and the log on a sheet of its own.
  private static func adding(_ answers: AnswerBook, to path: String, _ names: [String: String]) throws
    -> [UInt8]
  {
    let target = try UpdateTarget(path)
    let draft = TreeDraft(target.tree.root.node)
    var changes: [TreeChange] = []
    for absence in answers.absences {
      let node = TreeText.map(absence.fields.map { ($0.key, TreeText.scalar($0.value)) })
      changes.append(TreeChange(path: ["absences", absence.id], old: nil, new: node))
      draft.set(["absences", absence.id], node)
    }
    let bytes = try DiskFiles().bytes(of: path)
    do {
      let book = try BookFile(bytes)
      var state = try BookState(book)
      let log = answers.log(after: state.text("answers").map { Array($0.utf8) }, names: names)
      let update = BookUpdate(target.tree, changes, wanted: draft.node)
      var package = try update.package(bytes)
      state.set("answers", log)
      try state.put(into: &package)
      try putLog(log, AnswerWords.log(target.tree.language), into: &package)
      return try package.finished()
    } catch {
      throw BookWriter.Fault(description: error.message(target.tree.language))
    }
  }

  private static func putLog(_ log: String, _ title: String, into package: inout BookPackage)
    throws(SheetFault)
  {
    let read = DiagnosticLog()
    guard let table = CSVReader.read(Array(log.utf8), file: read.add(file: ""), log: read) else { return }
    let bold = package.styles.number(of: .init(isBold: true, fill: "FFE7EDF3", hasBorder: true))
    var source = SheetSource(columns: table.header.map { _ in .init(width: 18) })
    source.rows = [table.header.map { .init(content: .text($0), style: bold) }]
    for row in 0..<table.rowCount {
      source.rows.append(
        table.header.indices.map { column in
          let text = table.text(row: row, column: column)
          return .init(content: text.isEmpty ? .none : .text(text), style: 0)
        })
    }
    if let there = try package.sheets().first(where: { $0.name == title }) {
      package.put(there.part, source.source)
    } else {
      _ = try package.addSheet(title, source.source)
    }
  }
}
