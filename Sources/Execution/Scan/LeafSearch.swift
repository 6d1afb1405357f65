import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnStorage

/// `column LIKE '%text%'` over the JSON text of an object, answered by its leaves and its shapes'
/// literals: the objects are not put together.
///
/// A text without quotes, brackets, commas, colons, backslashes and white space cannot reach over
/// the end of a leaf or of a literal, and compacting does not change what it is found in.
struct LeafSearch: Sendable {
  let column: Int
  let path: RecordPath
  let needle: [UInt8]
  private let pattern: LikePattern

  init?(_ predicate: Expr, _ scan: Scan) {
    guard case .call(let call) = predicate, call.function.name == "$like",
      call.arguments.count == 2, case .column(let index, .varchar) = call.arguments[0],
      case .constant(.text(let pattern), _) = call.arguments[1],
      case .path(let keys) = scan.columns[index].source,
      let like = pattern.withUnsafeBufferPointer({ try? LikePattern($0) }),
      case .contains(let needle) = like.shape, !needle.isEmpty,
      needle.allSatisfy(Self.staysWithin)
    else { return nil }
    column = index
    path = RecordPath(ignoringCase: keys)
    self.needle = needle
    self.pattern = like
  }

  private static func staysWithin(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "\\"), 0...0x20:
      false
    default: true
    }
  }

  func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    pattern.matches(text)
  }

  func isFound(in text: [UInt8]) -> Bool { text.withUnsafeBufferPointer { isFound(in: $0) } }

  /// Whether texts of this encoding can hold the needle at all.
  func mayBe(in encoding: ChunkEncoding) -> Bool {
    func only(_ allowed: String) -> Bool { needle.allSatisfy { allowed.utf8.contains($0) } }
    return switch encoding {
    case .uuid: only("0123456789abcdef-")
    case .seconds: only("0123456789-T:Z")
    case .integer: only("0123456789-")
    default: true
    }
  }
}

extension SegmentScan {
  /// The places among the unit's rows (or those picked) whose object holds the text; nil where the
  /// column is not an object of its own shape. `test` does it for rows whose value is kept as text.
  func rows(
    with search: LeafSearch, among picked: [UInt32]?, test: ([UInt32]) throws -> [UInt32]
  ) throws -> [UInt32]? {
    let outcomes = try shapeOutcomes(of: search.path)
    guard outcomes.isWholePart, outcomes.parts.count == 1, let part = outcomes.parts.keys.first
    else { return nil }
    let codes = try rows.codes(part)
    guard var hits = try hits(of: search, part, codes) else { return nil }
    let own = segmentRows(picked)
    let tested = outcomes.byRecord.map { outcome in
      switch outcome {
      case .leaf, .inside, .object: true
      case .absent, .part: false
      }
    }
    guard tested.contains(true) else {
      return own.indices.filter { hits[Int(own[$0])] }.map { UInt32($0) }
    }
    try outcomes.load()
    // An object without leaves, `{}` for the most part, is the same in all rows of its shape.
    var fixed = [Bool?](repeating: nil, count: tested.count)
    for (code, id) in try rows.shapeIDs(.record).enumerated() {
      guard case .object(let range) = outcomes.byRecord[code] else { continue }
      let pieces = try templates.template(id).pieces(in: range)
      if pieces.count == 1 { fixed[code] = search.isFound(in: pieces[0].literal) }
    }
    var texts: [UInt32] = []
    for (index, row) in own.enumerated() {
      let code = Int(outcomes.recordCodes[Int(row)])
      if let isHit = fixed[code] {
        hits[Int(row)] = isHit
      } else if tested[code] {
        texts.append(UInt32(index))
      }
    }
    if !texts.isEmpty {
      let asked = picked.map { picked in texts.map { picked[Int($0)] } } ?? texts
      for index in try test(asked) { hits[Int(own[Int(texts[Int(index)])])] = true }
    }
    return own.indices.filter { hits[Int(own[$0])] }.map { UInt32($0) }
  }

  /// Whether the part's object holds the text, for each row of the segment.
  private func hits(
    of search: LeafSearch, _ part: RecordPart, _ codes: [UInt16]
  ) throws -> [Bool]? {
    let shapes = try rows.shapeIDs(part)
    var hits = [Bool](repeating: false, count: codes.count)
    // Keys, and values that are part of a shape.
    var inShape = [Bool](repeating: false, count: shapes.count)
    var holders: [Int: [Bool]] = [:]
    for (code, id) in shapes.enumerated() {
      let template = try templates.template(id)
      inShape[code] = template.literals.contains(where: search.isFound)
      for column in template.columns {
        holders[column, default: [Bool](repeating: false, count: shapes.count)][code] = true
      }
    }
    if inShape.contains(true) {
      for row in codes.indices where codes[row] != ShapeCode.absent {
        if inShape[Int(codes[row])] { hits[row] = true }
      }
    }
    for (column, holds) in holders {
      let leaf = try leaf(column, holders: (part, holds))
      guard let found = try leaf.values(with: search) else { continue }
      var value = 0
      for row in codes.indices {
        let code = codes[row]
        guard code != ShapeCode.absent, holds[Int(code)] else { continue }
        guard value < found.count else { return nil }
        if found[value] { hits[row] = true }
        value += 1
      }
    }
    return hits
  }
}

extension LeafColumn {
  /// Which values hold the text; nil where none does.
  func values(with search: LeafSearch) throws -> [Bool]? {
    guard search.mayBe(in: chunk.head.encoding) else { return nil }
    if chunk.head.encoding == .dictionary {
      let flags = Self.flags(try chunk.dictionary(), search)
      guard flags.contains(true) else { return nil }
      return try chunk.codes(0..<chunk.head.values).map { flags[Int($0)] }
    }
    let flags = Self.flags(try chunk.texts(0..<chunk.head.values), search)
    return flags.contains(true) ? flags : nil
  }

  private static func flags(_ texts: ChunkTexts, _ search: LeafSearch) -> [Bool] {
    texts.arena.withUnsafeBufferPointer { arena in
      // One search over all bytes; most columns do not have the text at all.
      guard search.isFound(in: arena) else {
        return [Bool](repeating: false, count: texts.count)
      }
      return (0..<texts.count).map { entry in
        let range = Int(texts.offsets[entry])..<Int(texts.offsets[entry + 1])
        return search.isFound(in: UnsafeBufferPointer(rebasing: arena[range]))
      }
    }
  }
}
