/// Why nothing, or not all, was generated.
package enum SynthError: Error, Equatable, CustomStringConvertible {
  case badValue(String, String, String)
  case cannotCompress(String)
  case cannotWrite(path: String, reason: String)
  case missingOption(String)
  case missingValue(String)
  case notEmpty(path: String)
  case unknownOption(String)

  package var description: String {
    switch self {
    case .badValue(let flag, let value, let allowed):
      "'\(flag)' takes \(allowed), not '\(value)'"
    case .cannotCompress(let reason): "cannot compress: \(reason)"
    case .cannotWrite(let path, let reason): "cannot write '\(path)': \(reason)"
    case .missingOption(let flag): "'\(flag)' is missing"
    case .missingValue(let flag): "'\(flag)' needs a value"
    case .notEmpty(let path):
      "'\(path)' already holds a tree; name a new folder or remove that one"
    case .unknownOption(let flag): "unknown option '\(flag)'"
    }
  }
}
