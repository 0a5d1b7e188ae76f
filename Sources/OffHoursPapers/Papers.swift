/// Every paper, and the names under which several are asked for together.
package enum Papers {
  /// Every paper, in the order in which they are listed.
  package static let all: [any Paper] = [
    TimetableCSV(), LearnersCSV(), UnplacedCSV(), TerminalTable(), TimetablePage(), FunnelReport(),
    Slips(), ShortMessages(), EmployerSlips(), Calendars(), WorkbookPaper(),
  ]

  /// Papers that are made only where they are asked for by name.
  package static let others: [any Paper] = [AnswerLists()]

  /// Names that stand for several papers.
  package static let groups: [(name: String, ids: [String])] = [
    ("csv", [TimetableCSV().id, LearnersCSV().id, UnplacedCSV().id]),
    ("all", all.map(\.id)),
  ]

  /// What is made where nothing is asked for.
  package static let standard = "csv"

  /// Every name that can be asked for. `json` is the timetable itself and always made.
  package static var names: [String] { ["json"] + groups.map(\.name) + (all + others).map(\.id) }

  /// Every name that can be asked for with what it stands for, a line each.
  package static var list: String {
    let entries =
      [("json", "the timetable itself, for machines")]
      + groups.map { ($0.name, $0.name == "all" ? "every format" : $0.ids.joined(separator: ", ")) }
      + (all + others).map { ($0.id, $0.summary) }
    let width = entries.map(\.0.count).max() ?? 0
    return entries.map { "  \(TextWidth.padded($0, to: width))  \($1)" }.joined(separator: "\n")
  }

  /// The papers behind names, each once, in the order of `all`.
  ///
  /// - Throws: `UnknownPaper` for the first name that stands for nothing.
  package static func named(_ names: [String]) throws(UnknownPaper) -> [any Paper] {
    var wanted: Set<String> = []
    for name in names where name != "json" {
      if let group = groups.first(where: { $0.name == name }) {
        wanted.formUnion(group.ids)
      } else if (all + others).contains(where: { $0.id == name }) {
        wanted.insert(name)
      } else {
        throw UnknownPaper(name: name)
      }
    }
    return (all + others).filter { wanted.contains($0.id) }
  }
}

/// A name that stands for no paper.
package struct UnknownPaper: Error, Hashable, CustomStringConvertible {
  /// The name.
  package var name: String

  /// What was found, and what would have been understood.
  package var description: String {
    "unknown format '\(name)'; known formats are \(Papers.names.joined(separator: ", "))"
  }
}
