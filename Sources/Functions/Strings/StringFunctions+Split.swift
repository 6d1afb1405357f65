import TarnColumns
import TarnRegex

extension StringFunctions {
  static let splitting: [Function] = [split, splitPart, splitToMap, splitToMultimap]

  static let split = Function(
    "split", family: family,
    "The parts of a text between delimiters, at most as many as the limit.",
    example: "split('a.b.c', '.', 2)", gives: "[\"a\",\"b.c\"]",
    [
      Overload(
        "(varchar(x), varchar) -> array(varchar(x))", fallible: true,
        .textList {
          (text: TextView, delimiter: TextView, out: inout TextListResult)
            throws(EvaluationError) in
          try split(text.bytes, delimiter.bytes, limit: .max, &out)
        }),
      Overload(
        "(varchar(x), varchar, bigint) -> array(varchar(x))", fallible: true,
        .textList {
          (text: TextView, delimiter: TextView, limit: Int64, out: inout TextListResult)
            throws(EvaluationError) in
          if limit <= 0 { throw .argument("Limit must be positive") }
          try split(text.bytes, delimiter.bytes, limit: limit, &out)
        }),
    ])

  private static func split(
    _ text: UnsafeBufferPointer<UInt8>, _ delimiter: UnsafeBufferPointer<UInt8>, limit: Int64,
    _ out: inout TextListResult
  ) throws(EvaluationError) {
    if delimiter.isEmpty { throw .argument("The delimiter may not be the empty string") }
    var start = 0
    var left = limit
    while left > 1 {
      let found = ByteSearch.find(delimiter, in: text, from: start)
      if found < 0 { break }
      out.add(UnsafeBufferPointer(rebasing: text[start..<found]))
      start = found + delimiter.count
      left -= 1
    }
    out.add(UnsafeBufferPointer(rebasing: text[start...]))
  }

  static let splitPart = Function(
    "split_part", family: family,
    "The n-th part of a text between delimiters, counted from 1; null past the last.",
    example: "split_part('arn:aws:iam::123456789012:root', ':', 5)", gives: "123456789012",
    [
      Overload(
        "(varchar(x), varchar(y), bigint) -> varchar(x)", fallible: true,
        .text {
          (text: TextView, delimiter: TextView, index: Int64, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          if index <= 0 { throw .argument("Index must be greater than zero") }
          guard let range = part(index, of: text.bytes, between: delimiter.bytes) else {
            return false
          }
          out.write(UnsafeBufferPointer(rebasing: text.bytes[range]))
          return true
        })
    ])

  /// With an empty delimiter the parts are the characters.
  private static func part(
    _ index: Int64, of text: UnsafeBufferPointer<UInt8>,
    between delimiter: UnsafeBufferPointer<UInt8>
  ) -> Range<Int>? {
    if index > Int64(text.count) + 1 { return nil }
    if delimiter.isEmpty {
      let start = CodePoints.offset(of: Int(index) - 1, in: text)
      return start < text.count ? start..<CodePoints.next(start, in: text) : nil
    }
    var start = 0
    for _ in 1..<max(1, index) {
      let found = ByteSearch.find(delimiter, in: text, from: start)
      if found < 0 { return nil }
      start = found + delimiter.count
    }
    let end = ByteSearch.find(delimiter, in: text, from: start)
    return start..<(end < 0 ? text.count : end)
  }

  static let splitToMap = Function(
    "split_to_map", family: family,
    "A map of the entries of a text: one delimiter between entries, one between key and value.",
    example: "split_to_map('a=1,b=2', ',', '=')['b']", gives: "2",
    [
      Overload(
        "(varchar, varchar, varchar) -> map(varchar, varchar)", fallible: true,
        .strictValues { values, _ throws(EvaluationError) in
          var seen: Set<[UInt8]> = []
          var entries: [MapEntry] = []
          for (key, value) in try pairs(values) {
            guard seen.insert(key).inserted else {
              throw .argument(
                "Duplicate keys (\(String(decoding: key, as: UTF8.self))) are not allowed")
            }
            entries.append(MapEntry(.text(key), .text(value)))
          }
          return .map(entries)
        })
    ])

  static let splitToMultimap = Function(
    "split_to_multimap", family: family,
    "As split_to_map, with all values of a key in an array.",
    example: "cardinality(split_to_multimap('a=1,b=2,a=3', ',', '=')['a'])", gives: "2",
    [
      Overload(
        "(varchar, varchar, varchar) -> map(varchar, array(varchar))", fallible: true,
        .strictValues { values, _ throws(EvaluationError) in
          var order: [[UInt8]] = []
          var lists: [[UInt8]: [Value]] = [:]
          for (key, value) in try pairs(values) {
            if lists[key] == nil { order.append(key) }
            lists[key, default: []].append(.text(value))
          }
          return .map(order.map { MapEntry(.text($0), .list(lists[$0] ?? [])) })
        })
    ])

  private static func pairs(
    _ values: [Value]
  ) throws(EvaluationError) -> [(key: [UInt8], value: [UInt8])] {
    guard case .text(let text) = values[0], case .text(let between) = values[1],
      case .text(let inside) = values[2]
    else { return [] }
    if between.isEmpty { throw .argument("entryDelimiter is empty") }
    if inside.isEmpty { throw .argument("keyValueDelimiter is empty") }
    if between == inside {
      throw .argument("entryDelimiter and keyValueDelimiter must not be the same")
    }
    var pairs: [(key: [UInt8], value: [UInt8])] = []
    var start = 0
    while start < text.count {
      let found = find(between, in: text, from: start)
      let end = found < 0 ? text.count : found
      let entry = Array(text[start..<end])
      let middle = find(inside, in: entry, from: 0)
      guard middle >= 0, find(inside, in: entry, from: middle + inside.count) < 0 else {
        throw .argument(
          "Key-value delimiter must appear exactly once in each entry. Bad input: "
            + "'\(String(decoding: entry, as: UTF8.self))'")
      }
      pairs.append((Array(entry[..<middle]), Array(entry[(middle + inside.count)...])))
      start = end + between.count
    }
    return pairs
  }

  private static func find(_ sought: [UInt8], in text: [UInt8], from start: Int) -> Int {
    sought.withUnsafeBufferPointer { sought in
      text.withUnsafeBufferPointer { ByteSearch.find(sought, in: $0, from: start) }
    }
  }
}
