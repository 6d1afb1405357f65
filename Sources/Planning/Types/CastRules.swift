import TarnColumns

/// Which casts there are, so that the others are errors of the statement and not of a row.
/// Trino's matrix.
enum CastRules {
  static func allows(_ source: SQLType, to target: SQLType) -> Bool {
    if source == target || source == .unknown || Coercion.allows(source, to: target) { return true }
    switch (source, target) {
    case (.array(let from), .array(let to)): return allows(from, to: to)
    case (.map(let fromKey, let fromValue), .map(let toKey, let toValue)):
      return allows(fromKey, to: toKey) && allows(fromValue, to: toValue)
    case (.row(let from), .row(let to)):
      return from.count == to.count && zip(from, to).allSatisfy { allows($0.type, to: $1.type) }
    case (.json, _): return fromJSON(target)
    case (_, .json): return toJSON(source)
    case (.array, _), (.map, _), (.row, _), (.function, _): return false
    case (_, .array), (_, .map), (_, .row), (_, .function): return false
    case (.varbinary, .uuid), (.varbinary, .ipaddress), (.uuid, .varbinary),
      (.ipaddress, .varbinary):
      return true
    case (.varchar, .varbinary), (.char, .varbinary): return true
    case (.varbinary, _), (_, .varbinary): return false
    case (.char, .varchar), (.varchar, .char), (.char, .char), (.varchar, .varchar): return true
    case (.varchar, _): return fromText(target)
    // By way of varchar.
    case (.char, _): return fromText(target)
    case (_, .varchar): return true
    case (_, .char): return false
    case (.boolean, _): return target.isNumeric
    case (_, .boolean): return source.isNumeric
    case (.date, _), (.time, _), (.timeWithTimeZone, _), (.timestamp, _),
      (.timestampWithTimeZone, _):
      return time(source, target)
    default: return source.isNumeric && target.isNumeric
    }
  }

  private static func fromText(_ target: SQLType) -> Bool {
    switch target {
    case .boolean, .date, .time, .timeWithTimeZone, .timestamp, .timestampWithTimeZone, .uuid,
      .ipaddress:
      true
    default: target.isNumeric
    }
  }

  private static func time(_ source: SQLType, _ target: SQLType) -> Bool {
    switch (source, target) {
    case (.date, .timestamp), (.date, .timestampWithTimeZone): true
    case (.time, .time), (.time, .timeWithTimeZone), (.time, .timestamp),
      (.time, .timestampWithTimeZone):
      true
    case (.timeWithTimeZone, .time), (.timeWithTimeZone, .timeWithTimeZone),
      (.timeWithTimeZone, .timestamp), (.timeWithTimeZone, .timestampWithTimeZone):
      true
    case (.timestamp, .date), (.timestamp, .time), (.timestamp, .timeWithTimeZone),
      (.timestamp, .timestamp), (.timestamp, .timestampWithTimeZone):
      true
    case (.timestampWithTimeZone, .date), (.timestampWithTimeZone, .time),
      (.timestampWithTimeZone, .timeWithTimeZone), (.timestampWithTimeZone, .timestamp),
      (.timestampWithTimeZone, .timestampWithTimeZone):
      true
    default: false
    }
  }

  private static func fromJSON(_ target: SQLType) -> Bool {
    switch target {
    case .boolean, .varchar, .json: true
    case .array(let element): fromJSON(element)
    case .map(let key, let value): isJSONKey(key) && fromJSON(value)
    case .row(let fields): fields.allSatisfy { fromJSON($0.type) }
    default: target.isNumeric
    }
  }

  private static func toJSON(_ source: SQLType) -> Bool {
    switch source {
    case .unknown, .boolean, .varchar, .json, .date, .timestamp: true
    case .array(let element): toJSON(element)
    case .map(let key, let value): isJSONKey(key) && toJSON(value)
    case .row(let fields): fields.allSatisfy { toJSON($0.type) }
    default: source.isNumeric
    }
  }

  private static func isJSONKey(_ type: SQLType) -> Bool {
    switch type {
    case .unknown, .boolean, .varchar: true
    default: type.isNumeric
    }
  }
}
