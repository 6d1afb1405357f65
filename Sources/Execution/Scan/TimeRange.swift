import TarnColumns
import TarnFunctions
import TarnPlanning
import TarnStorage

/// The seconds that predicates over eventTime leave, where every time of a range is canonical: days
/// outside are not read.
///
/// A text of another form sorts otherwise ('.' before 'Z'), so that nothing is said of ranges that
/// hold one.
struct TimeRange: Sendable {
  private(set) var lower = Int64.min
  /// The first second that is out again.
  private(set) var upper = Int64.max

  init(_ scan: Scan) {
    for predicate in scan.predicates { narrow(predicate, scan) }
  }

  var isEverything: Bool { lower == .min && upper == .max }

  func meets(_ range: SegmentRange) -> Bool {
    guard range.timesAreCanonical else { return true }
    let first = floorDivide(range.minTime)
    let last = floorDivide(range.maxTime)
    return last >= lower && first < upper
  }

  private func floorDivide(_ micros: Int64) -> Int64 {
    micros >= 0 ? micros / 1_000_000 : -((-(micros + 1)) / 1_000_000) - 1
  }

  private mutating func narrow(_ predicate: Expr, _ scan: Scan) {
    switch predicate {
    case .and(let operands):
      for operand in operands { narrow(operand, scan) }
    case .comparison(let operation, let left, let right):
      if isTime(left, scan), case .constant(let value, _) = right {
        narrow(operation, value)
      } else if isTime(right, scan), case .constant(let value, _) = left {
        narrow(operation.flipped, value)
      }
    case .call(let call) where call.function.name == "$like" && call.arguments.count == 2:
      guard isTime(call.arguments[0], scan),
        case .constant(.text(let pattern), _) = call.arguments[1],
        let like = pattern.withUnsafeBufferPointer({ try? LikePattern($0) }),
        case .prefix(let prefix) = like.shape
      else { return }
      let range = SecondsBound.prefix(prefix)
      keep(range.lowerBound, range.upperBound)
    default: return
    }
  }

  private func isTime(_ expression: Expr, _ scan: Scan) -> Bool {
    guard case .column(let index, let type) = expression,
      case .path(let keys) = scan.columns[index].source, keys.count == 1,
      keys[0].lowercased() == "eventtime"
    else { return false }
    switch type {
    case .varchar, .timestamp, .timestampWithTimeZone: return true
    default: return false
    }
  }

  private mutating func narrow(_ operation: ComparisonOperation, _ value: Value) {
    let first: Int64
    let after: Int64
    switch value {
    case .text(let text):
      let bound = SecondsBound(text)
      (first, after) = (bound.first, bound.after)
    case .instant(let instant):
      // The first second not before the instant, and the first after it.
      let second = floorDivide(instant.micros)
      let isWhole = instant.picos == 0 && instant.micros == second &* 1_000_000
      first = isWhole ? second : second + 1
      after = second + 1
    default: return
    }
    switch operation {
    case .equal: keep(first, after)
    case .less: keep(.min, first)
    case .lessOrEqual: keep(.min, after)
    case .greater: keep(after, .max)
    case .greaterOrEqual: keep(first, .max)
    case .notEqual: return
    }
  }

  private mutating func keep(_ from: Int64, _ to: Int64) {
    lower = max(lower, from)
    upper = min(upper, to)
  }
}
