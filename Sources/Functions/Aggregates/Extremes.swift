import TarnColumns

/// min and max.
enum ExtremeAggregates {
  static let all = [
    function("max", "The largest value that is not null.", "3", sign: 1),
    function("min", "The smallest value that is not null.", "1", sign: -1),
  ]

  private static func function(
    _ name: String, _ summary: String, _ result: String, sign: Int
  ) -> Function {
    Function(
      name, kind: .aggregate, family: "aggregate", summary,
      example: "SELECT \(name)(x) FROM (VALUES 1, NULL, 3) t(x)", gives: result,
      [
        Overload("(T) -> T where T: orderable", aggregate: { Extreme($0.type, sign: sign) })
      ])
  }
}

/// Keeps for each group the largest (sign 1) or smallest (-1) value.
private final class Extreme: Aggregate {
  private let type: SQLType
  private let sign: Int
  private var best: [Value] = []

  init(_ type: SQLType, sign: Int) {
    self.type = type
    self.sign = sign
  }

  var byteSize: Int { best.count * 48 }

  func grow(to count: Int) {
    if count > best.count { best += [Value](repeating: .null, count: count - best.count) }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    let argument = arguments[0]
    let size = best.count
    // Compare integers in the order of the values, then look only at the winners.
    guard let codes = OrderCodes.codes(of: argument, isDescending: sign < 0, nullsFirst: true).last
    else { return }
    var winners = [Int32](repeating: -1, count: size)
    let hasNulls = argument.mayHaveNulls
    for row in groups.indices {
      if hasNulls, argument.isNull(at: row) { continue }
      let group = Int(groups[row])
      let winner = winners[group]
      if winner < 0 || codes[row] > codes[Int(winner)] { winners[group] = Int32(row) }
    }
    for group in winners.indices where winners[group] >= 0 {
      offer(argument.value(at: Int(winners[group])), to: group)
    }
  }

  private func offer(_ value: Value, to group: Int) {
    if value.isNull { return }
    if best[group].isNull || ValueOrder.order(value, best[group]) * sign > 0 {
      best[group] = value
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? Extreme else { return }
    for index in other.best.indices { offer(other.best[index], to: Int(groups[index])) }
  }

  func finish(count: Int) -> Vector { Vector(type, Array(best.prefix(count))) }
}
