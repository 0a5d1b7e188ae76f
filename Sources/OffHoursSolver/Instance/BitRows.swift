/// Rows of bits of one width, stored one after another.
struct BitRows: Sendable {
  /// Bits in a row, and rows.
  let width: Int
  private(set) var count: Int
  /// Words in a row.
  let stride: Int
  private(set) var words: [UInt64]

  /// `count` rows of `width` zero bits.
  init(width: Int, count: Int) {
    self.width = width
    self.count = count
    stride = max(1, (width + 63) / 64)
    words = [UInt64](repeating: 0, count: stride * count)
  }

  @inline(__always) func isSet(_ row: Int, _ bit: Int) -> Bool {
    words[row * stride + bit >> 6] & (1 << UInt64(bit & 63)) != 0
  }

  mutating func set(_ row: Int, _ bit: Int) { words[row * stride + bit >> 6] |= 1 << UInt64(bit & 63) }

  /// Sets the bits of a range in a row.
  mutating func set(_ row: Int, _ bits: Range<Int>) { for bit in bits { set(row, bit) } }

  /// Clears what is set in rows of the same shape.
  mutating func subtract(_ other: BitRows) {
    for word in words.indices { words[word] &= ~other.words[word] }
  }

  /// The rows as columns: bit r of row b is bit b of row r. O(set bits + words).
  func transposed() -> BitRows {
    var result = BitRows(width: count, count: width)
    for row in 0..<count {
      for word in 0..<stride {
        var rest = words[row * stride + word]
        while rest != 0 {
          result.set(word << 6 + rest.trailingZeroBitCount, row)
          rest &= rest - 1
        }
      }
    }
    return result
  }

  /// A row as a set.
  func row(_ row: Int) -> ArraySlice<UInt64> { words[row * stride..<(row + 1) * stride] }
}

/// Calls `body` with every set bit, ascending.
@inline(__always) func forEachBit(_ words: some Sequence<UInt64>, _ body: (Int) -> Void) {
  var base = 0
  for word in words {
    var rest = word
    while rest != 0 {
      body(base + rest.trailingZeroBitCount)
      rest &= rest - 1
    }
    base += 64
  }
}
