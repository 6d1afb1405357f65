package import TarnColumns
import TarnJSON
import TarnRegex

/// The kernels of JSON_EXISTS, JSON_VALUE, JSON_QUERY, JSON_OBJECT and JSON_ARRAY. Their clauses
/// are no arguments, so the planner makes a kernel of each form and calls it like a function's:
///
///     let path = try JSONForms.path(text, variables: names)
///     let kernel = JSONForms.value(
///       JSONForms.Invocation(path: path, passing: [.value, .json]), onEmpty: .null, onError: .null)
///     JSONForms.function("json_value", clauses: "'lax $.a'", kernel, isFallible: false)
///
/// The arguments are: the input; the values after PASSING; then, for each DEFAULT of JSON_VALUE in
/// the order ON EMPTY, ON ERROR, a lambda without parameters, so that a default is evaluated only
/// for the rows that need it.
package enum JSONForms {
  /// How an argument is read.
  package enum Input: Sendable {
    /// As an SQL value.
    case value
    /// FORMAT JSON: text that holds JSON, or a value of type JSON.
    case json
  }

  package struct Invocation: Sendable {
    package var path: Path
    package var passing: [Input]

    package init(path: Path, passing: [Input] = []) {
      self.path = path
      self.passing = passing
    }
  }

  /// A compiled path.
  package struct Path: Sendable {
    let compiled: JSONPath
  }

  /// Why a path cannot be compiled.
  package struct PathFailure: Error {
    /// Not a path at all, or one that means nothing.
    package let isSyntax: Bool
    /// In bytes, from the text's first.
    package let offset: Int
    package let message: String
  }

  package enum ExistsOnError: Sendable {
    case error
    case `false`
    case `true`
    case unknown
  }

  package enum ValueBehavior: Sendable {
    case error
    case null
    case `default`
  }

  package enum QueryBehavior: Sendable {
    case emptyArray
    case emptyObject
    case error
    case null
  }

  package enum Wrapper: Sendable {
    case without
    case conditional
    case unconditional
  }

  package static func path(
    _ text: [UInt8], variables: [[UInt8]] = []
  ) throws(PathFailure) -> Path {
    do throws(JSONPathError) {
      return Path(compiled: try JSONPath(text, variables: variables, matcher: matcher))
    } catch {
      throw PathFailure(
        isSyntax: error.kind == .syntax, offset: error.offset, message: error.message)
    }
  }

  /// A form as a function of one overload, whose code is the kernel. The clauses become part of the
  /// name, since two calls are the same expression where their names and arguments are.
  package static func function(
    _ name: String, clauses: String, _ kernel: Kernel, isFallible: Bool
  ) -> Function {
    Function(
      "\(name)[\(clauses)]", family: JSONFunctions.family, "The SQL/JSON form \(name).",
      example: "", gives: "",
      [Overload("() -> json", fallible: isFallible, nullOnNull: false, kernel)])
  }

  private static func matcher(_ pattern: String, _ flags: String) -> JSONPath.Matcher? {
    var options = ""
    // XQuery's flags are Java's, but for `q`, which quotes the whole pattern.
    for flag in ["i", "m", "s", "x"] where flags.contains(flag) { options += flag }
    let body = flags.contains("q") ? quoted(pattern) : pattern
    let source = options.isEmpty ? body : "(?\(options))\(body)"
    guard let compiled = try? Pattern(utf8: Array(source.utf8)) else { return nil }
    return { text in
      let matcher = Matcher(compiled)
      return text.withUnsafeBufferPointer { (try? matcher.isMatch($0)) ?? false }
    }
  }

  private static func quoted(_ pattern: String) -> String {
    pattern.unicodeScalars.map { scalar in
      "\\^$.|?*+()[]{}".unicodeScalars.contains(scalar) ? "\\\(scalar)" : "\(scalar)"
    }.joined()
  }
}
