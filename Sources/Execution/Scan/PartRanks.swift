import TarnStorage

/// How many rows before a given one have a column's value, without walking over all of them: shape
/// codes are counted up to every 2,048th row.
///
/// A look-up of one row in one column costs at most 2,048 steps; a table of all rows would cost
/// 65,536 for each of the hundreds of columns that `SELECT *` reads.
struct PartRanks {
  private static let stretch = 2_048

  private let codes: [UInt16]
  /// For each stretch, rows of each code before it, one stretch after the other.
  private let counts: [UInt32]
  private let shapes: Int

  init(_ codes: [UInt16], shapes: Int) {
    self.codes = codes
    self.shapes = shapes
    var counts: [UInt32] = []
    var running = [UInt32](repeating: 0, count: shapes)
    for start in stride(from: 0, to: codes.count, by: Self.stretch) {
      counts.append(contentsOf: running)
      let end = min(codes.count, start + Self.stretch)
      running.withUnsafeMutableBufferPointer { running in
        for code in codes[start..<end] where code != ShapeCode.absent {
          running[Int(code)] &+= 1
        }
      }
    }
    self.counts = counts
  }

  /// The number of the value that a row has of a column held by these shapes.
  func value(of row: Int, _ holds: [Bool]) -> UInt32 {
    let stretch = row / Self.stretch
    var rank: UInt32 = 0
    for shape in 0..<shapes where holds[shape] { rank += counts[stretch * shapes + shape] }
    codes.withUnsafeBufferPointer { codes in
      for before in stretch * Self.stretch..<row {
        let code = codes[before]
        if code != ShapeCode.absent, holds[Int(code)] { rank &+= 1 }
      }
    }
    return rank
  }
}

/// Codes of shapes, one a row.
enum ShapeCode {
  /// `SegmentRows.absent`, here where hot loops see its value.
  static let absent = UInt16.max
}
