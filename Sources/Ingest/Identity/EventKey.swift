import TarnHashing
import TarnJSON
package import TarnTime

/// One scalar of a record as it stands in the text: the bytes between a string's quotes, or a
/// number's or `true`'s own. Absent fields and `null` are nil.
package struct LeafBytes {
  package var bytes: UnsafeRawBufferPointer
  package var isString: Bool

  package init(_ bytes: UnsafeRawBufferPointer, isString: Bool = true) {
    self.bytes = bytes
    self.isString = isString
  }
}

/// The fields of a record that say which event it is. Their bytes belong to the caller.
package struct IdentityFields {
  /// `eventID`, or `eventId` as aggregated records have it.
  package var eventID: LeafBytes?
  package var recipientAccountId: LeafBytes?
  /// `userIdentity.accountId`.
  package var identityAccountId: LeafBytes?
  package var accountId: LeafBytes?
  package var eventTime: LeafBytes?
  /// `timeWindow.windowStart`.
  package var windowStart: LeafBytes?
  package var awsRegion: LeafBytes?

  package init() {}
}

/// What makes two records of one store the same event: id, account and time.
///
/// The id is exact where it is a UUID, as nearly all are; otherwise half of its SHA-256, and
/// without an id half of that of the whole record. So equal keys mean equal ids (up to SHA-256),
/// and the ids need not be compared again.
package struct EventKey: Hashable, Sendable {
  package var idHigh: UInt64
  package var idLow: UInt64
  /// The number of a twelve-digit account; another text's hash with the top bit set; 0 for none.
  package var account: UInt64
  /// Seconds since 1970; `Int64.min` where the time is absent or not readable.
  package var second: Int64

  package init(idHigh: UInt64, idLow: UInt64, account: UInt64, second: Int64) {
    self.idHigh = idHigh
    self.idLow = idLow
    self.account = account
    self.second = second
  }

  /// `record` is all of the record's bytes, for one without an id.
  package init(
    _ fields: IdentityFields, time: EventTime?, record: @autoclosure () -> UnsafeRawBufferPointer
  ) {
    second = time?.seconds ?? .min
    let account = fields.recipientAccountId ?? fields.identityAccountId ?? fields.accountId
    self.account = account.map(accountNumber) ?? 0
    if let id = fields.eventID, !id.bytes.isEmpty {
      if let uuid = uuidValue(id.bytes) {
        (idHigh, idLow) = uuid
      } else {
        (idHigh, idLow) = decoded(id) { halfHash($0, kind: 1) }
      }
    } else {
      (idHigh, idLow) = halfHash(record(), kind: 2)
    }
  }
}

/// The 128 bits of a UUID in its usual form, lower-case; nil for any other text, since the key
/// must tell apart what differs as text.
package func uuidValue(_ text: UnsafeRawBufferPointer) -> (high: UInt64, low: UInt64)? {
  guard text.count == 36 else { return nil }
  var high: UInt64 = 0
  var low: UInt64 = 0
  var wrong: UInt8 = 0
  var digits = 0
  for index in 0..<36 {
    let byte = text[index]
    if index == 8 || index == 13 || index == 18 || index == 23 {
      wrong |= byte ^ UInt8(ascii: "-")
      continue
    }
    let number = byte &- 0x30
    let letter = byte &- 0x61
    let digit: UInt8
    if number < 10 {
      digit = number
    } else if letter < 6 {
      digit = letter &+ 10
    } else {
      return nil
    }
    if digits < 16 { high = high << 4 | UInt64(digit) } else { low = low << 4 | UInt64(digit) }
    digits &+= 1
  }
  return wrong == 0 ? (high, low) : nil
}

/// Twelve digits as their number plus one, so that account 000000000000 is not "none".
private func accountNumber(_ leaf: LeafBytes) -> UInt64 {
  if leaf.bytes.count == 12 {
    var number: UInt64 = 0
    var isNumber = true
    for byte in leaf.bytes {
      let digit = byte &- 0x30
      isNumber = isNumber && digit < 10
      number = number &* 10 &+ UInt64(digit)
    }
    if isNumber { return number &+ 1 }
  }
  if leaf.bytes.isEmpty { return 0 }
  return decoded(leaf) { halfHash($0, kind: 3).0 } | 1 << 63
}

/// The meaning of a string's bytes: escapes are rare, so that most are used where they stand.
func decoded<Value>(_ leaf: LeafBytes, _ body: (UnsafeRawBufferPointer) -> Value) -> Value {
  guard leaf.isString, leaf.bytes.contains(UInt8(ascii: "\\")) else { return body(leaf.bytes) }
  return JSONString.decode(leaf.bytes.assumingMemoryBound(to: UInt8.self))
    .withUnsafeBytes { body($0) }
}

/// 128 bits of SHA-256; `kind` keeps an id, a record and an account of equal bytes apart.
private func halfHash(_ bytes: UnsafeRawBufferPointer, kind: UInt8) -> (UInt64, UInt64) {
  var hash = SHA256()
  withUnsafeBytes(of: kind) { hash.update($0) }
  hash.update(bytes)
  let digest = hash.finalize().bytes
  var high: UInt64 = 0
  var low: UInt64 = 0
  for index in 0..<8 {
    high = high << 8 | UInt64(digest[index])
    low = low << 8 | UInt64(digest[index + 8])
  }
  return (high, low)
}
