/// A regular expression in Java's syntax as Trino documents it, ready to run over UTF-8.
///
/// Alternatives are tried leftmost first, as in Java. Patterns without look-around,
/// back-references, possessive quantifiers and atomic groups take time linear in the text,
/// whatever they are. A pattern is immutable and shared; each thread has its own `Matcher`.
///
///     let pattern = try Pattern(utf8: Array("(\\w+)@(\\w+)".utf8))
///     let matcher = Matcher(pattern)
///     if try matcher.firstMatch(in: text) { … matcher.range(of: 1) … }
package struct Pattern: Sendable {
  let forward: Program
  let backward: Program?
  let alphabet: Alphabet
  let literals: Literals
  /// Look-around and the like: no automaton, only the backtracker.
  let backtracks: Bool

  /// Groups, without the whole match.
  package let groupCount: Int
  package let groupNames: [String: Int]

  package init(
    _ utf8: UnsafeBufferPointer<UInt8>, flags: PatternFlags = []
  ) throws(PatternError) {
    var parser = Parser(utf8, flags: flags)
    let node = try parser.parse()
    groupCount = parser.groupCount
    groupNames = parser.groupNames
    backtracks = node.needsBacktracking
    var compiler = Compiler()
    forward = try compiler.compile(
      node, groupCount: groupCount, reversed: false, backtracks: backtracks)
    backward =
      backtracks
      ? nil
      : try compiler.compile(node, groupCount: groupCount, reversed: true, backtracks: false)
    guard
      let alphabet = Alphabet(
        sets: compiler.sets, hasLineAssertions: compiler.hasLineAssertions,
        hasWordAssertions: compiler.hasWordAssertions)
    else {
      throw PatternError(
        message: "pattern is too large: it names too many different characters", offset: 0)
    }
    self.alphabet = alphabet
    literals = Literals(node)
  }

  package init(utf8: [UInt8], flags: PatternFlags = []) throws(PatternError) {
    // Typed throws do not pass through the buffer's closure yet.
    let result = utf8.withUnsafeBufferPointer { bytes -> Result<Pattern, PatternError> in
      do throws(PatternError) {
        return .success(try Pattern(bytes, flags: flags))
      } catch {
        return .failure(error)
      }
    }
    self = try result.get()
  }
}
