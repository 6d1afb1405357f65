import TarnHashing
import TarnZlib

/// One file's bytes as they are found and as they are once uncompressed, in one pass: reads,
/// hashes what is found, inflates, hashes the content and hands it out.
///
/// Compression is told from the first bytes. Gzip may have several members; zeros may follow it,
/// anything else is an error, as it is for AWS's own validation.
///
/// The object is kept by its reader and used for file after file: zlib's state and the input
/// buffer cost more than a small file.
final class ContentStream: ByteInput {
  private enum State { case plain, gzip, betweenMembers, whole, ended }

  private static let inputBytes = 1 << 17
  /// Uncompressed bytes are hashed while they are still in the nearest cache.
  private static let stepBytes = 1 << 16
  /// What is looked at to tell what the content is.
  static let headBytes = 1 << 16

  /// A gzip file of up to so many bytes, expanding to up to so many, is decompressed in one go.
  private static let wholeInputBytes: Int64 = 8 << 20
  private static let wholeOutputBytes = 64 << 20
  /// Larger buffers are given back after the file.
  private static let keptBytes = 8 << 20

  private var input = UnsafeMutableRawBufferPointer.allocate(
    byteCount: inputBytes + Zlib.inputSlack, alignment: 64)
  private var inputCapacity = inputBytes
  private var whole = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var wholeStart = 0
  private var wholeEnd = 0
  private let head = UnsafeMutableRawBufferPointer.allocate(byteCount: headBytes, alignment: 64)
  private var inflater: Inflater?
  private var limits = SourceLimits()
  private var raw = ByteInput()
  private var path: [UInt8] = []
  private var state = State.ended
  private var inputStart = 0
  private var inputEnd = 0
  private var inputIsDone = false
  private var headStart = 0
  private var headEnd = 0
  private var foundHash = SHA256()
  private var contentHash = SHA256()

  private(set) var foundBytes: Int64 = 0
  private(set) var contentBytes: Int64 = 0
  private(set) var isGzip = false
  /// What ended the content early where `limits.salvages`.
  private(set) var damage: SourceError?

  deinit {
    input.deallocate()
    head.deallocate()
    whole.deallocate()
  }

  /// Begins with another file. Reads its first bytes; of a gzip file whose `size` is known to be
  /// small, all of them.
  func open(
    _ raw: ByteInput, path: [UInt8], size: Int64 = -1, limits: SourceLimits
  ) throws(SourceError) {
    giveBackMemory()
    self.raw = raw
    self.path = path
    self.limits = limits
    inputStart = 0
    inputEnd = 0
    inputIsDone = false
    headStart = 0
    headEnd = 0
    foundHash = SHA256()
    contentHash = SHA256()
    foundBytes = 0
    contentBytes = 0
    damage = nil
    state = .plain
    isGzip = false
    try refill(atLeast: 4)
    if startsGzip {
      isGzip = true
      if (0...Self.wholeInputBytes).contains(size), try inflateWhole(Int(size)) { return }
      state = .gzip
      try resetInflater()
    }
  }

