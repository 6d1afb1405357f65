// The system calls of this module, each with EINTR repeated and its error turned into SourceError.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

func systemMessage(_ code: Int32) -> String { String(cString: strerror(code)) }

func isMissing(_ code: Int32) -> Bool { code == ENOENT || code == ENOTDIR }

/// What kind of thing a path names.
enum FileKind: Sendable {
  case regular, directory, pipe, socket, device, link

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    case S_IFIFO: self = .pipe
    case S_IFSOCK: self = .socket
    case S_IFLNK: self = .link
    default: self = .device
    }
  }

  var name: String {
    switch self {
    case .regular: "file"
    case .directory: "directory"
    case .pipe: "named pipe"
    case .socket: "socket"
    case .device: "device"
    case .link: "symbolic link"
    }
  }
}

/// What `stat` tells of a file.
struct FileStatus: Equatable, Sendable {
  var kind: FileKind
  var size: Int64
  /// Nanoseconds since 1970.
  var modified: Int64
  var device: UInt64
  var inode: UInt64

  init(_ status: stat) {
    kind = FileKind(mode: status.st_mode)
    size = Int64(status.st_size)
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    modified = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// An open file or directory, closed with its last reference.
final class OpenFile: Sendable {
  let descriptor: Int32
  private let closes: Bool

  init(descriptor: Int32, closes: Bool) {
    self.descriptor = descriptor
    self.closes = closes
  }

  deinit { if closes { close(descriptor) } }

  static var standardInput: OpenFile { OpenFile(descriptor: 0, closes: false) }

  /// Opens for reading. `waits` is for named pipes, whose opening blocks until there is a writer;
  /// without it nothing a tree holds can make us hang.
  static func open(
    _ path: [UInt8], under parent: OpenFile? = nil, directory: Bool = false, waits: Bool = false
  ) throws(SourceError) -> OpenFile {
    var flags = O_RDONLY | O_CLOEXEC | O_NOCTTY
    if directory { flags |= O_DIRECTORY }
    if !waits { flags |= O_NONBLOCK }
    let result = withCPath(path) { name in
      repeated { openat(parent?.descriptor ?? AT_FDCWD, name, flags) }
    }
    guard case .success(let descriptor) = result else {
      throw .system("open", path, result.failureCode)
    }
    return OpenFile(descriptor: descriptor, closes: true)
  }

  func status(of path: [UInt8]) throws(SourceError) -> FileStatus {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system("inspect", path, errno) }
    return FileStatus(status)
  }

  /// The next bytes; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer, path: [UInt8]) throws(SourceError) -> Int {
    let count = min(buffer.count, 1 << 30)
    #if canImport(Darwin)
      let result = repeated { Darwin.read(descriptor, buffer.baseAddress, count) }
    #elseif canImport(Musl)
      let result = repeated { Musl.read(descriptor, buffer.baseAddress, count) }
    #else
      let result = repeated { Glibc.read(descriptor, buffer.baseAddress, count) }
    #endif
    guard case .success(let read) = result else { throw .system("read", path, result.failureCode) }
    return read
  }

  /// Bytes at a place; fewer than asked for only at the end of the file.
  func read(
    into buffer: UnsafeMutableRawBufferPointer, at offset: Int64, path: [UInt8]
  ) throws(SourceError) -> Int {
    var filled = 0
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = min(rest.count, 1 << 30)
      let place = offset &+ Int64(filled)
      let result = repeated { pread(descriptor, rest.baseAddress, count, off_t(place)) }
      guard case .success(let read) = result else {
        throw .system("read", path, result.failureCode)
      }
      if read == 0 { break }
      filled += read
    }
    return filled
  }
}

/// Follows links.
func status(of path: [UInt8]) throws(SourceError) -> FileStatus {
  try status(of: path, in: AT_FDCWD, shown: path)
}

private func status(
  of name: [UInt8], in directory: Int32, shown path: @autoclosure () -> [UInt8]
) throws(SourceError) -> FileStatus {
  var status = stat()
  let code: Int32 = withCPath(name) { name in
    fstatat(directory, name, &status, 0) == 0 ? 0 : errno
  }
  guard code == 0 else {
    if code == ELOOP {
      throw SourceError(.link, "'\(displayText(path()))' is a symbolic link that leads to itself")
    }
    throw .system("inspect", path(), code)
  }
  return FileStatus(status)
}

