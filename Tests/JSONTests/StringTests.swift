import Testing

@testable import TarnJSON

struct StringTests {
  static let decoded: [(raw: String, text: String)] = [
    ("", ""), ("abc", "abc"), (#"a\/b"#, "a/b"), (#"\"\\\b\f\n\r\t"#, "\"\\\u{8}\u{C}\n\r\t"),
    (#"\u0041\u00e9\u6F22"#, "Aé漢"), (#"\ud83d\ude00!"#, "😀!"), (#"\u0000"#, "\0"),
    (#"\ud800"#, "\u{FFFD}"), (#"\udc00"#, "\u{FFFD}"), (#"\ud800x"#, "\u{FFFD}x"),
    (#"\ud800\ud83d\ude00"#, "\u{FFFD}😀"), (#"\udc00\ud800"#, "\u{FFFD}\u{FFFD}"),
    (#"\ud800\u0041"#, "\u{FFFD}A"),
    (
      #"long plain text, then \n and more plain text"#,
      "long plain text, then \n and more plain text"
    ), ("é💰", "é💰"),
  ]

  @Test("escapes are decoded", arguments: decoded)
  func decode(raw: String, text: String) {
    let rawBytes = Array(raw.utf8)
    let bytes = Array(text.utf8)
    rawBytes.withUnsafeBufferPointer { raw in
      #expect(JSONString.decode(raw) == bytes)
      bytes.withUnsafeBufferPointer { decoded in
        #expect(JSONString.equals(raw: raw, decoded: decoded))
        if !decoded.isEmpty {
          let shorter = UnsafeBufferPointer(rebasing: decoded.dropLast())
          #expect(!JSONString.equals(raw: raw, decoded: shorter))
        }
      }
      (bytes + [0x78]).withUnsafeBufferPointer {
        #expect(!JSONString.equals(raw: raw, decoded: $0))
      }
    }
  }

  @Test("broken escapes are copied, cut anywhere, never read beyond")
  func brokenEscapes() {
    for text in [#"\"#, #"\x"#, #"\u12"#, #"\u12G4"#, #"ab\"#, #"\ud83d\u"#, #"\ud83d\ude0"#] {
      let bytes = Array(text.utf8)
      bytes.withUnsafeBufferPointer { #expect(!JSONString.decode($0).isEmpty) }
    }
  }

  @Test("two raw texts are compared by their meaning")
  func rawAgainstRaw() {
    let equal = [(#"a\u002fb"#, #"a\/b"#), ("a/b", #"a\/b"#), (#"a\/b"#, "a/b"), ("", "")]
    for (left, right) in equal {
      Array(left.utf8).withUnsafeBufferPointer { left in
        Array(right.utf8).withUnsafeBufferPointer { right in
          #expect(JSONString.equals(raw: left, raw: right))
        }
      }
    }
    Array(#"\n"#.utf8).withUnsafeBufferPointer { left in
      Array(#"\t"#.utf8).withUnsafeBufferPointer { right in
        #expect(!JSONString.equals(raw: left, raw: right))
      }
    }
  }

  @Test("what the writer escapes is read back")
  func roundTrip() throws {
    let texts = ["", "plain", "\"\\/", "\u{0}\u{1F}\u{8}\t\n\u{C}\r\u{7F}", "é漢💰", "x\u{2028}y"]
    for text in texts + texts.map({ "0123456789" + $0 + "0123456789" }) {
      var written: [UInt8] = []
      JSONWriter.appendString(text, to: &written)
      let tree = try JSONTree(written)
      #expect(tree.decoded(0) == Array(text.utf8))
    }
    var written: [UInt8] = []
    JSONWriter.appendString("a\"\\/\u{1}\u{1F}\n", to: &written)
    #expect(String(decoding: written, as: UTF8.self) == #""a\"\\/\u0001\u001F\n""#)
  }

  @Test(
    "doubles are printed as Java does",
    arguments: [
      (0.0, "0.0"), (-0.0, "-0.0"), (1.0, "1.0"), (-1.5, "-1.5"), (0.001, "0.001"),
      (0.0001, "1.0E-4"), (0.00123, "0.00123"), (1234567.0, "1234567.0"), (9999999.5, "9999999.5"),
      (10_000_000.0, "1.0E7"), (12_345_678.9, "1.23456789E7"), (1e100, "1.0E100"),
      (2.2250738585072014e-308, "2.2250738585072014E-308"),
      (1.7976931348623157e308, "1.7976931348623157E308"),
      (.nan, "\"NaN\""), (.infinity, "\"Infinity\""), (-.infinity, "\"-Infinity\""),
      (123.0, "123.0"),
    ] as [(Double, String)])
  func doubles(value: Double, text: String) {
    var written: [UInt8] = []
    JSONWriter.appendDouble(value, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == text)
  }

  @Test("integers and reals")
  func numbers() {
    var written: [UInt8] = []
    JSONWriter.appendInteger(Int64.min, to: &written)
    written.append(0x20)
    JSONWriter.appendInteger(UInt64.max, to: &written)
    written.append(0x20)
    JSONWriter.appendFloat(3.14, to: &written)
    #expect(
      String(decoding: written, as: UTF8.self)
        == "-9223372036854775808 18446744073709551615 3.14")
  }

  @Test(
    "the smallest doubles have two digits, as in Java",
    arguments: [
      (1, "4.9E-324"), (2, "9.9E-324"), (3, "1.5E-323"), (20, "9.9E-323"),
    ] as [(UInt64, String)])
  func smallest(multiple: UInt64, text: String) {
    var written: [UInt8] = []
    JSONWriter.appendDouble(Double(bitPattern: multiple), to: &written)
    #expect(String(decoding: written, as: UTF8.self) == text)
  }

  @Test(
    "doubles in SQL's text",
    arguments: [
      (0, "0E0"), (128.9, "1.289E2"), (100, "1.0E2"), (-0.5, "-5.0E-1"), (1e100, "1.0E100"),
      (.nan, "NaN"), (-.infinity, "-Infinity"),
    ] as [(Double, String)])
  func scientific(value: Double, text: String) {
    var written: [UInt8] = []
    JSONWriter.appendScientific(value, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == text)
  }

  @Test(
    "the canonical text sorts keys and keeps the last of equal ones",
    arguments: [
      (#" { "b" : [ 1 , { } ] , "a" : "x\/y" , "b" : 2.50 } "#, #"{"a":"x/y","b":2.50}"#),
      (#"[ ]"#, "[]"),
      (#"{"a":{"d":1,"c":[{"z":0,"y":[]}]}}"#, #"{"a":{"c":[{"y":[],"z":0}],"d":1}}"#),
      (#""\u00e9\ud800\n""#, "\"é\u{FFFD}\\n\""), ("-0", "-0"), ("null", "null"),
    ])
  func canonical(text: String, expected: String) throws {
    let tree = try JSONTree(Array(text.utf8))
    var written: [UInt8] = []
    tree.appendCanonical(of: 0, to: &written)
    #expect(String(decoding: written, as: UTF8.self) == expected)
  }

  @Test("the normalised text keeps the order and every key")
  func normalised() {
    let text = Array(#" { "b" : [ 1 , { } ] , "a" : "x\/ y" , "b" : 2.50 , "é": null } "#.utf8)
    text.withUnsafeBufferPointer {
      var written: [UInt8] = []
      JSONScanner($0).appendNormalised(1..<$0.count - 1, to: &written)
      #expect(
        String(decoding: written, as: UTF8.self) == #"{"b":[1,{}],"a":"x/ y","b":2.50,"é":null}"#)
    }
  }

  @Test("a canonical text is written from any depth")
  func deepCanonical() throws {
    let depth = 100_000
    let text = Array(String(repeating: "[", count: depth) + String(repeating: "]", count: depth))
      .map { $0.utf8.first ?? 0 }
    let tree = try JSONTree(text)
    var written: [UInt8] = []
    tree.appendCanonical(of: 0, to: &written)
    #expect(written == text)
  }
}
