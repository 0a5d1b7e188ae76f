import OffHours

@testable import OffHoursFiles

/// Random scenarios over every key that the reader knows, drawn from its own tables: valid by shape, not by sense.
struct RandomTree {
  private var dice: SyntheticDice
  private let spot = SourcePosition(file: 0, line: 1, column: 1)
  private static let ids = ["a", "b-1", "c.2", "W003", "đông", "x_y", "007"]
  private static let words = [
    "Hall 1", "=SUM(A1)", "Trần Thị Bình", "a; b", "say \"hi\"", "~", "null", "12:30", "1.50", "0012", "on",
    "[x", "{y: 1}", "a, b", "C:\\d", "two\nlines", "2027-03-01", "1..3", "_x0041_", "&<>'", "5%", "-", "yes",
  ]

  init(seed: Int) { dice = SyntheticDice(seed: seed, part: "tree") }

  /// A whole scenario: every key is there with some probability.
  mutating func tree(_ language: Language) -> BookTree {
    var root = NodeMap()
    for key in Concept.scenario.keys where key.name != "base" {
      guard let shape = key.shape.withoutPaths else { continue }
      if !key.isRequired && key.name != "language", dice.below(6) == 0 { continue }
      var value = node(shape)
      if key.name == "language" { value = scalar(language.rawValue) }
      if key.name == "roster" { value = roster() }
      if case .scalar = value.value, let concept = shape.object, concept.names.contains("preset") {
        value = map([("preset", value)])
      }
      if value.map?.entries.isEmpty ?? false, ["workers", "absences", "roster"].contains(key.name) {
        continue
      }
      root.append(NodeMap.Entry(key: key.name, keySpot: spot, value: value))
    }
    return BookTree(root: root, language: language)
  }

  private mutating func roster() -> Node {
    map(
      some(["W003", "a", "firm/A", "đông/B"]).map { name in
        (
          name,
          map(
            some(["2027-03-01", "2027-03-02", "2026-12-31"]).map {
              ($0, scalar(dice.pick(["N", "Đ", "~", "1", "07:00-15:00", "x;y"])))
            })
        )
      }.filter { !($0.1.map?.entries.isEmpty ?? true) })
  }

  private mutating func some<Value>(_ values: [Value]) -> [Value] {
    values.filter { _ in dice.below(2) == 0 }
  }

  private func scalar(_ text: String) -> Node { Node(spot: spot, value: .scalar(text, isQuoted: true)) }

  private func map(_ entries: [(String, Node)]) -> Node {
    var map = NodeMap()
    for (key, value) in entries { map.append(NodeMap.Entry(key: key, keySpot: spot, value: value)) }
    return Node(spot: spot, value: .map(map))
  }

  private mutating func node(_ shape: Shape) -> Node {
    switch shape {
    case .word: return scalar(dice.pick(Self.words.filter { !$0.contains(";") }))
    case .text, .path: return scalar(dice.pick(Self.words))
    case .flag: return scalar(dice.pick(["true", "false"]))
    case .integer(let range):
      return scalar("\(dice.within(max(range.lowerBound, -999)...min(range.upperBound, 99_999)))")
    case .decimal: return scalar(dice.pick(["0.8", "1", "0.05", "105.889", "-3.25", "1.50", "1e3"]))
    case .money: return scalar(dice.pick(["0", "200000", "50000.5", "12.25", "10000000000", "0.0001"]))
    case .date: return scalar(dice.pick(["2027-03-01", "2027-12-31", "2028-02-29", "1900-01-31"]))
    case .dateTime:
      return scalar(
        dice.pick(["2027-03-01T07:30", "2027-03-01 17:45", "2027-03-01T00:00", "2027-03-01T24:00"]))
    case .clock: return scalar(dice.pick(["07:30", "7:30", "00:00", "23:59", "13:07"]))
    case .duration: return scalar(dice.pick(["45m", "8h", "1h30m", "0", "0m"]))
    case .window: return scalar(dice.pick(["07:00-21:30", "22:00-06:00", "8:00-24:00"]))
    case .shiftHours: return scalar(dice.pick(["08:00-12:00", "24:30-32:30", "training 08:00-17:00"]))
    case .weeklyHours:
      return map(some(["mon-fri", "sat", "daily", "sun-mon"]).map { ($0, list(0...2, .window)) })
    case .choice(let words): return scalar(words.isEmpty ? "x" : dice.pick(words))
    case .orOff(let shape): return dice.below(3) == 0 ? scalar("off") : node(shape)
    case .reference: return scalar(dice.pick(Self.ids + ["firm/A", "a/L1"]))
    case .list(let shape): return list(0...3, shape)
    case .map(let kind, let shape):
      let keys = kind == "code" ? ["D", "N/2", "a:b", "x;y", "off", "Ø", "note 1"] : Self.ids
      return map(some(keys).map { ($0, node(shape)) })
    case .object(let concept):
      var entries: [(String, Node)] = []
      for key in concept.keys where key.name != "id" {
        if key.isRequired || dice.below(3) > 0 { entries.append((key.name, node(key.shape))) }
      }
      if dice.below(8) == 0 { entries.append(("note", scalar(dice.pick(Self.words)))) }
      if dice.below(12) == 0 {
        // Tables carry text along, nothing else.
        let isTable = [Concept.worker.name, Concept.absence.name].contains(concept.name)
        entries.append(("x-own", isTable || dice.below(2) == 0 ? scalar("a, b") : list(1...2, .text)))
      }
      return map(entries)
    case .either(let shapes): return node(dice.pick(shapes))
    }
  }

  private mutating func list(_ count: ClosedRange<Int>, _ shape: Shape) -> Node {
    Node(spot: spot, value: .list((0..<dice.within(count)).map { _ in node(shape) }))
  }
}
