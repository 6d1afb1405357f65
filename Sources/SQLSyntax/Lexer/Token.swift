/// A piece of the text: what it is and where it stands. It holds no text of its own.
struct Token {
  enum Kind: UInt8 {
    case endOfText
    // Names
    case word
    case quotedName
    case backquotedName
    /// `5e2676f8`: a name to people, no name to SQL.
    case digitName
    // Constants
    case integer
    case decimal
    case double
    case string
    case unicodeString
    case binary
    // Signs
    case arrow
    case colon
    case comma
    case concat
    case dot
    case equal
    case greater
    case greaterOrEqual
    case leftBracket
    case leftParenthesis
    case less
    case lessOrEqual
    case minus
    case notEqual
    case percent
    case plus
    case question
    case rightBracket
    case rightParenthesis
    case semicolon
    case slash
    case star
    // No part of SQL
    case stray
    case unterminatedComment
    case unterminatedName
    case unterminatedString
  }

  var kind: Kind
  /// Set for words only.
  var keyword: Keyword
  var start: Int
  var end: Int
  var line: Int
  /// The offset at which column 1 would be if the line held no character of several bytes.
  var columnBase: Int

  var position: SourcePosition {
    SourcePosition(line: line, column: start &- columnBase &+ 1, offset: start)
  }

  /// How a message names a sign or kind that it expects.
  static func expectation(of kind: Kind) -> String {
    switch kind {
    case .endOfText: "<EOF>"
    case .word, .quotedName, .backquotedName, .digitName: "<identifier>"
    case .integer, .decimal, .double: "<integer>"
    case .string, .unicodeString: "<string>"
    case .binary: "<binary>"
    case .arrow: "'->'"
    case .colon: "':'"
    case .comma: "','"
    case .concat: "'||'"
    case .dot: "'.'"
    case .equal: "'='"
    case .greater: "'>'"
    case .greaterOrEqual: "'>='"
    case .leftBracket: "'['"
    case .leftParenthesis: "'('"
    case .less: "'<'"
    case .lessOrEqual: "'<='"
    case .minus: "'-'"
    case .notEqual: "'<>'"
    case .percent: "'%'"
    case .plus: "'+'"
    case .question: "'?'"
    case .rightBracket: "']'"
    case .rightParenthesis: "')'"
    case .semicolon: "';'"
    case .slash: "'/'"
    case .star: "'*'"
    case .stray, .unterminatedComment, .unterminatedName, .unterminatedString: "<unknown>"
    }
  }
}
