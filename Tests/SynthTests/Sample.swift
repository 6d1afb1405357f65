import Foundation

@testable import TarnSynth

/// One sample that most tests look at, generated and parsed once.
struct Sample: Sendable {
  struct File: Sendable {
    let path: String
    let json: [UInt8]
    let records: [Record]
  }

  struct Record: Sendable {
    let bytes: Int
    let fields: [String: Value]

    subscript(_ path: String...) -> Value? {
      var value: Value? = .object(fields)
      for key in path { value = value?[key] }
      return value
    }

    var time: String { self["eventTime"]?.text ?? "" }
    var name: String { self["eventName"]?.text ?? "" }
  }

  let files: [File]
  let stories: Value

  var records: [Record] { files.flatMap(\.records) }

  init(_ options: SynthOptions) {
    var files: [File] = []
    let stream = EventStream(options)
    stream.forEachFile { path, json, bounds in
      let records = bounds.map { bound in
        Record(bytes: bound.count, fields: Value.parsed(json[bound]).fields)
      }
      files.append(File(path: path, json: json, records: records))
    }
    self.files = files
    stories = Value.parsed(Array(stream.stories().utf8)[...])
  }

  static let big: Sample = {
    var options = SynthOptions()
    options.events = 14_000
    return Sample(options)
  }()
}

/// JSON as the tests read it, made by Foundation's parser rather than our own.
enum Value: Sendable, Equatable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case array([Value])
  case object([String: Value])

  static func parsed(_ bytes: ArraySlice<UInt8>) -> Value {
    guard let any = try? JSONSerialization.jsonObject(with: Data(bytes)) else { return .null }
    return Value(any)
  }

  init(_ any: Any) {
    switch any {
    case let text as String: self = .text(text)
    case let object as [String: Any]: self = .object(object.mapValues { Value($0) })
    case let array as [Any]: self = .array(array.map { Value($0) })
    case let number as NSNumber:
      // Foundation hides booleans among its numbers.
      self =
        String(cString: number.objCType) == "c"
        ? .boolean(number.boolValue) : .number(number.doubleValue)
    default: self = .null
    }
  }

  subscript(_ key: String) -> Value? {
    if case .object(let fields) = self { fields[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var elements: [Value] { if case .array(let array) = self { array } else { [] } }
  var fields: [String: Value] { if case .object(let fields) = self { fields } else { [:] } }
}
