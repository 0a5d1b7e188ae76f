internal import OffHours

/// A cell's text by the shape of its column.
struct BookCellReader {
  /// Whether dates are typed as 31/12/2027.
  let isVietnamese: Bool

  /// The text; empty where the cell is, or is a fault.
  func text(
    _ row: BookTable.Row, _ column: Int, _ shape: Shape, _ table: BookTable, _ log: DiagnosticLog
  ) -> String {
    let isDuration =
      switch shape {
      case .duration, .orOff(.duration): true
      default: false
      }
    let text = table.text(row, column, isDuration: isDuration, log)
    switch shape {
    case .clock: return Self.clock(text) ?? text
    // 13/03/2027 is one date wherever it is typed, 04/03/2027 is two.
    case .date, .dateTime: return Self.iso(text, least: isVietnamese ? 1 : 13) ?? text
    default: return isVietnamese && shape.mayBeDate ? Self.iso(text) ?? text : text
    }
  }

  /// `9h30`, `9h`, `17g00` or `9:30` as the format writes a time; nil for anything else.
  static func clock(_ text: String) -> String? {
    guard let match = text.lowercased().wholeMatch(of: /([0-9]{1,2}) ?(?:[hg:] ?([0-9]{2})|[hg])/) else {
      return nil
    }
    let hour = match.output.1, minute = match.output.2 ?? "00"
    return "\(hour.count == 1 ? "0" : "")\(hour):\(minute)"
  }

  /// `31/12/2027` or `31/12/2027 17:30` as the format writes it; nil for anything else, and
  /// for days of the month before `least`.
  static func iso(_ text: String, least: Int = 1) -> String? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = parts.first, parts.count <= 2 else { return nil }
    let numbers = first.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 3, let day = numbers[0], let month = numbers[1], let year = numbers[2],
      (1000...9999).contains(year), day >= least, let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    return parts.count == 1 ? "\(date)" : "\(date)T\(parts[1])"
  }
}

extension Shape {
  /// Whether a date may stand in it by itself.
  fileprivate var mayBeDate: Bool {
    switch self {
    case .date, .dateTime: true
    case .list(let shape): shape.mayBeDate
    case .either(let shapes): shapes.contains(where: \.mayBeDate)
    default: false
    }
  }
}

/// Headings that are paths of keys which the format allows everywhere: `note`, `x-…`.
enum BookPath {
  /// The path that a heading names, `note` or an `x-` key at its end; nil for any other.
  static func free(_ heading: String) -> [String]? {
    var path: [String] = []
    var rest = heading[...]
    while true {
      if Concept.isFree(String(rest)) { return path + [normalized(String(rest))] }
      guard let dot = rest.firstIndex(of: ".") else { return nil }
      let part = String(rest[..<dot])
      guard !part.isEmpty, !part.contains(" ") else { return nil }
      path.append(normalized(part))
      rest = rest[rest.index(after: dot)...]
    }
  }

  /// A free key may hold anything.
  static func freeShape(_ path: [String]) -> Shape {
    path.last == "note" ? .text : .either([.choice([]), .date])
  }

  /// The column of a heading that is such a path.
  static func column(_ heading: String) -> BookLayout.Column? {
    guard let path = free(heading) else { return nil }
    return BookLayout.Column(
      key: heading, path: path, title: Phrase(en: heading, vi: heading), shape: freeShape(path))
  }
}

/// Builds the tables that readers of people and rosters take, from rows of a sheet.
struct BookTableBuilder {
  private var bytes: [UInt8] = []
  private var starts: [UInt32] = [], ends: [UInt32] = []
  private var lines: [UInt32] = []
  let header: [String]
  let columns: [Int]

  /// `columns`: the sheet's column of each of the table's.
  init(header: [String], columns: [Int]) {
    self.header = header
    self.columns = columns
  }

  /// Adds a row; `number` counted from 0.
  mutating func add(_ number: Int, _ texts: [String]) {
    lines.append(UInt32(number + 1))
    for text in texts {
      starts.append(UInt32(bytes.count))
      bytes += text.utf8
      ends.append(UInt32(bytes.count))
    }
  }

  /// The table; nil without rows.
  func table(file: Int32, headingRow: Int) -> CSVTable? {
    guard !lines.isEmpty else { return nil }
    var table = CSVTable(file: file, bytes: bytes)
    table.header = header
    table.lines = lines
    table.numbers = lines
    table.starts = starts
    table.ends = ends
    table.sheetColumns = columns
    table.headerLine = headingRow + 1
    return table
  }
}

/// Rows of people or absences: a table, and on top of it the cells that hold more than text.
struct BookRows {
  private(set) var sources: [RowSource] = []
  /// What was read.
  private(set) var content: [UInt8] = []

