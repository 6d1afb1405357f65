/// JSON paths that name one value by keys alone: `$.a.b`, `$["a"]["b"]`.
package enum JSONKeyPath {
  /// The path of some keys, in the plain notation where the keys allow it.
  package static func text(_ keys: [String]) -> String {
    var path = "$"
    for key in keys {
      if isPlain(key) {
        path += "." + key
      } else {
        path += "[\"" + key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"]"
      }
    }
    return path
  }

  /// The keys of a path; nil where it holds anything else: indexes, wildcards, filters.
  package static func keys(_ path: [UInt8]) -> [String]? {
    guard path.first == 0x24 else { return nil }
    var keys: [String] = []
    var next = 1
    while next < path.count {
      let start: Int
      switch path[next] {
      case 0x2e:
        start = next + 1
        next = start
        while next < path.count, isPlainByte(path[next]) { next += 1 }
      case 0x5b where next + 1 < path.count && path[next + 1] == 0x22:
        start = next + 2
        next = start
        while next < path.count, path[next] != 0x22 {
          if path[next] == 0x5c { return nil }
          next += 1
        }
        guard next + 1 < path.count, path[next + 1] == 0x5d else { return nil }
        keys.append(String(decoding: path[start..<next], as: UTF8.self))
        next += 2
        continue
      default: return nil
      }
      if next == start { return nil }
      keys.append(String(decoding: path[start..<next], as: UTF8.self))
    }
    return keys.isEmpty ? nil : keys
  }

  private static func isPlain(_ key: String) -> Bool {
    guard let first = key.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return key.utf8.allSatisfy(isPlainByte)
  }

  private static func isPlainByte(_ byte: UInt8) -> Bool {
    (0x61...0x7a).contains(byte) || (0x41...0x5a).contains(byte) || (0x30...0x39).contains(byte)
      || byte == 0x5f
  }
}
