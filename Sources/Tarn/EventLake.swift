import TarnStorage

/// A lake of CloudTrail events in one SQLite file.
///
///     let lake = try await EventLake(at: "audit.db")
///     let summary = try await lake.ingest(["logs/"])
///     for try await row in try await lake.query(
///       "SELECT eventname, count(*) AS n FROM cloudtrail_logs GROUP BY 1 ORDER BY n DESC LIMIT 5")
///     {
///       print(row["eventname"] ?? "", row["n"] ?? "")
///     }
///
/// A value: it holds the path and opens connections as work needs them, so that any number of
/// tasks may share one.
public struct EventLake: Sendable {
  public let path: String

  /// Opens a lake, or makes one where there is no file.
  public init(at path: String) async throws {
    self.path = path
    try await Blocking.run {
      do {
        _ = try LakeWriter(path: path, fast: false, cancellation: LakeCancellation())
      } catch {
        throw LakeError(error)
      }
    }
  }

  /// A lake that must be there already.
  package init(existing path: String) throws {
    self.path = path
    do {
      _ = try LakeReader(path: path)
    } catch {
      throw LakeError(error)
    }
  }

  /// One that the first ingest makes.
  package init(unopened path: String) { self.path = path }
}
