/// What a value is, as its first byte tells.
package enum JSONKind: UInt8, Sendable, CaseIterable {
  case null
  case bool
  case number
  case string
  case array
  case object

  /// nil for a byte that no value can begin with.
  @inlinable package init?(firstByte: UInt8) {
    switch firstByte {
    case UInt8(ascii: "\""): self = .string
    case UInt8(ascii: "{"): self = .object
    case UInt8(ascii: "["): self = .array
    case UInt8(ascii: "t"), UInt8(ascii: "f"): self = .bool
    case UInt8(ascii: "n"): self = .null
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): self = .number
    default: return nil
    }
  }

  @inlinable package var isContainer: Bool { self == .array || self == .object }
}
