package import TarnColumns
import TarnPlanning

/// The rows an expression is evaluated over, and what it sees besides.
package struct Frame: Sendable {
  package var batch: Batch
  /// Lambda parameters by id, a vector of the batch's rows each.
  var parameters: [Int: Vector] = [:]
  /// Rows of enclosing Apply operators, the nearest first.
  var outers: [OuterRow] = []
  package var context: EvaluationContext

  package init(_ batch: Batch, outers: [OuterRow] = [], _ context: EvaluationContext) {
    self.batch = batch
    self.outers = outers
    self.context = context
  }

  /// The same over some of the rows; columns that are not named are left behind.
  func taking(_ rows: [UInt32], columns: [Int]) -> Frame {
    var taken = self
    let nothing = Vector(.unknown, count: 0, .boolean([]))
    var vectors = [Vector](repeating: nothing, count: batch.columns.count)
    for column in columns { vectors[column] = batch.columns[column].taking(rows) }
    taken.batch = Batch(columns: vectors, rows: rows.count)
    taken.parameters = parameters.mapValues { $0.taking(rows) }
    return taken
  }
}

/// One row of an enclosing query.
package struct OuterRow: Sendable {
  package let values: [Value]

  package init(values: [Value]) { self.values = values }
}

extension Program {
  /// A value for every row of the frame, and the rows that raised.
  package func evaluate(_ frame: Frame) -> Evaluated {
    let rows = frame.batch.rows
    switch node {
    case .column(let index): return Evaluated(frame.batch.columns[index])
    case .outer(let index, let level):
      return Evaluated(
        .constant(frame.outers[level].values[index], type, count: rows))
    case .parameter(let id):
      guard let vector = frame.parameters[id] else {
        preconditionFailure("lambda parameter \(id) is not bound")
      }
      return Evaluated(vector)
    case .constant(let vector): return Evaluated(Vector(type, count: rows, .constant(vector)))
    case .failure(let error): return failing(error, rows: rows)
    case .kernel(let kernel, let arguments, let lambdas, let isPure):
      return call(kernel, arguments, lambdas, isPure: isPure, frame)
    case .and, .or, .not: return truth(frame).evaluated(rows: rows)
    case .isNull(let inner): return isNull(inner, frame)
    case .isIn(let value, let list, let constants):
      return isIn(value, list, constants, frame)
    case .cases(let branches, let otherwise): return cases(branches, otherwise, frame)
    case .coalesce(let operands): return coalesce(operands, frame)
    case .nullIf(let first, _, let equality):
      var result = first.evaluate(frame)
      let equal = equality.truth(frame)
      let nulls = (0..<rows).map { equal.isTrue($0) }
      result.errors.merge(equal.errors)
      if nulls.contains(true) { result.vector = result.vector.withNulls(nulls) }
      return result
    case .attempt(let inner):
      var result = inner.evaluate(frame)
      if result.errors.isEmpty { return result }
      var nulls = [Bool](repeating: false, count: rows)
      var kept = RowErrors()
      for index in result.errors.rows.indices {
        let row = Int(result.errors.rows[index])
        if result.errors.errors[index].code.isCaughtByTry {
          nulls[row] = true
        } else {
          kept.add(result.errors.errors[index], row: row)
        }
      }
      result.vector = result.vector.withNulls(nulls)
      result.errors = kept
      return result
    case .field(let base, let index): return field(base, index, frame)
    case .row(let fields):
      var errors = RowErrors()
      let vectors = fields.map { field in
        let result = field.evaluate(frame)
        errors.merge(result.errors)
        return result.vector.decoded()
      }
      return Evaluated(Vector(type, count: rows, .row(vectors)), errors: errors)
    case .array(let elements): return array(elements, frame)
    }
  }

  private func failing(_ error: EvaluationError, rows: Int) -> Evaluated {
    var errors = RowErrors()
    for row in 0..<rows { errors.add(error, row: row) }
    return Evaluated(.nulls(type, count: rows), errors: errors)
  }

  /// Once for constants, once per distinct value for one dictionary, else once per row.
  private func call(
    _ kernel: Kernel, _ programs: [Program], _ lambdas: [LambdaProgram?], isPure: Bool,
    _ frame: Frame
  ) -> Evaluated {
    let rows = frame.batch.rows
    var errors = RowErrors()
    var vectors: [Vector] = []
    vectors.reserveCapacity(programs.count)
    for program in programs {
      let result = program.evaluate(frame)
      errors.merge(result.errors)
      vectors.append(result.vector)
    }
    if lambdas.isEmpty, isPure, rows > 1 {
      if let shared = callPerValue(kernel, vectors, frame) {
        errors.merge(shared.errors)
        return Evaluated(shared.vector, errors: errors)
      }
    }
    if vectors.contains(where: { $0.isCoded }) {
      if lambdas.isEmpty, let coded = kernel.runCoded,
        let result = coded(
          KernelCall(arguments: vectors, rows: rows, type: type, context: frame.context))
      {
        errors.merge(result.errors)
        return Evaluated(result.vector, errors: errors)
      }
      vectors = vectors.map { $0.decoded() }
    }
    let bound = lambdas.map { $0.map { bind($0, frame) } }
    let result = kernel.run(
      KernelCall(
        arguments: vectors, lambdas: bound, rows: rows, type: type, context: frame.context))
    errors.merge(result.errors)
    return Evaluated(result.vector, errors: errors)
  }

