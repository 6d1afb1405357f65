import TarnStorage

/// Cuts records into shapes and leaves, byte for byte.
///
/// Records repeat their structure endlessly, so the split is also the parser: compare the literal
/// that came last time, find the end of the leaf behind it, go on. A literal was validated when it
/// was learnt, so comparing proves its bytes; leaves are validated here (UTF-8, control characters,
/// escapes, number grammar, everything inside arrays). Only a record that takes an unknown turn goes
/// through `ShapeSegmenter`, which teaches the automaton.
///
/// One scanner per thread. `scan` reads one record; then `leaf` answers for it, and `RowLog.append`
/// keeps it, until the next `scan`.
package struct ShapeScanner: ~Copyable {
  /// Bytes that must be readable behind the buffer; what they hold does not matter.
  package static let padding = 64

  struct Span {
    var start: UnsafePointer<UInt8>
    var count: Int32
    var column: Int32
  }

  /// The leaves of one part, in order.
  struct Spans {
    var base: UnsafeMutablePointer<Span>
    var room: Int
    var count = 0
  }

  package let tables: ScanTables
  private var automaton = ShapeAutomaton()
  private var segmenter: ShapeSegmenter
  let spans: UnsafeMutablePointer<Spans>
  /// The shape of each part of the last record, -1 where it has none.
  let shapes: UnsafeMutablePointer<Int32>
  private let wellKnown: UnsafeMutablePointer<UnsafeRawBufferPointer>
  private var wellKnownSet: UInt32 = 0
  private var wellKnownStrings: UInt32 = 0
  private(set) var recordStart: UnsafePointer<UInt8>
  package private(set) var recordBytes = 0
  /// Records that took the slow path.
  package private(set) var learntRecords = 0

  package init(tables: ScanTables = ScanTables()) {
    self.tables = tables
    segmenter = ShapeSegmenter(tables: tables)
    spans = .allocate(capacity: RecordPart.count)
    for i in 0..<RecordPart.count {
      (spans + i).initialize(to: Spans(base: .allocate(capacity: 256), room: 256))
    }
    shapes = .allocate(capacity: RecordPart.count)
    shapes.initialize(repeating: -1, count: RecordPart.count)
    wellKnown = .allocate(capacity: WellKnownLeaf.allCases.count)
    wellKnown.initialize(
      repeating: UnsafeRawBufferPointer(start: nil, count: 0),
      count: WellKnownLeaf.allCases.count)
    recordStart = UnsafePointer(wellKnown.withMemoryRebound(to: UInt8.self, capacity: 1) { $0 })
  }

  deinit {
    for i in 0..<RecordPart.count { spans[i].base.deallocate() }
    spans.deallocate()
    shapes.deallocate()
    wellKnown.deallocate()
  }

  /// Reads the one JSON object that begins at `offset`; returns where it ends. What follows it may
  /// be anything. `padding` bytes behind the buffer are readable.
  package mutating func scan(
    _ bytes: UnsafeRawBufferPointer, from offset: Int
  ) throws(ScanFailure) -> Int {
    guard let raw = bytes.baseAddress, offset >= 0, offset < bytes.count else {
      throw ScanFailure(offset: max(0, offset), reason: .truncated)
    }
    let base = raw.assumingMemoryBound(to: UInt8.self)
    let end = base + bytes.count
    clear()
    recordStart = base + offset
    if let after = walk(0, base + offset, end) {
      recordBytes = after - recordStart
    } else {
      recordBytes = try learn(base, offset, bytes.count) - offset
    }
    guard recordBytes <= FormatLimit.recordBytes else {
      throw ScanFailure(offset: offset, reason: .tooLarge)
    }
    return offset + recordBytes
  }

  /// The raw content (escapes as they stand) of a leaf of the last record; nil where it is missing,
  /// null, or no string or number.
  package func leaf(_ which: WellKnownLeaf) -> UnsafeRawBufferPointer? {
    wellKnownSet >> UInt32(which.rawValue) & 1 == 1 ? wellKnown[Int(which.rawValue)] : nil
  }

  package func isString(_ which: WellKnownLeaf) -> Bool {
    wellKnownStrings >> UInt32(which.rawValue) & 1 == 1
  }

  /// The last record's bytes, while the buffer lives.
  package var record: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: recordStart, count: recordBytes)
  }

  private mutating func clear() {
    for i in 0..<RecordPart.count {
      spans[i].count = 0
      shapes[i] = -1
    }
    wellKnownSet = 0
    wellKnownStrings = 0
  }

  @inline(__always)
  private mutating func add(
    _ owner: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ column: Int32,
    _ role: UInt8, isString: Bool
  ) {
    let part = spans + owner
    if part.pointee.count == part.pointee.room { grow(part) }
    part.pointee.base[part.pointee.count] = Span(
      start: start, count: Int32(truncatingIfNeeded: end - start), column: column)
    part.pointee.count &+= 1
    if role != WellKnownLeaf.none { note(role, start, end, isString: isString) }
  }

  @inline(never)
  private func grow(_ part: UnsafeMutablePointer<Spans>) {
    let larger = UnsafeMutablePointer<Span>.allocate(capacity: part.pointee.room * 2)
    larger.moveInitialize(from: part.pointee.base, count: part.pointee.count)
    part.pointee.base.deallocate()
    part.pointee.base = larger
    part.pointee.room *= 2
  }

  private mutating func note(
    _ role: UInt8, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, isString: Bool
  ) {
    wellKnown[Int(role)] = UnsafeRawBufferPointer(start: start, count: end - start)
    wellKnownSet |= 1 << UInt32(role)
    if isString { wellKnownStrings |= 1 << UInt32(role) }
  }

  /// Follows the automaton through one part; nil where it takes an unknown turn or is malformed.
  private mutating func walk(
    _ owner: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var p = start
    var state = owner
    while true {
      guard let candidate = automaton.match(state, p, end) else { return nil }
      p += Int(candidate.pointee.length)
      let column = candidate.pointee.value
      let role = candidate.pointee.role
      state = Int(candidate.pointee.next)
      switch candidate.pointee.kind {
      case .string:
        guard let q = ScanBytes.stringEnd(p, end) else { return nil }
        add(owner, p, q, column, role, isString: true)
        p = q
      case .number:
        guard let q = ScanBytes.numberEnd(p, end) else { return nil }
        add(owner, p, q, column, role, isString: false)
        p = q
      case .boolean:
        guard let q = ScanBytes.wordEnd(p, end) else { return nil }
        add(owner, p, q, column, role, isString: false)
        p = q
      case .array, .anyObject, .heldObject:
        var failure = (at: p, reason: ScanFailure.Reason.badLiteral)
        guard let q = ScanBytes.containerEnd(p, end, &failure) else { return nil }
        add(owner, p, q, column, role, isString: false)
        if candidate.pointee.kind == .anyObject { noteInside(owner, p, q) }
        p = q
      case .part:
        guard let q = walk(Int(column), p, end) else { return nil }
        p = q
      case .end:
        shapes[owner] = column
        return p
      }
    }
  }

  /// The slow path: segments the record strictly and adds what was missing.
  @inline(never)
  private mutating func learn(
    _ base: UnsafePointer<UInt8>, _ start: Int, _ count: Int
  ) throws(ScanFailure) -> Int {
    clear()
    learntRecords &+= 1
    let end = try segmenter.run(base, from: start, count: count)
    if end - start > FormatLimit.recordBytes {
      throw ScanFailure(offset: start, reason: .tooLarge)
    }
    for owner in 1..<RecordPart.count where !segmenter.ranges[owner].isEmpty {
      if !follow(owner, base) {
        segmenter.makeOpaque(owner)
        _ = follow(owner, base)
      }
    }
    if !follow(0, base) {
      segmenter.makeOpaque(0)
      for owner in 1..<RecordPart.count {
        shapes[owner] = -1
        spans[owner].count = 0
      }
      _ = follow(0, base)
    }
    return end
  }

  /// Walks one part's tokens through the automaton, adding transitions. False, with nothing kept,
  /// where the part may have no more shapes.
  private mutating func follow(_ owner: Int, _ base: UnsafePointer<UInt8>) -> Bool {
    let range = segmenter.ranges[owner]
    // The opaque form of a part is always allowed: it is one shape.
    let own = segmenter.tokens.filter { $0.owner == owner }
    let isOpaque =
      own.count == 1 && own[0].start == range.lowerBound && own[0].end == range.upperBound
      && own[0].kind != .part
    let mayLearn =
      isOpaque
      || (tables.shapes[owner].count < FormatLimit.shapesPerPart - 8 && !automaton.isFull)
    if !mayLearn { return false }
    spans[owner].count = 0
    var shape = LocalShape()
    var state = owner
    var at = range.lowerBound
    for token in own {
      let literal = UnsafeBufferPointer(start: base + at, count: token.start - at)
      shape.text.append(contentsOf: literal)
      let textEnd = Int32(shape.text.count)
      var role = WellKnownLeaf.none
      if token.kind == .part {
        let part = RecordPart(rawValue: UInt8(truncatingIfNeeded: token.value)) ?? .record
        shape.pieces.append((textEnd, .part(part)))
      } else {
        shape.pieces.append((textEnd, .column(token.value)))
        shape.columns.append(token.value)
        role = tables.columns[Int(token.value)].role
        add(
          owner, base + token.start, base + token.end, token.value, role,
          isString: token.kind == .string)
        if token.kind == .heldObject || token.kind == .anyObject {
          noteInside(owner, base + token.start, base + token.end)
        }
      }
      let step = automaton.step(
        state, literal: literal, kind: token.kind, value: token.value, role: role)
      state = Int(automaton.candidates[step.index].next)
      at = token.end
    }
    let literal = UnsafeBufferPointer(start: base + at, count: range.upperBound - at)
    let number = Int32(tables.shapes[owner].count)
    let last = automaton.step(
      state, literal: literal, kind: .end, value: number, role: WellKnownLeaf.none)
    if last.isNew {
      shape.text.append(contentsOf: literal)
      shape.pieces.append((Int32(shape.text.count), .end))
      tables.shapes[owner].append(shape)
    }
    shapes[owner] = automaton.candidates[last.index].value
    return true
  }

  /// Well-known leaves inside an object that is kept whole: the record itself or userIdentity.
  /// The last of several equal keys counts.
  private mutating func noteInside(
    _ owner: Int, _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) {
    let isRecord = start == recordStart
    guard isRecord || owner == Int(RecordPart.userIdentity.rawValue) else { return }
    noteMembers(start, end, isRecord ? [] : [Array("userIdentity".utf8)])
  }

  private mutating func noteMembers(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ path: [[UInt8]]
  ) {
    var q = ScanBytes.skipSpace(start + 1, end)
    while q < end, q.pointee == 0x22, let quote = ScanBytes.stringEnd(q + 1, end) {
      var key: [UInt8] = []
      _ = ScanBytes.decode(UnsafeBufferPointer(start: q + 1, count: quote - q - 1), into: &key)
      let path = path + [key]
      // The object was read before: a colon and a value follow.
      q = ScanBytes.skipSpace(ScanBytes.skipSpace(quote + 1, end) + 1, end)
      guard q < end else { return }
      let byte = q.pointee
      var after: UnsafePointer<UInt8>?
      let role = WellKnownLeaf.at(path)?.rawValue ?? WellKnownLeaf.none
      if role != WellKnownLeaf.none {
        wellKnownSet &= ~(1 << UInt32(role))
        wellKnownStrings &= ~(1 << UInt32(role))
      }
      if byte == 0x22 {
        after = ScanBytes.stringEnd(q + 1, end)
        if let text = after, role != WellKnownLeaf.none { note(role, q + 1, text, isString: true) }
        after = after.map { $0 + 1 }
      } else if byte == 0x7B || byte == 0x5B {
        var failure = (at: q, reason: ScanFailure.Reason.badLiteral)
        after = ScanBytes.containerEnd(q, end, &failure)
        if let after, byte == 0x7B, path.count == 1 { noteMembers(q, after, path) }
      } else if byte == 0x2D || ScanBytes.isDigit(byte) {
        after = ScanBytes.numberEnd(q, end)
        if let after, role != WellKnownLeaf.none { note(role, q, after, isString: false) }
      } else {
        after = ScanBytes.wordEnd(q, end)
      }
      guard let after else { return }
      q = ScanBytes.skipSpace(after, end)
      guard q < end, q.pointee == 0x2C else { return }
      q = ScanBytes.skipSpace(q + 1, end)
    }
  }
}
