internal import OffHours

/// One change of what a scenario says.
package struct TreeChange: Sendable {
  /// Where: `workers`, an id, a field; `roster`, who, a date.
  package var path: [String]
  /// What stood there; nil where nothing did.
  var old: Node?
  /// What stands there from now on; nil where it is taken away.
  var new: Node?
  /// Of a value that is kept: where it stands, where the sheets say another, and whether they said the same last time.
  package var place: String?, said: CellPlace?
  package var isStanding = false

  /// A change of a value.
  init(path: [String], old: Node?, new: Node?, isStanding: Bool = false) {
    (self.path, self.old, self.new, self.isStanding) = (path, old, new, isStanding)
  }

  /// What stood there, in a line.
  package var before: String? { old.map(TreeText.line) }
  /// What stands there, in a line.
  package var after: String? { new.map(TreeText.line) }
}

/// Nodes as people read them, and as they are compared.
enum TreeText {
  /// A value on one line.
  static func line(_ node: Node) -> String {
    switch node.value {
    case .null: "~"
    case .scalar(let text, _): plainText(text)
    case .list(let nodes): nodes.map(line).joined(separator: ", ")
    case .map(let map):
      map.entries.isEmpty
        ? "{}" : map.entries.map { "\($0.key): \(line($0.value))" }.joined(separator: ", ")
    }
  }

  /// Whether two values say the same: the white space behind the signs of a table's list does not count.
  static func isSame(_ a: Node?, _ b: Node?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    return key(a) == key(b)
  }

  private static func key(_ node: Node) -> String {
    switch node.value {
    case .null: return "~"
    case .scalar(let text, _):
      let parts = text.split(separator: ";").map { plainText(String($0)) }.filter { !$0.isEmpty }
      return parts.joined(separator: "\u{1}")
    case .list(let nodes): return nodes.map(key).joined(separator: "\u{1}")
    case .map(let map):
      return map.entries.sorted { $0.key < $1.key }.map { "\($0.key)\u{2}\(key($0.value))\u{3}" }.joined()
    }
  }

  /// The value without keys that have none.
  static func withoutNulls(_ node: Node) -> Node {
    guard let map = node.map else { return node }
    return self.map(
      map.entries.filter { if case .null = $0.value.value { false } else { true } }.map {
        ($0.key, withoutNulls($0.value))
      })
  }

  /// A scalar that stands nowhere.
  static func scalar(_ text: String) -> Node {
    Node(spot: SourcePosition(file: 0, line: 1, column: 1), value: .scalar(text, isQuoted: true))
  }

  /// A map that stands nowhere.
  static func map(_ entries: [(String, Node)]) -> Node {
    var map = NodeMap()
    let spot = SourcePosition(file: 0, line: 1, column: 1)
    for (key, value) in entries where map[key] == nil {
      map.append(NodeMap.Entry(key: key, keySpot: spot, value: value))
    }
    return Node(spot: spot, value: .map(map))
  }
}

extension Node {
  /// The value at a path; nil where there is none.
  func at(_ path: some Collection<String>) -> Node? {
    guard let key = path.first else { return self }
    return map?[key]?.at(path.dropFirst())
  }
}

/// A tree that is changed value by value.
final class TreeDraft {
  private var order: [String] = []
  private var children: [String: TreeDraft] = [:]
  /// What stands here where it is no map.
  private var leaf: Node?

  /// A tree that says the same.
  init(_ node: Node) {
    guard let map = node.map else {
      leaf = node
      return
    }
    order.reserveCapacity(map.entries.count)
    for entry in map.entries where children[entry.key] == nil {
      order.append(entry.key)
      children[entry.key] = TreeDraft(entry.value)
    }
  }

  /// Puts a value at a path; nil takes it away. Maps on the way are made.
  func set(_ path: some Collection<String>, _ value: Node?) {
    guard let key = path.first else { return }
    let rest = path.dropFirst()
    if let value {
      let child = rest.isEmpty ? TreeDraft(value) : children[key] ?? TreeDraft(TreeText.map([]))
      if children.updateValue(child, forKey: key) == nil { order.append(key) }
      leaf = nil
      if !rest.isEmpty { child.set(rest, value) }
    } else if rest.isEmpty {
      if children.removeValue(forKey: key) != nil { order.removeAll { $0 == key } }
    } else {
      children[key]?.set(rest, nil)
    }
  }

  /// Whether something stands at a path.
  func has(_ path: some Collection<String>) -> Bool {
    guard let key = path.first else { return true }
    return children[key]?.has(path.dropFirst()) ?? false
  }

  /// The tree.
  var node: Node { leaf ?? TreeText.map(order.map { ($0, children[$0]!.node) }) }
}

/// Brings what sheets say into a scenario in which people have written: what they changed by hand stays.
///
/// Three sides are compared, value by value: what the sheets say now, what they said last time, and what stands there. What stands
/// there as the sheets had it last time follows the sheets; what was changed since stays, and is told where the sheets change too.
struct TreeMerge {
  /// What goes in.
  private(set) var changes: [TreeChange] = []
  /// What stays although the sheets say something else.
  private(set) var kept: [TreeChange] = []
  private let draft: TreeDraft
  /// Where changes of single values stand, but for cells of rosters.
  private var positions: [[String]: Int] = [:]
  /// What the sheets will have said, for the next time.
  var record: Node { draft.node }

