/// Every function, by family; the one list that a new family is added to.
///
/// Operators are functions whose names begin with `$`, hidden from SHOW FUNCTIONS: `$add`,
/// `$subtract`, `$multiply`, `$divide`, `$modulus`, `$negate`, `$subscript`, `$like` (value,
/// pattern[, escape]), `$at_timezone`. `||` is `concat`. Comparisons and casts are not functions:
/// they are expressions of the plan (see `Cast` for the matrix of casts).
///
/// Families may describe the same name: `$add` of numbers and of dates. Their overloads are joined.
package enum FunctionCatalog {
  private static let families: [[Function]] = [
    ArrayFunctions.all,
    BinaryFunctions.all,
    BitwiseFunctions.all,
    ChecksumAggregates.all,
    CollectionAggregates.all,
    ConditionalFunctions.all,
    ConversionFunctions.all,
    CountAggregates.all,
    DateTimeFunctions.all,
    DistinctAggregates.all,
    ExtremeAggregates.all,
    FoldAggregates.all,
    IdentifierFunctions.all,
    JSONFunctions.all,
    LogicalAggregates.all,
    MapAggregates.all,
    MapFunctions.all,
    MathFunctions.all,
    MomentAggregates.all,
    NumericHistogramAggregates.all,
    Operators.all,
    PercentileAggregates.all,
    ProbabilityFunctions.all,
    RankingFunctions.all,
    RegexpFunctions.all,
    RegressionAggregates.all,
    StringFunctions.all,
    SumAggregates.all,
    URLFunctions.all,
    WindowValueFunctions.all,
  ]

  package static let all: [Function] = joined(families.flatMap { $0 })

  private static let byName: [String: Int] = {
    var byName: [String: Int] = [:]
    for (index, function) in all.enumerated() {
      byName[function.name] = index
      for alias in function.aliases { byName[alias] = index }
    }
    return byName
  }()

  /// By lower-case name or alias.
  package static func function(named name: String) -> Function? {
    byName[name].map { all[$0] }
  }

  package static var names: [String] { byName.keys.sorted() }

  private static func joined(_ functions: [Function]) -> [Function] {
    var places: [String: Int] = [:]
    var joined: [Function] = []
    for function in functions {
      if let place = places[function.name] {
        joined[place] = joined[place].adding(function.overloads)
      } else {
        places[function.name] = joined.count
        joined.append(function)
      }
    }
    return joined
  }
}

extension Function {
  fileprivate func adding(_ more: [Overload]) -> Function {
    Function(
      name, kind: kind, aliases: aliases, family: family, summary, example: example,
      gives: exampleResult, isDeterministic: isDeterministic, overloads + more)
  }
}
