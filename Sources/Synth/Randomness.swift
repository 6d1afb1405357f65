/// One round of SplitMix64's finaliser: every bit of the input moves half the bits of the output.
///
/// Everything in the tree is a pure function of hashes like this one (seed, file, event, step),
/// never of a shared stream. That is why any file can be made by any thread, in any order.
@inline(__always)
func mixed(_ value: UInt64) -> UInt64 {
  var bits = value &+ 0x9E37_79B9_7F4A_7C15
  bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
  bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
  return bits ^ (bits >> 31)
}

@inline(__always)
func mixed(_ value: UInt64, _ salt: UInt64) -> UInt64 {
  mixed(value ^ mixed(salt))
}

/// A number below `count` from a hash; 0 where `count` is 0.
@inline(__always)
func below(_ count: Int, _ hash: UInt64) -> Int {
  Int(truncatingIfNeeded: hash.multipliedFullWidth(by: UInt64(truncatingIfNeeded: count)).high)
}

/// A number below `count` with the square's bias to the low end: the busiest tenth of a pool draws
/// a third of the traffic. Integers only, so that every machine makes the same tree.
@inline(__always)
func skewed(_ count: Int, _ hash: UInt64) -> Int {
  let fraction = hash >> 40
  let squared = (fraction &* fraction) >> 24
  return Int(truncatingIfNeeded: (squared &* UInt64(truncatingIfNeeded: count)) >> 24)
}

/// A small sequential source for places that take several values in a row.
struct Dice {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  @inline(__always)
  mutating func next() -> UInt64 {
    state = state &+ 0x9E37_79B9_7F4A_7C15
    return mixed(state)
  }

  @inline(__always)
  mutating func below(_ count: Int) -> Int { TarnSynth.below(count, next()) }

  /// True in `perMille` of a thousand throws.
  @inline(__always)
  mutating func happens(_ perMille: Int) -> Bool { below(1000) < perMille }
}
