extension JSONScanner {
  /// Appends the text of a range of validated JSON without the white space between its tokens;
  /// strings keep every byte, numbers their spelling.
  package func minify(_ range: Range<Int>, into output: inout [UInt8]) {
    let end = min(max(range.upperBound, 0), count)
    var at = min(max(range.lowerBound, 0), end)
    var kept = at
    var ignored = false
    while at < end {
      switch base[at] {
      case 0x22:
        at = trustedClosingQuote(from: at &+ 1, hasEscapes: &ignored) &+ 1
      case 0x20, 0x0A, 0x0D, 0x09:
        output.append(contentsOf: bytes(kept..<at))
        at = skipSpace(from: at)
        kept = min(at, end)
      default:
        at &+= 1
      }
    }
    output.append(contentsOf: bytes(kept..<end))
  }

  /// Whether `minify` would leave the range as it is.
  package func isMinified(_ range: Range<Int>) -> Bool {
    let end = min(max(range.upperBound, 0), count)
    var at = min(max(range.lowerBound, 0), end)
    var ignored = false
    while at < end {
      switch base[at] {
      case 0x22: at = trustedClosingQuote(from: at &+ 1, hasEscapes: &ignored) &+ 1
      case 0x20, 0x0A, 0x0D, 0x09: return false
      default: at &+= 1
      }
    }
    return true
  }
}
