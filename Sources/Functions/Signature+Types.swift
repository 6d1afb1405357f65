package import TarnColumns

extension TypePattern {
  /// The type with every variable replaced; nil where a variable is not bound or a number is out
  /// of the type's range.
  package func type(_ bindings: Bindings) -> SQLType? {
    switch self {
    case .variable(let name): return bindings.types[name]
    case .number: return nil
    case .named(let name, let arguments):
      return Self.type(named: name, arguments, bindings)
    }
  }

  private static func type(
    named name: String, _ arguments: [TypePattern], _ bindings: Bindings
  ) -> SQLType? {
    func number(_ index: Int, default missing: Int? = nil) -> Int? {
      guard index < arguments.count else { return missing }
      guard case .number(let pattern) = arguments[index] else { return nil }
      return pattern.value(bindings)
    }
    func inner(_ index: Int) -> SQLType? {
      index < arguments.count ? arguments[index].type(bindings) : nil
    }
    switch name {
    case "varchar":
      if arguments.isEmpty { return .varchar(length: nil) }
      guard let length = number(0) else { return nil }
      // Past Trino's largest bound a varchar has none.
      return .varchar(length: length >= Int(Int32.max) ? nil : length)
    case "char": return number(0, default: 1).map { .char(length: $0) }
    case "decimal":
      guard let precision = number(0, default: 38), let scale = number(1, default: 0),
        (1...38).contains(precision), (0...precision).contains(scale)
      else { return nil }
      return .decimal(precision: precision, scale: scale)
    case "time": return number(0, default: 3).map { .time(precision: $0) }
    case "time with time zone":
      return number(0, default: 3).map { .timeWithTimeZone(precision: $0) }
    case "timestamp": return number(0, default: 3).map { .timestamp(precision: $0) }
    case "timestamp with time zone":
      return number(0, default: 3).map { .timestampWithTimeZone(precision: $0) }
    case "array": return inner(0).map { .array($0) }
    case "map":
      guard let key = inner(0), let value = inner(1) else { return nil }
      return .map(key, value)
    case "row":
      var fields: [RowField] = []
      for argument in arguments {
        guard let type = argument.type(bindings) else { return nil }
        fields.append(RowField(nil, type))
      }
      return .row(fields)
    case "function":
      var types: [SQLType] = []
      for argument in arguments {
        guard let type = argument.type(bindings) else { return nil }
        types.append(type)
      }
      guard let result = types.popLast() else { return nil }
      return .function(types, result)
    default: return plainTypes[name]
    }
  }

  /// The types without arguments.
  package static let plainTypes: [String: SQLType] = [
    "bigint": .bigint, "boolean": .boolean, "date": .date, "double": .double,
    "integer": .integer, "interval day to second": .intervalDayToSecond,
    "interval year to month": .intervalYearToMonth, "ipaddress": .ipaddress, "json": .json,
    "real": .real, "smallint": .smallint, "tinyint": .tinyint, "unknown": .unknown,
    "uuid": .uuid, "varbinary": .varbinary,
  ]
}

extension NumberPattern {
  package func value(_ bindings: Bindings) -> Int? {
    switch self {
    case .literal(let number): number
    case .variable(let name): bindings.numbers[name]
    case .sum(let left, let right):
      combine(left, right, bindings) { $0.addingReportingOverflow($1) }
    case .difference(let left, let right):
      combine(left, right, bindings) { $0.subtractingReportingOverflow($1) }
    case .product(let left, let right):
      combine(left, right, bindings) { $0.multipliedReportingOverflow(by: $1) }
    case .quotient(let left, let right):
      combine(left, right, bindings) { $1 == 0 ? (0, true) : $0.dividedReportingOverflow(by: $1) }
    case .minimum(let left, let right):
      combine(left, right, bindings) { (min($0, $1), false) }
    case .maximum(let left, let right):
      combine(left, right, bindings) { (max($0, $1), false) }
    }
  }

  /// A length that overflows is as good as unbounded.
  private func combine(
    _ left: NumberPattern, _ right: NumberPattern, _ bindings: Bindings,
    _ operation: (Int, Int) -> (partialValue: Int, overflow: Bool)
  ) -> Int? {
    guard let left = left.value(bindings), let right = right.value(bindings) else { return nil }
    let (result, overflow) = operation(left, right)
    return overflow ? Int(Int32.max) : result
  }
}
