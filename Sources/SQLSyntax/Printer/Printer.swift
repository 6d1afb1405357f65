/// Writes a tree as SQL, in one line, so that parsing it gives the same tree: keywords in capitals,
/// names as they were written, parentheses only where precedence needs them.
///
/// `select (a+1)*2 x from t` comes out as `SELECT (a + 1) * 2 AS x FROM t`.
struct Printer {
  private(set) var text = ""

  mutating func write(_ string: String) { text += string }

  /// The elements with commas between.
  mutating func list<Element>(_ elements: [Element], _ body: (inout Printer, Element) -> Void) {
    for (index, element) in elements.enumerated() {
      if index > 0 { write(", ") }
      body(&self, element)
    }
  }

  mutating func write(_ name: Identifier) {
    guard name.isQuoted else { return write(name.text) }
    write("\"\(doubled(name.text, "\""))\"")
  }

  mutating func write(_ name: QualifiedName) { dotted(name.parts) }

  mutating func write(_ name: TableName) { dotted(name.parts) }

  private mutating func dotted(_ parts: [Identifier]) {
    for (index, part) in parts.enumerated() {
      if index > 0 { write(".") }
      write(part)
    }
  }

  mutating func write(_ names: [Identifier]) {
    write("(")
    list(names) { $0.write($1) }
    write(")")
  }

  mutating func write(_ text: Text) { write("'\(doubled(text.string, "'"))'") }

  mutating func write(_ string: StringLiteral) { write(string.text) }

  mutating func write(_ keyword: String, _ string: StringLiteral?) {
    guard let string else { return }
    write(keyword)
    write(string)
  }

  private func doubled(_ string: String, _ quote: Unicode.Scalar) -> String {
    guard string.unicodeScalars.contains(quote) else { return string }
    var doubled = String.UnicodeScalarView()
    for scalar in string.unicodeScalars {
      doubled.append(scalar)
      if scalar == quote { doubled.append(scalar) }
    }
    return String(doubled)
  }
}

extension Statement {
  /// The statement as SQL.
  package var sql: String {
    var printer = Printer()
    printer.write(self)
    return printer.text
  }
}

extension Query {
  package var sql: String {
    var printer = Printer()
    printer.write(self)
    return printer.text
  }
}

extension Expression {
  package var sql: String {
    var printer = Printer()
    printer.write(self)
    return printer.text
  }
}

extension TypeName {
  /// In Trino's spelling.
  package var sql: String {
    var printer = Printer()
    printer.write(self)
    return printer.text
  }
}

extension TableName {
  package var sql: String {
    var printer = Printer()
    printer.write(self)
    return printer.text
  }
}
