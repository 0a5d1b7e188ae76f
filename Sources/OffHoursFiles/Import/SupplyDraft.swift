internal import OffHours

/// Halls and instructors on their way into a scenario: hours, closures, equipment, prices, read from what their lists say.
struct SupplyDraft {
  private(set) var venueLines: [String] = []
  /// Halls read so far, in order, and with which others they say that they share.
  private var halls: [(id: String, name: String, lines: [String], shares: PlacedText?)] = []
  private(set) var instructorLines: [String] = []
  /// What was made of free notes.
  private(set) var notes: [Phrase] = []
  private let draft: ScenarioDraft
  private let courses: [ScenarioDraft.CourseDraft]
  private let places: [ScenarioDraft.PlaceDraft]
  private let horizon: DateSpan
  private var taken: Set<String> = []
  /// Whether days stand before months in closures.
  private var isDayFirst = true
  private var log: ImportLog { draft.log }

  /// Reads all lists; what is not understood is logged at its cell.
  init(
    _ draft: ScenarioDraft, courses: [ScenarioDraft.CourseDraft], places: [ScenarioDraft.PlaceDraft],
    horizon: DateSpan
  ) {
    (self.draft, self.courses, self.places, self.horizon) = (draft, courses, places, horizon)
    var evidence = DateEvidence()
    for row in draft.supplies.flatMap(\.rows) {
      for cell in [row.cells[.closed], row.cells[.unavailable]].compactMap(\.self) {
        evidence.add(cell.text, cell.place)
      }
    }
    if !evidence.contradicts(draft.log) { isDayFirst = evidence.isDayFirst ?? true }
    for list in draft.supplies {
      StrayHours.tell(list, log)
      StrayDates.tell(list, in: horizon, log)
    }
    for (row, list) in SupplyLines.joined(draft.supplies, log) {
      if list.kind == .halls { addHall(row, list) } else { addInstructor(row, list) }
    }
    for hall in halls { venueLines += hall.lines + shares(hall.shares, of: hall.id) }
    if !venueLines.isEmpty { venueLines = ["", "venues:"] + venueLines }
    if !instructorLines.isEmpty { instructorLines = ["", "instructors:"] + instructorLines }
  }

  // MARK: - Halls

  private mutating func addHall(_ row: SupplyList.Row, _ list: SupplyList) {
    let id = id(row.name, "hall")
    var lines = ["  \(id):", "    name: \(ScenarioText.quoted(row.name))"]
    let isOnline = row.cells[.online].map { isYes($0) } ?? false
    if isOnline { lines.append("    online: true") }
    let address = row.text(.address)
    if !address.isEmpty { lines.append("    address: \(ScenarioText.quoted(address))") }
    if isOnline {
      refusePlace(row)
    } else if let place = draft.place(draft.placeName(of: row), places) {
      lines.append("    place: \(place)")
    }
    for kind in [Heading.latitude, .longitude, .coordinates]
    where !isOnline && !row.text(kind).isEmpty && row.at == nil {
      error(
        row.cells[kind]!,
        Phrase(
          en: "is no place on the map; expected degrees such as 21.465 and 105.932",
          vi: "không phải tọa độ; cần độ như 21.465 và 105.932"))
      break
    }
    let seats = AmountText.count(row.text(.seats)).flatMap { (1...1_000_000).contains($0) ? $0 : nil }
    if let seats {
      lines.append("    seats: \(seats)")
    } else if !isOnline || !row.text(.seats).isEmpty {
      let text = row.text(.seats)
      log.error(
        list.source.place(row.row, list.heading.column(.seats)),
        Phrase(
          en:
            "\(text.isEmpty ? "nothing" : "'\(text)'") for the seats of '\(row.name)'; expected a whole number such as 40",
          vi:
            "số chỗ của '\(row.name)' \(text.isEmpty ? "để trống" : "ghi '\(text)'"); cần một số nguyên như 40"
        ))
    }
    let note = NoteReading(row.text(.note), in: horizon)
    if note.isUnclear, let cell = row.cells[.note] { unclearClosure(cell) }
    let equipment = equipment(row.cells[.equipment]) + note.equipment
    if !equipment.isEmpty {
      lines.append("    has: [\(equipment.map(ScenarioText.key).joined(separator: ", "))]")
    }
    if let open = week(row.hours) { lines.append("    open: \(open)") }
    lines += closures("closed", [row.cells[.closed], row.cells[.unavailable]], note.closed)
    if let cell = row.cells[.turnaround] {
      if let minutes = AmountText.minutes(cell.text) {
        lines.append("    turnaround: \(minutes)m")
      } else {
        error(
          cell,
          Phrase(
            en: "is no length of time; expected minutes such as 15", vi: "không phải số phút; cần số như 15"))
      }
    }
    lines += cost(row)
    halls.append((id, row.name, lines + noteLine(row), row.cells[.shares]))
    tell(note, row.name)
  }

