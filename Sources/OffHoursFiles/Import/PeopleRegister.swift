internal import OffHours

/// Somebody on the way into a scenario.
struct PersonDraft {
  var id = ""
  var name: String
  var employer: Int?
  /// The crew as written.
  var crew = ""
  var courses: [String] = []
  var phone = "", workplace = "", home = ""
  var extra: [(heading: String, text: String)] = []
  var place: CellPlace
  /// The cells of rosters, by date.
  var cells: [CivilDate: RosterDraft] = [:]
  /// Dates that a roster covers, whether or not the cell is empty.
  var covered: Set<CivilDate> = []

  // Filled once rotations are known.
  var rotation: Int?
  var crewId: String?
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
  private var byId: [String: Int] = [:]
  private var byName: [String: [Int]] = [:]

  init(log: ImportLog) { self.log = log }

  subscript(position: Int) -> PersonDraft {
    get { people[position] }
    set { people[position] = newValue }
  }

  private static func key(_ name: String) -> String { plainText(name).lowercased() }

  /// Positions of those who could be meant: the one with the number, or all of the name at the employer.
  private func candidates(id: String, name: String, employer: Int?) -> [Int] {
    if !id.isEmpty {
      let there = (byName[Self.key(name)] ?? []).filter { people[$0].id.isEmpty && fits($0, employer) }
      if let position = byId[id], fits(position, employer) { return [position] }
      return there
    }
    return (byName[Self.key(name)] ?? []).filter { fits($0, employer) }
  }

  private func fits(_ position: Int, _ employer: Int?) -> Bool {
    guard let employer, let other = people[position].employer else { return true }
    return employer == other
  }

  /// Adds somebody from a list, or what a further list says of the same person.
  mutating func add(_ person: PersonDraft) {
    let there = candidates(id: person.id, name: person.name, employer: person.employer)
    // Without a number two people of one name on one list are two people; on two lists one.
    let elsewhere = there.filter {
      people[$0].place.path != person.place.path || people[$0].place.sheet != person.place.sheet
        || !person.id.isEmpty
    }
    if elsewhere.count == 1, there.count == 1 {
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
    if there.contains(where: {
      people[$0].place.path == person.place.path && people[$0].place.sheet == person.place.sheet
    }), person.id.isEmpty {
      log.warning(
        person.place,
        Phrase(
          en:
            "'\(person.name)' stands on the list already (\(places(there, .english))); taken for another person of the same name",
          vi:
            "'\(person.name)' đã có trong danh sách (\(places(there, .vietnamese))); coi là người khác trùng tên"
        ))
    }
    insert(person)
  }

  private mutating func insert(_ person: PersonDraft) {
    people.append(person)
    if !person.id.isEmpty { byId[person.id] = people.count - 1 }
    byName[Self.key(person.name), default: []].append(people.count - 1)
  }

  private mutating func merge(_ person: PersonDraft, into position: Int) {
    for course in person.courses where !people[position].courses.contains(course) {
      people[position].courses.append(course)
    }
    if people[position].id.isEmpty, !person.id.isEmpty {
      people[position].id = person.id
      byId[person.id] = position
    }
    if people[position].employer == nil { people[position].employer = person.employer }
    func fill(_ path: WritableKeyPath<PersonDraft, String>) {
      if people[position][keyPath: path].isEmpty { people[position][keyPath: path] = person[keyPath: path] }
    }
    fill(\.crew)
    fill(\.phone)
    fill(\.workplace)
    fill(\.home)
    for (heading, text) in person.extra
    where !people[position].extra.contains(where: { $0.heading == heading }) {
      people[position].extra.append((heading, text))
    }
  }

  /// The person that a row of a roster means; added where `isOpen`. Nil where nobody is meant, or it cannot be told, which is logged.
  mutating func match(_ person: PersonDraft, isOpen: Bool) -> Int? {
    let there = candidates(id: person.id, name: person.name, employer: person.employer)
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
        Self.key(person.name) != Self.key(people[position].name), !person.name.isEmpty,
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
      merge(person, into: position)
      return position
    }
    guard isOpen else { return nil }
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