/// The absolute path without links, `.` and `..`: one place has one name in the ledger.
func resolvedPath(_ path: [UInt8]) throws(SourceError) -> [UInt8] {
  var code: Int32 = 0
  let resolved: [UInt8]? = withCPath(path) { name in
    guard let text = realpath(name, nil) else {
      code = errno
      return nil
    }
    defer { free(text) }
    return UnsafeRawBufferPointer(start: text, count: strlen(text)).map { $0 }
  }
  if let resolved { return resolved }
  if code == ELOOP {
    throw SourceError(.link, "'\(displayText(path))' is a symbolic link that leads to itself")
  }
  throw .system("open", path, code)
}

/// Calls `body` for every name of a directory but `.` and `..`, until it returns false.
/// The name is valid during the call only.
final class DirectoryStream {
  #if canImport(Darwin)
    private let stream: UnsafeMutablePointer<DIR>
  #else
    private let stream: OpaquePointer
  #endif

  init(_ path: [UInt8], under parent: OpenFile?) throws(SourceError) {
    let flags = O_RDONLY | O_CLOEXEC | O_DIRECTORY
    let result = withCPath(path) { name in
      repeated { openat(parent?.descriptor ?? AT_FDCWD, name, flags) }
    }
    guard case .success(let descriptor) = result else {
      throw .system("open", path, result.failureCode)
    }
    guard let stream = fdopendir(descriptor) else {
      let code = errno
      close(descriptor)
      throw .system("list", path, code)
    }
    self.stream = stream
  }

  deinit { closedir(stream) }

  func status(path: [UInt8]) throws(SourceError) -> FileStatus {
    var status = stat()
    guard fstat(dirfd(stream), &status) == 0 else { throw .system("inspect", path, errno) }
    return FileStatus(status)
  }

  /// Of one of its names; links are followed.
  func status(ofName name: [UInt8], in path: [UInt8]) throws(SourceError) -> FileStatus {
    try TarnIngest.status(of: name, in: dirfd(stream), shown: joined(path, name))
  }

  /// False when there are no more names.
  func next(
    path: [UInt8], _ body: (UnsafeRawBufferPointer, FileKind?) -> Void
  ) throws(SourceError) -> Bool {
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw .system("list", path, errno) }
        return false
      }
      guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { return false }
      let start = UnsafeRawPointer(entry) + offset
      let name = UnsafeRawBufferPointer(
        start: start, count: strlen(start.assumingMemoryBound(to: CChar.self)))
      let dot = UInt8(ascii: ".")
      if name.count <= 2, name.allSatisfy({ $0 == dot }) { continue }
      let kind: FileKind? =
        switch Int32(entry.pointee.d_type) {
        case Int32(DT_REG): .regular
        case Int32(DT_DIR): .directory
        case Int32(DT_LNK): .link
        case Int32(DT_FIFO): .pipe
        case Int32(DT_SOCK): .socket
        case Int32(DT_CHR), Int32(DT_BLK): .device
        default: nil
        }
      body(name, kind)
      return true
    }
  }
}

extension Result where Failure == SystemCallFailure {
  fileprivate var failureCode: Int32 {
    if case .failure(let failure) = self { failure.code } else { 0 }
  }
}

private struct SystemCallFailure: Error { var code: Int32 }

private func repeated<Value: SignedInteger>(
  _ call: () -> Value
) -> Result<Value, SystemCallFailure> {
  while true {
    let value = call()
    if value != -1 { return .success(value) }
    let code = errno
    if code != EINTR { return .failure(SystemCallFailure(code: code)) }
  }
}

/// A path may hold no NUL: what a user passes cannot, and what a directory lists does not.
private func withCPath<Value>(_ path: [UInt8], _ body: (UnsafePointer<CChar>) -> Value) -> Value {
  var terminated = path
  terminated.append(0)
  return terminated.withUnsafeBufferPointer { bytes in
    bytes.withMemoryRebound(to: CChar.self) { characters in
      // A `[UInt8]` that was just appended to has a base address.
      guard let start = characters.baseAddress else { preconditionFailure("an empty path buffer") }
      return body(start)
    }
  }
}
