/// Whether two texts are the same value.
///
/// The order of keys, white space, escapes and the spelling of numbers do not matter; the order
/// of elements does. Where a key occurs several times, all its values must agree in their order:
/// two records that differ in a value that readers skip are not the same evidence.
package enum JSONEquality {
  package static func areEqual(_ left: [UInt8], _ right: [UInt8]) throws(JSONError) -> Bool {
    if left == right {
      try left.validateAsJSON()
      return true
    }
    return try JSONTree(left).isEqual(to: JSONTree(right))
  }

  /// Whether two number tokens are the same decimal number, of any length: `1.0`, `1`, `10e-1`.
  package static func numbersAreEqual(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Bool
  {
    if left.elementsEqual(right) { return true }
    guard let left = ExactDecimal(left), let right = ExactDecimal(right) else { return false }
    return left == right
  }
}

extension [UInt8] {
  package func validateAsJSON(maximumDepth: Int = .max) throws(JSONError) {
    let failure: JSONError? = withUnsafeBufferPointer { bytes in
      do throws(JSONError) {
        try JSONScanner(bytes).validateWhole(maximumDepth: maximumDepth)
        return nil
      } catch {
        return error
      }
    }
    if let failure { throw failure }
  }
}

extension JSONTree {
  /// Compares with a list of pairs that are still to be looked at, so depth costs no stack.
  package func isEqual(to other: JSONTree) -> Bool {
    var pairs: [(Int, Int)] = [(root, other.root)]
    while let (left, right) = pairs.popLast() {
      let leftNode = nodes[left]
      let rightNode = other.nodes[right]
      guard leftNode.kind == rightNode.kind, leftNode.children == rightNode.children else {
        return false
      }
      switch leftNode.kind {
      case .null: break
      case .bool:
        if text[leftNode.start] != other.text[rightNode.start] { return false }
      case .number:
        if !JSONEquality.numbersAreEqual(raw(left), other.raw(right)) { return false }
      case .string:
        if !stringEquals(left, other, right) { return false }
      case .array:
        var (a, b) = (left + 1, right + 1)
        while a < leftNode.next {
          pairs.append((a, b))
          a = nodes[a].next
          b = other.nodes[b].next
        }
      case .object:
        if !pairMembers(left, other, right, into: &pairs) { return false }
      }
    }
    return true
  }

  private func stringEquals(_ index: Int, _ other: JSONTree, _ otherIndex: Int) -> Bool {
    if nodes[index].hasEscapes || other.nodes[otherIndex].hasEscapes {
      return decoded(index) == other.decoded(otherIndex)
    }
    return raw(index).elementsEqual(other.raw(otherIndex))
  }

  /// Appends the values of equal keys; false where the keys differ. Most texts have their keys in
  /// the same order, which needs no sorting.
  private func pairMembers(
    _ left: Int, _ other: JSONTree, _ right: Int, into pairs: inout [(Int, Int)]
  ) -> Bool {
    let kept = pairs.count
    var (a, b) = (left + 1, right + 1)
    var keysAgree = true
    while a < nodes[left].next {
      guard stringEquals(a, other, b) else {
        keysAgree = false
        break
      }
      pairs.append((a + 1, b + 1))
      a = nodes[a + 1].next
      b = other.nodes[b + 1].next
    }
    if keysAgree { return true }
    pairs.removeSubrange(kept...)
    let (mine, theirs) = (membersByKey(left), other.membersByKey(right))
    for (member, match) in zip(mine, theirs) {
      guard member.key == match.key else { return false }
      pairs.append((member.value, match.value))
    }
    return true
  }

  /// The members sorted by decoded key, equal keys in their order.
  package func membersByKey(_ object: Int) -> [(key: [UInt8], value: Int)] {
    var members: [(key: [UInt8], value: Int)] = []
    members.reserveCapacity(nodes[object].children)
    var at = object + 1
    while at < nodes[object].next {
      members.append((decoded(at), at + 1))
      at = nodes[at + 1].next
    }
    return members.sorted { left, right in
      if left.key == right.key { return left.value < right.value }
      return left.key.lexicographicallyPrecedes(right.key)
    }
  }
}

/// A decimal number of any length in one form: significant digits without zeros at either end, and
/// the power of ten of the first one.
package struct ExactDecimal: Equatable, Sendable {
  package private(set) var isNegative = false
  package private(set) var digits: [UInt8] = []
  /// The value is 0.d₁d₂d₃… × 10^point.
  package private(set) var point = 0

  /// nil where the exponent is too long for an Int; such numbers are equal only as texts.
  package init?(_ token: ArraySlice<UInt8>) {
    var exponent = 0
    var exponentIsNegative = false
    var inExponent = false
    var pointIsSeen = false
    for byte in token {
      switch byte {
      case UInt8(ascii: "-"):
        if inExponent { exponentIsNegative = true } else { isNegative = true }
      case UInt8(ascii: "."): pointIsSeen = true
      case UInt8(ascii: "e"), UInt8(ascii: "E"): inExponent = true
      case 0x30...0x39 where inExponent:
        exponent = exponent &* 10 &+ Int(byte &- 0x30)
        if exponent > 1 << 56 { return nil }
      case 0x30...0x39:
        if digits.isEmpty && byte == 0x30 {
          if pointIsSeen { point -= 1 }
        } else {
          digits.append(byte)
          if !pointIsSeen { point += 1 }
        }
      default: break
      }
    }
    while digits.last == 0x30 { digits.removeLast() }
    if digits.isEmpty {
      point = 0
      isNegative = false
    } else {
      point += exponentIsNegative ? -exponent : exponent
    }
  }
}
