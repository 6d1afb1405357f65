/// The sets that have names: `\w`, `\p{Lu}`, `[:alpha:]`.
extension ScalarSet {
  static let newline = ScalarSet(0x0A)
  static let word = ScalarSet(table: UnicodeTables.word)
  static let digit = ScalarSet(table: UnicodeTables.digit)
  static let asciiDigit = ScalarSet(0x30, 0x39)
  static let horizontalSpace = ScalarSet(runs: [
    Run(first: 0x09, last: 0x09), Run(first: 0x20, last: 0x20), Run(first: 0xA0, last: 0xA0),
    Run(first: 0x1680, last: 0x1680), Run(first: 0x180E, last: 0x180E),
    Run(first: 0x2000, last: 0x200A), Run(first: 0x202F, last: 0x202F),
    Run(first: 0x205F, last: 0x205F), Run(first: 0x3000, last: 0x3000),
  ])
  static let verticalSpace = ScalarSet(runs: [
    Run(first: 0x0A, last: 0x0D), Run(first: 0x85, last: 0x85), Run(first: 0x2028, last: 0x2029),
  ])
  static let space = ScalarSet(runs: [
    Run(first: 0x09, last: 0x0D), Run(first: 0x20, last: 0x20), Run(first: 0x85, last: 0x85),
    Run(first: 0xA0, last: 0xA0), Run(first: 0x1680, last: 0x1680),
    Run(first: 0x2000, last: 0x200A), Run(first: 0x2028, last: 0x2029),
    Run(first: 0x202F, last: 0x202F), Run(first: 0x205F, last: 0x205F),
    Run(first: 0x3000, last: 0x3000),
  ])

  /// The set of `\p{name}`, or nil for a name that nobody has given to one. Case, `_`, `-` and
  /// blanks in the name do not count, and the prefixes `Is`, `sc=`, `gc=` and the like may stand.
  static func named(_ name: String) -> ScalarSet? {
    var key = ""
    for scalar in name.unicodeScalars where scalar != "_" && scalar != "-" && scalar != " " {
      key.unicodeScalars.append(scalar)
    }
    key = key.lowercased()
    for prefix in ["script=", "sc=", "generalcategory=", "gc=", "is"] where key.hasPrefix(prefix) {
      let rest = String(key.dropFirst(prefix.count))
      if !rest.isEmpty, let set = plain(rest) { return set }
    }
    return plain(key)
  }

  private static func plain(_ key: String) -> ScalarSet? {
    if let set = posix(key) { return set }
    if let categories = categories[key] { return GeneralCategories.shared.set(of: categories) }
    if let table = UnicodeTables.script(key) { return ScalarSet(table: table) }
    return nil
  }

  /// The classes of `[:name:]`, which `\p{name}` has too.
  static func posix(_ key: String) -> ScalarSet? {
    switch key {
    case "any", "all": return all
    case "ascii": return ScalarSet(0, 0x7F)
    case "assigned": return GeneralCategories.shared.set(of: [.unassigned]).inverted
    case "alpha", "alphabetic": return scan { $0.isAlphabetic }
    case "digit": return digit
    case "alnum": return scan { $0.isAlphabetic }.union(digit)
    case "upper", "uppercase", "javauppercase": return scan { $0.isUppercase }
    case "lower", "lowercase", "javalowercase": return scan { $0.isLowercase }
    case "ideographic": return scan { $0.isIdeographic }
    case "noncharactercodepoint": return scan { $0.isNoncharacterCodePoint }
    case "punct", "punctuation":
      // The ASCII symbols count as punctuation, as POSIX has it.
      var set = GeneralCategories.shared.set(of: categories["p"] ?? [])
      for symbol in "$+<=>^`|~".unicodeScalars { set.insert(symbol.value, symbol.value) }
      return set
    case "space", "whitespace": return space
    case "blank": return horizontalSpace
    case "cntrl", "control": return GeneralCategories.shared.set(of: [.control])
    case "xdigit", "hexdigit":
      return ScalarSet(runs: [
        Run(first: 0x30, last: 0x39), Run(first: 0x41, last: 0x46), Run(first: 0x61, last: 0x66),
      ])
    case "word": return word
    case "graph":
      return GeneralCategories.shared.set(of: [.control, .unassigned, .surrogate]).union(space)
        .inverted
    case "print":
      return GeneralCategories.shared.set(of: [.control, .unassigned, .surrogate]).inverted
    default: return nil
    }
  }

