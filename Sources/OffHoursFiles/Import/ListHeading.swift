package import OffHours

/// Finds the heading row of a list: the one that names most columns.
struct ListHeading {
  var row: Int
  var columns: [Int: (kind: Heading, text: String)]

  /// A row as a heading; nil where it names none of `wanted`.
  init?(_ sheet: Sheet, row: Int, wanted: Set<Heading>) {
    var columns: [Int: (kind: Heading, text: String)] = [:]
    for column in sheet.rows[row].indices where !sheet[row, column].isContinuation {
      let text = sheet.text(row, column)
      if !text.isEmpty, text.count <= 60 { columns[column] = (Heading(text), text) }
    }
    guard columns.values.contains(where: { wanted.contains($0.kind) }) else { return nil }
    self.init(row: row, columns: ListHeading.withOneName(columns, sheet, row))
  }

  init(row: Int, columns: [Int: (kind: Heading, text: String)]) {
    (self.row, self.columns) = (row, columns)
  }

  /// The heading of a sheet; nil where no row among the first forty names one of `wanted` beside another column.
  static func find(_ sheet: Sheet, wanted: Set<Heading>) -> ListHeading? {
    var best: ListHeading?
    var most = 1
    for row in sheet.rows.indices.prefix(40) {
      var columns: [Int: (kind: Heading, text: String)] = [:]
      for column in sheet.rows[row].indices where !sheet[row, column].isContinuation {
        let text = sheet.text(row, column)
        guard !text.isEmpty, text.count <= 60 else { continue }
        columns[column] = (Heading(text), text)
      }
      // `From` and `To` stand side by side; `Tổ` alone is a crew.
      if columns.values.contains(where: { [.from, .fromDate].contains($0.kind) }) {
        for (column, value) in columns where value.text.lowercased() == "to" { columns[column]!.kind = .to }
      }
      let known = columns.values.count { $0.kind != .other }
      guard columns.values.contains(where: { wanted.contains($0.kind) }),
        known > most || (known == 1 && columns.count == 1 && best == nil)
      else { continue }
      most = max(known, 1)
      best = ListHeading(row: row, columns: withOneName(columns, sheet, row))
    }
    return best ?? (wanted.contains(.name) ? namesAlone(sheet) : nil)
  }

  /// A heading of names whose other columns nobody knows: names of several words stand below it.
  private static func namesAlone(_ sheet: Sheet) -> ListHeading? {
    for row in sheet.rows.indices.prefix(40) {
      guard let heading = ListHeading(sheet, row: row, wanted: [.name]), heading.columns.count > 1,
        let column = heading.column(.name)
      else { continue }
      let below = sheet.rows.indices.dropFirst(row + 1).prefix(200).prefix { row in
        sheet.rows[row].contains { !$0.isEmpty }
      }.map { sheet.text($0, column) }.filter { !$0.isEmpty }
      let names = below.count { text in
        text.contains(" ") && text.count <= 60
          && text.allSatisfy { $0.isLetter || " .'’-,".contains($0) }
      }
      if names > 0, names * 2 >= below.count { return heading }
    }
    return nil
  }

  /// Where several headings may be that of the name (*Đoàn viên*, *Họ và tên*), the column that holds most names is; the others
  /// are columns like any other.
  private static func withOneName(
    _ columns: [Int: (kind: Heading, text: String)], _ sheet: Sheet, _ row: Int
  ) -> [Int: (kind: Heading, text: String)] {
    let named = columns.keys.filter { columns[$0]!.kind == .name }.sorted()
    guard named.count > 1 else { return columns }
    let names = named.map { column in
      sheet.rows.indices.dropFirst(row + 1).prefix(200).count {
        sheet.text($0, column).split(whereSeparator: \.isWhitespace).count > 1
      }
    }
    let chosen = named[names.firstIndex(of: names.max()!)!]
    var columns = columns
    for column in named where column != chosen { columns[column]!.kind = .other }
    return columns
  }

  /// Whether a row below repeats the heading, as on the next page.
  func isRepeated(_ sheet: Sheet, _ row: Int) -> Bool {
    columns.allSatisfy { folded(sheet.text(row, $0.key)) == folded($0.value.text) }
  }

  /// The first column of a kind.
  func column(_ kind: Heading) -> Int? { columns.keys.sorted().first { columns[$0]!.kind == kind } }

  /// The column by which rows are told apart: that of names, else of numbers.
  var nameColumn: Int {
    [Heading.name, .familyName, .givenName, .id].lazy.compactMap(column).first ?? 0
  }

  /// Whether there is a column of one of these kinds.
  func has(_ kinds: Heading...) -> Bool { columns.values.contains { kinds.contains($0.kind) } }

  /// What became of each column; `carried` are those whose values go along under their own heading.
  func notes(_ sheet: Sheet, taken: Set<Heading>, carried: (Int) -> Bool = { _ in true }) -> [ColumnNote] {
    var seen: Set<Heading> = []
    var result = columns.keys.sorted().map { column in
      let (kind, text) = columns[column]!
      let isFirst = seen.insert(kind).inserted
      let isTaken = taken.contains(kind) && (isFirst || !Heading.goingAlong.contains(kind))
      let use: ColumnNote.Use =
        kind == .number
        ? .numbers : isTaken ? .taken(kind.title) : carried(column) ? .carried : .unused
      return ColumnNote(column: column, heading: text, use: use)
    }
    // Columns that have cells but no heading.
    for column in 0..<sheet.width where columns[column] == nil {
      guard
        let first = sheet.rows.indices.first(where: {
          $0 > row && !sheet[$0, column].isEmpty && !sheet[$0, column].isContinuation
        })
      else { continue }
      result.append(ColumnNote(column: column, heading: "", use: .unused, example: sheet.text(first, column)))
    }
    return result
  }
}

/// What a column was taken for.
package struct ColumnNote: Sendable {
  /// What became of it.
  package enum Use: Sendable {
    /// It was understood.
    case taken(Phrase)
    /// Its values go along under its heading.
    case carried
    /// It is sensitive, and goes along only where it is asked for.
    case sensitive
    /// Running numbers.
    case numbers
    /// It is not used.
    case unused
  }

  /// Whether its cells are told and not used.
  var isTold: Bool {
    switch use {
    case .unused, .sensitive: true
    case .taken, .carried, .numbers: false
    }
  }

  /// Counted from 0.
  package var column: Int
  package var heading: String
  package var use: Use
  /// A value of it, where it has no heading.
  package var example = ""

  /// Its name as spreadsheets have it.
  package var letter: String { Sheet.columnName(column) }

  /// `C "Mã NV"`, for people.
  package var label: String {
    heading.isEmpty ? (example.isEmpty ? letter : "\(letter) (\(example) …)") : "\(letter) \"\(heading)\""
  }
}
