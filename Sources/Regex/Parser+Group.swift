/// Everything that begins with a parenthesis.
extension Parser {
  mutating func parseGroup(from place: Int) throws(PatternError) -> Node? {
    guard accept("?") else {
      groupCount += 1
      let index = groupCount
      return .group(try parseBody(from: place), index: index)
    }
    if accept(":") { return try parseBody(from: place) }
    if accept(">") { return .atomic(try parseBody(from: place)) }
    if accept("=") { return .look(try parseBody(from: place), ahead: true, negative: false) }
    if accept("!") { return .look(try parseBody(from: place), ahead: true, negative: true) }
    if accept("#") {
      while let scalar = next() {
        if scalar == ")" { return nil }
      }
      throw failure("comment '(?#' is not closed", at: place)
    }
    if accept(word: "<=") { return try parseLookBehind(from: place, negative: false) }
    if accept(word: "<!") { return try parseLookBehind(from: place, negative: true) }
    if accept("<") || accept(word: "P<") { return try parseNamedGroup(from: place) }
    return try parseFlags(from: place)
  }

  /// What is inside, up to and with the closing parenthesis.
  private mutating func parseBody(from place: Int) throws(PatternError) -> Node {
    let body = try parseChoice()
    guard accept(")") else { throw failure("group is not closed", at: place) }
    return body
  }

  private mutating func parseLookBehind(
    from place: Int, negative: Bool
  ) throws(PatternError) -> Node {
    let body = try parseBody(from: place)
    guard let maximum = body.width.maximum, maximum <= 255 else {
      throw failure("look-behind needs a length of at most 255 characters", at: place)
    }
    return .look(body, ahead: false, negative: negative)
  }

  private mutating func parseNamedGroup(from place: Int) throws(PatternError) -> Node {
    let name = try parseName(closing: ">")
    if groupNames[name] != nil { throw failure("group name '\(name)' is taken", at: place) }
    groupCount += 1
    let index = groupCount
    groupNames[name] = index
    return .group(try parseBody(from: place), index: index)
  }

  /// A letter, then letters, digits and underscores.
  mutating func parseName(closing: Unicode.Scalar) throws(PatternError) -> String {
    let place = position
    var name = ""
    while let scalar = next() {
      if scalar == closing {
        guard let first = name.unicodeScalars.first, !(0x30...0x39).contains(first.value) else {
          throw failure("group name is empty or begins with a digit", at: place)
        }
        return name
      }
      guard ScalarSet.word.contains(scalar.value) else {
        throw failure("group name holds '\(text(scalar))'", at: position - 1)
      }
      name.unicodeScalars.append(scalar)
    }
    throw failure("group name is not closed", at: place)
  }

  /// `(?i-s)` changes the flags up to the end of the group around, `(?i-s:…)` inside its own.
  private mutating func parseFlags(from place: Int) throws(PatternError) -> Node? {
    var changed = flags
    var adds = true
    while let scalar = next() {
      let flag: PatternFlags
      switch scalar {
      case "i": flag = .ignoreCase
      case "s": flag = .dotAll
      case "m": flag = .multiline
      case "x": flag = .comments
      // Unicode case and Unix lines are always on.
      case "u", "d", "U": flag = []
      case "-" where adds:
        adds = false
        continue
      case ")":
        flags = changed
        return nil
      case ":":
        let outer = flags
        flags = changed
        defer { flags = outer }
        return try parseBody(from: place)
      default:
        throw failure("unknown group or flag '(?\(text(scalar))'", at: place)
      }
      if adds { changed.formUnion(flag) } else { changed.subtract(flag) }
    }
    throw failure("group is not closed", at: place)
  }
}
