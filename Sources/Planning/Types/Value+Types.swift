package import TarnColumns

extension Value {
  /// Whether a vector of the type can hold the value.
  package func isValue(of type: SQLType) -> Bool {
    switch (self, type.layout) {
    case (.null, _), (.boolean, .boolean), (.integer, .int64), (.wide, .int128),
      (.double, .double), (.text, .text), (.instant, .instant):
      return type != .unknown || isNull
    case (.list(let items), .list):
      guard case .array(let element) = type else { return false }
      return items.allSatisfy { $0.isValue(of: element) }
    case (.map(let entries), .map):
      guard case .map(let key, let value) = type else { return false }
      return entries.allSatisfy {
        !$0.key.isNull && $0.key.isValue(of: key) && $0.value.isValue(of: value)
      }
    case (.row(let items), .row):
      guard case .row(let fields) = type, fields.count == items.count else { return false }
      return zip(items, fields).allSatisfy { $0.isValue(of: $1.type) }
    default: return false
    }
  }
}
