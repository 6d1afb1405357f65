package import TarnColumns
package import TarnSQLSyntax

extension SQLType {
  /// The type that a written name means, in Trino's spelling or Hive's.
  package init(_ name: TypeName) throws(SQLError) {
    switch name.kind {
    case .array(let element): self = .array(try SQLType(element))
    case .map(let key, let value): self = .map(try SQLType(key), try SQLType(value))
    case .row(let parts):
      var fields: [RowField] = []
      for part in parts { fields.append(RowField(part.name?.text, try SQLType(part.type))) }
      self = .row(fields)
    case .time(let precision, let withZone):
      let digits = try Self.precision(precision, of: name)
      self = withZone ? .timeWithTimeZone(precision: digits) : .time(precision: digits)
    case .timestamp(let precision, let withZone):
      let digits = try Self.precision(precision, of: name)
      self = withZone ? .timestampWithTimeZone(precision: digits) : .timestamp(precision: digits)
    case .interval(let from, let to):
      switch (from, to) {
      case (.year, .month): self = .intervalYearToMonth
      case (.day, .second): self = .intervalDayToSecond
      default:
        throw SQLError(
          .typeNotFound, "Unknown type: interval \(from.rawValue.lowercased())", at: name.position)
      }
    case .named(let word, let parameters):
      self = try Self.named(word.text.lowercased(), parameters, at: name.position)
    }
  }

  private static func precision(
    _ parameter: TypeParameter?, of name: TypeName
  ) throws(SQLError) -> Int {
    guard let parameter else { return 3 }
    guard case .number(let digits) = parameter, (0...12).contains(digits) else {
      throw SQLError(
        .invalidArguments, "The precision of a time is a number from 0 to 12", at: name.position)
    }
    return Int(digits)
  }

  static func named(
    _ word: String, _ parameters: [TypeParameter], at position: SourcePosition
  ) throws(SQLError) -> SQLType {
    var numbers: [Int] = []
    var types: [SQLType] = []
    for parameter in parameters {
      switch parameter {
      case .number(let number): numbers.append(Int(clamping: number))
      case .type(let type): types.append(try SQLType(type))
      }
    }
    let unknown = SQLError(
      .typeNotFound, "Unknown type: \(word)", at: position,
      suggestion: Spelling.nearest(to: word, among: plainNames))
    switch word {
    case "varchar", "char":
      guard types.isEmpty, numbers.count <= 1 else { throw unknown }
      if let length = numbers.first, length < 0 || length > Int(Int32.max) {
        throw SQLError(
          .invalidArguments, "The length of \(word) is a number from 0 to 2147483647", at: position)
      }
      if word == "char" { return .char(length: numbers.first ?? 1) }
      // Trino's largest bound is none.
      return .varchar(length: numbers.first.flatMap { $0 >= Int(Int32.max) ? nil : $0 })
    case "decimal", "numeric", "dec":
      guard types.isEmpty, numbers.count <= 2 else { throw unknown }
      let precision = numbers.first ?? 38
      let scale = numbers.count > 1 ? numbers[1] : 0
      guard (1...38).contains(precision), (0...precision).contains(scale) else {
        throw SQLError(
          .invalidArguments,
          "DECIMAL(\(precision), \(scale)) is not a type: the precision is 1 to 38, the scale 0 to "
            + "the precision", at: position)
      }
      return .decimal(precision: precision, scale: scale)
    case "array":
      guard numbers.isEmpty, types.count == 1 else { throw unknown }
      return .array(types[0])
    case "map":
      guard numbers.isEmpty, types.count == 2 else { throw unknown }
      return .map(types[0], types[1])
    default:
      guard parameters.isEmpty, let type = plain[word] else { throw unknown }
      return type
    }
  }

  private static let plainNames: [String] =
    plain.keys.sorted() + ["varchar", "char", "decimal", "array", "map", "row", "timestamp"]

  private static let plain: [String: SQLType] = [
    "boolean": .boolean, "bool": .boolean, "tinyint": .tinyint, "smallint": .smallint,
    "integer": .integer, "int": .integer, "bigint": .bigint, "real": .real, "float": .real,
    "double": .double, "double precision": .double, "string": .text, "text": .text,
    "varbinary": .varbinary, "binary": .varbinary, "json": .json, "date": .date,
    "uuid": .uuid, "ipaddress": .ipaddress, "unknown": .unknown,
  ]
}
