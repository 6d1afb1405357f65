/// The pieces a record's shape is composed of.
///
/// Whole-record shapes multiply: 200,000 mixed events drew 37,947 of them, but 1,008 shapes of these
/// six parts. The record's own shape, the skeleton, refers to the others.
package enum RecordPart: UInt8, CaseIterable, Sendable {
  case record = 0
  case userIdentity = 1
  case requestParameters = 2
  case responseElements = 3
  case additionalEventData = 4
  case serviceEventDetails = 5

  package static let count = 6

  package var key: StaticString {
    switch self {
    case .record: ""
    case .userIdentity: "userIdentity"
    case .requestParameters: "requestParameters"
    case .responseElements: "responseElements"
    case .additionalEventData: "additionalEventData"
    case .serviceEventDetails: "serviceEventDetails"
    }
  }

  /// The part that begins at a top-level key, if that key has one.
  package init?(key: [UInt8]) {
    for part in RecordPart.allCases where part != .record {
      let matches = part.key.withUTF8Buffer { $0.elementsEqual(key) }
      if matches {
        self = part
        return
      }
    }
    return nil
  }
}

/// What a leaf's bytes are. `5` and `"5"` have the same leaf bytes and different kinds.
package enum LeafKind: UInt8, CaseIterable, Sendable {
  case string = 0
  case number = 1
  case boolean = 2
  case array = 3
  /// An object that is kept whole: too deep, too wide, or with two equal keys.
  case opaque = 4

  package var name: String {
    switch self {
    case .string: "string"
    case .number: "number"
    case .boolean: "boolean"
    case .array: "array"
    case .opaque: "opaque"
    }
  }

  package init?(name: String) {
    guard let kind = LeafKind.allCases.first(where: { $0.name == name }) else { return nil }
    self = kind
  }
}

/// Columns that no path names; a path's id is 16 or more.
package enum SystemColumn {
  /// 0 ... 5: the shape codes of each part.
  package static func shapes(of part: RecordPart) -> Int { Int(part.rawValue) }
  /// The source file a record came from. With `position` its identity for ever.
  package static let file = 6
  /// The record's index in its file.
  package static let position = 7
  /// The generation of the commit that brought it.
  package static let commit = 8
  /// The filter over event identities; it has no chunk.
  package static let identity = 9
  package static let firstPath = 16
  package static let limit = 1 << 20
}

/// Limits of the format. Past one, an object becomes one opaque leaf.
package enum FormatLimit {
  package static let childKeys = 512
  package static let depth = 16
  package static let shapesPerPart = 65_536
  package static let literalBytes = 4_096
  package static let recordBytes = 64 << 20
  package static let segmentRows = 65_536
  package static let segmentBytes = 128 << 20
  package static let blockBytes = 65_536
  package static let paths = 65_536
}
