import TarnColumns
import TarnFunctions

/// Chooses the overload that a call means, as Trino does: one whose types are exactly the
/// arguments', first without type variables, then with; else the most specific of those that the
/// arguments can be coerced to.
struct OverloadResolver {
  /// What is known of an argument before an overload is chosen.
  enum Argument {
    case value(SQLType)
    /// The number of its parameters; typed once the overload is known.
    case lambda(Int)
  }

  let signature: (Overload) -> Signature

  func choose(_ overloads: [Overload], _ arguments: [Argument]) -> OverloadMatch? {
    let exact = matches(overloads, arguments, coerces: false)
    if let plain = exact.first(where: { $0.isConcrete }) ?? exact.first { return plain }
    return mostSpecific(matches(overloads, arguments, coerces: true))
  }

  private func matches(
    _ overloads: [Overload], _ arguments: [Argument], coerces: Bool
  ) -> [OverloadMatch] {
    var matches: [OverloadMatch] = []
    for overload in overloads {
      guard
        var match = OverloadMatch(
          overload, signature(overload), count: arguments.count, coerces: coerces)
      else { continue }
      if bind(arguments, to: &match, coerces: coerces) { matches.append(match) }
    }
    return matches
  }

  private func bind(
    _ arguments: [Argument], to match: inout OverloadMatch, coerces: Bool
  ) -> Bool {
    for index in arguments.indices {
      switch arguments[index] {
      case .value(let type):
        if match.wantsLambda(index) || !match.bind(match.patterns[index], to: type) {
          return false
        }
      case .lambda(let count):
        guard match.lambdaParameterCount(index) == count else { return false }
      }
    }
    // What a later argument bound may not suit an earlier one.
    for index in arguments.indices {
      guard case .value(let type) = arguments[index] else { continue }
      guard let formal = match.formalType(index) else { return false }
      if formal != type, !(coerces && Coercion.allows(type, to: formal)) { return false }
    }
    return match.keepsBounds
  }

  /// The one whose formal types can all be coerced to every other's.
  private func mostSpecific(_ matches: [OverloadMatch]) -> OverloadMatch? {
    for match in matches {
      let isLeast = matches.allSatisfy { other in
        match.patterns.indices.allSatisfy { index in
          if match.wantsLambda(index) { return true }
          guard let own = match.formalType(index), let wider = other.formalType(index)
          else { return false }
          return Coercion.allows(own, to: wider)
        }
      }
      if isLeast { return match }
    }
    return matches.first
  }
}

extension OverloadMatch {
  /// Without type variables.
  fileprivate var isConcrete: Bool {
    patterns.allSatisfy { if case .variable = $0 { false } else { true } }
  }

  fileprivate func lambdaParameterCount(_ index: Int) -> Int? {
    guard case .named("function", let arguments) = patterns[index] else { return nil }
    return arguments.count - 1
  }
}
