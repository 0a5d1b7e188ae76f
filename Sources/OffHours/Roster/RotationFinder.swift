/// Finds the cycles behind the rows of a roster: a period that repeats, and the days by which each row is ahead.
///
/// A cycle counts as found where it explains the rows with far fewer words than they have themselves: its own length, a
/// word for each distinct offset, and two for each day that deviates. Rows that say the same are one witness, not many, so
/// that fifty people with one irregular month do not make a rotation of it. Somebody has to show every day of it twice, and
/// more than one row, or one that is a whole crew, has to play it. Built-in cycles are tried first.
package struct RotationFinder {
  /// A day of which a row says nothing because the cell is empty. No cycle may fill it in silence.
  package static let empty = -1
  /// A day that is no evidence: leave, or a date that the sheets do not cover.
  package static let neutral = -2

  /// A cycle, and who plays it.
  package struct Found: Hashable, Sendable {
    /// Kinds of shift, a day each; begins with the first day of work after days off where it has any.
    package var cycle: [Int]
    /// Id of the built-in rotation that it is, whatever its hours.
    package var pattern: String?
    /// On day d (counted from the first) row r plays `cycle[(d + offsets[r]) mod length]`.
    package var offsets: [Int: Int]
  }

  /// The most days that a cycle is looked for.
  static let longest = 63

  /// Rows of kinds of shift by day, all of one length.
  private let rows: [[Int]]
  /// Rows that are whole crews: one of them is enough.
  private let wholes: Set<Int>
  /// How late in the day each kind of shift lies; nil for a day off.
  private let lateness: [Int?]

  /// The cycles behind `rows`, those of most rows first. Each row holds a kind of shift, `empty` or `neutral` a day;
  /// `lateness` says of each kind how late in the day it lies (`lateness(of:)`), nil where it is a day off. A row without
  /// a rotation is in none of the cycles. `wholes`: positions of the rows that are whole crews and not single people.
  ///
  /// Complexity: few distinct cycles × their length × days × distinct rows.
  package static func find(_ rows: [[Int]], wholes: Set<Int> = [], lateness: [Int?]) -> [Found] {
    RotationFinder(rows: rows, wholes: wholes, lateness: lateness).run()
  }

  /// How late in the day a shift lies: its middle, the small hours counting as the end of the night.
  package static func lateness(of stretches: [ShiftStretch]) -> Int {
    let start = stretches.first?.hours.start ?? 0, end = stretches.last?.hours.end ?? 0
    let middle = (start + (end - start) / 2) % 1440
    return middle < 360 ? middle + 1440 : middle
  }

  private func run() -> [Found] {
    var distinct: [[Int]: [Int]] = [:]
    var order: [[Int]] = []
    for (position, row) in rows.enumerated() where row.count(where: { $0 >= 0 }) >= 7 {
      if distinct[row] == nil { order.append(row) }
      distinct[row, default: []].append(position)
    }
    // Common rows first; among equals the first.
    var waiting = order.enumerated().sorted {
      (-distinct[$0.element]!.count, $0.offset) < (-distinct[$1.element]!.count, $1.offset)
    }.map(\.element)
    var found: [Found] = []
    var failures = 0
    var position = 0
    while position < waiting.count, failures < 64 {
      guard let cycle = bestCycle(seed: waiting[position], among: waiting) else {
        failures += 1
        position += 1
        continue
      }
      var next = Found(cycle: cycle, offsets: [:])
      var rest: [[Int]] = []
      for (place, row) in waiting.enumerated() {
        if let offset = Self.offset(of: row, in: cycle) {
          for row in distinct[row]! { next.offsets[row] = offset }
        } else {
          rest.append(row)
          if place < position { continue }
        }
      }
      guard !next.offsets.isEmpty, rest.count < waiting.count, isShown(next) else {
        failures += 1
        position += 1
        continue
      }
      waiting = rest
      position = 0
      found.append(next)
    }
    return found.map(natural).sorted {
      (-$0.offsets.count, $0.cycle.count, $0.offsets.keys.min()!)
        < (-$1.offsets.count, $1.cycle.count, $1.offsets.keys.min()!)
    }
  }

  // MARK: - Cycles that repeat

  /// Whether more than one row plays a cycle, or a whole crew, and those of one offset show every day of it twice with hardly
  /// a day that deviates.
  private func isShown(_ found: Found) -> Bool {
    guard found.offsets.count > 1 || found.offsets.keys.contains(where: wholes.contains) else { return false }
    let length = found.cycle.count
    var byOffset: [Int: [Int]] = [:]
    for (row, offset) in found.offsets { byOffset[offset, default: []].append(row) }
    return byOffset.contains { offset, members in
      var seen = [Int](repeating: 0, count: length)
      var misses = 0, days = 0
      for day in rows[0].indices {
        let place = (day + offset) % length
        let shown = members.filter { rows[$0][day] != Self.neutral }
        guard !shown.isEmpty else { continue }
        seen[place] += 1
        days += 1
        // Most of them deviate, so that it is not one person's exception.
        if shown.count(where: { rows[$0][day] == found.cycle[place] }) * 2 < shown.count { misses += 1 }
      }
      return misses * 20 <= days && seen.allSatisfy { $0 >= 2 }
    }
  }

  /// The cycle that explains the seed and its like in the fewest words; nil where none explains enough.
  private func bestCycle(seed: [Int], among waiting: [[Int]]) -> [Int]? {
    let sample = [seed] + waiting.filter { $0 != seed }.prefix(31)
    var best: (words: Int, cycle: [Int])?
    func consider(_ cycle: [Int], cost: Int) {
      guard seed.count >= 2 * cycle.count, Self.offset(of: seed, in: cycle) != nil else { return }
      var pool: [(row: [Int], offset: Int)] = []
      for row in sample { if let offset = Self.offset(of: row, in: cycle) { pool.append((row, offset)) } }
      let (saving, known) = saving(of: cycle, cost: cost, pool)
      guard saving >= max(7, known * 35 / 100) else { return }
      let words = words(of: sample, in: cycle, cost: cost)
      if words < best?.words ?? .max { best = (words, cycle) }
    }
    // A built-in cycle has a name and so needs few words. It comes first, but has to fit well: where the rows agree on
    // another day somewhere in it, it is another cycle.
    if let cycle = builtInCycle(behind: seed), isAgreed(cycle, seed, sample) { consider(cycle, cost: 5) }
    if let best { return best.cycle }
    for length in 1...max(1, min(Self.longest, seed.count / 2)) {
      guard let first = Self.majority([(seed, 0)], length: length) else { continue }
      var pool: [(row: [Int], offset: Int)] = []
      for row in sample { if let offset = Self.offset(of: row, in: first) { pool.append((row, offset)) } }
      guard !pool.isEmpty, let cycle = Self.majority(pool, length: length),
        cycle.allSatisfy({ $0 >= 0 }), !Self.repeatsInside(cycle)
      else { continue }
      consider(cycle, cost: length)
    }
    return best?.cycle
  }

  /// Whether the rows that play a cycle show nothing else in the same place of it time and again.
  private func isAgreed(_ cycle: [Int], _ seed: [Int], _ sample: [[Int]]) -> Bool {
    var pool: [(row: [Int], offset: Int)] = []
    for row in sample { if let offset = Self.offset(of: row, in: cycle) { pool.append((row, offset)) } }
    guard !pool.isEmpty, let shown = Self.majority(pool, length: cycle.count) else { return false }
    return zip(cycle, shown).allSatisfy { $0 == $1 || $1 == Self.neutral }
  }

  /// The words that it takes to tell the rows by a cycle: the cycle, an offset and two for each deviation; all of its own
  /// for a row that does not play it.
  private func words(of rows: [[Int]], in cycle: [Int], cost: Int) -> Int {
    rows.reduce(cost) { sum, row in
      guard let offset = Self.offset(of: row, in: cycle) else {
        return sum + row.count { $0 != Self.neutral }
      }
      return sum + 1 + 2
        * row.indices.count { day in
          row[day] != Self.neutral && row[day] != cycle[(day + offset) % cycle.count]
        }
    }
  }

  /// Words saved, and words that there were: rows with one offset are one witness.
  private func saving(of cycle: [Int], cost: Int, _ pool: [(row: [Int], offset: Int)]) -> (
    saving: Int, known: Int
  ) {
    var saving = -cost, known = 0
    for offset in Set(pool.map(\.offset)).sorted() {
      let members = pool.filter { $0.offset == offset }.map(\.row)
      // The row of the offset: what most of its members say.
      var days = 0, misses = 0
      for day in members[0].indices {
        var votes: [Int: Int] = [:]
        for row in members where row[day] != Self.neutral { votes[row[day], default: 0] += 1 }
        guard let most = votes.max(by: { ($0.value, -$0.key) < ($1.value, -$1.key) }) else { continue }
        days += 1
        if most.key != cycle[(day + offset) % cycle.count] { misses += 1 }
      }
      guard misses * 8 <= days else { continue }
      known += days
      saving += days - 2 * misses - 1
    }
    return (saving, known)
  }

  /// The cycle of a length that most rows agree on; `neutral` where they show nothing. Nil where empty cells prevail.
  private static func majority(_ pool: [(row: [Int], offset: Int)], length: Int) -> [Int]? {
    var votes = [[Int: Int]](repeating: [:], count: length)
    for (row, offset) in pool {
      for (day, kind) in row.enumerated() where kind != neutral {
        votes[(day + offset) % length][kind, default: 0] += 1
      }
    }
    var cycle: [Int] = []
    for votes in votes {
      let most = votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key ?? neutral
      if most == empty { return nil }
      cycle.append(most)
    }
    return cycle
  }

  /// The offset at which a row deviates least from a cycle; nil where it deviates on more than a sixth of its days, or
  /// where two offsets do equally well.
  static func offset(of row: [Int], in cycle: [Int]) -> Int? {
    let known = row.count { $0 != neutral }
    guard known >= max(7, min(cycle.count, 14) / 2) else { return nil }
    var bound = known / 6
    var best: Int?
    for offset in cycle.indices {
      var misses = 0
      var position = offset
      for kind in row {
        if kind != neutral, cycle[position] != neutral, kind != cycle[position] {
          misses += 1
          if misses > bound { break }
        }
        position += 1
        if position == cycle.count { position = 0 }
      }
      if misses < bound || (misses == bound && best == nil) {
        bound = misses
        best = offset
      } else if misses == bound {
        // As good as the best so far: which one it is cannot be told.
        best = -1
      }
    }
    return best.flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func repeatsInside(_ cycle: [Int]) -> Bool {
    (1..<max(1, cycle.count)).contains { part in
      cycle.count % part == 0 && cycle.indices.allSatisfy { cycle[$0] == cycle[$0 % part] }
    }
  }

  /// How far `other` is ahead of `cycle`; nil where they are two cycles.
  static func shift(from cycle: [Int], to other: [Int]) -> Int? {
    guard cycle.count == other.count else { return nil }
    return cycle.indices.first { shift in
      other.indices.allSatisfy { other[$0] == cycle[($0 + shift) % cycle.count] }
    }
  }

  // MARK: - Built-in cycles

  /// A built-in cycle, in the row's kinds, that a row too short to show its period can only come from.
  private func builtInCycle(behind row: [Int]) -> [Int]? {
    let known = row.count { $0 != Self.neutral }
    guard known >= 14 else { return nil }
    var best: (misses: Int, cycle: [Int], isOnly: Bool)?
    for rotation in Rotation.builtIn {
      let letters = rotation.cycle
      for offset in letters.indices {
        var votes: [String: [Int: Int]] = [:]
        for (day, kind) in row.enumerated() where kind >= 0 {
          votes[letters[(day + offset) % letters.count], default: [:]][kind, default: 0] += 1
        }
        let meanings = votes.mapValues { $0.max { ($0.value, -$0.key) < ($1.value, -$1.key) }!.key }
        guard meanings.count == Set(letters).count, Set(meanings.values).count == meanings.count,
          isNatural(meanings)
        else { continue }
        let cycle = letters.map { meanings[$0]! }
        let misses = row.indices.count { day in
          row[day] != Self.neutral && row[day] != cycle[(day + offset) % cycle.count]
        }
        guard misses * 15 <= known, misses <= best?.misses ?? misses else { continue }
        let isTie =
          misses == best?.misses && best.map { Self.shift(from: $0.cycle, to: cycle) == nil } ?? false
        best = (misses, cycle, !isTie)
      }
    }
    return best.flatMap { $0.isOnly ? $0.cycle : nil }
  }

  /// Whether letters mean what they should: O a day off, D an earlier shift than E, and E than N.
  private func isNatural(_ meanings: [String: Int]) -> Bool {
    guard meanings.allSatisfy({ ($0.key == "O") == (lateness[$0.value] == nil) }) else { return false }
    let order = ["D", "E", "N"].compactMap { meanings[$0] }.compactMap { lateness[$0] }
    return zip(order, order.dropFirst()).allSatisfy { $0 < $1 }
  }

  /// The built-in rotation that a cycle is, whatever its kinds are called, and where it begins in the cycle.
  private func builtIn(_ cycle: [Int]) -> (id: String, start: Int)? {
    for rotation in Rotation.builtIn where rotation.cycle.count == cycle.count {
      for start in cycle.indices {
        var meanings: [String: Int] = [:]
        let fits = cycle.indices.allSatisfy { day in
          let letter = rotation.cycle[day], kind = cycle[(day + start) % cycle.count]
          if let known = meanings[letter] { return known == kind }
          meanings[letter] = kind
          return true
        }
        if fits, Set(meanings.values).count == meanings.count, isNatural(meanings) {
          return (rotation.id, start)
        }
      }
    }
    return nil
  }

  /// The same, told from its natural first day.
  private func natural(_ found: Found) -> Found {
    let cycle = found.cycle
    var result = found
    let start: Int
    if let known = builtIn(cycle) {
      result.pattern = known.id
      start = known.start
    } else {
      let starts = cycle.indices.filter { day in
        lateness[cycle[day]] != nil && lateness[cycle[(day + cycle.count - 1) % cycle.count]] == nil
      }
      start =
        (starts.isEmpty ? Array(cycle.indices) : starts).min { a, b in
          rotated(cycle, a).lexicographicallyPrecedes(rotated(cycle, b))
        } ?? 0
    }
    result.cycle = rotated(cycle, start)
    result.offsets = found.offsets.mapValues { ($0 - start + cycle.count) % cycle.count }
    return result
  }

  private func rotated(_ cycle: [Int], _ start: Int) -> [Int] { Array(cycle[start...] + cycle[..<start]) }
}
