/// A constant as written.
package struct Literal: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// `42`, and `-42`: as in Trino a minus before a number belongs to it, so the smallest bigint
    /// can be written.
    case integer(Int64)
    /// `1.50`, `-.5`, `5.`: the digits as written, since they decide precision and scale.
    case decimal(String)
    /// `1e10`, `-1.5E-3`.
    case double(Double)
    /// `'…'` and `U&'…'`, decoded.
    case string(Text)
    /// `X'65 68'`.
    case binary([UInt8])
    case interval(Interval)
    /// A type's name before a string: `DATE '2023-01-01'`, `TIMESTAMP '…'`, `TIME '…'`,
    /// `DECIMAL '1.2'`, `JSON '…'`, `IPADDRESS '…'`; `DOUBLE PRECISION '1'` has the name
    /// `DOUBLE PRECISION`. The name is as written; what it means is for the analysis.
    case typed(name: Identifier, Text)
  }

  /// `INTERVAL -'1-2' YEAR TO MONTH`.
  package struct Interval: Hashable, Sendable {
    package enum Field: String, Hashable, Sendable, CaseIterable {
      case year = "YEAR"
      case month = "MONTH"
      case day = "DAY"
      case hour = "HOUR"
      case minute = "MINUTE"
      case second = "SECOND"
    }

    /// A minus before the string; one inside it belongs to the text.
    package var isNegative: Bool
    package var text: Text
    package var from: Field
    package var to: Field?
    /// Of the string.
    @NotCompared package var textPosition: SourcePosition
  }

  package var value: Value
  @NotCompared package var position: SourcePosition

  package init(_ value: Value, position: SourcePosition = .start) {
    self.value = value
    self.position = position
  }
}

/// The content of a string, equal by bytes of UTF-8: Swift's String takes é and e+◌́ for the same.
package struct Text: Sendable, ExpressibleByStringLiteral {
  package var string: String

  package init(_ string: String) { self.string = string }
  package init(stringLiteral value: String) { self.string = value }

  package var utf8: String.UTF8View { string.utf8 }
}

extension Text: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.string.utf8.elementsEqual(right.string.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(string.utf8.count)
    for byte in string.utf8 { hasher.combine(byte) }
  }
}

/// A string where only a string can stand: JSON paths, LOCATION, COMMENT, SHOW … LIKE.
package struct StringLiteral: Hashable, Sendable {
  package var text: Text
  @NotCompared package var position: SourcePosition

  package init(_ text: Text, position: SourcePosition = .start) {
    self.text = text
    self.position = position
  }
}

/// `?`, counted from 0 through the statement in reading order, or `:name`.
package struct Parameter: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case positional(Int)
    case named(String)
  }

  package var kind: Kind
  @NotCompared package var position: SourcePosition
}
