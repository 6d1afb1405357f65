import TarnColumns

/// sum and avg.
enum SumAggregates {
  static let all = [
    Function(
      "sum", kind: .aggregate, family: "aggregate", "The sum of the values that are not null.",
      example: "SELECT sum(x) FROM (VALUES 1, NULL, 3) t(x)", gives: "4",
      [
        Overload("(bigint) -> bigint", aggregate: { _ in IntegerSum() }),
        Overload("(double) -> double", aggregate: { DoubleSum($0.type, isAverage: false) }),
        Overload("(real) -> real", aggregate: { DoubleSum($0.type, isAverage: false) }),
        Overload(
          "(decimal(p, s)) -> decimal(38, s)",
          aggregate: { DecimalSum($0.type, isAverage: false) }),
        Overload(
          "(interval day to second) -> interval day to second",
          aggregate: { _ in IntegerSum(.intervalDayToSecond) }),
        Overload(
          "(interval year to month) -> interval year to month",
          aggregate: { _ in IntegerSum(.intervalYearToMonth) }),
      ]),
    Function(
      "avg", kind: .aggregate, family: "aggregate", "The mean of the values that are not null.",
      example: "SELECT avg(x) FROM (VALUES 1, NULL, 3) t(x)", gives: "2.0E0",
      [
        Overload("(bigint) -> double", aggregate: { DoubleSum($0.type, isAverage: true) }),
        Overload("(double) -> double", aggregate: { DoubleSum($0.type, isAverage: true) }),
        Overload("(real) -> real", aggregate: { DoubleSum($0.type, isAverage: true) }),
        Overload(
          "(decimal(p, s)) -> decimal(p, s)", aggregate: { DecimalSum($0.type, isAverage: true) }),
      ]),
  ]
}

private final class IntegerSum: Aggregate {
  private let type: SQLType
  private var sums: [Int64] = []
  private var isEmpty: [Bool] = []

  init(_ type: SQLType = .bigint) { self.type = type }

  var byteSize: Int { sums.count * 9 }

  func grow(to count: Int) {
    guard count > sums.count else { return }
    isEmpty += [Bool](repeating: true, count: count - sums.count)
    sums += [Int64](repeating: 0, count: count - sums.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    let argument = arguments[0].flat()
    guard case .int64(let values) = argument.storage else { return }
    for row in groups.indices where !(argument.nulls?[row] ?? false) {
      try add(values[row], to: Int(groups[row]))
    }
  }

  private func add(_ value: Int64, to group: Int) throws(EvaluationError) {
    let (sum, overflow) = sums[group].addingReportingOverflow(value)
    if overflow {
      throw EvaluationError(
        .numericValueOutOfRange, "bigint addition overflow: \(sums[group]) + \(value)")
    }
    sums[group] = sum
    isEmpty[group] = false
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) throws(EvaluationError) {
    guard let other = other as? IntegerSum else { return }
    for index in other.sums.indices where !other.isEmpty[index] {
      try add(other.sums[index], to: Int(groups[index]))
    }
  }

  func finish(count: Int) -> Vector {
    Vector(type, count: count, .int64(sums), nulls: isEmpty.contains(true) ? isEmpty : nil)
  }
}

/// Also the average of integers, which Trino gives as a double.
private final class DoubleSum: Aggregate {
  private let type: SQLType
  private let isAverage: Bool
  private var sums: [Double] = []
  private var counts: [Int64] = []

  init(_ type: SQLType, isAverage: Bool) {
    self.type = type
    self.isAverage = isAverage
  }

  var byteSize: Int { sums.count * 16 }

