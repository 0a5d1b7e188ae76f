internal import OffHours

/// A list of halls or of instructors as a sheet has it.
struct SupplyList {
  /// What its rows are.
  enum Kind { case halls, instructors }

  /// A hall or an instructor on it.
  struct Row {
    var row: Int
    var name = ""
    /// What its columns say, by kind.
    var cells: [Heading: PlacedText] = [:]
    var extra: [(heading: String, text: String)] = []
    /// Whether it goes on with the course of the row above.
    var isContinued = false
    /// Cells below a second heading of one kind that say something else than the first.
    var doubles: [(kind: Heading, cell: PlacedText)] = []

    /// Takes a cell of a kind of which there is one value, or several that add up; false where it is to go along under its own
    /// heading.
    mutating func take(_ kind: Heading, _ cell: PlacedText) -> Bool {
      guard let there = cells[kind] else {
        cells[kind] = cell
        return true
      }
      if folded(plainText(there.text)) == folded(plainText(cell.text)) { return true }
      if Heading.adding.contains(kind) {
        cells[kind]!.text += "; " + cell.text
      } else if Heading.goingAlong.contains(kind) {
        return false
      } else {
        doubles.append((kind, cell))
      }
      return true
    }

    /// Logs the cells that say something else than another column of their kind.
    func tellDoubles(_ log: ImportLog) {
      for (kind, cell) in doubles {
        log.error(
          cell.place,
          PlanSheetWords.contradiction(
            kind.title, plainText(cell.text), text(kind), cells[kind]!.place.text))
      }
    }

    /// Its opening hours, which may stand below several headings.
    var hours: PlacedText? {
      guard var open = cells[.open] else { return cells[.hours] }
      if let more = cells[.hours], folded(plainText(more.text)) != folded(plainText(open.text)) {
        open.text += "; " + more.text
      }
      return open
    }

    func text(_ kind: Heading) -> String { cells[kind].map { plainText($0.text) } ?? "" }

    /// The note, and columns that are carried along under their headings.
    var notes: [String] {
      let note = text(.note)
      return (note.isEmpty ? [] : [note]) + extra.map { "\($0.heading): \($0.text)" }
    }

    /// Where it lies; nil where no columns say, or not as degrees.
    var at: (latitude: Double, longitude: Double)? {
      var pair = (Self.degrees(text(.latitude)), Self.degrees(text(.longitude)))
      let both = text(.coordinates)
      if !both.isEmpty {
        let parts = both.split { $0 == ";" || $0 == " " }.map {
          $0.last == "," ? String($0.dropLast()) : String($0)
        }
        let pieces = parts.count == 2 ? parts : both.split(separator: ",").map(String.init)
        if pieces.count == 2 { pair = (Self.degrees(pieces[0]), Self.degrees(pieces[1])) }
      }
      guard let latitude = pair.0, let longitude = pair.1, abs(latitude) <= 90, abs(longitude) <= 180 else {
        return nil
      }
      return (latitude, longitude)
    }

    /// `21.465` or `21,465`.
    private static func degrees(_ text: String) -> Double? {
      Parse.number(text.replacing(",", with: ".").filter { $0 != "°" && $0 != " " })
    }
  }

  var kind: Kind
  var source: SourceSheet
  var heading: ListHeading
  var rows: [Row] = []
  var otherRows: [Int] = []
  var columns: [ColumnNote] = []

  /// Paths of what cells say that there is none of: closures, shared space.
  var lifted: [[String]] {
    let part = kind == .halls ? "venues" : "instructors"
    let keys: [(Heading, String)] =
      kind == .halls
      ? [(.closed, "closed"), (.unavailable, "closed"), (.shares, "shares"), (.equipment, "has")]
      : [(.closed, "unavailable"), (.unavailable, "unavailable")]
    return rows.flatMap { row in
      keys.filter { row.cells[$0.0].map { SupplyDraft.isNone($0) } ?? false }.map {
        [part, slug(row.name), $0.1]
      }
    }
  }
}

