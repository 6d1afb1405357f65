import Tarn

/// Takes a folder of CloudTrail files in and asks who was busiest.
///
///     swift run Embed LAKE.db LOGS/
@main
struct Embed {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard let path = arguments.first else {
      print("usage: Embed LAKE.db [LOGS…]")
      return
    }
    let lake = try await EventLake(at: path)
    let summary = try await lake.ingest(Array(arguments.dropFirst()))
    print("\(summary.new) new events, \(summary.duplicate) duplicates")

    let rows = try await lake.query(
      """
      SELECT eventname, count(*) AS n FROM cloudtrail_logs
      WHERE eventname <> :noise GROUP BY 1 ORDER BY n DESC, 1 LIMIT 3
      """, ["noise": .text("Decrypt")])
    for try await row in rows {
      print(row["eventname"] ?? "?", row["n"] ?? "?")
    }
  }
}
