import TarnJSON
import TarnPlanning

/// A path into a record: keys that match ignoring case (the lens's own names), then keys that match
/// exactly (those of a JSON path that the user wrote).
struct RecordPath: Hashable, Sendable {
  struct Step: Hashable, Sendable {
    /// Lower-case where `ignoresCase`.
    let key: [UInt8]
    let ignoresCase: Bool

    func matches(_ raw: UnsafeBufferPointer<UInt8>, hasEscapes: Bool) -> Bool {
      if hasEscapes {
        let decoded = JSONString.decode(raw)
        return decoded.withUnsafeBufferPointer { matchesDecoded($0) }
      }
      return matchesDecoded(raw)
    }

    private func matchesDecoded(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      guard bytes.count == key.count else { return false }
      if !ignoresCase { return bytes.elementsEqual(key) }
      for index in key.indices where RecordPath.lowered(bytes[index]) != key[index] {
        return false
      }
      return true
    }
  }

  let steps: [Step]

  init(_ steps: [Step]) { self.steps = steps }

  init(ignoringCase keys: [String], exactly exact: [String] = []) {
    steps =
      keys.map { Step(key: $0.utf8.map(Self.lowered), ignoresCase: true) }
      + exact.map { Step(key: Array($0.utf8), ignoresCase: false) }
  }

  func appending(ignoringCase key: String) -> RecordPath {
    RecordPath(steps + [Step(key: key.utf8.map(Self.lowered), ignoresCase: true)])
  }

  static func lowered(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
  }

  /// The value that the path leads to in a validated text; of equal keys the last counts.
  func locate(
    _ scanner: JSONScanner, at offset: Int, from first: Int = 0
  ) -> (item: JSONItem, used: Int)? {
    guard var item = scanner.item(at: offset) else { return nil }
    var used = first
    while used < steps.count, item.kind == .object {
      guard var members = JSONMembers(scanner, at: item.span.lowerBound) else { break }
      var found: JSONItem?
      while let member = members.next() {
        let key = scanner.bytes(member.key)
        if steps[used].matches(key, hasEscapes: member.keyHasEscapes) { found = member.value }
      }
      guard let found else { return nil }
      item = found
      used += 1
    }
    return (item, used)
  }
}
