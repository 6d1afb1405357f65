import TarnColumns

extension Cast {
  static func toContainer(
    _ target: SQLType, from source: SQLType, _ context: EvaluationContext
  ) -> Kernel? {
    switch (source, target) {
    case (.array(let from), .array(let to)):
      guard let element = kernel(from: from, to: to, context: context) else { return nil }
      return arrays(element, to)
    case (.map(let fromKey, let fromValue), .map(let toKey, let toValue)):
      guard let key = kernel(from: fromKey, to: toKey, context: context),
        let value = kernel(from: fromValue, to: toValue, context: context)
      else { return nil }
      return maps(key, toKey, value, toValue)
    case (.row(let from), .row(let to)):
      guard from.count == to.count else { return nil }
      var fields: [Kernel] = []
      for (fromField, toField) in zip(from, to) {
        guard let field = kernel(from: fromField.type, to: toField.type, context: context)
        else { return nil }
        fields.append(field)
      }
      return rows(fields, to.map(\.type))
    default: return nil
    }
  }

  /// Casts a vector of inner values of its own length.
  private static func inner(
    _ kernel: Kernel, _ vector: Vector, _ type: SQLType, _ context: EvaluationContext
  ) -> Evaluated {
    kernel.run(
      KernelCall(arguments: [vector], rows: vector.count, type: type, context: context))
  }

  /// An element's error is the error of the row that holds it.
  private static func lifted(_ errors: RowErrors, _ extents: [Extent]) -> RowErrors {
    if errors.isEmpty { return errors }
    var lifted = RowErrors()
    for row in extents.indices {
      let range = extents[row].range
      if let index = errors.rows.firstIndex(where: { range.contains(Int($0)) }) {
        lifted.add(errors.errors[index], row: row)
      }
    }
    return lifted
  }

  private static func arrays(_ element: Kernel, _ type: SQLType) -> Kernel {
    Kernel { call in
      let argument = call.arguments[0].flat()
      guard case .list(let lists) = argument.storage else {
        return Evaluated(.nulls(call.type, count: call.rows))
      }
      let result = inner(element, lists.elements, type, call.context)
      return Evaluated(
        Vector(
          call.type, count: call.rows,
          .list(ListArray(extents: lists.extents, elements: result.vector.flat())),
          nulls: argument.nulls),
        errors: lifted(result.errors, lists.extents))
    }
  }

  private static func maps(
    _ key: Kernel, _ keyType: SQLType, _ value: Kernel, _ valueType: SQLType
  ) -> Kernel {
    Kernel { call in
      let argument = call.arguments[0].flat()
      guard case .map(let maps) = argument.storage else {
        return Evaluated(.nulls(call.type, count: call.rows))
      }
      let keys = inner(key, maps.keys, keyType, call.context)
      let values = inner(value, maps.values, valueType, call.context)
      var errors = lifted(keys.errors, maps.extents)
      errors.merge(lifted(values.errors, maps.extents))
      errors.merge(unfit(keys.vector.flat(), maps.extents))
      return Evaluated(
        Vector(
          call.type, count: call.rows,
          .map(
            MapArray(
              extents: maps.extents, keys: keys.vector.flat(), values: values.vector.flat())),
          nulls: argument.nulls),
        errors: errors)
    }
  }

  /// Keys that differ may be equal once cast, and JSON null becomes NULL.
  private static func unfit(_ keys: Vector, _ extents: [Extent]) -> RowErrors {
    var errors = RowErrors()
    for row in extents.indices {
      var seen: Set<[UInt8]> = []
      for index in extents[row].range {
        if keys.isNull(at: index) {
          errors.add(EvaluationError(.invalidCastArgument, "map key is null"), row: row)
          break
        }
        if !seen.insert(keys.value(at: index).key).inserted {
          errors.add(EvaluationError(.invalidCastArgument, "duplicate keys"), row: row)
          break
        }
      }
    }
    return errors
  }

  private static func rows(_ fields: [Kernel], _ types: [SQLType]) -> Kernel {
    Kernel { call in
      let argument = call.arguments[0].flat()
      guard case .row(let parts) = argument.storage else {
        return Evaluated(.nulls(call.type, count: call.rows))
      }
      var errors = RowErrors()
      var cast: [Vector] = []
      for index in parts.indices {
        let result = inner(fields[index], parts[index], types[index], call.context)
        errors.merge(result.errors)
        cast.append(result.vector)
      }
      return Evaluated(
        Vector(call.type, count: call.rows, .row(cast), nulls: argument.nulls), errors: errors)
    }
  }

  /// uuid and ipaddress from and to texts and bytes.
  static func toBytes(_ target: SQLType, from source: SQLType) -> Kernel? {
    switch (source, target) {
    case (.varchar, .uuid), (.char, .uuid):
      return parsed(target) { Identifiers.uuid($0) }
    case (.varchar, .ipaddress), (.char, .ipaddress):
      return parsed(target) { Identifiers.address($0) }
    case (.varbinary, .uuid):
      return parsed(target) { $0.count == 16 ? Array($0) : nil }
    case (.varbinary, .ipaddress):
      return parsed(target) { bytes in
        bytes.count == 16 ? Array(bytes) : bytes.count == 4 ? Identifiers.mapped(Array(bytes)) : nil
      }
    case (.varchar, .varbinary), (.uuid, .varbinary), (.ipaddress, .varbinary):
      return Kernel { Evaluated($0.arguments[0].retyped(.varbinary)) }
    default: return nil
    }
  }

  private static func parsed(
    _ target: SQLType,
    _ parse: @escaping @Sendable (UnsafeBufferPointer<UInt8>) -> [UInt8]?
  ) -> Kernel {
    .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
      guard let bytes = parse(text.bytes) else {
        throw EvaluationError(
          .invalidCastArgument,
          "Cannot cast value to \(target): "
            + String(decoding: text.bytes.prefix(60), as: UTF8.self))
      }
      out.write(bytes)
      return true
    }
  }
}
