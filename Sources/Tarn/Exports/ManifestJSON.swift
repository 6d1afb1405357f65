import TarnJSON

/// JSON as manifests hold it; nothing nests deeper than a manifest does.
indirect enum ManifestJSON: Equatable, Sendable {
  case null
  case boolean(Bool)
  case number(String)
  case text(String)
  case array([ManifestJSON])
  case object([(key: String, value: ManifestJSON)])

  static func == (left: ManifestJSON, right: ManifestJSON) -> Bool {
    left.compact == right.compact
  }

  static func number(_ value: Int) -> ManifestJSON { .number(String(value)) }
  static func optional(_ text: String?) -> ManifestJSON { text.map { .text($0) } ?? .null }

  subscript(key: String) -> ManifestJSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  var text: String? {
    if case .text(let text) = self { return text }
    return nil
  }

  var integer: Int? {
    if case .number(let digits) = self { return Int(digits) }
    return nil
  }

  var elements: [ManifestJSON] {
    if case .array(let elements) = self { return elements }
    return []
  }

  var members: [(key: String, value: ManifestJSON)] {
    if case .object(let members) = self { return members }
    return []
  }

  // MARK: - Writing

  var compact: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  func append(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes += "null".utf8
    case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
    case .number(let digits): bytes += digits.utf8
    case .text(let text): Self.append(text, to: &bytes)
    case .array(let elements):
      bytes.append(UInt8(ascii: "["))
      for (number, element) in elements.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        element.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    case .object(let members):
      bytes.append(UInt8(ascii: "{"))
      for (number, member) in members.enumerated() {
        if number > 0 { bytes.append(UInt8(ascii: ",")) }
        Self.append(member.key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        member.value.append(to: &bytes)
      }
      bytes.append(UInt8(ascii: "}"))
    }
  }

  static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { JSONWriter.appendString($0, to: &bytes) }
  }

  // MARK: - Reading

  private static let deepest = 8

  /// Nil for what is no JSON, or nests deeper than a manifest.
  init?(_ bytes: [UInt8]) {
    let parsed = bytes.withUnsafeBufferPointer { buffer -> ManifestJSON? in
      let scanner = JSONScanner(buffer)
      guard (try? scanner.validateWhole(maximumDepth: Self.deepest)) != nil else { return nil }
      return Self.value(scanner, scanner.item(at: scanner.skipSpace(from: 0)), depth: 0)
    }
    guard let parsed else { return nil }
    self = parsed
  }

  private static func value(
    _ scanner: JSONScanner, _ item: JSONItem?, depth: Int
  ) -> ManifestJSON? {
    guard let item, depth <= deepest else { return nil }
    let raw = scanner.bytes(item.content)
    switch item.kind {
    case .null: return .null
    case .bool: return .boolean(raw.first == UInt8(ascii: "t"))
    case .number: return .number(String(decoding: raw, as: UTF8.self))
    case .string: return .text(String(decoding: JSONString.decode(raw), as: UTF8.self))
    case .array:
      guard var elements = JSONElements(scanner, at: item.span.lowerBound) else { return nil }
      var found: [ManifestJSON] = []
      while let element = elements.next() {
        guard let value = value(scanner, element, depth: depth + 1) else { return nil }
        found.append(value)
      }
      return .array(found)
    case .object:
      guard var members = JSONMembers(scanner, at: item.span.lowerBound) else { return nil }
      var found: [(key: String, value: ManifestJSON)] = []
      while let member = members.next() {
        guard let value = value(scanner, member.value, depth: depth + 1) else { return nil }
        let key = JSONString.decode(scanner.bytes(member.key))
        found.append((String(decoding: key, as: UTF8.self), value))
      }
      return .object(found)
    }
  }
}
