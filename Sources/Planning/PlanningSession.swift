package import TarnColumns
package import TarnFunctions

/// What a statement is planned with, beside its text and the catalog.
package struct PlanningSession: Sendable {
  /// A typed value for `?` or `:name`.
  package struct Parameter: Sendable {
    package var value: Value
    package var type: SQLType

    package init(_ value: Value, _ type: SQLType) {
      self.value = value
      self.type = type
    }
  }

  /// A key of the zone registry in `TarnTime`.
  package var zone: UInt16
  /// `now()`.
  package var start: Instant
  package var user: String
  /// Decides how unknown table names are read; nil: by the form of the name.
  package var dialect: TableDescription.Dialect?
  /// An unknown table name is an error.
  package var strictNames: Bool
  package var positional: [Parameter]
  package var named: [String: Parameter]
  /// Rules by name that must not fire.
  package var disabledRules: Set<String>

  package init(
    zone: UInt16 = 0, start: Instant = Instant(micros: 0), user: String = "",
    dialect: TableDescription.Dialect? = nil, strictNames: Bool = false,
    positional: [Parameter] = [], named: [String: Parameter] = [:],
    disabledRules: Set<String> = []
  ) {
    self.zone = zone
    self.start = start
    self.user = user
    self.dialect = dialect
    self.strictNames = strictNames
    self.positional = positional
    self.named = named
    self.disabledRules = disabledRules
  }

  package var evaluation: EvaluationContext {
    EvaluationContext(start: start, zone: zone, user: user)
  }
}

/// The functions that names in a statement may mean: the catalog's, or a test's own.
package struct FunctionSet: Sendable {
  private let byName: [String: Function]?

  /// Everything in `FunctionCatalog`.
  package static let standard = FunctionSet(byName: nil)

  private init(byName: [String: Function]?) { self.byName = byName }

  package init(_ functions: [Function]) {
    var byName: [String: Function] = [:]
    for function in functions {
      byName[function.name] = function
      for alias in function.aliases { byName[alias] = function }
    }
    self.byName = byName
  }

  package func function(named name: String) -> Function? {
    if let byName { return byName[name] }
    return FunctionCatalog.function(named: name)
  }

  package var names: [String] { byName.map { $0.keys.sorted() } ?? FunctionCatalog.names }
}
