#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The values of one column while rows are collected: distinct bytes in an arena, each with a code.
///
/// Most columns hold few values, so a value is looked up: first against the one that came last
/// (logs come in bursts), then in a hash table. A column in which nearly every value is new (event
/// and request ids) stops looking after `probation` values and only appends: 30 million look-ups
/// are the larger part of an ingest, and those ids would be a third of them.
struct ValueLog {
  private(set) var arena: UnsafeMutablePointer<UInt8>
  private var arenaRoom: Int
  private(set) var arenaUsed = 0
  /// `count + 1` places in the arena.
  private(set) var offsets: UnsafeMutablePointer<UInt32>
  private var hashes: UnsafeMutablePointer<UInt32>
  private var room: Int
  private(set) var count = 0
  private var table: UnsafeMutablePointer<UInt32>
  private var mask: Int
  private var last: UInt32 = 0
  private(set) var appended = 0
  /// Values are not looked up: equal ones may have several codes.
  private(set) var isPlain = false

  static let probation = 1_024

  init() {
    arenaRoom = 256
    arena = .allocate(capacity: arenaRoom)
    room = 16
    offsets = .allocate(capacity: room + 1)
    offsets[0] = 0
    hashes = .allocate(capacity: room)
    mask = 31
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
  }

  func deallocate() {
    arena.deallocate()
    offsets.deallocate()
    hashes.deallocate()
    table.deallocate()
  }

  /// Forgets the values and keeps the memory; a column that was plain stays so.
  mutating func reset() {
    arenaUsed = 0
    if count > 0 { table.update(repeating: 0, count: mask + 1) }
    count = 0
    last = 0
    appended = 0
  }

  var bytesHeld: Int { arenaRoom + room * 8 + mask * 4 }

  @inline(__always)
  func value(_ code: Int) -> UnsafeBufferPointer<UInt8> {
    let start = Int(offsets[code])
    return UnsafeBufferPointer(start: arena + start, count: Int(offsets[code &+ 1]) &- start)
  }

  /// The code of `n` bytes; up to seven bytes behind them are read.
  @inline(__always)
  mutating func append(_ p: UnsafePointer<UInt8>, _ n: Int) -> UInt32 {
    appended &+= 1
    if isPlain { return add(p, n, 0) }
    if count > 0 {
      let start = Int(offsets[Int(last)])
      if Int(offsets[Int(last) &+ 1]) &- start == n && ScanBytes.equal(arena + start, p, n) {
        return last
      }
    }
    return look(p, n)
  }

  private mutating func look(_ p: UnsafePointer<UInt8>, _ n: Int) -> UInt32 {
    let hash = ValueHash.hash32(p, n)
    var slot = Int(hash) & mask
    while true {
      let entry = table[slot]
      if entry == 0 { break }
      let code = Int(entry &- 1)
      if hashes[code] == hash {
        let start = Int(offsets[code])
        if Int(offsets[code &+ 1]) &- start == n && ScanBytes.equal(arena + start, p, n) {
          last = UInt32(code)
          return last
        }
      }
      slot = (slot &+ 1) & mask
    }
    let code = add(p, n, hash)
    last = code
    table[slot] = code &+ 1
    if count &* 2 > mask {
      growTable()
    } else if appended == Self.probation && count &* 8 > appended &* 7 {
      isPlain = true
    }
    return code
  }

  private mutating func add(_ p: UnsafePointer<UInt8>, _ n: Int, _ hash: UInt32) -> UInt32 {
    if count == room { growValues() }
    if arenaUsed &+ n &+ 8 > arenaRoom { growArena(n) }
    memcpy(arena + arenaUsed, p, n)
    arenaUsed &+= n
    hashes[count] = hash
    count &+= 1
    offsets[count] = UInt32(truncatingIfNeeded: arenaUsed)
    return UInt32(truncatingIfNeeded: count &- 1)
  }

  @inline(never)
  private mutating func growArena(_ n: Int) {
    let larger = max(arenaRoom * 2, arenaUsed + n + 8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: arena, count: arenaUsed)
    arena.deallocate()
    arena = memory
    arenaRoom = larger
  }

  @inline(never)
  private mutating func growValues() {
    let newOffsets = UnsafeMutablePointer<UInt32>.allocate(capacity: room * 2 + 1)
    newOffsets.update(from: offsets, count: count + 1)
    offsets.deallocate()
    offsets = newOffsets
    let newHashes = UnsafeMutablePointer<UInt32>.allocate(capacity: room * 2)
    newHashes.update(from: hashes, count: count)
    hashes.deallocate()
    hashes = newHashes
    room *= 2
  }

  @inline(never)
  private mutating func growTable() {
    mask = mask * 4 + 3
    table.deallocate()
    table = .allocate(capacity: mask + 1)
    table.initialize(repeating: 0, count: mask + 1)
    for code in 0..<count {
      var slot = Int(hashes[code]) & mask
      while table[slot] != 0 { slot = (slot + 1) & mask }
      table[slot] = UInt32(code + 1)
    }
  }
}

/// A fast hash of short texts; not for adversaries alone to keep out (a row's equality is checked
/// byte for byte), but mixed well enough that structured ids spread.
enum ValueHash {
  @inline(__always)
  static func hash(_ p: UnsafePointer<UInt8>, _ n: Int) -> UInt64 {
    var h: UInt64 = 0x9E37_79B9_7F4A_7C15 &+ UInt64(truncatingIfNeeded: n)
    var i = 0
    while i &+ 8 <= n {
      let product = (h ^ ScanBytes.word(p + i)).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
      h = product.high ^ product.low
      i &+= 8
    }
    if i < n {
      let unused = UInt64(truncatingIfNeeded: 64 &- 8 &* (n &- i))
      let tail = ScanBytes.word(p + i) &<< unused
      let product = (h ^ tail).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
      h = product.high ^ product.low
    }
    return h
  }

  @inline(__always)
  static func hash32(_ p: UnsafePointer<UInt8>, _ n: Int) -> UInt32 {
    let h = hash(p, n)
    return UInt32(truncatingIfNeeded: h ^ (h &>> 32))
  }
}
