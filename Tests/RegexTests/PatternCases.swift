import Testing

@testable import TarnRegex

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A line of a case file under Tests/Cases/regex.
struct PatternCase: Sendable, CustomTestStringConvertible {
  var place: String
  var pattern: String
  var text: [UInt8]
  /// All matches, each with its groups, as byte spans: `0-3,1-2,- 5-8,6-7,-`.
  var spans: String

  var testDescription: String { "\(place) \(pattern)" }

  static let files = ["anchors", "basics", "classes", "flags", "groups"]

  static func read(_ file: String) -> [PatternCase] {
    lines(of: file).map { place, fields in
      PatternCase(
        place: place, pattern: fields[0], text: unescaped(fields[1]), spans: fields[2])
    }
  }

  /// The fields of each line that is no comment, with its place.
  static func lines(of file: String) -> [(String, [String])] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    guard let stream = fopen("/\(folder)/Cases/regex/\(file).txt", "r") else { return [] }
    defer { fclose(stream) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, stream)
      if count == 0 { break }
      bytes.append(contentsOf: chunk[..<count])
    }
    var result: [(String, [String])] = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    {
      if line.isEmpty || line.first == 0x23 { continue }
      let fields = line.split(separator: 0x09, omittingEmptySubsequences: false)
      result.append(("\(file):\(index + 1)", fields.map { String(decoding: $0, as: UTF8.self) }))
    }
    return result
  }

  static func unescaped(_ field: String) -> [UInt8] {
    var result = ""
    var rest = field.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let kind = rest.popFirst() else {
        result.unicodeScalars.append(scalar)
        continue
      }
      switch kind {
      case "n": result += "\n"
      case "r": result += "\r"
      case "t": result += "\t"
      case "u":
        let digits = rest.dropFirst().prefix { $0 != "}" }
        rest = rest.dropFirst(digits.count + 2)
        if let value = UInt32(String(digits), radix: 16), let scalar = Unicode.Scalar(value) {
          result.unicodeScalars.append(scalar)
        }
      default: result.unicodeScalars.append(kind)
      }
    }
    return Array(result.utf8)
  }
}

/// All matches of a matcher as a case file writes them.
func spans(_ matcher: Matcher, _ text: [UInt8]) throws -> String {
  try text.withUnsafeBufferPointer { bytes in
    var cursor = Matcher.Cursor()
    var matches: [String] = []
    while try matcher.nextMatch(in: bytes, &cursor) {
      matches.append(describe(matcher.slots))
    }
    return matches.joined(separator: " ")
  }
}

func describe(_ slots: [Int]) -> String {
  stride(from: 0, to: slots.count, by: 2).map {
    slots[$0] >= 0 && slots[$0 + 1] >= slots[$0] ? "\(slots[$0])-\(slots[$0 + 1])" : "-"
  }.joined(separator: ",")
}
