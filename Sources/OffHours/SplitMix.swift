/// The steps of SplitMix64 (Steele, Lea and Flood 2014): the same numbers for the same seed, on every machine.
package enum SplitMix {
  /// What the state grows by from number to number.
  @inlinable package static var gamma: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The next number; the state goes on.
  @inlinable package static func next(_ state: inout UInt64) -> UInt64 {
    defer { state &+= gamma }
    return mixed(state)
  }

  /// The number that follows a state.
  @inlinable package static func mixed(_ state: UInt64) -> UInt64 {
    var z = state &+ gamma
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
