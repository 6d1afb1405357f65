import TarnRegex

/// A LIKE pattern, read once: `%` is any text, `_` one character.
///
/// The pattern falls into pieces between its `%`s, each a run of bytes and single characters of
/// known length. The first stands at the beginning, the last at the end, and each between at the
/// first place where it fits: no other choice can fit more. `'a%b_c%'` is the pieces `a`, `b_c`
/// and an empty one at the end. Most patterns are one of four shapes that need no pieces.
package struct LikePattern: Sendable {
  package enum Shape: Sendable, Equatable {
    case exact([UInt8])
    case prefix([UInt8])
    case suffix([UInt8])
    case contains([UInt8])
    case pieces
  }

  package let shape: Shape
  private let pieces: [Piece]

  private struct Piece: Sendable {
    enum Element: Sendable {
      case bytes([UInt8])
      case characters(Int)
    }

    var elements: [Element] = []
    /// How many characters it takes.
    var length = 0

    mutating func add(byte: UInt8) {
      if !CodePoints.isContinuation(byte) { length += 1 }
      if case .bytes(var run)? = elements.last {
        elements.removeLast()
        run.append(byte)
        elements.append(.bytes(run))
      } else {
        elements.append(.bytes([byte]))
      }
    }

    mutating func addCharacter() {
      length += 1
      if case .characters(let count)? = elements.last {
        elements[elements.count - 1] = .characters(count + 1)
      } else {
        elements.append(.characters(1))
      }
    }

    /// The bytes of a piece without `_`.
    var plain: [UInt8]? {
      if elements.isEmpty { return [] }
      if elements.count == 1, case .bytes(let run) = elements[0] { return run }
      return nil
    }
  }

  /// An escape that is no single character, or that stands before anything but `%`, `_` or itself.
  package enum Failure: Error, Equatable {
    case escapeIsNoCharacter
    case escapeBeforeOther

    package var message: String {
      switch self {
      case .escapeIsNoCharacter: "Escape string must be a single character"
      case .escapeBeforeOther:
        "Escape character must be followed by '%', '_' or the escape character itself"
      }
    }
  }

  package init(
    _ pattern: UnsafeBufferPointer<UInt8>, escape: UnsafeBufferPointer<UInt8>? = nil
  ) throws(Failure) {
    if let escape, CodePoints.count(escape) != 1 { throw .escapeIsNoCharacter }
    var pieces = [Piece()]
    var offset = 0
    while offset < pattern.count {
      var byte = pattern[offset]
      if let escape,
        StringFunctions.hasPrefix(UnsafeBufferPointer(rebasing: pattern[offset...]), escape)
      {
        offset += escape.count
        let rest = UnsafeBufferPointer(rebasing: pattern[min(offset, pattern.count)...])
        if StringFunctions.hasPrefix(rest, escape) {
          for byte in escape { pieces[pieces.count - 1].add(byte: byte) }
          offset += escape.count
          continue
        }
        guard offset < pattern.count else { throw .escapeBeforeOther }
        byte = pattern[offset]
        guard byte == 0x25 || byte == 0x5F else { throw .escapeBeforeOther }
        pieces[pieces.count - 1].add(byte: byte)
      } else if byte == 0x25 {
        // Several % are one.
        if pieces.count == 1 || !pieces[pieces.count - 1].elements.isEmpty {
          pieces.append(Piece())
        }
      } else if byte == 0x5F {
        pieces[pieces.count - 1].addCharacter()
      } else {
        pieces[pieces.count - 1].add(byte: byte)
      }
      offset += 1
    }
    self.pieces = pieces
    let plain = pieces.map(\.plain)
    switch plain.count {
    case 1: shape = plain[0].map { .exact($0) } ?? .pieces
    case 2:
      if let first = plain[0], let last = plain[1] {
        shape = last.isEmpty ? .prefix(first) : first.isEmpty ? .suffix(last) : .pieces
      } else {
        shape = .pieces
      }
    case 3:
      if plain[0] == [], plain[2] == [], let middle = plain[1] {
        shape = .contains(middle)
      } else {
        shape = .pieces
      }
    default: shape = .pieces
    }
  }

  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch shape {
    case .exact(let bytes):
      bytes.count == text.count
        && bytes.withUnsafeBufferPointer { StringFunctions.hasPrefix(text, $0) }
    case .prefix(let bytes):
      bytes.withUnsafeBufferPointer { StringFunctions.hasPrefix(text, $0) }
    case .suffix(let bytes):
      bytes.withUnsafeBufferPointer { StringFunctions.hasSuffix(text, $0) }
    case .contains(let bytes):
      bytes.withUnsafeBufferPointer { ByteSearch.find($0, in: text) >= 0 }
    case .pieces: matchesPieces(text)
    }
  }

  private func matchesPieces(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let first = end(of: pieces[0], at: 0, in: text)
    if first < 0 { return false }
    if pieces.count == 1 { return first == text.count }
    var offset = first
    for piece in pieces[1..<(pieces.count - 1)] {
      offset = endOfFirst(piece, from: offset, in: text)
      if offset < 0 { return false }
    }
    // The last piece ends the text, so it begins as many characters before.
    let last = pieces[pieces.count - 1]
    var start = text.count
    for _ in 0..<last.length {
      if start <= offset { return false }
      start = CodePoints.previous(start, in: text)
    }
    return start >= offset && end(of: last, at: start, in: text) == text.count
  }

  /// Where a piece ends that begins at `offset`, or -1.
  private func end(of piece: Piece, at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
    var offset = offset
    for element in piece.elements {
      switch element {
      case .bytes(let run):
        let rest = UnsafeBufferPointer(rebasing: text[offset...])
        guard run.withUnsafeBufferPointer({ StringFunctions.hasPrefix(rest, $0) }) else {
          return -1
        }
        offset += run.count
      case .characters(let count):
        for _ in 0..<count {
          if offset >= text.count { return -1 }
          offset = CodePoints.next(offset, in: text)
        }
      }
    }
    return offset
  }

  /// Where a piece ends at the first place at or after `start` where it fits, or -1.
  private func endOfFirst(
    _ piece: Piece, from start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var offset = start
    while offset <= text.count {
      if case .bytes(let run)? = piece.elements.first {
        offset = run.withUnsafeBufferPointer { ByteSearch.find($0, in: text, from: offset) }
        if offset < 0 { return -1 }
      }
      let end = end(of: piece, at: offset, in: text)
      if end >= 0 { return end }
      if offset == text.count { return -1 }
      offset = CodePoints.next(offset, in: text)
    }
    return -1
  }
}
