/// One SQL value outside a vector: constants, parameters, results that a caller looks at, and the
/// arguments of functions too rare to deserve a typed loop. The type stands beside it, never in it.
@usableFromInline package indirect enum Value: Hashable, Sendable {
  case null
  case boolean(Bool)
  /// Integers, date (days), time (picoseconds), intervals (milliseconds, months).
  case integer(Int64)
  /// A decimal's unscaled value.
  case wide(Int128)
  case double(Double)
  /// varchar, char, json (UTF-8); varbinary, uuid, ipaddress (bytes).
  case text([UInt8])
  case instant(Instant)
  case list([Value])
  case map([MapEntry])
  case row([Value])

  package static func string(_ text: String) -> Value { .text(Array(text.utf8)) }

  package var isNull: Bool {
    if case .null = self { return true }
    return false
  }
}

@usableFromInline package struct MapEntry: Hashable, Sendable {
  package var key: Value
  package var value: Value

  package init(_ key: Value, _ value: Value) {
    self.key = key
    self.value = value
  }
}

/// A point in time of a timestamp or a time with zone.
///
/// - timestamp: `micros` since 1970-01-01 00:00 of the civil clock, `picos` 0..<1,000,000 below it.
/// - timestamp with time zone: the same since the UTC epoch, shown in `zone`.
/// - time with time zone: `micros` holds *picoseconds* of the local day, `zone` is an offset's key.
///
/// Two instants with zones are compared by `micros` and `picos` alone; kernels do so, and `==` here
/// compares every field, as needed by tests and constants.
@usableFromInline package struct Instant: Hashable, Sendable {
  @usableFromInline package var micros: Int64
  @usableFromInline package var picos: Int32
  /// A key of the zone registry in `TarnTime`; 0 is UTC.
  @usableFromInline package var zone: UInt16

  @inlinable
  package init(micros: Int64, picos: Int32 = 0, zone: UInt16 = 0) {
    self.micros = micros
    self.picos = picos
    self.zone = zone
  }
}
