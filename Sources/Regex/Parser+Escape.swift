/// Everything that begins with a backslash.
extension Parser {
  /// What an escape means where both a class and a sequence understand it.
  enum Escape {
    case scalar(UInt32)
    case set(ScalarSet)
  }

  mutating func parseEscape(from place: Int) throws(PatternError) -> Node? {
    guard let scalar = peek else { throw failure("pattern ends with a backslash", at: place) }
    switch scalar {
    case "b": return found(.assertion(.wordBoundary))
    case "B": return found(.assertion(.notWordBoundary))
    case "A": return found(.assertion(.textStart))
    case "z": return found(.assertion(.textEnd))
    case "Z": return found(.assertion(.textEndOrFinalNewline))
    case "R": return found(lineBreak)
    case "Q":
      position += 1
      isQuoting = true
      return nil
    case "E":
      // An end without a beginning means nothing.
      position += 1
      return nil
    case "k":
      position += 1
      guard accept("<") else { throw failure("'\\k' needs a group name in '<…>'", at: place) }
      let name = try parseName(closing: ">")
      guard let index = groupNames[name] else {
        throw failure("back-reference to unknown group '\(name)'", at: place)
      }
      return .backreference(index, ignoresCase: flags.contains(.ignoreCase))
    case "1"..."9":
      position += 1
      return parseBackreference(Int(scalar.value - 0x30), from: place)
    default: break
    }
    switch try parseCommonEscape(from: place) {
    case .scalar(let value): return literal(value)
    case .set(let set): return .set(set)
    }
  }

  private mutating func found(_ node: Node) -> Node {
    position += 1
    return node
  }

  private var lineBreak: Node {
    .choice([
      .sequence([.set(ScalarSet(0x0D)), .set(ScalarSet(0x0A))]), .set(ScalarSet.verticalSpace),
    ])
  }

  /// More digits belong to the number as long as that many groups are open or closed.
  private mutating func parseBackreference(_ digit: Int, from place: Int) -> Node {
    var group = digit
    while let digit = peek?.value, digit >= 0x30, digit <= 0x39 {
      let longer = group * 10 + Int(digit - 0x30)
      if longer > groupCount { break }
      group = longer
      position += 1
    }
    references.append((group: group, offset: offsets[place]))
    return .backreference(group, ignoresCase: flags.contains(.ignoreCase))
  }

  /// Escapes that stand for one character or for a set of them.
  mutating func parseCommonEscape(from place: Int) throws(PatternError) -> Escape {
    guard let scalar = next() else { throw failure("pattern ends with a backslash", at: place) }
    switch scalar {
    case "d": return .set(.digit)
    case "D": return .set(ScalarSet.digit.inverted)
    case "w": return .set(.word)
    case "W": return .set(ScalarSet.word.inverted)
    case "s": return .set(.space)
    case "S": return .set(ScalarSet.space.inverted)
    case "h": return .set(.horizontalSpace)
    case "H": return .set(ScalarSet.horizontalSpace.inverted)
    case "v": return .set(.verticalSpace)
    case "V": return .set(ScalarSet.verticalSpace.inverted)
    case "p": return .set(try parseProperty(from: place))
    case "P": return .set(try parseProperty(from: place).inverted)
    case "t": return .scalar(0x09)
    case "n": return .scalar(0x0A)
    case "r": return .scalar(0x0D)
    case "f": return .scalar(0x0C)
    case "a": return .scalar(0x07)
    case "e": return .scalar(0x1B)
    case "0": return .scalar(try parseOctal(from: place))
    case "x": return .scalar(try parseHex(from: place))
    case "u": return .scalar(try parseUnicode(from: place))
    case "c":
      guard let control = next(), control.isASCII else {
        throw failure("'\\c' needs a control character's letter", at: place)
      }
      return .scalar(control.value ^ 0x40)
    case "0"..."9", "A"..."Z", "a"..."z":
      throw failure("unknown escape '\\\(text(scalar))'", at: place)
    default:
      return .scalar(scalar.value)
    }
  }

  /// `\pL`, `\p{Lu}`, `\p{^Lu}`.
  private mutating func parseProperty(from place: Int) throws(PatternError) -> ScalarSet {
    var name = ""
    if accept("{") {
      while true {
        guard let scalar = next() else {
          throw failure("'\\p{' is not closed", at: place)
        }
        if scalar == "}" { break }
        name.unicodeScalars.append(scalar)
      }
    } else if let scalar = next() {
      name.unicodeScalars.append(scalar)
    }
    let negated = name.hasPrefix("^")
    guard var set = ScalarSet.named(negated ? String(name.dropFirst()) : name) else {
      throw failure("unknown character property '\(name)'", at: place)
    }
    if flags.contains(.ignoreCase) { set = set.caseClosed }
    return negated ? set.inverted : set
  }

  private mutating func parseOctal(from place: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    var count = 0
    while count < 3, let digit = peek?.value, digit >= 0x30, digit <= 0x37 {
      let longer = value * 8 + (digit - 0x30)
      if longer > 0xFF { break }
      value = longer
      count += 1
      position += 1
    }
    if count == 0 { throw failure("'\\0' needs octal digits", at: place) }
    return value
  }

  private mutating func parseHex(from place: Int) throws(PatternError) -> UInt32 {
    if accept("{") {
      var value: UInt32 = 0
      var count = 0
      while let digit = hexDigit(peek) {
        value = value &* 16 &+ digit
        count += 1
        position += 1
        if value > ScalarSet.limit { throw failure("code point is out of range", at: place) }
      }
      guard count > 0, accept("}") else {
        throw failure("'\\x{' needs hexadecimal digits and '}'", at: place)
      }
      return value
    }
    guard let value = parseDigits(2) else {
      throw failure("'\\x' needs two hexadecimal digits", at: place)
    }
    return value
  }

  private mutating func parseUnicode(from place: Int) throws(PatternError) -> UInt32 {
    guard let value = parseDigits(4) else {
      throw failure("'\\u' needs four hexadecimal digits", at: place)
    }
    // A pair of surrogates is one character.
    guard value >= 0xD800, value < 0xDC00, peek == "\\", peek(1) == "u" else {
      return value
    }
    let behind = position
    position += 2
    guard let low = parseDigits(4), low >= 0xDC00, low < 0xE000 else {
      position = behind
      return value
    }
    return 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
  }

  private mutating func parseDigits(_ count: Int) -> UInt32? {
    var value: UInt32 = 0
    for distance in 0..<count {
      guard let digit = hexDigit(peek(distance)) else { return nil }
      value = value * 16 + digit
    }
    position += count
    return value
  }

  private func hexDigit(_ scalar: Unicode.Scalar?) -> UInt32? {
    guard let scalar = scalar?.value else { return nil }
    switch scalar {
    case 0x30...0x39: return scalar - 0x30
    case 0x41...0x46: return scalar - 0x41 + 10
    case 0x61...0x66: return scalar - 0x61 + 10
    default: return nil
    }
  }
}
