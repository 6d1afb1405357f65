/// Bytes that come one after another. A class because inputs are stacked (a gzip file inside a
/// tar inside gzip); it is called once per some 100 KB, never per byte.
class ByteInput {
  /// 0 at the end. `buffer` is not empty.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int { 0 }
}

/// An open file from its current place to its end. Where the size is known, a file that shrinks or
/// grows while it is read is an error: its hash would belong to no file.
final class FileInput: ByteInput {
  let file: OpenFile
  let path: [UInt8]
  let status: FileStatus?
  private var count: Int64 = 0

  /// `status` is what the file must still be at its end; nil for pipes.
  init(_ file: OpenFile, path: [UInt8], status: FileStatus?) {
    self.file = file
    self.path = path
    self.status = status
  }

  override func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    let read = try file.read(into: buffer, path: path)
    count += Int64(read)
    if let status {
      if count > status.size || (read == 0 && count < status.size) { throw .changed(path) }
      if read == 0, try file.status(of: path) != status { throw .changed(path) }
    }
    return read
  }
}

extension SourceError {
  static func changed(_ path: [UInt8]) -> SourceError {
    SourceError(.changed, "'\(displayText(path))' changes while it is read")
  }
}
