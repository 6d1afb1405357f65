package import TarnColumns

/// What a condition says of each row, without a vector around it.
struct Truth {
  static let no: UInt8 = 0
  static let yes: UInt8 = 1
  static let unknown: UInt8 = 2

  enum Storage {
    case constant(UInt8)
    case dictionary(codes: [UInt32], values: [UInt8])
    case flat([UInt8])
  }

  var storage: Storage
  var errors: RowErrors

  init(_ storage: Storage, errors: RowErrors = RowErrors()) {
    self.storage = storage
    self.errors = errors
  }

  init(_ evaluated: Evaluated) {
    errors = evaluated.errors
    func flags(_ flat: Vector) -> [UInt8] {
      guard case .boolean(let values) = flat.storage else {
        return [UInt8](repeating: Self.unknown, count: flat.count)
      }
      guard let nulls = flat.nulls else { return values.map { $0 ? Self.yes : Self.no } }
      return values.indices.map { nulls[$0] ? Self.unknown : (values[$0] ? Self.yes : Self.no) }
    }
    switch evaluated.vector.storage {
    case .constant(let value): storage = .constant(flags(value)[0])
    case .dictionary(let codes, let values):
      storage = .dictionary(codes: codes, values: flags(values))
    default: storage = .flat(flags(evaluated.vector))
    }
  }

  subscript(row: Int) -> UInt8 {
    switch storage {
    case .constant(let value): value
    case .dictionary(let codes, let values): values[Int(codes[row])]
    case .flat(let values): values[row]
    }
  }

  func isTrue(_ row: Int) -> Bool { self[row] == Self.yes }

  func flat(rows: Int) -> [UInt8] {
    switch storage {
    case .constant(let value): [UInt8](repeating: value, count: rows)
    case .dictionary(let codes, let values): codes.map { values[Int($0)] }
    case .flat(let values): values
    }
  }

  func negated() -> Truth {
    func not(_ value: UInt8) -> UInt8 { value == Self.unknown ? value : 1 - value }
    switch storage {
    case .constant(let value): return Truth(.constant(not(value)), errors: errors)
    case .dictionary(let codes, let values):
      return Truth(.dictionary(codes: codes, values: values.map(not)), errors: errors)
    case .flat(let values): return Truth(.flat(values.map(not)), errors: errors)
    }
  }

  func evaluated(rows: Int) -> Evaluated {
    func vector(_ values: [UInt8]) -> Vector {
      let nulls = values.contains(Self.unknown) ? values.map { $0 == Self.unknown } : nil
      return Vector(
        .boolean, count: values.count, .boolean(values.map { $0 == Self.yes }), nulls: nulls)
    }
    let result: Vector.Storage
    switch storage {
    case .constant(let value): result = .constant(vector([value]))
    case .dictionary(let codes, let values):
      result = .dictionary(codes: codes, values: vector(values))
    case .flat(let values): return Evaluated(vector(values), errors: errors)
    }
    return Evaluated(Vector(.boolean, count: rows, result), errors: errors)
  }
}

extension Program {
  func truth(_ frame: Frame) -> Truth {
    switch node {
    case .and(let operands): return chain(operands, decides: Truth.no, frame)
    case .or(let operands): return chain(operands, decides: Truth.yes, frame)
    case .not(let inner): return inner.truth(frame).negated()
    default: return Truth(evaluate(frame))
    }
  }

  /// AND is decided by the first false, OR by the first true; an operand is evaluated only for
  /// rows that are not decided, unless it cannot fail and most rows still are not.
  private func chain(_ operands: [Program], decides: UInt8, _ frame: Frame) -> Truth {
    let rows = frame.batch.rows
    guard let first = operands.first else { return Truth(.constant(1 - decides)) }
    let start = first.truth(frame)
    if operands.count == 1 { return start }
    var result = start.flat(rows: rows)
    var errorOfRow: [UInt32: EvaluationError] = [:]
    for index in start.errors.rows.indices {
      errorOfRow[start.errors.rows[index]] = start.errors.errors[index]
    }
    for operand in operands.dropFirst() {
      var open: [UInt32] = []
      for row in 0..<rows where result[row] != decides {
        if errorOfRow.isEmpty || errorOfRow[UInt32(row)] == nil { open.append(UInt32(row)) }
      }
      if open.isEmpty { break }
      if !operand.isFallible, open.count * 4 > rows {
        let next = operand.truth(frame)
        for row in open { result[Int(row)] = joined(result[Int(row)], next[Int(row)], decides) }
        continue
      }
      let next = operand.truth(frame.narrowed(to: open, columns: operand.columns))
      for (index, row) in open.enumerated() {
        result[Int(row)] = joined(result[Int(row)], next[index], decides)
      }
      for index in next.errors.rows.indices {
        errorOfRow[open[Int(next.errors.rows[index])]] = next.errors.errors[index]
      }
    }
    var errors = RowErrors()
    for row in errorOfRow.keys.sorted() {
      if let error = errorOfRow[row] { errors.add(error, row: Int(row)) }
    }
    return Truth(.flat(result), errors: errors)
  }

  private func joined(_ left: UInt8, _ right: UInt8, _ decides: UInt8) -> UInt8 {
    if left == decides || right == decides { return decides }
    return left == Truth.unknown || right == Truth.unknown ? Truth.unknown : left
  }

  /// The rows of a batch for which a condition is true, and the errors of the rows reached.
  ///
  /// A filter's conjuncts narrow the rows one after the other, so that the second never sees what
  /// the first has dropped.
  package func selection(_ frame: Frame) -> (rows: [UInt32]?, errors: RowErrors) {
    let truth = truth(frame)
    let rows = frame.batch.rows
    var selected: [UInt32] = []
    switch truth.storage {
    case .constant(let value):
      return (value == Truth.yes ? nil : [], truth.errors)
    case .dictionary(let codes, let values):
      if !values.contains(Truth.yes) { return ([], truth.errors) }
      selected = [UInt32](unsafeUninitializedCapacity: codes.count) { output, count in
        for row in codes.indices where values[Int(codes[row])] == Truth.yes {
          output.initializeElement(at: count, to: UInt32(row))
          count += 1
        }
      }
    case .flat(let values):
      for row in values.indices where values[row] == Truth.yes { selected.append(UInt32(row)) }
    }
    return (selected.count == rows ? nil : selected, truth.errors)
  }
}
