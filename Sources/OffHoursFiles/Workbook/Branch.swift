/// A part of a scenario that is being put together from cells.
final class Branch {
  private enum Item {
    case node(Node)
    case branch(Branch)
    case list([Branch])
  }

  /// Where it begins.
  let spot: SourcePosition
  private var keys: [(name: String, spot: SourcePosition)] = []
  private var items: [String: Item] = [:]

  init(_ spot: SourcePosition) { self.spot = spot }

  /// Whether nothing was put in.
  var isEmpty: Bool { keys.isEmpty }

  /// The part at a key; a new one where there is none.
  func branch(_ key: String, at spot: SourcePosition) -> Branch {
    if case .branch(let there)? = items[key] { return there }
    let branch = Branch(spot)
    put(.branch(branch), key, spot)
    return branch
  }

  /// The part at a key; nil where there is none.
  func existing(_ key: String) -> Branch? {
    if case .branch(let there)? = items[key] { there } else { nil }
  }

  /// The keys, in order.
  var names: [String] { keys.map(\.name) }

  /// Adds an element to the list at a key.
  func append(_ branch: Branch, to key: String) {
    if case .list(let there)? = items[key] {
      items[key] = .list(there + [branch])
    } else {
      put(.list([branch]), key, branch.spot)
    }
  }

  /// Puts a value under a path.
  func set(_ path: some Collection<String>, _ node: Node) {
    guard let key = path.first else { return }
    if path.count == 1 {
      put(.node(node), key, node.spot)
    } else {
      branch(key, at: node.spot).set(path.dropFirst(), node)
    }
  }

  private func put(_ item: Item, _ key: String, _ spot: SourcePosition) {
    if items.updateValue(item, forKey: key) == nil { keys.append((key, spot)) }
  }

  /// The whole as a node.
  var node: Node {
    var map = NodeMap()
    for (name, spot) in keys {
      let value: Node =
        switch items[name]! {
        case .node(let node): node
        case .branch(let branch): branch.node
        case .list(let branches): Node(spot: spot, value: .list(branches.map(\.node)))
        }
      map.append(NodeMap.Entry(key: name, keySpot: spot, value: value))
    }
    return Node(spot: spot, value: .map(map))
  }
}
