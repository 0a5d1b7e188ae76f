import TestSupport

/// The draws that random scenarios need.
struct Dice {
  private var generator: SplitMix64

  init(seed: Int) {
    generator = SplitMix64(
      seed: UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 0x51_7CC1_B727)
  }

  /// A number in a range.
  mutating func roll(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(generator.next() % UInt64(range.count))
  }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { roll(1...count) == 1 }

  /// One of some values.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[roll(0...values.count - 1)] }

  /// A value once in `count` times, else nil.
  mutating func maybe<Value>(once count: Int, _ value: (inout Dice) -> Value) -> Value? {
    once(in: count) ? value(&self) : nil
  }

  /// The values in a random order.
  mutating func shuffled<Value>(_ values: [Value]) -> [Value] {
    var result = values
    for position in result.indices.dropLast() {
      result.swapAt(position, roll(position...result.count - 1))
    }
    return result
  }
}
