/// A piece of a file, with its place: what YAML and JSON have in common.
struct Node: Sendable {
  /// Where it begins.
  var spot: SourcePosition
  /// What it is.
  var value: Value

  enum Value: Sendable {
    /// Nothing: `null`, `~`, or no text at all.
    case null
    /// Text as written. `isQuoted`: between quotes, so that JSON can tell a string from a number.
    case scalar(String, isQuoted: Bool)
    /// A list.
    case list([Node])
    /// Keys and values, in order.
    case map(NodeMap)
  }

  /// The keys and values of a map.
  var map: NodeMap? { if case .map(let map) = value { map } else { nil } }

  /// Whether nothing stands here.
  var isNull: Bool { if case .null = value { true } else { false } }

  /// What it is, for people.
  var kind: String {
    switch value {
    case .null: "nothing"
    case .scalar(let text, _): quoted(text)
    case .list: "a list"
    case .map: "a map"
    }
  }
}

/// Keys and values in order; keys are compared after Unicode normalisation, as strings always are.
struct NodeMap: Sendable {
  struct Entry: Sendable {
    var key: String
    var keySpot: SourcePosition
    var value: Node
  }

  /// In the order of the file.
  private(set) var entries: [Entry] = []
  /// Position of every key, kept once there are more than a few.
  private var index: [String: Int] = [:]

  /// Position of a key.
  func position(of key: String) -> Int? {
    entries.count > 8 ? index[key] : entries.firstIndex { $0.key == key }
  }

  /// The value of a key.
  subscript(key: String) -> Node? { position(of: key).map { entries[$0].value } }

  /// The entry of a key.
  func entry(_ key: String) -> Entry? { position(of: key).map { entries[$0] } }

  /// Adds an entry whose key is not there yet.
  mutating func append(_ entry: Entry) {
    entries.append(entry)
    if entries.count == 9 {
      for (position, entry) in entries.enumerated() { index[entry.key] = position }
    } else if entries.count > 9 {
      index[entry.key] = entries.count - 1
    }
  }

  /// Puts another value at a position.
  mutating func replace(at position: Int, _ value: Node, keySpot: SourcePosition) {
    entries[position].value = value
    entries[position].keySpot = keySpot
  }

  /// Without the entries at these positions.
  func removing(_ positions: Set<Int>) -> NodeMap {
    guard !positions.isEmpty else { return self }
    var result = NodeMap()
    for (position, entry) in entries.enumerated() where !positions.contains(position) { result.append(entry) }
    return result
  }
}
