import TarnColumns

/// min and max, of one value and of the n most extreme.
enum ExtremeAggregates {
  static let all = [
    function("max", "The largest value that is not null, or the n largest.", "3", sign: 1),
    function("min", "The smallest value that is not null, or the n smallest.", "1", sign: -1),
    by("max_by", "The value of the row with the largest key, or of the n largest.", "b", sign: 1),
    by(
      "min_by", "The value of the row with the smallest key, or of the n smallest.", "a", sign: -1),
  ]

  private static func function(
    _ name: String, _ summary: String, _ result: String, sign: Int
  ) -> Function {
    .aggregate(
      name, summary, example: "SELECT \(name)(x) FROM (VALUES 1, NULL, 3) t(x)", gives: result,
      [
        Overload("(T) -> T where T: orderable", aggregate: { Extreme($0.type, sign: sign) }),
        Overload(
          "(T, bigint) -> array(T) where T: orderable",
          aggregate: { PerGroup($0.type, ExtremeRows(name, sign: sign, key: 0, count: 1)) }),
      ])
  }

  private static func by(
    _ name: String, _ summary: String, _ result: String, sign: Int
  ) -> Function {
    .aggregate(
      name, summary,
      example: "SELECT \(name)(x, y) FROM (VALUES ('a', 1), ('b', 3), ('c', 2)) t(x, y)",
      gives: result,
      [
        Overload(
          "(T, U) -> T where U: orderable", aggregate: { ExtremeBy($0.type, sign: sign) }),
        Overload(
          "(T, U, bigint) -> array(T) where U: orderable",
          aggregate: { PerGroup($0.type, ExtremeRows(name, sign: sign, key: 1, count: 2)) }),
      ])
  }
}

/// Keeps for each group the largest (sign 1) or smallest (-1) value.
private final class Extreme: Aggregate {
  private let type: SQLType
  private let sign: Int
  private var best: [Value] = []
  /// The same of times that came as seconds; a group may have both until the end.
  private var seconds: [Int64?] = []
  private var winners: Winners

  init(_ type: SQLType, sign: Int) {
    self.type = type
    self.sign = sign
    winners = Winners(sign: sign)
  }

  var byteSize: Int { best.count * 48 }
  var repeats: RepeatedRows { .ignored }
  var readsCodedTexts: Bool { true }

  func grow(to count: Int) {
    if count > best.count { best += [Value](repeating: .null, count: count - best.count) }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    if let values = arguments[0].seconds {
      return update(values, arguments[0].nulls, groups: groups)
    }
    winners.find(in: arguments[0], groups: groups, count: best.count)
    for group in winners.groups {
      offer(arguments[0].value(at: winners.row(of: group)), to: Int(group))
    }
  }

  private func update(_ values: [Int64], _ nulls: [Bool]?, groups: [UInt32]) {
    if seconds.count < best.count {
      seconds += [Int64?](repeating: nil, count: best.count - seconds.count)
    }
    let isMaximum = sign > 0
    seconds.withUnsafeMutableBufferPointer { seconds in
      for row in values.indices where !(nulls?[row] ?? false) {
        let group = Int(groups[row])
        if let known = seconds[group], isMaximum ? known >= values[row] : known <= values[row] {
          continue
        }
        seconds[group] = values[row]
      }
    }
  }

  /// Times that came as seconds become texts.
  private func settle() {
    for (group, value) in seconds.enumerated() {
      if let value { offer(.text(CodedTexts.seconds([value]).text(at: 0)), to: group) }
    }
    seconds = []
  }

  private func offer(_ value: Value, to group: Int) {
    if value.isNull { return }
    if best[group].isNull || Winners.order(value, best[group], sign) > 0 { best[group] = value }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? Extreme else { return }
    mergeSeconds(other.seconds, groups: groups)
    for index in other.best.indices { offer(other.best[index], to: Int(groups[index])) }
  }

