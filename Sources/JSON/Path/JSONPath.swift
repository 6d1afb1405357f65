/// A compiled SQL/JSON path: `lax $.a[*] ? (@.b > 1).c`.
///
/// The parts stand in one flat array and refer to each other by index, so that nothing about a path
/// is recursive but its evaluation, and that is bounded by `depthLimit`. The example becomes
///
///     0  context                                $
///     1  current                                @
///     2  accessor(1, [member(b)])               @.b
///     3  literal(1)
///     4  comparison(>, 2, 3)
///     5  accessor(0, [member(a), anyElement, filter(4), member(c)])     the root
///
/// lax mode unwraps an array where an object or a scalar is wanted, wraps a scalar where an array
/// is wanted, and reads what is not there as nothing; strict mode raises errors instead.
package struct JSONPath: Sendable {
  package enum Mode: String, Sendable {
    case lax
    case strict
  }

  /// Whether a text, decoded, is matched anywhere by a `like_regex` pattern.
  package typealias Matcher = @Sendable (_ text: [UInt8]) -> Bool
  /// Compiles a pattern with its flags; nil where it is not a regular expression. Regular
  /// expressions are another module's, so the caller brings them.
  package typealias MatcherCompiler = (_ pattern: String, _ flags: String) -> Matcher?

  package let mode: Mode
  let parts: [Part]
  let root: Int

  enum Part: Sendable {
    case literal(JSONScalar)
    case null
    /// `$`
    case context
    /// `@`
    case current
    case last
    /// An index into the names given at compilation.
    case variable(Int)
    case accessor(Int, [Step])
    case signed(isMinus: Bool, Int)
    case arithmetic(JSONArithmetic, Int, Int)
    // Predicates
    case and([Int])
    case or([Int])
    case not(Int)
    case comparison(Comparison, Int, Int)
    case exists(Int)
    case isUnknown(Int)
    case startsWith(Int, prefix: Int)
    case likeRegex(Int, Matcher)
  }

  enum Step: Sendable {
    case member([UInt8])
    case anyMember
    /// `..name`: at any depth.
    case descendant([UInt8])
    case elements([Subscript])
    case anyElement
    case filter(Int)
    case method(Method)
    /// `.datetime("MM/DD/YYYY")`
    case datetime(JSONDatetimeTemplate)
  }

  struct Subscript: Sendable {
    var from: Int
    var to: Int?
  }

  enum Method: String, Sendable, CaseIterable {
    case abs
    case ceiling
    case datetime
    case double
    case floor
    case keyvalue
    case size
    case type
  }

  enum Comparison: String, Sendable {
    case equal = "=="
    case notEqual = "<>"
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
  }

  /// How deep operands, filters and subscripts may nest: evaluation is recursive in them.
  static let depthLimit = 200

  /// - Parameters:
  ///   - variables: the names after PASSING, in their order.
  package init(
    _ text: [UInt8], variables: [[UInt8]] = [], matcher: MatcherCompiler = { _, _ in nil }
  ) throws(JSONPathError) {
    let tokens = try JSONPathToken.all(of: text)
    self = try withoutActuallyEscaping(matcher) { matcher throws(JSONPathError) in
      var parser = JSONPathParser(
        text: text, tokens: tokens, variables: variables, matcher: matcher)
      return try parser.parsePath()
    }
  }

  init(mode: Mode, parts: [Part], root: Int) {
    self.mode = mode
    self.parts = parts
    self.root = root
  }

  /// Whether the path is `$` or members below it: what a reader of columns can answer.
  package var memberKeys: [[UInt8]]? {
    var keys: [[UInt8]] = []
    switch parts[root] {
    case .context: return []
    case .accessor(let base, let steps):
      guard case .context = parts[base] else { return nil }
      for step in steps {
        guard case .member(let key) = step else { return nil }
        keys.append(key)
      }
      return keys
    default: return nil
    }
  }
}
