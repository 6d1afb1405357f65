/// Unicode's normal forms (UAX 15).
enum NormalForm: String, Sendable {
  case composed = "NFC"
  case decomposed = "NFD"
  case compatiblyComposed = "NFKC"
  case compatiblyDecomposed = "NFKD"

  private var isCompatible: Bool { self == .compatiblyComposed || self == .compatiblyDecomposed }
  private var composes: Bool { self == .composed || self == .compatiblyComposed }

  /// Decompose every character, sort runs of marks by their class, then join what has one code
  /// point: `A` + ring is `Å`, and so is the Ångström sign.
  func apply(to scalars: [UInt32]) -> [UInt32] {
    let table = DecompositionTable.shared
    var result: [UInt32] = []
    result.reserveCapacity(scalars.count)
    for scalar in scalars { table.decompose(scalar, isCompatible: isCompatible, into: &result) }
    sortMarks(&result)
    if composes { compose(&result, table) }
    return result
  }

  private func markClass(_ value: UInt32) -> UInt8 {
    if value < 0x300 { return 0 }
    return Unicode.Scalar(value)?.properties.canonicalCombiningClass.rawValue ?? 0
  }

  /// Stable, so that marks of one class keep their order.
  private func sortMarks(_ scalars: inout [UInt32]) {
    var start = 0
    while start < scalars.count {
      if markClass(scalars[start]) == 0 {
        start += 1
        continue
      }
      var end = start
      var run: [(mark: UInt8, place: Int, scalar: UInt32)] = []
      while end < scalars.count {
        let mark = markClass(scalars[end])
        if mark == 0 { break }
        run.append((mark, end, scalars[end]))
        end += 1
      }
      run.sort { ($0.mark, $0.place) < ($1.mark, $1.place) }
      for (index, entry) in run.enumerated() { scalars[start + index] = entry.scalar }
      start = end
    }
  }

  /// A mark joins the last starter unless one of its class, or a higher one, stands between.
  private func compose(_ scalars: inout [UInt32], _ table: DecompositionTable) {
    var kept = 0
    var starter = -1
    var lastClass: UInt8 = 0
    for index in scalars.indices {
      let scalar = scalars[index]
      let mark = markClass(scalar)
      if starter >= 0, lastClass < mark || kept == starter + 1,
        let joined = table.composition(scalars[starter], scalar)
      {
        scalars[starter] = joined
        continue
      }
      if mark == 0 { starter = kept }
      lastClass = mark
      scalars[kept] = scalar
      kept += 1
    }
    scalars.removeSubrange(kept...)
  }
}

/// The decompositions, read from their table once, when a text beyond ASCII is normalised.
private struct DecompositionTable: Sendable {
  static let shared = DecompositionTable()

  private struct Entry: Sendable {
    var parts: [UInt32]
    var isCompatible: Bool
  }

  private var entries: [UInt32: Entry] = [:]
  /// By first part << 32 | second part.
  private var compositions: [UInt64: UInt32] = [:]

  private init() {
    var numbers: [UInt32] = []
    Decompositions.table.withUTF8Buffer { bytes in
      var number: UInt32 = 0
      for byte in bytes {
        switch byte {
        case 0x30...0x39: number = number &* 36 &+ UInt32(byte - 0x30)
        case 0x61...0x7A: number = number &* 36 &+ UInt32(byte - 0x61 + 10)
        default:
          numbers.append(number)
          number = 0
        }
      }
      numbers.append(number)
    }
    var scalar: UInt32 = 0
    var index = 0
    while index + 1 < numbers.count {
      scalar &+= numbers[index]
      let kind = numbers[index + 1]
      let end = min(index + 2 + Int(kind >> 2), numbers.count)
      let parts = Array(numbers[(index + 2)..<end])
      entries[scalar] = Entry(parts: parts, isCompatible: kind & 1 == 1)
      if kind & 3 == 0, parts.count == 2 {
        compositions[UInt64(parts[0]) << 32 | UInt64(parts[1])] = scalar
      }
      index = end
    }
  }

  // Korean syllables: 19 leads × 21 vowels × 28 tails, of which the first means none.
  private static let syllables: UInt32 = 0xAC00
  private static let leads: UInt32 = 0x1100
  private static let vowels: UInt32 = 0x1161
  private static let tails: UInt32 = 0x11A7

  func decompose(_ scalar: UInt32, isCompatible: Bool, into result: inout [UInt32]) {
    if scalar < 0x80 {
      result.append(scalar)
      return
    }
    let syllable = scalar &- Self.syllables
    if syllable < 19 * 21 * 28 {
      result.append(Self.leads + syllable / (21 * 28))
      result.append(Self.vowels + syllable / 28 % 21)
      if syllable % 28 > 0 { result.append(Self.tails + syllable % 28) }
      return
    }
    guard let entry = entries[scalar], isCompatible || !entry.isCompatible else {
      result.append(scalar)
      return
    }
    // Parts decompose further, to a depth of four at most.
    for part in entry.parts { decompose(part, isCompatible: isCompatible, into: &result) }
  }

  func composition(_ first: UInt32, _ second: UInt32) -> UInt32? {
    let lead = first &- Self.leads
    let vowel = second &- Self.vowels
    if lead < 19, vowel < 21 { return Self.syllables + (lead * 21 + vowel) * 28 }
    let syllable = first &- Self.syllables
    let tail = second &- Self.tails
    if syllable < 19 * 21 * 28, syllable % 28 == 0, tail > 0, tail < 28 { return first + tail }
    return compositions[UInt64(first) << 32 | UInt64(second)]
  }
}
