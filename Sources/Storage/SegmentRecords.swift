import TarnColumns

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The records of one segment, byte for byte, in row order.
///
/// A record is its shapes' literals and the next value of each column, copied one behind the other.
/// Columns stay as they are kept: codes into a dictionary where they have one. What is read here is
/// checked once, when the segment is opened; the loop then works on plain memory of its own.
package final class SegmentRecords {
  /// A step of a compiled shape: copy a literal, then a column's next value or another part.
  private struct Step {
    var literal: UnsafePointer<UInt8>
    var count: Int32
    /// A column's place, -1 the end, -2 - n part n.
    var target: Int32
  }

  /// A column being read. Values are entries of one or two lists of texts; without codes the
  /// values themselves are the list.
  private struct Cursor {
    var arena: UnsafeMutablePointer<UInt8>
    var offsets: UnsafeMutablePointer<UInt32>
    var codes: UnsafeMutablePointer<UInt32>?
    var suffixArena: UnsafeMutablePointer<UInt8>?
    var suffixOffsets: UnsafeMutablePointer<UInt32>?
    var suffixCodes: UnsafeMutablePointer<UInt32>?
    var next = 0
  }

  package let rows: Int
  /// Source file and index in it of every row.
  package let files: [Int64]
  package let positions: [Int64]
  /// The generation whose commit brought it.
  package let commits: [Int64]
  /// The next row `append` writes.
  package private(set) var next = 0

  private let segment: Int64
  private let memory = RecordMemory()
  /// By part and shape code, the first of its steps.
  private var programs: [UnsafeMutablePointer<Int32>] = []
  private var steps: UnsafeMutablePointer<Step>
  private var codes: [UnsafeMutablePointer<UInt16>] = []
  private var cursors: UnsafeMutablePointer<Cursor>
  private var output: UnsafeMutablePointer<UInt8>
  private var room = 1 << 16
  private var used = 0

  package init(reader: LakeReader, segment: LakeSegment) throws(StorageError) {
    rows = segment.rows
    self.segment = segment.id
    let shapes = SegmentRows(reader: reader, segment: segment)
    files = try Self.system(SystemColumn.file, reader, segment)
    positions = try Self.system(SystemColumn.position, reader, segment)
    commits = try Self.system(SystemColumn.commit, reader, segment)
    var places: [Int: Int] = [:]
    var loaded: [Cursor] = []
    var expected: [Int] = []
    var found: [Int] = []
    var compiled: [Step] = []
    for part in RecordPart.allCases {
      let partCodes = try shapes.codes(part)
      codes.append(memory.copy(partCodes))
      let ids = try shapes.shapeIDs(part)
      var rowsOf = [Int](repeating: 0, count: ids.count)
      for code in partCodes where code != SegmentRows.absent { rowsOf[Int(code)] += 1 }
      var starts: [Int32] = []
      for (i, id) in ids.enumerated() {
        let shape = try reader.shape(id)
        guard shape.part == part else {
          throw .damaged("shape \(id) is of another part", segment: segment.id)
        }
        starts.append(Int32(compiled.count))
        let text = memory.copy(shape.text)
        var from = 0
        for piece in shape.pieces {
          var target: Int32 = -1
          switch piece.target {
          case .end: break
          case .part(let other): target = -2 - Int32(other.rawValue)
          case .column(let column):
            if places[column] == nil {
              guard let chunk = try reader.chunk(segment.id, column: column) else {
                throw .damaged("a chunk is missing", segment: segment.id, column: column)
              }
              places[column] = loaded.count
              loaded.append(try Self.load(chunk, memory))
              found.append(chunk.head.values)
              expected.append(0)
            }
            let place = places[column] ?? 0
            expected[place] += rowsOf[i]
            target = Int32(place)
          }
          compiled.append(
            Step(literal: text + from, count: Int32(piece.end - from), target: target))
          from = piece.end
        }
      }
      programs.append(memory.copy(starts))
    }
    for (column, place) in places where found[place] != expected[place] {
      throw .damaged(
        "\(found[place]) values are there, the shapes have \(expected[place])",
        segment: segment.id, column: column)
    }
    steps = memory.copy(compiled)
    cursors = memory.copy(loaded)
    output = .allocate(capacity: room)
    try checkParts(shapes, reader)
  }

  deinit {
    output.deallocate()
  }

  private static func system(
    _ column: Int, _ reader: LakeReader, _ segment: LakeSegment
  ) throws(StorageError) -> [Int64] {
    guard let chunk = try reader.chunk(segment.id, column: column),
      chunk.head.encoding == .integer, chunk.head.values == segment.rows
    else { throw .damaged("a system column is missing", segment: segment.id, column: column) }
    return try chunk.integers(0..<segment.rows)
  }

  private static func load(
    _ chunk: ColumnChunk, _ memory: RecordMemory
  ) throws(StorageError) -> Cursor {
    let all = 0..<chunk.head.values
    switch chunk.head.encoding {
    case .dictionary:
      let texts = try chunk.dictionary()
      return Cursor(
        arena: memory.copy(texts.arena), offsets: memory.copy(texts.offsets),
        codes: memory.copy(try chunk.codes(all)))
    case .split:
      let prefixes = try chunk.dictionary()
      let suffixes = try chunk.suffixes()
      return Cursor(
        arena: memory.copy(prefixes.arena), offsets: memory.copy(prefixes.offsets),
        codes: memory.copy(try chunk.codes(all)), suffixArena: memory.copy(suffixes.arena),
        suffixOffsets: memory.copy(suffixes.offsets),
        suffixCodes: memory.copy(try chunk.suffixCodes(all)))
    default:
      let texts = try chunk.texts(all)
      return Cursor(arena: memory.copy(texts.arena), offsets: memory.copy(texts.offsets))
    }
  }

  /// Every row whose shape refers to a part has a shape of that part, and every row has a record.
  private func checkParts(_ shapes: SegmentRows, _ reader: LakeReader) throws(StorageError) {
    let records = try shapes.codes(.record)
    var parts: [[RecordPart]] = []
    for id in try shapes.shapeIDs(.record) { parts.append(try reader.shape(id).parts) }
    for (row, code) in records.enumerated() {
      guard Int(code) < parts.count else {
        throw .damaged("row \(row) has no shape", segment: segment)
      }
      for part in parts[Int(code)] where codes[Int(part.rawValue)][row] == SegmentRows.absent {
        throw .damaged("row \(row) lacks a part its shape has", segment: segment)
      }
    }
  }

  /// Appends the next row's record to `output`. False after the last.
  package func append(to target: inout [UInt8]) throws(StorageError) -> Bool {
    guard next < rows else { return false }
    used = 0
    write(0)
    target.append(contentsOf: UnsafeBufferPointer(start: output, count: used))
    next += 1
    return true
  }

  /// Skips a row; its values are passed over. False after the last.
  package func skip() -> Bool {
    guard next < rows else { return false }
    pass(0)
    next += 1
    return true
  }

  private func write(_ part: Int) {
    var step = steps + Int(programs[part][Int(codes[part][next])])
    while true {
      put(step.pointee.literal, Int(step.pointee.count))
      let target = step.pointee.target
      if target >= 0 {
        let cursor = cursors + Int(target)
        let value = cursor.pointee.next
        cursor.pointee.next = value &+ 1
        let entry = cursor.pointee.codes.map { Int($0[value]) } ?? value
        let offsets = cursor.pointee.offsets + entry
        put(cursor.pointee.arena + Int(offsets[0]), Int(offsets[1] &- offsets[0]))
        if let suffixes = cursor.pointee.suffixCodes, let all = cursor.pointee.suffixOffsets,
          let arena = cursor.pointee.suffixArena
        {
          let offsets = all + Int(suffixes[value])
          put(arena + Int(offsets[0]), Int(offsets[1] &- offsets[0]))
        }
      } else if target <= -2 {
        write(-2 &- Int(target))
      } else {
        return
      }
      step += 1
    }
  }

  @inline(__always)
  private func put(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
    if used &+ count > room { grow(count) }
    memcpy(output + used, bytes, count)
    used &+= count
  }

  @inline(never)
  private func grow(_ count: Int) {
    let larger = max(room * 2, used + count)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: output, count: used)
    output.deallocate()
    output = memory
    room = larger
  }

  private func pass(_ part: Int) {
    var step = steps + Int(programs[part][Int(codes[part][next])])
    while true {
      let target = step.pointee.target
      if target >= 0 {
        cursors[Int(target)].next &+= 1
      } else if target <= -2 {
        pass(-2 &- Int(target))
      } else {
        return
      }
      step += 1
    }
  }
}

/// Memory that lives as long as its owner, so that pointers into it may be kept.
private final class RecordMemory {
  private var blocks: [UnsafeMutableRawPointer] = []

  func copy<Element: BitwiseCopyable>(
    _ values: [Element]
  ) -> UnsafeMutablePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(1, values.count))
    memory.initialize(from: values, count: values.count)
    blocks.append(UnsafeMutableRawPointer(memory))
    return memory
  }

  deinit { for block in blocks { block.deallocate() } }
}
