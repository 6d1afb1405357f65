import TarnColumns
import TarnSQLSyntax

/// Which table a name means, for names as people paste them.
///
///     cloudtrail_logs · db.my_view · tarn.partitions        known by name
///     cloudtrail                                            a store: CloudTrail Lake's columns
///     5e2676f8-… · $EDS_ID · <EDS ID> · eds-id              Lake's columns, with a note
///     irworkshop.cloudtrail_2024                            Athena's columns, with a note
struct TableResolution {
  enum Meaning {
    case table(TableDescription)
    /// The text of a view's query.
    case view(String)
  }

  let catalog: any TableCatalog
  let session: PlanningSession
  /// What the user is told.
  private(set) var note: String?

  init(catalog: any TableCatalog, session: PlanningSession) {
    self.catalog = catalog
    self.session = session
  }

  mutating func resolve(_ name: TableName) throws(SQLError) -> Meaning {
    let words = name.parts.map { $0.text.lowercased() }
    let last = words.last ?? ""
    if let table = try bookkeeping(words, name) { return .table(table) }
    if let text = catalog.view(named: last) { return .view(text) }
    if let text = catalog.externalTable(named: last) {
      return .table(try Self.table(text, name))
    }
    if let table = LensTables.builtIn[last] { return .table(table) }
    if let store = store(last) { return .table(lens(session.dialect ?? .lake, store: store)) }
    return .table(try unknown(name, last))
  }

  /// A store by its name or id; an ARN ends in the id.
  private func store(_ word: String) -> String? {
    let id = word.split(separator: "/").last.map(String.init) ?? word
    return catalog.stores.first {
      $0.name.lowercased() == word || $0.id?.lowercased() == id
    }?.name
  }

  private func lens(_ dialect: TableDescription.Dialect, store: String?) -> TableDescription {
    let name = dialect == .lake ? LensTables.lakeName : LensTables.athenaName
    var table =
      LensTables.builtIn[name]
      ?? TableDescription(name: name, kind: .lens(.events), dialect: dialect, columns: [])
    table.store = store
    return table
  }

  private mutating func unknown(
    _ name: TableName, _ word: String
  ) throws(SQLError) -> TableDescription {
    let text = name.parts.map(\.text).joined(separator: ".")
    if session.strictNames {
      throw SQLError(
        .tableNotFound, "Table '\(text)' does not exist", at: name.position,
        suggestion: Spelling.nearest(to: word, among: knownNames))
    }
    let isForeignID = name.form == .uuid || name.form == .arn
    if isForeignID, catalog.stores.count > 1 {
      let stores = catalog.stores.map { "'\($0.name)'" }.joined(separator: ", ")
      throw SQLError(
        .tableNotFound,
        "Event data store '\(text)' is none of this lake's stores: \(stores); "
          + "`tarn stores add NAME --id UUID` gives a store this id", at: name.position)
    }
    let dialect = session.dialect ?? (name.form == .name ? .athena : .lake)
    let table = lens(dialect, store: nil)
    note =
      dialect == .lake
      ? "'\(text)' is read as the default store, with CloudTrail Lake's columns"
      : "'\(text)' is read as \(LensTables.athenaName)"
    return table
  }

  var knownNames: [String] {
    LensTables.names + catalog.userTables + catalog.userViews + catalog.stores.map(\.name)
  }

  /// `tarn.x` and `information_schema.x`.
  private func bookkeeping(
    _ words: [String], _ name: TableName
  ) throws(SQLError) -> TableDescription? {
    guard words.count >= 2 else { return nil }
    let schema = words[words.count - 2]
    guard BookkeepingTables.schemas.contains(schema) else { return nil }
    let full = "\(schema).\(words[words.count - 1])"
    if let table = BookkeepingTables.table(full) { return table }
    throw SQLError(
      .tableNotFound, "Table '\(full)' does not exist", at: name.position,
      suggestion: Spelling.nearest(to: full, among: BookkeepingTables.names))
  }

  /// The user's own text, which was checked when it was made.
  private static func table(
    _ text: String, _ name: TableName
  ) throws(SQLError) -> TableDescription {
    let statement: Statement
    do throws(SyntaxError) {
      statement = try Statement.parse(text)
    } catch {
      throw SQLError(
        .syntaxError,
        "The definition of table '\(name.last.text)' cannot be read: \(error.message)",
        at: name.position)
    }
    guard case .createTable(let table) = statement else {
      throw SQLError(
        .syntaxError, "The definition of table '\(name.last.text)' is not a CREATE TABLE",
        at: name.position)
    }
    return try TableDescription(table)
  }
}
