package import TarnHashing

/// Reads files, one after another; one for each worker, since it keeps its buffers.
///
///     var reader = SourceReader()
///     switch try reader.open(file) {
///     case .content(let content): … content.fill(&buffer, upTo: …) …
///     case .bundle(let bundle): while let member = try bundle.next() { … try bundle.open() … }
///     }
package final class SourceReader {
  package let limits: SourceLimits
  private let outer = ContentStream()
  private let inner = ContentStream()

  package init(limits: SourceLimits = SourceLimits()) {
    self.limits = limits
  }

  package enum Opened {
    case content(SourceContent)
    case bundle(SourceBundle)
  }

  /// Opens a file and tells what it is from its first bytes. What an earlier call returned must
  /// no longer be used.
  package func open(_ file: SourceFile) throws(SourceError) -> Opened {
    let path = file.path
    let opened: OpenFile
    var status: FileStatus?
    switch file.kind {
    case .standardInput:
      opened = .standardInput
    case .stream:
      opened = try .open(path, waits: true)
    case .regular:
      opened = try .open(path)
      let found = try opened.status(of: path)
      guard found.kind == .regular else {
        throw SourceError(
          .notAFile, "'\(displayText(path))' is a \(found.kind.name), not a file")
      }
      status = found
    }
    try outer.open(
      FileInput(opened, path: path, status: status), path: path, size: status?.size ?? -1,
      limits: limits)
    var known = file
    if let status {
      known.size = status.size
      known.modified = status.modified
    }
    if !outer.isGzip, ZipArchive.isZip(outer.foundMagic) {
      guard let status else {
        throw SourceError(
          .unsupported, "'\(displayText(path))' is a zip archive, which cannot be read from a pipe")
      }
      let archive = try ZipArchive(opened, path: path, size: status.size)
      return .bundle(SourceBundle(.zip(archive), file: known, stream: inner, limits: limits))
    }
    if TarArchive.isTar(try outer.peek()) {
      let archive = TarArchive(outer, path: path)
      return .bundle(SourceBundle(.tar(archive), file: known, stream: inner, limits: limits))
    }
    return .content(SourceContent(known, outer))
  }
}

/// The files of a zip or tar archive, in its order.
package final class SourceBundle {
  enum Archive {
    case zip(ZipArchive)
    case tar(TarArchive)
  }

  package let file: SourceFile
  private let archive: Archive
  private let stream: ContentStream
  private let limits: SourceLimits
  private var member: SourceFile?

  init(_ archive: Archive, file: SourceFile, stream: ContentStream, limits: SourceLimits) {
    self.archive = archive
    self.file = file
    self.stream = stream
    self.limits = limits
  }

  /// The next member as a file called `bundle.zip!a.json.gz`, not yet read; nil at the end.
  package func next() throws(SourceError) -> SourceFile? {
    let found: BundleMember? =
      switch archive {
      case .zip(let archive): try archive.next()
      case .tar(let archive): try archive.next()
      }
    guard let found else {
      member = nil
      return nil
    }
    let name = file.name + [UInt8(ascii: "!")] + found.name
    member = SourceFile(
      directory: file.directory, name: name, size: found.size, modified: found.modified)
    return member
  }

  /// The content of the member that `next` returned last.
  package func open() throws(SourceError) -> SourceContent {
    guard let member else { throw SourceError(.missing, "the bundle has no more members") }
    let input: ByteInput =
      switch archive {
      case .zip(let archive): try archive.memberInput()
      case .tar(let archive): archive.memberInput()
      }
    try stream.open(input, path: member.path, size: member.size, limits: limits)
    return SourceContent(member, stream)
  }
}

/// One file's uncompressed content.
package final class SourceContent {
  /// With the size and time that the open file has, which may differ from the walk's.
  package let file: SourceFile
  private let stream: ContentStream

  init(_ file: SourceFile, _ stream: ContentStream) {
    self.file = file
    self.stream = stream
  }

  /// Up to 64 KB from the beginning, without taking them: enough to tell what it is.
  package func peek() throws(SourceError) -> UnsafeRawBufferPointer { try stream.peek() }

  /// Appends content until `buffer` holds `limit` bytes or the content has ended, which is true.
  ///
  /// A file that ends within the first call is whole in the buffer; a larger one is handed on in
  /// pieces, where the caller makes room by `discard(upTo:)` behind the last whole record.
  package func fill(_ buffer: inout PaddedBuffer, upTo limit: Int) throws(SourceError) -> Bool {
    while buffer.count < limit {
      let wanted = limit - buffer.count
      // The buffer grows by doubling up to what is wanted, not to the limit at once.
      let room = buffer.room(min(wanted, 1 << 16))
      let count = try stream.read(
        into: UnsafeMutableRawBufferPointer(rebasing: room[..<min(room.count, wanted)]))
      if count == 0 { return true }
      buffer.grew(by: count)
    }
    return false
  }

  /// True where the bytes found were gzip.
  package var isGzip: Bool { stream.isGzip }
  package var foundBytes: Int64 { stream.foundBytes }
  package var contentBytes: Int64 { stream.contentBytes }

  /// SHA-256 of the bytes as found and of the uncompressed ones, once `fill` has returned true.
  package var foundHash: SHA256.Digest { stream.foundDigest }
  package var contentHash: SHA256.Digest { stream.contentDigest }

  /// What ended the content early where salvaging was asked for.
  package var damage: SourceError? { stream.damage }
}
