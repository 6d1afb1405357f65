import TarnColumns
import TarnPlanning
import TarnSQLSyntax

/// The frame of each row of a partition.
struct FrameBounds {
  private let frame: TarnPlanning.Frame
  private let start: Vector?
  private let end: Vector?
  /// The sort key as the types of both bounds, which may be wider than its own.
  private let startKey: Vector?
  private let endKey: Vector?
  private let isDescending: Bool

  init(
    _ frame: TarnPlanning.Frame, _ orderBy: [SortKey], _ input: Frame,
    _ context: EvaluationContext
  ) throws(EvaluationError) {
    self.frame = frame
    start = try Self.offsets(frame.start, input, context)
    end = try Self.offsets(frame.end, input, context)
    let key = frame.unit == .range ? orderBy.first : nil
    startKey = try Self.key(key, as: start?.type, input, context)
    endKey = try Self.key(key, as: end?.type, input, context)
    isDescending = orderBy.first?.isDescending ?? false
  }

  private static func key(
    _ key: SortKey?, as type: SQLType?, _ input: Frame, _ context: EvaluationContext
  ) throws(EvaluationError) -> Vector? {
    guard let key else { return nil }
    let column = input.batch.columns[key.column]
    guard let type, type != column.type else { return column.flat() }
    let cast = Expr.cast(.column(key.column, column.type), to: type, isTry: false, nil)
    let result = Program(cast, context).evaluate(input)
    if let error = result.errors.errors.first { throw error }
    return result.vector.flat()
  }

  private static func offsets(
    _ bound: TarnPlanning.Frame.Bound, _ input: Frame, _ context: EvaluationContext
  ) throws(EvaluationError) -> Vector? {
    switch bound {
    case .preceding(let expression), .following(let expression):
      let result = Program(expression, context).evaluate(input)
      if let error = result.errors.errors.first { throw error }
      return result.vector.flat()
    default: return nil
    }
  }

  /// Counted from the partition's start.
  func ranges(
    in partition: Range<Int>, peers: [Range<Int>]
  ) throws(EvaluationError) -> [Range<Int>] {
    let count = partition.count
    var groups = PeerGroups(peers: [])
    if frame.unit == .groups { groups = PeerGroups(peers: peers) }
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(count)
    for row in 0..<count {
      let lower = try edge(frame.start, start, row, partition, peers, groups, isEnd: false)
      let upper = try edge(frame.end, end, row, partition, peers, groups, isEnd: true)
      let from = min(max(lower, 0), count)
      let to = min(max(upper, 0), count)
      ranges.append(from < to ? from..<to : from..<from)
    }
    return ranges
  }

  /// The first row of the frame, or the row after its last.
  private func edge(
    _ bound: TarnPlanning.Frame.Bound, _ offsets: Vector?, _ row: Int, _ partition: Range<Int>,
    _ peers: [Range<Int>], _ groups: PeerGroups, isEnd: Bool
  ) throws(EvaluationError) -> Int {
    switch bound {
    case .unboundedPreceding: return 0
    case .unboundedFollowing: return partition.count
    case .currentRow:
      if frame.unit == .rows { return isEnd ? row + 1 : row }
      return isEnd ? peers[row].upperBound : peers[row].lowerBound
    case .preceding:
      return try moved(offsets, row, partition, peers, groups, isPreceding: true, isEnd)
    case .following:
      return try moved(offsets, row, partition, peers, groups, isPreceding: false, isEnd)
    }
  }

  private func moved(
    _ offsets: Vector?, _ row: Int, _ partition: Range<Int>, _ peers: [Range<Int>],
    _ groups: PeerGroups, isPreceding: Bool, _ isEnd: Bool
  ) throws(EvaluationError) -> Int {
    guard let offsets else { return row }
    let absolute = partition.lowerBound + row
    if frame.unit == .range {
      return try valueEdge(
        offsets.value(at: absolute), row, partition, peers, isPreceding: isPreceding, isEnd)
    }
    guard case .integer(let offset) = offsets.value(at: absolute), offset >= 0 else {
      throw EvaluationError(
        .invalidWindowFrame, "Window frame offset value must not be negative or null")
    }
    let step = Int(clamping: offset)
    if frame.unit == .rows {
      let target =
        isPreceding
        ? row.subtractingReportingOverflow(step).partialValue
        : row.addingReportingOverflow(step).partialValue
      let clamped = isPreceding ? target : (target < row ? partition.count : target)
      return isEnd ? min(clamped, partition.count - 1) + 1 : clamped
    }
    let target =
      groups.numberOfRow[row] + (isPreceding ? -min(step, row + 1) : min(step, peers.count))
    if target < 0 { return 0 }
    if target >= groups.ranges.count { return partition.count }
    return isEnd ? groups.ranges[target].upperBound : groups.ranges[target].lowerBound
  }

  /// Nulls stand outside of every bound: a frame that none of the keys is within ends behind nulls
  /// that come first, and begins before nulls that come last.
  ///
  /// RANGE: the frame reaches to the sort key's value `bound`. Rows whose key is null frame their
  /// peers.
  private func valueEdge(
    _ bound: Value, _ row: Int, _ partition: Range<Int>, _ peers: [Range<Int>],
    isPreceding: Bool, _ isEnd: Bool
  ) throws(EvaluationError) -> Int {
    guard let sortKey = isEnd ? endKey : startKey,
      !sortKey.isNull(at: partition.lowerBound + row)
    else { return isEnd ? peers[row].upperBound : peers[row].lowerBound }
    // A negative offset leads to the wrong side of the row's own key.
    let own = ValueOrder.order(bound, sortKey.value(at: partition.lowerBound + row))
    if bound.isNull || (isPreceding == isDescending ? own < 0 : own > 0) {
      throw EvaluationError(
        .invalidWindowFrame, "Window frame offset value must not be negative or null")
    }
    func order(_ index: Int) -> Int? {
      let value = sortKey.value(at: partition.lowerBound + index)
      if value.isNull { return nil }
      let order = ValueOrder.order(value, bound)
      return isDescending ? -order : order
    }
    if isEnd {
      return partition.indices.indices.last { index in
        order(index - partition.lowerBound).map { $0 <= 0 } ?? false
      }.map { $0 - partition.lowerBound + 1 }
        ?? partition.indices.first { !sortKey.isNull(at: $0) }.map { $0 - partition.lowerBound }
        ?? 0
    }
    return partition.first { index in
      order(index - partition.lowerBound).map { $0 >= 0 } ?? false
    }.map { $0 - partition.lowerBound }
      ?? partition.last { !sortKey.isNull(at: $0) }.map { $0 - partition.lowerBound + 1 }
      ?? partition.count
  }
}

/// The peer groups of a partition by number.
private struct PeerGroups {
  private(set) var ranges: [Range<Int>] = []
  private(set) var numberOfRow: [Int] = []

  init(peers: [Range<Int>]) {
    for range in peers {
      if ranges.last != range { ranges.append(range) }
      numberOfRow.append(ranges.count - 1)
    }
  }
}
