/// A file to read, found but not opened.
package struct SourceFile: Equatable, Sendable {
  package enum Kind: Sendable {
    case regular
    /// A pipe or device that the user named: read to its end, its size unknown.
    case stream
    case standardInput
  }

  /// Absolute and without links; empty for standard input.
  package var directory: [UInt8]
  package var name: [UInt8]
  package var size: Int64
  /// Nanoseconds since 1970.
  package var modified: Int64
  package var kind: Kind = .regular

  package var path: [UInt8] { joined(directory, name) }
}

/// What a walk meets, in the order of reading.
package enum SourceItem: Equatable, Sendable {
  case file(SourceFile)
  /// Passed over, with what it is: `named pipe`, `socket`, `device`.
  case skipped(path: [UInt8], what: String)
  case problem(path: [UInt8], SourceError)
}

func joined(_ directory: [UInt8], _ name: [UInt8]) -> [UInt8] {
  if directory.isEmpty { return name }
  return directory.last == UInt8(ascii: "/") ? directory + name : directory + [0x2f] + name
}

/// The files under some paths, one after another, in bounded memory.
///
/// A tree is read in two steps. First every directory that stands for no day is listed and its
/// files handed out; directories of days (`…/2026/01/15`) are only noted, a few bytes each. Then
/// those are listed in the order of their days, whatever account and region they lie under, so
/// that records arrive roughly by time and few months are open at once:
///
///     AWSLogs/1111…/CloudTrail/eu-west-1/2026/01/15     read 1st
///     AWSLogs/1111…/CloudTrail/eu-west-1/2026/01/16     read 3rd
///     AWSLogs/1111…/CloudTrail/us-east-1/2026/01/15     read 2nd
///
/// Within a directory files go by the delivery minute in their name, then by name. A directory of
/// more than `batchNames` names is handed out in batches of that many, each ordered by itself:
/// order saves work, nothing depends on it.
///
/// Links are followed; a directory reached twice is read once, which ends every loop.
package struct SourceWalk: ~Copyable {
  private var roots: ArraySlice<[UInt8]>
  private let batchNames: Int
  private var root: DirectoryWalk?
  /// The last directory of a named file, resolved: a shell's `*.json.gz` names thousands.
  private var lastParent: (given: [UInt8], resolved: [UInt8])?

  /// `-` is standard input.
  package init(_ paths: [[UInt8]], batchNames: Int = 1 << 18) {
    roots = paths[...]
    self.batchNames = max(1, batchNames)
  }

  /// Nil at the end.
  package mutating func next() -> SourceItem? {
    while true {
      if let item = root?.next() { return item }
      root = nil
      guard let path = roots.popFirst() else { return nil }
      do throws(SourceError) {
        if let item = try open(path) { return item }
      } catch {
        return .problem(path: path, error)
      }
    }
  }

  private mutating func open(_ path: [UInt8]) throws(SourceError) -> SourceItem? {
    if path == [UInt8(ascii: "-")] {
      return .file(
        SourceFile(directory: [], name: path, size: -1, modified: 0, kind: .standardInput))
    }
    let found = try status(of: path)
    switch found.kind {
    case .directory:
      root = try DirectoryWalk(try resolvedPath(path), batchNames: batchNames)
      return nil
    case .regular, .pipe, .device:
      let (parent, name) = try split(path)
      return .file(
        SourceFile(
          directory: parent, name: name, size: found.kind == .regular ? found.size : -1,
          modified: found.modified, kind: found.kind == .regular ? .regular : .stream))
    case .socket, .link:
      throw SourceError(.notAFile, "'\(displayText(path))' is a \(found.kind.name), not a file")
    }
  }

  /// The file's own name is kept even where it is a link: it is what the user knows.
  private mutating func split(_ path: [UInt8]) throws(SourceError) -> ([UInt8], [UInt8]) {
    let slash = path.lastIndex(of: 0x2f)
    let name = slash.map { Array(path[($0 + 1)...]) } ?? path
    let given = slash.map { $0 == 0 ? [0x2f] : Array(path[..<$0]) } ?? [UInt8(ascii: ".")]
    if let lastParent, lastParent.given == given { return (lastParent.resolved, name) }
    let resolved = try resolvedPath(given)
    lastParent = (given, resolved)
    return (resolved, name)
  }
}