  /// Whether a cell says that a room is online; what says neither is an error.
  private func isYes(_ cell: PlacedText) -> Bool {
    YesNo.read(
      cell, log, yes: ["online", "virtual", "remote", "truc tuyen", "qua mang"],
      no: ["in person", "on site", "truc tiep"]) ?? false
  }

  /// A room that is online has no place: one that is given is an error.
  private func refusePlace(_ row: SupplyList.Row) {
    let kinds = [Heading.workplace, .latitude, .longitude, .coordinates]
    guard let cell = kinds.compactMap({ row.cells[$0] }).first else { return }
    error(
      cell,
      Phrase(
        en: "for a hall that is online, and so has no place; empty the cell, or write 'no' under online",
        vi: "cho phòng trực tuyến, vốn không có nơi; hãy để trống ô này, hoặc ghi 'không' ở cột trực tuyến"))
  }

  /// The halls that a cell names, by name or by id, as a line; who is unknown is an error.
  private func shares(_ cell: PlacedText?, of own: String) -> [String] {
    guard let cell, !Self.isNone(cell) else { return [] }
    var ids: [String] = []
    for piece in cell.text.split(whereSeparator: {
      $0 == ";" || $0 == "," || $0 == "+" || $0.isNewline
    }) {
      let name = plainText(String(piece))
      if name.isEmpty { continue }
      let key = plainText(folded(name))
      guard let hall = halls.first(where: { plainText(folded($0.name)) == key || $0.id == name }),
        hall.id != own
      else {
        error(
          PlacedText(text: name, place: cell.place),
          Phrase(
            en:
              "is no other hall of these lists; expected such as '\(halls.first { $0.id != own }?.name ?? own)'",
            vi:
              "không phải hội trường nào khác trong danh sách; cần như '\(halls.first { $0.id != own }?.name ?? own)'"
          ))
        continue
      }
      if !ids.contains(hall.id) { ids.append(hall.id) }
    }
    return ids.isEmpty ? [] : ["    shares: [\(ids.joined(separator: ", "))]"]
  }

  /// What the notes of a hall say beyond words: told, so that it can be put right.
  private mutating func tell(_ note: NoteReading, _ name: String) {
    guard !note.closed.isEmpty || !note.equipment.isEmpty else { return }
    let closed = note.closed.map(Self.flow).joined(separator: ", "),
      has = note.equipment.joined(separator: ", ")
    notes.append(
      Phrase(
        en:
          "\(name): from its note\(closed.isEmpty ? "" : ", closed \(closed)")\(has.isEmpty ? "" : ", has \(has)")",
        vi:
          "\(name): theo ghi chú\(closed.isEmpty ? "" : ", đóng cửa \(closed)")\(has.isEmpty ? "" : ", có \(has)")"
      ))
  }

  private func unclearClosure(_ cell: PlacedText) {
    error(
      cell,
      Phrase(
        en:
          "seems to say when it is closed, but the dates are not understood; expected such as 'closed 15-19/3'",
        vi: "có vẻ nói ngày đóng cửa nhưng không hiểu được; cần như 'nghỉ 15-19/3'"))
  }

  // MARK: - Instructors

