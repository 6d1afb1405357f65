import TarnColumns

/// array_agg, listagg, arbitrary.
enum CollectionAggregates {
  static let all: [Function] = [
    .aggregate(
      "array_agg", "All values as an array, nulls too.",
      example: "SELECT array_agg(x ORDER BY x DESC) FROM (VALUES 1, 3, 2) t(x)", gives: "[3,2,1]",
      [Overload("(T) -> array(T)", aggregate: { ArrayCollection($0) })]),
    .aggregate(
      "arbitrary", aliases: ["any_value"], "Some value that is not null: the first.",
      example: "SELECT arbitrary(x) FROM (VALUES NULL, 7, 8) t(x)", gives: "7",
      [Overload("(T) -> T", aggregate: { FirstValue($0.type) })]),
    .aggregate(
      "listagg", "The texts that are not null, joined in order by a separator.",
      example: "SELECT listagg(x, ',') WITHIN GROUP (ORDER BY x) FROM (VALUES 'b', 'a') t(x)",
      gives: "a,b",
      [
        // Value, separator, whether an overflow is an error, what stands for what is cut off, and
        // whether its number of values follows.
        Overload(
          "(varchar(v), varchar(d), boolean, varchar(f), boolean) -> varchar",
          aggregate: { _ in ListText() })
      ]),
  ]
}

private final class ArrayCollection: Aggregate {
  private let type: SQLType
  private var rows: Collected

  init(_ preparation: Preparation) {
    type = preparation.type
    rows = Collected(preparation.argumentTypes.first ?? .unknown)
  }

  var byteSize: Int { rows.byteSize }

  func grow(to count: Int) {}

  func update(_ arguments: [Vector], groups: [UInt32]) {
    rows.append(arguments[0], groups: groups)
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? ArrayCollection else { return }
    rows.append(other.rows, groups: groups)
  }

  func finish(count: Int) -> Vector {
    let (values, extents) = rows.ordered(count: count)
    let nulls = extents.map { $0.length == 0 }
    return Vector(
      type, count: count, .list(ListArray(extents: extents, elements: values.flat())),
      nulls: nulls.contains(true) ? nulls : nil)
  }
}

private final class FirstValue: Aggregate {
  private let type: SQLType
  private var values: [Value] = []
  private var missing = 0

  init(_ type: SQLType) { self.type = type }

  var byteSize: Int { values.count * 48 }

  func grow(to count: Int) {
    guard count > values.count else { return }
    missing += count - values.count
    values += [Value](repeating: .null, count: count - values.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    if missing == 0 { return }
    let argument = arguments[0]
    for row in groups.indices where values[Int(groups[row])].isNull && !argument.isNull(at: row) {
      set(argument.value(at: row), Int(groups[row]))
      if missing == 0 { return }
    }
  }

  private func set(_ value: Value, _ group: Int) {
    if value.isNull { return }
    values[group] = value
    missing -= 1
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? FirstValue else { return }
    for index in other.values.indices where values[Int(groups[index])].isNull {
      set(other.values[index], Int(groups[index]))
    }
  }

  func finish(count: Int) -> Vector { Vector(type, Array(values.prefix(count))) }
}

/// listagg. What follows the value in the arguments is constant.
private final class ListText: Aggregate {
  private var rows = Collected(.text)
  private var separator: [UInt8] = []
  private var filler: [UInt8] = []
  private var overflowsWithError = true
  private var countsRest = true
  private var isKnown = false

  /// Trino's bound.
  private static let limit = 1 << 20

  var byteSize: Int { rows.byteSize }

  func grow(to count: Int) {}

  func update(_ arguments: [Vector], groups: [UInt32]) {
    if groups.isEmpty { return }
    if !isKnown {
      isKnown = true
      if case .text(let bytes) = arguments[1].value(at: 0) { separator = bytes }
      overflowsWithError = arguments[2].value(at: 0) != .boolean(false)
      if case .text(let bytes) = arguments[3].value(at: 0) { filler = bytes }
      countsRest = arguments[4].value(at: 0) != .boolean(false)
    }
    guard arguments[0].mayHaveNulls else { return rows.append(arguments[0], groups: groups) }
    let present = groups.indices.filter { !arguments[0].isNull(at: $0) }.map {
      UInt32(truncatingIfNeeded: $0)
    }
    rows.append(arguments[0].taking(present), groups: present.map { groups[Int($0)] })
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? ListText else { return }
    if !isKnown {
      separator = other.separator
      filler = other.filler
      overflowsWithError = other.overflowsWithError
      countsRest = other.countsRest
      isKnown = other.isKnown
    }
    rows.append(other.rows, groups: groups)
  }

  func finish(count: Int) throws(EvaluationError) -> Vector {
    let (values, extents) = rows.ordered(count: count)
    var builder = VectorBuilder(.text)
    guard case .text(let texts) = values.storage else {
      return Vector.nulls(.text, count: count)
    }
    for extent in extents {
      builder.append(extent.length == 0 ? .null : .text(try joined(texts, extent.range)))
    }
    return builder.finish()
  }

  private func joined(
    _ texts: TextArray, _ range: Range<Int>
  ) throws(EvaluationError) -> [UInt8] {
    var text: [UInt8] = []
    for row in range {
      let bytes = texts.bytes(at: row)
      let isFirst = row == range.lowerBound
      if text.count + bytes.count + (isFirst ? 0 : separator.count) > Self.limit {
        if overflowsWithError {
          throw EvaluationError(
            .exceededFunctionMemoryLimit,
            "Concatenated string has the length in bytes larger than the maximum output length "
              + "\(Self.limit)")
        }
        if !isFirst { text += separator }
        text += filler
        if countsRest { text += Array("(\(range.upperBound - row))".utf8) }
        return text
      }
      if !isFirst { text += separator }
      text += bytes
    }
    return text
  }
}
