import TarnColumns

extension StringFunctions {
  static let like = Function(
    "$like", family: family, "Whether a text is as a pattern: % for any text, _ for one character.",
    example: "'GetObject' LIKE 'Get%'", gives: "true",
    [
      Overload("(varchar, varchar) -> boolean") { likeKernel($0, width: nil) },
      Overload("(varchar, varchar, varchar) -> boolean", fallible: true) {
        likeKernel($0, width: nil)
      },
      Overload("(char(x), varchar) -> boolean") { likeKernel($0, width: charLength($0)) },
      Overload("(char(x), varchar, varchar) -> boolean", fallible: true) {
        likeKernel($0, width: charLength($0))
      },
    ])

  /// `width`: that of a char, which is matched with its padding.
  private static func likeKernel(_ preparation: Preparation, width: Int?) -> Kernel {
    let constants = preparation.constants.dropFirst()
    if constants.contains(.some(.null)) {
      return Kernel { Evaluated(.nulls($0.type, count: $0.rows)) }
    }
    var texts: [[UInt8]] = []
    for case .some(.text(let bytes)) in constants { texts.append(bytes) }
    guard texts.count == constants.count, let pattern = texts.first else {
      return varyingKernel(width: width)
    }
    let compiled = Result<LikePattern, EvaluationError> { () throws(EvaluationError) in
      try like(pattern, escape: texts.count > 1 ? texts[1] : nil)
    }
    let kernel = Kernel.rows { (text: TextView) throws(EvaluationError) -> Bool? in
      let pattern = try compiled.get()
      guard let width else { return pattern.matches(text.bytes) }
      var matches = false
      padded(text.bytes, to: width) { matches = pattern.matches($0) }
      return matches
    }
    guard width == nil, case .success(let ready) = compiled, case .prefix(let prefix) = ready.shape
    else { return kernel }
    return kernel.readingCoded(CodedTextKernels.hasPrefix(prefix))
  }

  /// Patterns out of a column are read again where they change.
  private static func varyingKernel(width: Int?) -> Kernel {
    Kernel { call in
      withTextViews(call.arguments[...]) { views in
        var result = LaneResult<Bool>(rows: call.rows)
        var known: [[[UInt8]]: Result<LikePattern, EvaluationError>] = [:]
        for row in 0..<call.rows {
          if views.contains(where: { $0.isNull(row) }) {
            result.appendNull(rows: call.rows)
            continue
          }
          let key = views.dropFirst().map { Array($0[row].bytes) }
          if known.count > 1_000 { known.removeAll() }
          let pattern =
            known[key]
            ?? Result<LikePattern, EvaluationError> { () throws(EvaluationError) in
              try like(key[0], escape: key.count > 1 ? key[1] : nil)
            }
          known[key] = pattern
          switch pattern {
          case .success(let pattern):
            var matches = false
            if let width {
              padded(views[0][row].bytes, to: width) { matches = pattern.matches($0) }
            } else {
              matches = pattern.matches(views[0][row].bytes)
            }
            result.append(matches, rows: call.rows)
          case .failure(let error): result.append(error, rows: call.rows)
          }
        }
        return result.finish(call.type)
      }
    }
  }

  private static func like(
    _ pattern: [UInt8], escape: [UInt8]?
  ) throws(EvaluationError) -> LikePattern {
    let result = pattern.withUnsafeBufferPointer { bytes -> Result<LikePattern, EvaluationError> in
      do throws(LikePattern.Failure) {
        guard let escape else { return .success(try LikePattern(bytes)) }
        return try escape.withUnsafeBufferPointer {
          (escape) throws(LikePattern.Failure) -> Result<LikePattern, EvaluationError> in
          .success(try LikePattern(bytes, escape: escape))
        }
      } catch {
        return .failure(.argument(error.message))
      }
    }
    return try result.get()
  }
}
