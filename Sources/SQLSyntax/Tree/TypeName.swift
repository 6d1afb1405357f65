/// A type as written, in Trino's spelling or Hive's: `array(row(a bigint))` and
/// `array<struct<a:bigint>>` are the same tree.
package struct TypeName: Hashable, Sendable {
  package indirect enum Kind: Hashable, Sendable {
    /// Any name with its arguments: `bigint`, `varchar(10)`, `decimal(38, 2)`, `string`,
    /// `qdigest(bigint)`; `double precision` has that name, in one space. Unknown names are the
    /// analysis's business.
    case named(Identifier, [TypeParameter])
    /// `time(3)`, `time with time zone`.
    case time(precision: TypeParameter?, withZone: Bool)
    /// `timestamp(6) with time zone`.
    case timestamp(precision: TypeParameter?, withZone: Bool)
    /// `interval day to second`.
    case interval(from: Literal.Interval.Field, to: Literal.Interval.Field?)
    /// `array(T)`, `array<T>`, `T array`.
    case array(TypeName)
    /// `map(K, V)`, `map<K, V>`.
    case map(key: TypeName, value: TypeName)
    /// `row(a bigint, varchar)`, `struct<a:bigint>`.
    case row([RowTypeField])
  }

  package var kind: Kind
  @NotCompared package var position: SourcePosition
}

/// `10` of `varchar(10)`, or the type inside a type.
package enum TypeParameter: Hashable, Sendable {
  case number(Int64)
  case type(TypeName)
}

/// A field of a row type; without a name in `row(bigint, varchar)`.
package struct RowTypeField: Hashable, Sendable {
  package var name: Identifier?
  package var type: TypeName
}