  /// `keepsOthers`: columns that the concept does not know are carried along.
  init(
    table: BookTable, concept: Concept, keepsOthers: Bool, _ isVietnamese: Bool, _ log: DiagnosticLog
  ) {
    let cells = BookCellReader(isVietnamese: isVietnamese)
    let used = table.headings.filter { $0.known != nil || keepsOthers || BookPath.free($0.text) != nil }
    let header = used.map { $0.known?.key ?? normalized($0.text) }
    var builder = BookTableBuilder(header: header, columns: used.map(\.column))
    let overlay = Branch(SourcePosition(file: table.file, line: 1, column: 0))
    let id = used.firstIndex { $0.known?.role == .id }
    for row in table.rows {
      var texts: [String] = [], nested: [(String, Node)] = []
      for heading in used {
        let shape = heading.known?.shape ?? .text
        let text = cells.text(row, heading.column, shape, table, log)
        if heading.known?.role == .value,
          text.utf8.contains(where: { [0x5B, 0x7B, 0x22, 0x7E, 0x2E, 0x3A, 0xE2].contains($0) }),
          text.contains(where: { "[{\"~“„".contains($0) }) || text.contains("..") || text.contains(": ")
        {
          let node = CellText.node(text, shape, at: table.spot(row.number, heading.column), log)
          if case .scalar(let plain, _) = node.value {
            texts.append(plain)
          } else {
            nested.append((heading.known!.key, node))
            texts.append("")
          }
        } else {
          texts.append(text)
        }
        content += Array(text.utf8) + [9]
      }
      if texts.allSatisfy(\.isEmpty), nested.isEmpty {
        content.removeLast(used.count)
        continue
      }
      content.append(10)
      builder.add(row.number, texts)
      // What has no id is told when the table is read.
      let name = id.map { texts[$0] } ?? ""
      if !nested.isEmpty, !(name.isEmpty && concept.name == Concept.worker.name) {
        let spot = table.spot(row.number, id.map { used[$0].column } ?? 0)
        let branch = overlay.branch(name.isEmpty ? "\(row.number + 1)" : normalized(name), at: spot)
        for (key, node) in nested { branch.set([key], node) }
      }
    }
    if !content.isEmpty { content = Array(header.joined(separator: "\t").utf8) + [10] + content }
    guard let rows = builder.table(file: table.file, headingRow: table.headingRow ?? 0) else { return }
    sources = [.table(rows)]
    if case .map(let map) = overlay.node.value, !overlay.isEmpty { sources.append(.map(map, overlay.spot)) }
  }
}

/// A roster: a row a worker or crew, a column a date; or long, with the columns date and code.
struct BookGrid {
  private(set) var sources: [RowSource] = []
  /// What was read.
  private(set) var content: [UInt8] = []

  init(table: BookTable, isVietnamese: Bool, log: DiagnosticLog) {
    guard
      let who = table.column("who")
        ?? table.headings.first(where: {
          ["worker", "crew"].contains(BookTable.folded($0.text))
        })?.column
    else { return }
    let codeNames = Set(
      [BookWords.heading("code", of: "")!.en, BookWords.heading("code", of: "")!.vi, "code"].map(
        BookTable.folded))
    let code = table.headings.first { codeNames.contains(BookTable.folded($0.text)) }?.column
    var header: [String] = [], columns: [Int] = []
    if let date = table.column("date"), let code {
      header = ["date", "code"]
      columns = [date, code]
    } else {
      for heading in table.headings where heading.column != who {
        let text = isVietnamese ? BookCellReader.iso(heading.text) ?? heading.text : heading.text
        let day = text.hasSuffix("T00:00") ? String(text.dropLast(6)) : text
        if CivilDate(day) != nil {
          header.append(day)
          columns.append(heading.column)
        } else if table.rows.contains(where: { $0.values[heading.column] != nil }) {
          log.warning(
            table.spot(table.headingRow!, heading.column), BookWords.noDateHeading(quoted(heading.text)))
        }
      }
    }
    var workers = BookTableBuilder(header: ["worker"] + header, columns: [who] + columns)
    var crews = BookTableBuilder(header: ["crew"] + header, columns: [who] + columns)
    let cells = BookCellReader(isVietnamese: isVietnamese)
    for row in table.rows {
      let name = table.text(row, who, log)
      let texts = columns.enumerated().map { position, column in
        cells.text(
          row, column, header.count == 2 && header[0] == "date" && position == 0 ? .date : .text, table, log)
      }
      if name.isEmpty {
        if texts.contains(where: { !$0.isEmpty }) {
          log.error(table.spot(row.number, who), "codes without a name; say whose they are")
        }
        continue
      }
      if name.contains("/") {
        crews.add(row.number, [name] + texts)
      } else {
        workers.add(row.number, [name] + texts)
      }
      content += Array(name.utf8) + [9]
      for text in texts { content += Array(text.utf8) + [9] }
      content.append(10)
    }
    if !content.isEmpty { content = Array(header.joined(separator: "\t").utf8) + [10] + content }
    sources = [workers, crews].compactMap { $0.table(file: table.file, headingRow: table.headingRow!) }
      .map { .table($0) }
  }
}