  private func mergeSeconds(_ other: [Int64?], groups: [UInt32]) {
    let present = other.indices.filter { other[$0] != nil }
    update(present.map { other[$0] ?? 0 }, nil, groups: present.map { groups[$0] })
  }

  func finish(count: Int) -> Vector {
    settle()
    return Vector(type, Array(best.prefix(count)))
  }
}

/// Keeps for each group the first argument of the row whose second is the most extreme.
private final class ExtremeBy: Aggregate {
  private let type: SQLType
  private let sign: Int
  private var keys: [Value] = []
  private var values: [Value] = []
  private var winners: Winners

  init(_ type: SQLType, sign: Int) {
    self.type = type
    self.sign = sign
    winners = Winners(sign: sign)
  }

  var byteSize: Int { keys.count * 96 }
  var readsCodedTexts: Bool { true }

  func grow(to count: Int) {
    guard count > keys.count else { return }
    values += [Value](repeating: .null, count: count - keys.count)
    keys += [Value](repeating: .null, count: count - keys.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    winners.find(in: arguments[1], groups: groups, count: keys.count)
    for group in winners.groups {
      let row = winners.row(of: group)
      let key = arguments[1].value(at: row)
      if isBetter(key, than: Int(group)) {
        keys[Int(group)] = key
        values[Int(group)] = arguments[0].value(at: row)
      }
    }
  }

  private func isBetter(_ key: Value, than group: Int) -> Bool {
    if key.isNull { return false }
    return keys[group].isNull || Winners.order(key, keys[group], sign) > 0
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? ExtremeBy else { return }
    for index in other.keys.indices where isBetter(other.keys[index], than: Int(groups[index])) {
      keys[Int(groups[index])] = other.keys[index]
      values[Int(groups[index])] = other.values[index]
    }
  }

  func finish(count: Int) -> Vector { Vector(type, Array(values.prefix(count))) }
}

/// The n most extreme rows of a group, best first; of equal keys the earlier rows.
private struct ExtremeRows: GroupState {
  private let name: String
  private let sign: Int
  /// Which argument is the key, and which says how many rows are wanted.
  private let key: Int
  private let count: Int
  private var limit: Int?
  private var rows: [(key: Value, value: Value)] = []

  init(_ name: String, sign: Int, key: Int, count: Int) {
    self.name = name
    self.sign = sign
    self.key = key
    self.count = count
  }

  mutating func add(_ arguments: [Vector], row: Int) throws(EvaluationError) -> Int {
    if limit == nil { limit = try checked(arguments[count].integer(at: row)) }
    if arguments[key].isNull(at: row) { return 0 }
    return insert(arguments[key].value(at: row)) { arguments[0].value(at: row) }
  }

  private func checked(_ number: Int64?) throws(EvaluationError) -> Int {
    let place = count == 1 ? "second" : "third"
    guard let number, number > 0 else {
      throw EvaluationError(
        .invalidFunctionArgument, "\(place) argument of \(name) must be a positive integer")
    }
    guard number <= 10_000 else {
      throw EvaluationError(
        .invalidFunctionArgument,
        "\(place) argument of \(name) must be less than or equal to 10000; found \(number)")
    }
    return Int(number)
  }

  private mutating func insert(_ newKey: Value, _ value: () -> Value) -> Int {
    guard let limit else { return 0 }
    if rows.count == limit, let last = rows.last, Winners.order(newKey, last.key, sign) <= 0 {
      return 0
    }
    var low = 0
    var high = rows.count
    while low < high {
      let middle = (low + high) / 2
      if Winners.order(newKey, rows[middle].key, sign) > 0 {
        high = middle
      } else {
        low = middle + 1
      }
    }
    rows.insert((newKey, value()), at: low)
    if rows.count > limit {
      rows.removeLast()
      return 0
    }
    return 96
  }

  mutating func merge(_ other: ExtremeRows) {
    limit = limit ?? other.limit
    for row in other.rows { _ = insert(row.key) { row.value } }
  }

  func result(_ type: SQLType) -> Value {
    rows.isEmpty ? .null : .list(rows.map(\.value))
  }
}
