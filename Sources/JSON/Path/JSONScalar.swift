/// A scalar that is not a node of a parsed text: a literal of the path, an argument, or what a
/// method or arithmetic gave.
package enum JSONScalar: Sendable, Hashable {
  case boolean(Bool)
  case number(JSONNumber)
  case text([UInt8])
  case datetime(JSONDatetime)
}

/// What `.datetime()` reads: which SQL type the text has, by its shape, and the text. Turning it
/// into a value of that type is the caller's part, who knows calendars and zones.
package struct JSONDatetime: Sendable, Hashable {
  package enum Kind: String, Sendable {
    case date = "date"
    case time = "time without time zone"
    case timeWithZone = "time with time zone"
    case timestamp = "timestamp without time zone"
    case timestampWithZone = "timestamp with time zone"
  }

  package var kind: Kind
  package var text: [UInt8]

  /// `2024-01-02`, `12:34:56.789`, `12:34:56+05:30`, `2024-01-02 12:34:56[.fff][ zone]`; nil where
  /// the text has none of these shapes or a field is out of its range.
  package init?(_ text: [UInt8]) {
    guard let kind = Shape(text).kind else { return nil }
    self.kind = kind
    self.text = text
  }

  /// Walks over the fields of a date and a time.
  private struct Shape {
    var rest: ArraySlice<UInt8>

    init(_ text: [UInt8]) { rest = text[...] }

    var kind: Kind? {
      var shape = self
      if shape.date() {
        if shape.rest.isEmpty { return .date }
        guard shape.accept(0x20), shape.time() else { return nil }
        if shape.rest.isEmpty { return .timestamp }
        return shape.zone() ? .timestampWithZone : nil
      }
      shape = self
      guard shape.time() else { return nil }
      if shape.rest.isEmpty { return .time }
      return shape.offset() && shape.rest.isEmpty ? .timeWithZone : nil
    }

    private mutating func accept(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func number(_ digits: Int, in range: ClosedRange<Int>) -> Bool {
      var value = 0
      for _ in 0..<digits {
        guard let byte = rest.first, isDigit(byte) else { return false }
        value = value * 10 + Int(byte &- 0x30)
        rest.removeFirst()
      }
      return range.contains(value)
    }

    private mutating func date() -> Bool {
      number(4, in: 0...9999) && accept(0x2D) && number(2, in: 1...12) && accept(0x2D)
        && number(2, in: 1...31)
    }

    private mutating func time() -> Bool {
      guard number(2, in: 0...23), accept(0x3A), number(2, in: 0...59) else { return false }
      guard accept(0x3A) else { return true }
      guard number(2, in: 0...59) else { return false }
      guard accept(0x2E) else { return true }
      let fraction = rest.prefix { isDigit($0) }.count
      guard (1...12).contains(fraction) else { return false }
      rest.removeFirst(fraction)
      return true
    }

    private mutating func offset() -> Bool {
      _ = accept(0x20)
      guard accept(0x2B) || accept(0x2D), number(2, in: 0...14), accept(0x3A) else { return false }
      return number(2, in: 0...59)
    }

    private mutating func zone() -> Bool {
      var numeric = self
      if numeric.offset() { return numeric.rest.isEmpty }
      guard accept(0x20), !rest.isEmpty else { return false }
      return rest.allSatisfy { byte in
        isDigit(byte) || byte == 0x2F || byte == 0x5F || byte == 0x2B || byte == 0x2D
          || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      }
    }
  }
}
