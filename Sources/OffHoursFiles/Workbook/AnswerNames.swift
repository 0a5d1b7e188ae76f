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

  /// Ids by folded name, and all ids, each by the column in which they stand.
  private var named: [String: [String: [String]]] = [:]
  private var known: [String: Set<String>] = [:]

  init(_ scenario: Scenario) {
    add("course", scenario.courses.map { ($0.id, $0.name) })
    add("venue", scenario.venues.map { ($0.id, $0.name) })
    add("instructors", scenario.instructors.map { ($0.id, $0.name) })
    add("learners", scenario.workers.map { ($0.id, $0.name) })
  }

  private mutating func add(_ column: String, _ things: [(id: String, name: String)]) {
    known[column] = Set(things.map(\.id))
    named[column] = Dictionary(grouping: things) { Self.folded($0.name) }.mapValues { $0.map(\.id) }
  }

  private static func folded(_ name: String) -> String {
    normalized(name).lowercased().split { $0.isWhitespace }.joined(separator: " ")
  }

  /// The id that a text stands for; the text itself where nothing is called so.
  func id(of text: String, _ column: String) -> Result<String, Several> {
    guard known[column]?.contains(text) != true, let ids = named[column]?[Self.folded(text)] else {
      return .success(text)
    }
    return ids.count == 1 ? .success(ids[0]) : .failure(Several(name: text, ids: ids))
  }
}
