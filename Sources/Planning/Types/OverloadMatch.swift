import TarnColumns
import TarnFunctions

/// One overload tried against the types of a call's arguments.
///
/// `(array(E), E) -> boolean` against (array(bigint), integer): E is bound to bigint by the first,
/// kept by the second, which is then coerced; the formal types are (array(bigint), bigint).
struct OverloadMatch {
  let overload: Overload
  let signature: Signature
  /// The parameter patterns, the variadic one repeated.
  let patterns: [TypePattern]
  private(set) var bindings = Bindings()
  /// Types that whole patterns with number variables stand for: `decimal(p, s)`.
  private var bound: [TypePattern: SQLType] = [:]
  private var coerces: Bool

  /// nil where the count of arguments does not fit.
  init?(_ overload: Overload, _ signature: Signature, count: Int, coerces: Bool) {
    var patterns = signature.parameters
    if signature.isVariadic, let repeated = patterns.popLast() {
      guard count >= patterns.count else { return nil }
      while patterns.count < count { patterns.append(repeated) }
    }
    guard patterns.count == count else { return nil }
    self.overload = overload
    self.signature = signature
    self.patterns = patterns
    self.coerces = coerces
  }

  /// Binds what one argument says; false where it cannot fit.
  mutating func bind(_ pattern: TypePattern, to actual: SQLType) -> Bool {
    switch pattern {
    case .number: return false
    case .variable(let name): return bindVariable(name, to: actual)
    case .named(let name, let arguments):
      if arguments.isEmpty { return fits(actual, pattern.type(bindings)) }
      if actual == .unknown { return coerces && bindUnknown(name, arguments) }
      switch (name, actual) {
      case ("array", .array(let element)): return bind(arguments[0], to: element)
      case ("map", .map(let key, let value)):
        return bind(arguments[0], to: key) && bind(arguments[1], to: value)
      case ("row", .row(let fields)):
        guard fields.count == arguments.count else { return false }
        for (argument, field) in zip(arguments, fields) where !bind(argument, to: field.type) {
          return false
        }
        return true
      case ("function", .function(let types, let result)):
        guard types.count + 1 == arguments.count else { return false }
        for (argument, type) in zip(arguments, types + [result]) where !bind(argument, to: type) {
          return false
        }
        return true
      case ("array", _), ("map", _), ("row", _), ("function", _): return false
      default: return bindNumbers(pattern, name, arguments, to: actual)
      }
    }
  }

  private func fits(_ actual: SQLType, _ formal: SQLType?) -> Bool {
    guard let formal else { return false }
    return actual == formal || coerces && Coercion.allows(actual, to: formal)
  }

  private mutating func bindVariable(_ name: String, to actual: SQLType) -> Bool {
    guard let known = bindings.types[name] else {
      bindings.types[name] = actual
      return true
    }
    if known == actual { return true }
    guard coerces, let common = Coercion.common(known, actual) else { return false }
    bindings.types[name] = common
    return true
  }

  /// NULL where an array, a map or a function is wanted leaves its parts to the other arguments.
  private mutating func bindUnknown(_ name: String, _ arguments: [TypePattern]) -> Bool {
    for argument in arguments {
      switch argument {
      case .variable(let variable):
        bindings.types[variable] = bindings.types[variable] ?? .unknown
      case .number(.variable(let variable)):
        bindings.numbers[variable] = bindings.numbers[variable] ?? Self.least(name)
      case .named(let inner, let parts): if !bindUnknown(inner, parts) { return false }
      case .number: break
      }
    }
    return true
  }

  private static func least(_ name: String) -> Int {
    switch name {
    case "decimal", "char": 1
    default: 0
    }
  }

  /// `varchar(x)`, `decimal(p, s)`, `timestamp(3)`: the same pattern written twice stands for the
  /// common type of both arguments.
  private mutating func bindNumbers(
    _ pattern: TypePattern, _ name: String, _ arguments: [TypePattern], to actual: SQLType
  ) -> Bool {
    if arguments.allSatisfy({ if case .number(.literal) = $0 { true } else { false } }) {
      return fits(actual, pattern.type(bindings))
    }
    guard var type = Self.asNamed(name, actual, coerces: coerces) else { return false }
    if let known = bound[pattern], known != type {
      guard coerces, let common = Coercion.common(known, type) else { return false }
      type = common
    }
    bound[pattern] = type
    for (argument, number) in zip(arguments, Self.numbers(of: type)) {
      switch argument {
      case .number(.variable(let variable)): bindings.numbers[variable] = number
      case .number(.literal(let wanted)):
        if wanted != number && !(coerces && number < wanted) { return false }
      default: return false
      }
    }
    return true
  }

  /// The type as one of the family that is wanted: bigint as decimal(19,0), date as timestamp(0).
  private static func asNamed(_ name: String, _ actual: SQLType, coerces: Bool) -> SQLType? {
    switch (name, actual) {
    case ("varchar", .varchar), ("char", .char), ("decimal", .decimal), ("time", .time),
      ("time with time zone", .timeWithTimeZone), ("timestamp", .timestamp),
      ("timestamp with time zone", .timestampWithTimeZone):
      return actual
    case _ where !coerces: return nil
    case ("varchar", .char(let length)): return .varchar(length: length)
    case ("decimal", _): return Coercion.asDecimal(actual)
    case ("timestamp", .date): return .timestamp(precision: 0)
    case ("timestamp with time zone", .date): return .timestampWithTimeZone(precision: 0)
    case ("timestamp with time zone", .timestamp(let precision)):
      return .timestampWithTimeZone(precision: precision)
    case ("time with time zone", .time(let precision)):
      return .timeWithTimeZone(precision: precision)
    default: return nil
    }
  }

  private static func numbers(of type: SQLType) -> [Int] {
    switch type {
    case .varchar(let length): [length ?? Int(Int32.max)]
    case .char(let length): [length]
    case .decimal(let precision, let scale): [precision, scale]
    case .time(let precision), .timeWithTimeZone(let precision), .timestamp(let precision),
      .timestampWithTimeZone(let precision):
      [precision]
    default: []
    }
  }

  /// Whether bound types are comparable or orderable where the signature wants it.
  var keepsBounds: Bool {
    for (name, bound) in signature.bounds {
      guard let type = bindings.types[name] else { continue }
      switch bound {
      case .comparable: if !type.isComparable { return false }
      case .orderable: if !type.isOrderable { return false }
      }
    }
    return true
  }

  /// The type an argument is cast to.
  func formalType(_ index: Int) -> SQLType? { patterns[index].type(bindings) }

  /// The types a lambda's parameters get from the other arguments; nil for one not yet known.
  func lambdaTypes(_ index: Int) -> [SQLType]? {
    guard case .named("function", let arguments) = patterns[index] else { return nil }
    var types: [SQLType] = []
    for argument in arguments.dropLast() {
      guard let type = argument.type(bindings) else { return nil }
      types.append(type)
    }
    return types
  }

  /// Binds a lambda's result, `T` of `function(E, T)`.
  mutating func bindLambdaResult(_ index: Int, to type: SQLType) -> Bool {
    guard case .named("function", let arguments) = patterns[index], let result = arguments.last
    else { return false }
    // The other arguments fitted exactly, but a state may still widen: from 0 to bigint in reduce.
    coerces = true
    return bind(result, to: type)
  }

  func wantsLambda(_ index: Int) -> Bool {
    if case .named("function", _) = patterns[index] { return true }
    return false
  }
}
