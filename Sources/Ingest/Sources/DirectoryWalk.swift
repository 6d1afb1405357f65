/// One tree of a `SourceWalk`.
struct DirectoryWalk {
  /// A directory not yet listed: its name and the one it lies in, so that 40,000 days of one
  /// region share that region's path.
  private struct Node {
    var parent: Int32
    var nameStart: UInt32
    var nameCount: UInt16
    var date: DirectoryDate
  }

  private struct FileID: Hashable {
    var device: UInt64
    var inode: UInt64
  }

  private struct Listed {
    /// The delivery minute of the name; 0 without one.
    var minute: UInt64
    var start: UInt32
    var count: UInt16
    var kind: FileKind?
  }

  private let path: [UInt8]
  private let batchNames: Int
  private let root: OpenFile
  private var nodes: [Node] = []
  private var nodeNames: [UInt8] = []
  private var visited: Set<FileID> = []
  /// To be listed at once, the last one first.
  private var undated: [Int32] = []
  /// Days, to be listed when `undated` is empty; in descending order once sorted.
  private var days: [Int32] = []
  private var daysAreSorted = true

  /// The directory whose names are in `listed`. It stays open while they are looked at, since the
  /// system finds a name in an open directory twice as fast as a long path.
  private var node: Int32 = 0
  private var directory: [UInt8] = []
  private var stream: DirectoryStream?
  private var streamIsDone = false
  private var listed: [Listed] = []
  private var listedNames: [UInt8] = []
  private var position = 0
  /// Directories met among the names, in their order.
  private var found: [Int32] = []

  init(_ path: [UInt8], batchNames: Int) throws(SourceError) {
    self.path = path
    self.batchNames = batchNames
    root = try OpenFile.open(path, directory: true)
    nodes.append(Node(parent: -1, nameStart: 0, nameCount: 0, date: Self.date(of: path)))
    undated = [0]
  }

  /// A tree may be given from the middle: `tarn ingest logs/2026/01`. Only a date that ends the
  /// path counts, since `/srv/2026/01/15/logs` may hold any day.
  private static func date(of path: [UInt8]) -> DirectoryDate {
    var date = DirectoryDate()
    for name in path.split(separator: 0x2f) {
      let before = date.isDay ? DirectoryDate() : date
      date = name.withUnsafeBytes { before.entering($0) }
    }
    return date
  }

  /// Nil at the end.
  mutating func next() -> SourceItem? {
    while true {
      if position < listed.count {
        let entry = listed[position]
        position += 1
        if let item = item(of: entry) { return item }
        continue
      }
      listed.removeAll(keepingCapacity: true)
      listedNames.removeAll(keepingCapacity: true)
      position = 0
      do throws(SourceError) {
        if stream == nil || streamIsDone, try !openNext() { return nil }
        try listMore()
      } catch {
        stream = nil
        return .problem(path: directory, error)
      }
    }
  }

  /// Opens the directory that comes next; false when there is none.
  private mutating func openNext() throws(SourceError) -> Bool {
    undated.append(contentsOf: found.reversed())
    found.removeAll(keepingCapacity: true)
    if let next = undated.popLast() {
      node = next
    } else {
      if !daysAreSorted {
        // Equal days keep the order in which they were found: a node's number says it.
        days.sort { (nodes[Int($0)].date.key, $0) > (nodes[Int($1)].date.key, $1) }
        daysAreSorted = true
      }
      guard let next = days.popLast() else { return false }
      node = next
    }
    let relative = relativePath(of: node)
    directory = node == 0 ? path : joined(path, relative)
    let opened = try DirectoryStream(node == 0 ? [UInt8(ascii: ".")] : relative, under: root)
    let status = try opened.status(path: directory)
    let isNew = visited.insert(FileID(device: status.device, inode: status.inode)).inserted
    stream = isNew ? opened : nil
    streamIsDone = false
    return true
  }

  /// Fills `listed` with the next names of the open directory, ordered.
  private mutating func listMore() throws(SourceError) {
    guard let stream else { return }
    var more = true
    while more, listed.count < batchNames, listedNames.count < 1 << 30 {
      more = try stream.next(path: directory) { name, kind in
        listed.append(
          Listed(
            minute: kind == .directory ? 0 : deliveryMinute(inName: name),
            start: UInt32(listedNames.count), count: UInt16(clamping: name.count), kind: kind))
        listedNames.append(contentsOf: name)
      }
    }
    streamIsDone = !more
    listedNames.withUnsafeBytes { names in
      listed.sort { left, right in
        if left.minute != right.minute { return left.minute < right.minute }
        return Self.name(left, in: names).lexicographicallyPrecedes(Self.name(right, in: names))
      }
    }
  }

  private static func name(
    _ entry: Listed, in names: UnsafeRawBufferPointer
  ) -> Slice<UnsafeRawBufferPointer> {
    names[Int(entry.start)..<(Int(entry.start) + Int(entry.count))]
  }

  /// Nil for a directory, which is noted for later.
  private mutating func item(of entry: Listed) -> SourceItem? {
    let name = Array(listedNames[Int(entry.start)..<(Int(entry.start) + Int(entry.count))])
    if entry.kind == .directory {
      note(name)
      return nil
    }
    do throws(SourceError) {
      guard let status = try stream?.status(ofName: name, in: directory) else { return nil }
      switch status.kind {
      case .regular:
        return .file(
          SourceFile(
            directory: directory, name: name, size: status.size, modified: status.modified))
      case .directory:
        note(name)
        return nil
      case .pipe, .socket, .device, .link:
        return .skipped(path: joined(directory, name), what: status.kind.name)
      }
    } catch {
      return .problem(path: joined(directory, name), error)
    }
  }

  private mutating func note(_ name: [UInt8]) {
    let date = name.withUnsafeBytes { nodes[Int(node)].date.entering($0) }
    let number = Int32(clamping: nodes.count)
    nodes.append(
      Node(
        parent: node, nameStart: UInt32(clamping: nodeNames.count),
        nameCount: UInt16(clamping: name.count), date: date))
    nodeNames += name
    if date.isDay, !nodes[Int(node)].date.isDay {
      days.append(number)
      daysAreSorted = false
    } else {
      found.append(number)
    }
  }

  private func relativePath(of node: Int32) -> [UInt8] {
    var names: [ArraySlice<UInt8>] = []
    var at = nodes[Int(node)]
    while at.parent >= 0 {
      names.append(nodeNames[Int(at.nameStart)..<(Int(at.nameStart) + Int(at.nameCount))])
      at = nodes[Int(at.parent)]
    }
    return Array(names.reversed().joined(separator: [0x2f]))
  }
}
