import TarnColumns
import TarnFunctions
import TarnSQLSyntax

/// What of a column is read: the whole, a field of a field, a value of its JSON, an entry of its
/// map. A scan can give each as a column of its own.
///
/// `useridentity.sessioncontext.attributes` is column useridentity, fields [11, 0];
/// `json_extract_scalar(requestparameters, '$.bucketName')` is the column with a JSON tail.
struct Access: Hashable {
  enum Tail: Hashable {
    case none
    case json([String])
    case mapKey(String)
  }

  var column: Int
  var fields: [Int] = []
  var tail = Tail.none

  /// The whole column.
  var root: Access { Access(column: column) }
  var isRoot: Bool { fields.isEmpty && tail == .none }

  func shifted(by offset: Int) -> Access {
    var access = self
    access.column += offset
    return access
  }

  /// What this access is, where its column is `base` of something else.
  func within(_ base: Access) -> Access? {
    if isRoot { return base }
    guard base.tail == .none else { return nil }
    return Access(column: base.column, fields: base.fields + fields, tail: tail)
  }
}

extension Expr {
  /// The expression as an access, if it is nothing else.
  var access: Access? {
    switch self {
    case .column(let column, _): return Access(column: column)
    case .field(let base, let index, _):
      guard var access = base.access, access.tail == .none else { return nil }
      access.fields.append(index)
      return access
    case .call(let call):
      guard call.arguments.count == 2, var access = call.arguments[0].access,
        access.tail == .none, case .constant(.text(let bytes), _) = call.arguments[1]
      else { return nil }
      switch (call.function.name, call.arguments[0].type) {
      case ("json_extract_scalar", .varchar):
        guard let keys = JSONKeyPath.keys(bytes) else { return nil }
        access.tail = .json(keys)
        return access
      case ("element_at", .map(.varchar, .varchar)):
        access.tail = .mapKey(String(decoding: bytes, as: UTF8.self))
        return access
      default: return nil
      }
    default: return nil
    }
  }

  /// Adds the largest accesses in the expression; with `rootsOnly` the whole columns.
  func addAccesses(to found: inout Set<Access>, rootsOnly: Bool) {
    if let access {
      found.insert(rootsOnly ? access.root : access)
    } else {
      for operand in operands { operand.addAccesses(to: &found, rootsOnly: rootsOnly) }
    }
  }

  /// The expression over a plan that gives the accesses at other columns.
  func replacingAccesses(_ given: [Access: Int]) -> Expr {
    if let access, let column = given[access] { return .column(column, type) }
    if case .column(let column, let type) = self {
      return .column(given[Access(column: column)] ?? column, type)
    }
    return mapOperands { $0.replacingAccesses(given) }
  }
}

extension Scan {
  /// The column that gives an access directly; nil where the lens has no such source.
  func column(for access: Access) -> ScanColumn? {
    let base = columns[access.column]
    if access.isRoot { return base }
    guard case .path(var path) = base.source else { return nil }
    var type = base.type
    var words = [base.name]
    for index in access.fields {
      guard case .row(let fields) = type, index < fields.count, let name = fields[index].name
      else { return nil }
      path.append(name)
      words.append(name)
      type = fields[index].type
    }
    var name = words.joined(separator: ".")
    switch access.tail {
    case .none: return ScanColumn(name: name, source: .path(path), type: type)
    case .json(let keys):
      guard type.isText else { return nil }
      name += "→" + keys.joined(separator: ".")
      return ScanColumn(name: name, source: .jsonScalar(base: path, keys: keys), type: .text)
    case .mapKey(let key):
      guard case .map(.varchar, .varchar) = type else { return nil }
      return ScanColumn(
        name: name + "[\(key)]", source: .mapEntry(base: path, key: key), type: .text)
    }
  }
}
