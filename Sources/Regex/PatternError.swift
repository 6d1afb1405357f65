/// What is wrong with a pattern, and where.
package struct PatternError: Error, Equatable, Sendable {
  /// One clause without a full stop, to be followed by "at offset …" where that helps.
  package let message: String
  /// The offset into the pattern, in bytes.
  package let offset: Int
}

/// Why a match was given up.
package enum MatchError: Error, Equatable, Sendable {
  /// A pattern with look-around, back-references or possessive quantifiers took more steps than
  /// a text may cost. Patterns without those are linear and never end here.
  case tooManySteps(limit: Int)

  package var message: String {
    switch self {
    case .tooManySteps(let limit):
      "the pattern takes more than \(limit) steps on one text; look-around, back-references and "
        + "possessive quantifiers make a pattern slow, write it without them"
    }
  }
}

/// The flags a pattern begins with; `(?…)` changes them inside.
package struct PatternFlags: OptionSet, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// `i`: case does not count, in the Unicode sense.
  package static let ignoreCase = PatternFlags(rawValue: 1)
  /// `s`: the dot matches a newline too.
  package static let dotAll = PatternFlags(rawValue: 2)
  /// `m`: `^` and `$` match at lines.
  package static let multiline = PatternFlags(rawValue: 4)
  /// `x`: white space and `#` comments in the pattern do not count.
  package static let comments = PatternFlags(rawValue: 8)
}
