import TarnColumns

extension BinaryFunctions {
  static let encodings: [Function] = [
    fromBase32, fromBase64, fromBase64URL, fromHex, toBase32, toBase64, toBase64URL, toHex,
  ]

  static let toHex = Function(
    "to_hex", family: family, "Bytes as upper-case hexadecimal digits.",
    example: "to_hex(to_utf8('AWS'))", gives: "415753",
    [Overload("(varbinary) -> varchar", .bytes { Hexadecimal.encode($0) })])

  static let fromHex = Function(
    "from_hex", family: family, "Bytes from hexadecimal digits.",
    example: "from_utf8(from_hex('415753'))", gives: "AWS",
    decoding { (bytes) throws(EvaluationError) in
      guard let decoded = Hexadecimal.decode(bytes) else {
        throw .argument("Text is not pairs of hexadecimal digits")
      }
      return decoded
    })

  static let toBase64 = Function(
    "to_base64", family: family, "Bytes in base 64.",
    example: "to_base64(to_utf8('cloud'))", gives: "Y2xvdWQ=",
    [Overload("(varbinary) -> varchar", .bytes { Base64.encode($0, Base64.standard) })])

  static let fromBase64 = Function(
    "from_base64", family: family, "Bytes from base 64.",
    example: "from_utf8(from_base64('Y2xvdWQ='))", gives: "cloud",
    decoding { (bytes) throws(EvaluationError) in try Base64.decode(bytes, Base64.standard) })

  static let toBase64URL = Function(
    "to_base64url", family: family, "Bytes in base 64 with the alphabet that URLs take.",
    example: "to_base64url(from_hex('FBFF'))", gives: "-_8=",
    [Overload("(varbinary) -> varchar", .bytes { Base64.encode($0, Base64.url) })])

  static let fromBase64URL = Function(
    "from_base64url", family: family, "Bytes from base 64 with the alphabet that URLs take.",
    example: "to_hex(from_base64url('-_8='))", gives: "FBFF",
    decoding { (bytes) throws(EvaluationError) in try Base64.decode(bytes, Base64.url) })

  static let toBase32 = Function(
    "to_base32", family: family, "Bytes in base 32.",
    example: "to_base32(to_utf8('cloud'))", gives: "MNWG65LE",
    [Overload("(varbinary) -> varchar", .bytes { Base32.encode($0) })])

  static let fromBase32 = Function(
    "from_base32", family: family, "Bytes from base 32.",
    example: "from_utf8(from_base32('MNWG65LE'))", gives: "cloud",
    decoding { (bytes) throws(EvaluationError) in try Base32.decode(bytes) })

  /// Encoded bytes come as text or as binary.
  private static func decoding(
    _ body: @escaping @Sendable (UnsafeBufferPointer<UInt8>) throws(EvaluationError) -> [UInt8]
  ) -> [Overload] {
    [
      Overload("(varchar) -> varbinary", fallible: true, .bytes(body)),
      Overload("(varbinary) -> varbinary", fallible: true, .bytes(body)),
    ]
  }
}

enum Hexadecimal {
  static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return text
  }

  static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x41 + 10
    case 0x61...0x66: digit - 0x61 + 10
    default: nil
    }
  }

  static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0 else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = value(text[index]), let low = value(text[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}

/// Base 64 (RFC 4648). Padding is written, and read strictly where it stands, but may be missing.
enum Base64 {
  static let standard: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  static let url: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"

  static func encode(_ bytes: UnsafeBufferPointer<UInt8>, _ alphabet: StaticString) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    alphabet.withUTF8Buffer { alphabet in
      for start in stride(from: 0, to: bytes.count, by: 3) {
        let count = min(3, bytes.count - start)
        var word: UInt32 = 0
        for place in 0..<3 {
          word = word << 8 | (place < count ? UInt32(bytes[start + place]) : 0)
        }
        for place in 0..<4 {
          text.append(
            place <= count ? alphabet[Int(word >> UInt32(18 - 6 * place) & 63)] : 0x3D)
        }
      }
    }
    return text
  }

  static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ alphabet: StaticString
  ) throws(EvaluationError) -> [UInt8] {
    var values = [UInt8](repeating: 0xFF, count: 256)
    alphabet.withUTF8Buffer { alphabet in
      for index in 0..<64 { values[Int(alphabet[index])] = UInt8(index) }
    }
    var end = text.count
    while end > 0, text.count - end < 2, text[end - 1] == 0x3D { end -= 1 }
    let padding = text.count - end
    guard end % 4 != 1, padding == 0 || text.count % 4 == 0 else {
      throw .argument("Text is not base 64: its length is wrong")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(end / 4 * 3 + 2)
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for index in 0..<end {
      let value = values[Int(text[index])]
      if value == 0xFF {
        throw .argument("Text is not base 64: character \(index + 1) is none of it")
      }
      word = word << 6 | UInt32(value)
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return bytes
  }
}

/// Base 32 (RFC 4648).
enum Base32 {
  private static let alphabet: StaticString = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

  static func encode(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var word: UInt32 = 0
    var bits: UInt32 = 0
    alphabet.withUTF8Buffer { alphabet in
      for byte in bytes {
        word = word << 8 | UInt32(byte)
        bits += 8
        while bits >= 5 {
          bits -= 5
          text.append(alphabet[Int(word >> bits & 31)])
        }
      }
      if bits > 0 { text.append(alphabet[Int(word << (5 - bits) & 31)]) }
    }
    while text.count % 8 != 0 { text.append(0x3D) }
    return text
  }

  static func decode(_ text: UnsafeBufferPointer<UInt8>) throws(EvaluationError) -> [UInt8] {
    var end = text.count
    while end > 0, text[end - 1] == 0x3D { end -= 1 }
    guard [0, 2, 4, 5, 7].contains(end % 8) else {
      throw .argument("Invalid input length \(end)")
    }
    var bytes: [UInt8] = []
    var word: UInt32 = 0
    var bits: UInt32 = 0
    for byte in text[..<end] {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x32...0x37: value = byte - 0x32 + 26
      default:
        let shown = Unicode.Scalar(byte)
        throw .argument("Unrecognized character: \(shown)")
      }
      word = word << 5 | UInt32(value)
      bits += 5
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: word >> bits))
      }
    }
    return bytes
  }
}
