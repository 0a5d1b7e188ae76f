import OffHours

/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed, on every machine.
struct Randomness: RandomNumberGenerator, Sendable {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(bitPattern: Int64(seed)) &* SplitMix.gamma &+ 0x1234_5678_9ABC_DEF1
  }

  mutating func next() -> UInt64 { SplitMix.next(&state) }

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

  /// Some elements, in their order.
  mutating func sample(_ elements: [Int], _ count: Int) -> [Int] {
    if elements.count <= count { return elements }
    var pool = elements
    for position in 0..<count { pool.swapAt(position, position + below(pool.count - position)) }
    return pool.prefix(count).sorted()
  }
}
