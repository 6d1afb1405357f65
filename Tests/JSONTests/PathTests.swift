import Foundation
import Testing

@testable import TarnJSON

struct PathTests {
  static let variables: [(String, JSONPathArgument)] = [
    ("p", .scalar(.text(Array("x".utf8)))),
    ("day", .scalar(.text(Array("2024-01-01".utf8)))),
    ("zoned", .scalar(.text(Array("2024-01-01 10:00:00 UTC".utf8)))),
    ("number", .scalar(.number(.integer(41)))),
    ("nothing", .nothing),
    ("null", .null),
  ]

  /// A stand-in for the regular expressions that another module brings.
  static func matcher(_ pattern: String, _ flags: String) -> JSONPath.Matcher? {
    guard !pattern.contains("(") else { return nil }
    let wanted = pattern.filter { $0 != "+" }
    let ignoresCase = flags.contains("i")
    return { text in
      let text = String(decoding: text, as: UTF8.self)
      return ignoresCase ? text.lowercased().contains(wanted.lowercased()) : text.contains(wanted)
    }
  }

  private func compiled(_ path: String) throws(JSONPathError) -> JSONPath {
    try JSONPath(
      Array(path.utf8),
      variables: Self.variables.map { Array($0.0.utf8) } + [Array("array".utf8)],
      matcher: Self.matcher)
  }

  @Test("a path gives its items or its error", arguments: caseLines("paths.txt"))
  func cases(_ line: String) throws {
    let parts = line.components(separatedBy: " => ")
    let array = JSONPathArgument.json(try JSONTree(Array("[10, 20]".utf8)))
    var run = JSONPathRun(
      try compiled(parts[0]), try JSONTree(Array(parts[1].utf8)),
      arguments: Self.variables.map(\.1) + [array])
    do {
      let texts = try run.items().map { item in
        var text: [UInt8] = []
        #expect(run.appendText(of: item, to: &text))
        return String(decoding: text, as: UTF8.self)
      }
      #expect(texts.joined(separator: " ; ") == parts[2])
    } catch {
      #expect(parts[2].first == "!" && error.message.contains(parts[2].dropFirst()), "\(error)")
    }
  }

  @Test("a wrong path is refused at its byte", arguments: caseLines("path-errors.txt"))
  func errors(_ line: String) throws {
    let parts = line.components(separatedBy: " => ")
    let error = #expect(throws: JSONPathError.self) { try compiled(parts[1]) }
    #expect(error?.offset == Int(parts[0]))
    #expect(error?.message.contains(parts[2]) == true, "\(String(describing: error))")
  }

  @Test("a path cannot nest without end, and nesting costs no time out of proportion")
  func nesting() throws {
    for depth in [1_000, 20_000] {
      let open = String(repeating: "(", count: depth)
      let close = String(repeating: ")", count: depth)
      for path in [
        "lax \(open)1\(close)", "lax $ ? (\(open)@ == 1\(close))",
        "lax $ ? (\(open)@\(close) == 1)",
        "lax " + String(repeating: "$[", count: depth) + "0" + String(repeating: "]", count: depth),
        "lax " + String(repeating: "$?(@==", count: depth),
        "lax 1" + String(repeating: "+1", count: depth),
      ] {
        #expect(throws: JSONPathError.self) { try compiled(path) }
      }
    }
    _ = try compiled(
      "lax " + String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150))
    let filter = String(repeating: "(", count: 150) + "@ == 1" + String(repeating: ")", count: 150)
    var run = JSONPathRun(try compiled("lax $ ? (\(filter))"), try JSONTree([0x31]))
    #expect(try run.items().count == 1)
  }

  @Test("long chains of steps, minus signs and operands are no nesting")
  func chains() throws {
    _ = try compiled("lax $" + String(repeating: ".a", count: 20_000))
    _ = try compiled("lax $ ? (@ == 1" + String(repeating: " || @ == 2", count: 10_000) + ")")
  }

  @Test("items do not multiply without end")
  func explosion() throws {
    let text = Array("[\(Array(repeating: "1", count: 1000).joined(separator: ","))]".utf8)
    let subscripts = Array(repeating: "0 to last", count: 20).joined(separator: ",")
    var run = JSONPathRun(
      try compiled("lax $[\(subscripts)][\(subscripts)][\(subscripts)]"), try JSONTree(text))
    run.itemsLeft = 100_000
    #expect(throws: JSONPathEvaluationError("the path gives too many items")) {
      try run.items()
    }
  }

  @Test("a path of members tells its keys")
  func memberKeys() throws {
    #expect(try compiled("lax $.a.\"b c\"").memberKeys == [Array("a".utf8), Array("b c".utf8)])
    #expect(try compiled("strict $").memberKeys == [])
    #expect(try compiled("lax $.a[0]").memberKeys == nil)
    #expect(try compiled("lax $.*").memberKeys == nil)
  }
}
