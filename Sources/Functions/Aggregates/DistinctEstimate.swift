import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// approx_distinct.
enum DistinctAggregates {
  static let all: [Function] = [
    .aggregate(
      "approx_distinct",
      "About how many different values there are: exact up to 512, then with a standard error of "
        + "2.3 %, or of the second argument.",
      example: "SELECT approx_distinct(x) FROM (VALUES 1, 2, NULL, 2) t(x)", gives: "2",
      [
        Overload("(T) -> bigint where T: comparable", aggregate: { _ in DistinctEstimate() }),
        Overload(
          "(T, double) -> bigint where T: comparable", aggregate: { _ in DistinctEstimate() }),
      ])
  ]
}

/// Estimates the number of different values of each group by their hashes alone, so that neither
/// the order of rows nor the cut into workers changes the answer.
private final class DistinctEstimate: Aggregate {
  private var sketches: [HashSketch] = []
  /// The binary logarithm of the number of registers.
  private var bits: Int?
  private var grown = 0

  var byteSize: Int { sketches.count * MemoryLayout<HashSketch>.stride + grown }

  func grow(to count: Int) {
    if count > sketches.count {
      sketches += [HashSketch](repeating: HashSketch(), count: count - sketches.count)
    }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError) {
    if groups.isEmpty { return }
    if bits == nil { bits = try Self.bits(arguments) }
    guard let bits else { return }
    let vector = arguments[0]
    if case .dictionary(let codes, let values) = vector.storage, sketches.count == 1 {
      // One group: each value once.
      var isUsed = [Bool](repeating: false, count: values.count)
      for code in codes { isUsed[Int(code)] = true }
      let used = isUsed.indices.filter { isUsed[$0] }.map { UInt32(truncatingIfNeeded: $0) }
      let taken = values.taking(used)
      let hashes = ValueHash.hashes(of: taken)
      for row in used.indices where !taken.isNull(at: row) {
        grown &+= sketches[0].add(hashes[row], bits: bits)
      }
      return
    }
    let hashes = ValueHash.hashes(of: vector)
    let hasNulls = vector.mayHaveNulls
    for row in groups.indices where !(hasNulls && vector.isNull(at: row)) {
      grown &+= sketches[Int(groups[row])].add(hashes[row], bits: bits)
    }
  }

  /// The registers that an error takes: 1.04 / √registers.
  private static func bits(_ arguments: [Vector]) throws(EvaluationError) -> Int {
    guard arguments.count > 1, let error = arguments[1].double(at: 0) else { return 11 }
    guard error >= 0.0040625, error <= 0.26 else {
      throw EvaluationError(
        .invalidFunctionArgument,
        "Standard error must be in [0.0040625, 0.26]: \(NumberText.text(error))")
    }
    return max(4, Int(log2((1.04 / error) * (1.04 / error)).rounded(.up)))
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? DistinctEstimate, let theirs = other.bits else { return }
    bits = theirs
    for index in other.sketches.indices {
      grown &+= sketches[Int(groups[index])].merge(other.sketches[index], bits: theirs)
    }
  }

  func finish(count: Int) -> Vector {
    let counts = sketches.prefix(count).map { $0.estimate(bits: bits ?? 11) }
    return Vector(.bigint, count: count, .int64(counts))
  }
}

/// The hashes themselves while they are few, then HyperLogLog registers.
struct HashSketch {
  private var hashes: Set<UInt64> = []
  private var registers: [UInt8] = []

  private static let exactLimit = 512

  init() {}

  /// Returns the bytes it grew by.
  mutating func add(_ hash: UInt64, bits: Int) -> Int {
    if !registers.isEmpty {
      register(hash, bits: bits)
      return 0
    }
    guard hashes.insert(hash).inserted else { return 0 }
    if hashes.count <= Self.exactLimit { return 16 }
    return spill(bits: bits)
  }

  private mutating func spill(bits: Int) -> Int {
    registers = [UInt8](repeating: 0, count: 1 << bits)
    for hash in hashes { register(hash, bits: bits) }
    hashes = []
    return (1 << bits) - Self.exactLimit * 16
  }

