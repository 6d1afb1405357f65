/// Unsigned integers of a fixed width in bits, least significant bit first, without gaps.
///
/// Value `i` of width `w` stands at bits `i * w ..< (i + 1) * w`, so any range decodes alone: that
/// is what makes a partition's rows readable without the rest of their segment. Widths are 0 ... 56
/// or 64, so that one unaligned load of eight bytes holds a whole value.
@usableFromInline
package enum BitPacking {
  /// Bytes that must be readable behind the packed ones.
  package static let padding = 8

  /// The width that holds every value up to `largest`.
  package static func width(forLargest largest: UInt64) -> Int {
    let bits = 64 - largest.leadingZeroBitCount
    return bits > 56 ? 64 : bits
  }

  package static func byteCount(of values: Int, width: Int) -> Int {
    (values * width + 7) / 8
  }

  /// Appends `values`, each below `1 << width`.
  package static func pack(
    _ values: UnsafeBufferPointer<UInt32>, width: Int, into output: inout [UInt8]
  ) {
    guard width > 0 else { return }
    let start = output.count
    let size = byteCount(of: values.count, width: width)
    output.append(contentsOf: repeatElement(0, count: size + 8))
    output.withUnsafeMutableBytes { bytes in
      var at = start
      var pending: UInt64 = 0
      var bits = 0
      for value in values {
        pending |= UInt64(value) &<< UInt64(bits)
        bits &+= width
        if bits >= 32 {
          // Four bytes at a time; the eight spare ones keep the last store inside.
          bytes.storeBytes(
            of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: at,
            as: UInt32.self)
          at &+= 4
          pending &>>= 32
          bits &-= 32
        }
      }
      if bits > 0 {
        bytes.storeBytes(
          of: UInt32(truncatingIfNeeded: pending).littleEndian, toByteOffset: at, as: UInt32.self)
      }
    }
    output.removeLast(8)
  }

  package static func pack(
    _ values: UnsafeBufferPointer<UInt64>, width: Int, into output: inout [UInt8]
  ) {
    guard width > 0 else { return }
    output.reserveCapacity(output.count + byteCount(of: values.count, width: width) + 8)
    if width == 64 {
      for value in values {
        withUnsafeBytes(of: value.littleEndian) { output.append(contentsOf: $0) }
      }
      return
    }
    var pending: UInt64 = 0
    var bits = 0
    for value in values {
      // At most 7 pending bits and 56 new ones.
      pending |= value &<< UInt64(bits)
      bits &+= width
      while bits >= 8 {
        output.append(UInt8(truncatingIfNeeded: pending))
        pending &>>= 8
        bits &-= 8
      }
    }
    if bits > 0 { output.append(UInt8(truncatingIfNeeded: pending)) }
  }

  /// One value. `base` is followed by `padding` readable bytes.
  @inlinable
  package static func value(
    _ base: UnsafeRawPointer, at index: Int, width: Int
  ) -> UInt64 {
    let bit = index &* width
    let word = UInt64(
      littleEndian: base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
    if width == 64 { return word }
    return (word &>> UInt64(bit & 7)) & ((1 &<< UInt64(width)) &- 1)
  }

  /// Values `first ..< first + output.count`.
  @inlinable
  package static func unpack<Word: FixedWidthInteger>(
    _ base: UnsafeRawPointer, from first: Int, width: Int,
    into output: UnsafeMutableBufferPointer<Word>
  ) {
    if width == 0 {
      output.update(repeating: 0)
      return
    }
    if width == 8 {
      let bytes = (base + first).assumingMemoryBound(to: UInt8.self)
      for i in 0..<output.count { output[i] = Word(truncatingIfNeeded: bytes[i]) }
      return
    }
    let mask: UInt64 = width == 64 ? .max : (1 &<< UInt64(width)) &- 1
    var bit = first &* width
    for i in 0..<output.count {
      let word = UInt64(
        littleEndian: base.loadUnaligned(fromByteOffset: bit &>> 3, as: UInt64.self))
      output[i] = Word(truncatingIfNeeded: (word &>> UInt64(bit & 7)) & mask)
      bit &+= width
    }
  }
}
