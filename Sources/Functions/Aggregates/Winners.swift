import TarnColumns

/// Finds the row of each group with the largest (sign 1) or smallest (-1) value of a batch in one
/// pass that compares candidates: a dictionary's values are never sorted, and rows with the code
/// of the group's candidate are not compared at all.
///
/// Of equal values the first row wins. NaN loses to every number, for the largest as for the
/// smallest.
struct Winners {
  private let sign: Int
  /// The winning row of each group, -1 where there is none; kept between batches for its room.
  private var winners: [Int32] = []
  /// The groups that have one.
  private(set) var groups: [UInt32] = []

  init(sign: Int) { self.sign = sign }

  func row(of group: UInt32) -> Int { Int(winners[Int(group)]) }

  mutating func find(in vector: Vector, groups rowGroups: [UInt32], count: Int) {
    for group in groups { winners[Int(group)] = -1 }
    groups.removeAll(keepingCapacity: true)
    if winners.count < count {
      winners += [Int32](repeating: -1, count: count - winners.count)
    }
    if vector.type == .unknown { return }
    if count == 1, case .dictionary(let codes, let values) = vector.storage,
      values.count < codes.count
    {
      return findFirst(in: vector, codes, valueCount: values.count)
    }
    let sign = sign
    if let seconds = vector.seconds {
      let numbers = Vector(.bigint, count: vector.count, .int64(seconds), nulls: vector.nulls)
      return pass(Int64.self, numbers, rowGroups) { ($0 < $1 ? -1 : ($0 > $1 ? 1 : 0)) * sign }
    }
    let vector = vector.decoded()
    switch vector.type.layout {
    case .int64:
      pass(Int64.self, vector, rowGroups) { ($0 < $1 ? -1 : ($0 > $1 ? 1 : 0)) * sign }
    case .double: pass(Double.self, vector, rowGroups) { Self.order($0, $1, sign) }
    case .int128:
      pass(Int128.self, vector, rowGroups) { ($0 < $1 ? -1 : ($0 > $1 ? 1 : 0)) * sign }
    case .text:
      pass(TextView.self, vector, rowGroups) { TextOrder.order($0.bytes, $1.bytes) * sign }
    case .boolean:
      pass(Bool.self, vector, rowGroups) { ($0 == $1 ? 0 : ($0 ? 1 : -1)) * sign }
    case .instant:
      pass(Instant.self, vector, rowGroups) {
        let micros = ValueOrder.sign($0.micros, $1.micros)
        return (micros != 0 ? micros : ValueOrder.sign($0.picos, $1.picos)) * sign
      }
    case .list, .map, .row: passValues(vector, rowGroups)
    }
  }

  /// Of one group: compares each value that a row has once.
  private mutating func findFirst(in vector: Vector, _ codes: [UInt32], valueCount: Int) {
    var isUsed = [Bool](repeating: false, count: valueCount)
    var firsts: [UInt32] = []
    for row in codes.indices where !isUsed[Int(codes[row])] {
      isUsed[Int(codes[row])] = true
      firsts.append(UInt32(truncatingIfNeeded: row))
    }
    var inner = Winners(sign: sign)
    inner.find(
      in: vector.taking(firsts), groups: [UInt32](repeating: 0, count: firsts.count), count: 1)
    if inner.groups.isEmpty { return }
    groups.append(0)
    winners[0] = Int32(bitPattern: firsts[inner.row(of: 0)])
  }

  /// Positive where `left` wins over `right`.
  static func order(_ left: Double, _ right: Double, _ sign: Int) -> Int {
    if left.isNaN || right.isNaN { return (left.isNaN ? 0 : 1) - (right.isNaN ? 0 : 1) }
    return (left < right ? -1 : (left > right ? 1 : 0)) * sign
  }

  /// The same for two values of any type.
  static func order(_ left: Value, _ right: Value, _ sign: Int) -> Int {
    switch (left, right) {
    case (.double(let left), .double(let right)): return order(left, right, sign)
    case (.list(let left), .list(let right)), (.row(let left), .row(let right)):
      for index in 0..<min(left.count, right.count) {
        let order = order(left[index], right[index], sign)
        if order != 0 { return order }
      }
      return ValueOrder.sign(left.count, right.count) * sign
    default: return ValueOrder.order(left, right) * sign
    }
  }

  private mutating func pass<Element: Lane>(
    _ lane: Element.Type, _ vector: Vector, _ rowGroups: [UInt32],
    _ order: (Element, Element) -> Int
  ) {
    Element.withView(vector) { view in
      for row in rowGroups.indices where !view.isNull(row) {
        let group = Int(rowGroups[row])
        let winner = winners[group]
        if winner < 0 {
          groups.append(UInt32(group))
        } else if view.index(row) == view.index(Int(winner))
          || order(view[row], view[Int(winner)]) <= 0
        {
          continue
        }
        winners[group] = Int32(truncatingIfNeeded: row)
      }
    }
  }

  private mutating func passValues(_ vector: Vector, _ rowGroups: [UInt32]) {
    for row in rowGroups.indices where !vector.isNull(at: row) {
      let group = Int(rowGroups[row])
      let winner = winners[group]
      if winner < 0 {
        groups.append(UInt32(group))
      } else if Self.order(vector.value(at: row), vector.value(at: Int(winner)), sign) <= 0 {
        continue
      }
      winners[group] = Int32(truncatingIfNeeded: row)
    }
  }
}
