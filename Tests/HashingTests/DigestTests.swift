import Testing

@testable import TarnHashing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite struct DigestTests {
  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef")
    return bytes.map { "\(digits[Int($0 >> 4)])\(digits[Int($0 & 15)])" }.joined()
  }

  private static func hex(_ word: some FixedWidthInteger) -> String {
    withUnsafeBytes(of: word.bigEndian) { hex($0) }
  }

  private static func cases() -> [[String]] {
    let folder = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    guard let stream = fopen("/\(folder)/Cases/hashing/digests.txt", "r") else { return [] }
    defer { fclose(stream) }
    var text = [UInt8](repeating: 0, count: 1 << 18)
    text.removeLast(text.count - fread(&text, 1, text.count, stream))
    return text.split(separator: 0x0A).filter { $0.first != 0x23 }
      .map { $0.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test("messages around every block size hash as elsewhere")
  func digests() throws {
    let cases = Self.cases()
    #expect(cases.count > 30)
    for fields in cases {
      let length = try #require(Int(fields[0]))
      let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 + 3) }
      let text = Array("message".utf8)
      func keyed(_ hash: HMAC.Hash) -> String {
        text.withUnsafeBytes { text in
          message.withUnsafeBytes { Self.hex(HMAC.authenticate(text, key: $0, hash)) }
        }
      }
      let found = message.withUnsafeBytes { bytes in
        let murmur = Murmur3.hash(bytes)
        return [
          Self.hex(MD5.hash(bytes)), Self.hex(SHA1.hash(bytes)), Self.hex(SHA512.hash(bytes)),
          keyed(.md5), keyed(.sha1), keyed(.sha256), keyed(.sha512),
          Self.hex(CRC32.checksum(bytes)), Self.hex(XXHash64.hash(bytes)),
          Self.hex(murmur.low.byteSwapped) + Self.hex(murmur.high.byteSwapped),
          Self.hex(Spooky.hash64(bytes)),
        ]
      }
      #expect(found == Array(fields.dropFirst()), "length \(length)")
    }
  }

  @Test("the short Spooky hash is the lower half of the long one")
  func spooky32() {
    #expect(Spooky.hash32(UnsafeRawBufferPointer(start: nil, count: 0)) == 0x6BF5_0919)
  }
}
