/// Ids in order, each once, and the position of each: a list with a hash table of numbers beside it, since ids may be many.
struct IdBook: Sendable {
  /// The ids, in order.
  private(set) var ids: [String] = []
  /// Open addressing over positions; −1: empty. As many as a power of two, at most three quarters of them taken.
  private var slots: [Int32] = []

  /// How many there are.
  var count: Int { ids.count }

  /// The id at a position.
  subscript(position: Int) -> String { ids[position] }

  /// The position of an id; nil where it is not among them.
  subscript(id: String) -> Int? {
    if slots.isEmpty { return nil }
    let slot = slot(of: id)
    return slots[slot] < 0 ? nil : Int(slots[slot])
  }

  /// Adds an id that is not among them.
  mutating func append(_ id: String) {
    if 4 * (ids.count + 1) > 3 * slots.count { grow(to: ids.count + 1) }
    let slot = slot(of: id)
    assert(slots[slot] < 0, "\(id) stands twice")
    slots[slot] = Int32(ids.count)
    ids.append(id)
  }

  /// Room for so many.
  mutating func reserveCapacity(_ count: Int) {
    ids.reserveCapacity(count)
    if 4 * count > 3 * slots.count { grow(to: count) }
  }

  /// The slot that holds an id, or the empty one in which it belongs.
  private func slot(of id: String) -> Int {
    var slot = id.hashValue & (slots.count - 1)
    while slots[slot] >= 0 && ids[Int(slots[slot])] != id { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow(to count: Int) {
    var size = max(16, slots.count)
    while 4 * count > 3 * size { size *= 2 }
    slots = Array(repeating: -1, count: size)
    for position in ids.indices { slots[slot(of: ids[position])] = Int32(position) }
  }
}
