extension Printer {
  mutating func writeCall(_ expression: Expression) {
    switch expression {
    case .call(let node): write(node)
    case .listagg(let node): write(node)
    case .grouping(let node):
      write("GROUPING(")
      list(node.columns) { $0.write($1) }
      write(")")
    case .extract(let node):
      write("EXTRACT(\(node.field.rawValue) FROM ")
      write(node.source, .concatenation)
      write(")")
    default: break
    }
  }

  mutating func writeForm(_ expression: Expression) {
    switch expression {
    case .substring(let node):
      write("SUBSTRING(")
      write(node.source)
      writeRange(node.start, node.length)
    case .overlay(let node):
      write("OVERLAY(")
      write(node.source)
      write(" PLACING ")
      write(node.replacement, .concatenation)
      writeRange(node.start, node.length)
    case .trim(let node): write(node)
    case .position(let node):
      write("POSITION(")
      write(node.needle, .concatenation)
      write(" IN ")
      write(node.haystack, .concatenation)
      write(")")
    case .normalize(let node):
      write("NORMALIZE(")
      write(node.value, .concatenation)
      if let form = node.form { write(", \(form.rawValue)") }
      write(")")
    default: break
    }
  }

  private mutating func writeRange(_ start: Expression, _ length: Expression?) {
    write(" FROM ")
    write(start, .concatenation)
    if let length {
      write(" FOR ")
      write(length, .concatenation)
    }
    write(")")
  }

  private mutating func write(_ call: FunctionCall) {
    write(call.name)
    write("(")
    if let quantifier = call.quantifier { write("\(quantifier.rawValue) ") }
    if call.isStar { write("*") }
    // `position(a IN b)` is a form of its own, so its name cannot have a predicate behind it.
    let isPosition = !call.name.last.isQuoted && call.name.last.text.lowercased() == "position"
    for (index, argument) in call.arguments.enumerated() {
      if index > 0 { write(", ") }
      write(argument, index == 0 && isPosition ? .concatenation : .or)
    }
    if !call.orderBy.isEmpty {
      write(call.arguments.isEmpty && !call.isStar ? "ORDER BY " : " ORDER BY ")
      write(call.orderBy)
    }
    write(")")
    write(filter: call.filter)
    if let treatment = call.nullTreatment { write(" \(treatment.rawValue)") }
    switch call.over {
    case nil: break
    case .named(let name):
      write(" OVER ")
      write(name)
    case .inline(let window):
      write(" OVER ")
      write(window)
    }
  }

  private mutating func write(filter: Expression?) {
    guard let filter else { return }
    write(" FILTER (WHERE ")
    write(filter)
    write(")")
  }

  private mutating func write(_ node: Listagg) {
    write("LISTAGG(")
    if let quantifier = node.quantifier { write("\(quantifier.rawValue) ") }
    write(node.value)
    write(", ", node.separator)
    switch node.overflow {
    case nil: break
    case .error: write(" ON OVERFLOW ERROR")
    case .truncate(let filler, let withCount):
      write(" ON OVERFLOW TRUNCATE")
      write(" ", filler)
      write(withCount ? " WITH COUNT" : " WITHOUT COUNT")
    }
    write(") WITHIN GROUP (ORDER BY ")
    write(node.orderBy)
    write(")")
    write(filter: node.filter)
  }

  private mutating func write(_ trim: Trim) {
    write("TRIM(")
    if trim.side != .both || trim.characters != nil {
      write(trim.side.rawValue)
      if let characters = trim.characters {
        write(" ")
        write(characters, .concatenation)
      }
      write(" FROM ")
    }
    write(trim.source, .concatenation)
    write(")")
  }

  // MARK: Windows

  mutating func write(_ window: WindowSpecification) {
    write("(")
    var separator = ""
    if let existing = window.existing {
      write(existing)
      separator = " "
    }
    if !window.partitionBy.isEmpty {
      write("\(separator)PARTITION BY ")
      write(window.partitionBy)
      separator = " "
    }
    if !window.orderBy.isEmpty {
      write("\(separator)ORDER BY ")
      write(window.orderBy)
      separator = " "
    }
    if let frame = window.frame {
      write(separator)
      write(frame)
    }
    write(")")
  }

  private mutating func write(_ frame: WindowFrame) {
    write("\(frame.unit.rawValue) ")
    guard let end = frame.end else { return write(frame.start) }
    write("BETWEEN ")
    write(frame.start)
    write(" AND ")
    write(end)
  }

  private mutating func write(_ bound: WindowFrame.Bound) {
    switch bound {
    case .unboundedPreceding: write("UNBOUNDED PRECEDING")
    case .currentRow: write("CURRENT ROW")
    case .unboundedFollowing: write("UNBOUNDED FOLLOWING")
    case .preceding(let distance):
      write(distance)
      write(" PRECEDING")
    case .following(let distance):
      write(distance)
      write(" FOLLOWING")
    }
  }
}
