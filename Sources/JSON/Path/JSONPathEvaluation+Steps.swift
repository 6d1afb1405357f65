extension JSONPathRun {
  mutating func apply(
    _ step: JSONPath.Step, to sequence: [Item], _ scope: Scope
  ) throws(JSONPathEvaluationError) -> [Item] {
    switch step {
    case .member(let key): try members(of: sequence, named: key)
    case .anyMember: try members(of: sequence, named: nil)
    case .descendant(let key): descendants(of: sequence, named: key)
    case .anyElement: try elements(of: sequence, [], scope)
    case .elements(let subscripts): try elements(of: sequence, subscripts, scope)
    case .filter(let predicate): try filtered(sequence, predicate, scope)
    case .method(let method): try call(method, on: sequence)
    case .datetime(let template): try datetimes(of: sequence, template)
    }
  }

  private func members(
    of sequence: [Item], named key: [UInt8]?
  ) throws(JSONPathEvaluationError) -> [Item] {
    var items: [Item] = []
    for item in unwrapped(sequence) {
      guard case .node(let tree, let index) = item, trees[tree].nodes[index].kind == .object else {
        if isLax { continue }
        throw .itemType(expected: "OBJECT", typeName(of: item))
      }
      guard let key else {
        for value in trees[tree].uniqueMembers(of: index) { items.append(.node(tree: tree, value)) }
        continue
      }
      if let value = trees[tree].member(of: index, named: key) {
        items.append(.node(tree: tree, value))
      } else if !isLax {
        throw .structural(
          "missing member '\(String(decoding: key, as: UTF8.self))' in JSON object")
      }
    }
    return items
  }

  /// Objects from the outermost inwards, in the text's order, which is that of the nodes.
  private func descendants(of sequence: [Item], named key: [UInt8]) -> [Item] {
    var items: [Item] = []
    for item in sequence {
      guard case .node(let tree, let top) = item else { continue }
      let nodes = trees[tree].nodes
      for index in top..<max(top, nodes[top].next) where nodes[index].kind == .object {
        if let value = trees[tree].member(of: index, named: key) {
          items.append(.node(tree: tree, value))
        }
      }
    }
    return items
  }

  /// No subscripts mean every element.
  private mutating func elements(
    of sequence: [Item], _ subscripts: [JSONPath.Subscript], _ scope: Scope
  ) throws(JSONPathEvaluationError) -> [Item] {
    var items: [Item] = []
    for item in sequence {
      var elements: [Item] = []
      if case .node(let tree, let index) = item, trees[tree].nodes[index].kind == .array {
        appendElements(tree, index, to: &elements)
      } else if isLax {
        elements = [item]
      } else {
        throw .itemType(expected: "ARRAY", typeName(of: item))
      }
      if subscripts.isEmpty {
        items.append(contentsOf: elements)
        continue
      }
      if elements.isEmpty {
        if isLax { continue }
        throw .structural("invalid array subscript for empty array")
      }
      var inside = scope
      inside.last = elements.count - 1
      for range in subscripts {
        let from = try index(range.from, "from", inside)
        let to =
          try range.to.map { part throws(JSONPathEvaluationError) in
            try index(part, "to", inside)
          } ?? from
        if !isLax, from < 0 || to >= elements.count || from > to {
          throw .structural(
            "invalid array subscript: [\(from), \(to)] for array of size \(elements.count)")
        }
        let first = max(from, 0)
        let last = min(to, Int64(elements.count) - 1)
        if first <= last { items.append(contentsOf: elements[Int(first)...Int(last)]) }
      }
    }
    return items
  }

  private mutating func index(
    _ part: Int, _ role: StaticString, _ scope: Scope
  ) throws(JSONPathEvaluationError) -> Int64 {
    let sequence = try evaluate(part, scope)
    guard sequence.count == 1 else {
      throw JSONPathEvaluationError("array subscript '\(role)' value must be singleton numeric")
    }
    return try number(of: sequence[0]).asIndex()
  }

  private mutating func filtered(
    _ sequence: [Item], _ predicate: Int, _ scope: Scope
  ) throws(JSONPathEvaluationError) -> [Item] {
    var items: [Item] = []
    var inside = scope
    for item in unwrapped(sequence) {
      inside.current = item
      if holds(predicate, inside) == true { items.append(item) }
    }
    return items
  }
}

extension JSONTree {
  func forEachElement(of array: Int, _ body: (Int) -> Void) {
    var at = array + 1
    while at < nodes[array].next {
      body(at)
      at = nodes[at].next
    }
  }

  /// The value of a key; of equal keys the last counts.
  package func member(of object: Int, named key: [UInt8]) -> Int? {
    var found: Int?
    var at = object + 1
    while at < nodes[object].next {
      if keyEquals(at, key) { found = at + 1 }
      at = nodes[at + 1].next
    }
    return found
  }

  func keyEquals(_ index: Int, _ key: [UInt8]) -> Bool {
    let node = nodes[index]
    if !node.hasEscapes {
      return node.end - node.start == key.count && text[node.start..<node.end].elementsEqual(key)
    }
    return decoded(index) == key
  }

  /// An object's values, each key once: the last value at the place of the first.
  package func uniqueMembers(of object: Int) -> [Int] {
    var values: [Int] = []
    values.reserveCapacity(nodes[object].children)
    var places: [[UInt8]: Int] = [:]
    var at = object + 1
    while at < nodes[object].next {
      let key = decoded(at)
      if let place = places[key] {
        values[place] = at + 1
      } else {
        places[key] = values.count
        values.append(at + 1)
      }
      at = nodes[at + 1].next
    }
    return values
  }
}
