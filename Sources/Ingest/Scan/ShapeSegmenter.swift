import TarnStorage

/// The slow path: reads one record strictly, from its start, and decides where its leaves are.
///
/// What it decides depends on the record and on the paths met so far, never on the automaton, so
/// that the fast path can only take transitions that this parser made. Iterative: its stack is an
/// array of at most 17 open objects; deeper values are skipped by `containerEnd`.
///
/// For `{"a":{"b":1},"c":null,"d":"x"}` it finds two leaves: `1` at ["a","b"], behind the literal
/// `{"a":{"b":`, and `x` at ["d"], behind `},"c":null,"d":"`; the end literal is `"}`.
struct ShapeSegmenter {
  struct Token {
    var start: Int
    var end: Int
    /// A column, or the number of the part that begins here.
    var value: Int32
    var kind: NextKind
    var owner: Int
  }

  private struct Frame {
    var node: Int32
    var owner: Int
    var start: Int
    /// Tokens from here on belong to this object.
    var firstToken: Int
    /// Where the owner's last leaf before this object ended.
    var lastEnd: Int
    var serial: Int64
  }

  private typealias Bytes = UnsafePointer<UInt8>

  let tables: ScanTables
  private(set) var tokens: [Token] = []
  private(set) var ranges: [Range<Int>] = Array(repeating: 0..<0, count: RecordPart.count)
  private var frames: [Frame] = []
  private var lastEnd: [Int] = Array(repeating: 0, count: RecordPart.count)
  private var serial: Int64 = 0
  private var key: [UInt8] = []

  init(tables: ScanTables) { self.tables = tables }

  /// Reads the object at `start`; returns its end. Offsets count from `base`.
  mutating func run(
    _ base: UnsafePointer<UInt8>, from start: Int, count: Int
  ) throws(ScanFailure) -> Int {
    tokens.removeAll(keepingCapacity: true)
    frames.removeAll(keepingCapacity: true)
    for i in 0..<RecordPart.count { ranges[i] = 0..<0 }
    guard start < count else { throw ScanFailure(offset: start, reason: .truncated) }
    guard base[start] == 0x7B else { throw ScanFailure(offset: start, reason: .notAnObject) }
    push(node: 0, owner: 0, start: start)
    var at = skipSpace(base, start + 1, count)
    if at < count && base[at] == 0x7D {
      // `{}` at once: the loop below expects a key.
      _ = try closeTop(base, at, count)
      return ranges[0].upperBound
    }
    while true {
      // A key is expected in the top object.
      try need(at, count, base, 0x22, .expectedKey)
      let quote = try stringEnd(base, at + 1, count)
      let isDecoded = decodeKey(base, at + 1, quote)
      at = skipSpace(base, quote + 1, count)
      try need(at, count, base, 0x3A, .expectedColon)
      at = skipSpace(base, at + 1, count)
      guard at < count else { throw ScanFailure(offset: count, reason: .truncated) }

      var isOpened = false
      if let node = isDecoded ? child() : nil {
        let result = try value(base, at, count, node)
        at = result.end
        isOpened = result.isOpened
      } else {
        at = try collapse(base, count)
      }
      if frames.isEmpty { return at }
      if isOpened { continue }

      // A value ended at `at`: closing brackets, then a comma and the next key.
      while true {
        at = skipSpace(base, at, count)
        guard at < count else { throw ScanFailure(offset: count, reason: .truncated) }
        if base[at] == 0x7D {
          at = try closeTop(base, at, count)
          if frames.isEmpty { return at }
          continue
        }
        guard base[at] == 0x2C else { throw ScanFailure(offset: at, reason: .expectedComma) }
        at = skipSpace(base, at + 1, count)
        break
      }
    }
  }

  /// Replaces what was found for one part by a single leaf: its shapes are too many.
  mutating func makeOpaque(_ owner: Int) {
    let node = owner == 0 ? 0 : tables.child(of: 0, key: partKey(owner)) ?? 0
    let column = tables.column(of: node, kind: .opaque)
    if owner == 0 { tokens.removeAll() } else { tokens.removeAll { $0.owner == owner } }
    tokens.append(
      Token(
        start: ranges[owner].lowerBound, end: ranges[owner].upperBound, value: column,
        kind: .anyObject, owner: owner))
    if owner == 0 { for i in 1..<RecordPart.count { ranges[i] = 0..<0 } }
  }

  private func partKey(_ owner: Int) -> [UInt8] {
    guard let part = RecordPart(rawValue: UInt8(owner)) else { return [] }
    return part.key.withUTF8Buffer { Array($0) }
  }

