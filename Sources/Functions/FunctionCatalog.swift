/// Every function, by family; the one list that a new family is added to.
///
/// Operators are functions whose names begin with `$`, hidden from SHOW FUNCTIONS: `$add`,
/// `$subtract`, `$multiply`, `$divide`, `$modulus`, `$negate`, `$subscript`, `$like` (value,
/// pattern[, escape]), `$at_timezone`. `||` is `concat`. Comparisons and casts are not functions:
/// they are expressions of the plan (see `Cast` for the matrix of casts).
package enum FunctionCatalog {
  package static let families: [[Function]] = []

  package static let all: [Function] = families.flatMap { $0 }

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
}
