import TarnColumns

/// count(*), count(x), count_if(b).
enum CountAggregates {
  static let all = [
    Function(
      "count", kind: .aggregate, family: "aggregate",
      "Counts rows, or the rows where the argument is not null.",
      example: "SELECT count(x) FROM (VALUES 1, NULL, 3) t(x)", gives: "2",
      [
        Overload("() -> bigint", aggregate: { _ in Counter { _, _ in true } }),
        Overload("(T) -> bigint", aggregate: { _ in Counter { !$0[0].isNull(at: $1) } }),
      ]),
    Function(
      "count_if", kind: .aggregate, family: "aggregate",
      "Counts the rows where the argument is true.",
      example: "SELECT count_if(x > 1) FROM (VALUES 1, 2, 3) t(x)", gives: "2",
      [
        Overload(
          "(boolean) -> bigint",
          aggregate: { _ in Counter { $0[0].value(at: $1) == .boolean(true) } })
      ]),
  ]
}

/// Counts the rows that some condition on the arguments holds for.
private final class Counter: Aggregate {
  private var counts: [Int64] = []
  private let isCounted: @Sendable ([Vector], Int) -> Bool

  init(_ isCounted: @escaping @Sendable ([Vector], Int) -> Bool) { self.isCounted = isCounted }

  var byteSize: Int { counts.count * 8 }

  func grow(to count: Int) {
    if count > counts.count {
      counts += [Int64](repeating: 0, count: count - counts.count)
    }
  }

  func update(_ arguments: [Vector], groups: [UInt32]) {
    guard let argument = arguments.first else { return countAll(groups) }
    // Once per distinct value where there are codes; without nulls every row counts.
    if argument.type != .boolean, !argument.mayHaveNulls { return countAll(groups) }
    if case .dictionary(let codes, let values) = argument.storage, values.count <= codes.count {
      let counted = (0..<values.count).map { isCounted([values], $0) }
      for row in groups.indices where counted[Int(codes[row])] { counts[Int(groups[row])] += 1 }
      return
    }
    for row in groups.indices where isCounted(arguments, row) { counts[Int(groups[row])] += 1 }
  }

  var repeats: RepeatedRows { .counted }
  var readsCodedTexts: Bool { true }

  func update(_ arguments: [Vector], groups: [UInt32], counts repeats: [UInt32]) {
    let countsAll =
      arguments.first.map { $0.type != .boolean && !$0.mayHaveNulls } ?? true
    for row in groups.indices where countsAll || isCounted(arguments, row) {
      counts[Int(groups[row])] += Int64(repeats[row])
    }
  }

  private func countAll(_ groups: [UInt32]) {
    if counts.count == 1 {
      counts[0] += Int64(groups.count)
      return
    }
    counts.withUnsafeMutableBufferPointer { counts in
      for group in groups { counts[Int(group)] &+= 1 }
    }
  }

  func merge(_ other: any Aggregate, groups: [UInt32]) {
    guard let other = other as? Counter else { return }
    for index in other.counts.indices { counts[Int(groups[index])] += other.counts[index] }
  }

  func finish(count: Int) -> Vector { Vector(.bigint, count: count, .int64(counts)) }
}
