internal import OffHours

/// What a column of a sheet holds, by its heading in Vietnamese or English. `HeadingTable` has the words.
enum Heading: String, Hashable, Sendable, CaseIterable {
  // People.
  case number, id, name, familyName, givenName, employer, crew, rotation, group, course, completed, due,
    priority, until
  case unavailable, status, needs, together, phone, workplace, home, note
  // Halls and instructors.
  case hall, seats, address, latitude, longitude, coordinates, equipment, open, closed, turnaround
  case online, shares
  case pricePerMeeting, pricePerHour, price
  case instructor, teaches, perDay, perWeek
  // Absences, overtime and legends.
  case code, hours, from, to, fromDate, toDate, date, reason, meaning
  // Courses, on sheets of courses alone.
  case courseId, lesson, lessons, minutes, lessonHours, duration, leastSize, mostSize, sizeRange, target,
    already
  case valid, renew, attend, deadline, instructorCount, learnersPerInstructor, lessonNeeds, setup, cleardown
  case starts, leastGap, mostGap, mostSpan, mostSections, makeup, share, order, countsAsWork, prerequisite
  // Caps on release, on sheets of them alone.
  case releaseTotal, releaseAtOnce, releasePerWorker, releaseOf
  /// Another column, carried along under its own heading.
  case other

  /// What a heading says. A heading that only begins with known words counts where the table says so; a unit or a remark in
  /// brackets says nothing of its own.
  init(_ text: String) {
    self = HeadingTable.general.heading(text) ?? .other
  }

  /// What adds up where it stands several times; of all else there is one value.
  static let adding: Set<Heading> = [
    .open, .hours, .closed, .unavailable, .teaches, .equipment, .shares, .note, .lessonNeeds, .prerequisite,
  ]
  /// What goes along under its own heading where it stands a second time.
  static let goingAlong: Set<Heading> = [.address, .workplace, .phone, .id, .name, .home]

  /// In a few words, for people.
  var title: Phrase {
    HeadingTable.titles[self] ?? Phrase(en: rawValue, vi: rawValue)
  }
}

/// Words that head columns, as offices write them: one table, of which the documentation is made as well.
enum HeadingTable {
  /// The words for one kind of column. Words that end with `…` may go on: `Mã nhân viên…` is `Mã nhân viên (cũ)` too.
  struct Row {
    var heading: Heading
    /// What it is, for people.
    var title: Phrase
    /// The key of the format that it becomes; empty where there is none.
    var key: String
    var vi: [String]
    var en: [String]
  }

  /// Headings are compared without case, accents and signs.
  static func key(_ text: String) -> String {
    let list = words(folded(text))
    if list.isEmpty { return text.contains("#") ? "#" : "" }
    // `Emp#` is *Emp No*.
    return text.contains("#")
      ? words(folded(text.replacing("#", with: " no "))).joined(separator: " ") : list.joined(separator: " ")
  }

  /// A heading without a unit or a remark in brackets behind it.
  static func bare(_ text: String) -> String {
    guard let bracket = text.firstIndex(where: { $0 == "(" || $0 == "[" }), bracket > text.startIndex else {
      return text
    }
    return String(text[..<bracket])
  }

  static let general = HeadingWords(rows)

  static let titles = Dictionary((rows + courses + releases).map { ($0.heading, $0.title) }) { first, _ in
    first
  }

  /// The key of the format that each heading becomes.
  static let keys = Dictionary((rows + courses + releases).map { ($0.heading, $0.key) }) { first, _ in first }

  /// Whether a heading's words are Vietnamese or English; nil where they are neither or both.
  static func language(of text: String) -> Language? { languages[key(text)] }

  private static let languages: [String: Language] = {
    var result: [String: Language] = [:]
    let all = rows + courses + releases
    let english = Set(all.flatMap(\.en).map(key)), vietnamese = Set(all.flatMap(\.vi).map(key))
    for word in english.symmetricDifference(vietnamese) {
      result[word] = english.contains(word) ? .english : .vietnamese
    }
    return result
  }()

  static let rows: [Row] = people + halls + instructors + times

  /// The table as the documentation has it.
  static var markdown: String { markdown(rows) }

  static func markdown(_ rows: [Row]) -> String {
    let lines = rows.map { row in
      let words = { (list: [String]) in list.joined(separator: " · ").replacing("|", with: "/") }
      return
        "| \(row.title.en) | \(row.key.isEmpty ? "–" : "`\(row.key)`") | \(words(row.vi)) | \(words(row.en)) |"
    }
    return (["| column | key | Vietnamese | English |", "|---|---|---|---|"] + lines).joined(separator: "\n")
  }
}

/// Words of a table, to be looked up.
struct HeadingWords {
  private let exact: [String: Heading]
  /// Beginnings of headings, the longest first.
  private let starts: [(words: String, heading: Heading)]

  /// What may stand in several columns that a number tells apart.
  private static let numbered: Set<Heading> = [.course, .teaches, .equipment, .closed, .unavailable]

  init(_ rows: [HeadingTable.Row]) {
    var exact: [String: Heading] = [:]
    for row in rows {
      for word in row.vi + row.en where exact[HeadingTable.key(word)] == nil {
        exact[HeadingTable.key(word)] = row.heading
      }
    }
    self.exact = exact
    starts = rows.flatMap { row in
      (row.vi + row.en).filter { $0.hasSuffix("…") }.map {
        (words: HeadingTable.key($0), heading: row.heading)
      }
    }.sorted { ($1.words.count, $0.words) < ($0.words.count, $1.words) }
  }

  /// What a heading says that stands in the table as it is, a remark in brackets behind it aside; nil else.
  func exactly(_ text: String) -> Heading? {
    exact[HeadingTable.key(text)] ?? exact[HeadingTable.key(HeadingTable.bare(text))]
  }

  /// What a heading says; nil where the table does not know it.
  func heading(_ text: String) -> Heading? {
    if let known = exactly(text) { return known }
    // `Số thẻ…` is somebody's number, `Số thẻ Đảng` is not.
    if SensitiveHeading.isOne(text) { return nil }
    let key = HeadingTable.key(text)
    // `Course 1` and `Course 2` are columns of courses, as several of them are.
    if let space = key.lastIndex(of: " "), key[space...].dropFirst().allSatisfy(\.isNumber),
      let known = exact[String(key[..<space])], Self.numbered.contains(known)
    {
      return known
    }
    return starts.first { key.hasPrefix($0.words + " ") }?.heading
  }
}

/// Crews as people call them, and the ids that scenarios give them.
enum CrewName {
  private static let prefixes = [
    "kip", "ca", "to", "doi", "nhom", "crew", "team", "shift", "group", "chuyen", "platoon", "watch", "squad",
  ]

  /// The id of a crew: `Kíp A` becomes `A`, `Tổ lắp ráp 2` becomes `lắp-ráp-2`.
  static func id(_ text: String) -> String {
    var list = plainText(text).split(whereSeparator: {
      !($0.isLetter || $0.isNumber || $0 == "." || $0 == "_")
    })
    if list.count > 1, prefixes.contains(folded(String(list[0]))) { list.removeFirst() }
    let id = list.joined(separator: "-")
    return Parse.isId(id) ? id : slug(text)
  }

  /// Whether a text reads like the name of a crew: `Kíp A`, `Tổ 1`, or one short word.
  static func isLikely(_ text: String) -> Bool {
    let list = folded(text).split(separator: " ")
    guard let first = list.first else { return false }
    return list.count > 1 && list.count <= 5 && prefixes.contains(String(first))
      || list.count == 1 && text.count <= 3
  }
}
