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
  private var distinct: DistinctRows?
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
      distinct = DistinctRows(call.arguments.map(\.type))
    }
  }

  var byteSize: Int {
    state.byteSize + (distinct?.byteSize ?? 0) + kept.reduce(0) { $0 + $1.batch.byteSize }
  }

  /// Whether rows may stand for several equal ones.
  var takesCounts: Bool {
    guard call.orderBy.isEmpty, arguments.allSatisfy(\.isPure), filter?.isPure ?? true else {
      return false
    }
    return call.isDistinct || state.repeats != .separate
  }

  func update(
    _ frame: Frame, groups: [UInt32], counts: [UInt32]?, groupCount: Int
  ) throws(EvaluationError) {
    var frame = frame
    var groups = groups
    var counts = counts
    if let filter {
      let (rows, errors) = filter.selection(frame)
      if let error = errors.errors.first { throw error }
      if let rows {
        frame = frame.taking(
          rows, columns: arguments.flatMap(\.columns) + call.orderBy.map(\.column))
        groups = rows.map { groups[Int($0)] }
        counts = counts.map { counts in rows.map { counts[Int($0)] } }
      }
    }
    var vectors: [Vector] = []
    for argument in arguments {
      let result = argument.evaluate(frame)
      if let error = result.errors.errors.first { throw error }
      vectors.append(state.readsCodedTexts ? result.vector : result.vector.decoded())
    }
    state.grow(to: groupCount)
    let rows = frame.batch.rows
    if !call.orderBy.isEmpty {
      let keys = call.orderBy.map { frame.batch.columns[$0.column] }
      kept.append((Batch(columns: vectors + keys, rows: rows), groups))
    } else if distinct != nil {
      distinct?.insert(vectors, groups: groups)
    } else if let counts, state.repeats == .counted {
      try state.update(vectors, groups: groups, counts: counts)
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
      let (values, places) = theirs.rows()
      distinct?.insert(values, groups: places.map { groups[Int($0)] })
    } else {
      try state.merge(other.state, groups: groups)
    }
  }

  func finish(count: Int) throws(EvaluationError) -> Vector {
    state.grow(to: count)
    if !call.orderBy.isEmpty { try finishOrdered() }
    if let distinct {
      let (values, groups) = distinct.rows()
      try state.update(values, groups: groups)
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
      distinct?.insert(vectors, groups: sortedGroups)
    } else {
      try state.update(vectors, groups: sortedGroups)
    }
  }
}
