import TarnColumns
import TarnFunctions
import TarnPlanning

/// One aggregate call over all groups of one worker, with its FILTER, DISTINCT and ORDER BY.
///
/// DISTINCT and ORDER BY keep their rows until the end: sets of rows can be merged between
/// workers, finished states could not.
final class AggregateState {
  private let call: AggregateCall
  private let arguments: [Program]
  private let filter: Program?
  private let state: any Aggregate
  private var distinct: GroupKeys?
  private var kept: [(batch: Batch, groups: [UInt32])] = []

  init(_ call: AggregateCall, _ context: EvaluationContext) throws(EvaluationError) {
    self.call = call
    arguments = call.arguments.map { Program($0, context) }
    filter = call.filter.map { Program($0, context) }
    guard case .aggregate(let make) = call.overload.code else {
      throw EvaluationError(
        .functionNotAggregate, "Function '\(call.function.name)' is not an aggregate function")
    }
    state = try make(
      Preparation(
        argumentTypes: call.arguments.map(\.type), constants: arguments.map(\.constantValue),
        lambdas: Program.lambdas(call.arguments, context), type: call.type, context: context))
    if call.isDistinct {
      distinct = GroupKeys([.bigint] + call.arguments.map(\.type))
    }
  }

  var byteSize: Int {
    state.byteSize + (distinct?.byteSize ?? 0) + kept.reduce(0) { $0 + $1.batch.byteSize }
  }

  func update(_ frame: Frame, groups: [UInt32], groupCount: Int) throws(EvaluationError) {
    var frame = frame
    var groups = groups
    if let filter {
      let (rows, errors) = filter.selection(frame)
      if let error = errors.errors.first { throw error }
      if let rows {
        frame = frame.taking(
          rows, columns: arguments.flatMap(\.columns) + call.orderBy.map(\.column))
        groups = rows.map { groups[Int($0)] }
      }
    }
    var vectors: [Vector] = []
    for argument in arguments {
      let result = argument.evaluate(frame)
      if let error = result.errors.errors.first { throw error }
      vectors.append(result.vector)
    }
    state.grow(to: groupCount)
    let rows = frame.batch.rows
    if !call.orderBy.isEmpty {
      let keys = call.orderBy.map { frame.batch.columns[$0.column] }
      kept.append((Batch(columns: vectors + keys, rows: rows), groups))
    } else if distinct != nil {
      let places = Vector(.bigint, count: rows, .int64(groups.map { Int64($0) }))
      _ = distinct?.groups(of: [places] + vectors, rows: rows)
    } else {
      try state.update(vectors, groups: groups)
    }
  }

  func merge(_ other: AggregateState, groups: [UInt32], groupCount: Int) throws(EvaluationError) {
    state.grow(to: groupCount)
    if !call.orderBy.isEmpty {
      for part in other.kept {
        kept.append((part.batch, part.groups.map { groups[Int($0)] }))
      }
    } else if let theirs = other.distinct {
      var keys = theirs.keys()
      guard case .int64(let places) = keys[0].storage else { return }
      keys[0] = Vector(
        .bigint, count: places.count, .int64(places.map { Int64(groups[Int($0)]) }))
      _ = distinct?.groups(of: keys, rows: places.count)
    } else {
      try state.merge(other.state, groups: groups)
    }
  }

  func finish(count: Int) throws(EvaluationError) -> Vector {
    state.grow(to: count)
    if !call.orderBy.isEmpty { try finishOrdered() }
    if let distinct {
      let keys = distinct.keys()
      if case .int64(let places) = keys[0].storage {
        try state.update(Array(keys.dropFirst()), groups: places.map { UInt32($0) })
      }
    }
    return try state.finish(count: count)
  }

  /// Feeds the rows that were kept in the order asked for.
  private func finishOrdered() throws(EvaluationError) {
    let types = call.arguments.map(\.type)
    guard let first = kept.first else { return }
    let keyTypes = first.batch.columns.dropFirst(types.count).map(\.type)
    let all = Batch.concatenation(kept.map(\.batch), types: types + keyTypes)
    let groups = kept.flatMap(\.groups)
    kept = []
    let keys = call.orderBy.indices.map { index in
      SortKey(
        column: types.count + index, isDescending: call.orderBy[index].isDescending,
        nullsFirst: call.orderBy[index].nullsFirst)
    }
    let order = RowOrder(all, keys).sorted()
    let sorted = all.taking(order)
    let vectors = Array(sorted.columns.prefix(types.count))
    let sortedGroups = order.map { groups[Int($0)] }
    if distinct != nil {
      let places = Vector(.bigint, count: order.count, .int64(sortedGroups.map { Int64($0) }))
      _ = distinct?.groups(of: [places] + vectors, rows: order.count)
    } else {
      try state.update(vectors, groups: sortedGroups)
    }
  }
}
