/// What a JSON object turns out to be, told from its top-level keys.
enum ObjectKind: Equatable {
  /// It has a field that only CloudTrail records have; or, of `certain` false, it has nothing that
  /// is known, which makes it a record too wherever records are expected.
  case record(certain: Bool)
  /// It holds an array of records or of wrapped ones, whose `[` is at the offset.
  case wrapper(ArrayKind, at: Int)
  /// It wraps one record: an object or text at the offset.
  case wrapped(at: Int, isOptional: Bool)
  case digest
  /// Something else that AWS writes.
  case foreign(String)
  /// The buffer ends before the keys tell.
  case undecided
}

/// What the elements of an array are.
enum ArrayKind: Equatable, Sendable {
  /// `Records`: each is a record.
  case records
  /// An array at the top: each may be a record, a wrapper or an array again.
  case anything
  /// `Events`, `auditEvents`: each must wrap a record.
  case wrapped
  /// `logEvents`, `events`: each wraps a line of a log, which may be no CloudTrail at all.
  case logLines
}

extension ObjectKind {
  /// Looks at the keys of the object whose `{` is at `start`, in their order, until one decides.
  /// Only what lies before the deciding key is read: nearly always nothing.
  ///
  ///     {"eventVersion":…                      record
  ///     {"NextToken":"…","Events":[…]}         wrapper(.wrapped, at the bracket)
  ///     {"version":"0","id":"…","detail":{…}}  wrapped(at the second brace)
  ///     {"a":1}                                record(certain: false)
  init(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    var at = start + 1
    while true {
      at = skipSpace(bytes, from: at)
      guard at < bytes.count else {
        self = .undecided
        return
      }
      if bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      guard bytes[at] == UInt8(ascii: "\"") else {
        self = .record(certain: false)
        return
      }
      guard let keyEnd = LenientSkip.end(of: bytes, from: at, isLast: false) else {
        self = .undecided
        return
      }
      let colon = skipSpace(bytes, from: keyEnd)
      let value = skipSpace(bytes, from: colon + 1)
      guard value < bytes.count else {
        self = .undecided
        return
      }
      guard bytes[colon] == UInt8(ascii: ":") else {
        self = .record(certain: false)
        return
      }
      let key = UnsafeRawBufferPointer(rebasing: bytes[(at + 1)..<(keyEnd - 1)])
      if let kind = Self.kind(ofKey: key, value: value, first: bytes[value]) {
        self = kind
        return
      }
      guard let end = LenientSkip.end(of: bytes, from: value, isLast: false) else {
        self = .undecided
        return
      }
      at = end
    }
  }

  /// Of one member of an object that is being read; nil where the key tells nothing.
  init?(
    member bytes: UnsafeRawBufferPointer, key: Int, keyEnd: Int, value: Int
  ) {
    guard keyEnd - key >= 2, value < bytes.count else { return nil }
    let name = UnsafeRawBufferPointer(rebasing: bytes[(key + 1)..<(keyEnd - 1)])
    guard let kind = Self.kind(ofKey: name, value: value, first: bytes[value]) else { return nil }
    self = kind
  }

  private static func kind(
    ofKey key: UnsafeRawBufferPointer, value: Int, first: UInt8
  ) -> ObjectKind? {
    let isArray = first == UInt8(ascii: "[")
    let isText = first == UInt8(ascii: "\"")
    let isObject = first == UInt8(ascii: "{")
    switch KnownKey(key) {
    case .recordField: return .record(certain: true)
    case .records where isArray: return .wrapper(.records, at: value)
    case .wrappedArray where isArray: return .wrapper(.wrapped, at: value)
    case .logArray where isArray: return .wrapper(.logLines, at: value)
    case .detail where isObject: return .wrapped(at: value, isOptional: true)
    case .message where isText: return .wrapped(at: value, isOptional: true)
    case .eventText where isText || isObject: return .wrapped(at: value, isOptional: false)
    case .digest: return .digest
    case .foreign(let what): return .foreign(what)
    case .records, .wrappedArray, .logArray, .detail, .message, .eventText, nil: return nil
    }
  }
}

