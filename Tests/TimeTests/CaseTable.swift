import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The lines of a table of `Tests/Cases/time`: fields parted by tabs.
struct CaseTable {
  struct Line: Sendable, CustomTestStringConvertible {
    let number: Int
    let fields: [String]
    var testDescription: String { "line \(number): \(fields.joined(separator: " | "))" }

    /// The field, empty where the line is shorter.
    subscript(_ index: Int) -> String { index < fields.count ? fields[index] : "" }
  }

  static func lines(of name: String, beside file: String = #filePath) -> [Line] {
    let folder = file.split(separator: "/").dropLast(2).joined(separator: "/")
    guard let text = contents(of: "/\(folder)/Cases/time/\(name)") else { return [] }
    var lines: [Line] = []
    let all = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in all.enumerated() {
      if line.isEmpty || line.hasPrefix("#") { continue }
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(unescape)
      lines.append(Line(number: index + 1, fields: fields))
    }
    return lines
  }

  static func contents(of path: String) -> String? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// `\s` is a blank, `\e` nothing at all, `\u202f` the narrow no-break space.
  private static func unescape(_ field: Substring) -> String {
    var text = ""
    var rest = field
    while let first = rest.first {
      for (escape, meaning) in [("\\s", " "), ("\\e", ""), ("\\u202f", "\u{202F}")]
      where rest.hasPrefix(escape) {
        text += meaning
        rest = rest.dropFirst(escape.count - 1)
      }
      if rest.first == first { text.append(first) }
      rest = rest.dropFirst()
    }
    return text
  }
}
