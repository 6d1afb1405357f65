/// The type of an SQL value, as Trino names them.
@usableFromInline package indirect enum SQLType: Hashable, Sendable {
  /// The type of a bare NULL; coerces to every type.
  case unknown
  case boolean
  case tinyint
  case smallint
  case integer
  case bigint
  case real
  case double
  case decimal(precision: Int, scale: Int)
  /// `nil` is varchar without a bound.
  case varchar(length: Int?)
  case char(length: Int)
  case varbinary
  case json
  case date
  case time(precision: Int)
  case timeWithTimeZone(precision: Int)
  case timestamp(precision: Int)
  case timestampWithTimeZone(precision: Int)
  case intervalDayToSecond
  case intervalYearToMonth
  case array(SQLType)
  case map(SQLType, SQLType)
  case row([RowField])
  case function([SQLType], SQLType)
  case uuid
  case ipaddress

  package static let text: SQLType = .varchar(length: nil)
}

/// One field of a row type; a field without a name is reached by its index only.
@usableFromInline package struct RowField: Hashable, Sendable {
  package let name: String?
  package let type: SQLType

  package init(_ name: String?, _ type: SQLType) {
    self.name = name
    self.type = type
  }
}

/// How the values of a type lie in a vector: each layout is one case of `Vector.Storage`.
@usableFromInline package enum Layout: Sendable {
  /// Also `unknown`, whose values are all null.
  case boolean
  /// Integers, date (days), time (picoseconds), intervals (milliseconds, months).
  case int64
  /// Decimals of any precision: the unscaled value.
  case int128
  /// double, and real rounded to it.
  case double
  /// UTF-8 of varchar, char (without padding) and json; raw bytes of varbinary, uuid, ipaddress.
  case text
  /// timestamp with and without zone, time with zone.
  case instant
  case list
  case map
  case row
}

extension SQLType {
  package var layout: Layout {
    switch self {
    case .unknown, .boolean: .boolean
    case .tinyint, .smallint, .integer, .bigint, .date, .time, .intervalDayToSecond,
      .intervalYearToMonth:
      .int64
    case .decimal: .int128
    case .real, .double: .double
    case .varchar, .char, .varbinary, .json, .uuid, .ipaddress: .text
    case .timeWithTimeZone, .timestamp, .timestampWithTimeZone: .instant
    case .array: .list
    case .map: .map
    case .row: .row
    case .function: .boolean
    }
  }

  package var isText: Bool {
    switch self {
    case .varchar, .char: true
    default: false
    }
  }

  package var isInteger: Bool {
    switch self {
    case .tinyint, .smallint, .integer, .bigint: true
    default: false
    }
  }

  package var isNumeric: Bool {
    switch self {
    case .tinyint, .smallint, .integer, .bigint, .real, .double, .decimal: true
    default: false
    }
  }

  /// Whether `=` is defined: everything but functions, and containers of comparable elements.
  package var isComparable: Bool {
    switch self {
    case .function: false
    case .array(let element): element.isComparable
    case .map(let key, let value): key.isComparable && value.isComparable
    case .row(let fields): fields.allSatisfy { $0.type.isComparable }
    default: true
    }
  }

  /// Whether `<` is defined: not for maps and JSON.
  package var isOrderable: Bool {
    switch self {
    case .function, .map, .json: false
    case .array(let element): element.isOrderable
    case .row(let fields): fields.allSatisfy { $0.type.isOrderable }
    default: true
    }
  }
}
