import Testing

@testable import TarnHashing

@Suite struct SHA256Tests {
  /// The examples of FIPS 180-4 and the usual longer ones.
  static let vectors: [(input: String, times: Int, hex: String)] = [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "a", 1_000_000,
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test("The published examples come out", arguments: vectors, [false, true])
  func vector(_ vector: (input: String, times: Int, hex: String), portable: Bool) {
    var hash = SHA256(portable: portable)
    hash.update(Array(String(repeating: vector.input, count: vector.times).utf8))
    #expect(hash.finalize().hex == vector.hex)
  }

  @Test("Both paths agree at every length around the block, and however the input is cut")
  func agreement() {
    let bytes = (0..<400).map { UInt8(truncatingIfNeeded: $0 &* 151) }
    for count in 0...260 {
      var portable = SHA256(portable: true)
      portable.update(Array(bytes[..<count]))
      let expected = portable.finalize()
      #expect(SHA256.hash(Array(bytes[..<count])) == expected)
      for cut in stride(from: 0, through: count, by: 13) {
        var hash = SHA256()
        hash.update(Array(bytes[..<cut]))
        hash.update(Array(bytes[cut..<count]))
        #expect(hash.finalize() == expected)
      }
    }
  }

  @Test("Finishing does not end the hash")
  func goesOn() {
    var hash = SHA256()
    hash.update(Array("a".utf8))
    _ = hash.finalize()
    hash.update(Array("bc".utf8))
    #expect(hash.finalize() == SHA256.hash(Array("abc".utf8)))
  }

  @Test("A digest is read back from its 32 bytes and from nothing else")
  func digestBytes() {
    let digest = SHA256.hash([1])
    digest.array.withUnsafeBytes { #expect(SHA256.Digest($0) == digest) }
    [UInt8](repeating: 0, count: 31).withUnsafeBytes { #expect(SHA256.Digest($0) == nil) }
  }
}
