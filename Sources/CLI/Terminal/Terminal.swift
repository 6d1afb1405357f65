import Tarn

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output and error, and what they are connected to.
enum Terminal {
  static var outIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }
  static var inIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  /// Columns of the terminal on standard output; nil where there is none.
  static var width: Int? {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }

  static func out(_ text: String) { try? FileOutput.standard.write(Array(text.utf8)) }

  static func err(_ text: String) {
    var text = text
    _ = text.withUTF8 { Self.write(STDERR_FILENO, $0) }
  }

  fileprivate static func write(_ file: Int32, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let part = UnsafeBufferPointer(rebasing: rest)
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
}

/// Bytes to standard output, or to a file that appears under its name only when it is whole:
/// written beside it, synced, renamed. Devices and pipes are written where they are.
final class FileOutput {
  static var standard: FileOutput { FileOutput(file: STDOUT_FILENO, path: nil) }

  private let file: Int32
  private let path: String?
  private var isFinished = false

  private let isStream: Bool

  private init(file: Int32, path: String?, isStream: Bool = false) {
    self.file = file
    self.path = path
    self.isStream = isStream
  }

  /// `-` is standard output.
  static func open(_ path: String) throws -> FileOutput {
    if path == "-" { return standard }
    if Files.isFolder(path) {
      throw LakeError(.usage, "'\(path)' is a folder; name a file in it")
    }
    let isStream = Files.isStream(path)
    let partial = isStream ? path : path + ".partial"
    #if canImport(Darwin)
      let file = Darwin.open(partial, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #elseif canImport(Musl)
      let file = Musl.open(partial, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #else
      let file = Glibc.open(partial, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    #endif
    guard file >= 0 else {
      throw LakeError(
        .inputOutput, "File '\(path)' cannot be written: \(String(cString: strerror(errno)))")
    }
    return FileOutput(file: file, path: path, isStream: isStream)
  }

  func write(_ bytes: [UInt8]) throws {
    if bytes.isEmpty { return }
    let isWritten = bytes.withUnsafeBufferPointer { Terminal.write(file, $0) }
    guard isWritten else {
      throw LakeError(
        .inputOutput,
        "\(path.map { "File '\($0)'" } ?? "Standard output") cannot be written: "
          + String(cString: strerror(errno)))
    }
  }

  /// Gives the file its name.
  func finish() throws {
    guard let path, !isFinished else { return }
    isFinished = true
    if isStream {
      close(file)
      return
    }
    guard fsync(file) == 0, close(file) == 0, rename(path + ".partial", path) == 0 else {
      throw LakeError(
        .inputOutput, "File '\(path)' cannot be completed: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    guard let path, !isFinished else { return }
    close(file)
    if !isStream { unlink(path + ".partial") }
  }
}
