/// The tokens of a test's expression.
enum MiniToken: Equatable {
  case end
  case number(String)
  case string(String)
  case symbol(String)
  /// In lower case, but for quoted names.
  case word(String)

  static func read(_ text: String) throws -> [MiniToken] {
    var tokens: [MiniToken] = []
    let scalars = Array(text.unicodeScalars)
    var index = 0
    func isWord(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_"
        || scalar == "$"
    }
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        index += 1
      } else if scalar == "'" {
        var text = ""
        index += 1
        while true {
          guard index < scalars.count else { throw MiniError.unsupported("open string") }
          if scalars[index] == "'" {
            index += 1
            guard index < scalars.count, scalars[index] == "'" else { break }
          }
          text.unicodeScalars.append(scalars[index])
          index += 1
        }
        tokens.append(.string(text))
      } else if ("0"..."9").contains(scalar)
        || scalar == "." && index + 1 < scalars.count && ("0"..."9").contains(scalars[index + 1])
      {
        var text = ""
        while index < scalars.count {
          let next = scalars[index]
          let isSign = (next == "-" || next == "+") && (text.last == "e" || text.last == "E")
          guard ("0"..."9").contains(next) || next == "." || next == "e" || next == "E" || isSign
          else { break }
          text.unicodeScalars.append(next)
          index += 1
        }
        tokens.append(.number(text))
      } else if isWord(scalar) {
        var text = ""
        while index < scalars.count, isWord(scalars[index]) {
          text.unicodeScalars.append(scalars[index])
          index += 1
        }
        tokens.append(.word(text.lowercased()))
      } else {
        tokens.append(.symbol(String(scalar)))
        index += 1
      }
    }
    return tokens + [.end]
  }
}

enum MiniError: Error {
  /// The text is of no grammar that these tests know; the engine's own tests do.
  case unsupported(String)
}
