import TarnColumns
import TarnFunctions

/// Fits argument types to a signature: type variables take the common type of what they meet.
struct CaseMatch {
  private(set) var cost = 0
  private(set) var types: [SQLType] = []
  private(set) var result: SQLType = .unknown
  private let patterns: [TypePattern]
  private let resultPattern: TypePattern
  private let isPossible: Bool
  private var bindings = Bindings()

  init(_ signature: Signature, count: Int) {
    var patterns = signature.parameters
    if signature.isVariadic, let last = patterns.popLast() {
      while patterns.count < count { patterns.append(last) }
    }
    isPossible = patterns.count == count
    self.patterns = patterns
    resultPattern = signature.result
  }

  /// `lambda` gives a lambda's result type for the types of its parameters; nil where the argument
  /// is none.
  mutating func fits(
    _ arguments: [SQLType?], lambda: (Int, [SQLType]) throws -> SQLType?
  ) throws -> Bool {
    guard isPossible else { return false }
    for (pattern, type) in zip(patterns, arguments) {
      guard let type else { continue }
      guard !Self.isFunction(pattern), bind(pattern, type) else { return false }
    }
    for (index, pattern) in patterns.enumerated() where arguments[index] == nil {
      guard case .named("function", let inner) = pattern, let last = inner.last else {
        return false
      }
      let parameters = inner.dropLast().compactMap { $0.type(bindings) }
      guard parameters.count == inner.count - 1, let result = try lambda(index, parameters) else {
        return false
      }
      guard bind(last, result) else { return false }
    }
    types = patterns.compactMap { $0.type(bindings) }
    guard types.count == patterns.count, let result = resultPattern.type(bindings) else {
      return false
    }
    self.result = result
    return true
  }

  private static func isFunction(_ pattern: TypePattern) -> Bool {
    if case .named("function", _) = pattern { return true }
    return false
  }

  private mutating func bind(_ pattern: TypePattern, _ type: SQLType) -> Bool {
    switch pattern {
    case .number: return false
    case .variable(let name):
      guard let bound = bindings.types[name] else {
        bindings.types[name] = type
        return true
      }
      guard let common = Self.common(bound, type) else { return false }
      if common != bound || common != type { cost += 1 }
      bindings.types[name] = common
      return true
    case .named(let name, let arguments): return bind(name, arguments, type)
    }
  }

  private mutating func bind(_ name: String, _ arguments: [TypePattern], _ type: SQLType) -> Bool {
    if type == .unknown {
      cost += 1
      for argument in arguments {
        switch argument {
        case .number(.variable(let variable)):
          bindings.numbers[variable] = bindings.numbers[variable] ?? 1
        case .number: break
        default: if !bind(argument, .unknown) { return false }
        }
      }
      return true
    }
    switch type {
    case .array(let element):
      return name == "array" && arguments.first.map { bind($0, element) } == true
    case .map(let key, let value):
      return name == "map" && bind(arguments[0], key) && bind(arguments[1], value)
    case .row(let fields):
      guard name == "row", arguments.count == fields.count else { return false }
      for (argument, field) in zip(arguments, fields) where !bind(argument, field.type) {
        return false
      }
      return true
    default: break
    }
    for (step, candidate) in Self.widenings(type).enumerated() where Self.name(candidate) == name {
      cost += step
      for (argument, number) in zip(arguments, Self.numbers(candidate)) {
        guard case .number(.variable(let variable)) = argument else { continue }
        bindings.numbers[variable] = max(bindings.numbers[variable] ?? 0, number)
      }
      return true
    }
    return false
  }

  private static func name(_ type: SQLType) -> String {
    switch type {
    case .timestampWithTimeZone: "timestamp with time zone"
    case .timeWithTimeZone: "time with time zone"
    case .intervalDayToSecond: "interval day to second"
    case .intervalYearToMonth: "interval year to month"
    default: type.baseName
    }
  }

  private static func numbers(_ type: SQLType) -> [Int] {
    switch type {
    case .decimal(let precision, let scale): [precision, scale]
    case .varchar(let length): [length ?? Int(Int32.max)]
    case .char(let length): [length]
    case .timestamp(let precision), .timestampWithTimeZone(let precision): [precision]
    default: []
    }
  }

  /// The type itself, then what it turns into, nearest first.
  private static func widenings(_ type: SQLType) -> [SQLType] {
    switch type {
    case .tinyint, .smallint, .integer, .bigint:
      let all: [SQLType] = [.tinyint, .smallint, .integer, .bigint]
      return Array(all.drop { $0 != type })
        + [.decimal(precision: digits(type), scale: 0), .real, .double]
    case .decimal: return [type, .real, .double]
    case .real: return [type, .double]
    case .date: return [type, .timestamp(precision: 0)]
    case .char(let length): return [type, .varchar(length: length)]
    default: return [type]
    }
  }

  private static func digits(_ type: SQLType) -> Int {
    switch type {
    case .tinyint: 3
    case .smallint: 5
    case .integer: 10
    default: 19
    }
  }

  static func common(_ left: SQLType, _ right: SQLType) -> SQLType? {
    switch (left, right) {
    case _ where left == right: return left
    case (.unknown, _): return right
    case (_, .unknown): return left
    case (.varchar(let first), .varchar(let second)):
      guard let first, let second else { return .text }
      return .varchar(length: max(first, second))
    case (.decimal(let p, let s), .decimal(let q, let t)):
      let scale = max(s, t)
      return .decimal(precision: min(38, max(p - s, q - t) + scale), scale: scale)
    case (.decimal, _) where right.isInteger:
      return common(left, .decimal(precision: digits(right), scale: 0))
    case (_, .decimal) where left.isInteger: return common(right, left)
    case (.timestamp(let first), .timestamp(let second)):
      return .timestamp(precision: max(first, second))
    case (.array(let first), .array(let second)): return common(first, second).map { .array($0) }
    case (.map(let key, let value), .map(let otherKey, let otherValue)):
      guard let key = common(key, otherKey), let value = common(value, otherValue) else {
        return nil
      }
      return .map(key, value)
    case (.row(let first), .row(let second)):
      guard first.count == second.count else { return nil }
      var fields: [RowField] = []
      for (field, other) in zip(first, second) {
        guard let type = common(field.type, other.type) else { return nil }
        fields.append(RowField(field.name == other.name ? field.name : nil, type))
      }
      return .row(fields)
    default: break
    }
    return widenings(left).first { widenings(right).contains($0) }
  }
}