  private static func scan(_ member: (Unicode.Scalar.Properties) -> Bool) -> ScalarSet {
    var runs: [Run] = []
    for value in UInt32(0)...limit {
      // The planes 4 to 13 and the private ones hold nothing that any property asks for, but for
      // the two non-characters at the end of each.
      if value >= 0x40000, value < 0xE0000 || value >= 0xE1000, value & 0xFFFE != 0xFFFE {
        continue
      }
      guard let scalar = Unicode.Scalar(value), member(scalar.properties) else { continue }
      if let last = runs.last, last.last &+ 1 == value {
        runs[runs.count - 1].last = value
      } else {
        runs.append(Run(first: value, last: value))
      }
    }
    return ScalarSet(runs: runs)
  }

  private static let categories: [String: Set<Unicode.GeneralCategory>] = {
    let letters: Set<Unicode.GeneralCategory> = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
    ]
    let cased: Set<Unicode.GeneralCategory> = [
      .uppercaseLetter, .lowercaseLetter, .titlecaseLetter,
    ]
    let marks: Set<Unicode.GeneralCategory> = [.nonspacingMark, .spacingMark, .enclosingMark]
    let numbers: Set<Unicode.GeneralCategory> = [.decimalNumber, .letterNumber, .otherNumber]
    let punctuation: Set<Unicode.GeneralCategory> = [
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation,
    ]
    let symbols: Set<Unicode.GeneralCategory> = [
      .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol,
    ]
    let separators: Set<Unicode.GeneralCategory> = [
      .spaceSeparator, .lineSeparator, .paragraphSeparator,
    ]
    let others: Set<Unicode.GeneralCategory> = [
      .control, .format, .surrogate, .privateUse, .unassigned,
    ]
    var table: [String: Set<Unicode.GeneralCategory>] = [:]
    table["l"] = letters
    table["letter"] = letters
    table["lc"] = cased
    table["m"] = marks
    table["mark"] = marks
    table["n"] = numbers
    table["number"] = numbers
    table["p"] = punctuation
    table["s"] = symbols
    table["symbol"] = symbols
    table["z"] = separators
    table["separator"] = separators
    table["c"] = others
    table["other"] = others
    table["lu"] = [.uppercaseLetter]
    table["ll"] = [.lowercaseLetter]
    table["lt"] = [.titlecaseLetter]
    table["titlecase"] = [.titlecaseLetter]
    table["lm"] = [.modifierLetter]
    table["lo"] = [.otherLetter]
    table["mn"] = [.nonspacingMark]
    table["mc"] = [.spacingMark]
    table["me"] = [.enclosingMark]
    table["nd"] = [.decimalNumber]
    table["nl"] = [.letterNumber]
    table["no"] = [.otherNumber]
    table["pc"] = [.connectorPunctuation]
    table["pd"] = [.dashPunctuation]
    table["ps"] = [.openPunctuation]
    table["pe"] = [.closePunctuation]
    table["pi"] = [.initialPunctuation]
    table["pf"] = [.finalPunctuation]
    table["po"] = [.otherPunctuation]
    table["sm"] = [.mathSymbol]
    table["sc"] = [.currencySymbol]
    table["sk"] = [.modifierSymbol]
    table["so"] = [.otherSymbol]
    table["zs"] = [.spaceSeparator]
    table["zl"] = [.lineSeparator]
    table["zp"] = [.paragraphSeparator]
    table["cc"] = [.control]
    table["cf"] = [.format]
    table["cs"] = [.surrogate]
    table["co"] = [.privateUse]
    table["cn"] = [.unassigned]
    return table
  }()
}

/// The general category of every code point as runs, read from the runtime once and only when a
/// pattern names a category (20 ms).
private struct GeneralCategories: Sendable {
  static let shared = GeneralCategories()

  private let starts: [UInt32]
  private let values: [Unicode.GeneralCategory]

  private init() {
    var starts: [UInt32] = []
    var values: [Unicode.GeneralCategory] = []
    var value: UInt32 = 0
    while value <= ScalarSet.limit {
      let category = Unicode.Scalar(value)?.properties.generalCategory ?? .surrogate
      if values.last != category {
        starts.append(value)
        values.append(category)
      }
      value += 1
      // Nothing but unassigned code points, up to the tags of plane 14.
      if value == 0x40000 {
        if values.last != .unassigned {
          starts.append(value)
          values.append(.unassigned)
        }
        value = 0xE0000
      }
    }
    self.starts = starts
    self.values = values
  }

  func set(of wanted: Set<Unicode.GeneralCategory>) -> ScalarSet {
    var runs: [ScalarSet.Run] = []
    for index in starts.indices where wanted.contains(values[index]) {
      let next = index + 1 < starts.count ? starts[index + 1] : ScalarSet.limit + 1
      runs.append(ScalarSet.Run(first: starts[index], last: next - 1))
    }
    return ScalarSet(runs: runs)
  }
}
