package import OffHours

/// Which file holds whose what: people of a scenario, looked for in files whoever wrote them.
///
/// Tables are read by rows and headings, everything else by lines. A name counts where its words stand in a row, an id
/// where it stands by itself; short numbers and single words only where they fill a cell. Complexity: words of the files.
package struct FileCensus {
  /// What of a person a file holds.
  package enum Matter: Hashable, Sendable {
    case id, name, employer
    /// Which classes the file speaks of.
    case classes
    /// What stands in a column that the workers' table carries along.
    case column(String)
  }

  /// One file.
  package struct Entry: Sendable {
    /// As it was named on the way in.
    package var file: String
    /// Whether it could be read at all.
    package var isRead: Bool
    /// People in the order of the scenario's workers, and what it holds of each.
    package var people: [(worker: Ref<Worker>, matters: Set<Matter>)] = []

    /// A file in which nothing has been found yet.
    package init(file: String, isRead: Bool = true) {
      self.file = file
      self.isRead = isRead
    }

    /// What it holds of anybody, in a fixed order.
    package var matters: [Matter] {
      let all = people.reduce(into: Set<Matter>()) { $0.formUnion($1.matters) }
      return all.sorted { $0.rank < $1.rank }
    }
  }

  private let scenario: Scenario
  private let ids: [String: Int]
  /// People by the first word of their names, and the words of each.
  private let byWord: [String: [Int]]
  private let nameWords: [[String]]
  private let columns: [String]
  private let subjects: [[String]]
  private let employers: [[String]]

  /// Gets ready to look for the people of a scenario.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    ids = Dictionary(scenario.workers.enumerated().map { (normalized($1.id).lowercased(), $0) }) { first, _ in
      first
    }
    nameWords = scenario.workers.map { $0.name == $0.id ? [] : Self.words($0.name) }
    var byWord: [String: [Int]] = [:]
    for (position, words) in nameWords.enumerated() {
      if let first = words.first { byWord[first, default: []].append(position) }
    }
    self.byWord = byWord
    columns = scenario.carriedColumns
    subjects = scenario.courses.flatMap { course in
      [course.id, course.name] + course.lessons.map(\.name)
    }.map(Self.words).filter { !$0.isEmpty }
    employers = scenario.employers.map { Self.words($0.name) }
  }

  /// What a file holds.
  package func entry(_ file: String, _ bytes: [UInt8]) -> Entry {
    var found: [Int: Set<Matter>] = [:]
    look(inLine: Self.words(file), tokens: Self.tokens(file), &found)
    guard let content = Content(file, bytes) else { return Entry(file: file, isRead: false) }
    for table in content.tables { look(in: table, &found) }
    var hasSubject = content.tables.joined().contains { $0.contains { isSubject(Self.words($0)) } }
    var rest: [[String]] = []
    for line in content.lines {
      let words = Self.words(line)
      look(inLine: words, tokens: Self.tokens(line), &found)
      hasSubject = hasSubject || isSubject(words)
      rest.append(words)
    }
    // A file of one person alone speaks of him or her on every line.
    if found.count == 1, let worker = found.keys.first {
      for words in rest { take(worker, words, &found) }
    }
    var entry = Entry(file: file)
    entry.people = found.sorted { $0.key < $1.key }.map { worker, matters in
      (Ref(worker), hasSubject ? matters.union([.classes]) : matters)
    }
    return entry
  }

  // MARK: - Looking

  private func isSubject(_ words: [String]) -> Bool { subjects.contains { Self.has(words, $0) } }

  /// People on a line, and what it says of them.
  private func look(inLine words: [String], tokens: [String], _ found: inout [Int: Set<Matter>]) {
    var here: Set<Int> = []
    for token in tokens {
      guard let worker = ids[token], !Self.isVague(token) else { continue }
      found[worker, default: []].insert(.id)
      here.insert(worker)
    }
    for (position, word) in words.enumerated() {
      for worker in byWord[word] ?? [] where nameWords[worker].count > 1 {
        if words[position...].starts(with: nameWords[worker]) {
          found[worker, default: []].insert(.name)
          here.insert(worker)
        }
      }
    }
    for worker in here { take(worker, words, &found) }
  }

  /// What a line about somebody says beside id and name.
  private func take(_ worker: Int, _ words: [String], _ found: inout [Int: Set<Matter>]) {
    let facts = scenario.workers[worker]
    if let employer = facts.employer, Self.has(words, employers[employer.index]) {
      found[worker, default: []].insert(.employer)
    }
    for extra in facts.extra {
      let value = Self.words(extra.value)
      if value.reduce(0, { $0 + $1.count }) > 2, Self.has(words, value) {
        found[worker, default: []].insert(.column(extra.column))
      }
    }
  }

  /// People in a table, row by row; what a heading names counts wherever its cell is filled.
  private func look(in rows: [[String]], _ found: inout [Int: Set<Matter>]) {
    var headings: [Int: Matter] = [:]
    var idColumns: Set<Int> = []
    for row in rows {
      var here: Set<Int> = []
      var new: [Int: Matter] = [:], newIds: Set<Int> = []
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        if let name = columns.first(where: { SensitiveHeading.key($0) == SensitiveHeading.key(cell) }) {
          new[column] = .column(name)
        }
        if [.id, .name].contains(Heading(cell)) { newIds.insert(column) }
        let words = Self.words(cell)
        for part in cell.split(whereSeparator: { $0 == ";" || $0 == "," }) {
          let token = normalized(Parse.trimmed(String(part))).lowercased()
          guard let worker = ids[token], !Self.isVague(token) || idColumns.contains(column) else { continue }
          found[worker, default: []].insert(.id)
          here.insert(worker)
        }
        for (position, word) in words.enumerated() {
          for worker in byWord[word] ?? []
          where words[position...].starts(with: nameWords[worker])
            && (nameWords[worker].count > 1 || words.count == 1)
          {
            found[worker, default: []].insert(.name)
            here.insert(worker)
          }
        }
      }
      if here.isEmpty, !new.isEmpty || !newIds.isEmpty {
        headings = new
        idColumns = newIds
        continue
      }
      for worker in here {
        for (column, matter) in headings where row.indices.contains(column) && !row[column].isEmpty {
          found[worker, default: []].insert(matter)
        }
        if here.count == 1 { take(worker, row.flatMap(Self.words), &found) }
      }
    }
  }

  // MARK: - Words

  /// Runs of letters and digits in lower case.
  private static func words(_ text: String) -> [String] {
    normalized(text).lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
  }

  /// Runs of what ids are made of, with and without what ends a sentence.
  private static func tokens(_ text: String) -> [String] {
    normalized(text).lowercased().split { !($0.isLetter || $0.isNumber || "._-".contains($0)) }.flatMap {
      run -> [String] in
      let whole = String(run)
      var trimmed = run
      while let last = trimmed.last, ".-_".contains(last) { trimmed.removeLast() }
      // Names of files hold the id and the name: W001-Lan-Anh.txt.
      let first = String(run.prefix { $0 != "-" && $0 != "." })
      return Array(Set([whole, String(trimmed), first])).sorted()
    }
  }

  /// Whether a text may be many other things than an id.
  private static func isVague(_ id: String) -> Bool {
    id.count < 2 || id.count < 4 && id.allSatisfy(\.isNumber)
  }

  private static func has(_ words: [String], _ wanted: [String]) -> Bool {
    guard let first = wanted.first, words.count >= wanted.count else { return false }
    return words.indices.contains { words[$0] == first && words[$0...].starts(with: wanted) }
  }
}

