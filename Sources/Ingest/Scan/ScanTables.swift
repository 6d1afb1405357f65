package import TarnStorage

/// A shape as one scanner knows it: literal text and, after each piece, what stands there.
package struct LocalShape: Sendable {
  package enum Target: Equatable, Sendable {
    case column(Int32)
    case part(RecordPart)
    case end
  }

  package var text: [UInt8] = []
  /// Where each literal ends in `text`, and what follows it.
  package var pieces: [(end: Int32, target: Target)] = []
  /// The columns of its own leaves in their order; those of referenced parts are not among them.
  package var columns: [Int32] = []
}

/// The leaves that decide a record's identity, time and place.
package enum WellKnownLeaf: UInt8, CaseIterable, Sendable {
  case eventTime = 0
  case awsRegion
  case eventID
  case eventId
  case recipientAccountId
  case identityAccountId
  case accountId
  case windowStart

  static let none: UInt8 = 255

  /// The place of a path, given as its decoded keys.
  static func at(_ keys: [[UInt8]]) -> WellKnownLeaf? {
    func isKey(_ key: [UInt8], _ text: StaticString) -> Bool {
      text.withUTF8Buffer { $0.elementsEqual(key) }
    }
    if keys.count == 1 {
      if isKey(keys[0], "eventTime") { return .eventTime }
      if isKey(keys[0], "awsRegion") { return .awsRegion }
      if isKey(keys[0], "eventID") { return .eventID }
      if isKey(keys[0], "eventId") { return .eventId }
      if isKey(keys[0], "recipientAccountId") { return .recipientAccountId }
      if isKey(keys[0], "accountId") { return .accountId }
    } else if keys.count == 2 {
      if isKey(keys[0], "userIdentity") && isKey(keys[1], "accountId") {
        return .identityAccountId
      }
      if isKey(keys[0], "timeWindow") && isKey(keys[1], "windowStart") { return .windowStart }
    }
    return nil
  }
}

/// The paths, columns and shapes one scanner has met, numbered in the order of their appearance.
///
/// The numbers are the scanner's own; a commit translates them to the lake's. They only grow, so a
/// row log may refer to them for as long as the tables live. One thread at a time uses them.
package final class ScanTables {
  struct PathNode {
    var parent: Int32
    var depth: Int32
    var children: Int32 = 0
    /// More than `FormatLimit.childKeys` keys were met: unknown keys make the object opaque.
    var isOverflowed = false
    /// The serial of the object that last held this key; finds a key's second appearance.
    var seenIn: Int64 = 0
    /// The column of each kind, -1 where there is none.
    var columns: SIMD8<Int32> = SIMD8(repeating: -1)
  }

  package struct Column: Sendable {
    package var path: [[UInt8]]
    package var kind: LeafKind
    var role: UInt8
  }

  private struct Child: Hashable {
    var parent: Int32
    var key: [UInt8]
  }

  var nodes: [PathNode] = [PathNode(parent: -1, depth: 0)]
  private var keys: [[UInt8]] = [[]]
  private var children: [Child: Int32] = [:]
  package private(set) var columns: [Column] = []
  package internal(set) var shapes: [[LocalShape]] = Array(
    repeating: [], count: RecordPart.count)

  package init() {}

  /// The node of a key below `parent`, nil where the parent may have no more children.
  func child(of parent: Int32, key: [UInt8]) -> Int32? {
    let child = Child(parent: parent, key: key)
    if let node = children[child] { return node }
    if nodes[Int(parent)].children >= FormatLimit.childKeys || nodes.count >= FormatLimit.paths {
      nodes[Int(parent)].isOverflowed = true
      return nil
    }
    let node = Int32(nodes.count)
    nodes[Int(parent)].children += 1
    nodes.append(PathNode(parent: parent, depth: nodes[Int(parent)].depth + 1))
    keys.append(key)
    children[child] = node
    return node
  }

  func column(of node: Int32, kind: LeafKind) -> Int32 {
    let known = nodes[Int(node)].columns[Int(kind.rawValue)]
    if known >= 0 { return known }
    var path: [[UInt8]] = []
    var at = node
    while at > 0 {
      path.append(keys[Int(at)])
      at = nodes[Int(at)].parent
    }
    path.reverse()
    let isScalar = kind == .string || kind == .number
    let role = isScalar ? WellKnownLeaf.at(path)?.rawValue : nil
    let column = Int32(columns.count)
    columns.append(Column(path: path, kind: kind, role: role ?? WellKnownLeaf.none))
    nodes[Int(node)].columns[Int(kind.rawValue)] = column
    return column
  }
}
