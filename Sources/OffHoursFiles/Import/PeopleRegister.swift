internal import OffHours

/// Somebody on the way into a scenario.
struct PersonDraft {
  var id = ""
  var name: String
  var employer: Int?
  /// The crew as written.
  var crew = ""
  var courses: [String] = []
  /// Where a list names each of them.
  var coursePlaces: [String: CellPlace] = [:]
  var phone = "", workplace = "", home = ""
  /// Values of further keys of the format, by key, as the format writes them; credits as the lists have them.
  var settings: [Heading: PlacedText] = [:]
  var extra: [(heading: String, text: String)] = []
  /// The id in the scenario that is there already; nil for newcomers.
  var known: String?
  /// Whether something that was handed in names him or her, and the courses that the scenario has.
  var isSeen = true, knownCourses: [String] = []
  /// The row that names somebody who was there already.
  var saidAt: CellPlace?
  /// Whether a sheet said the crew of somebody who was there already.
  var isCrewSaid = false
  /// Courses that are not for him or her, as a training matrix says.
  var exempt: Set<String> = []
  var place: CellPlace
  /// The cells of rosters, by date.
  var cells: [CivilDate: RosterDraft] = [:]
  /// Dates that a roster covers, whether or not the cell is empty.
  var covered: Set<CivilDate> = []

  // Filled once rotations are known.
  var rotation: Int?
  var crewId: String?
}

/// What a cell says, and where it stands.
struct PlacedText {
  var text: String
  var place: CellPlace
}

/// A cell of a roster on the way into a scenario.
struct RosterDraft {
  var code: String
  var place: CellPlace
}

/// A crew of an employer with cells of its own.
struct CrewDraft {
  var employer: Int
  var id: String
  var name: String
  var place: CellPlace
  var cells: [CivilDate: RosterDraft] = [:]
  var covered: Set<CivilDate> = []
  var rotation: Int?
}

/// People by number and by name.
struct PeopleRegister {
  let log: ImportLog
  private(set) var people: [PersonDraft] = []
  /// Two employers may give one number.
  private var byId: [String: [Int]] = [:]
  private var byName: [PersonName.Likeness: [String: [Int]]] = [:]
  /// The first name that sheets of a kind give each number.
  var numbered: [NumberedName: [PersonDraft]] = [:]
  /// Names that were taken for one person although they are written in two ways.
  private(set) var spellings: [(written: String, known: String)] = []

  init(log: ImportLog) { self.log = log }

  subscript(position: Int) -> PersonDraft {
    get { people[position] }
    set { people[position] = newValue }
  }

  /// Positions of those who could be meant: the one with the number, or all of the name at the employer.
  private func candidates(_ person: PersonDraft) -> (positions: [Int], likeness: PersonName.Likeness) {
    if !person.id.isEmpty, let position = byId[person.id]?.first(where: { fits($0, person.employer) }) {
      return ([position], .same)
    }
    // Somebody of the scenario whose employer is another there, by the same number and name.
    if !person.id.isEmpty, !person.name.isEmpty,
      let position = byId[person.id]?.first(where: {
        people[$0].known != nil
          && PersonName.key(people[$0].name, .order) == PersonName.key(person.name, .order)
      })
    {
      return ([position], .same)
    }
    for likeness in PersonName.Likeness.allCases {
      let there = (byName[likeness]?[PersonName.key(person.name, likeness)] ?? []).filter {
        fits($0, person.employer) && (person.id.isEmpty || people[$0].id.isEmpty)
          // On one list other words, or the same in another order, are two people: Nguyễn Thanh Hà and Nguyễn Hà Thanh.
          && (likeness == .same || !isBeside(people[$0].place, person.place)
            || PersonName.isOne(people[$0].name, person.name))
      }
      if !there.isEmpty { return (there, likeness) }
    }
    return ([], .same)
  }