  func grow(to count: Int) {
    guard count > sums.count else { return }
    counts += [Int64](repeating: 0, count: count - counts.count)
    sums += [Double](repeating: 0, count: count - sums.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    let argument = arguments[0].flat()
    let nulls = argument.nulls
    switch argument.storage {
    case .double(let values):
      for row in groups.indices where !(nulls?[row] ?? false) {
        sums[Int(groups[row])] += values[row]
        counts[Int(groups[row])] += 1
      }
    case .int64(let values):
      for row in groups.indices where !(nulls?[row] ?? false) {
        sums[Int(groups[row])] += Double(values[row])
        counts[Int(groups[row])] += 1
      }
    default: break
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? DoubleSum else { return }
    for index in other.sums.indices {
      sums[Int(groups[index])] += other.sums[index]
      counts[Int(groups[index])] += other.counts[index]
    }
  }

  func finish(count: Int) -> Vector {
    let values = (0..<count).map { group in
      let value = isAverage ? sums[group] / Double(max(1, counts[group])) : sums[group]
      return type == .real ? Double(Float(value)) : value
    }
    let nulls = (0..<count).map { counts[$0] == 0 }
    return Vector(
      type, count: count, .double(values), nulls: nulls.contains(true) ? nulls : nil)
  }
}

private final class DecimalSum: Aggregate {
  private let type: SQLType
  private let isAverage: Bool
  private var sums: [Int128] = []
  private var counts: [Int64] = []
  /// How many times 2^128 was lost from a sum; an average may pass what a sum may not.
  private var carries: [Int64] = []

  init(_ type: SQLType, isAverage: Bool) {
    self.type = type
    self.isAverage = isAverage
  }

  var byteSize: Int { sums.count * 24 }

  func grow(to count: Int) {
    guard count > sums.count else { return }
    counts += [Int64](repeating: 0, count: count - counts.count)
    carries += [Int64](repeating: 0, count: count - carries.count)
    sums += [Int128](repeating: 0, count: count - sums.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    let argument = arguments[0].flat()
    guard case .int128(let values) = argument.storage else { return }
    for row in groups.indices where !(argument.nulls?[row] ?? false) {
      try add(values[row], count: 1, to: Int(groups[row]))
    }
  }

  private func add(_ value: Int128, count: Int64, to group: Int) throws(EvaluationError) {
    let (sum, overflow) = sums[group].addingReportingOverflow(value)
    if overflow {
      guard isAverage else { throw EvaluationError(.numericValueOutOfRange, "Decimal overflow") }
      carries[group] += value < 0 ? -1 : 1
    }
    sums[group] = sum
    counts[group] += count
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) throws(EvaluationError) {
    guard let other = other as? DecimalSum else { return }
    for index in other.sums.indices {
      try add(other.sums[index], count: other.counts[index], to: Int(groups[index]))
      carries[Int(groups[index])] += other.carries[index]
    }
  }

  func finish(count: Int) throws(EvaluationError) -> Vector {
    var values: [Int128] = []
    for group in 0..<count {
      if isAverage, counts[group] > 0 {
        values.append(average(group))
      } else {
        values.append(try DecimalRange.checked(sums[group]))
      }
    }
    let nulls = (0..<count).map { counts[$0] == 0 }
    return Vector(
      type, count: count, .int128(values), nulls: nulls.contains(true) ? nulls : nil)
  }

  private func average(_ group: Int) -> Int128 {
    let count = Int128(counts[group])
    if carries[group] == 0 { return DecimalRange.roundedQuotient(sums[group], count) }
    // The sum in two words; the average is no larger than the values, so it fits one.
    var low = UInt128(bitPattern: sums[group])
    var high = Int128(carries[group]) - (sums[group] < 0 ? 1 : 0)
    let isNegative = high < 0
    if isNegative {
      low = ~low &+ 1
      high = low == 0 ? -high : ~high
    }
    let divisor = UInt128(count)
    let (quotient, remainder) = divisor.dividingFullWidth((UInt128(high), low))
    let magnitude = Int128(quotient) + (remainder >= divisor - remainder ? 1 : 0)
    return isNegative ? -magnitude : magnitude
  }
}
