import TarnSQLSyntax
import Testing

@Suite("Broken texts") struct MutationTests {
  /// The next of a sequence that is the same in every run.
  private struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// Must end, and what parses must print and parse again.
  private func attempt(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = StatementSplitter(text)
    do {
      let statement = try Statement.parse(text)
      let printed = statement.sql
      let again = try? Statement.parse(printed)
      #expect(again == statement, "\(text)\n\(printed)")
    } catch {
      #expect(error.position.offset <= bytes.count * 3, "\(text)")
      _ = error.rendered(in: text)
    }
  }

  private static let texts = (CaseData.lines("identity.sql") + CaseData.lines("canonical.sql"))

  @Test("every third prefix of every statement ends in a tree or an error")
  func prefixes() {
    for text in Self.texts {
      let bytes = Array(text.utf8)
      for count in stride(from: text.utf8.count % 3, to: bytes.count, by: 3) {
        attempt(Array(bytes[..<count]))
      }
    }
  }

  @Test("random changes end in a tree or an error")
  func mutations() {
    var random = Random(state: 42)
    let texts = Self.texts.map { Array($0.utf8) }
    let signs = Array("()[]{}<>'\"`,.;:?+-*/%|=!$&\\ \n\0é".utf8)
    for _ in 0..<3_000 {
      guard var bytes = texts.randomElement(using: &random), !bytes.isEmpty else { continue }
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<max(1, bytes.count), using: &random)
        guard place < bytes.count else { continue }
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes.insert(signs.randomElement(using: &random) ?? 0x20, at: place)
        case 2: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 3:
          let other = texts.randomElement(using: &random) ?? []
          let start = Int.random(in: 0...other.count, using: &random)
          bytes.insert(contentsOf: other[start..<min(other.count, start + 20)], at: place)
        default:
          bytes.removeSubrange(place..<min(bytes.count, place + 10))
        }
      }
      attempt(bytes)
    }
  }
}
