import TarnColumns

/// Rows that stand for several equal ones: what grouping needs of a batch whose columns are codes.
///
///     name    region        name    region     rows
///     Put     eu            Put     eu         2
///     Get     eu       →    Get     eu         1
///     Put     eu
package struct CountedBatch {
  package var batch: Batch
  package var counts: [UInt32]
}

extension Batch {
  /// More combinations than this cost more to count than to group.
  private static let maximumCombinations = 1 << 19

  /// The distinct rows in order of first appearance; nil where that would not be fewer, or a
  /// column is not of codes.
  func counted() -> CountedBatch? {
    guard rows >= 256 else { return nil }
    var combinations = 1
    var coded: [(codes: [UInt32], size: Int, stride: Int)] = []
    var places: [Int?] = []
    for column in columns {
      switch column.storage {
      case .constant: places.append(nil)
      case .dictionary(let codes, let values):
        places.append(coded.count)
        coded.append((codes, values.count, combinations))
        combinations = combinations &* max(values.count, 1)
        if combinations > Self.maximumCombinations { return nil }
      default: return nil
      }
    }
    guard let first = coded.first else {
      return CountedBatch(batch: slice(0..<1), counts: [UInt32(rows)])
    }
    var numbers = first.codes
    for column in coded.dropFirst() {
      let stride = UInt32(column.stride)
      for row in 0..<rows { numbers[row] &+= column.codes[row] &* stride }
    }
    guard let (order, counts) = Self.count(numbers, combinations) else { return nil }
    let vectors = columns.indices.map { index -> Vector in
      let column = columns[index]
      guard let place = places[index], case .dictionary(_, let values) = column.storage else {
        return column.slice(0..<1).repeated(order.count)
      }
      let (size, stride) = (UInt32(coded[place].size), UInt32(coded[place].stride))
      let codes = order.map { $0 / stride % size }
      return Vector(column.type, count: order.count, .dictionary(codes: codes, values: values))
    }
    return CountedBatch(batch: Batch(columns: vectors, rows: order.count), counts: counts)
  }

  /// The numbers that occur, in order of first appearance, and how often.
  private static func count(
    _ numbers: [UInt32], _ combinations: Int
  ) -> (order: [UInt32], counts: [UInt32])? {
    var tally = [UInt32](repeating: 0, count: combinations)
    var order: [UInt32] = []
    tally.withUnsafeMutableBufferPointer { tally in
      for number in numbers {
        let known = tally[Int(number)]
        if known == 0 { order.append(number) }
        tally[Int(number)] = known &+ 1
      }
    }
    if order.count * 2 > numbers.count { return nil }
    return (order, order.map { tally[Int($0)] })
  }
}

extension Vector {
  /// A constant for as many rows.
  fileprivate func repeated(_ rows: Int) -> Vector {
    guard case .constant = storage else { return self }
    return Vector(type, count: rows, storage)
  }
}
