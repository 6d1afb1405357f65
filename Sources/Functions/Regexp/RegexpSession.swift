import Synchronization
import TarnColumns
import TarnRegex

/// The pattern of one call in a query: constant, as nearly always, or another in each row.
///
/// Matchers keep the automaton they have built, so they are lent to a vector's evaluation and
/// come back; each is used by one thread at a time.
final class RegexpSource: Sendable {
  private struct Idle: @unchecked Sendable {
    // Guarded by the lock: whoever takes a matcher out is alone with it.
    var matchers: [Matcher] = []
  }

  private let constant: Result<Pattern, EvaluationError>?
  private let idle = Mutex(Idle())

  /// `index`: the argument that is the pattern.
  init(_ preparation: Preparation, index: Int = 1) {
    if case .text(let bytes)?? = preparation.constants.dropFirst(index).first {
      constant = Result { () throws(EvaluationError) in try RegexpSession.pattern(bytes) }
    } else {
      constant = nil
    }
  }

  func session<Result>(_ call: KernelCall, _ body: (RegexpSession) -> Result) -> Result {
    let cancellation = call.context.cancellation
    guard case .success(let pattern)? = constant else {
      if case .failure(let error)? = constant {
        return body(RegexpSession(failure: error, cancellation))
      }
      return body(RegexpSession(nil, cancellation))
    }
    let taken = idle.withLock { Idle(matchers: $0.matchers.popLast().map { [$0] } ?? []) }
    let matcher = taken.matchers.first ?? Matcher(pattern)
    let returned = Idle(matchers: [matcher])
    defer { idle.withLock { $0.matchers.append(contentsOf: returned.matchers) } }
    return body(RegexpSession(matcher, cancellation))
  }
}

/// Patterns while one vector is evaluated.
final class RegexpSession {
  private let constant: Matcher?
  private let failure: EvaluationError?
  private let cancellation: Cancellation
  private var known: [[UInt8]: Matcher] = [:]

  /// A pattern gives up on so many texts of a query; then it fails on all others at once. Each of
  /// them costs 50 ms.
  private static let textsGivenUp = 20

  init(
    _ constant: Matcher? = nil, failure: EvaluationError? = nil, _ cancellation: Cancellation
  ) {
    self.constant = constant
    self.failure = failure
    self.cancellation = cancellation
  }

  /// The matcher for a row's pattern; every row asks, so a cancelled query ends here.
  func matcher(_ pattern: TextView) throws(EvaluationError) -> Matcher {
    try cancellation.check()
    if let constant {
      if constant.textsGivenUp >= Self.textsGivenUp {
        throw EvaluationError(
          .genericUserError, "Regular expression is given up: it took too many steps on other rows")
      }
      return constant
    }
    if let failure { throw failure }
    let bytes = Array(pattern.bytes)
    if let matcher = known[bytes] { return matcher }
    // Each holds up to a few MB.
    if known.count > 50 { known.removeAll() }
    let matcher = Matcher(try Self.pattern(bytes))
    known[bytes] = matcher
    return matcher
  }

  static func pattern(_ bytes: [UInt8]) throws(EvaluationError) -> Pattern {
    do throws(PatternError) {
      return try Pattern(utf8: bytes)
    } catch {
      throw .argument(
        "Regular expression cannot be read at offset \(error.offset): \(error.message)")
    }
  }
}

extension Matcher {
  /// With the engine's error.
  func matches(_ text: TextView) throws(EvaluationError) -> Bool {
    do throws(MatchError) {
      return try isMatch(text.bytes)
    } catch {
      throw EvaluationError(.genericUserError, "Regular expression is given up: \(error.message)")
    }
  }

  func next(
    in text: TextView, _ cursor: inout Cursor, needsGroups: Bool = false
  ) throws(EvaluationError) -> Bool {
    do throws(MatchError) {
      return try nextMatch(in: text.bytes, &cursor, needsGroups: needsGroups)
    } catch {
      throw EvaluationError(.genericUserError, "Regular expression is given up: \(error.message)")
    }
  }

  /// Where the whole match lies.
  var bounds: Range<Int> { slots[0]..<max(slots[0], slots[1]) }

  func checkGroup(_ group: Int64) throws(EvaluationError) -> Int {
    if group < 0 { throw .argument("Group cannot be negative") }
    guard group <= Int64(pattern.groupCount) else {
      throw .argument(
        "Pattern has \(pattern.groupCount) groups. Cannot access group \(group)")
    }
    return Int(group)
  }
}

extension TextView {
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[range])
  }
}
