/// A hash with a key (RFC 2104).
package enum HMAC {
  package enum Hash: Sendable {
    case md5
    case sha1
    case sha256
    case sha512

    package func digest(_ bytes: [UInt8]) -> [UInt8] {
      switch self {
      case .md5: MD5.hash(bytes)
      case .sha1: SHA1.hash(bytes)
      case .sha256: SHA256.hash(bytes).array
      case .sha512: SHA512.hash(bytes)
      }
    }

    var blockSize: Int { self == .sha512 ? 128 : 64 }
  }

  package static func authenticate(
    _ message: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, _ hash: Hash
  ) -> [UInt8] {
    var key = Array(key)
    if key.count > hash.blockSize { key = hash.digest(key) }
    key.append(contentsOf: repeatElement(0, count: hash.blockSize - key.count))
    let inner = hash.digest(key.map { $0 ^ 0x36 } + message)
    return hash.digest(key.map { $0 ^ 0x5C } + inner)
  }
}