  private mutating func addInstructor(_ row: SupplyList.Row, _ list: SupplyList) {
    var lines = ["  \(id(row.name, "instructor")):", "    name: \(ScenarioText.quoted(row.name))"]
    let teaches = teaches(row)
    if !teaches.isEmpty { lines.append("    teaches: [\(teaches.joined(separator: ", "))]") }
    if let place = draft.place(row.text(.workplace), places) { lines.append("    place: \(place)") }
    let note = NoteReading(row.text(.note), in: horizon)
    if note.isUnclear, let cell = row.cells[.note] { unclearClosure(cell) }
    if let week = week(row.hours) { lines.append("    available: \(week)") }
    lines += closures("unavailable", [row.cells[.closed], row.cells[.unavailable]], note.closed)
    for (kind, key) in [(Heading.perDay, "max_per_day"), (.perWeek, "max_per_week")] {
      guard let cell = row.cells[kind] else { continue }
      if let count = AmountText.count(plainText(cell.text)) {
        lines.append("    \(key): \(count)")
      } else {
        error(
          cell,
          Phrase(
            en: "is no number; expected a count of meetings such as 2", vi: "không phải số; cần số buổi như 2"
          ))
      }
    }
    lines += cost(row)
    let phone = row.text(.phone), number = row.text(.id)
    if !phone.isEmpty { lines.append("    x-phone: \(ScenarioText.quoted(phone))") }
    if !number.isEmpty { lines.append("    x-id: \(ScenarioText.quoted(number))") }
    instructorLines += lines + noteLine(row)
    if !note.closed.isEmpty { tell(note, row.name) }
  }

  /// The courses that somebody teaches, as ids. Without a column everybody teaches everything, which is told.
  private mutating func teaches(_ row: SupplyList.Row) -> [String] {
    guard let cell = row.cells[.teaches] ?? row.cells[.course] else {
      notes.append(
        Phrase(
          en: "\(row.name): nothing says what he or she teaches; taken for every course",
          vi: "\(row.name): không ghi dạy khóa nào nên coi là dạy mọi khóa"))
      return courses.map(\.id)
    }
    if ["tat ca", "all", "any", "everything", "moi khoa"].contains(plainText(folded(cell.text))) {
      return courses.map(\.id)
    }
    var result: [String] = []
    for item in cell.text.split(whereSeparator: { $0 == ";" || $0 == "," || $0.isNewline }).map({
      plainText(String($0))
    }) where !item.isEmpty {
      if let id = draft.courseOrLesson(item, courses) {
        result.append(id)
      } else {
        error(
          PlacedText(text: item, place: cell.place),
          Phrase(
            en:
              "is no course that is known; add it with --course \(slug(item))=120,120 (minutes of each lesson)",
            vi: "không phải khóa học đã biết; hãy thêm bằng --course \(slug(item))=120,120 (số phút từng bài)"
          ))
      }
    }
    return result
  }

  // MARK: - Parts

  private mutating func id(_ name: String, _ fallback: String) -> String {
    let base = slug(name).isEmpty ? fallback : slug(name)
    var id = base, number = 2
    while !taken.insert(id).inserted {
      id = "\(base)-\(number)"
      number += 1
    }
    return id
  }

  private func error(_ cell: PlacedText, _ message: Phrase) {
    let text = plainText(cell.text)
    log.error(cell.place, Phrase(en: "'\(text)' \(message.en)", vi: "'\(text)' \(message.vi)"))
  }

  private func week(_ cell: PlacedText?) -> String? {
    guard let cell else { return nil }
    if let week = WeekText(cell.text) { return week.flow }
    error(
      cell,
      Phrase(
        en: "are no hours of a week; expected such as 'Mon-Fri 17:30-21:30; Sat-Sun 7:30-21:30'",
        vi: "không phải giờ trong tuần; cần như 'T2-T6 17h30-21h30; T7-CN 7h30-21h30'"))
    return nil
  }