  /// Those on the same sheet whose names have the same words in another order, and whose number does not tell them apart.
  func besideWithSameWords(_ person: PersonDraft) -> PersonDraft? {
    (byName[.order]?[PersonName.key(person.name, .order)] ?? []).map { people[$0] }.first { other in
      isBeside(other.place, person.place) && (person.id.isEmpty || other.id.isEmpty)
        && PersonName.key(other.name, .same) != PersonName.key(person.name, .same)
    }
  }

  private func isBeside(_ a: CellPlace, _ b: CellPlace) -> Bool { a.path == b.path && a.sheet == b.sheet }

  private func fits(_ position: Int, _ employer: Int?) -> Bool {
    guard let employer, let other = people[position].employer else { return true }
    return employer == other
  }

  /// Adds somebody from a list, or what a further list says of the same person.
  mutating func add(_ person: PersonDraft) {
    guard isOnlyName(person, on: .list) else { return }
    let (there, likeness) = candidates(person)
    // Without a number two people of one name on one list are two people; on two lists, or written in two ways, one.
    let elsewhere = there.filter {
      !isBeside(people[$0].place, person.place) || !person.id.isEmpty || likeness != .same
    }
    if elsewhere.count == 1, there.count == 1 {
      note(person, there[0], likeness)
      tellContradictions(person, people[there[0]])
      merge(person, into: there[0])
      return
    }
    if there.count > 1, elsewhere.count == there.count {
      log.error(
        person.place,
        Phrase(
          en:
            "'\(person.name)' may be any of \(there.count) people of this name (\(places(there, .english))); add a column with personal numbers to both lists",
          vi:
            "'\(person.name)' trùng tên với \(there.count) người (\(places(there, .vietnamese))); hãy thêm cột mã số vào cả hai danh sách"
        ))
      return
    }
    if person.id.isEmpty, there.contains(where: { isBeside(people[$0].place, person.place) }) {
      log.warning(
        person.place,
        Phrase(
          en:
            "'\(person.name)' stands on the list already (\(places(there, .english))); taken for another person of the same name",
          vi:
            "'\(person.name)' đã có trong danh sách (\(places(there, .vietnamese))); coi là người khác trùng tên"
        ))
    }
    tellSameWords(person)
    insert(person)
  }

  /// Adds somebody of the scenario that is there already.
  mutating func seed(_ person: PersonDraft) {
    insert(person)
    if let known = person.known, byId[known] == nil { byId[known] = [people.count - 1] }
  }

  private mutating func insert(_ person: PersonDraft) {
    people.append(person)
    if !person.id.isEmpty { byId[person.id, default: []].append(people.count - 1) }
    for likeness in PersonName.Likeness.allCases {
      byName[likeness, default: [:]][PersonName.key(person.name, likeness), default: []].append(
        people.count - 1)
    }
  }

  private mutating func note(_ person: PersonDraft, _ position: Int, _ likeness: PersonName.Likeness) {
    guard likeness != .same else { return }
    if isBeside(people[position].place, person.place) {
      log.warning(person.place, PeopleWords.writtenTwice(person, people[position]))
    }
    guard !spellings.contains(where: { $0.written == person.name }) else { return }
    spellings.append((person.name, people[position].name))
  }

  /// The person of the lists whose name is nearest to one that is on none.
  func nearest(to person: PersonDraft) -> PersonDraft? {
    let there = people.indices.filter { fits($0, person.employer) }
    return PersonName.nearest(to: person.name, among: there.map { people[$0].name }).flatMap { name in
      there.first { people[$0].name == name }.map { people[$0] }
    }
  }

