import Foundation
import TarnColumns
import TarnTesting
import Testing

@testable import TarnExports

@Suite("The page of a timeline")
struct TimelinePageTests {
  private static func page(_ rows: [[String?]], _ names: [String]) -> String {
    var writer = TimelinePage()
    var bytes: [UInt8] = []
    writer.begin(
      names.map { ResultColumn(name: $0, type: "varchar", isBareJSON: false, isNumber: false) },
      into: &bytes)
    let vectors = names.indices.map { index in
      Vector(.varchar(length: nil), rows.map { $0[index].map { .string($0) } ?? .null })
    }
    writer.write(vectors, rows: rows.count, into: &bytes)
    writer.end(into: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What the browser's JSON.parse is given: up to the first end of a script.
  private static func block(_ page: String, _ id: String) throws -> Any {
    let start = try #require(
      page.range(of: "<script type=\"application/json\" id=\"\(id)\">")
    ).upperBound
    let end = try #require(page.range(of: "</script", range: start..<page.endIndex)).lowerBound
    return try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
  }

  @Test(
    "no text of an event leaves its place",
    arguments: [
      "</script><script>alert(1)</script>", "<!--<script>", "]]>", "</SCRIPT >", "\"];alert(1)//",
      "\\u003c/script>", "\u{2028}\u{2029}", "\u{0}\u{1}\n\r\t", "'\"`${1}", "/*ROWS*/",
      "/*COLUMNS*/", "&lt;b&gt;", "é\u{301}🎉", "",
    ])
  func hostile(_ text: String) throws {
    let page = Self.page([[text, nil], ["a", text]], ["who", text])
    let rows = try #require(try Self.block(page, "rows") as? [[Any]])
    #expect(rows.count == 2 && rows[0][0] as? String == text && rows[0][1] is NSNull)
    #expect(rows[1][1] as? String == text)
    #expect(try Self.block(page, "columns") as? [String] == ["who", text])
    let plain = Self.page([], [])
    let scripts = { (page: String) in page.lowercased().components(separatedBy: "<script").count }
    #expect(scripts(page) == scripts(plain))
    #expect(
      page.components(separatedBy: "<!--").count == plain.components(separatedBy: "<!--").count)
  }

  @Test("no rows: an empty list")
  func empty() throws {
    #expect(try Self.block(Self.page([], ["a"]), "rows") as? [[String]] == [])
  }

  @Test("the page asks nothing of a network, and makes no markup of texts")
  func selfContained() {
    let page = Self.page([], ["a"])
    for word in ["http://", "https://", "src=", "href=", "innerHTML", "document.write", "eval("] {
      #expect(!page.contains(word), "\(word)")
    }
    #expect(page.contains("default-src 'none'"))
  }

  @Test("the copy in the program is Schema/Exports/timeline.html")
  func copy() throws {
    let path = Checkout.root + "/Schema/Exports/timeline.html"
    let file = try String(contentsOfFile: path, encoding: .utf8)
    #expect(TimelinePage.text + "\n" == file)
  }
}
