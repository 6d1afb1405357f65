/// The lake's tables and versions.
package enum LakeSchema {
  /// "Tarn" in ASCII: what `file` and SQLite's header show.
  static let applicationID: Int64 = 0x5461_726E
  /// What this program reads and writes. A lake names the versions it needs.
  static let readVersion: Int64 = 1
  static let writeVersion: Int64 = 1

  /// The schema this program creates; Schema/lake.sql is the authority.
  package static var sql: String { text }
}
