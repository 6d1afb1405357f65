/// Recursive descent over tokens, in a few verbs: `advance`, `peek`, `at`, `accept`, `expect` and
/// the readers of names and constants; each other method is the clause that it is named after.
///
/// A failure carries nothing (`Failed` is empty, which keeps the frames of the recursion small).
/// When the text does not fit, it is parsed once more with `isRecording`, and every question that
/// was asked at the token where it ends becomes an "Expecting". So the fast path records nothing.
struct Parser {
  struct Failed: Error {}

  /// Levels of nesting, of the text and of the tree. Walking and releasing a tree recurse as deep.
  static let maximumDepth = 500
  static let maximumNodes = 500_000

  var lexer: Lexer
  var token: Token
  /// The token before, for messages about words that were taken for something else.
  var previous: Token
  private var ahead: Token?

  /// Set by failures that say more than that a token does not fit.
  var failure: SyntaxError?
  let isRecording: Bool
  var expected: [String] = []

  private var depth = 0
  /// The deepest level of the tree that is being built, see `deepen`.
  private var deepest = 0
  private var nodes = 0
  var parameterCount = 0

  init(_ bytes: [UInt8], isRecording: Bool = false) {
    lexer = Lexer(bytes)
    token = lexer.next()
    previous = token
    self.isRecording = isRecording
  }

  var bytes: [UInt8] { lexer.bytes }
  var position: SourcePosition { token.position }

  // MARK: Tokens

  @inline(never)
  mutating func advance() {
    previous = token
    if let next = ahead {
      token = next
      ahead = nil
    } else {
      token = lexer.next()
    }
    if isRecording { expected.removeAll(keepingCapacity: true) }
  }

  /// The token after this one.
  @inline(never)
  mutating func peek() -> Token {
    if let ahead { return ahead }
    let next = lexer.next()
    ahead = next
    return next
  }

  /// A lexer that stands behind the current token, for looking further than one token ahead.
  @inline(never)
  func lookahead() -> Lexer {
    var copy = lexer
    copy.goBack(to: token)
    _ = copy.next()
    return copy
  }

  /// Back to the start of the current token, to read it by other rules.
  @inline(never)
  mutating func rereadToken() {
    lexer.goBack(to: token)
    ahead = nil
  }

  /// Behind what was read by other rules.
  @inline(never)
  mutating func resume() {
    previous = token
    token = lexer.next()
    if isRecording { expected.removeAll(keepingCapacity: true) }
  }

  // MARK: Questions

  mutating func at(_ keyword: Keyword) -> Bool {
    if token.keyword == keyword { return true }
    if isRecording { record(keyword) }
    return false
  }

  mutating func at(_ kind: Token.Kind) -> Bool {
    if token.kind == kind { return true }
    if isRecording { record(kind) }
    return false
  }

  /// The current and the next word, for words that are names when they stand alone.
  mutating func at(_ first: Keyword, _ second: Keyword) -> Bool {
    if token.keyword == first, peek().keyword == second { return true }
    if isRecording { record(first) }
    return false
  }

  // Never inlined, as `advance` and the failures: they stand behind every question of the grammar,
  // and their bodies there would make large frames, large code and minutes of optimisation.
  @inline(never)
  private mutating func record(_ keyword: Keyword) { expected.append("'\(keyword.rawValue)'") }

  @inline(never)
  private mutating func record(_ kind: Token.Kind) {
    expected.append(Token.expectation(of: kind))
  }

  mutating func accept(_ keyword: Keyword) -> Bool {
    guard at(keyword) else { return false }
    advance()
    return true
  }

  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard at(kind) else { return false }
    advance()
    return true
  }

  mutating func accept(_ first: Keyword, _ second: Keyword) -> Bool {
    guard at(first, second) else { return false }
    advance()
    advance()
    return true
  }

  mutating func expect(_ keyword: Keyword) throws(Failed) {
    guard accept(keyword) else { throw mismatch() }
  }

  mutating func expect(_ kind: Token.Kind) throws(Failed) {
    guard accept(kind) else { throw mismatch() }
  }

  // MARK: Bounds

  /// Called where the text nests; `leave` undoes it.
  mutating func enter() throws(Failed) {
    depth &+= 1
    if depth > deepest { deepest = depth }
    guard depth <= Self.maximumDepth else { throw tooDeep() }
  }

  mutating func leave() { depth &-= 1 }

  /// Begins to watch how deep the tree is whose parts follow; the result goes to `endWatch`.
  mutating func beginWatch() -> Int {
    let outer = deepest
    deepest = depth
    return outer
  }

  mutating func endWatch(_ outer: Int) { deepest = max(outer, deepest) }

  /// Called where a node is put above what was read: `a.b.c` nests without nesting text, each dot
  /// lifts the tree by one, and so does every operator.
  mutating func deepen() throws(Failed) {
    deepest &+= 1
    guard deepest <= Self.maximumDepth else { throw tooDeep() }
    try count()
  }

  mutating func count() throws(Failed) {
    nodes &+= 1
    guard nodes <= Self.maximumNodes else {
      throw fail("the statement is too large: more than \(Self.maximumNodes) expressions")
    }
  }

  @inline(never)
  private mutating func tooDeep() -> Failed {
    fail("the statement nests too deeply: more than \(Self.maximumDepth) levels")
  }
}
