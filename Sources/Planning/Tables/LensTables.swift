import TarnColumns
import TarnSQLSyntax

/// The tables that every lake has: the texts of Schema/Tables, read once.
package enum LensTables {
  /// Athena's table over the default store.
  package static let athenaName = "cloudtrail_logs"
  /// CloudTrail Lake's columns; what the name of a store or a UUID means.
  package static let lakeName = "event_data_store"

  /// By lower-case name. The texts are our own and a test reads each of them.
  package static let builtIn: [String: TableDescription] = {
    var tables: [String: TableDescription] = [:]
    for (name, text) in texts {
      guard case .createTable(let table)? = try? Statement.parse(text),
        let description = try? TableDescription(table, isBuiltIn: true)
      else { continue }
      tables[name] = description
    }
    return tables
  }()

  /// The text of Schema/Tables for a built-in table.
  package static func text(_ name: String) -> String? {
    texts.first { $0.name == name.lowercased() }?.text
  }

  package static var names: [String] { texts.map(\.name) }

  /// Which records a table of this name reads, and by which dialect its columns are meant.
  static func meaning(_ name: String) -> (TableDescription.LensKind, TableDescription.Dialect) {
    switch name {
    case "cloudtrail_insights": (.insights, .lake)
    case "cloudtrail_aggregated": (.aggregated, .lake)
    case lakeName: (.events, .lake)
    default: (.events, .athena)
    }
  }
}