  private mutating func push(node: Int32, owner: Int, start: Int) {
    serial &+= 1
    if owner != (frames.last?.owner ?? 0) || frames.isEmpty { lastEnd[owner] = start }
    frames.append(
      Frame(
        node: node, owner: owner, start: start, firstToken: tokens.count, lastEnd: lastEnd[owner],
        serial: serial))
  }

  /// The path of the key just read in the top object; nil where the object cannot be opened.
  private mutating func child() -> Int32? {
    guard let frame = frames.last, let node = tables.child(of: frame.node, key: key),
      tables.nodes[Int(node)].seenIn != frame.serial
    else { return nil }
    tables.nodes[Int(node)].seenIn = frame.serial
    return node
  }

  /// Reads the value at `at`. An opened object's end is not known yet: `isOpened` with the place of
  /// its first key.
  private mutating func value(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int, _ node: Int32
  ) throws(ScanFailure) -> (end: Int, isOpened: Bool) {
    guard let owner = frames.last?.owner else { return (at, false) }
    let byte = base[at]
    if byte == 0x22 {
      let end = try stringEnd(base, at + 1, count)
      return (try leaf(base, count, at + 1, end, node, .string, owner) ?? (end + 1), false)
    }
    if byte == 0x7B {
      if frames.count == 1 && owner == 0, let part = RecordPart(key: key) {
        let number = Int(part.rawValue)
        guard isShortLiteral(owner, at) else { return (try collapse(base, count), false) }
        tokens.append(
          Token(start: at, end: at, value: Int32(number), kind: .part, owner: 0))
        push(node: node, owner: number, start: at)
        return try opened(base, at, count)
      }
      if frames.count < FormatLimit.depth {
        push(node: node, owner: owner, start: at)
        return try opened(base, at, count)
      }
      let end = try containerEnd(base, at, count)
      return (try leaf(base, count, at, end, node, .opaque, owner) ?? end, false)
    }
    if byte == 0x5B {
      let end = try containerEnd(base, at, count)
      return (try leaf(base, count, at, end, node, .array, owner) ?? end, false)
    }
    if byte == 0x2D || ScanBytes.isDigit(byte) {
      guard let after = ScanBytes.numberEnd(base + at, base + count) else {
        throw ScanFailure(offset: at, reason: .badNumber)
      }
      return (
        try leaf(base, count, at, after - base, node, .number, owner) ?? (after - base), false
      )
    }
    guard let after = ScanBytes.wordEnd(base + at, base + count) else {
      throw ScanFailure(offset: at, reason: .badLiteral)
    }
    // null belongs to the shape.
    if byte == 0x6E { return (after - base, false) }
    return (try leaf(base, count, at, after - base, node, .boolean, owner) ?? (after - base), false)
  }

  /// After `{`: an empty object closes at once, any other waits for its first key.
  private mutating func opened(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) throws(ScanFailure) -> (end: Int, isOpened: Bool) {
    let next = skipSpace(base, at + 1, count)
    if next < count && base[next] == 0x7D { return (try closeTop(base, next, count), false) }
    return (next, true)
  }

  /// Adds a leaf. Where its literal is too long the top object collapses, and the end of that is
  /// returned instead.
  private mutating func leaf(
    _ base: UnsafePointer<UInt8>, _ count: Int, _ start: Int, _ end: Int, _ node: Int32,
    _ kind: LeafKind, _ owner: Int
  ) throws(ScanFailure) -> Int? {
    guard isShortLiteral(owner, start) else { return try collapse(base, count) }
    let isHeld = kind == .opaque
    tokens.append(
      Token(
        start: start, end: end, value: tables.column(of: node, kind: kind),
        kind: isHeld ? .heldObject : NextKind(rawValue: kind.rawValue) ?? .heldObject,
        owner: owner))
    lastEnd[owner] = end
    return nil
  }

  private func isShortLiteral(_ owner: Int, _ end: Int) -> Bool {
    end - lastEnd[owner] <= FormatLimit.literalBytes
  }

  /// The `}` of the top object is at `at`; returns what follows it.
  private mutating func closeTop(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) throws(ScanFailure) -> Int {
    guard let frame = frames.last else { return at + 1 }
    let isPartEnd = frames.count == 1 || frame.owner != frames[frames.count - 2].owner
    if isPartEnd {
      guard isShortLiteral(frame.owner, at + 1) else { return try collapse(base, count) }
      finishPart(frame, at + 1)
    }
    frames.removeLast()
    return at + 1
  }