/// Reads lists of halls and of instructors.
enum SupplyListReader {
  private static let ofHalls: Set<Heading> = [
    .seats, .address, .workplace, .latitude, .longitude, .coordinates, .equipment, .open, .hours, .closed,
    .unavailable,
    .turnaround, .online, .shares, .pricePerMeeting, .pricePerHour, .price, .note,
  ]
  private static let ofInstructors: Set<Heading> = [
    .teaches, .course, .workplace, .open, .hours, .closed, .unavailable, .perDay, .perWeek, .pricePerMeeting,
    .pricePerHour,
    .price, .note, .phone, .id,
  ]

  /// The list of halls on a sheet; nil where there is no column of seats.
  static func halls(_ source: SourceSheet) -> SupplyList? {
    guard let heading = ListHeading.find(source.sheet, wanted: [.seats]),
      !heading.has(.id, .crew, .course, .employer)
    else {
      return nil
    }
    let name =
      heading.column(.hall) ?? heading.column(.name) ?? heading.column(.givenName) ?? heading.column(
        .workplace)
      ?? heading.columns.keys.sorted().first {
        !ofHalls.contains(heading.columns[$0]!.kind) && heading.columns[$0]!.kind != .number
      }
    return read(.halls, source, heading, name, ofHalls)
  }

  /// The list of instructors on a sheet; nil where no column names them, or where it names the learners too.
  static func instructors(_ source: SourceSheet) -> SupplyList? {
    guard let heading = ListHeading.find(source.sheet, wanted: [.instructor, .teaches]) else { return nil }
    if let column = heading.column(.instructor) {
      // A list of learners may say who teaches them.
      guard !heading.has(.name, .familyName) || heading.has(.teaches) else { return nil }
      return read(.instructors, source, heading, column, ofInstructors)
    }
    guard let name = heading.column(.name) ?? heading.column(.givenName) else { return nil }
    return read(.instructors, source, heading, name, ofInstructors)
  }

  private static func read(
    _ kind: SupplyList.Kind, _ source: SourceSheet, _ heading: ListHeading, _ name: Int?,
    _ taken: Set<Heading>
  ) -> SupplyList? {
    let sheet = source.sheet
    var heading = heading
    for (column, value) in heading.columns where value.kind == .other && column != name {
      if let price = PriceHeading.read(value.text) { heading.columns[column]!.kind = price }
    }
    for (column, value) in heading.columns
    where value.kind == .other && normalized(plainText(value.text)).lowercased() == "môn" {
      heading.columns[column]!.kind = .teaches
    }
    let hours = HoursColumns(heading, sheet)
    for column in hours.all where column != name { heading.columns[column]!.kind = .open }
    var list = SupplyList(kind: kind, source: source, heading: heading)
    var used: Set<Int> = name.map { [$0] } ?? []
    for row in sheet.rows.indices where row > heading.row {
      guard sheet.rows[row].contains(where: { !$0.isEmpty }) else { continue }
      if heading.isRepeated(sheet, row) || SheetRows.isOfPage(sheet, row) {
        list.otherRows.append(row)
        continue
      }
      var entry = SupplyList.Row(row: row)
      entry.name = name.map { sheet.text(row, $0) } ?? ""
      if entry.name.isEmpty || SheetRows.isTotal(entry.name) || LegendText.isOpening(entry.name) {
        list.otherRows.append(row)
        continue
      }
      for column in heading.columns.keys.sorted() where column != name {
        // Lines of a cell stay apart: hours may stand one under the other.
        guard let value = hours.text(column, sheet, row), !value.isEmpty,
          let (kind, title) = heading.columns[column],
          kind != .number
        else { continue }
        if taken.contains(kind), entry.take(kind, PlacedText(text: value, place: source.place(row, column))) {
          used.insert(column)
        } else if !source.withholds(title) {
          entry.extra.append((title, plainText(value)))
        }
      }
      list.rows.append(entry)
    }
    list.columns = source.withholding(heading.notes(sheet, taken: taken))
    if let name, let at = list.columns.firstIndex(where: { $0.column == name }) {
      list.columns[at].use = .taken((kind == .halls ? Heading.hall : .instructor).title)
    }
    return list.rows.isEmpty ? nil : list
  }
}
