/// Every function, by family; the one list that a new family is added to.
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
