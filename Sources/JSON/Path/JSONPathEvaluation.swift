/// Why a path gives no sequence for a text; the prefix that Trino puts before every such message
/// is the caller's.
package struct JSONPathEvaluationError: Error, Equatable, Sendable {
  package var message: String

  package init(_ message: String) { self.message = message }

  static func itemType(expected: String, _ actual: String) -> JSONPathEvaluationError {
    JSONPathEvaluationError("invalid item type. Expected: \(expected), actual: \(actual)")
  }

  static func structural(_ message: String) -> JSONPathEvaluationError {
    JSONPathEvaluationError("structural error: \(message)")
  }
}

/// The value of a path's variable.
package enum JSONPathArgument: Sendable {
  case json(JSONTree)
  case scalar(JSONScalar)
  /// A SQL null.
  case null
  /// A null that was passed as JSON.
  case nothing
}

/// One evaluation of a path. Items are nodes of parsed texts or scalars; texts that the path itself
/// makes (`.keyvalue()`) are parsed and kept beside the input.
///
///     var run = JSONPathRun(path, JSONTree(Array(#"{"a": [1, 2]}"#.utf8)))
///     let items = try run.items()          // `lax $.a[*]`: two nodes
///     run.text(of: items[0])               // 1
package struct JSONPathRun {
  package enum Item: Sendable {
    case node(tree: Int, Int)
    case scalar(JSONScalar)
    case null
  }

  let path: JSONPath
  /// The input, then the arguments that are JSON, then what `.keyvalue()` made.
  private(set) var trees: [JSONTree]
  private let arguments: [Argument]
  var keyValueID = 0
  /// A path may multiply its items with every step, so their number is bounded.
  var itemsLeft = 10_000_000

  private enum Argument {
    case item(Item)
    case nothing
  }

  package init(_ path: JSONPath, _ input: JSONTree, arguments: [JSONPathArgument] = []) {
    self.path = path
    var trees = [input]
    self.arguments = arguments.map { argument in
      switch argument {
      case .json(let tree):
        trees.append(tree)
        return .item(.node(tree: trees.count - 1, tree.root))
      case .scalar(let scalar): return .item(.scalar(scalar))
      case .null: return .item(.null)
      case .nothing: return .nothing
      }
    }
    self.trees = trees
  }

  package mutating func items() throws(JSONPathEvaluationError) -> [Item] {
    try evaluate(path.root, Scope())
  }

  /// What `@` and `last` are.
  struct Scope {
    var current: Item?
    var last: Int?
  }

  var isLax: Bool { path.mode == .lax }

  mutating func evaluate(
    _ part: Int, _ scope: Scope
  ) throws(JSONPathEvaluationError) -> [Item] {
    switch path.parts[part] {
    case .literal(let scalar): return [.scalar(scalar)]
    case .null: return [.null]
    case .context: return [.node(tree: 0, trees[0].root)]
    case .current: return scope.current.map { [$0] } ?? []
    case .last: return scope.last.map { [.scalar(.number(.fitting(Int64($0))))] } ?? []
    case .variable(let index):
      guard index < arguments.count, case .item(let item) = arguments[index] else { return [] }
      return [item]
    case .accessor(let base, let steps):
      var sequence = try evaluate(base, scope)
      for step in steps {
        sequence = try apply(step, to: sequence, scope)
        itemsLeft -= sequence.count
        guard itemsLeft > 0 else { throw JSONPathEvaluationError("the path gives too many items") }
      }
      return sequence
    case .signed(let isMinus, let operand):
      var results: [Item] = []
      for item in unwrapped(try evaluate(operand, scope)) {
        let number = try number(of: item)
        results.append(.scalar(.number(isMinus ? try number.negated() : number)))
      }
      return results
    case .arithmetic(let operation, let left, let right):
      let first = unwrapped(try evaluate(left, scope))
      let second = unwrapped(try evaluate(right, scope))
      guard first.count == 1, second.count == 1 else {
        throw JSONPathEvaluationError("arithmetic binary expression requires singleton operands")
      }
      let result = try number(of: first[0]).combined(operation, with: try number(of: second[0]))
      return [.scalar(.number(result))]
    case .and, .or, .not, .comparison, .exists, .isUnknown, .startsWith, .likeRegex:
      preconditionFailure("a predicate stands only in a filter")
    }
  }

  mutating func add(_ tree: JSONTree) -> Item {
    trees.append(tree)
    return .node(tree: trees.count - 1, tree.root)
  }

  // MARK: What an item is

  func node(_ item: Item) -> (tree: JSONTree, index: Int, node: JSONTree.Node)? {
    guard case .node(let tree, let index) = item else { return nil }
    return (trees[tree], index, trees[tree].nodes[index])
  }

  package func kind(of item: Item) -> JSONKind? {
    switch item {
    case .node(let tree, let index): trees[tree].nodes[index].kind
    case .null: .null
    case .scalar(.boolean): .bool
    case .scalar(.number): .number
    case .scalar(.text): .string
    case .scalar(.datetime): nil
    }
  }

  /// The item's type as messages name it: a node's kind or a scalar's SQL type.
  func typeName(of item: Item) -> String {
    switch item {
    case .node, .null: (kind(of: item) ?? .null).nodeName
    case .scalar(.boolean): "boolean"
    case .scalar(.number(let number)): number.typeName
    case .scalar(.text): "varchar"
    case .scalar(.datetime(let datetime)): datetime.kind.rawValue
    }
  }

  func number(of item: Item) throws(JSONPathEvaluationError) -> JSONNumber {
    if case .scalar(.number(let number)) = item { return number }
    guard let (tree, index, node) = node(item), node.kind == .number else {
      throw .itemType(expected: "NUMBER", typeName(of: item))
    }
    guard let number = JSONNumber(token: tree.raw(index)) else {
      throw JSONPathEvaluationError(
        "cannot convert a JSON number to a SQL value (value too big)")
    }
    return number
  }

  /// A string's decoded text; nil for everything else.
  package func textValue(of item: Item) -> [UInt8]? {
    if case .scalar(.text(let text)) = item { return text }
    guard let (tree, index, node) = node(item), node.kind == .string else { return nil }
    return tree.decoded(index)
  }

  /// The scalar that an item is or holds; nil for null, arrays and objects.
  package func scalar(of item: Item) throws(JSONPathEvaluationError) -> JSONScalar? {
    switch item {
    case .scalar(let scalar): return scalar
    case .null: return nil
    case .node(let treeIndex, let index):
      let tree = trees[treeIndex]
      switch tree.nodes[index].kind {
      case .null, .array, .object: return nil
      case .bool: return .boolean(tree.text[tree.nodes[index].start] == UInt8(ascii: "t"))
      case .string: return .text(tree.decoded(index))
      case .number: return .number(try number(of: item))
      }
    }
  }

  /// Lax mode reads an array as its elements where something else is wanted; one level.
  func unwrapped(_ sequence: [Item]) -> [Item] {
    guard isLax, sequence.contains(where: { kind(of: $0) == .array }) else { return sequence }
    var items: [Item] = []
    for item in sequence {
      guard case .node(let tree, let index) = item, trees[tree].nodes[index].kind == .array else {
        items.append(item)
        continue
      }
      appendElements(tree, index, to: &items)
    }
    return items
  }

  func appendElements(_ tree: Int, _ array: Int, to items: inout [Item]) {
    trees[tree].forEachElement(of: array) { items.append(.node(tree: tree, $0)) }
  }
}

extension JSONKind {
  /// As Trino's messages call it.
  var nodeName: String {
    switch self {
    case .null: "NULL"
    case .bool: "BOOLEAN"
    case .number: "NUMBER"
    case .string: "STRING"
    case .array: "ARRAY"
    case .object: "OBJECT"
    }
  }
}
