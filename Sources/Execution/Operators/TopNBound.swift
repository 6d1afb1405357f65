import Synchronization
import TarnColumns
import TarnPlanning
import TarnStorage

/// The worst time that `ORDER BY eventtime … LIMIT n` has kept so far, told to the scan below:
/// segments and days that lie wholly behind it are not read. Equal times are read, since the other
/// keys decide among them.
package final class TopNBound: Sendable {
  let isDescending: Bool
  private let second: Atomic<Int64>

  init(isDescending: Bool) {
    self.isDescending = isDescending
    second = Atomic(isDescending ? .min : .max)
  }

  func tighten(_ value: Int64) {
    if isDescending {
      second.max(value, ordering: .relaxed)
    } else {
      second.min(value, ordering: .relaxed)
    }
  }

  /// Whether rows of the range may still be wanted.
  func admits(_ range: SegmentRange) -> Bool {
    guard range.timesAreCanonical else { return true }
    let bound = second.load(ordering: .relaxed)
    if isDescending { return bound == .min || range.maxTime / 1_000_000 + 1 >= bound }
    return bound == .max || range.minTime / 1_000_000 - 1 <= bound
  }
}

extension TopNBound {
  /// For an order whose first key is the time of a scan's events, with nothing but filters and
  /// projections between.
  static func bound(for input: Plan, _ keys: [SortKey]) -> TopNBound? {
    guard let first = keys.first, !first.nullsFirst,
      let (scan, column) = scanColumn(input, first.column),
      case .path(let path) = scan.columns[column].source, path.count == 1,
      path[0].lowercased() == "eventtime", scan.columns[column].type.isText
    else { return nil }
    return TopNBound(isDescending: first.isDescending)
  }

  private static func scanColumn(_ plan: Plan, _ column: Int) -> (Scan, Int)? {
    switch plan {
    case .scan(let scan): return (scan, column)
    case .filter(let input, _): return scanColumn(input, column)
    case .project(let input, let expressions):
      guard case .column(let inner, _) = expressions[column] else { return nil }
      return scanColumn(input, inner)
    default: return nil
    }
  }
}
