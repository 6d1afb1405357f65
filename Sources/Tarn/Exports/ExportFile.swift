import TarnHashing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file that appears under its name only when it is whole, with the SHA-256 of what it holds.
///
/// Bytes go to `NAME.partial`; `finish` syncs them, gives them their name and syncs the folder.
/// What a kill leaves behind never bears the name that was asked for.
package final class ExportFile {
  package let path: String
  package private(set) var bytes = 0
  private var hash = SHA256()
  private var file: Int32
  private let isStream: Bool
  private var partial: String { path + ".partial" }

  package init(_ path: String) throws {
    self.path = path
    if Files.isFolder(path) {
      throw LakeError(.usage, "'\(path)' is a folder; name a file in it")
    }
    isStream = Files.isStream(path)
    let target = isStream ? path : path + ".partial"
    #if canImport(Darwin)
      file = Darwin.open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #elseif canImport(Musl)
      file = Musl.open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #else
      file = Glibc.open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #endif
    if file < 0 { throw Self.error("cannot be written", path) }
  }

  deinit {
    guard file >= 0 else { return }
    close(file)
    if !isStream { unlink(partial) }
  }

  private static func error(_ what: String, _ path: String) -> LakeError {
    LakeError(.inputOutput, "File '\(path)' \(what): \(String(cString: strerror(errno)))")
  }

  package func write(_ content: [UInt8]) throws {
    if content.isEmpty { return }
    hash.update(content)
    bytes += content.count
    let isWritten = content.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Darwin)
          let count = Darwin.write(file, part.baseAddress, part.count)
        #elseif canImport(Musl)
          let count = Musl.write(file, part.baseAddress, part.count)
        #else
          let count = Glibc.write(file, part.baseAddress, part.count)
        #endif
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
    if !isWritten { throw Self.error("cannot be written", path) }
  }

  /// Gives the file its name; returns the SHA-256 of its bytes.
  package func finish() throws -> String {
    let done = file
    file = -1
    if isStream {
      close(done)
      return hash.finalize().hex
    }
    guard fsync(done) == 0, close(done) == 0, rename(partial, path) == 0 else {
      throw Self.error("cannot be completed", path)
    }
    Self.syncFolder(of: path)
    return hash.finalize().hex
  }

  private static func syncFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    #if canImport(Darwin)
      let handle = Darwin.open(folder, O_RDONLY)
    #elseif canImport(Musl)
      let handle = Musl.open(folder, O_RDONLY)
    #else
      let handle = Glibc.open(folder, O_RDONLY)
    #endif
    if handle < 0 { return }
    fsync(handle)
    close(handle)
  }

  /// The whole of a file in pieces.
  static func read(_ path: String, _ body: ([UInt8]) throws -> Void) throws {
    guard let file = fopen(path, "rb") else {
      throw LakeError(.input, "File '\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      try body(count == chunk.count ? chunk : Array(chunk[..<count]))
    }
    if ferror(file) != 0 { throw error("cannot be read", path) }
  }
}
