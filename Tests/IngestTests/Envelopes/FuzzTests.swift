import Foundation
import TarnZlib
import Testing

@testable import TarnIngest

/// `TARN_FUZZ=1000000` runs as many inputs; the seed makes every run repeatable.
private let rounds =
  ProcessInfo.processInfo.environment["TARN_FUZZ"].flatMap { Int($0) } ?? 400

/// A sequence that is the same everywhere (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
    return mixed ^ mixed >> 31
  }
}

extension SeededGenerator {
  /// Changes, inserts, removes, repeats or swaps bytes, mostly those with a meaning in JSON.
  mutating func mutate(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    let marks = Array("{}[]\",:\\\n\r \t0e-nutf\u{1}".utf8) + [0xff, 0xc3, 0xef, 0x1e]
    for _ in 0...Int.random(in: 0..<4, using: &self) {
      guard !result.isEmpty else { return result }
      let at = Int.random(in: 0..<result.count, using: &self)
      let end = min(result.count, at + Int.random(in: 1..<20, using: &self))
      switch Int.random(in: 0..<7, using: &self) {
      case 0: result[at] = marks.randomElement(using: &self) ?? 0
      case 1: result.insert(marks.randomElement(using: &self) ?? 0, at: at)
      case 2: result.removeSubrange(at..<end)
      case 3: result.insert(contentsOf: result[at..<end], at: at)
      case 4: result.removeSubrange(at...)
      case 5: result[at] ^= 1 << UInt8.random(in: 0..<8, using: &self)
      default:
        let piece = Array(result[at..<end])
        result.removeSubrange(at..<end)
        let place = Int.random(in: 0...result.count, using: &self)
        result.insert(contentsOf: piece, at: place)
      }
    }
    return result
  }
}

@Suite struct FuzzTests {
  private static let records: [[UInt8]] = [
    Array(#"{"eventVersion":"1.08","eventID":"1","requestParameters":{"a":[1,{"b":null}]}}"#.utf8),
    Array(#"{"eventVersion":"1.09","eventName":"q\"\\\u00e9 é","x":-1.5e3,"y":[[],{}]}"#.utf8),
    Array(#"{"awsRegion":"eu-west-1","eventTime":"2026-01-15T09:05:00Z"}"#.utf8),
  ]

  @Test("Broken envelopes never trap or hang, and every value is counted once")
  func envelopes() {
    var random = SeededGenerator(state: 42)
    let texts = Wrapping.allCases.map { ($0.format, $0.wrap(Self.records)) }
    for round in 0..<rounds {
      let (format, text) = texts[round % texts.count]
      let mutated = random.mutate(text)
      mutated.withUnsafeBytes { _ = ContentKind(head: $0, isWhole: true) }
      let piece = round % 3 == 0 ? Int.random(in: 1...200, using: &random) : Int.max
      // The helper itself checks that reading moves on.
      let (reading, sink) = readEnvelope(mutated, as: format, piece: piece)
      let indexes = (sink.taken.map(\.index) + sink.rejected.map(\.index)).sorted()
      #expect(indexes == Array(0..<reading.records))
      for taken in sink.taken { #expect(taken.text.first == 0x7b && taken.text.last == 0x7d) }
      for rejected in sink.rejected { #expect(rejected.offset <= Int64(mutated.count)) }
    }
  }

  @Test("One changed byte in one record costs at most that record")
  func damageIsLocal() {
    var random = SeededGenerator(state: 7)
    // Records before and behind the damage, in the commonest envelopes.
    let good = Self.records[0]
    for round in 0..<rounds {
      var bad = Self.records[round % 2]
      let at = Int.random(in: 1..<bad.count - 1, using: &random)
      bad[at] = Array("{}[]\",:\\x\n".utf8).randomElement(using: &random) ?? 0
      for wrapping in [Wrapping.records, .lines] {
        let sink = readEnvelope(wrapping.wrap([good, good, bad, good, good])).sink
        let kept = sink.taken.filter { $0.text == good }.count
        #expect(kept >= 4, "\(wrapping) \(String(decoding: bad, as: UTF8.self))")
      }
    }
  }

  @Test("Broken gzip gives an error or the right bytes, never other ones")
  func gzip() throws {
    var random = SeededGenerator(state: 3)
    let text = Wrapping.records.wrap(Self.records + Self.records + Self.records)
    let packed = try Zlib.compress(text, as: .gzip) + Zlib.compress(text, as: .gzip, level: 1)
    let stream = ContentStream()
    for _ in 0..<rounds {
      let mutated = random.mutate(packed)
      var limits = SourceLimits()
      limits.contentBytes = 1 << 20
      var output: [UInt8] = []
      do {
        try stream.open(MemoryInput(mutated), path: [0x78], limits: limits)
        // What no longer begins as gzip is plain, and its own content.
        guard stream.isGzip else { continue }
        var buffer = [UInt8](repeating: 0, count: 1000)
        while true {
          let count = try buffer.withUnsafeMutableBytes { try stream.read(into: $0) }
          if count == 0 { break }
          output += buffer[..<count]
        }
      } catch is SourceError {
        continue
      }
      // Both members, or one where the other was cut off whole, or one twice.
      #expect(output.count % text.count == 0)
      #expect(
        stride(from: 0, to: output.count, by: text.count).allSatisfy {
          Array(output[$0..<($0 + text.count)]) == text
        })
    }
  }

  @Test("Broken tar archives end in an error or in members")
  func tar() {
    var random = SeededGenerator(state: 11)
    var tar = TarWriter()
    for (index, record) in Self.records.enumerated() { tar.add(Array("m\(index)".utf8), record) }
    tar.add(Array("././@LongLink".utf8), Array("long name".utf8), type: "L")
    tar.add(Array("x".utf8), [1, 2, 3])
    tar.add(Array("pax".utf8), Array("11 path=ab\n".utf8), type: "x")
    tar.add(Array("y".utf8), [4])
    let bytes = tar.finished()
    for _ in 0..<rounds {
      let archive = TarArchive(MemoryInput(random.mutate(bytes)), path: [0x78])
      var members = 0
      do {
        while try archive.next() != nil { members += 1 }
      } catch {
        // A broken archive may end in an error; that it ends is what counts.
      }
      #expect(members < 20)
    }
  }
}

/// Bytes in memory, handed out in uneven pieces.
final class MemoryInput: ByteInput {
  private var rest: ArraySlice<UInt8>
  private var calls = 0

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  override func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    calls += 1
    let count = min(buffer.count, rest.count, calls % 3 == 0 ? 7 : 100)
    buffer.copyBytes(from: rest.prefix(count))
    rest = rest.dropFirst(count)
    return count
  }
}
