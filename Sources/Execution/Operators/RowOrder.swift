import TarnColumns
import TarnPlanning

/// The order of a batch's rows by some keys; rows that are equal stay as they come.
struct RowOrder {
  private let codes: [[Int64]]
  private let rows: Int

  init(_ batch: Batch, _ keys: [SortKey]) {
    codes = keys.flatMap { key in
      OrderCodes.codes(
        of: batch.columns[key.column], isDescending: key.isDescending,
        nullsFirst: key.nullsFirst)
    }
    rows = batch.rows
  }

  func sorted() -> [UInt32] {
    guard let first = codes.first else { return (0..<UInt32(rows)).map { $0 } }
    if codes.count == 1 {
      return (0..<UInt32(rows)).sorted { left, right in
        let leftCode = first[Int(left)]
        let rightCode = first[Int(right)]
        return leftCode != rightCode ? leftCode < rightCode : left < right
      }
    }
    return (0..<UInt32(rows)).sorted { compare(Int($0), Int($1)) ?? ($0 < $1) }
  }

  /// Whether the first stands before the second; nil where they are equal.
  private func compare(_ left: Int, _ right: Int) -> Bool? {
    for code in codes where code[left] != code[right] { return code[left] < code[right] }
    return nil
  }

  func isEqual(_ left: UInt32, _ right: UInt32) -> Bool {
    compare(Int(left), Int(right)) == nil
  }
}
