import TarnColumns
import TarnHashing

extension BinaryFunctions {
  static let hashes: [Function] = [
    crc32, hmac("hmac_md5", "MD5", .md5, "63530468a04e386459855da0063b6596"),
    hmac("hmac_sha1", "SHA-1", .sha1, "f42bb0eeb018ebbd4597ae7213711ec60760843f"),
    hmac(
      "hmac_sha256", "SHA-256", .sha256,
      "5d5d139563c95b5967b9bd9a8c9b233a9dedb45072794cd232dc1b74832607d0"),
    hmac(
      "hmac_sha512", "SHA-512", .sha512,
      "84fa5aa0279bbc473267d05a53ea03310a987cecc4c1535ff29b6d76b8f1444a"
        + "728df3aadb89d4a9a6709e1998f373566e8f824a8ca93b1821f0b69bc2a2f65e"),
    md5, murmur3, sha1, sha256, sha512, spooky32, spooky64, xxHash64,
  ]

  static let crc32 = Function(
    "crc32", family: family, "The CRC-32 checksum, as gzip has it.",
    example: "crc32(to_utf8('ABCDEFGHIJK'))", gives: "1129618807",
    [
      Overload(
        "(varbinary) -> bigint",
        .rows { (bytes: TextView) throws(EvaluationError) -> Int64? in
          Int64(CRC32.checksum(UnsafeRawBufferPointer(bytes.bytes)))
        })
    ])

  static let md5 = hash(
    "md5", "MD5", "to_hex(md5(to_utf8('')))", "D41D8CD98F00B204E9800998ECF8427E"
  ) {
    MD5.hash($0)
  }
  static let sha1 = hash(
    "sha1", "SHA-1", "to_hex(sha1(to_utf8('')))", "DA39A3EE5E6B4B0D3255BFEF95601890AFD80709"
  ) { SHA1.hash($0) }
  static let sha256 = hash(
    "sha256", "SHA-256", "to_hex(sha256(to_utf8('')))",
    "E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855"
  ) { SHA256.hash($0).array }
  static let sha512 = hash(
    "sha512", "SHA-512", "substr(to_hex(sha512(to_utf8(''))), 1, 16)", "CF83E1357EEFB8BD"
  ) { SHA512.hash($0) }
  static let xxHash64 = hash(
    "xxhash64", "xxHash64", "to_hex(xxhash64(to_utf8('hashme')))", "F9D96E0E1165E892"
  ) { bigEndian(XXHash64.hash($0)) }
  static let murmur3 = hash(
    "murmur3", "128-bit MurmurHash3", "to_hex(murmur3(to_utf8('hashme')))",
    "93192FE805BE23041C8318F67EC4F2BC"
  ) {
    let hash = Murmur3.hash($0)
    return bigEndian(hash.low.byteSwapped) + bigEndian(hash.high.byteSwapped)
  }
  static let spooky32 = hash(
    "spooky_hash_v2_32", "32-bit SpookyHashV2", "to_hex(spooky_hash_v2_32(to_utf8('')))", "6BF50919"
  ) { bigEndian(Spooky.hash32($0)) }
  static let spooky64 = hash(
    "spooky_hash_v2_64", "64-bit SpookyHashV2", "to_hex(spooky_hash_v2_64(to_utf8('')))",
    "232706FC6BF50919"
  ) { bigEndian(Spooky.hash64($0)) }

  private static func hash(
    _ name: String, _ algorithm: String, _ example: String, _ result: String,
    _ body: @escaping @Sendable (UnsafeRawBufferPointer) -> [UInt8]
  ) -> Function {
    Function(
      name, family: family, "The \(algorithm) hash of bytes.", example: example, gives: result,
      [
        Overload(
          "(varbinary) -> varbinary",
          .bytes { (bytes) throws(EvaluationError) in body(UnsafeRawBufferPointer(bytes)) })
      ])
  }

  private static func hmac(
    _ name: String, _ algorithm: String, _ hash: HMAC.Hash, _ result: String
  ) -> Function {
    Function(
      name, family: family, "The HMAC of bytes with a key, by \(algorithm).",
      example: "lower(to_hex(\(name)(to_utf8(''), to_utf8('key'))))", gives: result,
      [
        Overload(
          "(varbinary, varbinary) -> varbinary",
          .text {
            (bytes: TextView, key: TextView, out: inout TextBuilder)
              throws(EvaluationError) -> Bool in
            out.write(
              HMAC.authenticate(
                UnsafeRawBufferPointer(bytes.bytes), key: UnsafeRawBufferPointer(key.bytes), hash))
            return true
          })
      ])
  }

  static func bigEndian(_ word: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: word.bigEndian) { Array($0) }
  }
}
