/// A reading position in UTF-8 text, with the few steps that every time grammar is made of.
///
/// It borrows the caller's bytes for the length of one call and is never stored. Each step
/// either succeeds and moves, or fails and stays where it was.
struct ByteCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position: Int
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    position = 0
    end = bytes.count
  }

  var isAtEnd: Bool { position == end }
  var remaining: Int { end - position }

  /// The byte at the position, 0 at the end (no time grammar holds a NUL).
  var peek: UInt8 { position < end ? bytes[position] : 0 }

  func peek(at distance: Int) -> UInt8 {
    distance >= 0 && distance < end - position ? bytes[position + distance] : 0
  }

  mutating func move(to position: Int) { self.position = min(max(position, 0), end) }

  mutating func skip(_ count: Int) { position = min(position + count, end) }

  mutating func accept(_ byte: UInt8) -> Bool {
    guard position < end, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  mutating func accept(_ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard remaining >= count else { return false }
    for index in 0..<count where bytes[position + index] != text.utf8Start[index] {
      return false
    }
    position += count
    return true
  }

  /// `text` is in lower case.
  mutating func accept(ignoringCase text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard remaining >= count else { return false }
    for index in 0..<count
    where asciiLower(bytes[position + index]) != text.utf8Start[index] {
      return false
    }
    position += count
    return true
  }

  mutating func accept(oneOf first: UInt8, _ second: UInt8) -> Bool {
    accept(first) || accept(second)
  }

  /// Blanks, among them the no-break spaces that newer locale data puts before AM and PM.
  mutating func skipSpaces() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x09: position += 1
      case 0xC2 where peek(at: 1) == 0xA0: position += 2
      case 0xE2 where peek(at: 1) == 0x80 && (peek(at: 2) == 0xAF || peek(at: 2) == 0x89):
        position += 3
      default: return
      }
    }
  }

  /// How many digits follow.
  func countDigits() -> Int {
    var count = 0
    while position + count < end, isDigit(bytes[position + count]) { count += 1 }
    return count
  }

  /// Exactly `count` digits (at most 18).
  mutating func digits(_ count: Int) -> Int? {
    guard remaining >= count else { return nil }
    var value = 0
    for index in 0..<count {
      let byte = bytes[position + index]
      guard isDigit(byte) else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
    }
    position += count
    return value
  }

  /// As many digits as follow, at least `least`; nil past `most` (at most 18), so that a longer
  /// run is never read in part.
  mutating func digits(_ least: Int, _ most: Int) -> Int? {
    let count = countDigits()
    guard count >= least, count <= most else { return nil }
    return digits(count)
  }

  /// The digits after a decimal point as picoseconds, with how many there were; further digits
  /// than twelve are refused.
  mutating func fraction(most: Int = 12) -> (picoseconds: Int64, digits: Int)? {
    let count = countDigits()
    guard count >= 1, count <= most, count <= 12, var value = digits(count) else { return nil }
    for _ in count..<12 { value &*= 10 }
    return (Int64(value), count)
  }

  /// An English word, in full or by its first three letters, as its 1-based place.
  mutating func name(_ names: [StaticString]) -> Int? {
    for (index, name) in names.enumerated() {
      let start = position
      if accept(ignoringCase: name) {
        if !isLetter(peek) { return index + 1 }
        position = start
      }
      guard remaining >= 3 else { continue }
      var matches = 0
      while matches < 3,
        asciiLower(bytes[position + matches]) == name.utf8Start[matches]
      {
        matches += 1
      }
      if matches == 3, !isLetter(peek(at: 3)) {
        position += 3
        return index + 1
      }
    }
    return nil
  }
}

let monthNames: [StaticString] = [
  "january", "february", "march", "april", "may", "june", "july", "august", "september",
  "october", "november", "december",
]

/// Monday first, as ISO 8601 numbers them.
let weekdayNames: [StaticString] = [
  "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
]

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

@inline(__always)
func asciiLower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
