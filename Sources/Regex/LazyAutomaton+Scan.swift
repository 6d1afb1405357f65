/// The two loops over a text.
extension LazyAutomaton {
  /// Where the leftmost match ends, `noMatch`, or `gaveUp`.
  ///
  /// `stopsAtFirst`: any end of any match will do, for a yes or no.
  func scanForward(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, anchored: Bool, stopsAtFirst: Bool
  ) -> Int {
    if isDisabled { return Self.gaveUp }
    let table = UnsafeRawPointer(table)
    let small = alphabet.small
    // The newline that ends the text is a symbol of its own, see `Alphabet`.
    let hasFinalNewline = program.hasAssertions && text.last == 0x0A
    let end = hasFinalNewline ? text.count - 1 : text.count
    var row = startRow(anchored: anchored, context: alphabet.contextBefore(start, in: text))
    var position = start
    var found = Self.noMatch
    while position < end {
      let byte = text[position]
      let symbol: Int
      var length = 1
      if byte < 0x80 {
        symbol = Int(small[Int(byte)])
      } else {
        let (scalar, width) = decodeLongScalar(text, at: position)
        symbol = alphabet.symbol(of: scalar)
        length = width
      }
      var entry = (table + symbol &* 4).load(fromByteOffset: row, as: UInt32.self)
      if entry & 1 != 0 {
        if entry == Self.unknown {
          entry = step(row, symbol)
          if isDisabled { return Self.gaveUp }
        }
        if entry == Self.dead {
          bytesSinceReset &+= position &- start
          return found
        }
        if entry & 1 != 0 {
          found = position
          if stopsAtFirst { return found }
          entry &= ~1
        }
      }
      row = Int(entry)
      position &+= length
    }
    bytesSinceReset &+= max(0, position &- start)
    if hasFinalNewline, position == end {
      let entry = entry(row, alphabet.finalNewline)
      if entry == Self.dead { return found }
      if entry & 1 != 0 { found = position }
      row = Int(entry & ~1)
    }
    let last = entry(row, alphabet.end)
    if last != Self.dead, last & 1 != 0 { found = text.count }
    return isDisabled ? Self.gaveUp : found
  }

  /// Where the match that ends at `end` begins: the least place, not below `limit`, from which
  /// a match reaches `end`. `noMatch`, or `gaveUp`.
  func scanBackward(_ text: UnsafeBufferPointer<UInt8>, from end: Int, to limit: Int) -> Int {
    if isDisabled { return Self.gaveUp }
    var row = startRow(anchored: true, context: alphabet.contextAfter(end, in: text))
    var position = end
    var found = Self.noMatch
    while position > limit {
      let (scalar, length) = decodeScalar(text, before: position)
      var symbol = alphabet.symbol(of: scalar)
      if program.hasAssertions, position == text.count, scalar == 0x0A {
        symbol = alphabet.finalNewline
      }
      let entry = entry(row, symbol)
      if entry == Self.dead {
        bytesSinceReset &+= end &- position
        return isDisabled ? Self.gaveUp : found
      }
      if entry & 1 != 0 { found = position }
      row = Int(entry & ~1)
      position -= length
    }
    bytesSinceReset &+= end &- limit
    let symbol: Int
    if limit == 0 {
      symbol = alphabet.end
    } else {
      symbol = alphabet.symbol(of: decodeScalar(text, before: limit).0)
    }
    let last = entry(row, symbol)
    if last != Self.dead, last & 1 != 0 { found = limit }
    return isDisabled ? Self.gaveUp : found
  }

  private func entry(_ row: Int, _ symbol: Int) -> UInt32 {
    let entry = table[row / 4 + symbol]
    return entry == Self.unknown ? step(row, symbol) : entry
  }
}

extension Alphabet {
  /// What stands left of a place.
  func contextBefore(_ position: Int, in text: UnsafeBufferPointer<UInt8>) -> Context {
    if position == 0 { return .edge }
    return context[symbol(of: decodeScalar(text, before: position).0)]
  }

  /// What stands right of a place.
  func contextAfter(_ position: Int, in text: UnsafeBufferPointer<UInt8>) -> Context {
    if position >= text.count { return .edge }
    if position == text.count - 1, text[position] == 0x0A { return context[finalNewline] }
    return context[symbol(of: decodeScalar(text, at: position).0)]
  }
}
