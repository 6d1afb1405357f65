import TarnColumns
import TarnFunctions

/// Fits argument types to a signature by Trino's implicit coercions.
struct MiniMatch {
  private let signature: Signature
  private var bindings = Bindings()

  init(_ signature: Signature) { self.signature = signature }

  /// The number of coercions, the parameters' types and the result's.
  mutating func match(_ types: [SQLType]) -> (Int, [SQLType], SQLType)? {
    guard types.count == signature.parameters.count, !signature.isVariadic else { return nil }
    var cost = 0
    for (pattern, type) in zip(signature.parameters, types) {
      guard let step = fit(pattern, type) else { return nil }
      cost += step
    }
    var parameters: [SQLType] = []
    for pattern in signature.parameters {
      guard let type = pattern.type(bindings) else { return nil }
      parameters.append(type)
    }
    guard let result = signature.result.type(bindings) else { return nil }
    return (cost, parameters, result)
  }

  private mutating func fit(_ pattern: TypePattern, _ type: SQLType) -> Int? {
    switch pattern {
    case .number: return nil
    case .variable(let name):
      if let bound = bindings.types[name] { return bound == type ? 0 : nil }
      bindings.types[name] = type
      return 0
    case .named(let name, let arguments):
      if type == .unknown {
        for argument in arguments { bind(argument, atLeast: 1) }
        return 1
      }
      if MiniMatch.name(type) == name {
        if case .array(let element) = type { return arguments.first.flatMap { fit($0, element) } }
        if case .map = type { return nil }
        for (argument, number) in zip(arguments, MiniMatch.numbers(type)) {
          bind(argument, atLeast: number)
        }
        return 0
      }
      for (step, candidate) in MiniMatch.coercions(type).enumerated()
      where MiniMatch.name(candidate) == name {
        for (argument, number) in zip(arguments, MiniMatch.numbers(candidate)) {
          bind(argument, atLeast: number)
        }
        return step + 1
      }
      return nil
    }
  }

  private mutating func bind(_ pattern: TypePattern, atLeast number: Int) {
    guard case .number(.variable(let name)) = pattern else { return }
    bindings.numbers[name] = max(bindings.numbers[name] ?? 0, number)
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
    case .time(let precision), .timeWithTimeZone(let precision), .timestamp(let precision),
      .timestampWithTimeZone(let precision):
      [precision]
    default: []
    }
  }

  /// What a type turns into by itself, nearest first.
  private static func coercions(_ type: SQLType) -> [SQLType] {
    switch type {
    case .tinyint:
      [.smallint, .integer, .bigint, .decimal(precision: 3, scale: 0), .real, .double]
    case .smallint: [.integer, .bigint, .decimal(precision: 5, scale: 0), .real, .double]
    case .integer: [.bigint, .decimal(precision: 10, scale: 0), .real, .double]
    case .bigint: [.decimal(precision: 19, scale: 0), .real, .double]
    case .decimal: [.real, .double]
    case .real: [.double]
    case .date: [.timestamp(precision: 0), .timestampWithTimeZone(precision: 0)]
    case .timestamp(let precision): [.timestampWithTimeZone(precision: precision)]
    case .time(let precision): [.timeWithTimeZone(precision: precision)]
    case .char(let length): [.varchar(length: length)]
    default: []
    }
  }
}
