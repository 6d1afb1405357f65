import TarnColumns
import TarnRegex

/// Regular expressions in Java's syntax.
package enum RegexpFunctions {
  static let family = "Regular expression"

  package static let all: [Function] = [count, extract, extractAll, like, position, replace, split]

  static let like = Function(
    "regexp_like", family: family, "Whether a pattern matches anywhere in a text.",
    example: "regexp_like('arn:aws:iam::123456789012:user/eve', ':user/(eve|mallory)$')",
    gives: "true",
    [
      Overload("(varchar, varchar) -> boolean", fallible: true) { preparation in
        let source = RegexpSource(preparation)
        return numbers(source) {
          (text, matcher) throws(EvaluationError) -> Bool? in try matcher.matches(text)
        }
      }
    ])

  static let count = Function(
    "regexp_count", family: family, "How often a pattern matches in a text.",
    example: "regexp_count('1a 2b 14m', '\\s*[a-z]+\\s*')", gives: "3",
    [
      Overload("(varchar, varchar) -> bigint", fallible: true) { preparation in
        let source = RegexpSource(preparation)
        return numbers(source) { (text, matcher) throws(EvaluationError) -> Int64? in
          var cursor = Matcher.Cursor()
          var count: Int64 = 0
          while try matcher.next(in: text, &cursor) { count += 1 }
          return count
        }
      }
    ])

  static let position = Function(
    "regexp_position", family: family,
    "The character number where a pattern matches, from a start and for an occurrence; -1 for none.",
    example: "regexp_position('9102, say good bye', '\\b', 2, 3)", gives: "10",
    [
      Overload("(varchar, varchar) -> integer", fallible: true) { positionKernel($0) },
      Overload("(varchar, varchar, bigint) -> integer", fallible: true) { positionKernel($0) },
      Overload("(varchar, varchar, bigint, bigint) -> integer", fallible: true) {
        positionKernel($0)
      },
    ])

  private static func positionKernel(_ preparation: Preparation) -> Kernel {
    let source = RegexpSource(preparation)
    return Kernel { call in
      source.session(call) { session in
        var result = LaneResult<Int64>(rows: call.rows)
        for row in 0..<call.rows {
          let values = call.arguments.map { $0.value(at: row) }
          if values.contains(where: \.isNull) {
            result.appendNull(rows: call.rows)
            continue
          }
          do throws(EvaluationError) {
            result.append(try position(values, session), rows: call.rows)
          } catch {
            result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type)
      }
    }
  }

  private static func position(
    _ values: [Value], _ session: RegexpSession
  ) throws(EvaluationError) -> Int64? {
    guard case .text(let text) = values[0], case .text(let pattern) = values[1] else { return nil }
    var start: Int64 = 1
    var occurrence: Int64 = 1
    if values.count > 2, case .integer(let value) = values[2] { start = value }
    if values.count > 3, case .integer(let value) = values[3] { occurrence = value }
    if start < 1 { throw .argument("start position cannot be smaller than 1") }
    if occurrence < 1 { throw .argument("occurrence cannot be smaller than 1") }
    let matcher = try pattern.withView { (view) throws(EvaluationError) in
      try session.matcher(view)
    }
    return try text.withView { (view) throws(EvaluationError) -> Int64? in
      guard start <= Int64(CodePoints.count(view.bytes)) else { return -1 }
      var cursor = Matcher.Cursor()
      cursor.next = CodePoints.offset(of: Int(start) - 1, in: view.bytes)
      var left = occurrence
      while try matcher.next(in: view, &cursor) {
        left -= 1
        if left == 0 {
          let before = view.part(0..<matcher.bounds.lowerBound)
          return Int64(CodePoints.count(before)) + 1
        }
      }
      return -1
    }
  }

  static let extract = Function(
    "regexp_extract", family: family,
    "The first match of a pattern, or of one of its groups; null if there is none.",
    example: "regexp_extract('assumed-role/Admin/eve', 'assumed-role/([^/]+)', 1)", gives: "Admin",
    [
      Overload("(varchar(x), varchar) -> varchar(x)", fallible: true) { extractKernel($0) },
      Overload("(varchar(x), varchar, bigint) -> varchar(x)", fallible: true) {
        extractKernel($0)
      },
    ])

  private static func extractKernel(_ preparation: Preparation) -> Kernel {
    let source = RegexpSource(preparation)
    return Kernel { call in
      source.session(call) { session in
        var result = TextResult(rows: call.rows)
        eachRow(call) { (row) throws(EvaluationError) in
          let matcher = try session.matcher(row.pattern)
          let group = try matcher.checkGroup(row.group)
          var cursor = Matcher.Cursor()
          guard try matcher.next(in: row.text, &cursor, needsGroups: group > 0),
            let range = matcher.range(of: group)
          else {
            result.appendNull(rows: call.rows)
            return
          }
          result.texts.write(row.text.part(range))
          result.close(isPresent: true, rows: call.rows)
        } onNull: {
          result.appendNull(rows: call.rows)
        } onError: {
          result.append($0, rows: call.rows)
        }
        return result.finish(call.type, rows: call.rows)
      }
    }
  }

  static let extractAll = Function(
    "regexp_extract_all", family: family,
    "All matches of a pattern, or of one of its groups, as an array.",
    example: "regexp_extract_all('1a 2b 14m', '(\\d+)([a-z]+)', 2)", gives: "[\"a\",\"b\",\"m\"]",
    [
      Overload("(varchar(x), varchar) -> array(varchar(x))", fallible: true) {
        extractAllKernel($0)
      },
      Overload("(varchar(x), varchar, bigint) -> array(varchar(x))", fallible: true) {
        extractAllKernel($0)
      },
    ])

  private static func extractAllKernel(_ preparation: Preparation) -> Kernel {
    let source = RegexpSource(preparation)
    return Kernel { call in
      source.session(call) { session in
        var result = TextListResult(rows: call.rows)
        eachRow(call) { (row) throws(EvaluationError) in
          let matcher = try session.matcher(row.pattern)
          let group = try matcher.checkGroup(row.group)
          var cursor = Matcher.Cursor()
          while try matcher.next(in: row.text, &cursor, needsGroups: group > 0) {
            if let range = matcher.range(of: group) {
              result.add(row.text.part(range))
            } else {
              result.addNull()
            }
          }
          result.close()
        } onNull: {
          result.closeNull()
        } onError: {
          result.close($0)
        }
        return result.finish(call.type)
      }
    }
  }

  static let split = Function(
    "regexp_split", family: family, "The parts of a text between the matches of a pattern.",
    example: "regexp_split('1a 2b 14m', '\\s*[a-z]+\\s*')", gives: "[\"1\",\"2\",\"14\",\"\"]",
    [
      Overload("(varchar(x), varchar) -> array(varchar(x))", fallible: true) { preparation in
        let source = RegexpSource(preparation)
        return Kernel { call in
          source.session(call) { session in
            var result = TextListResult(rows: call.rows)
            eachRow(call) { (row) throws(EvaluationError) in
              let matcher = try session.matcher(row.pattern)
              var cursor = Matcher.Cursor()
              var end = 0
              while try matcher.next(in: row.text, &cursor) {
                result.add(row.text.part(end..<matcher.bounds.lowerBound))
                end = matcher.bounds.upperBound
              }
              result.add(row.text.part(end..<row.text.count))
              result.close()
            } onNull: {
              result.closeNull()
            } onError: {
              result.close($0)
            }
            return result.finish(call.type)
          }
        }
      }
    ])

  // MARK: Loops

  private struct Row {
    var text: TextView
    var pattern: TextView
    var group: Int64
  }

  /// Text, pattern and, where there is a third argument, a number.
  private static func eachRow(
    _ call: KernelCall, _ body: (Row) throws(EvaluationError) -> Void, onNull: () -> Void,
    onError: (EvaluationError) -> Void
  ) {
    withTextViews(call.arguments[..<2]) { views in
      func run(_ groups: LaneView<Int64>?) {
        for row in 0..<call.rows {
          if views[0].isNull(row) || views[1].isNull(row) || groups?.isNull(row) == true {
            onNull()
            continue
          }
          do throws(EvaluationError) {
            try body(Row(text: views[0][row], pattern: views[1][row], group: groups?[row] ?? 0))
          } catch {
            onError(error)
          }
        }
      }
      if call.arguments.count > 2 {
        Int64.withView(call.arguments[2]) { run($0) }
      } else {
        run(nil)
      }
    }
  }

  private static func numbers<Element: StoredLane>(
    _ source: RegexpSource,
    _ body: @escaping @Sendable (TextView, Matcher) throws(EvaluationError) -> Element?
  ) -> Kernel {
    Kernel { call in
      source.session(call) { session in
        var result = LaneResult<Element>(rows: call.rows)
        eachRow(call) { (row) throws(EvaluationError) in
          let value = try body(row.text, try session.matcher(row.pattern))
          result.append(value, rows: call.rows)
        } onNull: {
          result.appendNull(rows: call.rows)
        } onError: {
          result.append($0, rows: call.rows)
        }
        return result.finish(call.type)
      }
    }
  }
}

extension [UInt8] {
  /// For rows that come as values.
  func withView<Result>(
    _ body: (TextView) throws(EvaluationError) -> Result
  ) throws(EvaluationError) -> Result {
    try withUnsafeBufferPointer { (bytes) throws(EvaluationError) in try body(TextView(bytes)) }
  }
}
