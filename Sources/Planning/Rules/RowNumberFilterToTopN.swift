import TarnColumns
import TarnFunctions
import TarnSQLSyntax

extension Optimizer {
  /// `row_number() OVER (PARTITION BY a ORDER BY b) <= 3` as a filter wants the first three rows of
  /// each partition, which need no sort of the whole.
  static let rowNumberFilterToTopN = Rule(name: "RowNumberFilterToTopN") { plan, _ in
    let change = Change()
    let result = plan.transformedUp { node in
      guard case .filter(.window(var window), let condition) = node, window.limit == nil,
        window.functions.allSatisfy({ $0.function.name == "row_number" })
      else { return node }
      let width = window.input.types.count
      var rest: [Expr] = []
      for term in condition.conjuncts {
        if window.limit == nil, let limit = bound(term, from: width) {
          window.limit = limit.count
          if limit.isExact { continue }
        }
        rest.append(term)
      }
      guard window.limit != nil else { return node }
      change.made()
      return rest.isEmpty
        ? .window(window) : .filter(.window(window), .conjunction(rest))
    }
    return change.isMade ? result : nil
  }

  /// How many rows of a partition the term lets through, and whether it says nothing more.
  private static func bound(_ term: Expr, from width: Int) -> (count: Int, isExact: Bool)? {
    guard case .comparison(let operation, .column(let column, _), .constant(let value, _)) = term,
      column >= width, case .integer(let number) = value, (0...1_000_000).contains(number)
    else { return nil }
    let count = Int(number)
    return switch operation {
    case .lessOrEqual: (count, true)
    case .less: (max(count - 1, 0), true)
    case .equal: (count, count == 1)
    case .notEqual, .greater, .greaterOrEqual: nil
    }
  }
}
