extension Kernel {
  /// `left op right` over two vectors of `type`. Infallible: a null inside a container makes the
  /// answer null.
  package static func comparison(
    _ operation: ComparisonOperation, of type: SQLType
  ) -> Kernel {
    switch type.layout {
    case .boolean:
      return .rows { (left: Bool, right: Bool) in
        operation.holds(ValueOrder.sign(left ? 1 : 0, right ? 1 : 0))
      }
    case .int64: return integers(operation)
    case .int128:
      return .rows { (left: Int128, right: Int128) in
        operation.holds(ValueOrder.sign(left, right))
      }
    case .double: return doubles(operation)
    case .text:
      if case .char = type {
        return .rows { (left: TextView, right: TextView) in
          operation.holds(TextOrder.paddedOrder(left.bytes, right.bytes))
        }
      }
      return texts(operation).readingCoded { CodedComparison.evaluate($0, operation) }
    case .instant:
      if case .timeWithTimeZone = type {
        return .rows { (left: Instant, right: Instant) in
          operation.holds(ValueOrder.sign(left.timeInUTC, right.timeInUTC))
        }
      }
      return .rows { (left: Instant, right: Instant) in
        let micros = ValueOrder.sign(left.micros, right.micros)
        return operation.holds(
          micros != 0 ? micros : ValueOrder.sign(left.picos, right.picos))
      }
    case .list, .map, .row: return containers(operation)
    }
  }

  private static func texts(_ operation: ComparisonOperation) -> Kernel {
    if operation == .equal {
      return .rows { (left: TextView, right: TextView) in
        TextOrder.isEqual(left.bytes, right.bytes)
      }
    }
    return .rows { (left: TextView, right: TextView) in
      operation.holds(TextOrder.order(left.bytes, right.bytes))
    }
  }

  private static func integers(_ operation: ComparisonOperation) -> Kernel {
    switch operation {
    case .equal: .rows { (left: Int64, right: Int64) in left == right }
    case .notEqual: .rows { (left: Int64, right: Int64) in left != right }
    case .less: .rows { (left: Int64, right: Int64) in left < right }
    case .lessOrEqual: .rows { (left: Int64, right: Int64) in left <= right }
    case .greater: .rows { (left: Int64, right: Int64) in left > right }
    case .greaterOrEqual: .rows { (left: Int64, right: Int64) in left >= right }
    }
  }

  /// As IEEE 754 has it: every comparison with NaN is false but `<>`.
  private static func doubles(_ operation: ComparisonOperation) -> Kernel {
    switch operation {
    case .equal: .rows { (left: Double, right: Double) in left == right }
    case .notEqual: .rows { (left: Double, right: Double) in left != right }
    case .less: .rows { (left: Double, right: Double) in left < right }
    case .lessOrEqual: .rows { (left: Double, right: Double) in left <= right }
    case .greater: .rows { (left: Double, right: Double) in left > right }
    case .greaterOrEqual: .rows { (left: Double, right: Double) in left >= right }
    }
  }

  private static func containers(_ operation: ComparisonOperation) -> Kernel {
    .strictValues { values, _ throws(EvaluationError) in
      switch operation {
      case .equal: return ValueOrder.isEqual(values[0], values[1]).map { .boolean($0) } ?? .null
      case .notEqual:
        return ValueOrder.isEqual(values[0], values[1]).map { .boolean(!$0) } ?? .null
      default: return .boolean(operation.holds(ValueOrder.order(values[0], values[1])))
      }
    }
  }

  /// IS DISTINCT FROM: nulls are values here, NaN equals NaN.
  package static let isDistinct = Kernel.values { values, call throws(EvaluationError) in
    if case .instant(let left) = values[0], case .instant(let right) = values[1],
      case .timeWithTimeZone = call.arguments[0].type
    {
      return .boolean(left.timeInUTC != right.timeInUTC)
    }
    return .boolean(!ValueOrder.isIdentical(values[0], values[1]))
  }
}

extension Instant {
  /// Of a time with a zone: picoseconds of the day in UTC. Such a time's zone is always an offset,
  /// whose key is its minutes and 841, or UTC's 0.
  var timeInUTC: Int64 {
    let day: Int64 = 86_400_000_000_000_000
    let minutes = zone == 0 || zone > 1_681 ? 0 : Int64(zone) - 841
    let time = (micros - minutes * 60_000_000_000_000) % day
    return time < 0 ? time + day : time
  }
}
