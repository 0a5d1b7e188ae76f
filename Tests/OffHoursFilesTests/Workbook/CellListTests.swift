import OffHours
import Testing

@testable import OffHoursFiles

/// Lists in the cells of a workbook, as they are written and as people amend them.
@Suite struct CellListTests {
  private static let spot = SourcePosition(file: 0, line: 1, column: 1)

  private func words(_ text: String, _ element: Shape) -> (words: [String], faults: [Diagnostic]) {
    let log = DiagnosticLog()
    _ = log.add(file: "class.xlsx")
    let node = CellText.node(text, .list(element), at: Self.spot, log)
    let nodes: [Node] = if case .list(let nodes) = node.value { nodes } else { [node] }
    return (
      nodes.map { if case .scalar(let text, _) = $0.value { text } else { "?" } }, log.diagnostics()
    )
  }

  @Test(arguments: [
    "fire;aid;rights", "fire; aid; rights", "\"fire; aid; rights\"", "\"fire;aid\"; rights",
    "fire; \"aid; rights\"",
    "\"fire\"; \"aid\"; rights", "[fire, aid, rights]", "[fire, \"aid\"]; rights", "fire\naid\nrights",
    "“fire; aid”; rights", "„fire; aid“;rights",
  ]) func `quotation marks around a list or a part of it are none of it`(_ text: String) {
    let found = words(text, .reference("course"))
    #expect(found.words == ["fire", "aid", "rights"] && found.faults.isEmpty, "\(found)")
  }

  @Test func `words of equipment may hold a mark within`() {
    #expect(words("3/4\" hose; board", .word).words == ["3/4\" hose", "board"])
    #expect(words("\"board; hose\"; seats", .word).words == ["board", "hose", "seats"])
  }

  @Test(arguments: [
    ("\"fire; aid", "fire; aid"), ("fire; aid\"", "fire; aid"), ("fire; \"aid", "fire; aid"),
    ("“fire; aid", "fire; aid"),
    ("[fire, aid", "fire; aid"), ("\"fire\" aid", "fire aid"),
  ]) func `marks that do not close are told with what to write`(_ text: String, _ right: String) throws {
    let fault = try #require(words(text, .reference("course")).faults.first)
    #expect(
      fault.message.contains("do not close") && fault.message.hasSuffix("write '\(right)'"),
      "\(fault.message)")
    #expect(
      !fault.message.contains("YAML") && FaultWords.untranslated(fault.message).isEmpty, "\(fault.message)")
    #expect(words(right, .reference("course")).faults.isEmpty)
  }

  @Test func `other values with marks that do not close are told without words of YAML`() throws {
    let log = DiagnosticLog()
    _ = log.add(file: "class.xlsx")
    _ = CellText.node("{fire: 2", .map("course", .integer(0...9)), at: Self.spot, log)
    let fault = try #require(log.diagnostics().first)
    #expect(
      !fault.message.contains("YAML") && FaultWords.untranslated(fault.message).isEmpty, "\(fault.message)")
  }

  @Test(arguments: ["fire;aid", "\"fire;aid\"", "fire ; aid"])
  func `a list that a table writes in one text is written plainly`(_ text: String) {
    let node = Node(spot: Self.spot, value: .scalar(text, isQuoted: true))
    for element in [Shape.reference("course"), .word] {
      #expect(CellText.text(node, .list(element), .english) == "fire; aid")
    }
    // A column of which any text may be the name keeps it whole.
    let name = CellText.text(node, .list(.text), .english)
    let log = DiagnosticLog()
    #expect(CellText.isSame(CellText.node(name, .list(.text), at: Self.spot, log), node))
  }

  /// Texts of a column of a sheet.
  private func texts(_ bytes: [UInt8], _ key: String, _ column: String) throws -> [String] {
    let layout = try #require(BookLayout.standard.sheet(key)), book = try BookFile(bytes)
    let entry = try #require(book.sheets.first { $0.name == layout.title(.english) })
    let log = DiagnosticLog()
    let table = try BookTable(layout, try book.part(of: entry), of: book, path: "", name: entry.name, log)
    let position = try #require(table.column(column))
    return table.rows.map { table.text($0, position, log) }
  }

  @Test func `an imported workbook holds plain lists, and so it does after an update`() throws {
    let roster =
      "Loom March 2027\nName,\((1...31).map(String.init).joined(separator: ","))\n"
      + ["Ann Poole", "Raj Nair"].map { $0 + String(repeating: ",O", count: 31) }.joined(separator: "\n")
      + "\nO: off\n"
    func list(_ more: String) -> String {
      "Name,Company,Course,Completed\nAnn Poole,Loom Ltd,fire; aid,\nRaj Nair,Loom Ltd,fire\(more)\n"
    }
    let courses = [("fire", [60]), ("aid", [60])].map {
      ImportRequest.CourseLengths(id: $0.0, minutes: $0.1)
    }
    var kept = try Kept(["list.csv": list(","), "loom.csv": roster], isBook: true) { $0.courses = courses }
    #expect(try texts(try #require(kept.files["class.xlsx"]), "workers", "courses") == ["fire; aid", "fire"])
    try kept.update(["list.csv": list("; aid,aid@2026-03-01; fire@2026-04-01")])
    let bytes = try #require(kept.files["class.xlsx"])
    #expect(try texts(bytes, "workers", "courses") == ["fire; aid", "fire; aid"])
    #expect(try texts(bytes, "workers", "completed").last == "aid@2026-03-01; fire@2026-04-01")
  }
}
