import TarnColumns
import TarnRegex

extension StringFunctions {
  static let searches: [Function] = [endsWith, position, replace, startsWith, translate]

  static let startsWith = Function(
    "starts_with", family: family, "Whether a text begins with another.",
    example: "starts_with('ListBuckets', 'List')", gives: "true",
    [
      Overload(
        "(varchar, varchar) -> boolean",
        .rows { (text: TextView, start: TextView) throws(EvaluationError) -> Bool? in
          hasPrefix(text.bytes, start.bytes)
        })
    ])

  static let endsWith = Function(
    "ends_with", family: family, "Whether a text ends with another.",
    example: "ends_with('s3.amazonaws.com', '.amazonaws.com')", gives: "true",
    [
      Overload(
        "(varchar, varchar) -> boolean",
        .rows { (text: TextView, end: TextView) throws(EvaluationError) -> Bool? in
          hasSuffix(text.bytes, end.bytes)
        })
    ])

  static func hasPrefix(
    _ text: UnsafeBufferPointer<UInt8>, _ prefix: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if prefix.count > text.count { return false }
    guard let one = text.baseAddress, let other = prefix.baseAddress else { return true }
    return ByteSearch.matches(one, other, prefix.count)
  }

  static func hasSuffix(
    _ text: UnsafeBufferPointer<UInt8>, _ suffix: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if suffix.count > text.count { return false }
    guard let one = text.baseAddress, let other = suffix.baseAddress else { return true }
    return ByteSearch.matches(one + (text.count - suffix.count), other, suffix.count)
  }

  static let position = Function(
    "strpos", family: family,
    "Where a text stands in another, counted from 1, or 0; the third argument chooses the n-th "
      + "place, below zero from the end.",
    example: "strpos('arn:aws:iam', ':', 2)", gives: "8",
    [
      Overload(
        "(varchar, varchar) -> bigint",
        .rows { (text: TextView, sought: TextView) throws(EvaluationError) -> Int64? in
          place(of: ByteSearch.find(sought.bytes, in: text.bytes), in: text.bytes)
        }),
      Overload(
        "(varchar, varchar, bigint) -> bigint", fallible: true,
        .rows {
          (text: TextView, sought: TextView, instance: Int64) throws(EvaluationError) -> Int64? in
          if instance == 0 {
            throw .argument("'instance' must be a positive or negative number.")
          }
          if sought.count == 0 { return 1 }
          if instance > 0 {
            var left = instance
            var found = ByteSearch.find(sought.bytes, in: text.bytes)
            while found >= 0, left > 1 {
              left -= 1
              // Places may overlap: aa stands twice in aaa.
              found = ByteSearch.find(sought.bytes, in: text.bytes, from: found + 1)
            }
            return place(of: found, in: text.bytes)
          }
          var left = instance
          var start = text.count - sought.count
          while start >= 0 {
            let rest = UnsafeBufferPointer(rebasing: text.bytes[start...])
            if hasPrefix(rest, sought.bytes) {
              left += 1
              if left == 0 { return place(of: start, in: text.bytes) }
            }
            start -= 1
          }
          return 0
        }),
    ])

  /// The character number, from 1, of a byte's offset; 0 for an offset below zero.
  private static func place(of offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Int64 {
    if offset < 0 { return 0 }
    return Int64(CodePoints.count(UnsafeBufferPointer(rebasing: text[..<offset]))) + 1
  }

  static let replace = Function(
    "replace", family: family, "Replaces, or removes, every place where a text stands in another.",
    example: "replace('a-b-c', '-', '/')", gives: "a/b/c",
    [
      Overload(
        "(varchar(x), varchar(y)) -> varchar(x)", fallible: true,
        .text {
          (text: TextView, sought: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool
          in
          try replace(
            text.bytes, sought.bytes, UnsafeBufferPointer(start: nil, count: 0), &out)
          return true
        }),
      Overload(
        "(varchar(x), varchar(y), varchar(z)) -> varchar(x + z * (x + 1))", fallible: true,
        .text {
          (text: TextView, sought: TextView, replacement: TextView, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          try replace(text.bytes, sought.bytes, replacement.bytes, &out)
          return true
        }),
    ])

  /// An empty text stands before every character and at the end.
  private static func replace(
    _ text: UnsafeBufferPointer<UInt8>, _ sought: UnsafeBufferPointer<UInt8>,
    _ replacement: UnsafeBufferPointer<UInt8>, _ out: inout TextBuilder
  ) throws(EvaluationError) {
    var offset = 0
    while offset <= text.count {
      let found =
        sought.isEmpty ? offset : ByteSearch.find(sought, in: text, from: offset)
      if found < 0 { break }
      if sought.isEmpty {
        out.write(replacement)
        if offset == text.count { return }
        let next = CodePoints.next(offset, in: text)
        out.write(UnsafeBufferPointer(rebasing: text[offset..<next]))
        offset = next
      } else {
        out.write(UnsafeBufferPointer(rebasing: text[offset..<found]))
        out.write(replacement)
        offset = found + sought.count
      }
      if out.openCount > largestResult {
        throw EvaluationError(
          .exceededFunctionMemoryLimit, "Result of 'replace' is larger than 64 MB")
      }
    }
    out.write(UnsafeBufferPointer(rebasing: text[min(offset, text.count)...]))
  }

  static let translate = Function(
    "translate", family: family,
    "Replaces characters one by one: each of the second argument by its partner in the third, or "
      + "by nothing.",
    example: "translate('abcd', 'abd', 'xy')", gives: "xyc",
    [
      Overload(
        "(varchar, varchar, varchar) -> varchar",
        .text {
          (text: TextView, from: TextView, to: TextView, out: inout TextBuilder)
            throws(EvaluationError) -> Bool in
          let targets = CodePoints.decode(to.bytes)
          var partners: [UInt32: UInt32?] = [:]
          for (index, scalar) in CodePoints.decode(from.bytes).enumerated()
          where partners[scalar] == nil {
            partners[scalar] = .some(index < targets.count ? targets[index] : nil)
          }
          for scalar in CodePoints.decode(text.bytes) {
            switch partners[scalar] {
            case .none: out.write(scalar: scalar)
            case .some(.none): break
            case .some(.some(let target)): out.write(scalar: target)
            }
          }
          return true
        })
    ])
}
