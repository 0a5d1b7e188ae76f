internal import OffHours

/// Who is to learn together, as lists of people say it: a column names a colleague by number or name, or the rows of a group have
/// one word in it.
struct TogetherBook {
  /// The groups of each course: ids in the order of the people.
  private(set) var groups: [String: [[String]]] = [:]

  /// Reads the columns; what is neither a colleague nor shared with another row is logged.
  init(_ draft: ScenarioDraft, _ courses: [ScenarioDraft.CourseDraft]) {
    let people = draft.people.people
    guard people.contains(where: { $0.settings[.together] != nil }) else { return }
    var sets = Sets(people.count)
    let names = Names(people)
    var byWord: [String: [Int]] = [:]
    for (position, person) in people.enumerated() {
      guard let cell = person.settings[.together], !SupplyDraft.isNone(cell) else { continue }
      // `Nair, Raj` is one colleague where somebody has this name.
      let pieces = Self.pieces(cell.text, keepsCommas: true).flatMap {
        names.people($0).isEmpty ? Self.pieces($0) : [$0]
      }
      let found = pieces.map(names.people)
      if found.contains(where: { $0.count > 1 }) {
        draft.log.error(cell.place, Self.several(cell.text))
      } else if found.contains(where: { !$0.isEmpty }) {
        for (piece, there) in zip(pieces, found) {
          if let other = there.first {
            sets.join(position, other)
          } else {
            draft.log.error(cell.place, Self.nobody(piece))
          }
        }
      } else {
        byWord[HeadingTable.key(cell.text), default: []].append(position)
      }
    }
    let isOfGroups = byWord.count > 1 && byWord.values.contains { $0.count > 1 }
    for (word, members) in byWord.sorted(by: { $0.value[0] < $1.value[0] }) {
      let cell = people[members[0]].settings[.together]!
      let isWord =
        !word.isEmpty && !Self.isName(cell.text) && (!Self.marks.contains(word) || word == "1" && isOfGroups)
      if members.count == 1, isWord, isOfGroups {
        draft.log.warning(cell.place, Self.alone(plainText(cell.text)))
        continue
      }
      guard members.count > 1, isWord else {
        for member in members {
          let cell = people[member].settings[.together]!
          draft.log.error(cell.place, Self.nobody(plainText(cell.text)))
        }
        continue
      }
      for member in members.dropFirst() { sets.join(members[0], member) }
    }
    for group in sets.groups {
      var isUsed = false
      for course in courses {
        let members = group.filter { Self.takes(people[$0], course, draft, courses) }
        guard members.count > 1 else { continue }
        groups[course.id, default: []].append(members.map { people[$0].id })
        isUsed = true
      }
      if !isUsed, let cell = group.lazy.compactMap({ people[$0].settings[.together] }).first {
        draft.log.warning(cell.place, Self.noCourse(group.map { people[$0].name }))
      }
    }
  }

  /// Adds the key to a course that has such groups.
  func write(into course: inout ScenarioDraft.CourseDraft) {
    guard let own = groups[course.id] else { return }
    let lists = own.map { "[\($0.map(ScenarioText.quoted).joined(separator: ", "))]" }
    course.lines.append("    together: [\(lists.joined(separator: ", "))]")
  }

  /// Of somebody whom the scenario has already the sheets may say nothing of courses.
  private static func takes(
    _ person: PersonDraft, _ course: ScenarioDraft.CourseDraft, _ draft: ScenarioDraft,
    _ courses: [ScenarioDraft.CourseDraft]
  ) -> Bool {
    if person.known != nil, person.courses.isEmpty {
      return person.knownCourses.contains(course.id) && !person.exempt.contains(course.id)
    }
    return draft.takes(person, course, courses)
  }

  /// Words that only say yes or no, with nobody behind them.
  private static let marks: Set<String> = [
    "x", "yes", "y", "co", "v", "ok", "true", "1", "no", "khong", "all", "tat ca",
  ]

