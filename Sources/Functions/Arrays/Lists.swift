import TarnColumns

/// A list argument, flat: where each row's elements lie.
struct Lists {
  let extents: [Extent]
  let elements: Vector
  let nulls: [Bool]?

  init(_ vector: Vector) {
    let flat = vector.flat()
    nulls = flat.nulls
    if case .list(let lists) = flat.storage {
      extents = lists.extents
      elements = lists.elements.flat()
    } else {
      // The untyped NULL.
      extents = [Extent](repeating: Extent(0, 0), count: flat.count)
      elements = Vector(.unknown, [])
    }
  }

  func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }
}

/// A map argument, flat.
struct Maps {
  let extents: [Extent]
  let keys: Vector
  let values: Vector
  let nulls: [Bool]?

  init(_ vector: Vector) {
    let flat = vector.flat()
    nulls = flat.nulls
    if case .map(let maps) = flat.storage {
      extents = maps.extents
      keys = maps.keys.flat()
      values = maps.values.flat()
    } else {
      extents = [Extent](repeating: Extent(0, 0), count: flat.count)
      keys = Vector(.unknown, [])
      values = Vector(.unknown, [])
    }
  }

  func isNull(_ row: Int) -> Bool { nulls?[row] ?? false }
}

/// The elements of all rows, one after the other, for one evaluation of a lambda over all of them.
///
/// `[[1, 2], NULL, [3]]` gives elements 0, 1, 2 with parents 0, 0, 2.
struct Spread {
  private(set) var elements: [UInt32] = []
  /// The row that each element belongs to.
  private(set) var parents: [UInt32] = []
  /// Where each row's elements lie in the order above.
  private(set) var extents: [Extent] = []

  init(_ extents: [Extent], nulls: [Bool]?) {
    self.extents.reserveCapacity(extents.count)
    for row in extents.indices {
      let range = nulls?[row] ?? false ? 0..<0 : extents[row].range
      self.extents.append(Extent(elements.count, range.count))
      for index in range {
        elements.append(UInt32(index))
        parents.append(UInt32(row))
      }
    }
  }

  /// The errors of elements as errors of their rows, the first of each.
  func lifted(_ errors: RowErrors) -> RowErrors {
    var lifted = RowErrors()
    for (element, error) in zip(errors.rows, errors.errors) {
      let row = parents[Int(element)]
      if lifted.rows.last != row { lifted.add(error, row: Int(row)) }
    }
    return lifted
  }
}

/// A lambda's answers of yes, no and unknown.
struct Answers {
  private let values: [Bool]
  private let nulls: [Bool]?

  init(_ vector: Vector) {
    let flat = vector.flat()
    nulls = flat.nulls
    if case .boolean(let values) = flat.storage {
      self.values = values
    } else {
      values = [Bool](repeating: false, count: flat.count)
    }
  }

  /// nil where the answer is NULL.
  subscript(index: Int) -> Bool? {
    if nulls?[index] ?? false { return nil }
    return values[index]
  }
}

extension KernelCall {
  /// The lambda among the arguments, by its position.
  func lambda(_ index: Int) -> Lambda {
    guard index < lambdas.count, let lambda = lambdas[index] else {
      preconditionFailure("argument \(index) is not a lambda")
    }
    return lambda
  }

  /// One flag a row: whether any of the arguments named is null.
  func nulls(of arguments: [Vector]) -> [Bool]? {
    var nulls: [Bool]?
    for vector in arguments where vector.mayHaveNulls {
      var flags = nulls ?? [Bool](repeating: false, count: rows)
      for row in 0..<rows where vector.isNull(at: row) { flags[row] = true }
      nulls = flags
    }
    return nulls
  }
}

extension Value {
  /// The elements of a list; none where it is not one.
  var items: [Value] {
    switch self {
    case .list(let items), .row(let items): items
    default: []
    }
  }

  var entries: [MapEntry] {
    if case .map(let entries) = self { return entries }
    return []
  }

  var number: Int64 {
    if case .integer(let number) = self { return number }
    return 0
  }

  /// Bytes that are equal where values are not distinct.
  var key: [UInt8] {
    var bytes: [UInt8] = []
    KeyEncoding.append(self, to: &bytes)
    return bytes
  }

  /// Whether a null stands anywhere inside.
  var isIndeterminate: Bool {
    switch self {
    case .null: true
    case .list(let items), .row(let items): items.contains(where: \.isIndeterminate)
    case .map(let entries):
      entries.contains { $0.key.isIndeterminate || $0.value.isIndeterminate }
    default: false
    }
  }
}
