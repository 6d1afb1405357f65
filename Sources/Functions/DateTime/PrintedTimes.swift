import TarnColumns

/// Texts of times as codes, each text once where its key is met again soon.
struct PrintedTimes {
  /// The text being printed is at the end.
  var bytes: [UInt8] = []
  private var open = 0
  private var extents: [Extent] = []
  private var codes: [UInt32] = []
  private var errors = RowErrors()
  /// The code of null, made when one is met.
  private var nullCode: UInt32?
  /// The last key and code of each of 256 places.
  private var keys = [Int64](repeating: .min, count: 256)
  private var keyCodes = [UInt32](repeating: 0, count: 256)

  init(rows: Int) { codes.reserveCapacity(rows) }

  /// Takes the text of an equal key for the row; false where it must be printed and closed.
  mutating func append(key: Int64?) -> Bool {
    guard let key, key != .min else {
      codes.append(UInt32(extents.count))
      return false
    }
    let place = Int(truncatingIfNeeded: key) & 255
    if keys[place] == key {
      codes.append(keyCodes[place])
      return true
    }
    keys[place] = key
    keyCodes[place] = UInt32(extents.count)
    codes.append(UInt32(extents.count))
    return false
  }

  mutating func close() {
    extents.append(Extent(open, bytes.count - open))
    open = bytes.count
  }

  mutating func appendNull() {
    if nullCode == nil {
      nullCode = UInt32(extents.count)
      extents.append(Extent(open, 0))
    }
    codes.append(nullCode ?? 0)
  }

  mutating func append(_ error: EvaluationError, row: Int) {
    errors.add(error, row: row)
    appendNull()
  }

  consuming func finish(_ type: SQLType) -> Evaluated {
    var nulls: [Bool]?
    if let nullCode {
      var flags = [Bool](repeating: false, count: extents.count)
      flags[Int(nullCode)] = true
      nulls = flags
    }
    let texts = Vector(
      type, count: extents.count, .text(TextArray(arena: bytes, extents: extents)), nulls: nulls)
    let rows = Vector(type, count: codes.count, .dictionary(codes: codes, values: texts))
    // Codes are worth it only where texts are shared.
    return Evaluated(extents.count > codes.count / 2 ? rows.flat() : rows, errors: errors)
  }
}
