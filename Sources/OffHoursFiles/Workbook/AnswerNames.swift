import OffHours

/// What a timetable's cells may call the things of a scenario: their ids, and names that only one of them has.
struct AnswerNames {
  /// A name that several have.
  struct Several: Error {
    var name: String, ids: [String]

    /// What is said of it.
    var phrase: Phrase {
      Phrase(
        en:
          "the name \(quoted(name)) is that of \(ids.joined(separator: ", ")); write the id of the one that is meant",
        vi:
          "tên \(quoted(name)) là của \(ids.joined(separator: ", ")); hãy ghi mã của đúng người hoặc nơi cần chọn"
      )
    }
  }

  /// Ids by what they are called, in any case of letters and then without accents; and all ids, each by the column in which
  /// they stand.
  private var named: [String: [[String: Set<String>]]] = [:]
  private var known: [String: Set<String>] = [:]

  init(_ scenario: Scenario) {
    add("course", scenario.courses.map { ($0.id, $0.name) })
    add("venue", scenario.venues.map { ($0.id, $0.name) })
    add("instructors", scenario.instructors.map { ($0.id, $0.name) })
    add("learners", scenario.workers.map { ($0.id, $0.name) })
  }

  private mutating func add(_ column: String, _ things: [(id: String, name: String)]) {
    known[column] = Set(things.map(\.id))
    named[column] = Self.levels.map { level in
      var ids: [String: Set<String>] = [:]
      for thing in things {
        for name in [thing.id, thing.name] { ids[level(name), default: []].insert(thing.id) }
      }
      return ids
    }
  }

  private static let levels: [@Sendable (String) -> String] = [
    { normalized($0).lowercased().split { $0.isWhitespace }.joined(separator: " ") },
    { words(folded($0)).joined(separator: " ") },
  ]

  /// The id that a text stands for, itself where it is one: that is what the program writes. The text where nothing is called
  /// so, and a fault where several are, one by its id and another by its name included.
  func id(of text: String, _ column: String) -> Result<String, Several> {
    guard !text.isEmpty, known[column]?.contains(text) != true, let named = named[column] else {
      return .success(text)
    }
    for (level, ids) in zip(Self.levels, named) {
      guard let found = ids[level(text)] else { continue }
      return found.count == 1 ? .success(found.first!) : .failure(Several(name: text, ids: found.sorted()))
    }
    return .success(text)
  }
}
