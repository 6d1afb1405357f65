/// A time zone by its key: UTC, a fixed offset, or one of the system's zone database.
///
///     key          zone
///     0            UTC
///     1 … 1681     offsets of -840 to +840 minutes, key - 841 being the minutes (841: unused)
///     2048 …       named zones in the order of their first use in this process
///
/// Keys of named zones differ from process to process: a file stores names.
@usableFromInline
package struct Zone: Hashable, Sendable {
  @usableFromInline package let key: UInt16

  @usableFromInline
  init(uncheckedKey key: UInt16) { self.key = key }

  package static let utc = Zone(uncheckedKey: 0)

  /// The zone of a key that this process gave out; UTC for any other.
  package init(key: UInt16) {
    self.key = ZoneTable.shared.rules(forKey: key) == nil ? 0 : key
  }

  /// Nil outside ± 14 hours, the range of TIMESTAMP WITH TIME ZONE; 0 is UTC.
  @inlinable
  package init?(offsetMinutes minutes: Int) {
    guard minutes >= -840, minutes <= 840 else { return nil }
    self.init(uncheckedKey: minutes == 0 ? 0 : UInt16(truncatingIfNeeded: minutes &+ 841))
  }

  /// Reads `UTC`, `Z`, `GMT`, `+05:30`, `-8`, `+0530`, `UTC+2`, `Etc/GMT+5` (which lies west) and
  /// the names of the database, such as `Europe/Paris`.
  package init(_ name: UnsafeBufferPointer<UInt8>) throws(TimeError) {
    if let zone = Zone.withoutDatabase(name) {
      self = zone
    } else {
      self = try ZoneTable.shared.zone(named: name)
    }
  }

  package init(_ name: String) throws(TimeError) {
    self = try withBytes(of: name) { bytes throws(TimeError) in try Zone(bytes) }
  }

  /// As the value prints: `UTC`, `+05:30`, `Europe/Paris`.
  package var name: String { rules.name }

  /// Seconds east of UTC where they are always the same.
  @inlinable
  package var fixedOffset: Int32? {
    if key == 0 { return 0 }
    return key <= 1_681 ? (Int32(key) &- 841) &* 60 : nil
  }

  /// Seconds east of UTC at an instant; `ZoneClock` does it faster for many.
  package func offset(at seconds: Int64) -> Int32 {
    fixedOffset ?? rules.interval(at: seconds).offset
  }

  package func interval(at seconds: Int64) -> ZoneInterval { rules.interval(at: seconds) }

  var rules: ZoneRules {
    guard let rules = ZoneTable.shared.rules(forKey: key) else {
      preconditionFailure("zone key \(key) was never given out")
    }
    return rules
  }
}

extension Zone {
  /// What a name means by itself.
  private static func withoutDatabase(_ name: UnsafeBufferPointer<UInt8>) -> Zone? {
    var cursor = ByteCursor(name)
    let isEtc = cursor.accept(ignoringCase: "etc/")
    for equivalent in utcNames {
      var rest = cursor
      if rest.accept(ignoringCase: equivalent), rest.isAtEnd { return .utc }
    }
    var isWest = false
    if cursor.accept(ignoringCase: "utc") {
    } else if cursor.accept(ignoringCase: "gmt") {
      // By POSIX the sign of Etc/GMT+5 counts the hours west.
      isWest = isEtc
    } else if !cursor.accept(ignoringCase: "ut"), isEtc {
      return nil
    }
    guard let minutes = readOffsetMinutes(&cursor), cursor.isAtEnd else { return nil }
    return Zone(offsetMinutes: isWest ? -minutes : minutes)
  }

  private static let utcNames: [StaticString] = [
    "utc", "z", "gmt", "ut", "uct", "gmt0", "greenwich", "universal", "zulu", "gmt+0", "gmt-0",
  ]
}

/// `+5`, `+05`, `+0530`, `+5:30`, `+05:30`; nil past a day.
func readOffsetMinutes(_ cursor: inout ByteCursor) -> Int? {
  let negative = cursor.accept(UInt8(ascii: "-"))
  guard negative || cursor.accept(UInt8(ascii: "+")) else { return nil }
  let hours: Int
  var minutes = 0
  if cursor.countDigits() == 4 {
    guard let both = cursor.digits(4) else { return nil }
    hours = both / 100
    minutes = both % 100
  } else {
    guard let read = cursor.digits(1, 2) else { return nil }
    hours = read
    if cursor.accept(UInt8(ascii: ":")) {
      guard let read = cursor.digits(2) else { return nil }
      minutes = read
    }
  }
  guard hours < 24, minutes < 60 else { return nil }
  let total = hours * 60 + minutes
  return negative ? -total : total
}

/// The UTF-8 bytes of a text for the length of a call; `withUTF8` cannot rethrow a typed error.
package func withBytes<Result>(
  of text: String, _ body: (UnsafeBufferPointer<UInt8>) throws(TimeError) -> Result
) throws(TimeError) -> Result {
  let bytes = ContiguousArray(text.utf8)
  let result = bytes.withUnsafeBufferPointer { buffer -> Swift.Result<Result, TimeError> in
    do throws(TimeError) { return .success(try body(buffer)) } catch { return .failure(error) }
  }
  return try result.get()
}
