import Foundation
import TarnColumns
import TarnPlanning
import TarnSQLSyntax
import Testing

@Suite struct HostileTests {
  static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test(
    "Long and deep statements are planned",
    arguments: [
      "SELECT \(repeated("lower(", 200))b\(repeated(")", 200)) FROM t",
      "SELECT 1 FROM t WHERE \(repeated("a = 1 AND ", 5000))TRUE",
      "SELECT 1 FROM t WHERE \(repeated("a = 1 OR ", 5000))FALSE",
      "SELECT a IN (\(repeated("1, ", 5000))2) FROM t",
      repeated("SELECT a FROM t UNION ALL ", 500) + "SELECT 1",
      repeated("SELECT * FROM (", 60) + "SELECT a FROM t" + repeated(")", 60),
      "SELECT count(*) FROM t x0" + (1...30).map { ", t x\($0)" }.joined(),
      "SELECT \(repeated("a, ", 1000))b FROM t ORDER BY 1",
      "SELECT a FROM t GROUP BY CUBE (a, b, c, a, b, c, a, b, c, a, b)",
      "WITH x0 AS (SELECT a FROM t)"
        + (1...20).map { ", x\($0) AS (SELECT p.a FROM x\($0 - 1) p, x\($0 - 1) q)" }.joined()
        + " SELECT * FROM x20",
    ])
  func planned(_ sql: String) throws {
    let planned = try Planning.plan(sql)
    #expect(planned.plan.inconsistency() == nil)
  }

  @Test(
    "Statements beyond all measure end in an error with a place",
    arguments: [
      repeated("SELECT * FROM (", 300) + "SELECT a FROM t" + repeated(")", 300),
      "SELECT 1" + repeated(" + 1", 3000),
      "SELECT 1 FROM t x0" + (1...300).map { ", t x\($0)" }.joined(),
      "SELECT a FROM t GROUP BY CUBE (a, b, c, a, b, c, a, b, c, a, b, c)",
      "SELECT a FROM t GROUP BY CUBE (a, b, c, a), CUBE (a, b, c, a), CUBE (a, b, c, a)",
      repeated("SELECT a FROM t EXCEPT ", 500) + "SELECT 1",
      "SELECT 99999999999999999999999999999999999999999.9",
      "SELECT INTERVAL '999999999999999999' DAY", "SELECT CAST(1 AS decimal(99, 2))",
      "SELECT CAST(1 AS varchar(99999999999))", "SELECT CAST(1 AS timestamp(13))",
      "SELECT a FROM t LIMIT 99999999999999999999", "SELECT ROW(1, 2)[3]", "SELECT ROW(1, 2)[0]",
      "SELECT * FROM t TABLESAMPLE BERNOULLI (101)", "SELECT * FROM UNNEST(1)",
      "SELECT grouping(b) FROM t GROUP BY a",
    ])
  func refused(_ sql: String) {
    do {
      _ = try Planning.plan(sql)
      Issue.record("no error: \(sql.prefix(80))")
    } catch let error as SQLError {
      #expect(error.position != nil)
    } catch {
      #expect(error is SyntaxError)
    }
  }

  /// A generator of its own, so that a failure comes again.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  @Test("Statements with words exchanged, dropped and doubled never trap")
  func mutations() throws {
    let files = [
      "select.txt", "joins.txt", "subqueries.txt", "windows.txt", "sets.txt", "tables.txt",
      "rules.txt", "bench.txt",
    ]
    var words: [[Swift.Substring]] = []
    for file in files {
      words += try CaseFile(file).cases.map { $0.sql.split(separator: " ") }
    }
    let rounds = ProcessInfo.processInfo.environment["TARN_LONG"] == nil ? 1500 : 200_000
    var random = Random(state: 20_231_201)
    var planned = 0
    for _ in 0..<rounds {
      var sentence = words[Int.random(in: words.indices, using: &random)]
      for _ in 0..<Int.random(in: 1...3, using: &random) where !sentence.isEmpty {
        let place = Int.random(in: sentence.indices, using: &random)
        let other = words[Int.random(in: words.indices, using: &random)]
        switch Int.random(in: 0..<4, using: &random) {
        case 0: sentence.remove(at: place)
        case 1: sentence.insert(sentence[place], at: place)
        case 2: sentence[place] = other[Int.random(in: other.indices, using: &random)]
        default: sentence.swapAt(place, Int.random(in: sentence.indices, using: &random))
        }
      }
      let sql = sentence.joined(separator: " ")
      if let found = try? Planning.plan(sql) {
        planned += 1
        #expect(found.plan.inconsistency() == nil, "\(sql)")
        #expect(found.plan.types == found.columns.map(\.type), "\(sql)")
      }
    }
    #expect(planned > rounds / 50)
  }
}
