import TarnJSON

/// The unescaped text of one wrapped record, in a buffer used again and again.
struct TextScratch {
  private var bytes: [UInt8] = []
  /// Without the padding behind it.
  private var count = 0
  private var isWellFormed = true

  /// The content of a JSON string.
  mutating func unescape(_ raw: UnsafeRawBufferPointer) {
    begin(upTo: raw.count)
    isWellFormed = true
    var at = 0
    var written = 0
    bytes.withUnsafeMutableBytes { output in
      while at < raw.count {
        let byte = raw[at]
        if byte != UInt8(ascii: "\\") {
          // A control character or a byte that is not UTF-8 is found by the sink.
          output[written] = byte
          written &+= 1
          at &+= 1
          continue
        }
        let decoded = unescaped(raw, at: at)
        if decoded.length == 0 { isWellFormed = false }
        at &+= max(decoded.length, 1)
        written &+= decoded.write(to: output, at: written)
      }
    }
    finish(written)
  }

  /// A quoted cell of a CSV file, in which `""` means a quote.
  mutating func undouble(_ raw: UnsafeRawBufferPointer) {
    begin(upTo: raw.count)
    isWellFormed = true
    var at = 0
    var written = 0
    bytes.withUnsafeMutableBytes { output in
      while at < raw.count {
        output[written] = raw[at]
        written &+= 1
        at &+= raw[at] == 0x22 ? 2 : 1
      }
    }
    finish(written)
  }

  var looksLikeRecord: Bool {
    bytes.withUnsafeBytes { bytes in
      let text = UnsafeRawBufferPointer(rebasing: bytes[..<count])
      let start = skipSpace(text, from: 0)
      guard start < count, text[start] == UInt8(ascii: "{") else { return false }
      // A text cut short by a log's size limit is still a record, if a broken one.
      let kind = ObjectKind(text, at: start)
      return kind == .record(certain: true) || kind == .undecided
    }
  }

  /// Hands the text to the sink if it is one object and nothing else.
  func take<Sink: RecordSink>(index: Int, into sink: inout Sink) -> RecordEnd {
    guard isWellFormed else { return .invalid(.malformed(.invalidEscape)) }
    return bytes.withUnsafeBytes { padded in
      let text = UnsafeRawBufferPointer(rebasing: padded[..<count])
      let start = skipSpace(text, from: 0)
      guard start < count, text[start] == UInt8(ascii: "{") else { return .invalid(.notAnObject) }
      // What follows the object is looked at first: a taken record cannot be given back.
      guard let end = LenientSkip.end(of: text, from: start, isLast: false) else {
        return .invalid(.truncated)
      }
      guard skipSpace(text, from: end) == count else {
        return .invalid(.malformed(.trailingBytes))
      }
      return sink.take(text, at: start, index: index, isCopy: true)
    }
  }

  private mutating func begin(upTo size: Int) {
    let needed = size + PaddedBuffer.padding
    if bytes.count < needed {
      bytes = [UInt8](repeating: 0, count: max(needed, 2 * bytes.count))
    }
  }

  private mutating func finish(_ written: Int) {
    count = written
    for index in written..<(written + PaddedBuffer.padding) { bytes[index] = 0 }
  }
}

/// One escape sequence: how many bytes it has (0: it is none) and the character it means.
private struct Unescaped {
  var length: Int
  var scalar: UInt32

  /// Writes the character as UTF-8.
  func write(to output: UnsafeMutableRawBufferPointer, at place: Int) -> Int {
    switch scalar {
    case 0..<0x80:
      output[place] = UInt8(truncatingIfNeeded: scalar)
      return 1
    case 0x80..<0x800:
      output[place] = UInt8(truncatingIfNeeded: 0xc0 | scalar >> 6)
      output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 2
    case 0x800..<0x10000:
      output[place] = UInt8(truncatingIfNeeded: 0xe0 | scalar >> 12)
      output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3f)
      output[place + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 3
    default:
      output[place] = UInt8(truncatingIfNeeded: 0xf0 | scalar >> 18)
      output[place + 1] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3f)
      output[place + 2] = UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3f)
      output[place + 3] = UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3f)
      return 4
    }
  }
}

/// A lone surrogate has no UTF-8 and becomes U+FFFD; inside the record's own strings surrogates
/// are escaped once more and pass unchanged.
private func unescaped(_ raw: UnsafeRawBufferPointer, at: Int) -> Unescaped {
  guard at + 1 < raw.count else { return Unescaped(length: 0, scalar: 0x5c) }
  switch raw[at + 1] {
  case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
    return Unescaped(length: 2, scalar: UInt32(raw[at + 1]))
  case UInt8(ascii: "b"): return Unescaped(length: 2, scalar: 0x08)
  case UInt8(ascii: "f"): return Unescaped(length: 2, scalar: 0x0c)
  case UInt8(ascii: "n"): return Unescaped(length: 2, scalar: 0x0a)
  case UInt8(ascii: "r"): return Unescaped(length: 2, scalar: 0x0d)
  case UInt8(ascii: "t"): return Unescaped(length: 2, scalar: 0x09)
  case UInt8(ascii: "u"):
    guard let unit = codeUnit(raw, at: at) else { return Unescaped(length: 0, scalar: 0x5c) }
    if unit & 0xfc00 == 0xd800, let low = codeUnit(raw, at: at + 6), low & 0xfc00 == 0xdc00 {
      return Unescaped(length: 12, scalar: 0x10000 + ((unit & 0x3ff) << 10 | low & 0x3ff))
    }
    return Unescaped(length: 6, scalar: unit & 0xf800 == 0xd800 ? 0xfffd : unit)
  default: return Unescaped(length: 0, scalar: 0x5c)
  }
}

private func codeUnit(_ raw: UnsafeRawBufferPointer, at: Int) -> UInt32? {
  guard at + 6 <= raw.count, raw[at] == 0x5c, raw[at + 1] == UInt8(ascii: "u") else { return nil }
  var unit: UInt32 = 0
  for index in (at + 2)..<(at + 6) {
    let byte = raw[index]
    let digit: UInt8
    switch byte {
    case 0x30...0x39: digit = byte - 0x30
    case 0x41...0x46: digit = byte - 0x37
    case 0x61...0x66: digit = byte - 0x57
    default: return nil
    }
    unit = unit << 4 | UInt32(digit)
  }
  return unit
}
