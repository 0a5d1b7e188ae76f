import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `A workbook as a scenario` {
  /// What a workbook says, as a tree.
  private func read(_ bytes: [UInt8]) throws -> (tree: BookTree?, faults: [Diagnostic]) {
    let log = DiagnosticLog()
    let file = log.add(file: "book.xlsx")
    guard let book = BookReader.read(bytes, path: "book.xlsx", file: file, log: log) else {
      return (nil, log.diagnostics())
    }
    var root = book.root.map ?? NodeMap()
    func put(_ key: String, _ map: NodeMap) {
      if !map.entries.isEmpty {
        root.append(
          NodeMap.Entry(
            key: key, keySpot: book.root.spot, value: Node(spot: book.root.spot, value: .map(map))))
      }
    }
    put("workers", BookTree.rows(book.workers, .worker) { _ in false })
    put("absences", BookTree.rows(book.absences, .absence) { _ in false })
    var roster = NodeMap()
    for case .table(let table) in book.roster {
      for row in 0..<table.rowCount {
        var cells = NodeMap()
        for (column, date) in table.header.enumerated().dropFirst()
        where !table.isEmpty(row: row, column: column) {
          let spot = table.spot(row: row, column: column)
          cells.append(
            NodeMap.Entry(
              key: date, keySpot: spot,
              value: Node(spot: spot, value: .scalar(table.text(row: row, column: column), isQuoted: true))))
        }
        roster.append(
          NodeMap.Entry(
            key: table.text(row: row, column: 0), keySpot: book.root.spot,
            value: Node(spot: book.root.spot, value: .map(cells))))
      }
    }
    put("roster", roster)
    return (BookTree(root: root, language: .english), log.diagnostics())
  }

  /// The differences between two trees, by path; entries may stand in another order.
  private func differences(_ a: Node?, _ b: Node?, _ path: String = "") -> [String] {
    func isNothing(_ node: Node?) -> Bool {
      guard let node else { return true }
      switch node.value {
      case .map(let map): return map.entries.allSatisfy { isNothing($0.value) }
      case .list(let list): return list.isEmpty
      case .null: return true
      case .scalar: return false
      }
    }
    // Tables write lists with ';', a preset by itself is a map with nothing else.
    if case .list(let list)? = a?.value, list.count > 1, path.hasPrefix("/workers/"),
      case .scalar(let text, _)? = b?.value
    {
      let texts = list.compactMap { if case .scalar(let text, _) = $0.value { text } else { nil } }
      return texts == Parse.list(text) ? [] : ["\(path): \(texts) | \(text)"]
    }
    if case .scalar? = a?.value, let preset = b?.map?["preset"], b?.map?.entries.count == 1 {
      return differences(a, preset, path)
    }
    switch (a?.value, b?.value) {
    case (.map(let a)?, .map(let b)?):
      let keys = a.entries.map(\.key) + b.entries.map(\.key).filter { a[$0] == nil }
      return keys.flatMap { differences(a[$0], b[$0], "\(path)/\($0)") }
    case (.list(let a)?, .list(let b)?) where a.count == b.count:
      return zip(a, b).enumerated().flatMap { differences($1.0, $1.1, "\(path)/\($0)") }
    case (.scalar(let a, _)?, .scalar(let b, _)?):
      if a == b || Parse.number(a) != nil && Parse.number(a) == Parse.number(b) { return [] }
      if let a = Parse.dateTime(a), let b = Parse.dateTime(b), a == b { return [] }
      if let a = ClockTime(a), a == ClockTime(b) { return [] }
      return ["\(path): \(a) | \(b)"]
    case (.list(let list)?, _) where list.count == 1: return differences(list[0], b, path)
    case (_, .list(let list)?) where list.count == 1: return differences(a, list[0], path)
    default:
      if isNothing(a), isNothing(b) { return [] }
      return ["\(path): \(a.map { CellText.flow($0) } ?? "-") | \(b.map { CellText.flow($0) } ?? "-")"]
    }
  }

  private func node(_ tree: BookTree) -> Node {
    Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .map(tree.root))
  }

  @Test(arguments: 1...60)
  func `every key of the reader's tables comes back as it went in`(seed: Int) throws {
    var random = RandomTree(seed: seed)
    let language: Language = seed % 2 == 0 ? .vietnamese : .english
    let tree = random.tree(language)
    let bytes = try BookWriter.bytes(tree)
    #expect(try BookWriter.bytes(tree) == bytes)
    let (back, faults) = try read(bytes)
    #expect(faults.map(\.description) == [], "seed \(seed)")
    let found = differences(node(tree), back.map { node($0) })
    #expect(found == [], "seed \(seed)")
  }

  @Test(arguments: Language.allCases)
  func `a scenario, its workbook and the folder made of it are the same scenario`(language: Language) throws {
    let files = Good.files
    let first = try ScenarioReader(files).readTree(path: "scenario.yaml", language: language)
    let tree = try #require(first.tree)
    var book = MemoryFiles()
    book["good.xlsx"] = try BookWriter.bytes(tree)
    let second = try ScenarioReader(book).readTree(path: "good.xlsx")
    #expect(second.reading.diagnostics.filter { $0.severity == .error } == [])
    var folder = MemoryFiles()
    for file in FolderText(try #require(second.tree)).files { folder[file.name] = Array(file.text.utf8) }
    let third = try ScenarioReader(folder).read(path: "scenario.yaml")
    // Dictionaries tell their entries in any order.
    func plain(_ scenario: Scenario?) -> [Substring] {
      var scenario = scenario
      scenario?.sha256 = ""
      return "\(String(describing: scenario))".split { "[](),: ".contains($0) }.sorted()
    }
    #expect(plain(second.reading.scenario) == plain(first.reading.scenario))
    #expect(plain(third.scenario) == plain(first.reading.scenario))
  }

  @Test func `every sheet and column has a name of its own in both languages`() {
    for concept in Concept.all {
      for key in concept.keys where key.name != "base" {
        #expect(
          BookWords.heading(key.name, of: concept.name) != nil,
          "no heading for '\(key.name)' of '\(concept.name)'; add it to BookWords")
      }
    }
    var tabs: [String: String] = [:]
    for sheet in BookLayout.all {
      #expect(BookWords.tab(sheet.key) != nil, "no name for the sheet '\(sheet.key)'; add it to BookWords")
      for title in Set([sheet.title.en, sheet.title.vi].map(BookTable.folded)) {
        #expect(title.utf16.count <= 31)
        #expect(tabs.updateValue(sheet.key, forKey: title) == nil, "\(title)")
      }
      var headings: [String: String] = [:]
      for column in sheet.headings + (sheet.form == .pairs ? sheet.columns : []) {
        for name in BookTable.names(of: column) {
          let other = headings.updateValue(column.key, forKey: name)
          #expect(other == nil, "\(sheet.key): '\(name)' is \(other ?? "") and \(column.key)")
        }
      }
    }
  }

  @Test(arguments: [
    ("A", "text"), ("mon-fri 17:30-21:30; sat-sun 07:30-21:30", "weekly"),
    ("T2-T6 17:30–21:30; CN 08:00-12:00", "vi"),
  ]) func `weekly hours are read as people write them`(_ text: String, _ kind: String) {
    let log = DiagnosticLog()
    let node = CellText.node(
      text, .weeklyHours, at: SourcePosition(file: log.add(file: ""), line: 1, column: 1), log)
    let context = ReadingContext(log: log)
    let hours = context.weeklyHours(node)
    switch kind {
    case "weekly":
      #expect(!log.hasErrors)
      #expect(
        hours
          == context.weeklyHours(
            CellText.node(
              "{mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}", .weeklyHours, at: node.spot, log)))
    case "vi":
      #expect(!log.hasErrors)
      #expect(
        hours
          == context.weeklyHours(
            CellText.node("mon-fri 17:30-21:30; sun 08:00-12:00", .weeklyHours, at: node.spot, log)))
    default: #expect(log.hasErrors)
    }
  }

  @Test(arguments: Language.allCases)
  func `the template is a scenario without a fault`(language: Language) throws {
    let starter = StarterScenario(from: CivilDate("2027-03-01")!, language: language)
    var files = MemoryFiles()
    files["class.xlsx"] = try starter.workbook(called: "class.xlsx")
    let reading = try ScenarioReader(files).read(path: "class.xlsx")
    #expect(reading.diagnostics == [])
    #expect(reading.scenario?.workers.count == 10)
  }
}

extension Good {
  /// The scenario and its tables.
  static var files: MemoryFiles {
    var files = MemoryFiles(tables)
    files["scenario.yaml"] = Array(yaml.utf8)
    return files
  }
}
