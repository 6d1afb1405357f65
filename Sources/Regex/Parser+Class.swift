/// Character classes: `[a-z&&[^aeiou]]`.
extension Parser {
  /// After the opening bracket, up to and with the closing one.
  ///
  /// class := '^'? item* ('&&' item*)* ']', and each item is a character, a range, an escape,
  /// `[:name:]` or a class. `[a-d&&b-z&&[^c]]` is the intersection of three unions: {b, d}.
  mutating func parseClass(from place: Int) throws(PatternError) -> ScalarSet {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth {
      throw failure("classes are nested deeper than \(Self.maximumDepth)")
    }
    let negated = accept("^")
    var result: ScalarSet?
    var current = ScalarSet()
    var isFirst = true
    while true {
      guard let scalar = peek else { throw failure("class is not closed", at: place) }
      if scalar == "]", !isFirst || !closesLater {
        position += 1
        if isFirst { throw failure("class is empty", at: place) }
        break
      }
      isFirst = false
      if accept(word: "&&") {
        result = result?.intersection(current) ?? current
        current = ScalarSet()
        continue
      }
      try parseItem(into: &current)
    }
    if let left = result { current = left.intersection(current) }
    return negated ? current.inverted : current
  }

  /// A bracket right behind the opening one is a character if another one closes the class.
  private var closesLater: Bool {
    scalars[(position + 1)...].contains("]")
  }

  private mutating func parseItem(into set: inout ScalarSet) throws(PatternError) {
    let place = position
    if accept(word: "[:"), let named = try parsePosix(from: place) {
      add(named, to: &set)
      return
    }
    position = place
    if accept("[") {
      set.formUnion(try parseClass(from: place))
      return
    }
    guard case .scalar(let first) = try parseClassCharacter(into: &set) else { return }
    // A hyphen makes a range unless it is the last character or stands before a set.
    let hyphen = position
    if peek == "-", let after = peek(1), after != "]", after != "[" {
      position += 1
      var ignored = ScalarSet()
      if case .scalar(let last) = try parseClassCharacter(into: &ignored) {
        if last < first {
          throw failure("range '\(name(first))-\(name(last))' ends below its beginning", at: place)
        }
        add(ScalarSet(first, last), to: &set)
        return
      }
      position = hyphen
    }
    add(ScalarSet(first), to: &set)
  }

  /// A character, escaped or plain; a set goes straight into `set`.
  private mutating func parseClassCharacter(
    into set: inout ScalarSet
  ) throws(PatternError) -> Escape {
    let place = position
    guard let scalar = next() else { throw failure("class is not closed", at: place) }
    guard scalar == "\\" else { return .scalar(scalar.value) }
    let escape = try parseCommonEscape(from: place)
    if case .set(let members) = escape { add(members, to: &set) }
    return escape
  }

  private mutating func parsePosix(from place: Int) throws(PatternError) -> ScalarSet? {
    let negated = accept("^")
    var name = ""
    while let scalar = peek, scalar >= "a", scalar <= "z" {
      name.unicodeScalars.append(scalar)
      position += 1
    }
    guard accept(word: ":]") else { return nil }
    guard let members = ScalarSet.posix(name) else {
      throw failure("unknown class '[:\(name):]'", at: place)
    }
    return negated ? members.inverted : members
  }

  private func name(_ scalar: UInt32) -> String {
    Unicode.Scalar(scalar).map(text) ?? "\\u" + String(scalar, radix: 16)
  }

  private func add(_ members: ScalarSet, to set: inout ScalarSet) {
    set.formUnion(flags.contains(.ignoreCase) ? members.caseClosed : members)
  }
}
