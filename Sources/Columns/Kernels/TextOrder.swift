#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Order of texts by bytes, which for UTF-8 is the order of code points.
package struct TextOrder {
  package static func order(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    let common = min(left.count, right.count)
    if common > 0, let leftBase = left.baseAddress, let rightBase = right.baseAddress {
      let order = memcmp(leftBase, rightBase, common)
      if order != 0 { return order < 0 ? -1 : 1 }
    }
    return ValueOrder.sign(left.count, right.count)
  }

  /// As `char` compares: the shorter one is thought to be padded with spaces.
  package static func paddedOrder(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Int {
    for index in 0..<max(left.count, right.count) {
      let leftByte = index < left.count ? left[index] : 0x20
      let rightByte = index < right.count ? right[index] : 0x20
      if leftByte != rightByte { return leftByte < rightByte ? -1 : 1 }
    }
    return 0
  }

  package static func isEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard left.count == right.count else { return false }
    guard left.count > 0, let leftBase = left.baseAddress, let rightBase = right.baseAddress
    else { return true }
    return memcmp(leftBase, rightBase, left.count) == 0
  }
}
