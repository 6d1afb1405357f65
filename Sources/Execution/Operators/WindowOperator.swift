import TarnColumns
import TarnFunctions
import TarnPlanning

/// Window functions: all rows, cut into partitions, each in its order. Partitions come out in the
/// order of their first rows.
final class WindowOperator: Operator {
  let types: [SQLType]
  private let window: Window
  private let input: any Operator
  private let outers: [OuterRow]
  private let runtime: QueryRuntime
  private var isDone = false
  private var reserved = 0

  init(_ window: Window, _ input: any Operator, outers: [OuterRow], _ runtime: QueryRuntime) {
    self.window = window
    self.input = input
    self.outers = outers
    self.runtime = runtime
    types = input.types + window.functions.map(\.type)
  }

  func next() throws -> Batch? {
    if isDone { return nil }
    isDone = true
    if let limit = window.limit { return try firstRows(limit) }
    let all = try input.all(runtime)
    if all.rows == 0 { return nil }
    let numbers = numbers(of: all)
    let codes = orderCodes(of: all)
    let order = sorted(numbers, codes)
    try runtime.context.cancellation.check()
    let sorted = all.taking(order)
    let partitions = PartitionBounds(order: order, groups: numbers, codes: codes)
    var columns = sorted.columns
    for call in window.functions {
      columns.append(try evaluate(call, sorted, partitions))
    }
    return Batch(columns: columns, rows: sorted.rows)
  }

  /// row_number() of which only the first few rows of each partition are wanted: what cannot be
  /// among them is dropped each time as many rows have come as were kept.
  private func firstRows(_ limit: Int) throws -> Batch? {
    var parts: [Batch] = []
    var rows = 0
    var kept = 0
    while let batch = try input.next() {
      try runtime.context.cancellation.check()
      parts.append(batch)
      rows += batch.rows
      if rows - kept < max(kept, 65_536) { continue }
      let all = Batch.concatenation(parts, types: input.types)
      let best = all.taking(survivors(limit, of: all))
      let size = best.byteSize
      if size > reserved {
        try runtime.memory.reserve(size - reserved, for: "window rows")
        reserved = size
      }
      parts = [best]
      (rows, kept) = (best.rows, best.rows)
    }
    if rows == 0 { return nil }
    let all = Batch.concatenation(parts, types: input.types)
    return numbered(all.taking(survivors(limit, of: all)), limit)
  }

  /// The rows that may be among the first of their partitions, in the order they came.
  private func survivors(_ limit: Int, of all: Batch) -> [UInt32] {
    let groups = numbers(of: all)
    let codes = orderCodes(of: all)
    guard limit == 1 else {
      var count = 0
      var last: UInt32?
      let order = sorted(groups, codes)
      return order.filter { row in
        count = groups[Int(row)] == last ? count + 1 : 1
        last = groups[Int(row)]
        return count <= limit
      }.sorted()
    }
    var best = [UInt32](repeating: .max, count: Int(groups.max() ?? 0) + 1)
    for row in 0..<UInt32(all.rows) {
      let known = best[Int(groups[Int(row)])]
      if known == .max || stands(Int(row), before: Int(known), codes) {
        best[Int(groups[Int(row)])] = row
      }
    }
    return best.filter { $0 != .max }.sorted()
  }

  private func numbers(of all: Batch) -> [UInt32] {
    var keys = GroupKeys(window.partitionBy.map { all.columns[$0].type })
    return keys.groups(of: window.partitionBy.map { all.columns[$0] }, rows: all.rows)
  }

  private func orderCodes(of all: Batch) -> [[Int64]] {
    window.orderBy.flatMap {
      OrderCodes.codes(
        of: all.columns[$0.column], isDescending: $0.isDescending, nullsFirst: $0.nullsFirst)
    }
  }

  private func stands(_ left: Int, before right: Int, _ codes: [[Int64]]) -> Bool {
    for code in codes where code[left] != code[right] { return code[left] < code[right] }
    return false
  }

  /// Rows by partition, each partition in its order; equal rows as they came.
  private func sorted(_ groups: [UInt32], _ codes: [[Int64]]) -> [UInt32] {
    (0..<UInt32(groups.count)).sorted { left, right in
      let leftRow = Int(left)
      let rightRow = Int(right)
      if groups[leftRow] != groups[rightRow] { return groups[leftRow] < groups[rightRow] }
      for code in codes where code[leftRow] != code[rightRow] {
        return code[leftRow] < code[rightRow]
      }
      return left < right
    }
  }

  private func numbered(_ all: Batch, _ limit: Int) -> Batch {
    let groups = numbers(of: all)
    var rows: [UInt32] = []
    var rowNumbers: [Int64] = []
    var last: UInt32?
    var number = 0
    for row in sorted(groups, orderCodes(of: all)) {
      number = groups[Int(row)] == last ? number + 1 : 1
      last = groups[Int(row)]
      if number > limit { continue }
      rows.append(row)
      rowNumbers.append(Int64(number))
    }
    let column = Vector(.bigint, count: rows.count, .int64(rowNumbers))
    return Batch(
      columns: all.taking(rows).columns + window.functions.map { _ in column }, rows: rows.count)
  }