extension FileCensus.Matter {
  fileprivate var rank: (Int, String) {
    switch self {
    case .id: (0, "")
    case .name: (1, "")
    case .employer: (2, "")
    case .classes: (3, "")
    case .column(let name): (4, name)
    }
  }
}

/// A file as tables and lines.
private struct Content {
  var tables: [[[String]]] = []
  var lines: [String] = []

  /// nil where the file is neither text nor sheets.
  init?(_ file: String, _ bytes: [UInt8]) {
    let name = file.lowercased()
    let isArchive = bytes.starts(with: [0x50, 0x4B]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
    if isArchive || [".csv", ".tsv"].contains(where: name.hasSuffix) {
      guard let workbook = try? SheetFile.open(file, bytes) else {
        if bytes.isEmpty { return }
        return nil
      }
      for sheet in workbook.sheets {
        tables.append(sheet.rows.map { row in row.map { $0.isContinuation ? "" : $0.text } })
      }
      if bytes.starts(with: [0x50, 0x4B]), let archive = try? ZipArchive(bytes) {
        // What people wrote beside the cells.
        for part in archive.names where part.contains("comment") || part.hasPrefix("docProps/") {
          if let text = try? archive.entry(part) {
            lines += Self.plain(String(decoding: text, as: UTF8.self))
          }
        }
      }
      return
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let isMarkup = [".html", ".htm", ".xml", ".svg"].contains(where: name.hasSuffix)
    // Calendars break long lines.
    let whole = name.hasSuffix(".ics") ? text.replacing("\r\n ", with: "").replacing("\n ", with: "") : text
    lines = isMarkup ? Self.plain(whole) : whole.split(whereSeparator: \.isNewline).map(String.init)
  }

  /// The text between tags, a piece each.
  private static func plain(_ text: String) -> [String] {
    var lines: [String] = []
    var line = ""
    var isTag = false
    for character in text {
      if character == "<" {
        isTag = true
        if !line.isEmpty { lines.append(line) }
        line = ""
      } else if character == ">", isTag {
        isTag = false
      } else if !isTag {
        line.append(character)
      }
    }
    if !line.isEmpty { lines.append(line) }
    return lines.map { MarkupTables.decoded(Array($0.utf8)) }
  }
}
