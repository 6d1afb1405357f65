import TarnColumns
import TarnSQLSyntax

/// What names mean at one place of a query: the columns of its relations, then, through `parent`,
/// those of the query around it.
///
///     SELECT … FROM logs l WHERE EXISTS (SELECT 1 FROM other o WHERE o.id = l.id)
///
/// In the inner WHERE `o.id` is a column of this scope and `l.id` one of the parent, which becomes
/// `outer(id, level: 0)`.
final class Scope {
  struct Field {
    /// The relation's alias or name, and its schema and catalog before it, in lower case.
    var qualifiers: [String]
    /// As defined; nil where an expression has no name.
    var name: String?
    /// In lower case.
    var key: String?
    var type: SQLType
    /// The place in the plan's output.
    var column: Int
    /// Absent from `*`, and found only where no other column has the name.
    var isHidden: Bool

    init(
      qualifiers: [String], name: String?, type: SQLType, column: Int, isHidden: Bool = false
    ) {
      self.qualifiers = qualifiers
      self.name = name
      key = name?.lowercased()
      self.type = type
      self.column = column
      self.isHidden = isHidden
    }
  }

  let fields: [Field]
  let parent: Scope?
  private let byKey: [String: [Int]]

  init(_ fields: [Field], parent: Scope?) {
    self.fields = fields
    self.parent = parent
    var byKey: [String: [Int]] = [:]
    for index in fields.indices {
      if let key = fields[index].key { byKey[key, default: []].append(index) }
    }
    self.byKey = byKey
  }

  enum Found {
    case none
    case one(Field)
    case ambiguous
  }

  /// A column of this scope alone, by name and, if given, the relation before it.
  func find(_ name: String, in qualifiers: [String]) -> Found {
    guard let candidates = byKey[name] else { return .none }
    var visible: Field?
    var hidden: Field?
    var visibleCount = 0
    var hiddenCount = 0
    for index in candidates {
      let field = fields[index]
      if !Self.matches(field.qualifiers, suffix: qualifiers) { continue }
      if field.isHidden {
        hiddenCount += 1
        hidden = hidden ?? field
      } else {
        visibleCount += 1
        visible = visible ?? field
      }
    }
    if let visible { return visibleCount == 1 ? .one(visible) : .ambiguous }
    if let hidden { return hiddenCount == 1 ? .one(hidden) : .ambiguous }
    return .none
  }

  /// `db.logs` is named by `logs` and `db.logs`.
  static func matches(_ qualifiers: [String], suffix: [String]) -> Bool {
    suffix.count <= qualifiers.count && qualifiers.suffix(suffix.count).elementsEqual(suffix)
  }

  func hasRelation(_ qualifiers: [String]) -> Bool {
    fields.contains { Self.matches($0.qualifiers, suffix: qualifiers) }
  }

  /// For suggestions: of this scope and those around it.
  var names: [String] {
    let own = fields.compactMap(\.name)
    return own + (parent?.names ?? [])
  }
}

extension Expression {
  /// The words of `a.b.c`; nil where the chain does not begin with a bare name.
  var nameParts: [Identifier]? {
    var parts: [Identifier] = []
    var node = self
    while true {
      switch node {
      case .column(let name):
        parts.append(name)
        return parts.reversed()
      case .field(let access):
        parts.append(access.name)
        node = access.base
      default: return nil
      }
    }
  }
}
