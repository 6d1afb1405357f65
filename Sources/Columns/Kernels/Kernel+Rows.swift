// From a function of one row's values to a kernel over vectors. A row with a null argument gives
// null without a call; `nil` from the body gives null too; a thrown error marks the row.
//
//     .rows { (x: Int64, y: Int64) throws(EvaluationError) -> Int64? in … }
//     .text { (x: TextView, out: inout TextBuilder) throws(EvaluationError) -> Bool in … }
//
// The bodies are called through a closure, about 2 ns a row; what must be faster has a loop of
// its own. A dictionary argument costs nothing here: the evaluator calls a kernel once per
// distinct value.

extension Kernel {
  @inlinable
  package static func rows<A: Lane, R: StoredLane>(
    _ body: @escaping @Sendable (A) throws(EvaluationError) -> R?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        var result = LaneResult<R>(rows: call.rows)
        for row in 0..<call.rows {
          if a.isNull(row) {
            result.appendNull(rows: call.rows)
            continue
          }
          do throws(EvaluationError) {
            result.append(try body(a[row]), rows: call.rows)
          } catch {
            result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type)
      }
    }
  }

  @inlinable
  package static func rows<A: Lane, B: Lane, R: StoredLane>(
    _ body: @escaping @Sendable (A, B) throws(EvaluationError) -> R?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          var result = LaneResult<R>(rows: call.rows)
          for row in 0..<call.rows {
            if a.isNull(row) || b.isNull(row) {
              result.appendNull(rows: call.rows)
              continue
            }
            do throws(EvaluationError) {
              result.append(try body(a[row], b[row]), rows: call.rows)
            } catch {
              result.append(error, rows: call.rows)
            }
          }
          return result.finish(call.type)
        }
      }
    }
  }

  @inlinable
  package static func rows<A: Lane, B: Lane, C: Lane, R: StoredLane>(
    _ body: @escaping @Sendable (A, B, C) throws(EvaluationError) -> R?
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          C.withView(call.arguments[2]) { c in
            var result = LaneResult<R>(rows: call.rows)
            for row in 0..<call.rows {
              if a.isNull(row) || b.isNull(row) || c.isNull(row) {
                result.appendNull(rows: call.rows)
                continue
              }
              do throws(EvaluationError) {
                result.append(try body(a[row], b[row], c[row]), rows: call.rows)
              } catch {
                result.append(error, rows: call.rows)
              }
            }
            return result.finish(call.type)
          }
        }
      }
    }
  }

  /// The body writes the row's text into the builder and returns whether it is not null.
  @inlinable
  package static func text<A: Lane>(
    _ body: @escaping @Sendable (A, inout TextBuilder) throws(EvaluationError) -> Bool
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        var result = TextResult(rows: call.rows)
        for row in 0..<call.rows {
          if a.isNull(row) {
            result.appendNull(rows: call.rows)
            continue
          }
          do throws(EvaluationError) {
            let isPresent = try body(a[row], &result.texts)
            result.close(isPresent: isPresent, rows: call.rows)
          } catch {
            result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type, rows: call.rows)
      }
    }
  }

  @inlinable
  package static func text<A: Lane, B: Lane>(
    _ body: @escaping @Sendable (A, B, inout TextBuilder) throws(EvaluationError) -> Bool
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          var result = TextResult(rows: call.rows)
          for row in 0..<call.rows {
            if a.isNull(row) || b.isNull(row) {
              result.appendNull(rows: call.rows)
              continue
            }
            do throws(EvaluationError) {
              let isPresent = try body(a[row], b[row], &result.texts)
              result.close(isPresent: isPresent, rows: call.rows)
            } catch {
              result.append(error, rows: call.rows)
            }
          }
          return result.finish(call.type, rows: call.rows)
        }
      }
    }
  }

  @inlinable
  package static func text<A: Lane, B: Lane, C: Lane>(
    _ body: @escaping @Sendable (A, B, C, inout TextBuilder) throws(EvaluationError) -> Bool
  ) -> Kernel {
    Kernel { call in
      A.withView(call.arguments[0]) { a in
        B.withView(call.arguments[1]) { b in
          C.withView(call.arguments[2]) { c in
            var result = TextResult(rows: call.rows)
            for row in 0..<call.rows {
              if a.isNull(row) || b.isNull(row) || c.isNull(row) {
                result.appendNull(rows: call.rows)
                continue
              }
              do throws(EvaluationError) {
                let isPresent = try body(a[row], b[row], c[row], &result.texts)
                result.close(isPresent: isPresent, rows: call.rows)
              } catch {
                result.append(error, rows: call.rows)
              }
            }
            return result.finish(call.type, rows: call.rows)
          }
        }
      }
    }
  }

  /// Any arguments and results, by value: for containers and rare functions. Nulls are given to the
  /// body, which decides.
  package static func values(
    _ body: @escaping @Sendable ([Value], KernelCall) throws(EvaluationError) -> Value
  ) -> Kernel {
    Kernel { call in
      var builder = VectorBuilder(call.type)
      var errors = RowErrors()
      var values: [Value] = []
      for row in 0..<call.rows {
        values.removeAll(keepingCapacity: true)
        for vector in call.arguments { values.append(vector.value(at: row)) }
        do throws(EvaluationError) {
          builder.append(try body(values, call))
        } catch {
          errors.add(error, row: row)
          builder.append(.null)
        }
      }
      return Evaluated(builder.finish(), errors: errors)
    }
  }

  /// The same where a null argument means a null result.
  package static func strictValues(
    _ body: @escaping @Sendable ([Value], KernelCall) throws(EvaluationError) -> Value
  ) -> Kernel {
    values { values, call throws(EvaluationError) in
      for value in values where value.isNull { return .null }
      return try body(values, call)
    }
  }
}
