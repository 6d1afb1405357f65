extension SQLType: CustomStringConvertible {
  /// The type as Trino prints it: `timestamp(3) with time zone`, `array(varchar)`, `row(a bigint)`.
  @usableFromInline package var description: String {
    switch self {
    case .unknown: "unknown"
    case .boolean: "boolean"
    case .tinyint: "tinyint"
    case .smallint: "smallint"
    case .integer: "integer"
    case .bigint: "bigint"
    case .real: "real"
    case .double: "double"
    case .decimal(let precision, let scale): "decimal(\(precision),\(scale))"
    case .varchar(nil): "varchar"
    case .varchar(let length?): "varchar(\(length))"
    case .char(let length): "char(\(length))"
    case .varbinary: "varbinary"
    case .json: "json"
    case .date: "date"
    case .time(let precision): "time(\(precision))"
    case .timeWithTimeZone(let precision): "time(\(precision)) with time zone"
    case .timestamp(let precision): "timestamp(\(precision))"
    case .timestampWithTimeZone(let precision): "timestamp(\(precision)) with time zone"
    case .intervalDayToSecond: "interval day to second"
    case .intervalYearToMonth: "interval year to month"
    case .array(let element): "array(\(element))"
    case .map(let key, let value): "map(\(key), \(value))"
    case .row(let fields): "row(\(fields.map(\.description).joined(separator: ", ")))"
    case .function(let arguments, let result):
      "function(\((arguments + [result]).map(\.description).joined(separator: ",")))"
    case .uuid: "uuid"
    case .ipaddress: "ipaddress"
    }
  }

  /// The name without its arguments: `varchar` for `varchar(3)`.
  package var baseName: String {
    String(description.prefix { $0 != "(" && $0 != " " })
  }
}

extension RowField: CustomStringConvertible {
  @usableFromInline package var description: String {
    guard let name else { return type.description }
    return "\(Self.quoted(name)) \(type)"
  }

  /// Quoted where it is not a plain lower-case word.
  private static func quoted(_ name: String) -> String {
    let isPlain =
      name.utf8.allSatisfy {
        (0x61...0x7a).contains($0) || (0x30...0x39).contains($0) || (0x41...0x5a).contains($0)
          || $0 == 0x5f
      } && !(name.utf8.first.map { (0x30...0x39).contains($0) } ?? true)
    if isPlain { return name }
    return "\""
      + name.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
