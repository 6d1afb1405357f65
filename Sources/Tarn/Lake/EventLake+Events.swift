import TarnStorage

/// Which stored events, without the query engine.
public struct EventSelection: Sendable {
  public var store: String?
  public var region: String?
  /// Microseconds since 1970: from the first, before the second.
  public var from: Int64?
  public var to: Int64?

  public init() {}
}

/// How stored events are written out.
public enum EventFormat: String, Sendable, CaseIterable {
  /// A record a line.
  case jsonl
  /// `{"Records":[…]}`.
  case records
}

public struct ExportSummary: Sendable {
  public internal(set) var records = 0
  public internal(set) var bytes = 0
  /// Records with a line break between tokens, which had to be taken out to fit a line.
  public internal(set) var minified = 0
}

extension EventLake {
  /// Writes every selected record's exact bytes, in the order of (segment, row).
  package func exportEvents(
    _ selection: EventSelection, as format: EventFormat,
    write: ([UInt8]) throws -> Void
  ) throws -> ExportSummary {
    do {
      let reader = try LakeReader(path: path)
      let partitions = try selectedPartitions(reader, selection)
      var writer = RecordLines(format)
      try write(writer.opening)
      for segment in try reader.segments() {
        let ranges = segment.ranges.filter { range in
          guard partitions.contains(range.partition) else { return false }
          if let to = selection.to, range.minTime >= to { return false }
          if let from = selection.from, range.maxTime < from { return false }
          return true
        }
        if ranges.isEmpty { continue }
        let records = try SegmentRecords(reader: reader, segment: segment)
        let times = try exactTimes(reader, segment, ranges, selection)
        for range in ranges {
          while records.next < range.firstRow, records.skip() {}
          while records.next < range.firstRow + range.rows {
            if let times, !times(records.next) {
              _ = records.skip()
              continue
            }
            try writer.append { output throws(StorageError) in
              _ = try records.append(to: &output)
            }
            if writer.buffer.count > 1 << 20 {
              try write(writer.buffer)
              writer.buffer.removeAll(keepingCapacity: true)
            }
          }
        }
      }
      try write(writer.buffer)
      try write(writer.closing)
      return writer.summary
    } catch {
      throw LakeError(error)
    }
  }

  private func selectedPartitions(
    _ reader: LakeReader, _ selection: EventSelection
  ) throws -> Set<Int64> {
    let stores = try reader.stores()
    var store: Int64?
    if let name = selection.store {
      guard let found = stores.first(where: { $0.name.lowercased() == name.lowercased() }) else {
        throw LakeError(
          .usage,
          "Store '\(name)' does not exist; there are: \(stores.map(\.name).joined(separator: ", "))"
        )
      }
      store = found.id
    }
    let partitions = try reader.partitions(store: store)
    return Set(
      partitions.filter { selection.region == nil || $0.region == selection.region }.map(\.id))
  }

  /// Whether a row lies in the window; nil where every row of the ranges does.
  private func exactTimes(
    _ reader: LakeReader, _ segment: LakeSegment, _ ranges: [SegmentRange],
    _ selection: EventSelection
  ) throws -> ((Int) -> Bool)? {
    let isInside = ranges.allSatisfy { range in
      (selection.from.map { range.minTime >= $0 } ?? true)
        && (selection.to.map { range.maxTime < $0 } ?? true)
    }
    if isInside { return nil }
    let times = try EventTimes(reader: reader, segment: segment)
    let from = selection.from ?? .min
    let to = selection.to ?? .max
    return { row in
      guard let time = times.micros(row) else { return false }
      return time >= from && time < to
    }
  }
}

/// Records one behind the other in a form.
private struct RecordLines {
  private let format: EventFormat
  var buffer: [UInt8] = []
  private var record: [UInt8] = []
  var summary = ExportSummary()

  init(_ format: EventFormat) { self.format = format }

  var opening: [UInt8] { format == .records ? Array("{\"Records\":[".utf8) : [] }
  var closing: [UInt8] { format == .records ? Array("]}\n".utf8) : [] }

  mutating func append(
    _ write: (inout [UInt8]) throws(StorageError) -> Void
  ) throws(StorageError) {
    record.removeAll(keepingCapacity: true)
    try write(&record)
    summary.records += 1
    summary.bytes += record.count
    if format == .records {
      if summary.records > 1 { buffer.append(UInt8(ascii: ",")) }
      buffer.append(contentsOf: record)
      return
    }
    if record.contains(where: { $0 == 0x0a || $0 == 0x0d }) {
      summary.minified += 1
      MinifiedRecord.append(record, to: &buffer)
    } else {
      buffer.append(contentsOf: record)
    }
    buffer.append(UInt8(ascii: "\n"))
  }
}
