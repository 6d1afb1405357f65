import TarnColumns

/// Forms that evaluate a branch only for the rows that take it.
extension Program {
  func cases(_ branches: [Branch], _ otherwise: Program, _ frame: Frame) -> Evaluated {
    var pieces = Pieces(type: type, rows: frame.batch.rows)
    for branch in branches {
      let waiting = pieces.waiting
      if waiting.isEmpty { break }
      let part = frame.narrowed(to: waiting, columns: branch.condition.columns)
      let truth = branch.condition.truth(part)
      pieces.fail(truth.errors, of: waiting)
      var taken: [UInt32] = []
      for (index, row) in waiting.enumerated() where truth.isTrue(index) { taken.append(row) }
      pieces.take(taken.filter { pieces.isWaiting($0) }, branch.result, frame)
    }
    pieces.take(pieces.waiting, otherwise, frame)
    return pieces.finish()
  }

  func coalesce(_ operands: [Program], _ frame: Frame) -> Evaluated {
    // The usual case without a gather: the first operand, and only its nulls from the others.
    var pieces = Pieces(type: type, rows: frame.batch.rows)
    for operand in operands {
      let waiting = pieces.waiting
      if waiting.isEmpty { break }
      let result = operand.evaluate(frame.narrowed(to: waiting, columns: operand.columns))
      pieces.fail(result.errors, of: waiting)
      var rows: [UInt32] = []
      var places: [UInt32] = []
      for (index, row) in waiting.enumerated()
      where pieces.isWaiting(row) && !result.vector.isNull(at: index) {
        rows.append(row)
        places.append(UInt32(index))
      }
      pieces.put(rows, result.vector.taking(places))
    }
    return pieces.finish()
  }

  func isIn(
    _ value: Program, _ list: [Program], _ constants: ConstantSet?, _ frame: Frame
  ) -> Evaluated {
    if let constants {
      let result = value.evaluate(frame)
      return Evaluated(
        membership(of: result.vector, in: constants), errors: result.errors)
    }
    // value = a OR value = b OR …
    let equality = Kernel.comparison(.equal, of: value.type)
    let tests = list.map { member in
      Program(
        .kernel(equality, [value, member], lambdas: [], isPure: true), .boolean,
        isFallible: value.isFallible || member.isFallible,
        columns: value.columns + member.columns)
    }
    return Program(
      .or(tests), .boolean, isFallible: isFallible, columns: columns
    ).evaluate(frame)
  }

  private func membership(of vector: Vector, in constants: ConstantSet) -> Vector {
    switch vector.storage {
    case .dictionary(let codes, let values) where values.count <= codes.count:
      return Vector(
        .boolean, count: vector.count,
        .dictionary(codes: codes, values: membership(of: values, in: constants)))
    case .constant(let value):
      return Vector(
        .boolean, count: vector.count, .constant(membership(of: value, in: constants)))
    default: break
    }
    let numbers = constants.keys.existingNumbers(of: vector)
    let missing = KeyColumn.missing
    let flags = numbers.map { $0 != missing && $0 != 0 }
    var nulls: [Bool]?
    if vector.mayHaveNulls || constants.hasNull {
      nulls = numbers.map { $0 == 0 || ($0 == missing && constants.hasNull) }
    }
    return Vector(.boolean, count: vector.count, .boolean(flags), nulls: nulls)
  }
}

extension Frame {
  /// All rows cost no gather.
  func narrowed(to rows: [UInt32], columns: [Int]) -> Frame {
    rows.count == batch.rows ? self : taking(rows, columns: columns)
  }
}

/// Collects results for disjoint sets of rows and puts them in order.
private struct Pieces {
  let type: SQLType
  private var pieceOfRow: [Int32]
  private var placeOfRow: [UInt32]
  private var vectors: [Vector] = []
  private var errorOfRow: [UInt32: EvaluationError] = [:]

  private static let none: Int32 = -1
  private static let failed: Int32 = -2

  init(type: SQLType, rows: Int) {
    self.type = type
    pieceOfRow = [Int32](repeating: Self.none, count: rows)
    placeOfRow = [UInt32](repeating: 0, count: rows)
  }

  var waiting: [UInt32] {
    pieceOfRow.indices.filter { pieceOfRow[$0] == Self.none }.map { UInt32($0) }
  }

  func isWaiting(_ row: UInt32) -> Bool { pieceOfRow[Int(row)] == Self.none }

  mutating func fail(_ errors: RowErrors, of rows: [UInt32]) {
    for index in errors.rows.indices {
      let row = rows[Int(errors.rows[index])]
      guard isWaiting(row) else { continue }
      pieceOfRow[Int(row)] = Self.failed
      errorOfRow[row] = errors.errors[index]
    }
  }

  mutating func take(_ rows: [UInt32], _ program: Program, _ frame: Frame) {
    if rows.isEmpty { return }
    let result = program.evaluate(frame.narrowed(to: rows, columns: program.columns))
    put(rows, result.vector)
    for index in result.errors.rows.indices {
      let row = rows[Int(result.errors.rows[index])]
      errorOfRow[row] = result.errors.errors[index]
    }
  }

  mutating func put(_ rows: [UInt32], _ vector: Vector) {
    if rows.isEmpty { return }
    for (place, row) in rows.enumerated() {
      pieceOfRow[Int(row)] = Int32(vectors.count)
      placeOfRow[Int(row)] = UInt32(place)
    }
    vectors.append(vector)
  }

  func finish() -> Evaluated {
    var errors = RowErrors()
    for row in errorOfRow.keys.sorted() {
      if let error = errorOfRow[row] { errors.add(error, row: Int(row)) }
    }
    let rows = pieceOfRow.count
    if vectors.count == 1, vectors[0].count == rows {
      return Evaluated(vectors[0], errors: errors)
    }
    // One vector after the other with a null at the end, then the rows taken from it.
    var starts: [UInt32] = []
    var builder = VectorBuilder(type)
    for vector in vectors {
      starts.append(UInt32(builder.count))
      builder.append(contentsOf: vector)
    }
    let null = UInt32(builder.count)
    builder.append(.null)
    let places = (0..<rows).map { row in
      pieceOfRow[row] >= 0 ? starts[Int(pieceOfRow[row])] + placeOfRow[row] : null
    }
    return Evaluated(builder.finish().taking(places), errors: errors)
  }
}
