#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A folder for as long as it is held; what is in it is the holder's to remove.
package final class ScratchFolder {
  package let path: String

  package init() throws {
    let base = Machine.environment("TMPDIR") ?? "/tmp"
    var template = Array((base + "/tarn-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw LakeError(
        .inputOutput, "A folder in '\(base)' cannot be made: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { rmdir(path) }
}
