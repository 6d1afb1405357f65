import TarnColumns

extension StringFunctions {
  static let concatenation: [Function] = [concat, concatWithSeparator]

  static let concat = Function(
    "concat", family: family, "Joins texts or binaries one after the other, as || does.",
    example: "concat('iam', ':', 'PassRole')", gives: "iam:PassRole",
    [
      Overload("(varchar, varchar, varchar...) -> varchar", joined),
      Overload("(varbinary, varbinary, varbinary...) -> varbinary", joined),
    ])

  private static let joined = Kernel { call in
    withTextViews(call.arguments[...]) { views in
      var result = TextResult(rows: call.rows)
      rows: for row in 0..<call.rows {
        for view in views {
          if view.isNull(row) {
            result.appendNull(rows: call.rows)
            continue rows
          }
          result.texts.write(view[row].bytes)
        }
        result.close(isPresent: true, rows: call.rows)
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  static let concatWithSeparator = Function(
    "concat_ws", family: family,
    "Joins texts with a separator between them and leaves nulls out; null if the separator is.",
    example: "concat_ws('/', 'AWSLogs', NULL, 'CloudTrail')", gives: "AWSLogs/CloudTrail",
    [
      Overload("(varchar, varchar, varchar...) -> varchar", nullOnNull: false, joinedWithSeparator),
      Overload("(varchar, array(varchar)) -> varchar", joinedList),
    ])

  private static let joinedWithSeparator = Kernel { call in
    withTextViews(call.arguments[...]) { views in
      var result = TextResult(rows: call.rows)
      for row in 0..<call.rows {
        if views[0].isNull(row) {
          result.appendNull(rows: call.rows)
          continue
        }
        var isFirst = true
        for view in views.dropFirst() where !view.isNull(row) {
          if !isFirst { result.texts.write(views[0][row].bytes) }
          isFirst = false
          result.texts.write(view[row].bytes)
        }
        result.close(isPresent: true, rows: call.rows)
      }
      return result.finish(call.type, rows: call.rows)
    }
  }

  private static let joinedList = Kernel.strictValues { values, _ throws(EvaluationError) in
    guard case .text(let separator) = values[0], case .list(let items) = values[1] else {
      return .null
    }
    var joined: [UInt8] = []
    var isFirst = true
    for case .text(let bytes) in items {
      if !isFirst { joined.append(contentsOf: separator) }
      isFirst = false
      joined.append(contentsOf: bytes)
    }
    return .text(joined)
  }
}
