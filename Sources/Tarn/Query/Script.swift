import TarnSQLSyntax

/// Statements separated by semicolons, parsed as a whole so that positions are those of the text.
package struct Script: Sendable {
  package let text: String
  let statements: [ScriptStatement]

  package init(_ text: String) throws {
    self.text = text
    do {
      statements = try ScriptStatement.parseAll(text)
    } catch {
      throw LakeError(error, statement: text)
    }
  }

  package var count: Int { statements.count }

  func text(of number: Int) -> String {
    String(decoding: Array(text.utf8)[statements[number].range], as: UTF8.self)
  }
}
