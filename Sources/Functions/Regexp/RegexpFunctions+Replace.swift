import TarnColumns
import TarnRegex

extension RegexpFunctions {
  static let replace = Function(
    "regexp_replace", family: family,
    "Replaces every match of a pattern: by nothing, by a text with $1 and ${name} for groups, or "
      + "by what a lambda makes of the groups.",
    example: "regexp_replace('new york', '(\\w)(\\w*)', x -> upper(x[1]) || lower(x[2]))",
    gives: "New York",
    [
      Overload("(varchar(x), varchar) -> varchar(x)", fallible: true) { replaceKernel($0) },
      Overload(
        "(varchar(x), varchar, varchar(y)) -> varchar(x + max(x * y / 2, y) * (x + 1))",
        fallible: true
      ) { replaceKernel($0) },
      Overload(
        "(varchar, varchar, function(array(varchar), varchar)) -> varchar", fallible: true
      ) { replaceByLambda($0) },
    ])

  private static func replaceKernel(_ preparation: Preparation) -> Kernel {
    let source = RegexpSource(preparation)
    return Kernel { call in
      source.session(call) { session in
        withTextViews(call.arguments[...]) { views in
          var result = TextResult(rows: call.rows)
          var template: (bytes: [UInt8], matcher: Matcher, parts: [Template.Part])?
          for row in 0..<call.rows {
            if views.contains(where: { $0.isNull(row) }) {
              result.appendNull(rows: call.rows)
              continue
            }
            do throws(EvaluationError) {
              let matcher = try session.matcher(views[1][row])
              let text = views[0][row]
              var cursor = Matcher.Cursor()
              var end = 0
              while try matcher.next(in: text, &cursor, needsGroups: views.count > 2) {
                let bounds = matcher.bounds
                result.texts.write(text.part(end..<bounds.lowerBound))
                end = bounds.upperBound
                guard views.count > 2 else { continue }
                // Read only where something matches, so that it errs only there.
                let bytes = views[2][row].bytes
                if template?.matcher !== matcher || template?.bytes.elementsEqual(bytes) != true {
                  template = (
                    Array(bytes), matcher, try Template.read(Array(bytes), matcher.pattern)
                  )
                }
                for part in template?.parts ?? [] {
                  switch part {
                  case .bytes(let bytes): result.texts.write(bytes)
                  case .group(let group):
                    if let range = matcher.range(of: group) { result.texts.write(text.part(range)) }
                  }
                }
                if result.texts.openCount > StringFunctions.largestResult {
                  throw EvaluationError(
                    .exceededFunctionMemoryLimit, "Result of 'regexp_replace' is larger than 64 MB")
                }
              }
              result.texts.write(text.part(end..<text.count))
              result.close(isPresent: true, rows: call.rows)
            } catch {
              result.append(error, rows: call.rows)
            }
          }
          return result.finish(call.type, rows: call.rows)
        }
      }
    }
  }

  /// A replacement: `$2` and `${name}` are groups, a backslash takes the next character as it is.
  private enum Template {
    enum Part {
      case bytes([UInt8])
      case group(Int)
    }

    static func read(_ bytes: [UInt8], _ pattern: Pattern) throws(EvaluationError) -> [Part] {
      var parts: [Part] = []
      var run: [UInt8] = []
      var offset = 0
      func flush() {
        if !run.isEmpty { parts.append(.bytes(run)) }
        run = []
      }
      while offset < bytes.count {
        let byte = bytes[offset]
        offset += 1
        if byte == 0x5C {
          guard offset < bytes.count else {
            throw .argument("Replacement ends with a backslash, write '\\\\' for one")
          }
          run.append(bytes[offset])
          offset += 1
        } else if byte == 0x24 {
          flush()
          guard offset < bytes.count else {
            throw .argument("Replacement ends with '$', write '\\$' for one")
          }
          if bytes[offset] == 0x7B {
            guard let close = bytes[offset...].firstIndex(of: 0x7D) else {
              throw .argument("Group name in the replacement is not closed by '}'")
            }
            let name = String(decoding: bytes[(offset + 1)..<close], as: UTF8.self)
            guard let group = pattern.groupNames[name] else {
              throw .argument("Replacement names the unknown group '\(name)'")
            }
            parts.append(.group(group))
            offset = close + 1
          } else {
            parts.append(.group(try number(bytes, &offset, pattern)))
          }
        } else {
          run.append(byte)
        }
      }
      flush()
      return parts
    }

