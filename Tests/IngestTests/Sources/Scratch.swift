import Foundation
import TarnHashing

@testable import TarnIngest

/// A directory that goes away with its last reference.
final class Scratch {
  let path: String

  init() {
    // Resolved, since the walk resolves what it is given.
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().path
    path = base + "/tarn-ingest-" + UUID().uuidString
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let file = path + "/" + name
    let directory = (file as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: file, contents: Data(content))
    return Array(file.utf8)
  }

  func write(_ name: String, _ content: String) -> [UInt8] { write(name, Array(content.utf8)) }

  var bytes: [UInt8] { Array(path.utf8) }
}

func items(_ paths: [[UInt8]], batchNames: Int = 1 << 18) -> [SourceItem] {
  var walk = SourceWalk(paths, batchNames: batchNames)
  var all: [SourceItem] = []
  while let item = walk.next() { all.append(item) }
  return all
}

/// The found files' paths below `scratch`.
func files(_ items: [SourceItem], under scratch: Scratch) -> [String] {
  items.compactMap { item in
    guard case .file(let file) = item else { return nil }
    return String(decoding: file.path.dropFirst(scratch.path.utf8.count + 1), as: UTF8.self)
  }
}

func file(_ path: [UInt8]) throws -> SourceFile {
  switch items([path]).first {
  case .file(let file): return file
  case .problem(_, let error): throw error
  default: throw SourceError(.missing, "no file")
  }
}

/// One file or member, read to its end.
struct WholeContent: Equatable {
  var name: String
  var bytes: [UInt8]
  var found: SHA256.Digest
  var content: SHA256.Digest
  var damage: SourceError?
}

func read(_ content: SourceContent, step: Int = .max / 2) throws(SourceError) -> WholeContent {
  var buffer = PaddedBuffer(capacity: 0)
  while try !content.fill(&buffer, upTo: buffer.count + min(step, 1 << 40)) {}
  return WholeContent(
    name: String(decoding: content.file.name, as: UTF8.self), bytes: Array(buffer.bytes),
    found: content.foundHash, content: content.contentHash, damage: content.damage)
}

func readAll(
  _ path: [UInt8], limits: SourceLimits = SourceLimits(), reader: SourceReader? = nil
) throws -> [WholeContent] {
  let reader = reader ?? SourceReader(limits: limits)
  switch try reader.open(try file(path)) {
  case .content(let content): return [try read(content)]
  case .bundle(let bundle):
    var all: [WholeContent] = []
    while try bundle.next() != nil { all.append(try read(try bundle.open())) }
    return all
  }
}

/// What reading must end with.
func failure(
  _ path: [UInt8], limits: SourceLimits = SourceLimits(), reader: SourceReader? = nil
) -> SourceError? {
  do {
    _ = try readAll(path, limits: limits, reader: reader)
    return nil
  } catch {
    return error as? SourceError
  }
}
