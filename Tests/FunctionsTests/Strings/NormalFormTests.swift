import Foundation
import Testing

@testable import TarnFunctions

@Suite struct NormalFormTests {
  @Test("texts of marks, ligatures and Korean letters have the forms known elsewhere")
  func forms() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Cases/functions/normalize.txt")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst()
    #expect(lines.count > 300)
    for line in lines {
      let fields = line.split(separator: "\t").map { field in
        field.split(separator: " ").compactMap { UInt32($0, radix: 16) }
      }
      let forms: [NormalForm] = [
        .composed, .decomposed, .compatiblyComposed, .compatiblyDecomposed,
      ]
      for (index, form) in forms.enumerated() {
        #expect(form.apply(to: fields[0]) == fields[index + 1], "\(form.rawValue) of \(line)")
      }
    }
  }
}