  private func evaluate(
    _ call: WindowCall, _ sorted: Batch, _ partitions: PartitionBounds
  ) throws -> Vector {
    let frame = Frame(sorted, outers: outers, runtime.context)
    let programs = call.arguments.map { Program($0, runtime.context) }
    var arguments: [Vector] = []
    for program in programs {
      let result = program.evaluate(frame)
      if let error = result.errors.errors.first { throw error }
      arguments.append(result.vector.flat())
    }
    let included = try call.filter.map { filter in
      let (rows, errors) = Program(filter, runtime.context).selection(frame)
      if let error = errors.errors.first { throw error }
      return rows.map(Set.init)
    }
    let preparation = Preparation(
      argumentTypes: call.arguments.map(\.type), constants: programs.map(\.constantValue),
      lambdas: Program.lambdas(call.arguments, runtime.context), type: call.type,
      context: runtime.context)
    let frames = try FrameBounds(call.frame, window.orderBy, frame, runtime.context)
    var parts: [Vector] = []
    for partition in partitions.ranges {
      try runtime.context.cancellation.check()
      let peers = partitions.peers(in: partition)
      let ranges = try frames.ranges(in: partition, peers: peers)
      let sliced = arguments.map { $0.slice(partition) }
      switch call.overload.code {
      case .window(let make):
        parts.append(
          try make(preparation).evaluate(
            WindowPartition(
              arguments: sliced, count: partition.count, peers: peers, frames: ranges,
              ignoresNulls: call.ignoresNulls)))
      case .aggregate(let make):
        let isIncluded: (Int) -> Bool = { row in
          guard let included, let rows = included else { return true }
          return rows.contains(UInt32(partition.lowerBound + row))
        }
        parts.append(
          try aggregate(
            { try make(preparation) }, call, sliced, ranges, isIncluded: isIncluded))
      default:
        throw EvaluationError(
          .functionNotWindow, "Function '\(call.function.name)' is not a window function")
      }
    }
    return Vector.concatenation(parts, type: call.type)
  }

  /// Frames that begin where the last began and end no earlier add to its state; any other frame
  /// starts anew.
  private func aggregate(
    _ make: () throws -> any Aggregate, _ call: WindowCall, _ arguments: [Vector],
    _ frames: [Range<Int>], isIncluded: (Int) -> Bool
  ) throws -> Vector {
    var builder = VectorBuilder(call.type)
    var state = try make()
    var covered = 0..<0
    var last: Value?
    for (index, frame) in frames.enumerated() {
      if index % 4096 == 0 { try runtime.context.cancellation.check() }
      if let last, frame == covered {
        builder.append(last)
        continue
      }
      var added = frame
      if last != nil, frame.lowerBound == covered.lowerBound,
        frame.upperBound >= covered.upperBound
      {
        added = covered.upperBound..<frame.upperBound
      } else {
        state = try make()
      }
      if call.isDistinct {
        state = try make()
        added = frame
      }
      covered = frame
      state.grow(to: 1)
      var rows = added.filter(isIncluded).map { UInt32($0) }
      var vectors = arguments.map { $0.taking(rows) }
      if call.isDistinct { (rows, vectors) = distinct(rows, vectors) }
      try state.update(vectors, groups: [UInt32](repeating: 0, count: rows.count))
      let value = try state.finish(count: 1).value(at: 0)
      builder.append(value)
      last = value
    }
    return builder.finish()
  }

  private func distinct(_ rows: [UInt32], _ vectors: [Vector]) -> ([UInt32], [Vector]) {
    var keys = GroupKeys(vectors.map(\.type))
    let groups = keys.groups(of: vectors, rows: rows.count)
    var seen = Set<UInt32>()
    let first = groups.indices.filter { seen.insert(groups[$0]).inserted }.map { UInt32($0) }
    return (first.map { rows[Int($0)] }, vectors.map { $0.taking(first) })
  }
}

/// Where partitions and peer groups begin and end in the sorted rows.
private struct PartitionBounds {
  private(set) var ranges: [Range<Int>] = []
  /// Whether each sorted row begins a new peer group.
  private var beginsPeers: [Bool]

  init(order: [UInt32], groups: [UInt32], codes: [[Int64]]) {
    beginsPeers = [Bool](repeating: true, count: order.count)
    var start = 0
    for index in order.indices.dropFirst() {
      let row = Int(order[index])
      let before = Int(order[index - 1])
      if groups[row] != groups[before] {
        ranges.append(start..<index)
        start = index
      } else {
        beginsPeers[index] = codes.contains { $0[row] != $0[before] }
      }
    }
    ranges.append(start..<order.count)
  }

  /// For each row of a partition its peer group, counted from the partition's start.
  func peers(in partition: Range<Int>) -> [Range<Int>] {
    var peers: [Range<Int>] = []
    peers.reserveCapacity(partition.count)
    var start = partition.lowerBound
    while start < partition.upperBound {
      var end = start + 1
      while end < partition.upperBound, !beginsPeers[end] { end += 1 }
      let range = start - partition.lowerBound..<end - partition.lowerBound
      for _ in range { peers.append(range) }
      start = end
    }
    return peers
  }
}