  /// nil where the arguments are not all constant but for one dictionary.
  private func callPerValue(
    _ kernel: Kernel, _ vectors: [Vector], _ frame: Frame
  ) -> Evaluated? {
    var dictionary: (index: Int, codes: [UInt32], values: Vector)?
    for index in vectors.indices {
      switch vectors[index].storage {
      case .constant: continue
      case .dictionary(let codes, let values):
        guard dictionary == nil, values.count <= frame.batch.rows else { return nil }
        dictionary = (index, codes, values)
      default: return nil
      }
    }
    let rows = dictionary?.values.count ?? 1
    let arguments = vectors.indices.map { index in
      if index == dictionary?.index, let dictionary { return dictionary.values }
      guard case .constant(let value) = vectors[index].storage else { return vectors[index] }
      return Vector(value.type, count: rows, .constant(value))
    }
    let result = kernel.run(
      KernelCall(arguments: arguments, rows: rows, type: type, context: frame.context))
    let all = frame.batch.rows
    guard let dictionary else {
      var errors = RowErrors()
      if let error = result.errors.errors.first {
        for row in 0..<all { errors.add(error, row: row) }
      }
      return Evaluated(
        Vector(type, count: all, .constant(result.vector.flat())), errors: errors)
    }
    return Evaluated(
      Vector(type, count: all, .dictionary(codes: dictionary.codes, values: result.vector.flat())),
      errors: result.errors.spread(over: dictionary.codes))
  }

  /// The lambdas among an aggregate's arguments: without columns, since an aggregate calls them when
  /// its rows are gone.
  static func lambdas(_ arguments: [Expr], _ context: EvaluationContext) -> [TarnColumns.Lambda?] {
    let nothing = Frame(Batch(columns: [], rows: 1), context)
    return arguments.map { argument in
      guard case .lambda(let lambda) = argument else { return nil }
      let body = Program(lambda.body, context)
      // A column would be read from rows that are gone; the planner refuses such lambdas.
      guard body.columns.isEmpty else { return nil }
      return body.bind(LambdaProgram(parameters: lambda.parameters, body: body), nothing)
    }
  }

  private func bind(_ lambda: LambdaProgram, _ frame: Frame) -> TarnColumns.Lambda {
    TarnColumns.Lambda(parameters: lambda.parameters.map(\.type), result: lambda.body.type) {
      arguments, rows in
      var inner = frame.taking(rows, columns: lambda.body.columns)
      for (parameter, argument) in zip(lambda.parameters, arguments) {
        inner.parameters[parameter.id] = argument
      }
      return lambda.body.evaluate(inner)
    }
  }

  private func isNull(_ inner: Program, _ frame: Frame) -> Evaluated {
    let result = inner.evaluate(frame)
    let vector = result.vector
    func flags(_ flat: Vector) -> Vector {
      Vector(
        .boolean, count: flat.count,
        .boolean(flat.nulls ?? [Bool](repeating: false, count: flat.count)))
    }
    let storage: Vector.Storage =
      switch vector.storage {
      case .dictionary(let codes, let values): .dictionary(codes: codes, values: flags(values))
      case .constant(let value): .constant(flags(value))
      default: flags(vector).storage
      }
    return Evaluated(Vector(.boolean, count: vector.count, storage), errors: result.errors)
  }

  private func field(_ base: Program, _ index: Int, _ frame: Frame) -> Evaluated {
    let result = base.evaluate(frame)
    func part(_ flat: Vector) -> Vector {
      guard case .row(let fields) = flat.storage else {
        return .nulls(type, count: flat.count).flat()
      }
      guard let nulls = flat.nulls else { return fields[index].flat() }
      return fields[index].withNulls(nulls)
    }
    let vector = result.vector
    let storage: Vector.Storage
    switch vector.storage {
    case .dictionary(let codes, let values):
      storage = .dictionary(codes: codes, values: part(values))
    case .constant(let value): storage = .constant(part(value))
    case .row(let fields) where vector.nulls == nil:
      return Evaluated(fields[index], errors: result.errors)
    default: return Evaluated(part(vector), errors: result.errors)
    }
    return Evaluated(Vector(type, count: vector.count, storage), errors: result.errors)
  }

  /// The elements of all columns, then places that pick one of each per row.
  private func array(_ elements: [Program], _ frame: Frame) -> Evaluated {
    let rows = frame.batch.rows
    guard case .array(let elementType) = type else { preconditionFailure("\(type) is no array") }
    var errors = RowErrors()
    var builder = VectorBuilder(elementType)
    for element in elements {
      let result = element.evaluate(frame)
      errors.merge(result.errors)
      builder.append(contentsOf: result.vector)
    }
    let columns = builder.finish()
    let order = (0..<rows).flatMap { row in
      elements.indices.map { UInt32($0 * rows + row) }
    }
    let extents = (0..<rows).map { Extent($0 * elements.count, elements.count) }
    return Evaluated(
      Vector(
        type, count: rows, .list(ListArray(extents: extents, elements: columns.taking(order)))),
      errors: errors)
  }
}

extension Vector {
  /// The same rows, null also where the flags say so.
  func withNulls(_ flags: [Bool]) -> Vector {
    let flat = flat()
    guard let own = flat.nulls else {
      return Vector(type, count: count, flat.storage, nulls: flags)
    }
    return Vector(
      type, count: count, flat.storage, nulls: zip(own, flags).map { $0 || $1 })
  }
}