  /// Decompresses a file that is small enough to hold, by the decoder for whole buffers. False
  /// where anything about it is unusual or wrong: then zlib goes over the same bytes and says what.
  private func inflateWhole(_ size: Int) throws(SourceError) -> Bool {
    if inputCapacity < size {
      let larger = UnsafeMutableRawBufferPointer.allocate(
        byteCount: size + Zlib.inputSlack, alignment: 64)
      larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[..<inputEnd]))
      input.deallocate()
      input = larger
      inputCapacity = size
    }
    try refill(atLeast: size)
    let bytes = UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd])
    guard let expected = Zlib.saidSize(ofGzip: bytes), expected <= Self.wholeOutputBytes,
      expected <= limits.contentBytes, expected <= limits.ratioFrom
    else { return false }
    if whole.count < expected + Zlib.outputSlack {
      whole.deallocate()
      whole = .allocate(
        byteCount: max(expected, 2 * whole.count, 1 << 18) + Zlib.outputSlack, alignment: 64)
    }
    guard let produced = Zlib.inflateWholeGzip(bytes, into: whole, limit: expected) else {
      return false
    }
    // The end of the file is still to be seen: a file that grows is an error.
    inputStart = inputEnd
    try refill(atLeast: 1)
    guard inputStart == inputEnd else { throw .changed(path) }
    wholeStart = 0
    wholeEnd = produced
    contentBytes = Int64(produced)
    contentHash.update(UnsafeRawBufferPointer(rebasing: whole[..<produced]))
    state = .whole
    return true
  }

  private func giveBackMemory() {
    if whole.count > Self.keptBytes {
      whole.deallocate()
      whole = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    }
    if inputCapacity > Self.keptBytes / 4 {
      input.deallocate()
      input = .allocate(byteCount: Self.inputBytes + Zlib.inputSlack, alignment: 64)
      inputCapacity = Self.inputBytes
    }
  }

  /// The content's first bytes, at most 64 KB, without taking them.
  func peek() throws(SourceError) -> UnsafeRawBufferPointer {
    if state == .whole {
      let end = min(wholeEnd, wholeStart + Self.headBytes)
      return UnsafeRawBufferPointer(rebasing: whole[wholeStart..<end])
    }
    while headEnd < head.count {
      let room = UnsafeMutableRawBufferPointer(rebasing: head[headEnd...])
      let count = try produceOrSalvage(into: room)
      if count == 0 { break }
      headEnd += count
    }
    return UnsafeRawBufferPointer(rebasing: head[headStart..<headEnd])
  }

  /// What is found before any gunzip: the first four bytes or fewer.
  var foundMagic: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: input[inputStart..<min(inputEnd, inputStart + 4)])
  }

  override func read(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    if headStart < headEnd {
      let count = min(buffer.count, headEnd - headStart)
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: head[headStart..<(headStart + count)]))
      headStart += count
      return count
    }
    return try produceOrSalvage(into: buffer)
  }

  /// Of all bytes found; only once the content has ended.
  var foundDigest: SHA256.Digest { foundHash.finalize() }

  /// Of the uncompressed content; only once it has ended.
  var contentDigest: SHA256.Digest { isGzip ? contentHash.finalize() : foundHash.finalize() }

  private func produceOrSalvage(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(SourceError) -> Int {
    do throws(SourceError) {
      return try produce(into: buffer)
    } catch {
      state = .ended
      guard limits.salvages else { throw error }
      damage = error
      return 0
    }
  }

  private func produce(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    while true {
      switch state {
      case .ended:
        return 0
      case .whole:
        let count = min(buffer.count, wholeEnd - wholeStart)
        buffer.copyMemory(
          from: UnsafeRawBufferPointer(rebasing: whole[wholeStart..<(wholeStart + count)]))
        wholeStart += count
        if count == 0 { state = .ended }
        return count
      case .plain:
        return try producePlain(into: buffer)
      case .betweenMembers:
        try enterNextMember()
      case .gzip:
        let count = try inflate(into: buffer)
        if count > 0 { return count }
      }
    }
  }

  private func producePlain(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    var count = min(buffer.count, inputEnd - inputStart)
    if count > 0 {
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: input[inputStart..<(inputStart + count)]))
      inputStart += count
    } else if !inputIsDone {
      let step = UnsafeMutableRawBufferPointer(rebasing: buffer[..<min(buffer.count, 1 << 18)])
      count = try raw.read(into: step)
      if count == 0 { inputIsDone = true }
      noteFound(UnsafeRawBufferPointer(rebasing: step[..<count]))
    }
    contentBytes += Int64(count)
    guard contentBytes <= limits.contentBytes else { throw .sizeLimit(path, limits.contentBytes) }
    if count == 0 { state = .ended }
    return count
  }

  /// 0 where the state has changed; the caller asks again.
  private func inflate(into buffer: UnsafeMutableRawBufferPointer) throws(SourceError) -> Int {
    if inputStart == inputEnd { try refill(atLeast: 1) }
    let room = UnsafeMutableRawBufferPointer(
      rebasing: buffer[..<min(buffer.count, Self.stepBytes)])
    let step: StreamStep
    do throws(ZlibError) {
      guard inflater != nil else { throw ZlibError(.misuse, "no stream is open") }
      step =
        try inflater?.step(
          UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd]), into: room)
        ?? StreamStep(consumed: 0, produced: 0, isFinished: true)
    } catch {
      throw .zlib(error, path, at: foundBytes - Int64(inputEnd - inputStart))
    }
    inputStart += step.consumed
    contentHash.update(UnsafeRawBufferPointer(rebasing: room[..<step.produced]))
    contentBytes += Int64(step.produced)
    try checkSize()
    if step.isFinished {
      state = .betweenMembers
    } else if step.produced == 0, inputStart == inputEnd, inputIsDone {
      throw SourceError(
        .truncated, "'\(displayText(path))' ends inside its gzip data, after \(foundBytes) bytes")
    }
    return step.produced
  }

  private func checkSize() throws(SourceError) {
    guard contentBytes <= limits.contentBytes else { throw .sizeLimit(path, limits.contentBytes) }
    let consumed = max(1, foundBytes - Int64(inputEnd - inputStart))
    guard contentBytes <= limits.ratioFrom || contentBytes / consumed < limits.ratio else {
      throw SourceError(
        .bomb,
        "'\(displayText(path))' expands more than \(limits.ratio)-fold, to over "
          + "\(contentBytes) bytes: it looks like a gzip bomb")
    }
  }

  /// Another member, or zeros to the end, or an error.
  private func enterNextMember() throws(SourceError) {
    try refill(atLeast: 2)
    if inputStart == inputEnd {
      state = .ended
    } else if startsGzip {
      try resetInflater()
      state = .gzip
    } else {
      let place = foundBytes - Int64(inputEnd - inputStart)
      while inputStart < inputEnd {
        guard input[inputStart] == 0 else {
          throw SourceError(
            .trailingBytes,
            "'\(displayText(path))' has bytes after the end of its gzip data, at byte \(place)")
        }
        inputStart += 1
        if inputStart == inputEnd { try refill(atLeast: 1) }
      }
      state = .ended
    }
  }

  private var startsGzip: Bool {
    inputEnd - inputStart >= 2 && input[inputStart] == 0x1f && input[inputStart + 1] == 0x8b
  }

  private func resetInflater() throws(SourceError) {
    if inflater == nil {
      do throws(ZlibError) {
        inflater = try Inflater(.gzip)
      } catch {
        throw .zlib(error, path, at: 0)
      }
    } else {
      inflater?.reset()
    }
  }

  /// Reads until `wanted` bytes are there or the input has ended.
  private func refill(atLeast wanted: Int) throws(SourceError) {
    guard inputEnd - inputStart < wanted, !inputIsDone else { return }
    if inputStart > 0 {
      input.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[inputStart..<inputEnd]))
      inputEnd -= inputStart
      inputStart = 0
    }
    while inputEnd - inputStart < wanted, !inputIsDone {
      let room = UnsafeMutableRawBufferPointer(rebasing: input[inputEnd..<inputCapacity])
      let count = try raw.read(into: room)
      if count == 0 { inputIsDone = true }
      noteFound(UnsafeRawBufferPointer(rebasing: room[..<count]))
      inputEnd += count
    }
  }

  private func noteFound(_ bytes: UnsafeRawBufferPointer) {
    foundHash.update(bytes)
    foundBytes += Int64(bytes.count)
  }
}

extension SourceError {
  fileprivate static func sizeLimit(_ path: [UInt8], _ limit: Int64) -> SourceError {
    SourceError(.bomb, "'\(displayText(path))' is larger than \(limit) bytes uncompressed")
  }

  static func zlib(_ error: ZlibError, _ path: [UInt8], at place: Int64) -> SourceError {
    let name = displayText(path)
    switch error.code {
    case .truncated: return SourceError(.truncated, "'\(name)' ends inside its compressed data")
    case .corrupt, .needsDictionary, .tooLarge:
      return SourceError(.damaged, "'\(name)' is damaged near byte \(place): \(error.message)")
    case .outOfMemory, .misuse:
      return SourceError(.system, "cannot uncompress '\(name)': \(error.message)")
    }
  }
}
