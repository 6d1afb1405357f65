import Testing

@testable import TarnTime

@Suite struct ZoneFileTests {
  /// A file of version 2 with two local types, two transitions and a footer.
  static let sound: [UInt8] = {
    func header(_ transitions: UInt8, _ types: UInt8, _ characters: UInt8) -> [UInt8] {
      Array("TZif2".utf8) + [UInt8](repeating: 0, count: 15 + 12)
        + [0, 0, 0, transitions, 0, 0, 0, types, 0, 0, 0, characters]
    }
    func type(_ offset: Int32, _ isDaylight: UInt8, _ place: UInt8) -> [UInt8] {
      let bits = UInt32(bitPattern: offset)
      return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> $0) } + [isDaylight, place]
    }
    let first = header(0, 1, 4) + type(0, 0, 0) + Array("ABC\0".utf8)
    var second = header(2, 2, 8)
    second += [0, 0, 0, 0, 0, 0, 0, 100] + [0, 0, 0, 0, 0, 0, 3, 232]
    second += [1, 0] + type(3_600, 0, 0) + type(7_200, 1, 4) + Array("ONE\0TWO\0".utf8)
    return first + second + Array("\nONE-1TWO,M3.5.0,M10.5.0/3\n".utf8)
  }()

  @Test("A sound file gives its transitions, then its rule")
  func readsSound() throws {
    let rules = try #require(ZoneFile.read(Self.sound, name: "Test"))
    #expect(rules.interval(at: 99).offset == 3_600)
    #expect(rules.interval(at: 100).offset == 7_200)
    #expect(rules.interval(at: 100).abbreviation == "TWO")
    #expect(rules.interval(at: 999).end == 1_000)
    #expect(rules.interval(at: 1_000).offset == 3_600)
    // 2024-07-01 and 2024-12-01, by the rule.
    #expect(rules.interval(at: 1_719_792_000).offset == 7_200)
    #expect(rules.interval(at: 1_733_011_200).offset == 3_600)
  }

  @Test("A cut file is refused at every length")
  func cut() {
    for count in 0..<Self.sound.count {
      #expect(ZoneFile.read(Array(Self.sound[..<count]), name: "Test") == nil)
    }
  }

  @Test("Any change of one byte is refused or gives rules that answer")
  func flipped() {
    for place in Self.sound.indices {
      for byte: UInt8 in [0, 1, 2, 9, 0x0A, 0x2C, 0x39, 0x7F, 0x80, 0xFF] {
        var bytes = Self.sound
        bytes[place] = byte
        guard let rules = ZoneFile.read(bytes, name: "Test") else { continue }
        for seconds: Int64 in [.min, -1, 0, 500, 5_000_000_000, .max] {
          let offset = rules.interval(at: seconds).offset
          #expect(offset > -93_600 && offset < 93_600 + 3_601)
        }
      }
    }
  }

  @Test(
    "Rules that are none",
    arguments: [
      "", "A", "AB0", "ABC", "ABC+", "ABC25", "ABC5DEF,", "ABC5DEF,M3.2.0",
      "ABC5DEF,M13.1.0,M1.1.0",
      "ABC5DEF,M3.6.0,M1.1.0", "ABC5DEF,M3.1.7,M1.1.0", "ABC5DEF,J0,J1", "ABC5DEF,366,1",
      "ABC5DEF,M3.2.0/168,M11.1.0", "<ABC5", "<+03>-3x", "ABC5DEF,M3.2.0,M11.1.0 ",
    ])
  func badRules(text: String) {
    #expect(Array(text.utf8).withUnsafeBufferPointer { PosixRule($0) } == nil)
  }

  @Test("Day numbers with and without leap days")
  func dayNumbers() throws {
    func rule(_ text: String) throws -> PosixRule {
      try #require(Array(text.utf8).withUnsafeBufferPointer { PosixRule($0) })
    }
    // 2024 is a leap year: day 60 from 0 is 1 March, J60 too; in 2023 day 60 is 2 March.
    let leap: Int64 = 1_709_251_200  // 2024-03-01
    let zeroBased = try rule("AAA0BBB-1,60/0,300/0")
    #expect(zeroBased.interval(at: leap - 1, from: .min).offset == 0)
    #expect(zeroBased.interval(at: leap, from: .min).offset == 3_600)
    let common: Int64 = 1_677_715_200  // 2023-03-02
    #expect(zeroBased.interval(at: common - 1, from: .min).offset == 0)
    #expect(zeroBased.interval(at: common, from: .min).offset == 3_600)
    let julian = try rule("AAA0BBB-1,J60/0,J300/0")
    #expect(julian.interval(at: leap - 1, from: .min).offset == 0)
    #expect(julian.interval(at: leap, from: .min).offset == 3_600)
    // Summer time all year long.
    let always = try rule("XXX3EDT4,0/0,J365/23")
    #expect(always.interval(at: leap, from: .min).offset == -14_400)
    #expect(always.interval(at: 1_704_067_200 + 10_800, from: .min).offset == -14_400)
  }
}
