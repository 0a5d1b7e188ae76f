import OffHours

/// Numbers drawn for one part of a synthetic scenario (SplitMix64; Steele, Lea and Flood 2014).
///
/// Every part has a stream of its own, so that more exceptions, say, leave halls and crews as they were.
struct SyntheticDice: RandomNumberGenerator {
  private var state: UInt64

  /// The stream of `part` for a seed.
  init(seed: Int, part: String) {
    state = UInt64(bitPattern: Int64(seed)) &* SplitMix.gamma
    for byte in part.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    _ = next()
  }

  mutating func next() -> UInt64 { SplitMix.next(&state) }

  /// A number from 0 up to, not including, `bound`.
  mutating func below(_ bound: Int) -> Int { bound <= 1 ? 0 : Int(next() % UInt64(bound)) }

  /// A number of a range.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// One of some elements.
  mutating func pick<T>(_ elements: [T]) -> T { elements[below(elements.count)] }

  /// The elements in an order that is drawn.
  mutating func shuffled<T>(_ elements: [T]) -> [T] {
    var result = elements
    for position in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(position, below(position + 1))
    }
    return result
  }
}

/// Splits a total by weights, the largest remainders first; the parts add up to the total.
func apportioned(_ total: Int, _ weights: [Double]) -> [Int] {
  let sum = weights.reduce(0, +)
  guard sum > 0 else { return weights.map { _ in 0 } }
  let exact = weights.map { Double(total) * $0 / sum }
  var parts = exact.map { Int($0) }
  let order = weights.indices.sorted {
    let a = exact[$0] - Double(parts[$0]), b = exact[$1] - Double(parts[$1])
    return a != b ? a > b : $0 < $1
  }
  for position in order.prefix(total - parts.reduce(0, +)) { parts[position] += 1 }
  return parts
}