  private mutating func finishPart(_ frame: Frame, _ end: Int) {
    ranges[frame.owner] = frame.start..<end
    if frame.owner != 0 {
      tokens[frame.firstToken - 1].end = end
      lastEnd[0] = end
    }
  }

  /// Turns the top object into one opaque leaf and its parents too, while the literal before it is
  /// too long. Returns the end of what collapsed.
  private mutating func collapse(
    _ base: UnsafePointer<UInt8>, _ count: Int
  ) throws(ScanFailure) -> Int {
    while let frame = frames.popLast() {
      let end = try containerEnd(base, frame.start, count)
      tokens.removeLast(tokens.count - frame.firstToken)
      lastEnd[frame.owner] = frame.lastEnd
      let isPart = frames.isEmpty || frames[frames.count - 1].owner != frame.owner
      if frames.isEmpty { for i in 1..<RecordPart.count { ranges[i] = 0..<0 } }
      guard isPart || isShortLiteral(frame.owner, frame.start) else { continue }
      let overflowed = tables.nodes[Int(frame.node)].isOverflowed
      tokens.append(
        Token(
          start: frame.start, end: end, value: tables.column(of: frame.node, kind: .opaque),
          kind: overflowed ? .anyObject : .heldObject, owner: frame.owner))
      lastEnd[frame.owner] = end
      if isPart { finishPart(frame, end) }
      return end
    }
    return count
  }

  // Reading, with failures as errors

  private func skipSpace(_ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int) -> Int {
    ScanBytes.skipSpace(base + min(at, count), base + count) - base
  }

  private func need(
    _ at: Int, _ count: Int, _ base: UnsafePointer<UInt8>, _ byte: UInt8,
    _ reason: ScanFailure.Reason
  ) throws(ScanFailure) {
    guard at < count else { throw ScanFailure(offset: count, reason: .truncated) }
    guard base[at] == byte else { throw ScanFailure(offset: at, reason: reason) }
  }

  private func stringEnd(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) throws(ScanFailure) -> Int {
    if let quote = ScanBytes.stringEnd(base + at, base + count) { return quote - base }
    throw ScanFailure(offset: at, reason: ScanBytes.stringReason(base + at, base + count))
  }

  private func containerEnd(
    _ base: UnsafePointer<UInt8>, _ at: Int, _ count: Int
  ) throws(ScanFailure) -> Int {
    var failure = (at: base, reason: ScanFailure.Reason.badLiteral)
    if let end = ScanBytes.containerEnd(base + at, base + count, &failure) { return end - base }
    throw ScanFailure(offset: failure.at - base, reason: failure.reason)
  }

  /// Decodes a checked key into `key`; false where it holds half a surrogate pair, which has no
  /// decoded form.
  private mutating func decodeKey(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int
  ) -> Bool {
    key.removeAll(keepingCapacity: true)
    return ScanBytes.decode(
      UnsafeBufferPointer(start: base + start, count: end - start), into: &key)
  }
}

extension ScanBytes {
  /// Appends the decoded form of a checked string's content. False, with U+FFFD in its place, where
  /// a surrogate stands alone.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) -> Bool {
    var isWhole = true
    var i = 0
    func unit(_ at: Int) -> UInt32? {
      guard at + 6 <= text.count, text[at] == 0x5C, text[at + 1] == 0x75 else { return nil }
      var value: UInt32 = 0
      for byte in text[(at + 2)..<(at + 6)] {
        let digit = isDigit(byte) ? byte &- 0x30 : (byte | 0x20) &- 0x57
        value = value << 4 | UInt32(digit & 15)
      }
      return value
    }
    while i < text.count {
      let byte = text[i]
      guard byte == 0x5C, i + 1 < text.count else {
        output.append(byte)
        i += 1
        continue
      }
      switch text[i + 1] {
      case 0x62: output.append(0x08)
      case 0x66: output.append(0x0C)
      case 0x6E: output.append(0x0A)
      case 0x72: output.append(0x0D)
      case 0x74: output.append(0x09)
      case 0x75:
        var scalar = unit(i) ?? 0xFFFD
        i += 4
        if scalar & 0xFC00 == 0xD800, let low = unit(i + 2), low & 0xFC00 == 0xDC00 {
          scalar = 0x10000 + (scalar & 0x3FF) << 10 + (low & 0x3FF)
          i += 6
        }
        let valid = Unicode.Scalar(scalar)
        if valid == nil { isWhole = false }
        output.append(contentsOf: Array(String(valid ?? "\u{FFFD}").utf8))
      default: output.append(text[i + 1])
      }
      i += 2
    }
    return isWhole
  }
}
