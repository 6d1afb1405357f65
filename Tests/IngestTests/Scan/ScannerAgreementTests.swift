import Foundation
import TarnJSON
import Testing

@testable import TarnIngest

/// The scanner against the strict parser of TarnJSON, which shares no code with it.
@Suite struct ScannerAgreementTests {
  static let seeds: [String] =
    ScannerTests.records.filter { $0.utf8.count < 3_000 }
    + [
      #"{"eventVersion":"1.09","userIdentity":{"type":"AssumedRole","arn":"arn:aws:sts::1:x/y","#
        + #""sessionContext":{"sessionIssuer":{},"attributes":{"mfaAuthenticated":"false"}}},"#
        + #""eventTime":"2026-01-01T00:00:00Z","requestParameters":{"bucketName":"b","tags":["#
        + #"{"k":1.5e3},null,true]},"responseElements":null,"readOnly":true,"#
        + #""resources":[{"ARN":"a\/b","type":"é"}]}"#
    ]

  struct Random: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 33
    }
  }

  static let interesting: [UInt8] =
    Array(#"{}[]":,\u0eE+-.19tfn "#.utf8) + [0, 9, 10, 31, 0x7F]
    + [0x80, 0xC3, 0xA9, 0xE2, 0xED, 0xF0, 0xFF]

  static func mutate(_ bytes: inout [UInt8], _ random: inout Random) {
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { return }
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[at] = interesting.randomElement(using: &random) ?? 0
      case 1: bytes.insert(interesting.randomElement(using: &random) ?? 0, at: at)
      case 2: bytes.remove(at: at)
      case 3:
        let end = min(bytes.count, at + Int.random(in: 1...12, using: &random))
        bytes.insert(
          contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &random))
      default: bytes.removeLast(Int.random(in: 0...min(8, bytes.count), using: &random))
      }
    }
  }

  @Test("Both accept the same records and agree where they end", arguments: 1...4)
  func agreement(_ seed: Int) throws {
    var random = Random(state: UInt64(seed))
    let rounds =
      ProcessInfo.processInfo.environment["TARN_FUZZ_ROUNDS"].flatMap { Int($0) } ?? 5_000
    let bench = ScanBench()
    var accepted = 0
    for _ in 0..<rounds {
      var bytes = Array((Self.seeds.randomElement(using: &random) ?? "{}").utf8)
      Self.mutate(&bytes, &random)
      let strict = withPadding(bytes) { raw -> Int? in
        let scanner = JSONScanner(raw.assumingMemoryBound(to: UInt8.self))
        guard scanner.byte(at: 0) == 0x7B else { return nil }
        return try? scanner.validate(at: 0)
      }
      let row = bench.log.count
      let found = try? bench.take(bytes)
      #expect(found == strict, "\(String(decoding: bytes, as: UTF8.self))")
      if let found {
        accepted += 1
        #expect(bench.record(row) == Array(bytes[..<found]))
      } else {
        #expect(bench.log.count == row)
      }
    }
    #expect(accepted > rounds / 20 && accepted < rounds)
  }

  @Test("Every real record comes back byte for byte")
  func realData() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/data")
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let bench = ScanBench()
    for name in files.sorted() where name.hasSuffix(".jsonl") {
      let text = try Data(contentsOf: folder.appending(path: name))
      for line in text.split(separator: 0x0A) {
        let row = bench.log.count
        let bytes = Array(line)
        #expect(try bench.take(bytes) == bytes.count)
        #expect(bench.record(row) == bytes)
      }
    }
  }
}
