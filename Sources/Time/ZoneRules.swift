/// A stretch of time with one offset from UTC; seconds since 1970, the end not included.
package struct ZoneInterval: Equatable, Sendable {
  package var start: Int64
  package var end: Int64
  /// Seconds east of UTC.
  package var offset: Int32
  package var isDaylight: Bool
  /// What clocks are said to show, such as `CEST`.
  package var abbreviation: String
}

/// The immutable rules of one zone: transitions as its file lists them and the rule for the
/// years after the last one.
final class ZoneRules: Sendable {
  struct LocalType: Sendable, Equatable {
    var offset: Int32
    var isDaylight: Bool
    var abbreviation: String
  }

  let name: String
  /// Ascending; `typeIndexes[i]` holds from `transitions[i]` on.
  let transitions: [Int64]
  let typeIndexes: [UInt8]
  let types: [LocalType]
  let rule: PosixRule?

  init(
    name: String, transitions: [Int64], typeIndexes: [UInt8], types: [LocalType],
    rule: PosixRule?
  ) {
    precondition(!types.isEmpty && transitions.count == typeIndexes.count)
    self.name = name
    self.transitions = transitions
    self.typeIndexes = typeIndexes
    self.types = types
    self.rule = rule
  }

  convenience init(name: String, fixedOffset: Int32) {
    self.init(
      name: name, transitions: [], typeIndexes: [],
      types: [LocalType(offset: fixedOffset, isDaylight: false, abbreviation: name)], rule: nil)
  }

  func interval(at seconds: Int64) -> ZoneInterval {
    guard let last = transitions.last else {
      if let rule { return rule.interval(at: seconds, from: .min) }
      return interval(type: types[0], .min, .max)
    }
    if seconds >= last, let rule { return rule.interval(at: seconds, from: last) }
    // The first transition after the instant.
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    let start = low == 0 ? .min : transitions[low - 1]
    let end = low == transitions.count ? .max : transitions[low]
    return interval(type: low == 0 ? types[0] : types[Int(typeIndexes[low - 1])], start, end)
  }

  private func interval(type: LocalType, _ start: Int64, _ end: Int64) -> ZoneInterval {
    ZoneInterval(
      start: start, end: end, offset: type.offset, isDaylight: type.isDaylight,
      abbreviation: type.abbreviation)
  }
}
