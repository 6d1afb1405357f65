import TarnColumns
import TarnTime

/// When, where and which: what the loader must know of a record besides its leaves.
package struct RowIdentity {
  package var time: Int64
  package var timeIsCanonical: Bool
  package var day: EventPlace.Day
  package var key: EventKey
  package var hash: UInt64
  package var region: UnsafeRawBufferPointer

  /// A stored record keeps the day it was filed under, whatever is believed today.
  init(_ scanner: borrowing ShapeScanner, clock: inout EventClock, filed day: EventPlace.Day) {
    self.init(scanner, clock: &clock)
    self.day = day
    if day == EventPlace.unknownDay {
      time = RowLog.unknownTime
      timeIsCanonical = false
    }
  }

  /// Reads the record `scanner` read last.
  package init(_ scanner: borrowing ShapeScanner, clock: inout EventClock) {
    func leaf(_ which: WellKnownLeaf) -> LeafBytes? {
      scanner.leaf(which).map { LeafBytes($0, isString: scanner.isString(which)) }
    }
    var fields = IdentityFields()
    fields.eventTime = leaf(.eventTime)
    fields.windowStart = leaf(.windowStart)
    fields.eventID = leaf(.eventID) ?? leaf(.eventId)
    fields.recipientAccountId = leaf(.recipientAccountId)
    fields.identityAccountId = leaf(.identityAccountId)
    fields.accountId = leaf(.accountId)
    fields.awsRegion = leaf(.awsRegion)
    let read = clock.time(of: fields)
    day = clock.day(of: read)
    if let read, day != EventPlace.unknownDay {
      time = read.seconds &* 1_000_000 &+ Int64(read.nanoseconds / 1_000)
      timeIsCanonical = read.isCanonical
    } else {
      time = RowLog.unknownTime
      timeIsCanonical = false
    }
    key = EventKey(fields, time: read, record: scanner.record)
    if let id = fields.eventID, !id.bytes.isEmpty {
      hash = decoded(id) { BitFilter.hash($0) }
    } else {
      hash = withUnsafeBytes(of: (key.idHigh, key.idLow)) { BitFilter.hash($0) }
    }
    if isRegion(fields.awsRegion), let region = fields.awsRegion {
      self.region = region.bytes
    } else {
      region = EventPlace.unknownRegion.withUTF8Buffer { UnsafeRawBufferPointer($0) }
    }
  }
}
