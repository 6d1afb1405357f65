import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All zones that this process has met, by key and by name.
///
/// Reading by key takes no lock: a slot is written once, before its key is given out, and the
/// rules it points to live as long as the process. That also makes the class safe to share: the
/// slots are atomic, everything else is behind the mutex.
final class ZoneTable: @unchecked Sendable {
  static let shared = ZoneTable(folders: ZoneTable.systemFolders())

  static let firstNamedKey = 2_048
  private static let slotCount = 4_096

  private struct Names {
    var keys: [String: UInt16] = [:]
    /// Names that were refused, so that a column of them does not read folders for each row.
    var refused: [String: TimeError] = [:]
    var next = ZoneTable.firstNamedKey
  }

  private let slots: UnsafeMutablePointer<Atomic<UInt>>
  private let names = Mutex(Names())
  private let folders: [String]

  init(folders: [String]) {
    self.folders = folders
    slots = .allocate(capacity: ZoneTable.slotCount)
    for index in 0..<ZoneTable.slotCount { (slots + index).initialize(to: Atomic(0)) }
    store(ZoneRules(name: "UTC", fixedOffset: 0), at: 0)
    for minutes in -840...840 where minutes != 0 {
      let distance = abs(minutes)
      let name =
        (minutes < 0 ? "-" : "+") + twoDigits(distance / 60) + ":" + twoDigits(distance % 60)
      store(ZoneRules(name: name, fixedOffset: Int32(minutes * 60)), at: minutes + 841)
    }
  }

  private func store(_ rules: ZoneRules, at slot: Int) {
    let pointer = Unmanaged.passRetained(rules).toOpaque()
    slots[slot].store(UInt(bitPattern: pointer), ordering: .releasing)
  }

  func rules(forKey key: UInt16) -> ZoneRules? {
    guard key < ZoneTable.slotCount else { return nil }
    let bits = slots[Int(key)].load(ordering: .acquiring)
    guard let pointer = UnsafeRawPointer(bitPattern: bits) else { return nil }
    return Unmanaged<ZoneRules>.fromOpaque(pointer).takeUnretainedValue()
  }

  func zone(named bytes: UnsafeBufferPointer<UInt8>) throws(TimeError) -> Zone {
    guard ZoneTable.isPlausible(bytes) else {
      throw .notAZone(String(decoding: bytes.prefix(64), as: UTF8.self))
    }
    let name = String(decoding: bytes, as: UTF8.self)
    let found = names.withLock { names -> Result<Zone, TimeError> in
      if let key = names.keys[name] { return .success(Zone(uncheckedKey: key)) }
      if let error = names.refused[name] { return .failure(error) }
      do throws(TimeError) {
        let rules = try load(name)
        guard names.next < ZoneTable.slotCount else { throw .tooManyZones(name) }
        let key = UInt16(names.next)
        store(rules, at: names.next)
        names.next += 1
        names.keys[name] = key
        return .success(Zone(uncheckedKey: key))
      } catch {
        if names.refused.count >= 1_024 { names.refused.removeAll() }
        names.refused[name] = error
        return .failure(error)
      }
    }
    return try found.get()
  }

  private func load(_ name: String) throws(TimeError) -> ZoneRules {
    var hasDatabase = false
    for folder in folders {
      if let bytes = regularFile("\(folder)/\(name)"), bytes.starts(with: "TZif".utf8) {
        guard let rules = ZoneFile.read(bytes, name: name) else {
          throw .damaged(name, in: folder)
        }
        return rules
      }
      if access("\(folder)/UTC", R_OK) == 0 || access("\(folder)/Etc/UTC", R_OK) == 0 {
        hasDatabase = true
      }
    }
    throw hasDatabase ? .notAZone(name) : .noDatabase(name)
  }

  /// Letters, digits and `+ - _`, in one to three parts: what names of the database are made of.
  /// Neither a dot nor an empty part can come through, so a name never leaves its folder.
  private static func isPlausible(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    guard name.count <= 64, let first = name.first, isLetter(first) else { return false }
    var parts = 1
    var previous: UInt8 = 0
    for byte in name {
      switch byte {
      case UInt8(ascii: "/"):
        guard previous != byte else { return false }
        parts += 1
      case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "_"): break
      default: guard isLetter(byte) || isDigit(byte) else { return false }
      }
      previous = byte
    }
    guard parts <= 3, previous != UInt8(ascii: "/") else { return false }
    // Files and folders of the database that are no zones of their own, or count leap seconds.
    for other in ["localtime", "posixrules", "Factory"] where name.elementsEqual(other.utf8) {
      return false
    }
    return !name.starts(with: "posix/".utf8) && !name.starts(with: "right/".utf8)
  }

  private static func systemFolders() -> [String] {
    var folders: [String] = []
    if let folder = getenv("TZDIR") {
      let name = String(cString: folder)
      if !name.isEmpty { folders.append(name) }
    }
    return folders + [
      "/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/usr/share/lib/zoneinfo", "/etc/zoneinfo",
      "/var/db/timezone/zoneinfo",
    ]
  }
}

/// The bytes of a regular file of at most 1 MiB, nil for anything else.
private func regularFile(_ path: String) -> [UInt8]? {
  let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
    status.st_size <= 1_048_576
  else { return nil }
  var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
  var filled = 0
  while filled < bytes.count {
    let count = bytes.withUnsafeMutableBytes { buffer in
      read(descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled)
    }
    guard count > 0 else { return nil }
    filled += count
  }
  return bytes
}

private func twoDigits(_ number: Int) -> String {
  number < 10 ? "0\(number)" : String(number)
}

extension TimeError {
  fileprivate static func notAZone(_ name: String) -> TimeError {
    TimeError(.zone, "'\(name)' is not a valid time zone")
  }

  fileprivate static func noDatabase(_ name: String) -> TimeError {
    TimeError(
      .database,
      "time zone '\(name)' cannot be read: this system has no time zone database;"
        + " install the package tzdata, name its folder in TZDIR, or use an offset as +02:00")
  }

  fileprivate static func damaged(_ name: String, in folder: String) -> TimeError {
    TimeError(.database, "time zone '\(name)' cannot be read: its file in '\(folder)' is damaged")
  }

  fileprivate static func tooManyZones(_ name: String) -> TimeError {
    TimeError(.zone, "time zone '\(name)' cannot be used: too many zones are in use")
  }
}