  /// Whether a cell says that there is none.
  static func isNone(_ cell: PlacedText) -> Bool {
    ["khong", "khong co", "none", "no", "never", "-", "–"].contains(plainText(folded(cell.text)))
  }

  private func closures(_ key: String, _ cells: [PlacedText?], _ more: [DateSpan]) -> [String] {
    var spans = more
    for cell in cells.compactMap(\.self) where !Self.isNone(cell) {
      if let found = closed(cell.text) {
        spans += found
      } else {
        error(
          cell,
          Phrase(
            en: "are no dates; expected such as '15-19/3' or '2027-03-15'",
            vi: "không phải ngày; cần như '15-19/3' hoặc '15/03/2027'"))
      }
    }
    return spans.isEmpty ? [] : ["    \(key): [\(spans.map(Self.flow).joined(separator: ", "))]"]
  }

  /// Dates, and days of the week as all of them in the horizon; nil where a part is neither.
  private func closed(_ text: String) -> [DateSpan]? {
    if let found = DatesText.spans(among: text, isDayFirst: isDayFirst, in: horizon) { return found }
    var result: [DateSpan] = []
    for part in text.split(whereSeparator: { $0 == ";" || $0.isNewline }).map({ plainText(String($0)) }) {
      if let days = WeekText.days(folded(part)) {
        result += horizon.dates.filter { days.contains($0.weekday) }.map { DateSpan(from: $0, to: $0) }
      } else if let found = DatesText.spans(among: part, isDayFirst: isDayFirst, in: horizon) {
        result += found
      } else {
        return nil
      }
    }
    return result
  }

  private static func flow(_ span: DateSpan) -> String {
    span.from == span.to ? "\(span.from)" : "{from: \(span.from), to: \(span.to)}"
  }

  private func equipment(_ cell: PlacedText?) -> [String] {
    guard let cell, !Self.isNone(cell) else { return [] }
    return cell.text.split { $0 == ";" || $0 == "," || $0 == "+" || $0.isNewline }.map { slug(String($0)) }
      .filter { !$0.isEmpty }
  }

  private func cost(_ row: SupplyList.Row) -> [String] {
    var parts: [String] = []
    for (kind, unit) in [
      (Heading.pricePerMeeting, AmountText.Unit?.some(.meeting)), (.pricePerHour, .hour), (.price, nil),
    ] {
      guard let cell = row.cells[kind] else { continue }
      guard let money = AmountText.money(cell.text) else {
        error(
          cell,
          Phrase(
            en: "is no price; expected a number such as 200000", vi: "không phải giá tiền; cần số như 200000")
        )
        continue
      }
      if let unit, let said = money.unit, said != unit {
        error(
          cell,
          Phrase(
            en:
              "does not go with its column, which is \(unit == .meeting ? "for a meeting" : "for an hour"); write the number alone or mend the heading",
            vi:
              "không khớp với cột (giá theo \(unit == .meeting ? "buổi" : "giờ")); hãy chỉ ghi số hoặc sửa tiêu đề"
          ))
        continue
      }
      guard let paid = unit ?? money.unit ?? (money.amount == "0" ? .meeting : nil) else {
        error(
          cell,
          Phrase(
            en:
              "is paid for a meeting or for an hour? Name the column 'Price per meeting' or 'Price per hour', or 'Note' where it is only to be kept",
            vi:
              "là giá một buổi hay một giờ? Hãy đặt tiêu đề cột là 'Giá/buổi' hoặc 'Giá/giờ', hoặc 'Ghi chú' nếu chỉ cần giữ lại"
          ))
        continue
      }
      let key = paid == .meeting ? "meeting" : "hour"
      if !parts.contains(where: { $0.hasPrefix(key) }) { parts.append("\(key): \(money.amount)") }
    }
    return parts.isEmpty ? [] : ["    cost: {\(parts.joined(separator: ", "))}"]
  }

  /// The note, and columns that are carried along.
  private func noteLine(_ row: SupplyList.Row) -> [String] {
    row.notes.isEmpty ? [] : ["    note: \(ScenarioText.quoted(row.notes.joined(separator: "; ")))"]
  }
}
