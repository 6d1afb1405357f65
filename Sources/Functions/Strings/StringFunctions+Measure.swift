import TarnColumns

extension StringFunctions {
  static let measures: [Function] = [
    characterOf, codePoint, hammingDistance, length, levenshteinDistance, luhnCheck, soundex,
  ]

  static let length = Function(
    "length", family: family, "The number of characters of a text, or of bytes of a binary.",
    example: "length('Müller')", gives: "6",
    [
      Overload(
        "(varchar) -> bigint",
        .rows { (text: TextView) throws(EvaluationError) -> Int64? in
          Int64(CodePoints.count(text.bytes))
        }),
      // A char counts its padding.
      Overload("(char(x)) -> bigint") { preparation throws(EvaluationError) in
        guard case .char(let length)? = preparation.argumentTypes.first else {
          return .rows { (text: TextView) throws(EvaluationError) -> Int64? in
            Int64(CodePoints.count(text.bytes))
          }
        }
        return .rows { (_: TextView) throws(EvaluationError) -> Int64? in Int64(length) }
      },
      Overload(
        "(varbinary) -> bigint",
        .rows { (bytes: TextView) throws(EvaluationError) -> Int64? in Int64(bytes.count) }),
    ])

  static let characterOf = Function(
    "chr", family: family, "The character with a code point.",
    example: "chr(9731)", gives: "☃",
    [
      Overload(
        "(bigint) -> varchar(1)", fallible: true,
        .text { (value: Int64, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          guard let code = UInt32(exactly: value), let scalar = Unicode.Scalar(code) else {
            throw .argument("Not a valid Unicode code point: \(value)")
          }
          out.write(scalar: scalar.value)
          return true
        })
    ])

  static let codePoint = Function(
    "codepoint", family: family, "The code point of a text of one character.",
    example: "codepoint('A')", gives: "65",
    [
      Overload(
        "(varchar(1)) -> integer", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Int64? in
          let scalars = CodePoints.decode(text.bytes)
          guard scalars.count == 1 else {
            throw .argument("Input string must be a single character string")
          }
          return Int64(scalars[0])
        })
    ])

  static let hammingDistance = Function(
    "hamming_distance", family: family,
    "The number of places at which two texts of the same length differ.",
    example: "hamming_distance('like', 'hate')", gives: "3",
    [
      Overload(
        "(varchar, varchar) -> bigint", fallible: true,
        .rows { (left: TextView, right: TextView) throws(EvaluationError) -> Int64? in
          let one = CodePoints.decode(left.bytes)
          let other = CodePoints.decode(right.bytes)
          guard one.count == other.count else {
            throw .argument(
              "The input strings to hamming_distance function must have the same length")
          }
          var distance: Int64 = 0
          for index in one.indices where one[index] != other[index] { distance += 1 }
          return distance
        })
    ])

  static let levenshteinDistance = Function(
    "levenshtein_distance", family: family,
    "The least number of characters to insert, delete or replace to make one text the other.",
    example: "levenshtein_distance('admin', 'admln1')", gives: "2",
    [
      Overload(
        "(varchar, varchar) -> bigint", fallible: true,
        .rows { (left: TextView, right: TextView) throws(EvaluationError) -> Int64? in
          let one = CodePoints.decode(left.bytes)
          let other = CodePoints.decode(right.bytes)
          if one.isEmpty || other.isEmpty { return Int64(max(one.count, other.count)) }
          guard one.count.multipliedReportingOverflow(by: other.count).partialValue <= 1_000_000
          else {
            throw .argument("The combined inputs for Levenshtein distance are too large")
          }
          return levenshtein(one, other)
        })
    ])

  /// One row of the table at a time: `row[j]` is the distance of what was read to `right[..<j]`.
  private static func levenshtein(_ left: [UInt32], _ right: [UInt32]) -> Int64 {
    var row = (0...right.count).map { $0 }
    for (index, scalar) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let replaced = diagonal + (right[column] == scalar ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(replaced, row[column] + 1, diagonal + 1)
      }
    }
    return Int64(row[right.count])
  }

  static let luhnCheck = Function(
    "luhn_check", family: family, "Whether a text of digits passes the Luhn check of card numbers.",
    example: "luhn_check('4242424242424242')", gives: "true",
    [
      Overload(
        "(varchar) -> boolean", fallible: true,
        .rows { (text: TextView) throws(EvaluationError) -> Bool? in
          var sum = 0
          for (place, byte) in text.bytes.reversed().enumerated() {
            guard byte >= 0x30, byte <= 0x39 else {
              throw .argument("luhn_check takes a text of digits")
            }
            let digit = Int(byte - 0x30) * (place % 2 == 1 ? 2 : 1)
            sum += digit > 9 ? digit - 9 : digit
          }
          return text.count > 0 && sum % 10 == 0
        })
    ])

  static let soundex = Function(
    "soundex", family: family,
    "A letter and three digits that stand for how an English word sounds.",
    example: "soundex('Smith') = soundex('Smyth')", gives: "true",
    [
      Overload(
        "(varchar) -> varchar(4)",
        .text { (text: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in
          //                     ABCDEFGHIJKLMNOPQRSTUVWXYZ
          let codes: StaticString = "01230120022455012623010202"
          var written = 0
          var last: UInt8 = 0
          for byte in text.bytes {
            let upper = byte & 0xDF
            guard byte < 0x80, upper >= 0x41, upper <= 0x5A else { continue }
            let code = codes.withUTF8Buffer { $0[Int(upper - 0x41)] }
            if written == 0 {
              out.write(upper)
              written = 1
            } else if code != 0x30, code != last {
              out.write(code)
              written += 1
            }
            // H and W do not part two letters of the same sound, vowels do.
            if upper != 0x48, upper != 0x57 { last = code }
            if written == 4 { break }
          }
          if written > 0 {
            for _ in written..<4 { out.write(0x30) }
          }
          return true
        })
    ])
}
