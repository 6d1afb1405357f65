extension JSONScanner {
  /// The end of the value at the offset, in text that was validated before. Inside a container
  /// only quotes and brackets matter, so nothing else is looked at.
  package func skipValue(at offset: Int) -> Int {
    var ignored = false
    return skipValue(at: offset, hasEscapes: &ignored)
  }

  /// Also tells whether the value is a string with a backslash in it.
  func skipValue(at offset: Int, hasEscapes: inout Bool) -> Int {
    guard offset >= 0, offset < count else { return count }
    switch base[offset] {
    case 0x22:
      return min(count, trustedClosingQuote(from: offset &+ 1, hasEscapes: &hasEscapes) &+ 1)
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      return endOfContainer(at: offset)
    default:
      var at = offset &+ 1
      while at < count {
        switch base[at] {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09:
          return at
        default: at &+= 1
        }
      }
      return at
    }
  }

  private func endOfContainer(at offset: Int) -> Int {
    var at = offset &+ 1
    var depth = 1
    var ignored = false
    while at < count {
      switch base[at] {
      case 0x22:
        at = trustedClosingQuote(from: at &+ 1, hasEscapes: &ignored) &+ 1
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth &+= 1
        at &+= 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth &-= 1
        at &+= 1
        if depth == 0 { return at }
      default:
        at &+= 1
      }
    }
    return count
  }
}
