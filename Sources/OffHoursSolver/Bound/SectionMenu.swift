/// What the sections of a course could be, where few may open: the largest sets of people, and choices among them.
///
/// Choosing few of many sets so that most is covered is small enough to be done exactly: depth first, bounded by what the
/// best of the sets that follow could add (what a set adds only shrinks as others are chosen).
struct SectionMenu {
  /// A set of groups that some section could hold.
  struct Item {
    /// Bits over groups.
    var people: [UInt64]
    /// The day whose worth counts.
    var day: Int
    /// Spots of one such section, by lesson.
    var spots: [Int]
  }

  /// What tells items apart.
  struct Key: Hashable {
    var people: [UInt64]
    var day: Int
  }

  let items: [Item]
  /// People by group.
  private let counts: [Int]
  /// By item: groups, and what their completion there is worth, in 1e-6.
  private let members: [[(group: Int, worth: Int)]]
  /// Fewest people of a section.
  private let least: Int

  init(_ items: [Item], groups: [RelaxedGroup], least: Int) {
    self.items = items
    self.least = least
    counts = groups.map(\.count)
    members = items.map { item in
      var list: [(group: Int, worth: Int)] = []
      forEachBit(item.people) { list.append(($0, groups[$0].worth[item.day])) }
      return list
    }
  }

  /// Leaves out what another item holds as well and no later; nil where more than `most` are left.
  static func largest(_ items: [Item], most: Int) -> [Item]? {
    func size(_ item: Item) -> Int { item.people.reduce(0) { $0 + $1.nonzeroBitCount } }
    let sized = items.map { (item: $0, size: size($0)) }.sorted { a, b in
      if a.size != b.size { return a.size > b.size }
      if a.item.day != b.item.day { return a.item.day < b.item.day }
      return a.item.spots.lexicographicallyPrecedes(b.item.spots)
    }
    var kept: [Item] = []
    for (item, _) in sized
    where !kept.contains(where: { other in
      other.day <= item.day && zip(item.people, other.people).allSatisfy { $0 & ~$1 == 0 }
    }) {
      kept.append(item)
      if kept.count > most { return nil }
    }
    return kept
  }

  /// What an item adds where each group has so much already.
  private func gain(_ item: Int, _ have: [Int]) -> Int {
    members[item].reduce(0) { $0 + max(0, $1.worth - have[$1.group]) * counts[$1.group] }
  }

  private func added(_ item: Int, _ have: [Int]) -> [Int] {
    var next = have
    for (group, worth) in members[item] { next[group] = max(next[group], worth) }
    return next
  }

  /// The most that at most `most` sections could bring, in 1e-6; nil where there are too many choices.
  ///
  /// Halls and instructors are not looked at, so the bound is never too low.
  func bound(most: Int, isOver: () -> Bool) -> Int? {
    var best = 0
    var steps = 0
    /// Adds to what groups have the best of `rest` items; false where it takes too long.
    func extend(_ have: [Int], _ base: Int, _ chosen: [Int], _ open: [Int], rest: Int) -> Bool {
      // Who are too few for these are too few for more.
      if !holds(chosen) { return true }
      best = max(best, base)
      if rest == 0 { return true }
      var gains = open.map { (gain: gain($0, have), item: $0) }.filter { $0.gain > 0 }
      gains.sort { a, b in (b.gain, a.item) < (a.gain, b.item) }
      for position in gains.indices {
        // What follows adds no more than these do.
        let most = gains[position...].prefix(rest).reduce(0) { $0 + $1.gain }
        if base + most <= best { break }
        steps += 1
        if steps > 300_000 || steps & 255 == 0 && isOver() { return false }
        let item = gains[position].item
        if !extend(
          added(item, have), base + gains[position].gain, chosen + [item],
          gains[(position + 1)...].map(\.item), rest: rest - 1)
        {
          return false
        }
      }
      return true
    }
    let none = [Int](repeating: 0, count: counts.count)
    return extend(none, 0, [], Array(items.indices), rest: most) ? best : nil
  }

  /// Whether every one of the chosen sections could have as many people as it needs, nobody being in two of them.
  ///
  /// By augmenting paths over groups (Ford and Fulkerson).
  func holds(_ chosen: [Int]) -> Bool {
    if chosen.isEmpty || least <= 0 { return true }
    // Seats taken by group and section.
    var taken = Array(repeating: [Int](repeating: 0, count: chosen.count), count: counts.count)
    var left = counts
    /// Finds one more person for a section, moving others where need be.
    func serve(_ section: Int, _ seen: inout Set<Int>) -> Bool {
      if !seen.insert(section).inserted { return false }
      let groups = members[chosen[section]].map(\.group)
      for group in groups where left[group] > 0 {
        left[group] -= 1
        taken[group][section] += 1
        return true
      }
      for group in groups {
        for other in chosen.indices where other != section && taken[group][other] > 0 {
          if serve(other, &seen) {
            taken[group][other] -= 1
            taken[group][section] += 1
            return true
          }
        }
      }
      return false
    }
    for section in chosen.indices {
      for _ in 0..<least {
        var seen: Set<Int> = []
        if !serve(section, &seen) { return false }
      }
    }
    return true
  }

  /// What a choice brings, in 1e-6.
  func value(_ chosen: [Int]) -> Int {
    let have = chosen.reduce([Int](repeating: 0, count: counts.count)) { added($1, $0) }
    return zip(have, counts).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A good choice of at most `most` of the `offered` items, found by chance and exchange: a greedy start with disturbed worths of people,
  /// then the best exchange of one item for another while that helps.
  func choice(most: Int, among offered: [Int], noise: Double, random: inout Randomness) -> [Int] {
    let factor = counts.map { _ in 1000 + Int(noise * Double(random.below(1000))) }
    func gain(_ item: Int, _ have: [Int]) -> Int {
      members[item].reduce(0) {
        $0 + max(0, $1.worth - have[$1.group]) * counts[$1.group] / 1000 * factor[$1.group]
      }
    }
    let none = [Int](repeating: 0, count: counts.count)
    var chosen: [Int] = []
    /// The item that adds most to the others; nil where none adds more than `least`.
    func best(_ others: [Int], above least: Int) -> Int? {
      let have = others.reduce(none) { added($1, $0) }
      let gains = offered.map { (gain: gain($0, have), item: $0) }.filter { $0.gain > least }
        .sorted { a, b in (b.gain, a.item) < (a.gain, b.item) }
      return gains.first { holds(others + [$0.item]) }?.item
    }
    while chosen.count < most, let item = best(chosen, above: 0) { chosen.append(item) }
    var improves = true
    while improves {
      improves = false
      for place in chosen.indices {
        var others = chosen
        others.remove(at: place)
        let now = gain(chosen[place], others.reduce(none) { added($1, $0) })
        if let item = best(others, above: now) {
          chosen[place] = item
          improves = true
        }
      }
    }
    return chosen
  }
}
