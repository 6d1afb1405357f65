/// Bytes that are equal exactly where two values of one type are equal as keys: GROUP BY, DISTINCT,
/// joins, IN. Nulls are equal to each other, NaN to NaN, 0.0 to -0.0; instants with a zone by their
/// instant; maps whatever the order of their keys.
package struct KeyEncoding {
  package static func append(_ value: Value, to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(0)
    case .boolean(let flag):
      bytes.append(1)
      bytes.append(flag ? 1 : 0)
    case .integer(let number):
      bytes.append(2)
      append(UInt64(bitPattern: number), to: &bytes)
    case .wide(let number):
      bytes.append(3)
      append(UInt64(truncatingIfNeeded: number >> 64), to: &bytes)
      append(UInt64(truncatingIfNeeded: number), to: &bytes)
    case .double(let number):
      bytes.append(4)
      append(bits(number), to: &bytes)
    case .text(let text):
      bytes.append(5)
      append(UInt64(text.count), to: &bytes)
      bytes.append(contentsOf: text)
    case .instant(let instant):
      bytes.append(6)
      append(UInt64(bitPattern: instant.micros), to: &bytes)
      append(UInt64(bitPattern: Int64(instant.picos)), to: &bytes)
    case .list(let items), .row(let items):
      bytes.append(7)
      append(UInt64(items.count), to: &bytes)
      for item in items { append(item, to: &bytes) }
    case .map(let entries):
      bytes.append(8)
      append(UInt64(entries.count), to: &bytes)
      let encoded = entries.map { entry in
        var entryBytes: [UInt8] = []
        append(entry.key, to: &entryBytes)
        append(entry.value, to: &entryBytes)
        return entryBytes
      }
      for entry in encoded.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
        bytes.append(contentsOf: entry)
      }
    }
  }

  /// One pattern for every NaN and for both zeros.
  package static func bits(_ number: Double) -> UInt64 {
    if number.isNaN { return Double.nan.bitPattern }
    return number == 0 ? 0 : number.bitPattern
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    for shift in stride(from: 56, through: 0, by: -8) {
      bytes.append(UInt8(truncatingIfNeeded: word >> UInt64(shift)))
    }
  }
}
