/// Grows a vector of any type, a value or a run of rows at a time. Typed loops build their arrays
/// directly; this is for everything else.
///
/// One array per layout, of which one is used: an enum's payload cannot grow in place.
package struct VectorBuilder {
  package let type: SQLType
  package private(set) var count = 0
  private var nulls: [Bool] = []
  private var hasNulls = false
  private var booleans: [Bool] = []
  private var integers: [Int64] = []
  private var wides: [Int128] = []
  private var doubles: [Double] = []
  private var instants: [Instant] = []
  private var texts = TextBuilder()
  private var extents: [Extent] = []
  /// A list's elements; a map's keys and values; a row's fields.
  private var children: [VectorBuilder] = []

  package init(_ type: SQLType) {
    self.type = type
    switch type {
    case .array(let element): children = [VectorBuilder(element)]
    case .map(let key, let value): children = [VectorBuilder(key), VectorBuilder(value)]
    case .row(let fields): children = fields.map { VectorBuilder($0.type) }
    default: break
    }
  }

  package mutating func appendNull() { append(.null) }

  /// A value of another layout than the type's is our own bug.
  package mutating func append(_ value: Value) {
    count += 1
    let isNull = value.isNull
    nulls.append(isNull)
    hasNulls = hasNulls || isNull
    switch (type.layout, value) {
    case (.boolean, .boolean(let flag)): booleans.append(flag)
    case (.boolean, .null): booleans.append(false)
    case (.int64, .integer(let number)): integers.append(number)
    case (.int64, .null): integers.append(0)
    case (.int128, .wide(let number)): wides.append(number)
    case (.int128, .null): wides.append(0)
    case (.double, .double(let number)): doubles.append(number)
    case (.double, .null): doubles.append(0)
    case (.text, .text(let bytes)): texts.append(bytes)
    case (.text, .null): texts.appendEmpty()
    case (.instant, .instant(let instant)): instants.append(instant)
    case (.instant, .null): instants.append(Instant(micros: 0))
    case (.list, .list(let items)):
      extents.append(Extent(children[0].count, items.count))
      for item in items { children[0].append(item) }
    case (.map, .map(let entries)):
      extents.append(Extent(children[0].count, entries.count))
      for entry in entries {
        children[0].append(entry.key)
        children[1].append(entry.value)
      }
    case (.list, .null), (.map, .null): extents.append(Extent(children[0].count, 0))
    case (.row, .row(let items)):
      precondition(items.count == children.count, "\(items.count) values for \(type)")
      for index in children.indices { children[index].append(items[index]) }
    case (.row, .null):
      for index in children.indices { children[index].append(.null) }
    default: preconditionFailure("a value of another layout is given to \(type)")
    }
  }

  /// Every row of a vector of the same layout, or of the untyped NULL.
  package mutating func append(contentsOf vector: Vector) {
    let flat = vector.flat()
    if flat.type == .unknown, type != .unknown {
      for _ in 0..<flat.count { append(.null) }
      return
    }
    count += flat.count
    if let added = flat.nulls {
      hasNulls = true
      nulls.append(contentsOf: added)
    } else {
      nulls.append(contentsOf: repeatElement(false, count: flat.count))
    }
    switch flat.storage {
    case .boolean(let added): booleans.append(contentsOf: added)
    case .int64(let added): integers.append(contentsOf: added)
    case .int128(let added): wides.append(contentsOf: added)
    case .double(let added): doubles.append(contentsOf: added)
    case .instant(let added): instants.append(contentsOf: added)
    case .text(let added): texts.append(contentsOf: added)
    case .list(let added):
      for extent in added.extents {
        extents.append(Extent(children[0].count, extent.length))
        children[0].append(contentsOf: added.elements.slice(extent.range))
      }
    case .map(let added):
      for extent in added.extents {
        extents.append(Extent(children[0].count, extent.length))
        children[0].append(contentsOf: added.keys.slice(extent.range))
        children[1].append(contentsOf: added.values.slice(extent.range))
      }
    case .row(let added):
      for index in children.indices { children[index].append(contentsOf: added[index]) }
    case .dictionary, .constant, .coded: preconditionFailure("a flat vector has codes")
    }
  }

  package consuming func finish() -> Vector {
    let result: Vector.Storage =
      switch type.layout {
      case .boolean: .boolean(booleans)
      case .int64: .int64(integers)
      case .int128: .int128(wides)
      case .double: .double(doubles)
      case .text: .text(texts.finish())
      case .instant: .instant(instants)
      case .list: .list(ListArray(extents: extents, elements: children[0].finish()))
      case .map:
        .map(MapArray(extents: extents, keys: children[0].finish(), values: children[1].finish()))
      case .row: .row(children.map { $0.finish() })
      }
    return Vector(type, count: count, result, nulls: hasNulls ? nulls : nil)
  }
}
