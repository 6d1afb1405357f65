/// One API as CloudTrail logs it.
struct API {
  var service: Text
  var source: Text
  var name: Text
  var version: Text
  var apiVersion = Text.none
  var isReadOnly: Bool
  var isData: Bool
  /// Logged in us-east-1 only.
  var isGlobal = false
  var isServiceEvent = false
  var requestIDForm = RequestIDForm.uuid
  var errorsPerMille = 46
  /// Services that make this call for their caller.
  var via: [Text] = []
  var host: Template?
  var edge: Template?
  var requests: [Template] = []
  var responses: [Template] = []
  var additions: [Template] = []
  var details: [Template] = []
  var resources: Template?
  var errors: [(code: Text, message: Template)] = []

  enum RequestIDForm {
    case uuid
    /// Sixteen capitals and digits.
    case s3
    /// Fifty-two capitals and digits.
    case dynamo
    case none
  }
}

/// A weighted choice of APIs.
struct APITable {
  private var apis: [Int32] = []
  private var bounds: [Int32] = []

  mutating func add(_ api: Int, weight: Int) {
    apis.append(Int32(api))
    bounds.append((bounds.last ?? 0) + Int32(weight))
  }

  func pick(_ hash: UInt64) -> Int? {
    guard let total = bounds.last else { return nil }
    let target = Int32(below(Int(total), hash))
    var low = 0
    var high = bounds.count - 1
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle] > target { high = middle } else { low = middle + 1 }
    }
    return Int(apis[low])
  }
}

/// All APIs, compiled from the catalogue's text.
///
/// An entry begins with a line `service Name mode weights options`; mode is `r` or `w`, with `d`
/// before it for data events, or `ev` for service events; a weight is an archetype's letter and a
/// number. Options: `e30` errors in a thousand, `global`, `v=` apiVersion, `rid=s3|dynamo|none`,
/// `via=service`, `as=` another
/// name by which code asks for it. Indented lines follow: `q` a request, `s` an answer, `a` additionalEventData,
/// `d` serviceEventDetails (several are alternatives), `o` resources, `h` the host called,
/// `x` edgeDeviceDetails, and `e code|message`, without which an entry has the errors common to all. A line that begins with `>` continues the one before, character by character.
struct Catalogue {
  private(set) var apis: [API] = []
  private(set) var compiler = TemplateCompiler()
  private var tables: [APITable]
  private var names: [String: Int] = [:]
  private let accessDenied: Text
  private let unauthorized: Text
  private let throttled: Text
  private let rateExceeded: Template
  /// Whether the last entry still has the errors that every API has.
  private var hasCommonErrors = false

  init(compiling texts: [String], into arena: inout TextArena) {
    tables = Array(repeating: APITable(), count: 2 * Archetype.allCases.count)
    accessDenied = arena.add("AccessDenied")
    unauthorized = arena.add("Client.UnauthorizedOperation")
    throttled = arena.add("ThrottlingException")
    rateExceeded = compiler.compile("Rate exceeded", into: &arena)
    for text in texts {
      for line in Self.joined(text) {
        if line.hasPrefix("  ") {
          addLine(line.dropFirst(2), &arena)
        } else if !line.isEmpty {
          addHeader(line, &arena)
        }
      }
    }
  }

  /// The entry's `as=` name, or `service:Name`.
  func api(named name: String) -> Int {
    guard let place = names[name] else { preconditionFailure("no entry '\(name)'") }
    return place
  }

  func pick(_ archetype: Archetype, inGlobalRegion: Bool, _ hash: UInt64) -> Int? {
    tables[archetype.index * 2 + (inGlobalRegion ? 1 : 0)].pick(hash)
  }

  mutating func compile(_ source: String, into arena: inout TextArena) -> Template {
    compiler.compile(source, into: &arena)
  }

  private static func joined(_ text: String) -> [String] {
    var lines: [String] = []
    for line in text.split(separator: "\n") {
      if line.hasPrefix(">"), let last = lines.indices.last {
        lines[last] += line.dropFirst()
      } else {
        lines.append(String(line))
      }
    }
    return lines
  }

