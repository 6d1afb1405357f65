/// Case: `(?i)` closes every set under simple case folding, in the Unicode sense, always.
extension ScalarSet {
  /// The set with every other case of its members: `[k]` becomes `[kK\x{212A}]`.
  var caseClosed: ScalarSet {
    var result = self
    var extra: [Run] = []
    for run in runs {
      if run.last < 0x80 {
        for scalar in run.first...run.last { Self.appendASCIICases(of: scalar, to: &extra) }
        continue
      }
      let table = CaseTable.shared
      var index = table.firstIndex(atOrAbove: run.first)
      while index < table.entries.count, table.entries[index].scalar <= run.last {
        let variant = table.entries[index].variant
        extra.append(Run(first: variant, last: variant))
        index += 1
      }
    }
    result.formUnion(ScalarSet(runs: extra))
    return result
  }

  private static func appendASCIICases(of scalar: UInt32, to runs: inout [Run]) {
    let folded = scalar | 0x20
    guard folded >= 0x61, folded <= 0x7A else { return }
    let other = scalar ^ 0x20
    runs.append(Run(first: other, last: other))
    // The Kelvin sign and the long s fold to ASCII letters.
    if folded == 0x6B { runs.append(Run(first: 0x212A, last: 0x212A)) }
    if folded == 0x73 { runs.append(Run(first: 0x17F, last: 0x17F)) }
  }
}

/// Simple case folding of one code point, for back-references that ignore case.
func simpleFold(_ scalar: UInt32) -> UInt32 {
  if scalar < 0x80 { return scalar &- 0x41 < 26 ? scalar | 0x20 : scalar }
  guard let value = Unicode.Scalar(scalar) else { return scalar }
  let upper = singleScalar(value.properties.uppercaseMapping) ?? scalar
  guard let raised = Unicode.Scalar(upper) else { return scalar }
  return singleScalar(raised.properties.lowercaseMapping) ?? upper
}

private func singleScalar(_ text: String) -> UInt32? {
  var iterator = text.unicodeScalars.makeIterator()
  guard let first = iterator.next(), iterator.next() == nil else { return nil }
  return first.value
}

/// All pairs (code point, another case of it), sorted. Built once, only when a pattern that
/// ignores case has a class beyond ASCII.
private struct CaseTable: Sendable {
  struct Entry: Sendable {
    var scalar: UInt32
    var variant: UInt32
  }

  static let shared = CaseTable()

  let entries: [Entry]

  private init() {
    var families: [UInt32: [UInt32]] = [:]
    // No code point past the Adlam letters has a case.
    for value in UInt32(0)..<0x1E980 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenCaseMapped else {
        continue
      }
      families[simpleFold(value), default: [simpleFold(value)]].append(value)
    }
    var entries: [Entry] = []
    for family in families.values {
      let members = Set(family)
      for scalar in members {
        for variant in members where variant != scalar {
          entries.append(Entry(scalar: scalar, variant: variant))
        }
      }
    }
    entries.sort { ($0.scalar, $0.variant) < ($1.scalar, $1.variant) }
    self.entries = entries
  }

  func firstIndex(atOrAbove scalar: UInt32) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].scalar < scalar { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
