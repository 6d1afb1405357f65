import TarnColumns

extension StringFunctions {
  static let casing: [Function] = [lower, normalize, titleCase, upper]

  static let lower = Function(
    "lower", family: family, "Turns a text into lower case, character by character.",
    example: "lower('GetObject')", gives: "getobject",
    [
      Overload("(varchar(x)) -> varchar(x)", .cased(CaseMapping.lower)),
      Overload("(char(x)) -> char(x)", .cased(CaseMapping.lower)),
    ])

  static let normalize = Function(
    "normalize", family: family,
    "A text in one of Unicode's normal forms: NFC unless NFD, NFKC or NFKD is named.",
    example: "length(normalize('Å', NFD))", gives: "2",
    [
      Overload(
        "(varchar) -> varchar",
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          write(text, in: .composed, &out)
          return true
        }),
      Overload(
        "(varchar, varchar) -> varchar", fallible: true,
        .text {
          (text: TextView, form: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool
          in
          let name = String(decoding: form.bytes, as: UTF8.self)
          guard let form = NormalForm(rawValue: name) else {
            throw .argument("Normalization form must be one of NFD, NFC, NFKD, NFKC")
          }
          write(text, in: form, &out)
          return true
        }),
    ])

  private static func write(_ text: TextView, in form: NormalForm, _ out: inout TextBuilder) {
    if CodePoints.isASCII(text.bytes) {
      out.write(text.bytes)
      return
    }
    for scalar in form.apply(to: CodePoints.decode(text.bytes)) { out.write(scalar: scalar) }
  }

  static let upper = Function(
    "upper", family: family, "Turns a text into upper case, character by character.",
    example: "upper('GetObject')", gives: "GETOBJECT",
    [
      Overload("(varchar(x)) -> varchar(x)", .cased(CaseMapping.upper)),
      Overload("(char(x)) -> char(x)", .cased(CaseMapping.upper)),
    ])

  static let titleCase = Function(
    "title_case", family: family, "Begins each word with an upper-case letter, lower case after.",
    example: "title_case('hElLo WoRLd')", gives: "Hello World",
    [
      Overload(
        "(varchar(x)) -> varchar(x)",
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          var beginsWord = true
          for scalar in CodePoints.decode(text.bytes) {
            let mapped = beginsWord ? CaseMapping.title(scalar) : CaseMapping.lower(scalar)
            out.write(scalar: mapped)
            beginsWord = Whitespace.contains(scalar)
          }
          return true
        })
    ])
}

extension Kernel {
  /// A text of ASCII is mapped at once, any other by its code points.
  fileprivate static func cased(_ mapping: CaseMapping) -> Kernel {
    .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
      let bytes = text.bytes
      if CodePoints.isASCII(bytes) {
        out.write(mapping.ascii(bytes))
        return true
      }
      var offset = 0
      while offset < bytes.count {
        let end = bytes[offset] < 0x80 ? offset + 1 : CodePoints.next(offset, in: bytes)
        let character = UnsafeBufferPointer(rebasing: bytes[offset..<end])
        let scalars = CodePoints.decode(character)
        // What is no character is left as it is.
        if scalars.count == 1, scalars[0] != 0xFFFD {
          out.write(scalar: mapping.map(scalars[0]))
        } else {
          out.write(character)
        }
        offset = end
      }
      return true
    }
  }
}

/// Unicode's simple case mappings: one code point to one code point, as Java's `Character` has
/// them, so that a length never changes.
struct CaseMapping: Sendable {
  /// `A` or `a`: the 26 letters from there have their other case 32 away.
  private let firstLetter: UInt8
  let map: @Sendable (UInt32) -> UInt32

  static let lower = CaseMapping(firstLetter: 0x41, map: { lower($0) })
  static let upper = CaseMapping(firstLetter: 0x61, map: { upper($0) })

  /// One array for all, so that the loop has neither calls nor checks.
  func ascii(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    let first = firstLetter
    return [UInt8](unsafeUninitializedCapacity: bytes.count) { mapped, count in
      for index in 0..<bytes.count {
        let byte = bytes[index]
        mapped.initializeElement(at: index, to: byte ^ (byte &- first < 26 ? 0x20 : 0))
      }
      count = bytes.count
    }
  }

  static func lower(_ value: UInt32) -> UInt32 {
    // The one letter whose full mapping has two code points.
    if value == 0x130 { return 0x69 }
    guard let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.lowercaseMapping) ?? value
  }

  static func upper(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    // Greek letters with an iota below spell it out in full upper case, but not in title case.
    return single(scalar.properties.uppercaseMapping)
      ?? single(scalar.properties.titlecaseMapping) ?? value
  }

  static func title(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.titlecaseMapping) ?? value
  }

  private static func single(_ text: String) -> UInt32? {
    var scalars = text.unicodeScalars.makeIterator()
    guard let first = scalars.next(), scalars.next() == nil else { return nil }
    return first.value
  }
}

/// The characters that Java calls white space: no non-breaking ones.
enum Whitespace {
  static func contains(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x09...0x0D, 0x1C...0x20, 0x1680, 0x2000...0x2006, 0x2008...0x200A, 0x2028, 0x2029,
      0x205F, 0x3000:
      true
    default: false
    }
  }
}

extension TextBuilder {
  /// A code point; one that is none becomes U+FFFD.
  mutating func write(scalar value: UInt32) {
    if value < 0x80 {
      write(UInt8(truncatingIfNeeded: value))
      return
    }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    if let bytes = UTF8.encode(scalar) { write(bytes) }
  }
}
