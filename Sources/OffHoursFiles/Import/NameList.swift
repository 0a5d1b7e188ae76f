internal import OffHours

/// A list of names as a sheet has it.
struct NameList {
  /// A person on it.
  struct Row {
    var row: Int
    var id = "", name = "", employer = "", crew = "", phone = "", workplace = "", home = ""
    var courses: [String] = []
    var extra: [(heading: String, text: String)] = []
  }

  var source: SourceSheet
  var headingRow: Int
  var rows: [Row] = []
  var otherRows: [Int] = []
  /// What each column holds, by heading, in order; for people.
  var columns: [(heading: String, kind: Heading)] = []
  var titleEmployer: String?
  /// Whether it has a column of courses.
  var hasCourses: Bool { columns.contains { $0.kind == .course } }
}

/// Finds the heading row of a list: the one that names most columns.
struct ListHeading {
  var row: Int
  var columns: [Int: (kind: Heading, text: String)]

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
      let known = columns.values.count { $0.kind != .other }
      guard columns.values.contains(where: { wanted.contains($0.kind) }),
        known > most || (known == 1 && columns.count == 1 && best == nil)
      else { continue }
      most = max(known, 1)
      best = ListHeading(row: row, columns: columns)
    }
    return best
  }

  /// The first column of a kind.
  func column(_ kind: Heading) -> Int? { columns.keys.sorted().first { columns[$0]!.kind == kind } }

  /// Columns in order, those of running numbers left out.
  var named: [(heading: String, kind: Heading)] {
    columns.keys.sorted().map { (columns[$0]!.text, columns[$0]!.kind) }.filter { $0.1 != .number }
  }
}

/// Reads lists of names.
enum NameListReader {
  /// The list on a sheet; nil where there is no column of names.
  static func read(_ source: SourceSheet) -> NameList? {
    let sheet = source.sheet
    guard let heading = ListHeading.find(sheet, wanted: [.name, .familyName, .givenName]) else { return nil }
    var list = NameList(source: source, headingRow: heading.row)
    list.columns = heading.named
    list.titleEmployer = RosterGridReader.titleEmployer(sheet, above: heading.row)?.name
    let name = heading.column(.name), family = heading.column(.familyName), given = heading.column(.givenName)
    for row in sheet.rows.indices where row > heading.row {
      guard sheet.rows[row].contains(where: { !$0.isEmpty }) else { continue }
      func text(_ column: Int?) -> String { column.map { sheet.text(row, $0) } ?? "" }
      var entry = NameList.Row(row: row)
      entry.name =
        name.map { column in
          // `Họ và tên` merged over two columns: the given name stands in the second.
          heading.columns[column + 1] == nil && !sheet[row, column + 1].isContinuation
            ? plainText("\(text(column)) \(text(column + 1))") : text(column)
        } ?? plainText("\(text(family)) \(text(given))")
      let others = sheet.rows[row].enumerated().filter { !$0.element.isEmpty && !$0.element.isContinuation }
      if entry.name.isEmpty || SheetRows.isTotal(entry.name) || LegendText.isOpening(entry.name)
        || (others.count == 1 && heading.columns.count > 2)
        || others.contains(where: {
          LegendText.isOpening(plainText($0.element.text)) && $0.offset < (name ?? family ?? given ?? 0)
        })
      {
        list.otherRows.append(row)
        continue
      }
      for column in heading.columns.keys.sorted() {
        let value = text(column)
        guard !value.isEmpty, let (kind, title) = heading.columns[column] else { continue }
        switch kind {
        case .number, .name, .familyName, .givenName: break
        case .id where entry.id.isEmpty: entry.id = value
        case .employer where entry.employer.isEmpty: entry.employer = value
        case .crew where entry.crew.isEmpty: entry.crew = value
        case .phone where entry.phone.isEmpty: entry.phone = value
        case .workplace where entry.workplace.isEmpty: entry.workplace = value
        case .course:
          entry.courses += sheet[row, column].text.split { $0 == ";" || $0 == "," || $0.isNewline }.map {
            plainText(String($0))
          }
          .filter { !$0.isEmpty }
        default: entry.extra.append((title, value))
        }
      }
      list.rows.append(entry)
    }
    return list.rows.isEmpty ? nil : list
  }
}
