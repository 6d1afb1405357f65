import TarnColumns
import TarnJSON

extension JSONDecoding {
  /// Recursive by the target's type, whose depth the analysis bounds; never by the text's.
  static func value(
    of index: Int, in tree: JSONTree, as type: SQLType
  ) throws(JSONCastFailure) -> Value {
    let node = tree.nodes[index]
    if type == .json {
      var text: [UInt8] = []
      tree.appendText(of: index, to: &text)
      return .text(text)
    }
    if node.kind == .null { return .null }
    switch type {
    case .array(let element):
      guard node.kind == .array else { throw unexpected(node.kind, "a json array") }
      var values: [Value] = []
      values.reserveCapacity(node.children)
      var at = index + 1
      while at < node.next {
        values.append(try value(of: at, in: tree, as: element))
        at = tree.nodes[at].next
      }
      return .list(values)
    case .map(let key, let value):
      return try map(of: index, in: tree, keys: key, values: value)
    case .row(let fields):
      return try row(of: index, in: tree, fields)
    default:
      let text = node.kind == .string ? tree.decoded(index) : Array(tree.raw(index))
      return try JSONScalarCast(kind: node.kind, text: text).value(as: type)
    }
  }

  private static func map(
    of index: Int, in tree: JSONTree, keys: SQLType, values: SQLType
  ) throws(JSONCastFailure) -> Value {
    let node = tree.nodes[index]
    guard node.kind == .object else { throw unexpected(node.kind, "a json object") }
    var entries: [MapEntry] = []
    entries.reserveCapacity(node.children)
    var seen: Set<Value> = []
    var at = index + 1
    while at < node.next {
      let key = try JSONScalarCast(kind: .string, text: tree.decoded(at)).value(as: keys)
      guard seen.insert(key).inserted else {
        throw JSONCastFailure("Duplicate map keys are not allowed")
      }
      entries.append(MapEntry(key, try value(of: at + 1, in: tree, as: values)))
      at = tree.nodes[at + 1].next
    }
    return .map(entries)
  }

  /// From an object by the fields' names, ignoring case, where missing ones are NULL; from an array
  /// by their order.
  private static func row(
    of index: Int, in tree: JSONTree, _ fields: [RowField]
  ) throws(JSONCastFailure) -> Value {
    let node = tree.nodes[index]
    var values = [Value](repeating: .null, count: fields.count)
    if node.kind == .array {
      guard node.children == fields.count else {
        throw JSONCastFailure(
          "Expected a json array of \(fields.count) elements, but got \(node.children)")
      }
      var at = index + 1
      for place in fields.indices {
        values[place] = try value(of: at, in: tree, as: fields[place].type)
        at = tree.nodes[at].next
      }
      return .row(values)
    }
    guard node.kind == .object else {
      throw unexpected(node.kind, "a json array or a json object")
    }
    var isRead = [Bool](repeating: false, count: fields.count)
    let names = fields.map { $0.name?.lowercased() }
    var at = index + 1
    while at < node.next {
      let name = String(decoding: tree.decoded(at), as: UTF8.self).lowercased()
      if let place = names.firstIndex(of: name) {
        guard !isRead[place] else { throw JSONCastFailure("Duplicate field: '\(name)'") }
        isRead[place] = true
        values[place] = try value(of: at + 1, in: tree, as: fields[place].type)
      }
      at = tree.nodes[at + 1].next
    }
    return .row(values)
  }

  private static func unexpected(_ kind: JSONKind, _ expected: String) -> JSONCastFailure {
    JSONCastFailure("Expected \(expected), but got \(kind.shown)")
  }
}

extension JSONKind {
  /// As messages name a value without showing it: a container by its bracket.
  var shown: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "["
    case .object: "{"
    }
  }
}
