import TarnColumns

/// Collects lists of texts row by row, straight into the arena that the vector keeps.
struct TextListResult {
  var texts = TextBuilder()
  private var extents: [Extent] = []
  private var elementNulls: [Bool] = []
  private var hasElementNulls = false
  private var nulls: [Bool] = []
  private var hasNulls = false
  private var errors = RowErrors()

  init(rows: Int) {
    extents.reserveCapacity(rows)
    nulls.reserveCapacity(rows)
  }

  /// An element of the row being written.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    texts.append(bytes)
    elementNulls.append(false)
  }

  mutating func addNull() {
    texts.appendEmpty()
    elementNulls.append(true)
    hasElementNulls = true
  }

  private var begun: Int { extents.last.map { $0.offset + $0.length } ?? 0 }

  mutating func close() {
    extents.append(Extent(begun, texts.count - begun))
    nulls.append(false)
  }

  /// Elements already written for the row stay in the arena, out of reach.
  mutating func closeNull() {
    extents.append(Extent(texts.count, 0))
    nulls.append(true)
    hasNulls = true
  }

  mutating func close(_ error: EvaluationError) {
    errors.add(error, row: extents.count)
    closeNull()
  }

  consuming func finish(_ type: SQLType) -> Evaluated {
    let element: SQLType = if case .array(let element) = type { element } else { .text }
    let elements = Vector(
      element, count: texts.count, .text(texts.finish()),
      nulls: hasElementNulls ? elementNulls : nil)
    return Evaluated(
      Vector(
        type, count: extents.count, .list(ListArray(extents: extents, elements: elements)),
        nulls: hasNulls ? nulls : nil), errors: errors)
  }
}

extension Kernel {
  /// From two texts to a list of texts.
  static func textList(
    _ body:
      @escaping @Sendable (TextView, TextView, inout TextListResult) throws(EvaluationError) -> Void
  ) -> Kernel {
    Kernel { call in
      TextView.withView(call.arguments[0]) { a in
        TextView.withView(call.arguments[1]) { b in
          var result = TextListResult(rows: call.rows)
          for row in 0..<call.rows {
            if a.isNull(row) || b.isNull(row) {
              result.closeNull()
              continue
            }
            do throws(EvaluationError) {
              try body(a[row], b[row], &result)
              result.close()
            } catch {
              result.close(error)
            }
          }
          return result.finish(call.type)
        }
      }
    }
  }

  /// From two texts and a number to a list of texts.
  static func textList(
    _ body:
      @escaping @Sendable (TextView, TextView, Int64, inout TextListResult)
      throws(EvaluationError) -> Void
  ) -> Kernel {
    Kernel { call in
      TextView.withView(call.arguments[0]) { a in
        TextView.withView(call.arguments[1]) { b in
          Int64.withView(call.arguments[2]) { c in
            var result = TextListResult(rows: call.rows)
            for row in 0..<call.rows {
              if a.isNull(row) || b.isNull(row) || c.isNull(row) {
                result.closeNull()
                continue
              }
              do throws(EvaluationError) {
                try body(a[row], b[row], c[row], &result)
                result.close()
              } catch {
                result.close(error)
              }
            }
            return result.finish(call.type)
          }
        }
      }
    }
  }
}

/// Pins any number of text arguments.
func withTextViews<Result>(
  _ vectors: ArraySlice<Vector>, _ views: [LaneView<TextView>] = [],
  _ body: ([LaneView<TextView>]) -> Result
) -> Result {
  guard let first = vectors.first else { return body(views) }
  return TextView.withView(first) { view in
    withTextViews(vectors.dropFirst(), views + [view], body)
  }
}

extension EvaluationError {
  /// An argument that the function does not take.
  static func argument(_ message: String) -> EvaluationError {
    EvaluationError(.invalidFunctionArgument, message)
  }
}
