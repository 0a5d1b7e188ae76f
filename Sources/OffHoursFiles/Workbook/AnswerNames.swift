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
  /// Ids by names that have commas, by column.
  private var withCommas: [String: [String: Set<String>]] = [:]

  init(_ scenario: Scenario) {
    add("course", scenario.courses.map { ($0.id, $0.name) })
    add("venue", scenario.venues.map { ($0.id, $0.name) })
    add("instructors", scenario.instructors.map { ($0.id, $0.name) })
    add("learners", scenario.workers.map { ($0.id, $0.name) })
  }

  /// What a list of a cell names, each once.
  struct Listed {
    var ids: [String] = []
    /// Ids that stand more than once, and names that several have.
    var repeated: [String] = [], doubtful: [Several] = []
  }

  /// The ids in a cell, between semicolons, ends of lines and commas. A comma may also stand in a name: the longest run of
  /// pieces that is somebody's name is that one, unless each piece is a name as well, which is a fault.
  func list(_ text: String, _ column: String) -> Listed {
    var result = Listed(), there: Set<String> = []
    func take(_ name: String) {
      let id: String
      switch self.id(of: name, column) {
      case .success(let found): id = found
      case .failure(let several):
        result.doubtful.append(several)
        id = name
      }
      if there.insert(id).inserted {
        result.ids.append(id)
      } else if !result.repeated.contains(id) {
        result.repeated.append(id)
      }
    }
    for part in Pieces.split(text, at: [";", "\n"]) {
      let pieces = Pieces.split(part, at: [","]).map { normalized($0) }
      var position = 0
      while position < pieces.count {
        let run = (position + 1..<pieces.count).reversed().first { end in
          !(withCommas[column]?[Self.joined(pieces[position...end])] ?? []).isEmpty
        }
        guard let run, let ids = withCommas[column]?[Self.joined(pieces[position...run])] else {
          take(pieces[position])
          position += 1
          continue
        }
        let own = pieces[position...run].map { piece -> String? in
          if case .success(let id) = self.id(of: piece, column), known[column]?.contains(id) == true {
            return id
          }
          return nil
        }
        let others = own.contains(nil) ? [] : own.compactMap(\.self)
        if ids.count == 1, others.isEmpty {
          take(ids.first!)
        } else {
          result.doubtful.append(
            Several(name: pieces[position...run].joined(separator: ", "), ids: (ids.union(others)).sorted()))
        }
        position = run + 1
      }
    }
    return result
  }

  /// A name with commas, as it is compared.
  private static func joined(_ pieces: some Collection<String>) -> String {
    pieces.map(levels[0]).joined(separator: ",")
  }

  private mutating func add(_ column: String, _ things: [(id: String, name: String)]) {
    known[column] = Set(things.map(\.id))
    for thing in things where thing.name.contains(",") {
      let pieces = Pieces.split(thing.name, at: [","]).map { normalized($0) }
      if pieces.count > 1 {
        withCommas[column, default: [:]][Self.joined(pieces), default: []].insert(thing.id)
      }
    }
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
