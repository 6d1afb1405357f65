import Tarn

/// The arguments of one call, taken apart by the command's flags.
struct Invocation: Sendable {
  let command: Command
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]
  private(set) var wantsHelp = false

  init(_ command: Command, _ arguments: [String]) throws {
    self.command = command
    var rest = arguments[...]
    var onlyOperands = false
    while let argument = rest.popFirst() {
      if onlyOperands || argument == "-" || !argument.hasPrefix("-") || Self.isNumber(argument) {
        operands.append(argument)
        continue
      }
      if argument == "--" {
        onlyOperands = true
        continue
      }
      if argument == "--help" || argument == "-h" {
        wantsHelp = true
        continue
      }
      var name = argument
      var given: String?
      if argument.hasPrefix("--"), let equals = argument.firstIndex(of: "=") {
        name = String(argument[..<equals])
        given = String(argument[argument.index(after: equals)...])
      }
      guard let flag = command.flags.first(where: { $0.names.contains(name) }) else {
        throw Self.unknown(name, command)
      }
      let key = flag.names[0]
      guard flag.value != nil else {
        if given != nil { throw LakeError(.usage, "Option '\(name)' takes no value") }
        values[key, default: []].append("")
        continue
      }
      guard let value = given ?? rest.popFirst() else {
        throw LakeError(.usage, "Missing value for '\(name) <\(flag.value ?? "")>'")
      }
      values[key, default: []].append(value)
    }
  }

  /// `-90d` and `-1` are values of operands, not options.
  private static func isNumber(_ argument: String) -> Bool {
    argument.dropFirst().first.map { $0.isNumber } ?? false
  }

  private static func unknown(_ name: String, _ command: Command) -> LakeError {
    let known = command.flags.flatMap(\.names)
    let near = Suggestion.nearest(to: name, among: known)
    return LakeError(
      .usage, "Unknown option '\(name)' of 'tarn \(command.name)'",
      suggestion: near.map { "Did you mean '\($0)'?" })
  }

  func has(_ name: String) -> Bool { values[name] != nil }

  /// The last value given.
  func value(_ name: String) -> String? { values[name]?.last }

  func all(_ name: String) -> [String] { values[name] ?? [] }

  var lakePath: String {
    value("--lake") ?? Machine.environment("TARN_LAKE") ?? "./lake.db"
  }

  func integer(_ name: String, in range: ClosedRange<Int>) throws -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw LakeError(
        .usage,
        "Option '\(name)' takes a whole number from \(range.lowerBound) to \(range.upperBound), "
          + "not '\(text)'")
    }
    return number
  }

  /// `500MB`, `2GB`, `1048576`.
  func bytes(_ name: String) throws -> Int? {
    guard let text = value(name) else { return nil }
    let upper = text.uppercased()
    let units: [(String, Int)] = [
      ("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30), ("TB", 1 << 40), ("B", 1), ("", 1),
    ]
    for (suffix, factor) in units where upper.hasSuffix(suffix) {
      guard let number = Double(upper.dropLast(suffix.count)), number > 0,
        number * Double(factor) < 0x1p62
      else { break }
      return Int(number * Double(factor))
    }
    throw LakeError(.usage, "Option '\(name)' takes a size such as 500MB or 2GB, not '\(text)'")
  }
}

/// The nearest word to a misspelt one.
enum Suggestion {
  static func nearest(to word: String, among words: [String]) -> String? {
    let limit = max(1, word.count / 3)
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(Array(word), Array(candidate))
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.word
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (column, other) in right.enumerated() {
        let above = row[column + 1]
        let change = diagonal + (character == other ? 0 : 1)
        row[column + 1] = min(row[column] + 1, above + 1, change)
        diagonal = above
      }
    }
    return row[right.count]
  }
}