  private mutating func register(_ hash: UInt64, bits: Int) {
    let index = Int(truncatingIfNeeded: hash >> UInt64(64 - bits))
    // A bit past the end bounds the run of zeros.
    let rest = hash << UInt64(bits) | 1 << UInt64(bits - 1)
    let rank = UInt8(truncatingIfNeeded: rest.leadingZeroBitCount + 1)
    if rank > registers[index] { registers[index] = rank }
  }

  mutating func merge(_ other: HashSketch, bits: Int) -> Int {
    var grown = 0
    if other.registers.isEmpty {
      for hash in other.hashes { grown += add(hash, bits: bits) }
      return grown
    }
    if registers.isEmpty { grown = spill(bits: bits) }
    for index in registers.indices where other.registers[index] > registers[index] {
      registers[index] = other.registers[index]
    }
    return grown
  }

  /// Ertl's estimator of the registers' histogram: without bias from a few values to the end of the
  /// range, so no table of corrections is needed.
  func estimate(bits: Int) -> Int64 {
    if registers.isEmpty { return Int64(hashes.count) }
    let size = Double(registers.count)
    let top = 64 - bits
    var counts = [Double](repeating: 0, count: top + 2)
    for rank in registers { counts[min(Int(rank), top + 1)] += 1 }
    var sum = size * Self.tau(1 - counts[top + 1] / size)
    for rank in stride(from: top, through: 1, by: -1) { sum = 0.5 * (sum + counts[rank]) }
    sum += size * Self.sigma(counts[0] / size)
    return Int64((size * size / (2 * log(2) * sum)).rounded())
  }

  /// x + Σ x^(2^k) · 2^(k-1)
  private static func sigma(_ start: Double) -> Double {
    if start == 1 { return .infinity }
    var (x, y, sum) = (start, 1.0, start)
    while true {
      x *= x
      let before = sum
      sum += x * y
      y += y
      if sum == before { return sum }
    }
  }

  private static func tau(_ start: Double) -> Double {
    if start == 0 || start == 1 { return 0 }
    var (x, y, sum) = (start, 1.0, 1 - start)
    while true {
      x = x.squareRoot()
      let before = sum
      y *= 0.5
      sum -= (1 - x) * (1 - x) * y
      if sum == before { return sum / 3 }
    }
  }
}

/// Hashes that are the same in every process, equal where values are equal as keys.
enum ValueHash {
  private static let seed: UInt64 = 0x2545_F491_4F6C_DD1D

  /// One a row; once per distinct value.
  static func hashes(of vector: Vector) -> [UInt64] {
    switch vector.storage {
    case .constant(let value):
      return [UInt64](repeating: hashes(of: value)[0], count: vector.count)
    case .dictionary(let codes, let values):
      if values.count > vector.count { return hashes(of: vector.flat()) }
      let known = hashes(of: values)
      return codes.map { known[Int($0)] }
    case .int64(let values): return values.map { word(UInt64(bitPattern: $0)) }
    case .double(let values): return values.map { word(KeyEncoding.bits($0)) }
    case .text(let texts):
      return texts.arena.withUnsafeBufferPointer { arena in
        texts.extents.map { bytes(UnsafeBufferPointer(rebasing: arena[$0.range])) }
      }
    default:
      var key: [UInt8] = []
      return (0..<vector.count).map { row in
        key.removeAll(keepingCapacity: true)
        KeyEncoding.append(vector.value(at: row), to: &key)
        return key.withUnsafeBufferPointer { bytes($0) }
      }
    }
  }

  private static func word(_ value: UInt64) -> UInt64 {
    finished(TextHash.hash(value, seed: seed))
  }

  private static func bytes(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    finished(TextHash.hash(bytes, seed: seed))
  }

  /// Spreads every bit over all others; the registers are chosen by the first bits alone.
  private static func finished(_ hash: UInt64) -> UInt64 {
    var hash = hash
    hash = (hash ^ hash >> 33) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ hash >> 33) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ hash >> 33
  }
}
