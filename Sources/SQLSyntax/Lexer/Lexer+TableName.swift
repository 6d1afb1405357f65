/// Table names as people paste them. Only the parser knows that a table is expected, so it goes
/// back to the token's start and reads the bytes anew.
///
///     5e2676f8-9fce-46ef-8142-3e36a94e6691     a float, a name, minus signs, … → one UUID
///     arn:aws:cloudtrail:…:eventdatastore/5e…  → one ARN
///     <EDS ID>  {store_id}  ${x}  $EDS_ID  [t]  → one placeholder
///     my-table--comment                        → my-table
extension Lexer {
  struct TableNamePart {
    var start: Int
    var end: Int
    var form: TableName.Form
  }

  /// Reads a part that is not in quotes; nil when nothing like a table's name stands here. The
  /// lexer then stands behind it.
  mutating func takeTableNamePart() -> TableNamePart? {
    let start = offset
    var form = TableName.Form.name
    if let end = endOfARN() {
      step(to: end)
      return TableNamePart(start: start, end: end, form: .arn)
    }
    scan: while offset < bytes.count {
      let byte = bytes[offset]
      switch byte {
      case 0x2D:  // - between two characters of a name; -- begins a comment
        let following = self.byte(at: offset &+ 1)
        guard offset > start, Lexer.isNamePart(following) || Lexer.opensPlaceholder(following)
        else { break scan }
        if form == .name { form = .hyphenated }
        offset &+= 1
      case 0x24, 0x3C, 0x5B, 0x7B:
        guard let end = endOfPlaceholder() else { break scan }
        form = .placeholder
        step(to: end)
      case _ where Lexer.isNamePart(byte):
        offset &+= 1
      default:
        break scan
      }
    }
    guard offset > start else { return nil }
    if form == .hyphenated, Lexer.isUUID(bytes[start..<offset]) { form = .uuid }
    return TableNamePart(start: start, end: offset, form: form)
  }

  private static func opensPlaceholder(_ byte: UInt8) -> Bool { byte == 0x24 || byte == 0x7B }

  /// `arn:` and on to the first character that no ARN has.
  private func endOfARN() -> Int? {
    guard byte(at: offset) | 0x20 == 0x61, byte(at: offset &+ 1) | 0x20 == 0x72,
      byte(at: offset &+ 2) | 0x20 == 0x6E, byte(at: offset &+ 3) == 0x3A
    else { return nil }
    var end = offset &+ 4
    while true {
      let byte = byte(at: end)
      guard
        Lexer.isNamePart(byte) || byte == 0x3A || byte == 0x2F || byte == 0x2E
          || (byte == 0x2D && self.byte(at: end &+ 1) != 0x2D)
      else { return end }
      end &+= 1
    }
  }

  /// `$name`, or from an opening bracket to its closing one, in one line of at most 200 bytes.
  /// `{{ x }}` and `${x}` nest.
  private func endOfPlaceholder() -> Int? {
    var index = offset
    if bytes[index] == 0x24 {
      index &+= 1
      if byte(at: index) != 0x7B {
        let start = index
        while Lexer.isNamePart(byte(at: index)) { index &+= 1 }
        return index > start ? index : nil
      }
    }
    let opening = bytes[index]
    let closing: UInt8 = opening == 0x3C ? 0x3E : opening &+ 2
    var depth = 0
    let limit = min(bytes.count, index &+ 200)
    while index < limit {
      let byte = bytes[index]
      index &+= 1
      if byte == opening {
        depth &+= 1
      } else if byte == closing {
        depth &-= 1
        if depth == 0 { return index &- offset > 2 ? index : nil }
      } else if byte == 0x0A || byte == 0x3B {
        return nil
      }
    }
    return nil
  }

  /// 8-4-4-4-12 hexadecimal digits.
  static func isUUID(_ bytes: some Collection<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    var place = 0
    for byte in bytes {
      switch place {
      case 8, 13, 18, 23: if byte != 0x2D { return false }
      default: if !isHexDigit(byte) { return false }
      }
      place += 1
    }
    return true
  }
}
