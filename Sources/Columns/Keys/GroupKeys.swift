/// Numbers rows by their keys, groups in order of first appearance.
///
/// Each column's values are numbered; of several columns the numbers are paired from the left:
/// (region, name, day) is pair(pair(region, name), day), and the last pair's number is the group.
package struct GroupKeys: Sendable {
  private var columns: [KeyColumn]
  private var pairs: [IntegerInterner]
  /// Of a single column: number → group + 1, and back.
  private var groupOfNumber: [UInt32] = []
  private var numberOfGroup: [UInt32] = []
  private var isEmptyKeyUsed = false

  package init(_ types: [SQLType]) {
    columns = types.map { KeyColumn($0) }
    pairs = [IntegerInterner](repeating: IntegerInterner(), count: max(0, types.count - 1))
  }

  package var count: Int {
    if columns.isEmpty { return isEmptyKeyUsed ? 1 : 0 }
    return pairs.last?.count ?? numberOfGroup.count
  }

  package var byteSize: Int {
    columns.reduce(0) { $0 + $1.byteSize } + pairs.reduce(0) { $0 + $1.byteSize }
      + groupOfNumber.count * 8
  }

  /// The group of each row, new groups included.
  package mutating func groups(of keys: [Vector], rows: Int) -> [UInt32] {
    guard !keys.isEmpty else {
      if rows > 0 { isEmptyKeyUsed = true }
      return [UInt32](repeating: 0, count: rows)
    }
    var numbers = columns[0].numbers(of: keys[0])
    if keys.count == 1 {
      number(&numbers)
      return numbers
    }
    for index in 1..<keys.count {
      let right = columns[index].numbers(of: keys[index])
      for row in 0..<rows {
        numbers[row] = pairs[index - 1].number(UInt64(numbers[row]) << 32 | UInt64(right[row]))
      }
    }
    return numbers
  }

  /// Replaces a column's numbers by groups.
  private mutating func number(_ numbers: inout [UInt32]) {
    if groupOfNumber.count < columns[0].count {
      groupOfNumber += [UInt32](repeating: 0, count: columns[0].count - groupOfNumber.count)
    }
    for row in numbers.indices {
      let number = numbers[row]
      var group = groupOfNumber[Int(number)]
      if group == 0 {
        numberOfGroup.append(number)
        group = UInt32(numberOfGroup.count)
        groupOfNumber[Int(number)] = group
      }
      numbers[row] = group - 1
    }
  }

  /// The group of each row, `KeyColumn.missing` where there is none. With `nullsMatch` false, as
  /// in joins, a row with a null key has none either.
  package func existingGroups(of keys: [Vector], rows: Int, nullsMatch: Bool) -> [UInt32] {
    guard !keys.isEmpty else { return [UInt32](repeating: 0, count: rows) }
    let missing = KeyColumn.missing
    var numbers = columns[0].existingNumbers(of: keys[0])
    if !nullsMatch {
      for row in 0..<rows where numbers[row] == 0 { numbers[row] = missing }
    }
    if keys.count == 1 {
      for row in 0..<rows where numbers[row] != missing {
        let number = Int(numbers[row])
        let group = number < groupOfNumber.count ? groupOfNumber[number] : 0
        numbers[row] = group == 0 ? missing : group - 1
      }
      return numbers
    }
    for index in 1..<keys.count {
      let right = columns[index].existingNumbers(of: keys[index])
      for row in 0..<rows where numbers[row] != missing {
        if right[row] == missing || (!nullsMatch && right[row] == 0) {
          numbers[row] = missing
        } else {
          let pair = UInt64(numbers[row]) << 32 | UInt64(right[row])
          numbers[row] = pairs[index - 1].existingNumber(pair) ?? missing
        }
      }
    }
    return numbers
  }

  /// The keys of every group, a vector a column.
  package func keys() -> [Vector] {
    guard !columns.isEmpty else { return [] }
    if columns.count == 1 { return [columns[0].values(of: numberOfGroup)] }
    var vectors: [Vector] = []
    var left = (0..<UInt32(count)).map { $0 }
    for index in stride(from: columns.count - 1, through: 1, by: -1) {
      let pair = left.map { pairs[index - 1].values[Int($0)] }
      vectors.append(columns[index].values(of: pair.map { UInt32(truncatingIfNeeded: $0) }))
      left = pair.map { UInt32(truncatingIfNeeded: $0 >> 32) }
    }
    vectors.append(columns[0].values(of: left))
    return vectors.reversed()
  }
}
