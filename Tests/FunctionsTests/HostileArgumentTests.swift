import TarnColumns
import TarnFunctions
import TarnTime
import Testing

/// Every overload with every mix of the ends of its types: an answer or an error, never a trap.
@Suite struct HostileArgumentTests {
  private static let zones: [UInt16] = [
    0, 1, 1_681, 1_700, 65_535, (try? Zone("Pacific/Apia"))?.key ?? 0,
    (try? Zone("America/New_York"))?.key ?? 0,
  ]

  private static func values(of type: SQLType) -> [Value] {
    switch type {
    case .boolean: return [.boolean(false), .boolean(true)]
    case .tinyint: return [Int64(Int8.min), -1, 0, 1, Int64(Int8.max)].map { .integer($0) }
    case .smallint: return [Int64(Int16.min), -1, 0, 1, Int64(Int16.max)].map { .integer($0) }
    case .integer, .date, .intervalYearToMonth:
      return [Int64(Int32.min), -1, 0, 1, Int64(Int32.max)].map { .integer($0) }
    case .time:
      return [0, 1, 43_200_000_000_000_000, 86_399_999_999_999_999].map { .integer($0) }
    case .bigint, .intervalDayToSecond:
      return [.min, .min + 1, -4_503_599_627_370_497, -64, -1, 0, 1, 2, 36, 64, 86_400_000, .max]
        .map { .integer($0) }
    case .real, .double:
      return [
        -.infinity, -.greatestFiniteMagnitude, -1e300, -9.3e18, -1.5, -0.0, 0,
        .leastNonzeroMagnitude, 0.5, 1, 2.5,
        9.3e18, 1e300, .infinity, .nan,
      ].map { .double($0) }
    case .decimal:
      return [-DecimalRange.largest, -1, 0, 1, 5, DecimalRange.largest].map { .wide($0) }
    case .varchar:
      return [
        "", "day", "Quarter", "millisecond", "year", "%Y-%m-%d %f%", "yyyy-MM-dd'T'HH:mm:ss Z",
        "2020-02-30", "2020-01-01T00:00:00Z", "-292277-01-01T00:00:00", "999999999-12-31", "Z",
        "Pacific/Apia", "../../etc/passwd", "+14:00", "1e400 d", "99999999999999YB", "::/129",
        "10.0.0.0/8", "zz", "%1$-5s|%<d|%,020.3f|%99999d|%tY|%", "\u{0}\u{1F600}é",
      ].map { .string($0) }
    case .timestamp:
      return [Int64.min, -1, 0, 1_588_333_696_000_000, .max].map {
        .instant(Instant(micros: $0, picos: 999_999))
      }
    case .timestampWithTimeZone:
      return [Int64.min, -1, 0, 1_588_333_696_000_000, .max].flatMap { micros in
        zones.map { .instant(Instant(micros: micros, picos: 999_999, zone: $0)) }
      }
    case .timeWithTimeZone:
      return [0, 86_399_999_999_999_999].flatMap { picos in
        zones.map { .instant(Instant(micros: picos, zone: $0)) }
      }
    case .array: return [.list([]), .list([.null]), .list([.double(.nan), .double(1)])]
    case .map:
      return [.map([]), .map([MapEntry(.string("a"), .double(.infinity))])]
    case .ipaddress: return [.text([UInt8](repeating: 0xFF, count: 16))]
    default: return [.null]
    }
  }

  @Test("No mix of extreme arguments traps", arguments: FunctionExampleTests.families)
  func extremes(_ function: Function) throws {
    let context = EvaluationContext(
      start: Instant(micros: .max), zone: Self.zones.last ?? 0)
    for overload in function.overloads {
      let signature = Signature(parsing: overload.signature)
      if signature.parameters.count > 4 { continue }
      for number in [0, 12] {
        var bindings = Bindings()
        for name in ["p", "q", "x", "y"] { bindings.numbers[name] = number == 0 ? 1 : number }
        for name in ["s", "t"] { bindings.numbers[name] = number == 0 ? 0 : number }
        for name in ["A", "B", "C"] { bindings.types[name] = number == 0 ? .double : .bigint }
        let types = signature.parameters.compactMap { $0.type(bindings) }
        guard types.count == signature.parameters.count,
          let result = signature.result.type(bindings)
        else { continue }
        try run(overload, types, result, context)
      }
    }
  }

  private func run(
    _ overload: Overload, _ types: [SQLType], _ result: SQLType, _ context: EvaluationContext
  ) throws {
    // All mixes, each argument's values as codes of a dictionary. Where there are too many, the
    // longest list of values is thinned out.
    var pools = types.map { Self.values(of: $0) + [.null] }
    while pools.reduce(1, { $0 * $1.count }) > 600 {
      guard let longest = pools.indices.max(by: { pools[$0].count < pools[$1].count }) else {
        break
      }
      pools[longest].remove(at: pools[longest].count / 2)
    }
    let rows = pools.reduce(1) { $0 * $1.count }
    var arguments: [Vector] = []
    var repeats = 1
    for (pool, type) in zip(pools, types) {
      let codes = (0..<rows).map { UInt32($0 / repeats % pool.count) }
      arguments.append(
        Vector(type, count: rows, .dictionary(codes: codes, values: Vector(type, pool))))
      repeats *= pool.count
    }
    let kernel: Kernel
    switch overload.code {
    case .kernel(let code): kernel = code
    case .prepared(let prepare):
      kernel = try prepare(
        Preparation(
          argumentTypes: types, constants: types.map { _ in nil }, type: result, context: context))
    default: return
    }
    let evaluated = kernel.run(
      KernelCall(arguments: arguments, rows: rows, type: result, context: context))
    #expect(evaluated.vector.count == rows)
    // The same from flat storage.
    let flat = kernel.run(
      KernelCall(
        arguments: arguments.map { $0.flat() }, rows: rows, type: result, context: context))
    #expect(flat.errors.rows == evaluated.errors.rows)
    #expect(flat.vector.count == rows)
    if let row = (0..<rows).first(where: {
      flat.vector.isNull(at: $0) != evaluated.vector.isNull(at: $0)
    }) {
      Issue.record("row \(row) of \(overload.signature) is null in one form only")
    }
  }
}
