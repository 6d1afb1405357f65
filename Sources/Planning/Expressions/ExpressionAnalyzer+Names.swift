import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension ExpressionAnalyzer {
  /// A column, a column of a relation, and the fields behind either.
  ///
  /// `l.useridentity.arn` is tried as column `arn` of relation `l.useridentity`, then as column
  /// `useridentity` of `l` with field `arn`, then as column `l` with fields `useridentity.arn`.
  func analyzeName(_ expression: Expression) throws(SQLError) -> Expr {
    guard let parts = expression.nameParts, let first = parts.first else {
      guard case .field(let access) = expression else {
        throw SQLError(.columnNotFound, "Column cannot be resolved", at: expression.position)
      }
      return try field(of: try analyze(access.base), [access.name], after: [])
    }
    return try analyzeName(parts, first)
  }

  func analyzeName(_ parts: [Identifier], _ first: Identifier) throws(SQLError) -> Expr {
    let words = parts.map { $0.text.lowercased() }
    for frame in lambdaFrames.reversed() {
      if let value = frame[words[0]] {
        return try field(of: value, parts.dropFirst(), after: [first])
      }
    }
    if parts.count == 1, !isInAggregate, let meaning = aliases[words[0]] {
      return try value(of: meaning, first)
    }
    var level = -1
    var scope: Scope? = self.scope
    while let current = scope {
      for length in stride(from: min(parts.count, 4), through: 1, by: -1) {
        switch current.find(words[length - 1], in: Array(words[..<(length - 1)])) {
        case .none: continue
        case .ambiguous:
          let name = parts[..<length].map(\.text).joined(separator: ".")
          throw SQLError(.ambiguousName, "Column '\(name)' is ambiguous", at: first.position)
        case .one(let found):
          let base: Expr =
            level < 0
            ? .column(found.column, found.type)
            : .outer(found.column, level: level, found.type)
          return try field(of: base, parts[length...], after: Array(parts[..<length]))
        }
      }
      scope = current.parent
      level += 1
    }
    if !isInAggregate, let meaning = aliases[words[0]] {
      return try field(of: try value(of: meaning, first), parts.dropFirst(), after: [first])
    }
    throw unresolved(parts)
  }

  private func value(of meaning: AliasMeaning, _ name: Identifier) throws(SQLError) -> Expr {
    switch meaning {
    case .expression(let expression): return expression
    case .ambiguous:
      throw SQLError(.ambiguousName, "Column '\(name.text)' is ambiguous", at: name.position)
    }
  }

  func unresolved(_ parts: [Identifier]) -> SQLError {
    let name = parts.map(\.text).joined(separator: ".")
    let word = parts.last?.text ?? name
    return SQLError(
      .columnNotFound, "Column '\(name)' cannot be resolved", at: parts.first?.position,
      suggestion: Spelling.nearest(to: word, among: scope.names))
  }

  /// Fields of a row; keys of a map; keys of a text that holds JSON.
  private func field(
    of base: Expr, _ names: ArraySlice<Identifier>, after path: [Identifier]
  ) throws(SQLError) -> Expr {
    var value = base
    var path = path
    var rest = names
    while let name = rest.first {
      switch value.type {
      case .row(let fields):
        let wanted = name.text.lowercased()
        let found = fields.indices.filter { fields[$0].name?.lowercased() == wanted }
        guard let index = found.first else {
          var error = unresolved(path + [name])
          if path.isEmpty { error.position = name.position }
          error.suggestion = Spelling.nearest(to: name.text, among: fields.compactMap(\.name))
          throw error
        }
        guard found.count == 1 else {
          throw SQLError(.ambiguousName, "Field '\(name.text)' is ambiguous", at: name.position)
        }
        value = Self.field(value, index, fields[index].type)
      case .map(.varchar, _) where !path.isEmpty:
        statement.note(
          "'\(Self.dotted(path))' is a map: '\(name.text)' is read as its key, as element_at does")
        value = try call("element_at", [value, Self.text(name.text)], at: name.position)
      case .varchar(nil) where !path.isEmpty:
        let keys = rest.map(\.text)
        statement.note(
          "'\(Self.dotted(path))' is text: '\(keys.joined(separator: "."))' is read from its JSON")
        return try call(
          "json_extract_scalar", [value, Self.text(JSONKeyPath.text(keys))], at: name.position)
      default:
        if path.isEmpty {
          throw SQLError(
            .typeMismatch, "Expression of type \(value.type) has no field '\(name.text)'",
            at: name.position)
        }
        throw unresolved(path + [name])
      }
      path.append(name)
      rest = rest.dropFirst()
    }
    return value
  }

  private func field(
    of base: Expr, _ names: [Identifier], after path: [Identifier]
  ) throws(SQLError) -> Expr {
    try field(of: base, names[...], after: path)
  }

  /// A field of a row that is built here is the value it was built of.
  static func field(_ base: Expr, _ index: Int, _ type: SQLType) -> Expr {
    if case .row(let fields, _) = base, fields[index].type == type { return fields[index] }
    return .field(base, index, type)
  }

  private static func dotted(_ path: [Identifier]) -> String {
    path.map(\.text).joined(separator: ".")
  }
}
