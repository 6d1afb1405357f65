package import TarnColumns
import TarnPlanning

/// A step that needs nothing but its batch, so that scanning threads do it themselves.
enum Transform: Sendable {
  case filter(Program)
  case project([Program])

  func apply(
    _ batch: Batch, outers: [OuterRow], _ context: EvaluationContext
  ) throws(EvaluationError) -> Batch {
    let frame = Frame(batch, outers: outers, context)
    switch self {
    case .filter(let condition):
      let (rows, errors) = condition.selection(frame)
      if let error = errors.errors.first { throw error }
      guard let rows else { return batch }
      return batch.taking(rows)
    case .project(let programs):
      var columns: [Vector] = []
      columns.reserveCapacity(programs.count)
      var errors = RowErrors()
      for program in programs {
        let result = program.evaluate(frame)
        errors.merge(result.errors)
        columns.append(result.vector)
      }
      if let error = errors.errors.first { throw error }
      return Batch(columns: columns, rows: batch.rows)
    }
  }
}

extension Transform {
  /// The same over rows that stand for several.
  func apply(
    _ counted: CountedBatch, outers: [OuterRow], _ context: EvaluationContext
  ) throws(EvaluationError) -> CountedBatch {
    guard case .filter(let condition) = self else {
      let batch = try apply(counted.batch, outers: outers, context)
      return CountedBatch(batch: batch, counts: counted.counts)
    }
    let (rows, errors) = condition.selection(Frame(counted.batch, outers: outers, context))
    if let error = errors.errors.first { throw error }
    guard let rows else { return counted }
    return CountedBatch(
      batch: counted.batch.taking(rows), counts: rows.map { counted.counts[Int($0)] })
  }
}

/// Units of a scan through transforms, in parallel, in order.
final class ScanOperator: Operator {
  let types: [SQLType]
  private let parallel: OrderedParallel<Batch?>
  private let runtime: QueryRuntime

  init(
    _ source: any ScanSource, _ transforms: [Transform], types: [SQLType], outers: [OuterRow],
    _ runtime: QueryRuntime
  ) {
    self.types = types
    self.runtime = runtime
    parallel = OrderedParallel(jobs: source.unitCount, threads: runtime.threads) {
      let reader = try source.makeReader()
      return { unit in
        try runtime.context.cancellation.check()
        guard var batch = try reader.read(unit) else { return nil }
        for transform in transforms {
          if batch.rows == 0 { return nil }
          batch = try transform.apply(batch, outers: outers, runtime.context)
        }
        return batch
      }
    }
  }

  func next() throws -> Batch? {
    while let result = try parallel.next() {
      if let batch = result, batch.rows > 0 { return batch }
    }
    return nil
  }
}

/// Transforms over any other operator.
final class TransformOperator: Operator {
  let types: [SQLType]
  private let input: any Operator
  private let transform: Transform
  private let outers: [OuterRow]
  private let runtime: QueryRuntime

  init(
    _ input: any Operator, _ transform: Transform, types: [SQLType], outers: [OuterRow],
    _ runtime: QueryRuntime
  ) {
    self.types = types
    self.input = input
    self.transform = transform
    self.outers = outers
    self.runtime = runtime
  }

  func next() throws -> Batch? {
    while let batch = try input.next() {
      try runtime.context.cancellation.check()
      let result = try transform.apply(batch, outers: outers, runtime.context)
      if result.rows > 0 { return result }
    }
    return nil
  }
}

/// Rows that are ready: VALUES, a shared result, a recursive round.
package final class RowsOperator: Operator {
  package let types: [SQLType]
  private var batches: [Batch]

  package init(_ batches: [Batch], types: [SQLType]) {
    self.types = types
    self.batches = batches.reversed()
  }

  package func next() throws -> Batch? { batches.popLast() }
}
