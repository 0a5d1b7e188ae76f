internal import OffHours

/// An employer on the way into a scenario.
struct EmployerDraft {
  var id: String
  var name: String
  /// Whether only its id is known so far.
  var isUnnamed = false
  /// Whether its id was given by hand.
  var isGiven = false
  var legend: [String: LegendCode] = [:]
  /// Codes in the order of the legend.
  var order: [String] = []
  var workplace: String?
  var rotation: String?
}

/// A code of an employer's legend.
struct LegendCode {
  var shift: ShiftCode
  var words: String
  var place: CellPlace
  var isGiven: Bool
  var count = 0
}

/// Employers by id and by name.
struct EmployerBook {
  private(set) var employers: [EmployerDraft] = []
  /// Names that differ only in how the kind of firm is written, by position: one employer, or two?
  private(set) var twins: [(a: Int, b: Int)] = []
  /// Other spellings of employers whose ids were given by hand.
  private(set) var spellings: [(written: String, known: String)] = []

  subscript(position: Int) -> EmployerDraft {
    get { employers[position] }
    set { employers[position] = newValue }
  }

  /// Words with which names of firms begin or end, and that no id needs.
  private static let openings = [
    "cong ty", "cty", "ct", "nha may", "xi nghiep", "doanh nghiep", "dn", "tnhh", "co phan", "cp", "mtv",
    "mot thanh vien", "hai thanh vien", "lien doanh", "the",
  ].map { $0.split(separator: " ").map(String.init) }
  private static let endings = ["ltd", "limited", "co", "company", "jsc", "inc", "corp", "corporation"]

  /// An id of a firm's name: `Công ty CP Cơ khí Lá Cọ` becomes `co-khi-la-co`.
  static func id(of name: String) -> String {
    let all = slug(name).split(separator: "-").map(String.init)
    var short = all[...]
    while let opening = openings.first(where: { short.starts(with: $0) }) {
      short = short.dropFirst(opening.count)
    }
    // A Vietnamese name ends with a word of its own, however it is spelt.
    if short.count == all.count { while let last = short.last, endings.contains(last) { short.removeLast() } }
    if short.isEmpty { short = all[...] }
    return short.isEmpty ? "firm" : short.joined(separator: "-")
  }

  /// An employer by its id, added where it is not there.
  mutating func add(id: String, name: String? = nil) -> Int {
    if let position = employers.firstIndex(where: { $0.id == id }) {
      if let name, employers[position].isUnnamed {
        employers[position].name = name
        employers[position].isUnnamed = false
      } else if let name, slug(name) != slug(employers[position].name), slug(name) != employers[position].id {
        note(name, position)
      }
      return position
    }
    employers.append(EmployerDraft(id: id, name: name ?? id, isUnnamed: name == nil, isGiven: true))
    return employers.count - 1
  }

  /// An employer by its name, its id, or a name that holds the id of one without a name; added where it is not there.
  mutating func add(name: String) -> Int {
    if let position = find(name) {
      if employers[position].isUnnamed, folded(employers[position].id) != folded(name) {
        employers[position].name = name
        employers[position].isUnnamed = false
      }
      return position
    }
    let base = Self.id(of: name)
    let alike = employers.indices.filter {
      Self.id(of: employers[$0].name) == base || employers[$0].id == base
    }
    // An id that was given by hand says that all spellings of it are one.
    if let twin = alike.first(where: { employers[$0].isGiven && employers[$0].id == base }) {
      note(name, twin)
      return twin
    }
    twins += alike.map { ($0, employers.count) }
    var id = base
    var number = 2
    while employers.contains(where: { $0.id == id }) {
      id = "\(base)-\(number)"
      number += 1
    }
    employers.append(EmployerDraft(id: id, name: name))
    return employers.count - 1
  }

  private mutating func note(_ name: String, _ position: Int) {
    guard !spellings.contains(where: { $0.written == name }) else { return }
    spellings.append((name, employers[position].name))
  }

  /// The employer that a name means; nil where there is none.
  func find(_ name: String) -> Int? {
    let key = slug(name)
    if let position = employers.firstIndex(where: { $0.id == name || slug($0.name) == key || $0.id == key }) {
      return position
    }
    let padded = "-\(key)-"
    let near = employers.indices.filter {
      employers[$0].isUnnamed && padded.contains("-\(slug(employers[$0].id))-")
    }
    return near.count == 1 ? near[0] : nil
  }
}
