import Foundation
import TarnSynth
import TarnTesting
import Testing

@testable import Tarn

@Suite("Shortcuts of the engine")
struct ShortcutTests {
  @Test("every statement gives the same rows with shortcuts and without, cold and warm")
  func statements() async throws {
    let scratch = try Scratch()
    var options = SynthOptions()
    options.events = 4_000
    options.days = 3
    options.output = scratch.file("tree")
    _ = try synthesize(options)
    let lake = try await EventLake(at: scratch.file("lake.db"))
    _ = try await lake.ingest([options.output, Checkout.root + "/Tests/Cases/shortcuts/odd.json"])
    var without = QuerySession.Options()
    without.disabledShortcuts = ["all"]
    without.threads = 1
    let plain = QuerySession(lakePath: lake.path, options: without)
    let quick = QuerySession(lakePath: lake.path)
    let text = try String(
      contentsOfFile: Checkout.root + "/Tests/Cases/shortcuts/queries.sql", encoding: .utf8)
    let script = try Script(text)
    #expect(script.count > 60)
    for number in 0..<script.count {
      let expected = try Self.lines(plain, number, script)
      let cold = try Self.lines(QuerySession(lakePath: lake.path), number, script)
      let warm = try Self.lines(quick, number, script)
      let sql = script.text(of: number)
      #expect(cold == expected, "\(sql)")
      #expect(warm == expected, "\(sql)")
      #expect(!expected.isEmpty)
    }
  }

  /// Sorted where the statement asks for no order.
  private static func lines(
    _ session: QuerySession, _ number: Int, _ script: Script
  ) throws -> [String] {
    var bytes: [UInt8] = []
    let result = try session.run(number, of: script)
    _ = try ResultPrinter(format: "csv").print(result) { bytes += $0 }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    return script.text(of: number).contains("ORDER BY") ? lines : lines.sorted()
  }
}
