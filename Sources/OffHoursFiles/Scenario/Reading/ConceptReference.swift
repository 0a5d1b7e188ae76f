extension Shape {
  /// What it looks like, for the reference.
  package var words: String {
    switch self {
    case .text, .word: "text"
    case .flag: "`true` or `false`"
    case .integer(let range):
      range.upperBound >= 1_000_000_000
        ? "whole number ≥ \(range.lowerBound)" : "whole number \(range.lowerBound) … \(range.upperBound)"
    case .decimal(let words): "number: \(words)"
    case .money: "amount"
    case .date: "date"
    case .dateTime: "local date-time"
    case .clock: "time"
    case .duration: "duration"
    case .window: "hours"
    case .shiftHours: "hours of a shift"
    case .weeklyHours: "weekly hours"
    case .path: "path"
    case .choice(let words) where words.count > 10: "one of \(words.count) names"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .orOff(let shape): "\(shape.words), or `off`"
    case .reference(let kind): "id: \(kind)"
    case .list(let shape): "list of: \(shape.words)"
    case .map(let keys, let shape): "map from \(keys) to: \(shape.words)"
    case .object(let concept): concept.name
    case .either(let shapes): shapes.map(\.words).joined(separator: "; or ")
    }
  }

  /// The concepts that stand in it.
  fileprivate var concepts: [Concept] {
    switch self {
    case .orOff(let shape), .list(let shape), .map(_, let shape): shape.concepts
    case .object(let concept): [concept]
    case .either(let shapes): shapes.flatMap(\.concepts)
    default: []
    }
  }
}

extension Concept {
  /// Every concept of the format, the scenario first, each once.
  package static var all: [Concept] {
    var result: [Concept] = []
    var waiting: [Concept] = [.scenario]
    while !waiting.isEmpty {
      let next = waiting.removeFirst()
      if result.contains(where: { $0.name == next.name }) { continue }
      result.append(next)
      waiting += next.keys.flatMap(\.shape.concepts)
    }
    return result
  }

  /// The keys as a table of the reference.
  package var table: String {
    var lines = ["| key | value | where it is absent |", "|---|---|---|"]
    for key in keys {
      let absent = key.isRequired ? "**required**" : key.standard
      lines.append("| `\(key.name)` | \(key.shape.words) | \(absent) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