    /// As many digits as still name a group: `$10` is group 1 and a 0 where there are only nine.
    private static func number(
      _ bytes: [UInt8], _ offset: inout Int, _ pattern: Pattern
    ) throws(EvaluationError) -> Int {
      guard bytes[offset] >= 0x30, bytes[offset] <= 0x39 else {
        throw .argument("'$' in the replacement needs a group, write '\\$' for a dollar")
      }
      var group = Int(bytes[offset] - 0x30)
      offset += 1
      if group > pattern.groupCount {
        throw .argument("Pattern has \(pattern.groupCount) groups. Cannot access group \(group)")
      }
      while offset < bytes.count, bytes[offset] >= 0x30, bytes[offset] <= 0x39 {
        let longer = group * 10 + Int(bytes[offset] - 0x30)
        if longer > pattern.groupCount { break }
        group = longer
        offset += 1
      }
      return group
    }
  }

  // MARK: By a lambda

  /// The matches of all rows are collected first, so that the lambda is evaluated once over all of
  /// their groups. A match that it makes null of makes the row null.
  private static func replaceByLambda(_ preparation: Preparation) -> Kernel {
    let source = RegexpSource(preparation)
    return Kernel { call in
      source.session(call) { session in
        guard call.lambdas.count > 2, let lambda = call.lambdas[2] else {
          return Evaluated(.nulls(call.type, count: call.rows))
        }
        return withTextViews(call.arguments[..<2]) { views in
          var found = FoundMatches(rows: call.rows)
          for row in 0..<call.rows {
            if views[0].isNull(row) || views[1].isNull(row) {
              found.close(nil)
              continue
            }
            do throws(EvaluationError) {
              let matcher = try session.matcher(views[1][row])
              let text = views[0][row]
              var cursor = Matcher.Cursor()
              while try matcher.next(in: text, &cursor, needsGroups: true) {
                found.add(matcher, text, row: row)
              }
              found.close(nil)
            } catch {
              found.close(error)
            }
          }
          return found.replaced(call, lambda, texts: views)
        }
      }
    }
  }

  private struct FoundMatches {
    /// Per match: its row and place.
    private var rows: [UInt32] = []
    private var places: [Range<Int>] = []
    private var groups: TextListResult
    private var errors = RowErrors()
    private var row = 0

    init(rows: Int) {
      groups = TextListResult(rows: rows)
    }

    mutating func add(_ matcher: Matcher, _ text: TextView, row: Int) {
      rows.append(UInt32(row))
      places.append(matcher.bounds)
      for group in 0..<matcher.pattern.groupCount {
        if let range = matcher.range(of: group + 1) {
          groups.add(text.part(range))
        } else {
          groups.addNull()
        }
      }
      groups.close()
    }

    mutating func close(_ error: EvaluationError?) {
      if let error { errors.add(error, row: row) }
      row += 1
    }

    func replaced(
      _ call: KernelCall, _ lambda: Lambda, texts: [LaneView<TextView>]
    ) -> Evaluated {
      let lists = groups.finish(.array(.text)).vector
      let made = rows.isEmpty ? nil : lambda.evaluate([lists], rows)
      var failed: [UInt32: EvaluationError] = [:]
      for (index, error) in zip(made?.errors.rows ?? [], made?.errors.errors ?? []) {
        let row = rows[Int(index)]
        if failed[row] == nil { failed[row] = error }
      }
      for (row, error) in zip(errors.rows, errors.errors) { failed[row] = error }
      let replacements = made?.vector ?? .nulls(.text, count: 0)
      return TextView.withView(replacements) { replacements in
        var result = TextResult(rows: call.rows)
        var match = 0
        for row in 0..<call.rows {
          let first = match
          while match < rows.count, rows[match] == row { match += 1 }
          if let error = failed[UInt32(row)] {
            result.append(error, rows: call.rows)
            continue
          }
          let isNull =
            texts[0].isNull(row) || texts[1].isNull(row)
            || (first..<match).contains { replacements.isNull($0) }
          if isNull {
            result.appendNull(rows: call.rows)
            continue
          }
          let text = texts[0][row]
          var end = 0
          for index in first..<match {
            result.texts.write(text.part(end..<places[index].lowerBound))
            result.texts.write(replacements[index].bytes)
            end = places[index].upperBound
          }
          result.texts.write(text.part(end..<text.count))
          result.close(isPresent: true, rows: call.rows)
        }
        return result.finish(call.type, rows: call.rows)
      }
    }
  }
}
