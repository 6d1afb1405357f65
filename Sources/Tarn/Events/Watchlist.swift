/// Addresses, ranges, access keys and ARNs to look out for.
///
/// A line an entry; what follows a `#` after a blank is a comment.
public struct Watchlist: Sendable, Hashable {
  /// The file it came from.
  public let name: String
  public let entries: [String]
  /// Entries compared as text, in order.
  let plainEntries: [String]
  /// Ranges, and addresses of version 6.
  let addressEntries: [String]
  private let plain: Set<String>
  private let ranges: [Range]

  private struct Range: Hashable {
    let text: String
    let bytes: [UInt8]
    let bits: Int
  }

  /// Columns of `cloudtrail_logs` in which an entry may stand.
  static let columns = [
    "sourceipaddress", "useridentity.accesskeyid", "useridentity.arn",
    "useridentity.sessioncontext.sessionissuer.arn", "useridentity.principalid",
  ]

  public init(name: String, text: String) throws {
    self.name = name
    var entries: [String] = []
    var plain: [String] = []
    var addresses: [String] = []
    var ranges: [Range] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let word = words.first, !word.hasPrefix("#") else { continue }
      if words.count > 1, !words[1].hasPrefix("#") {
        throw LakeError(.usage, "Watchlist '\(name)' has a line of several words; it takes one")
      }
      let entry = String(word)
      entries.append(entry)
      // An ARN may hold slashes: only what reads as an address is one.
      guard let head = entry.split(separator: "/").first, NetworkAddress.bytes(String(head)) != nil
      else {
        plain.append(entry)
        continue
      }
      switch try NetworkAddress(entry) {
      case .range(let bytes, let bits):
        addresses.append(entry)
        ranges.append(Range(text: entry, bytes: bytes, bits: bits))
      case .version6(let bytes):
        addresses.append(entry)
        ranges.append(Range(text: entry, bytes: bytes, bits: 128))
      case .name: plain.append(entry)
      }
    }
    if entries.isEmpty { throw LakeError(.usage, "Watchlist '\(name)' has no entry") }
    self.entries = entries
    plainEntries = plain
    addressEntries = addresses
    self.plain = Set(plain)
    self.ranges = ranges
  }

  public init(file: String) throws {
    try self.init(name: file, text: Files.text(file))
  }

  /// The entry that a value is or lies in.
  func match(_ value: String) -> String? {
    if plain.contains(value) { return value }
    if ranges.isEmpty { return nil }
    guard let bytes = NetworkAddress.bytes(value) else { return nil }
    return ranges.first { NetworkAddress.lies(bytes, in: $0.bytes, bits: $0.bits) }?.text
  }
}
