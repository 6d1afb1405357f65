import Foundation
import Testing

@testable import TarnJSON

struct ExtractPathTests {
  @Test("a path finds its value, by checking and by skipping", arguments: caseLines("extract.txt"))
  func cases(_ line: String) throws {
    let parts = line.components(separatedBy: " => ")
    let (path, text, expected) = (parts[0], Array(parts[1].utf8), parts[2])
    if expected == "invalid" {
      let error = #expect(throws: JSONPathError.self) { try JSONExtractPath(Array(path.utf8)) }
      #expect(error?.message == "Invalid JSON path: '\(path)'")
      return
    }
    let compiled = try JSONExtractPath(Array(path.utf8))
    let (checked, trusted) = text.withUnsafeBufferPointer { bytes in
      let scanner = JSONScanner(bytes)
      func value(_ start: Int?) -> String {
        guard let start, let item = scanner.item(at: start) else { return "-" }
        return String(decoding: scanner.bytes(item.span), as: UTF8.self)
      }
      do throws(JSONError) {
        return (value(try compiled.locate(in: scanner)), value(compiled.locateTrusted(in: scanner)))
      } catch {
        return ("!", "!")
      }
    }
    #expect(checked == expected)
    #expect(trusted == expected)
  }

  @Test("a path of a thousand steps walks a text of that depth")
  func deep() throws {
    let path = try JSONExtractPath(Array(("$" + String(repeating: ".a", count: 1000)).utf8))
    let text = Array(
      (String(repeating: #"{"a":"#, count: 1000) + "5" + String(repeating: "}", count: 1000)).utf8)
    text.withUnsafeBufferPointer {
      #expect(path.locateTrusted(in: JSONScanner($0)) == 5000)
    }
  }
}
