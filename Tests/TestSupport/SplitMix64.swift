/// A generator whose numbers are the same for a seed on every machine (Steele, Lea and Flood 2014), so that a failing case
/// can be drawn again.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// The stream of a seed.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number of a range.
  public mutating func int(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// True once in `times`.
  public mutating func once(in times: Int) -> Bool { int(1...times) == 1 }

  /// One of some elements.
  public mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...elements.count - 1)]
  }

  /// The value, or nil, each half of the time.
  public mutating func maybe<Value>(_ value: Value) -> Value? { once(in: 2) ? value : nil }
}
