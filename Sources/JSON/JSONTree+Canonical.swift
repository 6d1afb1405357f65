extension JSONTree {
  /// Appends the one text that SQL's JSON type holds for a value: keys sorted, of equal keys the
  /// last, no white space, strings with no more escapes than they need. Numbers keep their
  /// spelling, so that no digit is lost.
  ///
  /// A list of what is still to be written stands in for recursion: `{"b": [1], "a": 2}` opens with
  /// `{`, then writes "a": 2, and the members left of the object wait on the list meanwhile.
  package func appendCanonical(of index: Int, to output: inout [UInt8]) {
    var open: [Frame] = []
    appendOpening(index, to: &output, open: &open)
    while var frame = open.popLast() {
      guard frame.position < frame.values.count else {
        output.append(frame.isObject ? UInt8(ascii: "}") : UInt8(ascii: "]"))
        continue
      }
      let value = frame.values[frame.position]
      if frame.position > 0 { output.append(UInt8(ascii: ",")) }
      frame.position += 1
      open.append(frame)
      if frame.isObject {
        appendString(value - 1, to: &output)
        output.append(UInt8(ascii: ":"))
      }
      appendOpening(value, to: &output, open: &open)
    }
  }

  private struct Frame {
    var isObject: Bool
    var values: [Int]
    var position = 0
  }

  private func appendOpening(_ index: Int, to output: inout [UInt8], open: inout [Frame]) {
    switch nodes[index].kind {
    case .string: appendString(index, to: &output)
    case .null, .bool, .number: output.append(contentsOf: raw(index))
    case .array:
      output.append(UInt8(ascii: "["))
      var values: [Int] = []
      values.reserveCapacity(nodes[index].children)
      forEachElement(of: index) { values.append($0) }
      open.append(Frame(isObject: false, values: values))
    case .object:
      output.append(UInt8(ascii: "{"))
      open.append(Frame(isObject: true, values: sortedMembers(of: index)))
    }
  }

  private func appendString(_ index: Int, to output: inout [UInt8]) {
    if nodes[index].hasEscapes {
      decoded(index).withUnsafeBufferPointer { JSONWriter.appendString($0, to: &output) }
    } else {
      output.append(0x22)
      output.append(contentsOf: raw(index))
      output.append(0x22)
    }
  }

  private func sortedMembers(of object: Int) -> [Int] {
    let members = membersByKey(object)
    var values: [Int] = []
    values.reserveCapacity(members.count)
    for (place, member) in members.enumerated() {
      let isShadowed = place + 1 < members.count && members[place + 1].key == member.key
      if !isShadowed { values.append(member.value) }
    }
    return values
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
