import TarnColumns
import TarnPlanning

/// CROSS JOIN UNNEST: each input row as often as its longest list is long, shorter lists filled
/// with nulls.
final class UnnestOperator: Operator {
  let types: [SQLType]
  private let unnest: Unnest
  private let input: any Operator
  private let programs: [Program]
  private let outers: [OuterRow]
  private let runtime: QueryRuntime

  init(_ unnest: Unnest, _ input: any Operator, outers: [OuterRow], _ runtime: QueryRuntime) {
    self.unnest = unnest
    self.input = input
    self.outers = outers
    self.runtime = runtime
    programs = unnest.expressions.map { Program($0, runtime.context) }
    types = unnest.types
  }

  func next() throws -> Batch? {
    while let batch = try input.next() {
      try runtime.context.cancellation.check()
      let result = try expand(batch)
      if result.rows > 0 { return result }
    }
    return nil
  }

  private func expand(_ batch: Batch) throws -> Batch {
    let frame = Frame(batch, outers: outers, runtime.context)
    var lists: [Vector] = []
    for program in programs {
      let result = program.evaluate(frame)
      if let error = result.errors.errors.first { throw error }
      lists.append(result.vector.flat())
    }
    let extents = lists.map(Self.extents)
    var rows: [UInt32] = []
    var ordinals: [Int64] = []
    var isFilled: [Bool] = []
    for row in 0..<batch.rows {
      let length = extents.reduce(0) { max($0, $1[row].length) }
      for ordinal in 0..<length {
        rows.append(UInt32(row))
        ordinals.append(Int64(ordinal))
        isFilled.append(true)
      }
      if length == 0, unnest.isOuter {
        rows.append(UInt32(row))
        ordinals.append(0)
        isFilled.append(false)
      }
    }
    var columns = batch.columns.map { $0.taking(rows) }
    for (list, extents) in zip(lists, extents) {
      columns += Self.elements(of: list, extents, rows: rows, ordinals: ordinals)
    }
    if unnest.withOrdinality {
      columns.append(
        Vector(
          .bigint, count: rows.count, .int64(ordinals.map { $0 + 1 }),
          nulls: isFilled.contains(false) ? isFilled.map { !$0 } : nil))
    }
    return Batch(columns: columns, rows: rows.count)
  }

  /// A null list is as an empty one.
  private static func extents(_ list: Vector) -> [Extent] {
    let extents: [Extent] =
      switch list.storage {
      case .list(let lists): lists.extents
      case .map(let maps): maps.extents
      default: [Extent](repeating: Extent(0, 0), count: list.count)
      }
    guard let nulls = list.nulls else { return extents }
    return extents.indices.map { nulls[$0] ? Extent(0, 0) : extents[$0] }
  }

  private static func elements(
    of list: Vector, _ extents: [Extent], rows: [UInt32], ordinals: [Int64]
  ) -> [Vector] {
    func take(_ elements: Vector) -> Vector {
      // One null behind the elements stands for what a shorter list lacks.
      var builder = VectorBuilder(elements.type)
      builder.append(contentsOf: elements)
      builder.append(.null)
      let missing = UInt32(elements.count)
      let places = rows.indices.map { index in
        let extent = extents[Int(rows[index])]
        let ordinal = Int(ordinals[index])
        return ordinal < extent.length ? UInt32(extent.offset + ordinal) : missing
      }
      return builder.finish().taking(places)
    }
    switch list.storage {
    case .list(let lists):
      let taken = take(lists.elements)
      guard case .array(.row(let fields)) = list.type else { return [taken] }
      guard case .row(let parts) = taken.storage else {
        return fields.map { .nulls($0.type, count: taken.count) }
      }
      return parts.map { part in taken.nulls.map { part.withNulls($0) } ?? part }
    case .map(let maps): return [take(maps.keys), take(maps.values)]
    default:
      switch list.type {
      case .map(let key, let value):
        return [.nulls(key, count: rows.count), .nulls(value, count: rows.count)]
      case .array(.row(let fields)): return fields.map { .nulls($0.type, count: rows.count) }
      case .array(let element): return [.nulls(element, count: rows.count)]
      default: return []
      }
    }
  }
}