  /// Parts in which an id stands for a thing.
  private static let things = [
    "places", "rotations", "employers", "workers", "roster", "absences", "venues", "instructors", "courses",
  ]

  /// `base`: what the sheets said last time; nil where that is not known, and nothing can be told to be by hand.
  init(base: Node?, ours: Node, theirs: Node) {
    draft = TreeDraft(base ?? TreeText.map([]))
    for part in Self.things {
      for entry in theirs.map?[part]?.map?.entries ?? [] where !Concept.isFree(entry.key) {
        merge(
          [part, entry.key], base.map { $0.at([part, entry.key]) }, ours.at([part, entry.key]), entry.value)
      }
    }
  }

  /// `base` is nil where nothing is known of last time, and holds nil where the sheets did not say anything then.
  private mutating func merge(_ path: [String], _ base: Node??, _ ours: Node?, _ theirs: Node) {
    if case .null = theirs.value { return lift(path, base, ours) }
    let theirs = ours?.map == nil ? TreeText.withoutNulls(theirs) : theirs
    // A row of a roster is its cells, whether or not it is there already.
    if let map = theirs.map, ours?.map != nil || path[0] == "roster" {
      for entry in map.entries {
        merge(
          path + [entry.key], base.map { $0?.map?[entry.key] }, ours?.map?[entry.key], entry.value)
      }
      return
    }
    if TreeText.isSame(ours, theirs) {
      // What people wrote by themselves is theirs, though the sheets say the same.
      if case .some(.some(let before)) = base, !TreeText.isSame(before, theirs) { return }
      if case .some(.none) = base, path.count > 2 { return }
      draft.set(path, theirs)
      return
    }
    guard case .some(let before) = base else {
      put(path, ours, theirs)
      return
    }
    if TreeText.isSame(before, theirs) {
      kept.append(TreeChange(path: path, old: ours, new: theirs, isStanding: true))
      return
    }
    if TreeText.isSame(before, ours) || ours == nil && before == nil {
      put(path, ours, theirs)
    } else {
      kept.append(TreeChange(path: path, old: ours, new: theirs))
    }
  }

  /// Takes a value away of which the sheets say that it does not hold; what people wrote by hand stays.
  private mutating func lift(_ path: [String], _ base: Node??, _ ours: Node?) {
    guard let ours else { return draft.set(path, nil) }
    if case .some(let before) = base, !TreeText.isSame(before, ours) {
      kept.append(TreeChange(path: path, old: ours, new: nil))
    } else {
      remove(path, ours)
    }
  }

  /// Maps of which every value was taken away go as well; caps of which none holds are still a release.
  mutating func dropEmptied(_ ours: Node) {
    let parents = Set(changes.filter { $0.new == nil && $0.path.count > 3 }.map { Array($0.path.dropLast()) })
    for parent in parents.sorted(by: { $0.joined(separator: "/") < $1.joined(separator: "/") }) {
      let below = changes.filter { $0.path.count > parent.count && $0.path.starts(with: parent) }
      guard let old = ours.at(parent),
        below.allSatisfy({ $0.new == nil && $0.path.count == parent.count + 1 }),
        below.count == old.map?.entries.count
      else { continue }
      changes.removeAll { $0.path.count > parent.count && $0.path.starts(with: parent) }
      positions = [:]
      for (at, change) in changes.enumerated() where change.path[0] != "roster" && change.new != nil {
        positions[change.path] = at
      }
      let isRelease = parent.last == "release"
      changes.append(TreeChange(path: parent, old: old, new: isRelease ? TreeText.map([]) : nil))
      draft.set(parent, isRelease ? TreeText.map([]) : nil)
    }
  }

  /// Keeps a value that people wrote elsewhere in the scenario.
  mutating func keep(_ path: [String], _ old: Node, _ new: Node) {
    kept.append(TreeChange(path: path, old: old, new: new))
  }

  private mutating func put(_ path: [String], _ old: Node?, _ new: Node) {
    if path[0] != "roster" { positions[path] = changes.count }
    changes.append(TreeChange(path: path, old: old, new: new))
    draft.set(path, new)
  }

  /// Takes a thing away.
  mutating func remove(_ path: [String], _ old: Node) {
    changes.append(TreeChange(path: path, old: old, new: nil))
    draft.set(path, nil)
  }

  /// Puts a value of which no sheet speaks, in place of what is to be put there.
  mutating func add(_ path: [String], _ old: Node?, _ new: Node?) {
    let change = TreeChange(path: path, old: old, new: new)
    if let there = positions.updateValue(changes.count, forKey: path) {
      positions[path] = there
      changes[there] = change
    } else {
      changes.append(change)
    }
  }

  /// Puts a value whatever was said before, such as a horizon that was asked for.
  mutating func set(_ path: [String], _ old: Node?, _ new: Node) {
    if !TreeText.isSame(old, new) { changes.append(TreeChange(path: path, old: old, new: new)) }
  }

  /// The same, remembered as what an import has said.
  mutating func say(_ path: [String], _ old: Node?, _ new: Node) {
    set(path, old, new)
    draft.set(path, new)
  }
}
