import TarnColumns

/// reduce_agg.
enum FoldAggregates {
  static let all: [Function] = [
    .aggregate(
      "reduce_agg",
      "Folds the values that are not null into one: a first state, what a lambda makes of a state "
        + "and a value, and what another makes of two states.",
      example: "SELECT reduce_agg(x, 0, (s, v) -> s + v, (s, t) -> s + t) "
        + "FROM (VALUES 5, NULL, 7) t(x)",
      gives: "12",
      [
        Overload(
          "(T, S, function(S, T, S), function(S, S, S)) -> S",
          aggregate: { (preparation: Preparation) throws(EvaluationError) in
            try Fold(preparation)
          })
      ])
  ]
}

/// Each lambda is evaluated for many groups at once: the n-th values that a batch holds for each.
private final class Fold: Aggregate {
  private let type: SQLType
  private let input: Lambda
  private let combine: Lambda
  private var states: [Value] = []
  private var isEmpty: [Bool] = []

  init(_ preparation: Preparation) throws(EvaluationError) {
    guard preparation.lambdas.count == 4, let input = preparation.lambdas[2],
      let combine = preparation.lambdas[3]
    else {
      throw EvaluationError(.invalidFunctionArgument, "reduce_agg needs two lambdas")
    }
    type = preparation.type
    self.input = input
    self.combine = combine
  }

  var byteSize: Int { states.count * 64 }

  func grow(to count: Int) {
    guard count > states.count else { return }
    isEmpty += [Bool](repeating: true, count: count - states.count)
    states += [Value](repeating: .null, count: count - states.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    var waiting = groups.indices.filter { !arguments[0].isNull(at: $0) }.map {
      UInt32(truncatingIfNeeded: $0)
    }
    for row in waiting where isEmpty[Int(groups[Int(row)])] {
      states[Int(groups[Int(row)])] = arguments[1].value(at: Int(row))
      isEmpty[Int(groups[Int(row)])] = false
    }
    if states.count == 1 {
      for row in waiting { try fold([row], arguments, groups) }
      return
    }
    while !waiting.isEmpty {
      var now: [UInt32] = []
      var later: [UInt32] = []
      var taken = Set<UInt32>()
      for row in waiting {
        if taken.insert(groups[Int(row)]).inserted {
          now.append(row)
        } else {
          later.append(row)
        }
      }
      try fold(now, arguments, groups)
      waiting = later
    }
  }

  /// Rows of different groups.
  private func fold(
    _ rows: [UInt32], _ arguments: [Vector], _ groups: [UInt32]
  ) throws(EvaluationError) {
    let folded = input.evaluate(
      [
        Vector(input.parameters[0], rows.map { states[Int(groups[Int($0)])] }),
        arguments[0].taking(rows).flat(),
      ], [UInt32](repeating: 0, count: rows.count))
    if let error = folded.errors.errors.first { throw error }
    for (index, row) in rows.enumerated() {
      states[Int(groups[Int(row)])] = folded.vector.value(at: index)
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) throws(EvaluationError) {
    guard let other = other as? Fold else { return }
    var both: [Int] = []
    for index in other.states.indices where !other.isEmpty[index] {
      let group = Int(groups[index])
      if isEmpty[group] {
        states[group] = other.states[index]
        isEmpty[group] = false
      } else {
        both.append(index)
      }
    }
    if both.isEmpty { return }
    let joined = combine.evaluate(
      [
        Vector(combine.parameters[0], both.map { states[Int(groups[$0])] }),
        Vector(combine.parameters[1], both.map { other.states[$0] }),
      ], [UInt32](repeating: 0, count: both.count))
    if let error = joined.errors.errors.first { throw error }
    for (place, index) in both.enumerated() {
      states[Int(groups[index])] = joined.vector.value(at: place)
    }
  }

  func finish(count: Int) -> Vector { Vector(type, Array(states.prefix(count))) }
}
