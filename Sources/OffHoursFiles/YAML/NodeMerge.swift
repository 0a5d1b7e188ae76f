extension Node {
  /// This node with an overlay laid on it: maps merge by key, `null` removes a key, lists and scalars replace.
  /// Every part keeps the place at which it was written.
  func merged(with overlay: Node) -> Node {
    guard case .map(var map) = value, case .map(let patch) = overlay.value else {
      return overlay.withoutNulls()
    }
    var removed: Set<Int> = []
    for entry in patch.entries {
      if let position = map.position(of: entry.key) {
        if entry.value.isNull {
          removed.insert(position)
        } else {
          let old = map.entries[position]
          let merges = old.value.map != nil && entry.value.map != nil
          map.replace(
            at: position, old.value.merged(with: entry.value), keySpot: merges ? old.keySpot : entry.keySpot)
        }
      } else if !entry.value.isNull {
        map.append(NodeMap.Entry(key: entry.key, keySpot: entry.keySpot, value: entry.value.withoutNulls()))
      }
    }
    return Node(spot: spot, value: .map(map.removing(removed)))
  }

  /// What an overlay leaves where nothing was: keys without the `null`s, which have nothing to remove.
  func withoutNulls() -> Node {
    guard case .map(let map) = value else { return self }
    var result = NodeMap()
    for entry in map.entries where !entry.value.isNull {
      result.append(NodeMap.Entry(key: entry.key, keySpot: entry.keySpot, value: entry.value.withoutNulls()))
    }
    return Node(spot: spot, value: .map(result))
  }
}
