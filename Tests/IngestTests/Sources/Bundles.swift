import TarnZlib

@testable import TarnIngest

/// Writes zip archives for tests, with the oddities that real writers produce.
struct ZipWriter {
  enum Style: CaseIterable {
    case stored, deflated, descriptors, zip64
  }

  var style = Style.deflated
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init(_ style: Style = .deflated) { self.style = style }

  mutating func add(
    _ name: [UInt8], _ content: [UInt8], method: UInt16? = nil, flags: UInt16 = 0,
    crc: UInt32? = nil, size: Int? = nil
  ) throws {
    let place = bytes.count
    let isStored = style == .stored
    let packed = isStored ? content : try Zlib.compress(content, as: .raw)
    let sum = crc ?? Zlib.crc32(content)
    let said = UInt64(size ?? content.count)
    let flags = flags | (style == .descriptors ? 8 : 0)
    let method = method ?? (isStored ? 0 : 8)
    let hides = style == .descriptors
    bytes += little(0x0403_4b50, 4) + little(20, 2) + little(UInt64(flags), 2)
    bytes += little(UInt64(method), 2) + little(0, 2) + little(0x5a21, 2)
    bytes += little(hides ? 0 : UInt64(sum), 4) + little(hides ? 0 : UInt64(packed.count), 4)
    bytes += little(hides ? 0 : said, 4) + little(UInt64(name.count), 2) + little(4, 2)
    bytes += name + [0xfe, 0xca, 0, 0] + packed
    if hides {
      bytes += little(0x0807_4b50, 4) + little(UInt64(sum), 4)
      bytes += little(UInt64(packed.count), 4) + little(said, 4)
    }
    var extra: [UInt8] = []
    let isLarge = style == .zip64
    if isLarge {
      extra = little(1, 2) + little(24, 2) + little(said, 8) + little(UInt64(packed.count), 8)
      extra += little(UInt64(place), 8)
    }
    directory += little(0x0201_4b50, 4) + little(20, 2) + little(20, 2) + little(UInt64(flags), 2)
    directory += little(UInt64(method), 2) + little(0, 2) + little(0x5a21, 2)
    directory += little(UInt64(sum), 4)
    directory += little(isLarge ? 0xffff_ffff : UInt64(packed.count), 4)
    directory += little(isLarge ? 0xffff_ffff : said, 4) + little(UInt64(name.count), 2)
    directory += little(UInt64(extra.count), 2) + little(2, 2) + little(0, 2) + little(0, 2)
    directory += little(0, 4) + little(isLarge ? 0xffff_ffff : UInt64(place), 4)
    directory += name + extra + Array("hi".utf8)
    count += 1
  }

  func finished(comment: String = "") -> [UInt8] {
    var all = bytes + directory
    let isLarge = style == .zip64
    if isLarge {
      let place = UInt64(all.count)
      all += little(0x0606_4b50, 4) + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
      all += little(UInt64(count), 8) + little(UInt64(count), 8)
      all += little(UInt64(directory.count), 8) + little(UInt64(bytes.count), 8)
      all += little(0x0706_4b50, 4) + little(0, 4) + little(place, 8) + little(1, 4)
    }
    all += little(0x0605_4b50, 4) + little(0, 4)
    all += little(isLarge ? 0xffff : UInt64(count), 2) + little(isLarge ? 0xffff : UInt64(count), 2)
    all += little(isLarge ? 0xffff_ffff : UInt64(directory.count), 4)
    all += little(isLarge ? 0xffff_ffff : UInt64(bytes.count), 4)
    all += little(UInt64(comment.utf8.count), 2) + Array(comment.utf8)
    return all
  }

  private func little(_ value: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
  }
}

/// Writes tar archives for tests.
struct TarWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(
    _ name: [UInt8], _ content: [UInt8], type: Character = "0", size: Int? = nil,
    prefix: [UInt8] = [], base256: Bool = false
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: [UInt8], at: Int) {
      header.replaceSubrange(at..<(at + text.count), with: text)
    }
    func octal(_ value: Int, _ digits: Int) -> [UInt8] {
      let text = String(value, radix: 8)
      return Array((String(repeating: "0", count: max(0, digits - text.count)) + text).utf8) + [0]
    }
    put(Array(name.prefix(100)), at: 0)
    put(octal(0o644, 7), at: 100)
    let said = size ?? content.count
    if base256 {
      put(
        [0x80] + (0..<11).map { UInt8(truncatingIfNeeded: said >> (8 * (10 - min($0, 10)))) },
        at: 124)
    } else {
      put(octal(said, 11), at: 124)
    }
    put(octal(1_768_467_900, 11), at: 136)
    header[156] = type.asciiValue ?? 0
    put(Array("ustar".utf8) + [0, 0x30, 0x30], at: 257)
    put(prefix, at: 345)
    put([UInt8](repeating: 0x20, count: 8), at: 148)
    let sum = header.reduce(0) { $0 + Int($1) }
    put(Array(octal(sum, 6)) + [0x20], at: 148)
    bytes += header + content
    bytes += [UInt8](repeating: 0, count: (512 - content.count % 512) % 512)
  }

  func finished() -> [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }
}
