extension JSONPathRun {
  mutating func call(
    _ method: JSONPath.Method, on sequence: [Item]
  ) throws(JSONPathEvaluationError) -> [Item] {
    var items: [Item] = []
    switch method {
    case .size:
      for item in sequence { items.append(try size(of: item)) }
    case .type:
      for item in sequence { items.append(.scalar(.text(Array(sqlName(of: item).utf8)))) }
    case .abs:
      for item in unwrapped(sequence) {
        items.append(.scalar(.number(try number(of: item).absolute())))
      }
    case .ceiling, .floor:
      for item in unwrapped(sequence) {
        items.append(.scalar(.number(try number(of: item).rounded(up: method == .ceiling))))
      }
    case .double:
      for item in unwrapped(sequence) { items.append(try double(of: item)) }
    case .datetime:
      for item in unwrapped(sequence) { items.append(try datetime(of: item)) }
    case .keyvalue:
      for item in unwrapped(sequence) { try appendKeyValues(of: item, to: &items) }
    }
    return items
  }

  private func size(of item: Item) throws(JSONPathEvaluationError) -> Item {
    if let (_, _, node) = node(item), node.kind == .array {
      return .scalar(.number(.fitting(Int64(node.children))))
    }
    guard isLax else { throw .itemType(expected: "ARRAY", typeName(of: item)) }
    return .scalar(.number(.integer(1)))
  }

  private func sqlName(of item: Item) -> String {
    if case .scalar(.datetime(let datetime)) = item { return datetime.kind.rawValue }
    return switch kind(of: item) ?? .null {
    case .null: "null"
    case .bool: "boolean"
    case .number: "number"
    case .string: "string"
    case .array: "array"
    case .object: "object"
    }
  }

  private func double(of item: Item) throws(JSONPathEvaluationError) -> Item {
    if let text = textValue(of: item) {
      let trimmed = String(decoding: text, as: UTF8.self)
      guard let value = Double(trimmed) else {
        throw JSONPathEvaluationError("cannot cast the text to DOUBLE")
      }
      return .scalar(.number(.double(value)))
    }
    guard kind(of: item) == .number else {
      throw .itemType(expected: "NUMBER or TEXT", typeName(of: item))
    }
    return .scalar(.number(.double(try number(of: item).double)))
  }

  private func datetime(of item: Item) throws(JSONPathEvaluationError) -> Item {
    guard let text = textValue(of: item) else {
      throw .itemType(expected: "TEXT", typeName(of: item))
    }
    guard let value = JSONDatetime(text) else {
      throw JSONPathEvaluationError("the text is not a date, time or timestamp")
    }
    return .scalar(.datetime(value))
  }

  func datetimes(
    of sequence: [Item], _ template: JSONDatetimeTemplate
  ) throws(JSONPathEvaluationError) -> [Item] {
    var items: [Item] = []
    for item in unwrapped(sequence) {
      guard let text = textValue(of: item) else {
        throw .itemType(expected: "TEXT", typeName(of: item))
      }
      guard let value = template.parse(text) else {
        throw JSONPathEvaluationError("the text does not have the form of the datetime template")
      }
      items.append(.scalar(.datetime(value)))
    }
    return items
  }

  /// `{"name": key, "value": value, "id": n}` for each member; members of one object share the id.
  private mutating func appendKeyValues(
    of item: Item, to items: inout [Item]
  ) throws(JSONPathEvaluationError) {
    guard let (tree, index, node) = node(item), node.kind == .object else {
      throw .itemType(expected: "OBJECT", typeName(of: item))
    }
    for value in tree.uniqueMembers(of: index) {
      var text: [UInt8] = Array(#"{"name":"#.utf8)
      tree.decoded(value - 1).withUnsafeBufferPointer { JSONWriter.appendString($0, to: &text) }
      text.append(contentsOf: Array(#","value":"#.utf8))
      tree.appendText(of: value, to: &text)
      text.append(contentsOf: Array(#","id":"#.utf8))
      JSONWriter.appendInteger(keyValueID, to: &text)
      text.append(UInt8(ascii: "}"))
      do throws(JSONError) {
        items.append(add(try JSONTree(text)))
      } catch {
        preconditionFailure("a written object is JSON: \(error)")
      }
    }
    keyValueID += 1
  }

  /// Appends an item as JSON without white space, strings in quotes; false for what JSON has no
  /// form of, a date or time.
  package func appendText(of item: Item, to output: inout [UInt8]) -> Bool {
    switch item {
    case .null: output.append(contentsOf: Array("null".utf8))
    case .node(let tree, let index): trees[tree].appendText(of: index, to: &output)
    case .scalar(.boolean(let value)): output.append(contentsOf: Array("\(value)".utf8))
    case .scalar(.text(let text)):
      text.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
    case .scalar(.number(let number)): number.appendText(to: &output)
    case .scalar(.datetime): return false
    }
    return true
  }
}

extension JSONTree {
  /// Appends a node as JSON without white space.
  package func appendText(of index: Int, to output: inout [UInt8]) {
    let node = nodes[index]
    switch node.kind {
    case .string:
      output.append(0x22)
      output.append(contentsOf: text[node.start..<node.end])
      output.append(0x22)
    case .array, .object:
      text.withUnsafeBufferPointer { JSONScanner($0).minify(node.start..<node.end, into: &output) }
    case .null, .bool, .number:
      output.append(contentsOf: text[node.start..<node.end])
    }
  }
}

extension JSONNumber {
  /// As JSON; decimals with their digits, doubles as Java prints them.
  package func appendText(to output: inout [UInt8]) {
    switch self {
    case .integer(let value): JSONWriter.appendInteger(value, to: &output)
    case .bigint(let value): JSONWriter.appendInteger(value, to: &output)
    case .decimal(let value): output.append(contentsOf: value.text)
    case .real(let value): JSONWriter.appendFloat(value, to: &output)
    case .double(let value): JSONWriter.appendDouble(value, to: &output)
    }
  }
}
