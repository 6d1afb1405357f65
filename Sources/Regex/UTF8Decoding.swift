/// The code point at `offset` and its length in bytes.
///
/// A byte that begins no well-formed sequence counts as U+FFFD of length one, so that every
/// text, valid or not, is read as the same characters from either end.
@inline(__always)
func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
  let lead = text[offset]
  if lead < 0x80 { return (UInt32(lead), 1) }
  return decodeLongScalar(text, at: offset)
}

func decodeLongScalar(_ text: UnsafeBufferPointer<UInt8>, at offset: Int) -> (UInt32, Int) {
  let lead = text[offset]
  let left = text.count - offset
  func trail(_ distance: Int) -> UInt32? {
    let byte = text[offset + distance]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
  switch lead {
  case 0xC2...0xDF:
    guard left >= 2, let second = trail(1) else { return (0xFFFD, 1) }
    return (UInt32(lead & 0x1F) << 6 | second, 2)
  case 0xE0...0xEF:
    guard left >= 3, let second = trail(1), let third = trail(2) else { return (0xFFFD, 1) }
    let scalar = UInt32(lead & 0x0F) << 12 | second << 6 | third
    if scalar < 0x800 || (scalar >= 0xD800 && scalar < 0xE000) { return (0xFFFD, 1) }
    return (scalar, 3)
  case 0xF0...0xF4:
    guard left >= 4, let second = trail(1), let third = trail(2), let fourth = trail(3) else {
      return (0xFFFD, 1)
    }
    let scalar = UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth
    if scalar < 0x10000 || scalar > 0x10FFFF { return (0xFFFD, 1) }
    return (scalar, 4)
  default:
    return (0xFFFD, 1)
  }
}

/// The code point that ends before `offset`, which is above zero, and its length in bytes.
@inline(__always)
func decodeScalar(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) -> (UInt32, Int) {
  let last = text[offset - 1]
  if last < 0x80 { return (UInt32(last), 1) }
  return decodeLongScalar(text, before: offset)
}

func decodeLongScalar(_ text: UnsafeBufferPointer<UInt8>, before offset: Int) -> (UInt32, Int) {
  var start = offset - 1
  let earliest = max(0, offset - 4)
  while start > earliest, text[start] & 0xC0 == 0x80 { start -= 1 }
  let (scalar, length) = decodeScalar(text, at: start)
  return length == offset - start ? (scalar, length) : (0xFFFD, 1)
}