  private mutating func merge(_ person: PersonDraft, into position: Int) {
    let before = people[position].settings
    people[position].isSeen = true
    if people[position].known != nil {
      if people[position].saidAt == nil {
        people[position].saidAt = person.place
        if person.employer != nil { people[position].employer = person.employer }
      }
      // What the scenario had is only there to find people by; what sheets say comes in its place.
      if !person.crew.isEmpty, !people[position].isCrewSaid {
        (people[position].crew, people[position].isCrewSaid) = (person.crew, true)
      }
      if !person.workplace.isEmpty { people[position].workplace = person.workplace }
      // Another name, not the same in other letters.
      if !person.id.isEmpty, person.id == people[position].id, !person.name.isEmpty, person.name != person.id,
        PersonName.key(person.name, .order) != PersonName.key(people[position].name, .order)
      {
        people[position].name = person.name
      }
    }
    for course in person.courses where !people[position].courses.contains(course) {
      people[position].courses.append(course)
      people[position].coursePlaces[course] = person.coursePlaces[course]
    }
    if people[position].id.isEmpty, !person.id.isEmpty {
      people[position].id = person.id
      byId[person.id, default: []].append(position)
    }
    if people[position].employer == nil { people[position].employer = person.employer }
    func fill(_ path: WritableKeyPath<PersonDraft, String>) {
      if people[position][keyPath: path].isEmpty { people[position][keyPath: path] = person[keyPath: path] }
    }
    fill(\.crew)
    fill(\.phone)
    fill(\.workplace)
    fill(\.home)
    people[position].settings.merge(person.settings) { there, _ in there }
    // Credits of two lists are of both.
    for kind in [Heading.completed, .due] {
      guard let more = person.settings[kind], let there = before[kind], more.text != there.text else {
        continue
      }
      people[position].settings[kind]?.text = there.text + "; " + more.text
    }
    people[position].exempt.formUnion(person.exempt)
    for (heading, text) in person.extra
    where !people[position].extra.contains(where: { $0.heading == heading }) {
      people[position].extra.append((heading, text))
    }
  }

  /// The person that a row of a roster means; added where `isOpen`. Nil where nobody is meant, or it cannot be told, which is logged.
  mutating func match(_ person: PersonDraft, isOpen: Bool) -> Int? {
    let (there, likeness) = candidates(person)
    if there.count > 1 {
      log.error(
        person.place,
        Phrase(
          en:
            "'\(person.name)' may be any of \(there.count) people of this name (\(places(there, .english))); add a column with personal numbers to both",
          vi:
            "'\(person.name)' trùng tên với \(there.count) người (\(places(there, .vietnamese))); hãy thêm cột mã số vào cả hai bảng"
        ))
      return nil
    }
    if let position = there.first {
      if !person.id.isEmpty, people[position].id == person.id,
        PersonName.key(person.name, .order) != PersonName.key(people[position].name, .order),
        !person.name.isEmpty,
        person.name != person.id
      {
        log.warning(
          person.place,
          Phrase(
            en:
              "number \(person.id) is '\(person.name)' here and '\(people[position].name)' at \(people[position].place.text(.english)); taken for one person",
            vi:
              "mã \(person.id) ở đây là '\(person.name)', ở \(people[position].place.text(.vietnamese)) là '\(people[position].name)'; coi là một người"
          ))
      }
      note(person, position, likeness)
      tellContradictions(person, people[position])
      merge(person, into: position)
      return position
    }
    guard isOpen else { return nil }
    tellSameWords(person)
    insert(person)
    return people.count - 1
  }

  private func places(_ positions: [Int], _ language: Language) -> String {
    positions.prefix(3).map { people[$0].place.text(language) }.joined(separator: "; ")
  }

  /// Gives everybody an id: the personal number where it may be one and is the only one, else W and a number.
  mutating func numberAll() {
    var taken: Set<String> = []
    for position in people.indices {
      guard let known = people[position].known else { continue }
      let number = normalized(people[position].id)
      if !number.isEmpty, number != known { people[position].extra.append(("x-id", number)) }
      people[position].id = known
      taken.insert(known)
    }
    for position in people.indices where people[position].known == nil {
      let id = normalized(people[position].id)
      if Parse.isId(id), !Concept.isFree(id), taken.insert(id).inserted {
        people[position].id = id
      } else {
        if !id.isEmpty { people[position].extra.append(("x-id", id)) }
        people[position].id = ""
      }
    }
    let width = max(3, String(people.count).utf8.count)
    var number = 0
    for position in people.indices where people[position].id.isEmpty {
      repeat { number += 1 } while taken.contains("W" + padded(number, width))
      people[position].id = "W" + padded(number, width)
    }
  }
}
