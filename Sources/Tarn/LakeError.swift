import TarnColumns
import TarnExecution
import TarnPlanning
import TarnSQLSyntax
import TarnStorage
import TarnTime

/// What went wrong, for the one who must act on it.
///
///     do {
///       for try await row in try await lake.query("SELECT eventnam FROM cloudtrail_logs") { … }
///     } catch let error as LakeError where error.kind == .sql {
///       print(error)      // line 1:8: Column 'eventnam' cannot be resolved …
///     }
public struct LakeError: Error, Sendable, CustomStringConvertible {
  public enum Kind: String, Sendable {
    /// The statement, a parameter or a value in the data: exit code 65.
    case sql
    /// A call that cannot work as it was made: 64.
    case usage
    /// No input, or nothing in it that is meant: 66.
    case input
    /// The disk, the file, the network: 74.
    case inputOutput
    /// Past a limit that was given: 75.
    case limit
    /// A hold, or a lake that may not be written: 77.
    case refused
    /// Bytes are not what was written: 80.
    case damaged
    case cancelled
    /// A bug of ours: 70.
    case unexpected
  }

  public var kind: Kind
  /// Trino's name of the error, such as `COLUMN_NOT_FOUND`; empty where it has none.
  public var code: String
  public var message: String
  /// Line and column in the statement, from 1.
  public var position: (line: Int, column: Int)?
  /// What may have been meant.
  public var suggestion: String?
  /// The statement's line with a caret under the place.
  var excerpt: String?

  public init(_ kind: Kind, _ message: String, code: String = "", suggestion: String? = nil) {
    self.kind = kind
    self.code = code
    self.message = message
    self.suggestion = suggestion
  }

  public var description: String {
    var text = message
    if let position { text = "line \(position.line):\(position.column): \(message)" }
    if !code.isEmpty { text = "\(code): \(text)" }
    if let excerpt { text += "\n" + excerpt }
    if let suggestion { text += "\n\(suggestion)" }
    return text
  }
}

extension LakeError {
  static let snapshotMoved = "SNAPSHOT_MOVED"

  /// Any error of the stages below. `statement` is the text that positions speak of.
  package init(_ error: any Error, statement: String? = nil) {
    switch error {
    case let error as LakeError: self = error
    case let error as SQLError:
      self.init(.sql, error.message, code: error.code.rawValue, suggestion: error.suggestion)
      place(error.position, length: 1, in: statement)
    case let error as SyntaxError:
      self.init(.sql, error.message, code: error.code.rawValue, suggestion: error.suggestion)
      place(error.position, length: error.length, in: statement)
    case let error as EvaluationError:
      let kind: Kind =
        switch error.code {
        case .userCanceled: .cancelled
        case .exceededMemoryLimit: .limit
        default: .sql
        }
      self.init(kind, error.message, code: error.code.rawValue)
    case let error as StorageError: self.init(error)
    case is SnapshotMoved:
      self.init(
        .inputOutput, "The lake changed while the query began; it can be run again",
        code: Self.snapshotMoved)
    case let error as TimeError: self.init(.usage, "\(error)")
    default: self.init(.unexpected, "\(error)")
    }
  }

  private init(_ error: StorageError) {
    let kind: Kind =
      switch error.code {
      case .cannotOpen, .inputOutput, .full: .inputOutput
      case .notALake, .newerFormat: .input
      case .damaged: .damaged
      case .readOnly, .held: .refused
      case .cancelled: .cancelled
      case .name: .usage
      case .misuse: .unexpected
      }
    var message = error.message
    if let segment = error.segment { message += " (segment \(segment))" }
    self.init(kind, message)
  }

  private mutating func place(_ position: SourcePosition?, length: Int, in statement: String?) {
    guard let position else { return }
    self.position = (position.line, position.column)
    guard let statement,
      let excerpt = SourceExcerpt(of: statement, at: position, length: length)
    else { return }
    self.excerpt = excerpt.line + "\n" + excerpt.carets
  }
}
