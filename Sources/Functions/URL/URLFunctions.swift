import TarnColumns

/// URLs taken apart and put into URLs.
package enum URLFunctions {
  static let family = "URL"

  package static let all: [Function] = [
    decode, encode, fragment, host, parameter, path, port, scheme, query,
  ]

  static let host = part(
    "url_extract_host", "The host of a URL.",
    example: "url_extract_host('https://s3.amazonaws.com:443/bucket')", gives: "s3.amazonaws.com",
    decoded: false, \.host)
  static let path = part(
    "url_extract_path", "The path of a URL.",
    example: "url_extract_path('https://s3.amazonaws.com/my%20bucket/key?x=y')",
    gives: "/my bucket/key", decoded: true, \.path)
  static let scheme = part(
    "url_extract_protocol", "The protocol of a URL.",
    example: "url_extract_protocol('https://aws.amazon.com/')", gives: "https", decoded: false,
    \.scheme)
  static let query = part(
    "url_extract_query", "The query of a URL.",
    example: "url_extract_query('https://example.com/p?k1=v1&k2=v2#top')", gives: "k1=v1&k2=v2",
    decoded: true, \.query)
  static let fragment = part(
    "url_extract_fragment", "The fragment of a URL.",
    example: "url_extract_fragment('https://example.com/p?k=v#top')", gives: "top", decoded: true,
    \.fragment)

  /// A part that is missing is empty; a text that is no URL gives null.
  private static func part(
    _ name: String, _ summary: String, example: String, gives result: String, decoded: Bool,
    _ part: any KeyPath<URLParts, Range<Int>?> & Sendable
  ) -> Function {
    Function(
      name, family: family, summary, example: example, gives: result,
      [
        Overload(
          "(varchar(x)) -> varchar(x)",
          .text { (url: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
            guard let parts = URLParts(url.bytes) else { return false }
            guard let range = parts[keyPath: part] else { return true }
            let bytes = UnsafeBufferPointer(rebasing: url.bytes[range])
            if decoded, let plain = PercentCoding.decode(bytes, plusIsBlank: false) {
              out.write(plain)
            } else {
              out.write(bytes)
            }
            return true
          })
      ])
  }

  static let port = Function(
    "url_extract_port", family: family, "The port of a URL, null where it has none.",
    example: "url_extract_port('http://localhost:8080/')", gives: "8080",
    [
      Overload(
        "(varchar) -> bigint",
        .rows { (url: TextView) throws(EvaluationError) -> Int64? in URLParts(url.bytes)?.port })
    ])

  static let parameter = Function(
    "url_extract_parameter", family: family,
    "The value of the first query parameter of a name; null where there is none.",
    example: "url_extract_parameter('https://example.com/?Action=ListUsers&Version=1', 'Action')",
    gives: "ListUsers",
    [
      Overload(
        "(varchar(x), varchar) -> varchar(x)",
        .text {
          (url: TextView, name: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          guard let range = URLParts(url.bytes)?.query else { return false }
          for pair in url.bytes[range].split(separator: 0x26, omittingEmptySubsequences: false) {
            let sign = pair.firstIndex(of: 0x3D) ?? pair.endIndex
            guard pair[..<sign].elementsEqual(name.bytes) else { continue }
            let value = UnsafeBufferPointer(
              rebasing: url.bytes[min(sign + 1, pair.endIndex)..<pair.endIndex])
            out.write(PercentCoding.decode(value, plusIsBlank: true) ?? Array(value))
            return true
          }
          return false
        })
    ])

  static let encode = Function(
    "url_encode", family: family, "Escapes a text so that it can be a parameter's name or value.",
    example: "url_encode('a b&c/d')", gives: "a+b%26c%2Fd",
    [
      Overload(
        "(varchar(x)) -> varchar(x * 12)",
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          for byte in text.bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x2E, 0x2A: out.write(byte)
            case 0x20: out.write(0x2B)
            default:
              out.write(0x25)
              out.write(Hexadecimal.digit(byte >> 4))
              out.write(Hexadecimal.digit(byte & 15))
            }
          }
          return true
        })
    ])

  static let decode = Function(
    "url_decode", family: family, "Takes the escapes of url_encode back.",
    example: "url_decode('a+b%26c%2Fd')", gives: "a b&c/d",
    [
      Overload(
        "(varchar(x)) -> varchar(x)", fallible: true,
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          guard let plain = PercentCoding.decode(text.bytes, plusIsBlank: true) else {
            throw .argument("Text holds '%' without two hexadecimal digits")
          }
          out.write(plain)
          return true
        })
    ])
}

enum PercentCoding {
  /// nil: an escape is not complete. Escapes that are no UTF-8 become U+FFFD.
  static func decode(_ text: UnsafeBufferPointer<UInt8>, plusIsBlank: Bool) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    var offset = 0
    while offset < text.count {
      let byte = text[offset]
      if byte == 0x25 {
        guard offset + 2 < text.count, let high = Hexadecimal.value(text[offset + 1]),
          let low = Hexadecimal.value(text[offset + 2])
        else { return nil }
        bytes.append(high << 4 | low)
        offset += 3
      } else {
        bytes.append(plusIsBlank && byte == 0x2B ? 0x20 : byte)
        offset += 1
      }
    }
    return Array(String(decoding: bytes, as: UTF8.self).utf8)
  }
}
