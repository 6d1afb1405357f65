extension Printer {
  mutating func writeJSON(_ expression: Expression) {
    switch expression {
    case .jsonExists(let node):
      write("JSON_EXISTS(")
      write(node.invocation)
      if let behavior = node.onError { write(" \(behavior.rawValue) ON ERROR") }
    case .jsonValue(let node):
      write("JSON_VALUE(")
      write(node.invocation)
      if let type = node.returning {
        write(" RETURNING ")
        write(type)
      }
      write(node.onEmpty, on: "EMPTY")
      write(node.onError, on: "ERROR")
    case .jsonQuery(let node):
      write("JSON_QUERY(")
      write(node.invocation)
      write(node.returning)
      if let wrapper = node.wrapper { write(" \(wrapper.rawValue)") }
      if let quotes = node.quotes { write(" \(quotes.rawValue)") }
      if let behavior = node.onEmpty { write(" \(behavior.rawValue) ON EMPTY") }
      if let behavior = node.onError { write(" \(behavior.rawValue) ON ERROR") }
    case .jsonObject(let node): write(node)
    case .jsonArray(let node):
      write("JSON_ARRAY(")
      list(node.elements) { $0.write($1) }
      if let behavior = node.onNull { write(" \(behavior.rawValue)") }
      write(node.returning, isFirst: node.elements.isEmpty)
    default: break
    }
    write(")")
  }

  private mutating func write(_ object: JSONObject) {
    write("JSON_OBJECT(")
    list(object.members) { printer, member in
      printer.write("KEY ")
      printer.write(member.key)
      printer.write(" VALUE ")
      printer.write(member.value)
    }
    if let behavior = object.onNull { write(" \(behavior.rawValue)") }
    if let unique = object.uniqueKeys {
      write(unique ? " WITH UNIQUE KEYS" : " WITHOUT UNIQUE KEYS")
    }
    write(object.returning, isFirst: object.members.isEmpty)
  }

  private mutating func write(_ invocation: JSONPathInvocation) {
    write(invocation.input)
    write(", ")
    write(invocation.path)
    guard !invocation.passing.isEmpty else { return }
    write(" PASSING ")
    list(invocation.passing) { printer, argument in
      printer.write(argument.input)
      printer.write(" AS ")
      printer.write(argument.name)
    }
  }

  private mutating func write(_ input: JSONInput) {
    write(input.value)
    if let format = input.format { write(" FORMAT \(format.rawValue)") }
  }

  private mutating func write(_ returning: JSONReturning?, isFirst: Bool = false) {
    guard let returning else { return }
    write(isFirst ? "RETURNING " : " RETURNING ")
    write(returning.type)
    if let format = returning.format { write(" FORMAT \(format.rawValue)") }
  }

  private mutating func write(_ behavior: JSONValue.Behavior?, on event: String) {
    switch behavior {
    case nil: return
    case .error: write(" ERROR")
    case .null: write(" NULL")
    case .default(let value):
      write(" DEFAULT ")
      write(value)
    }
    write(" ON \(event)")
  }
}
