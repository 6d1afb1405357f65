import TarnColumns
import TarnPlanning

/// GROUP BY, for one or several grouping sets.
///
/// Over a scan each thread groups runs of consecutive units by itself; the runs are merged in
/// order. How units are cut into runs depends on the lake alone, so sums of doubles come out the
/// same whatever the number of threads.
final class AggregateOperator: Operator {
  let types: [SQLType]
  private let aggregation: Aggregation
  private let keyTypes: [SQLType]
  private let makeStates: () throws -> [GroupedRows]
  private var isDone = false
  private let runtime: QueryRuntime

  private static let runs = 16

  init(
    _ aggregation: Aggregation, input: any Operator, outers: [OuterRow], _ runtime: QueryRuntime
  ) {
    self.aggregation = aggregation
    self.runtime = runtime
    types = aggregation.types
    keyTypes = aggregation.keys.map { input.types[$0] }
    makeStates = { [keyTypes] in
      let states = try aggregation.sets.map {
        try GroupedRows(aggregation, set: $0, keyTypes: keyTypes, runtime.context)
      }
      while let batch = try input.next() {
        try runtime.context.cancellation.check()
        for state in states { try state.update(batch, outers: outers, runtime) }
      }
      return states
    }
  }

  init(
    _ aggregation: Aggregation, source: any ScanSource, _ transforms: [Transform],
    inputTypes: [SQLType], outers: [OuterRow], _ runtime: QueryRuntime
  ) {
    self.aggregation = aggregation
    self.runtime = runtime
    types = aggregation.types
    keyTypes = aggregation.keys.map { inputTypes[$0] }
    // A step that gives another result each time is taken row by row.
    let isCountable = runtime.usesShortcuts && transforms.allSatisfy(\.isPure)
    makeStates = { [keyTypes] in
      let units = source.unitCount
      let length = max(1, (units + Self.runs - 1) / Self.runs)
      let jobs = (units + length - 1) / length
      let parallel = OrderedParallel<Handed>(jobs: jobs, threads: runtime.threads) {
        let reader = try source.makeReader()
        return { job in
          let states = try aggregation.sets.map {
            try GroupedRows(aggregation, set: $0, keyTypes: keyTypes, runtime.context)
          }
          let takesCounts = isCountable && states.allSatisfy(\.takesCounts)
          for unit in job * length..<min(units, (job + 1) * length) {
            try runtime.context.cancellation.check()
            if takesCounts, let counted = try reader.readCounted(unit) {
              try Self.update(states, counted, transforms, outers, runtime)
              continue
            }
            guard var batch = try reader.read(unit) else { continue }
            if takesCounts, let counted = batch.counted() {
              try Self.update(states, counted, transforms, outers, runtime)
              continue
            }
            for transform in transforms where batch.rows > 0 {
              batch = try transform.apply(batch, outers: outers, runtime.context)
            }
            if batch.rows == 0 { continue }
            for state in states { try state.update(batch, outers: outers, runtime) }
          }
          return Handed(states: states)
        }
      }
      var merged: [GroupedRows]?
      while let handed = try parallel.next() {
        if let states = merged {
          for (state, other) in zip(states, handed.states) { try state.merge(other) }
        } else {
          merged = handed.states
        }
      }
      return try merged
        ?? aggregation.sets.map {
          try GroupedRows(aggregation, set: $0, keyTypes: keyTypes, runtime.context)
        }
    }
  }

  private static func update(
    _ states: [GroupedRows], _ rows: CountedBatch, _ transforms: [Transform],
    _ outers: [OuterRow], _ runtime: QueryRuntime
  ) throws {
    var counted = rows
    for transform in transforms where counted.batch.rows > 0 {
      counted = try transform.apply(counted, outers: outers, runtime.context)
    }
    if counted.batch.rows == 0 { return }
    for state in states { try state.update(counted, outers: outers, runtime) }
  }

  /// States on their way from the thread that made them to the one that merges them.
  ///
  /// `@unchecked Sendable`: the maker lets go of them when it hands them over.
  private struct Handed: @unchecked Sendable {
    let states: [GroupedRows]
  }

  func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    let states = try makeStates()
    var parts: [Batch] = []
    for (number, state) in states.enumerated() {
      let part = try state.finish(setNumber: states.count > 1 ? number : nil)
      if part.rows > 0 { parts.append(part) }
    }
    if parts.isEmpty { return nil }
    return Batch.concatenation(parts, types: types)
  }
}

/// The groups of one grouping set.
final class GroupedRows {
  private let aggregation: Aggregation
  private let set: [Int]
  private let keyTypes: [SQLType]
  private var keys: GroupKeys
  private let states: [AggregateState]
  private var reserved = 0

  init(
    _ aggregation: Aggregation, set: [Int], keyTypes: [SQLType], _ context: EvaluationContext
  ) throws {
    self.aggregation = aggregation
    self.set = set
    self.keyTypes = keyTypes
    keys = GroupKeys(set.map { keyTypes[$0] })
    states = try aggregation.aggregates.map { try AggregateState($0, context) }
  }

  /// Whether rows may come that stand for several.
  var takesCounts: Bool { states.allSatisfy(\.takesCounts) }

  func update(_ batch: Batch, outers: [OuterRow], _ runtime: QueryRuntime) throws {
    try update(batch, counts: nil, outers, runtime)
  }

  func update(_ counted: CountedBatch, outers: [OuterRow], _ runtime: QueryRuntime) throws {
    try update(counted.batch, counts: counted.counts, outers, runtime)
  }

  private func update(
    _ batch: Batch, counts: [UInt32]?, _ outers: [OuterRow], _ runtime: QueryRuntime
  ) throws {
    let columns = set.map { batch.columns[aggregation.keys[$0]] }
    let groups = keys.groups(of: columns, rows: batch.rows)
    let frame = Frame(batch, outers: outers, runtime.context)
    for state in states {
      try state.update(frame, groups: groups, counts: counts, groupCount: keys.count)
    }
    let size = keys.byteSize + states.reduce(0) { $0 + $1.byteSize }
    if size > reserved + (1 << 20) {
      try runtime.memory.reserve(size - reserved, for: "groups")
      reserved = size
    }
  }

  func merge(_ other: GroupedRows) throws {
    let groups = keys.groups(of: other.keys.keys(), rows: other.keys.count)
    for (state, their) in zip(states, other.states) {
      try state.merge(their, groups: groups, groupCount: keys.count)
    }
  }

  /// Without keys there is one group even where no row came; a set of keys has none then.
  func finish(setNumber: Int?) throws -> Batch {
    if set.isEmpty { _ = keys.groups(of: [], rows: 1) }
    let count = keys.count
    let own = keys.keys()
    var columns = keyTypes.indices.map { index in
      set.firstIndex(of: index).map { own[$0] } ?? .nulls(keyTypes[index], count: count)
    }
    if let setNumber {
      columns.append(.constant(.integer(Int64(setNumber)), .bigint, count: count))
    }
    for state in states { columns.append(try state.finish(count: count)) }
    return Batch(columns: columns, rows: count)
  }
}
