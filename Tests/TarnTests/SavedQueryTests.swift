import Foundation
import TarnTesting
import Testing

@testable import Tarn

@Suite("Saved queries")
struct SavedQueryTests {
  private static let names: [String] =
    (try? QueryLibrary.builtIn().queries.map(\.name)) ?? []

  @Test("the binary holds the queries of the folder, file for file")
  func embedded() throws {
    let built = try QueryLibrary.builtIn()
    var onDisk = QueryLibrary()
    try onDisk.add(folder: Checkout.root + "/Queries")
    #expect(built.queries.count == onDisk.queries.count && !built.queries.isEmpty)
    for (left, right) in zip(built.queries, onDisk.queries) {
      #expect(left.name == right.name && left.folder == right.folder)
      #expect(
        left.text.trimmingCharacters(in: .newlines)
          == right.text.trimmingCharacters(in: .newlines), "run Queries/embed.sh")
    }
    #expect(Set(built.queries.map(\.name)).count == built.queries.count)
  }

  @Test("every query finds what its cases say, and not what comes near", arguments: names)
  func cases(_ name: String) throws {
    let query = try #require(QueryLibrary.builtIn()[name])
    let file = Checkout.root + "/Tests/Cases/queries/\(query.folder)/\(name).json"
    let cases = try QueryCases(
      String(contentsOfFile: file, encoding: .utf8), file: file)
    #expect(cases.cases.count >= 3)
    let scratch = try Scratch()
    let failures = try query.failures(of: cases, in: scratch.path)
    #expect(failures.isEmpty, "\(failures.joined(separator: "\n"))")
  }

  @Test("a case that does not hold is told")
  func failingCases() throws {
    let query = try SavedQuery(
      Self.header + "\nSELECT eventid FROM cloudtrail_logs WHERE eventname = ?;", folder: "",
      file: "x.sql")
    let cases = try QueryCases(
      #"""
      {"parameters": {"event": "A"}, "matches": [
        {"why": "another", "events": [{"eventName": "B"}]},
        {"why": "three", "events": [{"eventName": "A"}], "rows": 3}],
       "misses": [{"why": "it is there", "events": [{"eventName": "A"}]},
        {"why": "right", "events": [{}]}]}
      """#, file: "x.json")
    let scratch = try Scratch()
    #expect(
      try query.failures(of: cases, in: scratch.path) == [
        "x: 'another' gives no row", "x: 'three' gives 1 rows, not 3",
        "x: 'it is there' gives 1 rows, not 0",
      ])
  }

  private static let header = """
    -- name: x
    -- title: X
    -- description: One line
    --   and another.
    -- severity: low
    -- kind: finding
    -- parameter: event varchar -- The call
    """

  @Test(
    "a header that is wrong is refused with its line",
    arguments: [
      ("-- name: x", "x.sql:1: 'title' is missing"),
      ("-- nam: x", "x.sql:1: 'nam' is no entry"),
      ("-- name: x\n-- name: y", "x.sql:2: 'name' is there twice"),
      ("--   on", "x.sql:1: a line goes on"),
      ("--name: x", "x.sql:1: a header's line"),
      (header + "\n-- parameter: n number -- N", "'number' is no parameter's type"),
      (header + "\n-- parameter: n bigint default 3", "ends in ' -- MEANING'"),
      (header + "\n-- parameter: event bigint -- N", "x.sql:8: parameter 'event' is there twice"),
      (header + "\n-- uses: event, other", "'uses' names 'other'"),
      (header + "\n-- dialect: duck", "'duck' is no dialect"),
      (header.replacing("severity: low", with: "severity: bad"), "'bad' is no severity"),
    ])
  func headers(_ text: String, _ message: String) {
    let error = #expect(throws: LakeError.self) {
      _ = try SavedQuery(text + "\nSELECT 1;", folder: "", file: "x.sql")
    }
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test("values are typed and bound; literals can be pasted")
  func values() throws {
    let query = try SavedQuery(
      """
      -- name: x
      -- title: X
      -- description: D
      -- severity: high
      -- kind: report
      -- parameter: from timestamp default "now-1d" -- F
      -- parameter: names array(varchar) default ['a', 'it''s'] -- N
      -- parameter: count bigint default 3 -- C
      -- uses: count, from, names, count
      SELECT ? + 1, ?, ?, '?', ? FROM (VALUES 1);
      """, folder: "", file: "x.sql")
    let now: Int64 = 1_767_400_000_000_000
    #expect(
      try query.literal(["count": "7"], now: now).contains(
        "SELECT 7 + 1, '2026-01-02T00:26:40Z', ARRAY['a', 'it''s'], '?', 7"))
    #expect(throws: LakeError.self) { try query.literal(["count": "seven"], now: now) }
    #expect(throws: LakeError.self) { try query.literal(["other": "1"], now: now) }
    let injected = try query.literal(["names": "['x''); DROP']"], now: now)
    #expect(injected.contains("ARRAY['x''); DROP']"))
  }
}
