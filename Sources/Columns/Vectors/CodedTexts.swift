/// Texts that are kept as the numbers they spell, whose order and equality are those of the texts:
/// times as CloudTrail writes them and UUIDs. The text is made where somebody wants to read it,
/// which for a sorted or grouped column is a few rows of a million.
@usableFromInline package enum CodedTexts: Sendable {
  /// `YYYY-MM-DDTHH:MM:SSZ`, as seconds since 1970 within `EncodingText.secondsRange`.
  case seconds([Int64])
  /// Lower-case, with hyphens.
  case uuids([UInt128])

  package var count: Int {
    switch self {
    case .seconds(let values): values.count
    case .uuids(let values): values.count
    }
  }

  package var byteSize: Int {
    switch self {
    case .seconds(let values): values.count * 8
    case .uuids(let values): values.count * 16
    }
  }

  package func taking(_ rows: [UInt32]) -> CodedTexts {
    switch self {
    case .seconds(let values): .seconds(picked(values, rows))
    case .uuids(let values): .uuids(picked(values, rows))
    }
  }

  package func slice(_ range: Range<Int>) -> CodedTexts {
    switch self {
    case .seconds(let values): .seconds(Array(values[range]))
    case .uuids(let values): .uuids(Array(values[range]))
    }
  }

  /// The same codes and those of another; nil where the two are of different kinds.
  package func appending(_ other: CodedTexts) -> CodedTexts? {
    switch (self, other) {
    case (.seconds(let left), .seconds(let right)): .seconds(left + right)
    case (.uuids(let left), .uuids(let right)): .uuids(left + right)
    default: nil
    }
  }

  /// The codes and one more of no meaning, for a null.
  package func withBlankAtEnd() -> CodedTexts {
    switch self {
    case .seconds(let values): .seconds(values + [0])
    case .uuids(let values): .uuids(values + [0])
    }
  }

  private var width: Int {
    switch self {
    case .seconds: 20
    case .uuids: 36
    }
  }

  package func texts() -> TextArray {
    let (count, width) = (count, width)
    let arena = [UInt8](unsafeUninitializedCapacity: count * width) { output, used in
      used = count * width
      guard let target = output.baseAddress else { return }
      switch self {
      case .seconds(let values):
        for row in values.indices {
          EncodingText.writeSeconds(values[row], into: target + row * width)
        }
      case .uuids(let values):
        for row in values.indices {
          var bytes = values[row].bigEndian
          withUnsafeBytes(of: &bytes) { raw in
            guard let source = raw.bindMemory(to: UInt8.self).baseAddress else { return }
            EncodingText.writeUUID(source, into: target + row * width)
          }
        }
      }
    }
    return TextArray(arena: arena, extents: (0..<count).map { Extent($0 * width, width) })
  }

  package func text(at row: Int) -> [UInt8] {
    let one = slice(row..<row + 1).texts()
    return one.arena
  }
}

extension Vector {
  /// The same rows with texts as bytes: what a kernel reads.
  package func decoded() -> Vector {
    guard case .coded(let texts) = storage else { return self }
    return Vector(type, count: count, .text(texts.texts()), nulls: nulls)
  }

  package var isCoded: Bool {
    if case .coded = storage { return true }
    return false
  }

  /// Texts as seconds, where every one is such a time.
  func inSeconds() -> Vector? {
    let flat = flat()
    guard case .text(let texts) = flat.storage else { return nil }
    var values = [Int64](repeating: 0, count: count)
    let isSound = texts.arena.withUnsafeBufferPointer { arena in
      for row in 0..<count where !(flat.nulls?[row] ?? false) {
        let bytes = UnsafeBufferPointer(rebasing: arena[texts.extents[row].range])
        guard let value = EncodingText.readSeconds(bytes) else { return false }
        values[row] = value
      }
      return true
    }
    return isSound ? Vector(type, count: count, .coded(.seconds(values)), nulls: flat.nulls) : nil
  }

  /// The codes of an ISO time column.
  package var seconds: [Int64]? {
    guard case .coded(.seconds(let values)) = storage else { return nil }
    return values
  }
}
