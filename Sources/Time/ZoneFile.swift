/// The TZif format of the zone database (RFC 9636), versions 1 to 4.
///
///     offset  size  meaning
///          0     4  "TZif"
///          4     1  version: 0, or the digit 2, 3 or 4
///          5    15  unused
///         20    24  six counts: UT flags, standard flags, leap seconds, transitions,
///                   local types, bytes of abbreviations
///         44        transition times (4 bytes each in the first block, 8 in the second),
///                   a type index each, local types of 6 bytes (offset, daylight flag, place
///                   of the abbreviation), abbreviations, leap seconds, flags
///
/// From version 2 on a second header and block follow with 8-byte times, then the rule for
/// later years between two line feeds. Leap seconds are not read: such files are refused.
enum ZoneFile {
  private static let headerSize = 44

  private struct Header {
    var version: UInt8
    var flags: Int
    var standardFlags: Int
    var leapSeconds: Int
    var transitions: Int
    var types: Int
    var characters: Int

    func size(timeSize: Int) -> Int {
      transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4)
        + standardFlags + flags
    }
  }

  /// Nil where the bytes are no sound file of the format.
  static func read(_ bytes: [UInt8], name: String) -> ZoneRules? {
    guard bytes.count <= 1_048_576, let first = header(bytes, at: 0) else { return nil }
    if first.version == 0 {
      return rules(bytes, header: first, at: headerSize, timeSize: 4, name: name)
    }
    let second = headerSize + first.size(timeSize: 4)
    guard let header = header(bytes, at: second) else { return nil }
    return rules(bytes, header: header, at: second + headerSize, timeSize: 8, name: name)
  }

  private static func header(_ bytes: [UInt8], at start: Int) -> Header? {
    guard start >= 0, bytes.count - start >= headerSize,
      bytes[start..<start + 4].elementsEqual("TZif".utf8)
    else { return nil }
    // Counts are below 2²⁰ here, so their sums cannot overflow.
    var counts: [Int] = []
    for index in 0..<6 {
      let count = bigEndian(bytes, start + 20 + index * 4, size: 4)
      guard count >= 0, count <= 1_048_576 else { return nil }
      counts.append(Int(count))
    }
    return Header(
      version: bytes[start + 4], flags: counts[0], standardFlags: counts[1],
      leapSeconds: counts[2], transitions: counts[3], types: counts[4], characters: counts[5])
  }

  private static func rules(
    _ bytes: [UInt8], header: Header, at start: Int, timeSize: Int, name: String
  ) -> ZoneRules? {
    let size = header.size(timeSize: timeSize)
    guard bytes.count - start >= size, header.types >= 1, header.types <= 256,
      header.leapSeconds == 0
    else { return nil }
    let indexesAt = start + header.transitions * timeSize
    let typesAt = indexesAt + header.transitions
    let charactersAt = typesAt + header.types * 6

    var transitions: [Int64] = []
    transitions.reserveCapacity(header.transitions)
    for index in 0..<header.transitions {
      let time = bigEndian(bytes, start + index * timeSize, size: timeSize)
      guard transitions.isEmpty || time > transitions[index - 1] else { return nil }
      transitions.append(time)
    }
    let indexes = Array(bytes[indexesAt..<typesAt])
    guard indexes.allSatisfy({ $0 < header.types }) else { return nil }

    var types: [ZoneRules.LocalType] = []
    for index in 0..<header.types {
      let at = typesAt + index * 6
      let offset = bigEndian(bytes, at, size: 4)
      let place = Int(bytes[at + 5])
      guard offset > -93_600, offset < 93_600, bytes[at + 4] <= 1, place < header.characters
      else { return nil }
      let letters = bytes[(charactersAt + place)..<(charactersAt + header.characters)]
      types.append(
        ZoneRules.LocalType(
          offset: Int32(offset), isDaylight: bytes[at + 4] == 1,
          abbreviation: String(decoding: letters.prefix { $0 != 0 }, as: UTF8.self)))
    }

    var rule: PosixRule?
    if timeSize == 8 {
      let footer = bytes[(start + size)...]
      guard footer.first == 0x0A, let end = footer.dropFirst().firstIndex(of: 0x0A) else {
        return nil
      }
      let text = Array(footer[(footer.startIndex + 1)..<end])
      if !text.isEmpty {
        rule = text.withUnsafeBufferPointer { PosixRule($0) }
        guard rule != nil else { return nil }
      }
    }
    return ZoneRules(
      name: name, transitions: transitions, typeIndexes: indexes, types: types, rule: rule)
  }

  private static func bigEndian(_ bytes: [UInt8], _ start: Int, size: Int) -> Int64 {
    var value: Int64 = bytes[start] >= 0x80 ? -1 : 0
    for byte in bytes[start..<start + size] { value = value << 8 | Int64(byte) }
    return value
  }
}