  private static func pieces(_ text: String, keepsCommas: Bool = false) -> [String] {
    text.replacing(" & ", with: ";").replacing(" + ", with: ";").replacing(" và ", with: ";")
      .replacing(" and ", with: ";").split {
        $0 == ";" || $0 == "," && !keepsCommas || $0 == "/" || $0.isNewline
      }
      .map { plainText(String($0)) }.filter { !$0.isEmpty }
  }

  /// Whether a text reads like the name of somebody, who is then on no list.
  private static func isName(_ text: String) -> Bool {
    let list = text.split(whereSeparator: \.isWhitespace)
    guard list.count > 1,
      list.allSatisfy({ $0.count > 1 && $0.allSatisfy { $0.isLetter || "'’.-".contains($0) } })
    else { return false }
    let labels: Set<String> = [
      "nhom", "xe", "lop", "group", "car", "team", "pair", "cap", "van", "bus", "class",
    ]
    return list.allSatisfy { $0.first!.isUppercase }
      && labels.isDisjoint(with: words(folded(text)).map(String.init))
  }

  private static func nobody(_ text: String) -> Phrase {
    Phrase(
      en:
        "'\(text)' is nobody on the lists, and no word that other rows of this column share; write the number or the name of a colleague, or one word such as 'car 1' in the rows of all who learn together",
      vi:
        "'\(text)' không phải người trong danh sách, cũng không phải chữ chung của nhiều dòng; hãy ghi mã số hoặc tên người học cùng, hoặc một chữ chung như 'xe 1' ở mọi dòng của nhóm"
    )
  }

  private static func alone(_ text: String) -> Phrase {
    Phrase(
      en: "'\(text)' stands in one row of this column alone, so this person learns with nobody",
      vi: "'\(text)' chỉ có ở một dòng của cột này, nên người này không học cùng ai")
  }

  private static func several(_ text: String) -> Phrase {
    Phrase(
      en: "'\(plainText(text))' may be several people; write the personal number",
      vi: "'\(plainText(text))' có thể là nhiều người; hãy ghi mã số")
  }

  private static func noCourse(_ names: [String]) -> Phrase {
    Phrase(
      en: "\(names.joined(separator: ", ")) are to learn together, but no course is taken by two of them",
      vi: "\(names.joined(separator: ", ")) cần học cùng nhau, nhưng không khóa nào có hai người trong số họ")
  }

  /// People by number and by name, however it is spelt.
  private struct Names {
    private var byNumber: [String: [Int]] = [:]
    private var byName: [PersonName.Likeness: [String: [Int]]] = [:]

    init(_ people: [PersonDraft]) {
      for (position, person) in people.enumerated() {
        byNumber[person.id, default: []].append(position)
        for likeness in PersonName.Likeness.allCases {
          byName[likeness, default: [:]][PersonName.key(person.name, likeness), default: []].append(position)
        }
      }
    }

    /// Those whom a number or a name may mean.
    func people(_ text: String) -> [Int] {
      if let there = byNumber[normalized(text)] { return there }
      return PersonName.Likeness.allCases.lazy.compactMap { byName[$0]?[PersonName.key(text, $0)] }.first
        ?? []
    }
  }

  /// Who belongs together so far.
  private struct Sets {
    private var parents: [Int]

    init(_ count: Int) { parents = Array(0..<count) }

    private func root(_ position: Int) -> Int {
      var position = position
      while parents[position] != position { position = parents[position] }
      return position
    }

    mutating func join(_ a: Int, _ b: Int) {
      let (a, b) = (root(a), root(b))
      parents[max(a, b)] = min(a, b)
    }

    /// Groups of two or more, members ascending.
    var groups: [[Int]] {
      let byRoot = Dictionary(grouping: parents.indices, by: root)
      return byRoot.values.filter { $0.count > 1 }.map { $0.sorted() }.sorted { $0[0] < $1[0] }
    }
  }
}
