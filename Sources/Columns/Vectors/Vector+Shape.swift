extension Vector {
  /// The same rows without codes or constants.
  package func flat() -> Vector {
    switch storage {
    case .dictionary(let codes, let values): return values.taking(codes)
    case .constant(let value): return value.taking([UInt32](repeating: 0, count: count))
    case .coded: return decoded()
    default: return self
    }
  }

  /// The rows named, in that order; texts and lists keep their arena.
  ///
  /// `[a, b, c].taking([2, 0, 0])` is `[c, a, a]`.
  package func taking(_ rows: [UInt32]) -> Vector {
    switch storage {
    case .dictionary(let codes, let values):
      return Vector(
        type, count: rows.count, .dictionary(codes: picked(codes, rows), values: values))
    case .constant(let value):
      return Vector(type, count: rows.count, .constant(value))
    default: break
    }
    let nulls = nulls.map { picked($0, rows) }
    let storage: Storage =
      switch self.storage {
      case .boolean(let values): .boolean(picked(values, rows))
      case .int64(let values): .int64(picked(values, rows))
      case .int128(let values): .int128(picked(values, rows))
      case .double(let values): .double(picked(values, rows))
      case .instant(let values): .instant(picked(values, rows))
      case .text(let texts):
        .text(TextArray(arena: texts.arena, extents: picked(texts.extents, rows)))
      case .coded(let texts): .coded(texts.taking(rows))
      case .list(let lists):
        .list(ListArray(extents: picked(lists.extents, rows), elements: lists.elements))
      case .map(let maps):
        .map(MapArray(extents: picked(maps.extents, rows), keys: maps.keys, values: maps.values))
      case .row(let fields): .row(fields.map { $0.taking(rows) })
      case .dictionary, .constant: self.storage
      }
    return Vector(type, count: rows.count, storage, nulls: nulls)
  }

  /// The rows of a range.
  package func slice(_ range: Range<Int>) -> Vector {
    if range == 0..<count { return self }
    let nulls = nulls.map { Array($0[range]) }
    let storage: Storage =
      switch self.storage {
      case .boolean(let values): .boolean(Array(values[range]))
      case .int64(let values): .int64(Array(values[range]))
      case .int128(let values): .int128(Array(values[range]))
      case .double(let values): .double(Array(values[range]))
      case .instant(let values): .instant(Array(values[range]))
      case .text(let texts):
        .text(TextArray(arena: texts.arena, extents: Array(texts.extents[range])))
      case .coded(let texts): .coded(texts.slice(range))
      case .list(let lists):
        .list(ListArray(extents: Array(lists.extents[range]), elements: lists.elements))
      case .map(let maps):
        .map(MapArray(extents: Array(maps.extents[range]), keys: maps.keys, values: maps.values))
      case .row(let fields): .row(fields.map { $0.slice(range) })
      case .dictionary(let codes, let values):
        .dictionary(codes: Array(codes[range]), values: values)
      case .constant(let value): .constant(value)
      }
    return Vector(type, count: range.count, storage, nulls: nulls)
  }

  /// One vector after the other; all of one type.
  package static func concatenation(_ parts: [Vector], type: SQLType) -> Vector {
    if parts.count == 1 { return parts[0] }
    if let joined = coded(parts, type) ?? dictionaries(parts, type) { return joined }
    var builder = VectorBuilder(type)
    for part in parts { builder.append(contentsOf: part) }
    return builder.finish()
  }

  private static func coded(_ parts: [Vector], _ type: SQLType) -> Vector? {
    guard parts.contains(where: \.isCoded) else { return nil }
    var seconds: [Int64] = []
    var uuids: [UInt128] = []
    for part in parts {
      // A small segment may hold its times otherwise: times they are all the same.
      switch part.isCoded ? part.storage : part.inSeconds()?.storage ?? part.storage {
      case .coded(.seconds(let values)) where uuids.isEmpty: seconds += values
      case .coded(.uuids(let values)) where seconds.isEmpty: uuids += values
      default: return nil
      }
    }
    return Vector(
      type, count: max(seconds.count, uuids.count),
      .coded(uuids.isEmpty ? .seconds(seconds) : .uuids(uuids)), nulls: nulls(of: parts))
  }

  private static func nulls(of parts: [Vector]) -> [Bool]? {
    guard parts.contains(where: \.mayHaveNulls) else { return nil }
    return parts.flatMap { part in (0..<part.count).map { part.isNull(at: $0) } }
  }

  /// Codes stay codes where the dictionaries are not larger than what they stand for: their values
  /// one after the other, the codes moved by as much.
  private static func dictionaries(_ parts: [Vector], _ type: SQLType) -> Vector? {
    var size = 0
    var count = 0
    for part in parts {
      count += part.count
      switch part.storage {
      case .dictionary(_, let values): size += values.count
      case .constant: size += 1
      default: return nil
      }
    }
    if size > count { return nil }
    var values = VectorBuilder(type)
    var codes: [UInt32] = []
    codes.reserveCapacity(count)
    for part in parts {
      let start = UInt32(values.count)
      switch part.storage {
      case .dictionary(let own, let entries):
        for code in own { codes.append(code + start) }
        values.append(contentsOf: entries)
      case .constant(let value):
        codes.append(contentsOf: repeatElement(start, count: part.count))
        values.append(contentsOf: value)
      default: return nil
      }
    }
    return Vector(type, count: count, .dictionary(codes: codes, values: values.finish()))
  }

  /// About how many bytes the vector holds, for memory accounting; shared arenas count fully.
  package var byteSize: Int {
    let own: Int =
      switch storage {
      case .boolean(let values): values.count
      case .int64(let values): values.count * 8
      case .int128(let values): values.count * 16
      case .double(let values): values.count * 8
      case .instant(let values): values.count * 16
      case .text(let texts): texts.arena.count + texts.extents.count * 16
      case .coded(let texts): texts.byteSize
      case .list(let lists): lists.extents.count * 16 + lists.elements.byteSize
      case .map(let maps):
        maps.extents.count * 16 + maps.keys.byteSize + maps.values.byteSize
      case .row(let fields): fields.reduce(0) { $0 + $1.byteSize }
      case .dictionary(let codes, let values): codes.count * 4 + values.byteSize
      case .constant(let value): value.byteSize
      }
    return own + (nulls?.count ?? 0)
  }
}

@inlinable
func picked<Element>(_ values: [Element], _ rows: [UInt32]) -> [Element] {
  [Element](unsafeUninitializedCapacity: rows.count) { buffer, count in
    values.withUnsafeBufferPointer { source in
      for index in 0..<rows.count {
        let row = Int(rows[index])
        // The one check that keeps a wrong row number from reading elsewhere.
        precondition(row < source.count, "row \(row) of \(source.count)")
        buffer.initializeElement(at: index, to: source[row])
      }
    }
    count = rows.count
  }
}
