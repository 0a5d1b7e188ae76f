internal import OffHours

/// Days and hours of a week on a list of names, *Working days* and *Hours*, *Ngày nghỉ* and *Giờ làm việc*, or both in one column:
/// the shifts of people whom no roster has, week by week.
struct HoursOfPeople {
  /// What a column says.
  enum Part { case days, daysOff, hours }

  private static let days: Set<String> = [
    "days", "working days", "work days", "workdays", "days worked", "days of work", "days of the week",
    "weekdays", "ngay lam", "ngay lam viec", "ngay trong tuan", "cac ngay trong tuan", "cac ngay lam viec",
    "thu", "cac thu", "thu lam viec",
  ]
  private static let daysOff: Set<String> = [
    "days off", "day off", "rest days", "rest day", "weekly off", "week off", "ngay nghi", "ngay nghi tuan",
    "nghi tuan", "nghi hang tuan",
  ]
  private static let hours: Set<String> = [
    "hours", "working hours", "work hours", "hours of work", "shift hours", "shift times", "shift time",
    "working time", "work time", "work schedule", "schedule", "working pattern", "gio", "gio lam",
    "gio lam viec", "thoi gian lam viec", "thoi gian lam", "lich lam viec", "lich lam",
  ]

  let list: NameList
  private(set) var parts: [Int: Part] = [:]

  /// The columns of a list; nil where none gives hours of a week.
  init?(_ list: NameList) {
    self.list = list
    for note in list.columns {
      guard case .carried = note.use else { continue }
      let key = HeadingTable.key(HeadingTable.bare(note.heading))
      let part: Part? =
        Self.hours.contains(key)
        ? .hours : Self.daysOff.contains(key) ? .daysOff : Self.days.contains(key) ? .days : nil
      if let part, !parts.values.contains(part) { parts[note.column] = part }
    }
    // *Hours* alone are no days, and may be a number a week.
    guard parts.values.contains(.hours), list.rows.contains(where: { week($0.row) != nil }) else {
      return nil
    }
  }

  private func text(_ row: Int, _ part: Part) -> String {
    parts.first { $0.value == part }.map { list.source.sheet[row, $0.key].text } ?? ""
  }

  /// The column of the hours.
  var column: Int { parts.first { $0.value == .hours }?.key ?? 0 }

  /// The hours of somebody's week; nil where the cells give none.
  func week(_ row: Int) -> WeekText? {
    let hours = text(row, .hours)
    guard !hours.isEmpty, let own = WeekText(hours) else { return nil }
    let named = text(row, .days), off = text(row, .daysOff)
    if named.isEmpty, off.isEmpty { return own.windows.count < 7 ? own : nil }
    guard own.windows.count == 7 else { return nil }
    var days = Weekday.allCases
    if !named.isEmpty {
      guard let found = WeekText.days(folded(isThu ? "thu \(named)" : named)) else { return nil }
      days = found
    }
    if !off.isEmpty {
      guard let found = WeekText.days(folded(off)) else { return nil }
      days.removeAll(where: found.contains)
    }
    // Each part of the hours is of these days.
    let parts = hours.split { $0 == ";" || $0.isNewline }.map { plainText(String($0)) }
    let list = days.map(\.key).joined(separator: ", ")
    return days.isEmpty ? nil : WeekText(parts.map { "\(list) \($0)" }.joined(separator: "; "))
  }

  private var isThu: Bool {
    parts.contains {
      $0.value == .days && HeadingTable.key(list.heading.columns[$0.key]?.text ?? "") == "thu"
    }
  }

  /// Whether somebody's cells say anything that is not understood.
  func isUnclear(_ row: Int) -> Bool {
    week(row) == nil
      && Part.all.contains { !text(row, $0).isEmpty && LegendText.plainWord(text(row, $0)) == nil }
  }

  static let unclear = Phrase(
    en:
      "days and hours of this row are not understood; write them as 'Mon-Fri' and '08:00-17:00', as in other rows",
    vi: "không hiểu ngày và giờ làm của dòng này; hãy ghi như 'T2-T6' và '08:00-17:00' giống các dòng khác")

  static func told(_ count: Int, _ span: DateSpan) -> Phrase {
    Phrase(
      en:
        "days and hours of \(Words.counted(count, "person", "people")) are taken for every week from \(span.from) to \(span.to)",
      vi: "lấy ngày và giờ làm của \(count) người cho mọi tuần từ \(span.from) đến \(span.to)")
  }
}

extension HoursOfPeople.Part {
  static let all: [Self] = [.days, .daysOff, .hours]
}

extension Importer {
  /// Makes rosters of days and hours of a week that lists of names give; a roster that names somebody wins.
  mutating func readHoursOfPeople() {
    guard let span = rosterSpan else { return }
    let rosters = grids.flatMap(\.rows)
    let numbers = Set(rosters.map(\.id)),
      crews = Set(grids.filter(\.isOfCrews).flatMap(\.rows).map { CrewName.id($0.crew) })
    let known = Set(rosters.map { PersonName.key($0.name, .order) })
    for position in names.indices {
      guard let weekly = HoursOfPeople(names[position]) else { continue }
      let list = names[position]
      var grid = RosterGrid(source: list.source, headingRow: list.headingRow)
      grid.titleEmployer = list.titleEmployer
      for row in list.rows {
        let isRostered =
          !row.id.isEmpty && numbers.contains(row.id) || known.contains(PersonName.key(row.name, .order))
          || !row.crew.isEmpty && crews.contains(CrewName.id(row.crew))
        if isRostered { continue }
        guard let week = weekly.week(row.row) else {
          if weekly.isUnclear(row.row) {
            log.error(list.source.place(row.row, weekly.column), HoursOfPeople.unclear)
          }
          continue
        }
        var entry = RosterGrid.Row(
          row: row.row, id: row.id, name: row.name, crew: row.crew, employer: row.employer)
        entry.days = span.dates.map { date in
          let windows = week.windows[date.weekday] ?? []
          let text = windows.isEmpty ? "off" : windows.map(\.description).joined(separator: ", ")
          return DayCells(date: date, cells: [.init(row: row.row, column: weekly.column, text: text)])
        }
        grid.rows.append(entry)
      }
      guard !grid.rows.isEmpty else { continue }
      for (column, _) in weekly.parts {
        guard let at = names[position].columns.firstIndex(where: { $0.column == column }) else { continue }
        names[position].columns[at].use = .taken(Heading.hours.title)
        let title = names[position].columns[at].heading
        for row in names[position].rows.indices {
          names[position].rows[row].extra.removeAll { $0.heading == title }
        }
      }
      grid.columns = names[position].columns
      grids.append(grid)
      let at = list.source.noteAt
      findings.files[at.file].sheets[at.sheet].notes.append(HoursOfPeople.told(grid.rows.count, span))
    }
  }
}