  private mutating func addHeader(_ line: String, _ arena: inout TextArena) {
    let words = line.split(separator: " ").map(String.init)
    precondition(words.count >= 3, "an entry is 'service Name mode …': \(line)")
    let mode = words[2]
    var api = API(
      service: arena.add(words[0]), source: arena.add(words[0] + ".amazonaws.com"),
      name: arena.add(words[1]),
      version: arena.add(Self.version(of: words[0] + words[1])), isReadOnly: mode.hasSuffix("r"),
      isData: mode.hasPrefix("d"))
    api.isServiceEvent = mode == "ev"
    let place = apis.count
    let action = words[0] + ":" + words[1]
    api.errors = [
      (
        words[0] == "ec2" ? unauthorized : accessDenied,
        compiler.compile(
          "User: <self> is not authorized to perform: \(action) on resource: * because no "
            + "identity-based policy allows the \(action) action", into: &arena)
      ),
      (throttled, rateExceeded),
    ]
    for word in words.dropFirst(3) {
      if word == "global" {
        api.isGlobal = true
      } else if word.hasPrefix("v=") {
        api.apiVersion = arena.add(word.dropFirst(2))
      } else if word.hasPrefix("rid=") {
        api.requestIDForm = word == "rid=s3" ? .s3 : word == "rid=none" ? .none : .dynamo
      } else if word.hasPrefix("via=") {
        api.via = word.dropFirst(4).split(separator: ",").map { arena.add($0 + ".amazonaws.com") }
      } else if word.hasPrefix("as=") {
        names[String(word.dropFirst(3))] = place
      } else if word.hasPrefix("e"), let rate = Int(word.dropFirst()) {
        api.errorsPerMille = rate
      } else if let letter = word.utf8.first, let archetype = Archetype(rawValue: letter),
        let weight = Int(word.dropFirst())
      {
        tables[archetype.index * 2 + 1].add(place, weight: weight)
        if !words.contains("global") { tables[archetype.index * 2].add(place, weight: weight) }
      } else {
        preconditionFailure("the catalogue has an unknown word '\(word)' in: \(line)")
      }
    }
    if names[action] == nil { names[action] = place }
    apis.append(api)
    hasCommonErrors = true
  }

  private mutating func addLine(_ line: Substring, _ arena: inout TextArena) {
    let body = line.dropFirst(2)
    let last = apis.count - 1
    switch line.first {
    case "q": apis[last].requests.append(compiler.compile(body, into: &arena))
    case "s": apis[last].responses.append(compiler.compile(body, into: &arena))
    case "a": apis[last].additions.append(compiler.compile(body, into: &arena))
    case "d": apis[last].details.append(compiler.compile(body, into: &arena))
    case "o": apis[last].resources = compiler.compile(body, into: &arena)
    case "h": apis[last].host = compiler.compile(body, into: &arena)
    case "x": apis[last].edge = compiler.compile(body, into: &arena)
    case "e":
      let parts = body.split(separator: "|", maxSplits: 1)
      let message = compiler.compile(parts.count > 1 ? parts[1] : "", into: &arena)
      if hasCommonErrors { apis[last].errors.removeAll() }
      hasCommonErrors = false
      apis[last].errors.append((arena.add(parts[0]), message))
    default: preconditionFailure("the catalogue has an unknown line: \(line)")
    }
  }

  /// The versions in use at the same time: a service moves to a new one as a whole.
  private static func version(of name: String) -> String {
    if name.hasPrefix("signin") { return "1.08" }
    var hash: UInt64 = 7
    for byte in name.prefix(while: { !$0.isUppercase }).utf8 { hash = mixed(hash, UInt64(byte)) }
    return ["1.08", "1.09", "1.10", "1.11", "1.11", "1.08", "1.05", "1.10"][below(8, hash)]
  }
}
