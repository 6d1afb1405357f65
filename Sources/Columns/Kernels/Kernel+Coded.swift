/// Comparisons of coded texts with each other and with constants, on their numbers.
///
///     eventtime >= '2026-03-01'
///
/// asks for the first second whose text is not before '2026-03-01', which a search over the texts of
/// forty seconds finds; the rows are then compared as integers.
enum CodedComparison {
  static func evaluate(_ call: KernelCall, _ operation: ComparisonOperation) -> Evaluated? {
    guard call.arguments.count == 2 else { return nil }
    let (left, right) = (call.arguments[0], call.arguments[1])
    switch (left.storage, right.storage) {
    case (.coded(.seconds(let values)), .constant(let constant)):
      return compare(values, left, constant, operation)
    case (.constant(let constant), .coded(.seconds(let values))):
      return compare(values, right, constant, operation.flipped)
    case (.coded(.uuids(let values)), .constant(let constant)):
      return equal(values, left, constant, operation)
    case (.constant(let constant), .coded(.uuids(let values))):
      return equal(values, right, constant, operation)
    default: return nil
    }
  }

  private static func compare(
    _ values: [Int64], _ vector: Vector, _ constant: Vector, _ operation: ComparisonOperation
  ) -> Evaluated? {
    guard case .text(let text) = constant.value(at: 0) else { return unknown(vector) }
    let bound = SecondsBound(text)
    let flags: [Bool] =
      switch operation {
      case .less: values.map { $0 < bound.first }
      case .greaterOrEqual: values.map { $0 >= bound.first }
      case .lessOrEqual: values.map { $0 < bound.after }
      case .greater: values.map { $0 >= bound.after }
      case .equal: values.map { $0 >= bound.first && $0 < bound.after }
      case .notEqual: values.map { $0 < bound.first || $0 >= bound.after }
      }
    return Evaluated(
      Vector(.boolean, count: vector.count, .boolean(flags), nulls: vector.nulls))
  }

  private static func equal(
    _ values: [UInt128], _ vector: Vector, _ constant: Vector, _ operation: ComparisonOperation
  ) -> Evaluated? {
    guard operation == .equal || operation == .notEqual else { return nil }
    guard case .text(let text) = constant.value(at: 0) else { return unknown(vector) }
    var bytes = [UInt8](repeating: 0, count: 16)
    let isUUID = text.withUnsafeBufferPointer { text in
      bytes.withUnsafeMutableBufferPointer { output in
        guard let target = output.baseAddress else { return false }
        return EncodingText.readUUID(text, into: target)
      }
    }
    let wanted = bytes.reduce(UInt128(0)) { $0 << 8 | UInt128($1) }
    let flags = values.map { (isUUID && $0 == wanted) == (operation == .equal) }
    return Evaluated(
      Vector(.boolean, count: vector.count, .boolean(flags), nulls: vector.nulls))
  }

  private static func unknown(_ vector: Vector) -> Evaluated {
    Evaluated(.nulls(.boolean, count: vector.count))
  }
}

/// Where a text lies among the texts of all seconds: `first` is the first second whose text is not
/// before it, `after` the first whose text is after it.
package struct SecondsBound: Sendable {
  package let first: Int64
  package let after: Int64

  package init(_ text: [UInt8]) {
    let exact = text.withUnsafeBufferPointer { EncodingText.readSeconds($0) }
    if let exact {
      (first, after) = (exact, exact + 1)
    } else {
      first = Self.search { $0.lexicographicallyPrecedes(text) }
      after = first
    }
  }

  /// The seconds whose texts begin so.
  package static func prefix(_ prefix: [UInt8]) -> Range<Int64> {
    let first = search { $0.lexicographicallyPrecedes(prefix) }
    let after = search { text in
      text.lexicographicallyPrecedes(prefix) || text.starts(with: prefix)
    }
    return first..<max(first, after)
  }

  /// The first second whose text is not before.
  private static func search(_ isBefore: ([UInt8]) -> Bool) -> Int64 {
    var low = EncodingText.secondsRange.lowerBound
    var high = EncodingText.secondsRange.upperBound + 1
    while low < high {
      let middle = low + (high - low) / 2
      if isBefore(CodedTexts.seconds([middle]).text(at: 0)) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}
