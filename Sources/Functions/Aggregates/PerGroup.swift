import TarnColumns

/// What one group of an aggregate remembers; `PerGroup` makes an aggregate of it.
protocol GroupState {
  /// Takes a row in; returns about how many bytes the state grew by beyond its own size.
  mutating func add(_ arguments: [Vector], row: Int) throws(EvaluationError) -> Int
  mutating func merge(_ other: Self) throws(EvaluationError)
  func result(_ type: SQLType) throws(EvaluationError) -> Value
}

/// An aggregate with one value of its own per group, a row at a time: for aggregates whose work on
/// a row costs more than finding the row's group.
final class PerGroup<State: GroupState>: Aggregate {
  private let type: SQLType
  private let empty: State
  private var states: [State] = []
  private var grown = 0

  init(_ type: SQLType, _ empty: State) {
    self.type = type
    self.empty = empty
  }

  var byteSize: Int { states.count * MemoryLayout<State>.stride + grown }

  func grow(to count: Int) {
    if count > states.count {
      states += [State](repeating: empty, count: count - states.count)
    }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    for row in groups.indices {
      grown &+= try states[Int(groups[row])].add(arguments, row: row)
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) throws(EvaluationError) {
    guard let other = other as? PerGroup<State> else { return }
    grown &+= other.grown
    for index in other.states.indices {
      try states[Int(groups[index])].merge(other.states[index])
    }
  }

  func finish(count: Int) throws(EvaluationError) -> Vector {
    var builder = VectorBuilder(type)
    for group in 0..<count { builder.append(try states[group].result(type)) }
    return builder.finish()
  }
}

extension Vector {
  /// One row of a numeric vector as a double; nil for null.
  func double(at row: Int) -> Double? {
    switch storage {
    case .double(let values): nulls?[row] ?? false ? nil : values[row]
    case .int64(let values): nulls?[row] ?? false ? nil : Double(values[row])
    case .dictionary(let codes, let values): values.double(at: Int(codes[row]))
    case .constant(let value): value.double(at: 0)
    default: nil
    }
  }

  /// One row of an integer vector; nil for null.
  func integer(at row: Int) -> Int64? {
    switch storage {
    case .int64(let values): nulls?[row] ?? false ? nil : values[row]
    case .dictionary(let codes, let values): values.integer(at: Int(codes[row]))
    case .constant(let value): value.integer(at: 0)
    default: nil
    }
  }
}

extension Function {
  /// An aggregate whose example is a query over `VALUES`.
  static func aggregate(
    _ name: String, aliases: [String] = [], _ summary: String, example: String, gives: String,
    _ overloads: [Overload]
  ) -> Function {
    Function(
      name, kind: .aggregate, aliases: aliases, family: "aggregate", summary, example: example,
      gives: gives, overloads)
  }
}
