import TarnColumns
import TarnHashing

/// checksum.
enum ChecksumAggregates {
  static let all: [Function] = [
    .aggregate(
      "checksum", "A checksum of the values that does not depend on their order; nulls count.",
      example: "SELECT to_hex(checksum(x)) FROM (VALUES BIGINT '0') t(x)",
      gives: "9D2D16796C5091EA",
      [Overload("(T) -> varbinary where T: comparable", aggregate: { Checksum($0) })])
  ]
}

/// The sum of the values' hashes, as eight bytes, the lowest first.
private final class Checksum: Aggregate {
  private let element: SQLType
  private var sums: [UInt64] = []
  private var isEmpty: [Bool] = []

  private static let prime: UInt64 = 0x9E37_79B1_85EB_CA87

  init(_ preparation: Preparation) { element = preparation.argumentTypes.first ?? .unknown }

  var byteSize: Int { sums.count * 9 }

  func grow(to count: Int) {
    guard count > sums.count else { return }
    isEmpty += [Bool](repeating: true, count: count - sums.count)
    sums += [UInt64](repeating: 0, count: count - sums.count)
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    let argument = arguments[0]
    var known: [UInt64] = []
    var codes: [UInt32]?
    switch argument.storage {
    case .dictionary(let places, let values) where values.count <= groups.count:
      codes = places
      known = (0..<values.count).map { term(values.value(at: $0)) }
    case .constant(let value): known = [term(value.value(at: 0))]
    default: break
    }
    for row in groups.indices {
      let hash =
        codes.map { known[Int($0[row])] } ?? known.first ?? term(argument.value(at: row))
      sums[Int(groups[row])] &+= hash
      isEmpty[Int(groups[row])] = false
    }
  }

  private func term(_ value: Value) -> UInt64 {
    value.isNull ? Self.prime : Self.hash(value, element) &* Self.prime
  }

  /// Trino's hash of a value of a type; of a null inside a container 0.
  private static func hash(_ value: Value, _ type: SQLType) -> UInt64 {
    switch (value, type) {
    case (.boolean(let flag), _): return word(flag ? 1 : 0)
    case (.integer(let number), _): return word(UInt64(bitPattern: number))
    case (.wide(let number), .decimal(let precision, _)) where precision <= 18:
      return word(UInt64(truncatingIfNeeded: number))
    case (.wide(let number), _):
      return word(UInt64(truncatingIfNeeded: number >> 64))
        ^ word(
          UInt64(truncatingIfNeeded: number))
    case (.double(let number), .real):
      return word(UInt64(bitPattern: Int64(Int32(bitPattern: (Float(number) + 0).bitPattern))))
    case (.double(let number), _): return word(KeyEncoding.bits(number))
    case (.text(let bytes), _): return bytes.withUnsafeBytes { XXHash64.hash($0) }
    case (.instant(let instant), _):
      return word(UInt64(bitPattern: instant.micros)) ^ UInt64(UInt32(bitPattern: instant.picos))
    case (.list(let items), .array(let element)):
      return items.reduce(0) { $0 &* 31 &+ hash($1, element) }
    case (.row(let items), .row(let fields)):
      return zip(items, fields).reduce(1) { $0 &* 31 &+ hash($1.0, $1.1.type) }
    case (.map(let entries), .map(let key, let value)):
      return entries.reduce(0) { $0 &+ (hash($1.key, key) ^ hash($1.value, value)) }
    default: return 0
    }
  }

  private static func word(_ number: UInt64) -> UInt64 {
    withUnsafeBytes(of: number.littleEndian) { XXHash64.hash($0) }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? Checksum else { return }
    for index in other.sums.indices where !other.isEmpty[index] {
      sums[Int(groups[index])] &+= other.sums[index]
      isEmpty[Int(groups[index])] = false
    }
  }

  func finish(count: Int) -> Vector {
    var builder = VectorBuilder(.varbinary)
    for group in 0..<count {
      let bytes = withUnsafeBytes(of: sums[group].littleEndian) { Array($0) }
      builder.append(isEmpty[group] ? .null : .text(bytes))
    }
    return builder.finish()
  }
}
