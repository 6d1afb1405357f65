/// Java's pattern syntax as Trino documents it.
///
/// Where Java and Trino's matcher differ, Trino's is followed: only `\n` ends a line, case and
/// classes like `\w` are Unicode's, `[[:alpha:]]` works, and a `{` that begins no repetition is
/// a plain brace, so that patterns over JSON text need no escape.
struct Parser {
  /// Groups inside groups; the parser and the compiler recurse to this depth.
  static let maximumDepth = 200
  static let maximumRepetition = 10_000

  let scalars: [Unicode.Scalar]
  /// The byte offset of each scalar, and of the end.
  let offsets: [Int]
  var position = 0
  var flags: PatternFlags
  var depth = 0
  var groupCount = 0
  var groupNames: [String: Int] = [:]
  /// References to check once all groups are known: number and offset.
  var references: [(group: Int, offset: Int)] = []
  /// Inside `\Q…\E`, where everything stands for itself.
  var isQuoting = false

  init(_ utf8: UnsafeBufferPointer<UInt8>, flags: PatternFlags) {
    var scalars: [Unicode.Scalar] = []
    var offsets: [Int] = []
    scalars.reserveCapacity(utf8.count)
    offsets.reserveCapacity(utf8.count + 1)
    var offset = 0
    while offset < utf8.count {
      let (scalar, length) = decodeScalar(utf8, at: offset)
      scalars.append(Unicode.Scalar(scalar) ?? "\u{FFFD}")
      offsets.append(offset)
      offset += length
    }
    offsets.append(utf8.count)
    self.scalars = scalars
    self.offsets = offsets
    self.flags = flags
  }

  mutating func parse() throws(PatternError) -> Node {
    let node = try parseChoice()
    if position < scalars.count { throw failure("unmatched closing parenthesis ')'") }
    for reference in references where reference.group > groupCount {
      throw PatternError(
        message: "back-reference to group \(reference.group), but the pattern has \(groupCount)",
        offset: reference.offset)
    }
    return node
  }

  // MARK: Reading

  func failure(_ message: String, at place: Int? = nil) -> PatternError {
    PatternError(message: message, offset: offsets[min(place ?? position, scalars.count)])
  }

  var peek: Unicode.Scalar? {
    position < scalars.count ? scalars[position] : nil
  }

  func peek(_ distance: Int) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  mutating func next() -> Unicode.Scalar? {
    guard position < scalars.count else { return nil }
    position += 1
    return scalars[position - 1]
  }

  mutating func accept(_ character: Unicode.Scalar) -> Bool {
    guard peek == character else { return false }
    position += 1
    return true
  }

  mutating func accept(word text: StaticString) -> Bool {
    let matches = text.withUTF8Buffer { bytes in
      bytes.count <= scalars.count - position
        && bytes.indices.allSatisfy { scalars[position + $0] == Unicode.Scalar(bytes[$0]) }
    }
    if matches { position += text.utf8CodeUnitCount }
    return matches
  }

  private mutating func skipComments() {
    guard flags.contains(.comments), !isQuoting else { return }
    while let scalar = peek {
      if scalar == " " || (scalar.value >= 0x09 && scalar.value <= 0x0D) {
        position += 1
      } else if scalar == "#" {
        while let character = next(), character != "\n" {}
      } else {
        return
      }
    }
  }

  // MARK: Grammar

  /// choice := sequence ('|' sequence)*. Flags set inside end with it.
  mutating func parseChoice() throws(PatternError) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      throw failure("groups are nested deeper than \(Self.maximumDepth)")
    }
    let outer = flags
    defer { flags = outer }
    var branches = [try parseSequence()]
    while accept("|") { branches.append(try parseSequence()) }
    return branches.count == 1 ? branches[0] : .choice(branches)
  }

  private mutating func parseSequence() throws(PatternError) -> Node {
    var parts: [Node] = []
    while true {
      skipComments()
      guard let scalar = peek else { break }
      if !isQuoting, scalar == "|" || scalar == ")" { break }
      guard let atom = try parseAtom() else { continue }
      // A quantifier behind a quotation takes its last character only, as in Java.
      if isQuoting, accept(word: "\\E") { isQuoting = false }
      skipComments()
      parts.append(isQuoting ? atom : try parseQuantifier(of: atom))
    }
    return parts.count == 1 ? parts[0] : parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func parseQuantifier(of atom: Node) throws(PatternError) -> Node {
    let place = position
    var minimum = 0
    var maximum: Int?
    if accept("*") {
    } else if accept("+") {
      minimum = 1
    } else if accept("?") {
      maximum = 1
    } else if let bounds = try parseBounds() {
      minimum = bounds.minimum
      maximum = bounds.maximum
    } else {
      return atom
    }
    let kind: Greed = accept("?") ? .lazy : accept("+") ? .possessive : .greedy
    if let maximum, maximum < minimum {
      throw failure("repetition {\(minimum),\(maximum)} ends below its beginning", at: place)
    }
    if max(minimum, maximum ?? 0) > Self.maximumRepetition {
      throw failure("repetition of more than \(Self.maximumRepetition)", at: place)
    }
    skipComments()
    if let scalar = peek, scalar == "*" || scalar == "+" || scalar == "?" {
      throw failure("quantifier '\(text(scalar))' follows a quantifier")
    }
    return .repetition(atom, minimum: minimum, maximum: maximum, kind: kind)
  }

  /// `{2}`, `{2,}`, `{2,5}`; anything else leaves the brace to be read as itself.
  private mutating func parseBounds() throws(PatternError) -> (minimum: Int, maximum: Int?)? {
    let place = position
    guard accept("{"), let minimum = parseNumber() else {
      position = place
      return nil
    }
    if accept("}") { return (minimum, minimum) }
    if accept(",") {
      if accept("}") { return (minimum, nil) }
      if let maximum = parseNumber(), accept("}") { return (minimum, maximum) }
    }
    position = place
    return nil
  }

  /// Decimal digits; numbers too large to mean anything stay large.
  mutating func parseNumber() -> Int? {
    var value: Int?
    while let digit = peek?.value, digit >= 0x30, digit <= 0x39 {
      value = min((value ?? 0) * 10 + Int(digit - 0x30), 1 << 30)
      position += 1
    }
    return value
  }

  /// nil: something that matches nothing by itself and takes no quantifier, such as `(?i)`.
  private mutating func parseAtom() throws(PatternError) -> Node? {
    let place = position
    if isQuoting, accept(word: "\\E") {
      isQuoting = false
      return nil
    }
    guard let scalar = next() else { return nil }
    if isQuoting { return literal(scalar.value) }
    switch scalar {
    case "(":
      return try parseGroup(from: place)
    case "[":
      return .set(try parseClass(from: place))
    case ".":
      return .set(flags.contains(.dotAll) ? .all : ScalarSet.newline.inverted)
    case "^":
      return .assertion(flags.contains(.multiline) ? .lineStart : .textStart)
    case "$":
      return .assertion(flags.contains(.multiline) ? .lineEnd : .textEndOrFinalNewline)
    case "*", "+", "?":
      throw failure("quantifier '\(text(scalar))' has nothing to repeat", at: place)
    case "\\":
      return try parseEscape(from: place)
    default:
      return literal(scalar.value)
    }
  }

  func literal(_ scalar: UInt32) -> Node {
    let set = ScalarSet(scalar)
    return .set(flags.contains(.ignoreCase) ? set.caseClosed : set)
  }

  func text(_ scalar: Unicode.Scalar) -> String {
    String(Character(scalar))
  }
}
