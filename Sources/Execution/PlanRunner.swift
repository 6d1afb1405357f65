import TarnColumns
package import TarnPlanning

/// The door of the stage: a plan becomes operators, operators give batches.
package struct PlanRunner {
  private let runtime: QueryRuntime
  /// Rows of shared and recursive definitions by id.
  private var shared: [Int: [Batch]] = [:]

  package init(_ runtime: QueryRuntime) { self.runtime = runtime }

  package func run(_ plan: Plan) throws -> any Operator {
    try operation(plan, outers: [])
  }

  private func operation(_ plan: Plan, outers: [OuterRow]) throws -> any Operator {
    if let pipeline = try pipeline(plan, outers) {
      return ScanOperator(
        pipeline.source, pipeline.transforms, types: plan.types, outers: outers, runtime)
    }
    switch plan {
    case .scan: preconditionFailure("a scan is a pipeline")
    case .values(let rows, let types): return try values(rows, types, outers)
    case .filter(let input, let condition):
      return TransformOperator(
        try operation(input, outers: outers), .filter(Program(condition, runtime.context)),
        types: plan.types, outers: outers, runtime)
    case .project(let input, let expressions):
      return TransformOperator(
        try operation(input, outers: outers),
        .project(expressions.map { Program($0, runtime.context) }), types: plan.types,
        outers: outers, runtime)
    case .aggregate(let aggregation):
      let needs = ScanNeeds(columns: aggregation.columns(runtime.context))
      if let pipeline = try pipeline(aggregation.input, outers, needs) {
        return AggregateOperator(
          aggregation, source: pipeline.source, pipeline.transforms,
          inputTypes: aggregation.input.types, outers: outers, runtime)
      }
      return AggregateOperator(
        aggregation, input: try operation(aggregation.input, outers: outers), outers: outers,
        runtime)
    case .join(let join):
      return JoinOperator(
        join, try operation(join.left, outers: outers), try operation(join.right, outers: outers),
        outers: outers, runtime)
    case .apply(let apply):
      return ApplyOperator(
        apply, try operation(apply.left, outers: outers), outers: outers, runtime
      ) { try operation($0, outers: $1) }
    case .unnest(let unnest):
      return UnnestOperator(
        unnest, try operation(unnest.input, outers: outers), outers: outers, runtime)
    case .window(let window):
      return WindowOperator(
        window, try operation(window.input, outers: outers), outers: outers, runtime)
    case .sort(let input, let keys):
      return SortOperator(try operation(input, outers: outers), keys, runtime)
    case .limit(let input, let limit):
      // Ties are known by the sort keys alone, so the rows are compared once more.
      if let keys = limit.ties {
        return TopNOperator(try operation(input, outers: outers), keys, limit, runtime)
      }
      return LimitOperator(try operation(input, outers: outers), limit)
    case .topN(let input, let keys, let limit): return try topN(input, keys, limit, outers)
    case .union(let inputs):
      return UnionOperator(
        try inputs.map { try operation($0, outers: outers) }, types: plan.types)
    case .setOperation(let operation):
      return SetOperator(
        operation, try self.operation(operation.left, outers: outers),
        try self.operation(operation.right, outers: outers), runtime)
    case .sample(let input, let fraction, let isSystem):
      return try sample(input, fraction, isSystem, outers)
    case .shared(let id, let definition, let body):
      var inner = self
      inner.shared[id] = try batches(operation(definition, outers: outers))
      return try inner.operation(body, outers: outers)
    case .recursive(let id, let base, let step, let isDistinct):
      return RecursiveOperator(
        try operation(base, outers: outers), isDistinct: isDistinct, runtime
      ) { rows in
        var inner = self
        inner.shared[id] = [rows]
        return try inner.operation(step, outers: outers)
      }
    case .reference(let id, let types): return RowsOperator(shared[id] ?? [], types: types)
    case .single(let input):
      return SingleOperator(try operation(input, outers: outers), runtime)
    }
  }

  private func topN(
    _ input: Plan, _ keys: [SortKey], _ limit: Limit, _ outers: [OuterRow]
  ) throws -> any Operator {
    guard runtime.usesShortcuts, let bound = TopNBound.bound(for: input, keys),
      let pipeline = try pipeline(input, outers, ScanNeeds(bound: bound)),
      !pipeline.transforms.contains(where: \.isFallible)
    else { return TopNOperator(try operation(input, outers: outers), keys, limit, runtime) }
    let scan = ScanOperator(
      pipeline.source, pipeline.transforms, types: input.types, outers: outers, runtime)
    return TopNOperator(scan, keys, limit, runtime, bound: bound)
  }

  private struct Pipeline {
    let source: any ScanSource
    var transforms: [Transform]
  }

  /// A scan with nothing but filters and projections above it.
  private func pipeline(
    _ plan: Plan, _ outers: [OuterRow], _ needs: ScanNeeds = ScanNeeds()
  ) throws -> Pipeline? {
    switch plan {
    case .scan(let scan):
      return Pipeline(
        source: try runtime.tables.source(
          for: scan, outers: outers, runtime, wanting: needs), transforms: [])
    case .filter(let input, let condition):
      let program = Program(condition, runtime.context)
      var needs = needs
      needs.columns?.formUnion(program.columns)
      guard var below = try pipeline(input, outers, needs) else { return nil }
      below.transforms.append(.filter(program))
      return below
    case .project(let input, let expressions):
      let programs = expressions.map { Program($0, runtime.context) }
      var needs = needs
      needs.columns = Set(programs.flatMap(\.columns))
      guard var below = try pipeline(input, outers, needs) else { return nil }
      below.transforms.append(.project(programs))
      return below
    default: return nil
    }
  }

  private func batches(_ operation: any Operator) throws -> [Batch] {
    var batches: [Batch] = []
    while let batch = try operation.next() {
      try runtime.context.cancellation.check()
      try runtime.memory.reserve(batch.byteSize, for: "shared rows")
      batches.append(batch)
    }
    return batches
  }

  private func values(
    _ rows: [[Expr]], _ types: [SQLType], _ outers: [OuterRow]
  ) throws -> any Operator {
    if rows.isEmpty { return RowsOperator([], types: types) }
    let frame = Frame(Batch(columns: [], rows: 1), outers: outers, runtime.context)
    var builders = types.map { VectorBuilder($0) }
    for row in rows {
      for (index, expression) in row.enumerated() {
        if case .constant(let value, _) = expression {
          builders[index].append(value)
          continue
        }
        let result = Program(expression, runtime.context).evaluate(frame)
        if let error = result.errors.errors.first { throw error }
        builders[index].append(contentsOf: result.vector)
      }
    }
    return RowsOperator(
      [Batch(columns: builders.map { $0.finish() }, rows: rows.count)], types: types)
  }

  private func sample(
    _ input: Plan, _ fraction: Expr, _ isSystem: Bool, _ outers: [OuterRow]
  ) throws -> any Operator {
    let frame = Frame(Batch(columns: [], rows: 1), outers: outers, runtime.context)
    let result = Program(fraction, runtime.context).evaluate(frame)
    if let error = result.errors.errors.first { throw error }
    guard case .double(let share) = result.vector.value(at: 0), share >= 0, share <= 1 else {
      throw EvaluationError(
        .invalidArguments, "Sample percentage must be between 0 and 100, inclusive")
    }
    return SampleOperator(
      try operation(input, outers: outers), fraction: share, isSystem: isSystem)
  }
}

extension Aggregation {
  /// The columns of its input that it reads.
  fileprivate func columns(_ context: EvaluationContext) -> Set<Int> {
    var columns = Set(keys)
    for call in aggregates {
      for argument in call.arguments { columns.formUnion(Program(argument, context).columns) }
      if let filter = call.filter { columns.formUnion(Program(filter, context).columns) }
      columns.formUnion(call.orderBy.map(\.column))
    }
    return columns
  }
}
