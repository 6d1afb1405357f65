// The module's doors.
//
// Stack: the deepest statements that are accepted (500 levels) need, measured on x86-64 Linux in a
// debug build, at most 4.9 MB to parse, 3.3 MB to print, 5.7 MB to compare and 0.3 MB to release;
// a release build takes about a third. So what reads the texts of strangers runs on a thread with
// 8 MB of stack or more, not on a pool's 512 KB.

extension Statement {
  /// Parses one statement, with or without a semicolon behind it.
  package static func parse(_ text: String) throws(SyntaxError) -> Statement {
    try parsed(text) { (parser: inout Parser) throws(Parser.Failed) in
      let statement = try parser.statement()
      while parser.accept(.semicolon) {}
      return statement
    }
  }
}

extension Expression {
  /// Parses a single expression, such as a condition given on the command line.
  package static func parse(_ text: String) throws(SyntaxError) -> Expression {
    try parsed(text) { (parser: inout Parser) throws(Parser.Failed) in try parser.expression() }
  }
}

extension TypeName {
  /// Parses a type alone: `row(a bigint, b array(varchar(10)))`.
  package static func parse(_ text: String) throws(SyntaxError) -> TypeName {
    try parsed(text) { (parser: inout Parser) throws(Parser.Failed) in try parser.type() }
  }
}

/// A statement of a script, and the part of the text that it is.
package struct ScriptStatement: Sendable {
  package var statement: Statement
  /// In UTF-8 bytes, from the first token to the last, without the semicolon.
  package var range: Range<Int>

  /// Parses statements separated by semicolons; empty ones count for nothing. Positions are those
  /// of the whole text.
  package static func parseAll(_ text: String) throws(SyntaxError) -> [ScriptStatement] {
    try parsed(text) { (parser: inout Parser) throws(Parser.Failed) in
      var statements: [ScriptStatement] = []
      while true {
        while parser.accept(.semicolon) {}
        guard parser.token.kind != .endOfText else { return statements }
        let start = parser.token.start
        parser.parameterCount = 0
        let statement = try parser.statement()
        statements.append(
          ScriptStatement(statement: statement, range: start..<parser.previous.end))
        guard parser.at(.semicolon) || parser.token.kind == .endOfText else {
          throw parser.mismatch()
        }
      }
    }
  }
}

/// Runs a rule over the whole text. Where it fails the text is read once more, to find out what
/// was expected there.
private func parsed<Result>(
  _ text: String, _ rule: (inout Parser) throws(Parser.Failed) -> Result
) throws(SyntaxError) -> Result {
  let bytes = Array(text.utf8)
  var parser = Parser(bytes)
  if let result = attempt(&parser, rule) { return result }
  if let failure = parser.failure { throw failure }
  parser = Parser(bytes, isRecording: true)
  if let result = attempt(&parser, rule) { return result }
  throw parser.failure ?? SyntaxError("the statement is not understood", at: parser.position)
}

private func attempt<Result>(
  _ parser: inout Parser, _ rule: (inout Parser) throws(Parser.Failed) -> Result
) -> Result? {
  do throws(Parser.Failed) {
    let result = try rule(&parser)
    if parser.at(.endOfText) { return result }
    throw parser.mismatch()
  } catch {
    return nil
  }
}
