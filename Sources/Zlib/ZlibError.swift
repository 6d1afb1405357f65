import TarnCZlib

/// What went wrong in a compressed stream or in zlib itself.
package struct ZlibError: Error, Equatable, Sendable {
  package enum Code: Sendable {
    /// The bytes are not what the format says: a bad header, code, length or checksum.
    case corrupt
    /// The input ends before the stream does.
    case truncated
    /// The output is larger than the caller allows.
    case tooLarge
    /// The stream wants a preset dictionary, which none of our formats has.
    case needsDictionary
    /// zlib could not allocate its state.
    case outOfMemory
    /// A parameter or a call order zlib refuses: a bug of ours.
    case misuse
  }

  package var code: Code
  package var message: String

  package init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension ZlibError {
  /// The error of a return code; zlib's own words are constant texts without stream contents.
  init(returned code: Int32, detail: UnsafePointer<CChar>?) {
    let words = detail.map { ": " + String(cString: $0) } ?? ""
    switch code {
    case Z_DATA_ERROR: self.init(.corrupt, "the compressed data is damaged" + words)
    case Z_NEED_DICT: self.init(.needsDictionary, "the compressed data needs a preset dictionary")
    case Z_MEM_ERROR: self.init(.outOfMemory, "zlib cannot allocate its state")
    case Z_VERSION_ERROR: self.init(.misuse, "the linked zlib differs from its header")
    default: self.init(.misuse, "zlib returns \(code)" + words)
    }
  }

  static var truncatedStream: ZlibError {
    ZlibError(.truncated, "the compressed data ends in the middle of the stream")
  }

  static func outputLimit(_ limit: Int) -> ZlibError {
    ZlibError(.tooLarge, "the uncompressed data is larger than \(limit) bytes")
  }
}
