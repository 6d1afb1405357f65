/// Order and equality of single values of one type, for containers and sorting of distinct values.
package struct ValueOrder {
  /// Whether two values are equal; nil where a null inside leaves it unknown.
  package static func isEqual(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.null, _), (_, .null): return nil
    case (.double(let left), .double(let right)): return left == right
    case (.instant(let left), .instant(let right)):
      return left.micros == right.micros && left.picos == right.picos
    case (.list(let left), .list(let right)), (.row(let left), .row(let right)):
      if left.count != right.count { return false }
      var isKnown = true
      for index in left.indices {
        switch isEqual(left[index], right[index]) {
        case false: return false
        case nil: isKnown = false
        default: break
        }
      }
      return isKnown ? true : nil
    case (.map(let left), .map(let right)):
      if left.count != right.count { return false }
      var isKnown = true
      for entry in left {
        guard let other = right.first(where: { isEqual($0.key, entry.key) == true }) else {
          return false
        }
        switch isEqual(entry.value, other.value) {
        case false: return false
        case nil: isKnown = false
        default: break
        }
      }
      return isKnown ? true : nil
    default: return left == right
    }
  }

  /// Equal or both null, at every depth; NaN equals NaN.
  package static func isIdentical(_ left: Value, _ right: Value) -> Bool {
    var leftBytes: [UInt8] = []
    var rightBytes: [UInt8] = []
    KeyEncoding.append(left, to: &leftBytes)
    KeyEncoding.append(right, to: &rightBytes)
    return leftBytes == rightBytes
  }

  /// -1, 0 or 1; nulls last, NaN after every number, texts by bytes.
  package static func order(_ left: Value, _ right: Value) -> Int {
    switch (left, right) {
    case (.null, .null): return 0
    case (.null, _): return 1
    case (_, .null): return -1
    case (.boolean(let left), .boolean(let right)):
      return left == right ? 0 : (right ? -1 : 1)
    case (.integer(let left), .integer(let right)): return sign(left, right)
    case (.wide(let left), .wide(let right)): return sign(left, right)
    case (.double(let left), .double(let right)): return order(left, right)
    case (.text(let left), .text(let right)):
      return left.withUnsafeBufferPointer { left in
        right.withUnsafeBufferPointer { TextOrder.order(left, $0) }
      }
    case (.instant(let left), .instant(let right)):
      let micros = sign(left.micros, right.micros)
      return micros != 0 ? micros : sign(left.picos, right.picos)
    case (.list(let left), .list(let right)), (.row(let left), .row(let right)):
      for index in 0..<min(left.count, right.count) {
        let order = order(left[index], right[index])
        if order != 0 { return order }
      }
      return sign(left.count, right.count)
    default: return 0
    }
  }

  @inlinable
  package static func sign<Number: Comparable>(_ left: Number, _ right: Number) -> Int {
    left < right ? -1 : (left > right ? 1 : 0)
  }

  /// NaN is the largest and equal to itself.
  package static func order(_ left: Double, _ right: Double) -> Int {
    if left.isNaN || right.isNaN { return sign(left.isNaN ? 1 : 0, right.isNaN ? 1 : 0) }
    return sign(left, right)
  }
}
