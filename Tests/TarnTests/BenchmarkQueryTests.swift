import Foundation
import TarnSynth
import TarnTesting
import Testing

@testable import Tarn

@Suite("The workload of the benchmark")
struct BenchmarkQueryTests {
  @Test("every query runs, with the same bytes on one thread and on two")
  func queries() async throws {
    let scratch = try Scratch()
    var options = SynthOptions()
    options.events = 3_000
    options.days = 2
    options.output = scratch.file("tree")
    _ = try synthesize(options)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([options.output])
    let queries = try Self.queries()
    #expect(queries.count == 20)
    for (name, sql) in queries {
      let one = try Self.run(sql, on: lake.path, threads: 1)
      let two = try Self.run(sql, on: lake.path, threads: 2)
      #expect(one == two, "\(name)")
      #expect(!one.isEmpty, "\(name)")
    }
  }

  private static func run(_ sql: String, on path: String, threads: Int) throws -> String {
    var options = QuerySession.Options()
    options.threads = threads
    let session = QuerySession(lakePath: path, options: options)
    var bytes: [UInt8] = []
    let result = try session.run(0, of: Script(sql))
    _ = try ResultPrinter(format: "csv").print(result) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The queries with plain values in the places of `{…}`.
  private static func queries() throws -> [(name: String, sql: String)] {
    let text = try String(
      contentsOfFile: Checkout.root + "/Tests/Bench/queries/athena.sql", encoding: .utf8)
    let values = [
      "date": "2026-03-02", "year": "2026", "month": "03", "day": "02", "ip": "10.0.0.1",
      "event_id": "00000000-0000-0000-0000-000000000000", "access_key": "ASIAEXAMPLE",
      "bucket": "a-bucket",
    ]
    return text.components(separatedBy: "-- name: ").dropFirst().map { part in
      let lines = part.split(separator: "\n", maxSplits: 1)
      var sql = String(lines[1])
      for (name, value) in values { sql = sql.replacingOccurrences(of: "{\(name)}", with: value) }
      return (String(lines[0]), sql)
    }
  }
}
