extension JSONTree {
  /// Appends the one text that SQL's JSON type holds for a value: keys sorted, of equal keys the
  /// last, no white space, strings with no more escapes than they need. Numbers keep their
  /// spelling, so that no digit is lost.
  package func appendCanonical(of index: Int, to output: inout [UInt8]) {
    text.withUnsafeBufferPointer { text in
      nodes.withUnsafeBufferPointer { nodes in
        var writer = CanonicalWriter(text: text, nodes: nodes)
        writer.append(index, to: &output)
      }
    }
  }
}

/// A list of what is still to be written stands in for recursion: `{"b": [1], "a": 2}` opens with
/// `{` and puts its values on the list, those of "a" before "b"; then "a" is written, and the
/// object waits below while `[1]` is written.
private struct CanonicalWriter {
  let text: UnsafeBufferPointer<UInt8>
  let nodes: UnsafeBufferPointer<JSONTree.Node>
  /// The values of all open containers, the innermost's last.
  private var values: [Int] = []
  private var open: [Frame] = []

  private struct Frame {
    var isObject: Bool
    /// Where its values begin in the list, and which comes next.
    var begin: Int
    var next: Int
  }

  init(text: UnsafeBufferPointer<UInt8>, nodes: UnsafeBufferPointer<JSONTree.Node>) {
    self.text = text
    self.nodes = nodes
  }

  mutating func append(_ index: Int, to output: inout [UInt8]) {
    appendOpening(index, to: &output)
    while let frame = open.last {
      guard frame.next < values.count else {
        output.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        values.removeSubrange(frame.begin...)
        open.removeLast()
        continue
      }
      let value = values[frame.next]
      if frame.next > frame.begin { output.append(UInt8(ascii: ",")) }
      open[open.count - 1].next += 1
      if frame.isObject {
        appendString(value - 1, to: &output)
        output.append(UInt8(ascii: ":"))
      }
      appendOpening(value, to: &output)
    }
  }

  private mutating func appendOpening(_ index: Int, to output: inout [UInt8]) {
    let node = nodes[index]
    switch node.kind {
    case .string: appendString(index, to: &output)
    case .null, .bool, .number: output.append(contentsOf: bytes(index))
    case .array:
      output.append(UInt8(ascii: "["))
      open.append(Frame(isObject: false, begin: values.count, next: values.count))
      var at = index + 1
      while at < node.next {
        values.append(at)
        at = nodes[at].next
      }
    case .object:
      output.append(UInt8(ascii: "{"))
      open.append(Frame(isObject: true, begin: values.count, next: values.count))
      appendMembers(of: index)
    }
  }

  /// An object's values by their keys. Keys that stand in order already, and differ, are not sorted;
  /// keys without escapes are compared where they lie.
  private mutating func appendMembers(of object: Int) {
    let begin = values.count
    var isSorted = true
    var at = object + 1
    while at < nodes[object].next {
      if isSorted, let last = values.last, values.count > begin {
        isSorted = order(last - 1, at) < 0
      }
      values.append(at + 1)
      at = nodes[at + 1].next
    }
    if isSorted { return }
    let sorted = values[begin...].sorted { left, right in
      let order = order(left - 1, right - 1)
      return order != 0 ? order < 0 : left < right
    }
    values.removeSubrange(begin...)
    for (place, value) in sorted.enumerated() {
      let isShadowed = place + 1 < sorted.count && order(value - 1, sorted[place + 1] - 1) == 0
      if !isShadowed { values.append(value) }
    }
  }

  private func bytes(_ index: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: text[nodes[index].start..<nodes[index].end])
  }

  /// -1, 0 or 1, by the bytes of the decoded keys.
  private func order(_ left: Int, _ right: Int) -> Int {
    guard !nodes[left].hasEscapes, !nodes[right].hasEscapes else {
      let (first, second) = (JSONString.decode(bytes(left)), JSONString.decode(bytes(right)))
      return first == second ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
    }
    let (first, second) = (bytes(left), bytes(right))
    for index in 0..<min(first.count, second.count) where first[index] != second[index] {
      return first[index] < second[index] ? -1 : 1
    }
    return first.count == second.count ? 0 : first.count < second.count ? -1 : 1
  }

  private func appendString(_ index: Int, to output: inout [UInt8]) {
    if nodes[index].hasEscapes {
      JSONString.decode(bytes(index)).withUnsafeBufferPointer {
        JSONWriter.appendString($0, to: &output)
      }
    } else {
      output.append(0x22)
      output.append(contentsOf: bytes(index))
      output.append(0x22)
    }
  }
}

extension JSONScanner {
  /// Appends a value of validated text as json_extract gives it: no white space and no needless
  /// escapes, but keys in their order and all of them.
  package func appendNormalised(_ range: Range<Int>, to output: inout [UInt8]) {
    let end = min(max(range.upperBound, 0), count)
    var at = min(max(range.lowerBound, 0), end)
    while at < end {
      switch base[at] {
      case 0x22:
        var hasEscapes = false
        let close = min(trustedClosingQuote(from: at &+ 1, hasEscapes: &hasEscapes), end)
        if hasEscapes {
          let decoded = JSONString.decode(bytes(at &+ 1..<close))
          decoded.withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
          at = close &+ 1
        } else {
          output.append(contentsOf: bytes(at..<min(close &+ 1, end)))
          at = close &+ 1
        }
      case 0x20, 0x0A, 0x0D, 0x09: at &+= 1
      default:
        let start = at
        repeat { at &+= 1 } while at < end && base[at] > 0x22
        output.append(contentsOf: bytes(start..<at))
      }
    }
  }
}