/// The first key of the last object that was certainly a record, to know the next one by 16 bytes:
/// records of one writer begin alike, and lines are told apart one by one.
struct FirstKey {
  private var word: (UInt64, UInt64) = (0, 0)
  /// Which bytes of the words count; none until a key was learnt.
  private var mask: (UInt64, UInt64) = (0, 0)

  /// Whether the object whose `{` is at `start` begins with the key, quotes included. 17 bytes
  /// from there are readable, if only as padding.
  @inline(__always)
  func matches(_ bytes: UnsafeRawBufferPointer, at start: Int) -> Bool {
    guard mask.0 != 0, let base = bytes.baseAddress else { return false }
    let low = (base + start + 1).loadUnaligned(as: UInt64.self)
    let high = (base + start + 9).loadUnaligned(as: UInt64.self)
    return ((low ^ word.0) & mask.0) | ((high ^ word.1) & mask.1) == 0
  }

  mutating func learn(_ bytes: UnsafeRawBufferPointer, at start: Int) {
    mask = (0, 0)
    guard let base = bytes.baseAddress, start + 17 <= bytes.count,
      bytes[start + 1] == UInt8(ascii: "\"")
    else { return }
    let quote = (start + 2..<start + 17).first { bytes[$0] == UInt8(ascii: "\"") }
    guard let quote else { return }
    word.0 = (base + start + 1).loadUnaligned(as: UInt64.self)
    word.1 = (base + start + 9).loadUnaligned(as: UInt64.self)
    withUnsafeMutableBytes(of: &mask.0) { mask in
      for index in 0..<min(8, quote - start) { mask[index] = 0xff }
    }
    withUnsafeMutableBytes(of: &mask.1) { mask in
      for index in 0..<max(0, quote - start - 8) { mask[index] = 0xff }
    }
  }
}

/// The top-level keys that tell something.
private enum KnownKey {
  case recordField, records, wrappedArray, logArray, detail, message, eventText, digest
  case foreign(String)

  init?(_ key: UnsafeRawBufferPointer) {
    // The commonest first key, compared without making a string of it.
    if key.elementsEqual("eventVersion".utf8) {
      self = .recordField
      return
    }
    guard key.count <= 32 else { return nil }
    switch String(decoding: key, as: UTF8.self) {
    case "additionalEventData", "apiVersion", "awsRegion", "edgeDeviceDetails", "errorCode",
      "errorMessage", "eventCategory", "eventID", "eventName", "eventSource", "eventTime",
      "eventType", "insightDetails", "managementEvent", "readOnly", "recipientAccountId",
      "requestID", "requestParameters", "responseElements", "serviceEventDetails",
      "sessionCredentialFromConsole", "sharedEventID", "sourceIPAddress", "timeWindow",
      "tlsDetails", "userAgent", "userIdentity", "vpcEndpointAccountId", "vpcEndpointId":
      self = .recordField
    case "Records": self = .records
    case "Events", "auditEvents": self = .wrappedArray
    case "events", "logEvents": self = .logArray
    case "detail": self = .detail
    case "message": self = .message
    case "CloudTrailEvent", "eventData", "eventJson": self = .eventText
    case "digestEndTime", "digestPublicKeyFingerprint", "digestS3Bucket", "digestS3Object",
      "digestSignatureAlgorithm", "digestStartTime":
      self = .digest
    case "configSnapshotId", "configurationItems": self = .foreign("config snapshot")
    case "hashSignature", "publicKeyFingerprint": self = .foreign("lake query result signature")
    case "httpSourceId", "webaclId": self = .foreign("waf log")
    case "query_timestamp": self = .foreign("dns query log")
    default: return nil
    }
  }
}

/// The first offset whose byte is not JSON white space.
@inline(__always)
func skipSpace(_ bytes: UnsafeRawBufferPointer, from start: Int) -> Int {
  var at = start
  while at < bytes.count {
    switch bytes[at] {
    case 0x20, 0x0a, 0x0d, 0x09: at &+= 1
    default: return at
    }
  }
  return at
}
