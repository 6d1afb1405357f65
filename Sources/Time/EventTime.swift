/// The time of an event as an ingester reads it: a point on the UTC time line.
@usableFromInline
package struct EventTime: Equatable, Hashable, Sendable {
  /// Whole seconds since 1970, rounded down.
  @usableFromInline package var seconds: Int64
  /// 0 ..< 1,000,000,000; finer digits are cut.
  @usableFromInline package var nanoseconds: Int32
  /// Whether the text was `YYYY-MM-DDTHH:MM:SSZ`, so that comparing texts compares times.
  @usableFromInline package var isCanonical: Bool

  package init(seconds: Int64, nanoseconds: Int32 = 0, isCanonical: Bool = false) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.isCanonical = isCanonical
  }

  /// Reads any text of `EventTimeFormat.all`; nil where none fits wholly.
  ///
  /// A number of JSON may be given by its raw text.
  package init?(_ text: UnsafeBufferPointer<UInt8>) {
    if let seconds = EventTime.canonicalSeconds(text) {
      self.init(seconds: seconds, isCanonical: true)
      return
    }
    guard text.count <= 64 else { return nil }
    var trimmed = text[...]
    while let last = trimmed.last, last == 0x20 || last == 0x09 { trimmed.removeLast() }
    while let first = trimmed.first, first == 0x20 || first == 0x09 { trimmed.removeFirst() }
    let bytes = UnsafeBufferPointer(rebasing: trimmed)
    for format in EventTimeFormat.all {
      var cursor = ByteCursor(bytes)
      if let time = format.read(&cursor), cursor.isAtEnd {
        self = time
        return
      }
    }
    return nil
  }

  package init?(_ text: String) {
    var text = text
    guard let time = text.withUTF8({ EventTime($0) }) else { return nil }
    self = time
  }

  /// The seconds since 1970 of `YYYY-MM-DDTHH:MM:SSZ`, nil for any other text.
  ///
  /// Nearly every record comes this way, so the 20 bytes are checked as two words and a half:
  /// after exclusive-or with the pattern a separator must be 0 and a digit at most 9.
  @inlinable
  package static func canonicalSeconds(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
    guard text.count == 20, let base = text.baseAddress else { return nil }
    let raw = UnsafeRawPointer(base)
    // In memory order: "0000-00-", "00T00:00", ":00Z".
    let first = UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self)) ^ 0x2D30_302D_3030_3030
    let second =
      UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      ^ 0x3030_3A30_3054_3030
    let third =
      UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
      ^ 0x5A30_303A
    // Adding 0x76 to a digit above 9, or 0x7F to a separator that differs, sets the high bit.
    let wrong =
      (first | (first &+ 0x7F76_767F_7676_7676)) | (second | (second &+ 0x7676_7F76_767F_7676))
    let wrongTail = third | (third &+ 0x7F76_767F)
    guard wrong & 0x8080_8080_8080_8080 == 0, wrongTail & 0x8080_8080 == 0 else { return nil }

    @inline(__always) func pair(_ word: UInt64, _ shift: UInt64) -> Int {
      Int((word &>> shift) & 0xFF) &* 10 &+ Int((word &>> (shift &+ 8)) & 0xFF)
    }
    let year = pair(first, 0) &* 100 &+ pair(first, 16)
    let month = pair(first, 40)
    let day = pair(second, 0)
    let hour = pair(second, 24)
    let minute = pair(second, 48)
    let secondOfMinute = pair(UInt64(third), 8)
    guard day >= 1, day <= CivilDate.days(inMonth: month, of: Int64(year)),
      hour < 24, minute < 60, secondOfMinute < 60
    else { return nil }
    let days = CivilDate.uncheckedDays(year: Int64(year), month: month, day: day)
    return days &* 86_400 &+ Int64(hour &* 3_600 &+ minute &* 60 &+ secondOfMinute)
  }
}
