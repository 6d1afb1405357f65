/// Equality and hashing by hand, in small groups of cases: the compiler's own would hold room for
/// every case's payload in one frame, 20 KB of it in a debug build, and a tree may be 500 deep.
extension Expression: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    switch left {
    case .literal, .parameter, .column, .current: leafEqual(left, right)
    case .field, .element, .subquery, .cast: accessEqual(left, right)
    case .logical, .not, .comparison, .arithmetic: operatorEqual(left, right)
    case .sign, .concatenation, .atTimeZone: valueOperatorEqual(left, right)
    case .between, .inList, .inSubquery, .like: rangePredicateEqual(left, right)
    case .isNull, .isTruth, .isDistinct, .exists, .quantified: truthPredicateEqual(left, right)
    case .row, .array, .case, .lambda: constructorEqual(left, right)
    case .call, .listagg, .grouping, .extract: callEqual(left, right)
    case .substring, .overlay, .trim, .position, .normalize: formEqual(left, right)
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray: jsonEqual(left, right)
    }
  }

  package func hash(into hasher: inout Hasher) {
    switch self {
    case .literal, .parameter, .column, .current: leafHash(into: &hasher)
    case .field, .element, .subquery, .cast: accessHash(into: &hasher)
    case .logical, .not, .comparison, .arithmetic: operatorHash(into: &hasher)
    case .sign, .concatenation, .atTimeZone: valueOperatorHash(into: &hasher)
    case .between, .inList, .inSubquery, .like: rangePredicateHash(into: &hasher)
    case .isNull, .isTruth, .isDistinct, .exists, .quantified: truthPredicateHash(into: &hasher)
    case .row, .array, .case, .lambda: constructorHash(into: &hasher)
    case .call, .listagg, .grouping, .extract: callHash(into: &hasher)
    case .substring, .overlay, .trim, .position, .normalize: formHash(into: &hasher)
    case .jsonExists, .jsonValue, .jsonQuery, .jsonObject, .jsonArray: jsonHash(into: &hasher)
    }
  }

  private static func leafEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.literal(let left), .literal(let right)): left == right
    case (.parameter(let left), .parameter(let right)): left == right
    case (.column(let left), .column(let right)): left == right
    case (.current(let left), .current(let right)): left == right
    default: false
    }
  }

  private static func accessEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.field(let left), .field(let right)): left == right
    case (.element(let left), .element(let right)): left == right
    case (.subquery(let left), .subquery(let right)): left == right
    case (.cast(let left), .cast(let right)): left == right
    default: false
    }
  }

  private static func operatorEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.logical(let left), .logical(let right)): left == right
    case (.not(let left), .not(let right)): left == right
    case (.comparison(let left), .comparison(let right)): left == right
    case (.arithmetic(let left), .arithmetic(let right)): left == right
    default: false
    }
  }

  private static func valueOperatorEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.sign(let left), .sign(let right)): left == right
    case (.concatenation(let left), .concatenation(let right)): left == right
    case (.atTimeZone(let left), .atTimeZone(let right)): left == right
    default: false
    }
  }

  private static func rangePredicateEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.between(let left), .between(let right)): left == right
    case (.inList(let left), .inList(let right)): left == right
    case (.inSubquery(let left), .inSubquery(let right)): left == right
    case (.like(let left), .like(let right)): left == right
    default: false
    }
  }

  private static func truthPredicateEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.isNull(let left), .isNull(let right)): left == right
    case (.isTruth(let left), .isTruth(let right)): left == right
    case (.isDistinct(let left), .isDistinct(let right)): left == right
    case (.exists(let left), .exists(let right)): left == right
    case (.quantified(let left), .quantified(let right)): left == right
    default: false
    }
  }

  private static func constructorEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.row(let left), .row(let right)): left == right
    case (.array(let left), .array(let right)): left == right
    case (.case(let left), .case(let right)): left == right
    case (.lambda(let left), .lambda(let right)): left == right
    default: false
    }
  }

  private static func callEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.call(let left), .call(let right)): left == right
    case (.listagg(let left), .listagg(let right)): left == right
    case (.grouping(let left), .grouping(let right)): left == right
    case (.extract(let left), .extract(let right)): left == right
    default: false
    }
  }

  private static func formEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.substring(let left), .substring(let right)): left == right
    case (.overlay(let left), .overlay(let right)): left == right
    case (.trim(let left), .trim(let right)): left == right
    case (.position(let left), .position(let right)): left == right
    case (.normalize(let left), .normalize(let right)): left == right
    default: false
    }
  }

  private static func jsonEqual(_ left: Self, _ right: Self) -> Bool {
    switch (left, right) {
    case (.jsonExists(let left), .jsonExists(let right)): left == right
    case (.jsonValue(let left), .jsonValue(let right)): left == right
    case (.jsonQuery(let left), .jsonQuery(let right)): left == right
    case (.jsonObject(let left), .jsonObject(let right)): left == right
    case (.jsonArray(let left), .jsonArray(let right)): left == right
    default: false
    }
  }

  private func leafHash(into hasher: inout Hasher) {
    switch self {
    case .literal(let node): Self.combine(node, 0, &hasher)
    case .parameter(let node): Self.combine(node, 1, &hasher)
    case .column(let node): Self.combine(node, 2, &hasher)
    case .current(let node): Self.combine(node, 3, &hasher)
    default: break
    }
  }

  private func accessHash(into hasher: inout Hasher) {
    switch self {
    case .field(let node): Self.combine(node, 4, &hasher)
    case .element(let node): Self.combine(node, 5, &hasher)
    case .subquery(let node): Self.combine(node, 22, &hasher)
    case .cast(let node): Self.combine(node, 27, &hasher)
    default: break
    }
  }

  private func operatorHash(into hasher: inout Hasher) {
    switch self {
    case .logical(let node): Self.combine(node, 6, &hasher)
    case .not(let node): Self.combine(node, 7, &hasher)
    case .comparison(let node): Self.combine(node, 8, &hasher)
    case .arithmetic(let node): Self.combine(node, 9, &hasher)
    default: break
    }
  }

  private func valueOperatorHash(into hasher: inout Hasher) {
    switch self {
    case .sign(let node): Self.combine(node, 10, &hasher)
    case .concatenation(let node): Self.combine(node, 11, &hasher)
    case .atTimeZone(let node): Self.combine(node, 12, &hasher)
    default: break
    }
  }

  private func rangePredicateHash(into hasher: inout Hasher) {
    switch self {
    case .between(let node): Self.combine(node, 13, &hasher)
    case .inList(let node): Self.combine(node, 14, &hasher)
    case .inSubquery(let node): Self.combine(node, 15, &hasher)
    case .like(let node): Self.combine(node, 16, &hasher)
    default: break
    }
  }

  private func truthPredicateHash(into hasher: inout Hasher) {
    switch self {
    case .isNull(let node): Self.combine(node, 17, &hasher)
    case .isTruth(let node): Self.combine(node, 18, &hasher)
    case .isDistinct(let node): Self.combine(node, 19, &hasher)
    case .exists(let node): Self.combine(node, 20, &hasher)
    case .quantified(let node): Self.combine(node, 21, &hasher)
    default: break
    }
  }

  private func constructorHash(into hasher: inout Hasher) {
    switch self {
    case .row(let node): Self.combine(node, 23, &hasher)
    case .array(let node): Self.combine(node, 24, &hasher)
    case .case(let node): Self.combine(node, 25, &hasher)
    case .lambda(let node): Self.combine(node, 26, &hasher)
    default: break
    }
  }

  private func callHash(into hasher: inout Hasher) {
    switch self {
    case .call(let node): Self.combine(node, 28, &hasher)
    case .listagg(let node): Self.combine(node, 29, &hasher)
    case .grouping(let node): Self.combine(node, 30, &hasher)
    case .extract(let node): Self.combine(node, 31, &hasher)
    default: break
    }
  }

  private func formHash(into hasher: inout Hasher) {
    switch self {
    case .substring(let node): Self.combine(node, 32, &hasher)
    case .overlay(let node): Self.combine(node, 33, &hasher)
    case .trim(let node): Self.combine(node, 34, &hasher)
    case .position(let node): Self.combine(node, 35, &hasher)
    case .normalize(let node): Self.combine(node, 36, &hasher)
    default: break
    }
  }

  private func jsonHash(into hasher: inout Hasher) {
    switch self {
    case .jsonExists(let node): Self.combine(node, 37, &hasher)
    case .jsonValue(let node): Self.combine(node, 38, &hasher)
    case .jsonQuery(let node): Self.combine(node, 39, &hasher)
    case .jsonObject(let node): Self.combine(node, 40, &hasher)
    case .jsonArray(let node): Self.combine(node, 41, &hasher)
    default: break
    }
  }

  /// The number tells apart the kinds, whose nodes may hash alike.
  private static func combine(_ node: some Hashable, _ kind: UInt8, _ hasher: inout Hasher) {
    hasher.combine(kind)
    node.hash(into: &hasher)
  }
}
