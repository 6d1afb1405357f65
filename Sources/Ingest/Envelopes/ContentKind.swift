/// How a file's records are written.
package enum EventFormat: Equatable, Sendable {
  case json
  case csv
}

/// What a file is, told from its first bytes.
package enum ContentKind: Equatable, Sendable {
  case events(EventFormat)
  /// A CloudTrail digest: kept whole.
  case digest
  case empty
  /// Something else, with what it is: `vpc flow log`, `not CloudTrail: text`.
  case other(String)

  /// `head` is the beginning of the content, at most 64 KB; `isWhole` says that it is all of it.
  package init(head: UnsafeRawBufferPointer, isWhole: Bool) {
    var bytes = head
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { bytes = .init(rebasing: bytes[3...]) }
    var start = skipSpace(bytes, from: 0)
    if start < bytes.count, bytes[start] == 0x1e { start = skipSpace(bytes, from: start + 1) }
    guard start < bytes.count else {
      self = .empty
      return
    }
    if let binary = Self.binary(bytes) {
      self = .other(binary)
      return
    }
    bytes = .init(rebasing: bytes[start...])
    if bytes.first == UInt8(ascii: "{") || bytes.first == UInt8(ascii: "["),
      let kind = Self.json(bytes, isWhole: isWhole)
    {
      self = kind
    } else if CSVReader.eventColumn(inHeader: bytes, isLast: isWhole) != nil {
      self = .events(.csv)
    } else if recordBehindTime(bytes, in: 0..<(bytes.firstIndex(of: 0x0a) ?? bytes.count)) != nil {
      self = Self.lines(bytes)
    } else if let known = Self.text(bytes) {
      self = .other(known)
    } else {
      self = Self.lines(bytes)
    }
  }

  /// The first object decides, inside whatever brackets. Nil where it is not even cut-off JSON.
  private static func json(_ bytes: UnsafeRawBufferPointer, isWhole: Bool) -> ContentKind? {
    var at = 0
    var depth = 0
    while at < bytes.count, bytes[at] == UInt8(ascii: "["), depth < EnvelopeReader.maximumFrames {
      at = skipSpace(bytes, from: at + 1)
      depth += 1
    }
    guard at < bytes.count else { return .other(unknownJSON) }
    if depth > 0, bytes[at] == UInt8(ascii: "]") { return .empty }
    // `--query 'Events[].CloudTrailEvent'` writes an array of texts.
    if depth > 0, bytes[at] == UInt8(ascii: "\"") {
      let inner = skipSpace(bytes, from: at + 1)
      return inner < bytes.count && bytes[inner] == UInt8(ascii: "{")
        ? .events(.json) : .other(unknownJSON)
    }
    guard bytes[at] == UInt8(ascii: "{") else { return nil }
    switch ObjectKind(bytes, at: at) {
    case .record(certain: true): return .events(.json)
    case .record(certain: false): return isBroken(bytes, at: at) ? nil : .other(unknownJSON)
    case .wrapper(.records, let bracket): return records(bytes, at: bracket)
    case .wrapper(.logLines, let bracket):
      return logLines(bytes, at: bracket)
    case .wrapper: return .events(.json)
    case .wrapped(_, isOptional: false): return .events(.json)
    case .wrapped(let value, isOptional: true): return wrapped(bytes, at: value)
    case .digest: return .digest
    case .foreign(let what): return .other(what)
    case .undecided: return .other(unknownJSON)
    }
  }

  private static let unknownJSON = "not CloudTrail: JSON of another kind"

  /// A first object that is not JSON says nothing about the lines that follow.
  private static func isBroken(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard let end = LenientSkip.end(of: bytes, from: start, isLast: false) else { return true }
    return bytes[end - 1] != UInt8(ascii: "}")
      || skipSpace(bytes, from: start + 1) >= end
      || {
        let first = bytes[skipSpace(bytes, from: start + 1)]
        return first != UInt8(ascii: "\"") && first != UInt8(ascii: "}")
      }()
  }

  /// S3, SNS and SQS notifications come as `Records` too, with `aws:s3` for a source.
  private static func records(_ bytes: UnsafeRawBufferPointer, at bracket: Int) -> ContentKind {
    let first = skipSpace(bytes, from: bracket + 1)
    guard first < bytes.count, bytes[first] == UInt8(ascii: "{") else { return .events(.json) }
    let end = LenientSkip.end(of: bytes, from: first, isLast: false) ?? bytes.count
    let record = bytes[first..<end]
    for key in [#""eventSource":"aws:"#, #""EventSource":"aws:"#, #""eventSource": "aws:"#]
    where contains(record, key) {
      return .other("event notification")
    }
    return .events(.json)
  }

  private static func logLines(_ bytes: UnsafeRawBufferPointer, at bracket: Int) -> ContentKind {
    let first = skipSpace(bytes, from: bracket + 1)
    guard first < bytes.count, bytes[first] == UInt8(ascii: "{") else { return .events(.json) }
    guard case .wrapped(let value, _) = ObjectKind(bytes, at: first) else {
      return .other("CloudWatch log of another kind")
    }
    return wrapped(bytes, at: value) == .events(.json)
      ? .events(.json) : .other("CloudWatch log of another kind")
  }

  /// A record in an EventBridge event or a log line.
  private static func wrapped(_ bytes: UnsafeRawBufferPointer, at value: Int) -> ContentKind {
    if bytes[value] == UInt8(ascii: "{") {
      switch ObjectKind(bytes, at: value) {
      case .record(certain: true), .undecided: return .events(.json)
      default: return .other("EventBridge event of another kind")
      }
    }
    var scratch = TextScratch()
    let end = LenientSkip.end(of: bytes, from: value, isLast: false) ?? bytes.count
    scratch.unescape(UnsafeRawBufferPointer(rebasing: bytes[(value + 1)..<max(end - 1, value + 1)]))
    return scratch.looksLikeRecord ? .events(.json) : .other("log line of another kind")
  }

  /// Lines of which the first is nothing we know: one bad line must not hide good ones behind it.
  private static func lines(_ bytes: UnsafeRawBufferPointer) -> ContentKind {
    var at = 0
    while at < bytes.count {
      let end = bytes[at...].firstIndex(of: 0x0a) ?? bytes.count
      let start = recordBehindTime(bytes, in: at..<end) ?? skipSpace(bytes, from: at)
      if start < bytes.count, bytes[start] == UInt8(ascii: "{") {
        switch ObjectKind(bytes, at: start) {
        case .record(certain: true), .wrapper, .wrapped(_, isOptional: false):
          return .events(.json)
        default: break
        }
      }
      at = end + 1
    }
    return .other(bytes.contains(0) ? "not CloudTrail: binary data" : "not CloudTrail: text")
  }

  static func contains(_ bytes: Slice<UnsafeRawBufferPointer>, _ text: String) -> Bool {
    let wanted = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    var at = bytes.startIndex
    while at + wanted.count <= bytes.endIndex {
      guard let found = bytes[at...].firstIndex(of: first) else { return false }
      if bytes[found...].starts(with: wanted) { return true }
      at = found + 1
    }
    return false
  }
}
