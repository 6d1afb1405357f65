/// A parsed text as one flat array of nodes in document order: no node refers to another one by a
/// reference, so that a value nested a million deep is built, walked and destroyed without
/// recursion.
///
/// An object's children alternate between keys and values. `[1, {"a": 2}]` becomes
///
///     index  kind    span       next  children
///     0      array   0..<12     5     2
///     1      number  1..<2      2     0
///     2      object  4..<11     5     1
///     3      key     6..<7      4     0        (the bytes between the quotes)
///     4      number  10..<11    5     0
package struct JSONTree: Sendable {
  package struct Node: Sendable {
    /// Offsets into the text; a string's and a key's are those between the quotes.
    package var start: Int
    package var end: Int
    /// The index behind the last node inside this one.
    package var next: Int
    /// Elements of an array, members of an object.
    package var children: Int
    package var kind: JSONKind
    package var hasEscapes: Bool
  }

  package let text: [UInt8]
  package private(set) var nodes: [Node] = []

  /// Parses the one value of the text.
  package init(_ text: [UInt8], maximumDepth: Int = .max) throws(JSONError) {
    self.text = text
    var nodes: [Node] = []
    let failure: JSONError? = text.withUnsafeBufferPointer { bytes in
      do throws(JSONError) {
        let scanner = JSONScanner(bytes)
        try scanner.validateWhole(maximumDepth: maximumDepth)
        // An event has a node for about fifteen bytes; others grow.
        nodes.reserveCapacity(bytes.count / 15 + 1)
        Self.build(scanner, into: &nodes)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
    self.nodes = nodes
  }

  package var root: Int { 0 }

  /// The decoded text of a string or key.
  package func decoded(_ index: Int) -> [UInt8] {
    let node = nodes[index]
    guard node.hasEscapes else { return Array(text[node.start..<node.end]) }
    return text.withUnsafeBufferPointer {
      JSONString.decode(UnsafeBufferPointer(rebasing: $0[node.start..<node.end]))
    }
  }

  /// The bytes of a scalar; a string's without its quotes.
  package func raw(_ index: Int) -> ArraySlice<UInt8> {
    text[nodes[index].start..<nodes[index].end]
  }

  private static func build(_ scanner: JSONScanner, into nodes: inout [Node]) {
    var open: [Int] = []
    var at = scanner.skipSpace(from: 0)
    var expectsKey = false
    while at < scanner.count {
      let byte = scanner.base[at]
      switch byte {
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard let container = open.popLast() else { return }
        nodes[container].end = at &+ 1
        nodes[container].next = nodes.count
        at = scanner.skipSpace(from: at &+ 1)
        expectsKey = open.last.map { nodes[$0].kind == .object } ?? false
        continue
      case UInt8(ascii: ","):
        at = scanner.skipSpace(from: at &+ 1)
        continue
      default: break
      }
      if expectsKey {
        var hasEscapes = false
        let close = scanner.trustedClosingQuote(from: at &+ 1, hasEscapes: &hasEscapes)
        nodes.append(
          Node(
            start: at &+ 1, end: close, next: nodes.count + 1, children: 0, kind: .string,
            hasEscapes: hasEscapes))
        at = scanner.skipSpace(from: scanner.skipSpace(from: close &+ 1) &+ 1)
        expectsKey = false
        continue
      }
      guard let kind = JSONKind(firstByte: byte) else { return }
      if let parent = open.last {
        nodes[parent].children += 1
        expectsKey = nodes[parent].kind == .object
      }
      if kind.isContainer {
        open.append(nodes.count)
        nodes.append(
          Node(start: at, end: at, next: 0, children: 0, kind: kind, hasEscapes: false))
        expectsKey = kind == .object
        at = scanner.skipSpace(from: at &+ 1)
        continue
      }
      var hasEscapes = false
      let end = scanner.skipValue(at: at, hasEscapes: &hasEscapes)
      let quote = kind == .string ? 1 : 0
      nodes.append(
        Node(
          start: at + quote, end: end - quote, next: nodes.count + 1, children: 0, kind: kind,
          hasEscapes: hasEscapes))
      at = scanner.skipSpace(from: end)
    }
  }
}
