#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Puts files where AWS would put them in a bucket, below one folder.
struct TreeWriter {
  let root: String

  /// `AWSLogs/[o-…/]123456789012/CloudTrail/us-east-1/2026/03/01/…`, without the root.
  static func path(of file: PlannedFile, _ plan: Plan, _ world: World) -> String {
    let stream = plan.streams[file.stream]
    let folder =
      switch file.kind {
      case .trail: "CloudTrail"
      case .insight: "CloudTrail-Insight"
      case .network: "CloudTrail-NetworkActivity"
      }
    var sink = ByteSink(capacity: 256)
    let account = world.id(stream.account)
    let region = world.regions[stream.region]
    let bytes = world.arena.bytes
    let delivered = file.delivered
    let day = CivilDate(days: delivered.dividedFloor(by: 86400))
    let second = delivered - delivered.dividedFloor(by: 86400) * 86400
    sink.append("AWSLogs/")
    if world.accountCount > 1 {
      sink.append(world.organisation, of: bytes)
      sink.append("/")
    }
    sink.append(account, of: bytes)
    sink.append("/")
    sink.append(Array(folder.utf8))
    sink.append("/")
    sink.append(region, of: bytes)
    sink.append("/")
    sink.append(date: day, separator: UInt8(ascii: "/"))
    sink.append("/")
    sink.append(account, of: bytes)
    sink.append("_")
    sink.append(Array(folder.utf8))
    sink.append("_")
    sink.append(region, of: bytes)
    sink.append("_")
    sink.append(twoDigits: day.year / 100)
    sink.append(twoDigits: day.year % 100)
    sink.append(twoDigits: day.month)
    sink.append(twoDigits: day.day)
    sink.append("T")
    sink.append(twoDigits: second / 3600)
    sink.append(twoDigits: second / 60 % 60)
    sink.append("Z_")
    sink.append(base62: 16, mixed(file.seed, 0xF11E))
    sink.append(".json.gz")
    return String(decoding: sink.bytes(from: 0), as: UTF8.self)
  }

  func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws(SynthError) {
    let full = root + "/" + path
    var descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    if descriptor < 0, errno == ENOENT {
      try makeFolders(of: full)
      descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    }
    if descriptor < 0 { throw failure(full) }
    var rest = bytes
    while !rest.isEmpty {
      #if canImport(Darwin)
        let written = Darwin.write(descriptor, rest.baseAddress, rest.count)
      #elseif canImport(Musl)
        let written = Musl.write(descriptor, rest.baseAddress, rest.count)
      #else
        let written = Glibc.write(descriptor, rest.baseAddress, rest.count)
      #endif
      if written < 0 {
        if errno == EINTR { continue }
        let error = failure(full)
        close(descriptor)
        throw error
      }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    if close(descriptor) != 0 { throw failure(full) }
  }

  /// A tree grows in an empty place only: two seeds in one folder would be nobody's tree.
  func prepare() throws(SynthError) {
    for name in ["AWSLogs", "stories.json"] where access(root + "/" + name, F_OK) == 0 {
      throw .notEmpty(path: root)
    }
    try makeFolders(of: root + "/AWSLogs")
  }

  private func makeFolders(of path: String) throws(SynthError) {
    var folder = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += folder.isEmpty && !part.isEmpty && !path.hasPrefix("/") ? part : "/" + part
      if part.isEmpty {
        folder = ""
        continue
      }
      if mkdir(folder, 0o755) != 0, errno != EEXIST { throw failure(folder) }
    }
  }

  private func failure(_ path: String) -> SynthError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}
