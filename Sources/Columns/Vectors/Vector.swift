/// A column of values of one type: what every operator takes and gives, at most a segment's rows.
///
/// Invariants, checked by `checkInvariants()`:
/// 1. `storage` has the layout of `type`, or is a dictionary or constant whose values have it.
/// 2. A flat storage has `count` values; a row that is null holds any value there.
/// 3. A dictionary or constant has no null mask of its own: a null row points at a null value.
/// 4. Dictionaries and constants are one deep: their values are flat, and no coded texts.
/// 5. Coded texts are columns of batches: never inside rows and lists, never given to a kernel.
///
/// A function of one dictionary is evaluated once per value, then given the same codes. That is
/// why a scan leaves text as codes for as long as it can.
@usableFromInline package struct Vector: Sendable {
  @usableFromInline package let type: SQLType
  @usableFromInline package let count: Int
  @usableFromInline package let storage: Storage
  /// One flag a row, `true` for null; `nil` where no row is null.
  @usableFromInline package let nulls: [Bool]?

  @usableFromInline package indirect enum Storage: Sendable {
    case boolean([Bool])
    case int64([Int64])
    case int128([Int128])
    case double([Double])
    case text(TextArray)
    /// Texts as the numbers they spell; `flat()` and `decoded()` make bytes of them.
    case coded(CodedTexts)
    case instant([Instant])
    case list(ListArray)
    case map(MapArray)
    /// One vector a field, each of the row count.
    case row([Vector])
    case dictionary(codes: [UInt32], values: Vector)
    /// One value for every row.
    case constant(Vector)
  }

  @inlinable
  package init(_ type: SQLType, count: Int, _ storage: Storage, nulls: [Bool]? = nil) {
    self.type = type
    self.count = count
    self.storage = storage
    self.nulls = nulls
  }
}

/// Texts as places in one arena: taking, trimming and cutting move places, not bytes.
@usableFromInline package struct TextArray: Sendable {
  @usableFromInline package var arena: [UInt8]
  @usableFromInline package var extents: [Extent]

  @inlinable
  package init(arena: [UInt8] = [], extents: [Extent] = []) {
    self.arena = arena
    self.extents = extents
  }

  @inlinable
  package func bytes(at row: Int) -> ArraySlice<UInt8> {
    let extent = extents[row]
    return arena[extent.offset..<extent.offset + extent.length]
  }
}

/// Lists as places in one vector of elements.
@usableFromInline package struct ListArray: Sendable {
  @usableFromInline package var extents: [Extent]
  @usableFromInline package var elements: Vector

  @inlinable
  package init(extents: [Extent], elements: Vector) {
    self.extents = extents
    self.elements = elements
  }
}

/// Maps as places in two vectors of the same length; keys are unique in a map and never null.
@usableFromInline package struct MapArray: Sendable {
  @usableFromInline package var extents: [Extent]
  @usableFromInline package var keys: Vector
  @usableFromInline package var values: Vector

  @inlinable
  package init(extents: [Extent], keys: Vector, values: Vector) {
    self.extents = extents
    self.keys = keys
    self.values = values
  }
}

/// A place in an arena or in a vector of elements.
@usableFromInline package struct Extent: Hashable, Sendable {
  @usableFromInline package var offset: Int
  @usableFromInline package var length: Int

  @inlinable
  package init(_ offset: Int, _ length: Int) {
    self.offset = offset
    self.length = length
  }

  @inlinable
  package var range: Range<Int> { offset..<offset + length }
}

extension Vector {
  /// `count` nulls of a type.
  package static func nulls(_ type: SQLType, count: Int) -> Vector {
    constant(.null, type, count: count)
  }

  package static func constant(_ value: Value, _ type: SQLType, count: Int) -> Vector {
    var builder = VectorBuilder(type)
    builder.append(value)
    return Vector(type, count: count, .constant(builder.finish()))
  }

  package init(_ type: SQLType, _ values: [Value]) {
    var builder = VectorBuilder(type)
    for value in values { builder.append(value) }
    self = builder.finish()
  }

  /// The same values under another type of the same layout.
  package func retyped(_ type: SQLType) -> Vector {
    switch storage {
    case .dictionary(let codes, let values):
      Vector(type, count: count, .dictionary(codes: codes, values: values.retyped(type)))
    case .constant(let value):
      Vector(type, count: count, .constant(value.retyped(type)))
    default: Vector(type, count: count, storage, nulls: nulls)
    }
  }

  package func isNull(at row: Int) -> Bool {
    switch storage {
    case .dictionary(let codes, let values): values.nulls?[Int(codes[row])] ?? false
    case .constant(let value): value.nulls?[0] ?? false
    default: nulls?[row] ?? false
    }
  }

  @usableFromInline package var isConstant: Bool {
    if case .constant = storage { return true }
    return false
  }

  /// Whether any row may be null; a dictionary may hold a null value that no row uses.
  @usableFromInline package var mayHaveNulls: Bool {
    switch storage {
    case .dictionary(_, let values), .constant(let values): values.nulls != nil
    default: nulls != nil
    }
  }

  /// One row as a value; for results, constants and rare functions.
  package func value(at row: Int) -> Value {
    switch storage {
    case .dictionary(let codes, let values): return values.value(at: Int(codes[row]))
    case .constant(let value): return value.value(at: 0)
    default: break
    }
    if let nulls, nulls[row] { return .null }
    switch storage {
    case .boolean(let values): return .boolean(values[row])
    case .int64(let values): return .integer(values[row])
    case .int128(let values): return .wide(values[row])
    case .double(let values): return .double(values[row])
    case .text(let texts): return .text(Array(texts.bytes(at: row)))
    case .coded(let texts): return .text(texts.text(at: row))
    case .instant(let values): return .instant(values[row])
    case .list(let lists):
      let extent = lists.extents[row]
      return .list(
        extent.range.map { lists.elements.value(at: $0) })
    case .map(let maps):
      let extent = maps.extents[row]
      return .map(
        extent.range.map {
          MapEntry(maps.keys.value(at: $0), maps.values.value(at: $0))
        })
    case .row(let fields): return .row(fields.map { $0.value(at: row) })
    case .dictionary, .constant: return .null
    }
  }

  package func values() -> [Value] { (0..<count).map { value(at: $0) } }
}
