/// Templates filled in for one event.
extension World {
  func choose(_ templates: [Template], _ event: Event, _ salt: UInt64) -> Template? {
    templates.count < 2
      ? templates.first : templates[below(templates.count, mixed(event.seed, salt))]
  }

  /// Writes `null` for no template.
  func write(_ template: Template?, _ event: Event, into sink: inout ByteSink) {
    guard let template else {
      sink.append("null")
      return
    }
    let first = Int(template.first)
    for index in first..<first + Int(template.count) {
      let step = catalogue.compiler.steps[index]
      if step.kind == .literal {
        sink.append(Text(start: step.first, count: step.second), of: arena.bytes)
      } else {
        write(step, event, into: &sink)
      }
    }
  }

  func writeError(_ event: Event, _ api: API, into sink: inout ByteSink) {
    let code: Text
    let message: Template?
    if !event.errorCode.isEmpty {
      code = event.errorCode
      message = event.errorMessage
    } else if let error = event.error {
      code = api.errors[error].code
      message = api.errors[error].message
    } else {
      return
    }
    // A failed sign-in has a message only.
    if event.kind != .signIn {
      sink.append(#","errorCode":""#)
      sink.append(code, of: arena.bytes)
      sink.append("\"")
    }
    if let message {
      sink.append(#","errorMessage":""#)
      write(message, event, into: &sink)
      sink.append("\"")
    }
  }

  func writeRequestID(_ event: Event, _ api: API, into sink: inout ByteSink) {
    let hash = mixed(event.seed, 2)
    switch api.requestIDForm {
    case .uuid: sink.append(uuid: hash)
    case .s3: sink.append(base32: 16, hash)
    case .dynamo: sink.append(base32: 52, hash)
    case .none: break
    }
  }

  private func write(_ step: Step, _ event: Event, into sink: inout ByteSink) {
    let hash = mixed(event.seed, UInt64(step.salt))
    let length = Int(step.first)
    switch step.kind {
    case .literal: break
    case .pool:
      guard let pool = Pool(rawValue: length) else { return }
      let index = skewed(size(pool, event.account), hash)
      sink.append(text(pool, event.account, index), of: arena.bytes)
    case .id:
      sink.append(catalogue.compiler.choices[length], of: arena.bytes)
      let index = skewed(Int(step.second), hash)
      let place = mixed(UInt64(step.first) << 32 | UInt64(event.account), UInt64(index))
      sink.append("0")
      sink.append(hex: 16, mixed(seed, place))
    case .freshID:
      sink.append(catalogue.compiler.choices[length], of: arena.bytes)
      sink.append("0")
      sink.append(hex: 16, hash)
    case .pick:
      let choice = length + skewed(Int(step.second), hash)
      sink.append(catalogue.compiler.choices[choice], of: arena.bytes)
    case .integer:
      sink.append(decimal: length + below(Int(step.second) - length + 1, hash))
    case .uuid: sink.append(uuid: hash)
    case .hex: sink.append(hex: length, hash)
    case .base32: sink.append(base32: length, hash)
    case .base62: sink.append(base62: length, hash)
    case .base64: sink.append(base64: length, hash)
    case .objectKey: writeObjectKey(event, hash, into: &sink)
    case .subjectARN, .subjectID, .subjectSession, .subjectKey, .subjectSelf, .subjectAccount,
      .subjectSource:
      if let subject = event.subject { writeSubject(step.kind, subject, into: &sink) }
    default: writeContext(step.kind, event, hash, into: &sink)
    }
  }

  /// Holes that say when, where and who.
  private func writeContext(
    _ kind: StepKind, _ event: Event, _ hash: UInt64, into sink: inout ByteSink
  ) {
    let caller = event.caller
    let day = CivilDate(days: event.time.dividedFloor(by: 86400))
    switch kind {
    case .date: sink.append(date: day)
    case .dateFolders: sink.append(date: day, separator: UInt8(ascii: "/"))
    case .time: sink.append(time: event.time)
    case .epoch: sink.append(decimal: event.time)
    case .milliseconds: sink.append(decimal: event.time * 1000 + below(1000, hash))
    case .localeTime: sink.append(localeTime: event.time)
    case .expiry: sink.append(localeTime: event.time + 3600)
    case .earlier: sink.append(time: event.time - 3600 * 24 - skewed(500 * 86400, hash))
    case .account: sink.append(id(event.account), of: arena.bytes)
    case .region: sink.append(regions[event.region], of: arena.bytes)
    case .zone:
      sink.append(regions[event.region], of: arena.bytes)
      sink.append(UInt8(ascii: "a") &+ UInt8(truncatingIfNeeded: hash % 3))
    case .otherAccount:
      let other = (event.account + 1 + below(max(1, accountCount - 1), hash)) % accountCount
      sink.append(id(other), of: arena.bytes)
    case .organisation: sink.append(organisation, of: arena.bytes)
    case .externalAddress:
      sink.append(decimal: 20 + below(180, hash))
      for part in 1..<4 {
        sink.append(".")
        sink.append(decimal: 1 + below(250, mixed(hash, UInt64(part))))
      }
    case .callerARN: writeARN(caller, into: &sink)
    case .callerName:
      let pool = caller.shape == .user ? Pool.userName : Pool.roleName
      sink.append(text(pool, caller.account, caller.principal), of: arena.bytes)
    case .callerSession: writeSessionName(caller, into: &sink)
    case .callerKey: writeKey(caller, into: &sink)
    case .callerAddress: sink.append(caller.address, of: arena.bytes)
    case .requestID: writeRequestID(event, catalogue.apis[event.api], into: &sink)
    default: break
    }
  }

  private func writeSubject(_ kind: StepKind, _ subject: Caller, into sink: inout ByteSink) {
    switch kind {
    case .subjectARN:
      sink.append(text(.roleARN, subject.account, subject.principal), of: arena.bytes)
    case .subjectID:
      sink.append(text(.roleID, subject.account, subject.principal), of: arena.bytes)
    case .subjectSession: writeSessionName(subject, into: &sink)
    case .subjectKey: writeKey(subject, into: &sink)
    case .subjectSelf: writeARN(subject, into: &sink)
    case .subjectAccount: sink.append(id(subject.account), of: arena.bytes)
    default: sink.append(subject.sourceIdentity, of: arena.bytes)
    }
  }

  /// Object keys: what the caller's kind of program reads and writes, a few thousand of each.
  private func writeObjectKey(_ event: Event, _ hash: UInt64, into sink: inout ByteSink) {
    let object = mixed(UInt64(skewed(1500, hash)), 0x0B)
    let product = below(size(.table, event.account), object)
    let day = CivilDate(days: event.time.dividedFloor(by: 86400) - skewed(14, mixed(hash, 3)))
    switch event.caller.archetype {
    case .pipeline:
      sink.append("warehouse/")
      sink.append(text(.table, event.account, product), of: arena.bytes)
      sink.append("/dt=")
      sink.append(date: day)
      sink.append("/part-0000")
      sink.append(decimal: Int(object >> 32 & 7))
      sink.append("-")
      sink.append(uuid: mixed(object >> 40))
      sink.append(".c000.snappy.parquet")
    case .service:
      sink.append("AWSLogs/")
      sink.append(id(event.account), of: arena.bytes)
      sink.append("/elasticloadbalancing/")
      sink.append(regions[event.region], of: arena.bytes)
      sink.append("/")
      sink.append(date: day, separator: UInt8(ascii: "/"))
      sink.append("/")
      sink.append(base62: 16, hash)
      sink.append(".log.gz")
    case .function:
      sink.append("uploads/")
      sink.append(date: day, separator: UInt8(ascii: "/"))
      sink.append("/")
      sink.append(hex: 12, object)
      sink.append(object & 1 == 0 ? ".jpg" : ".pdf")
    case .deployer:
      sink.append("env/")
      sink.append(text(.stack, event.account, product), of: arena.bytes)
      sink.append("/terraform.tfstate")
    default:
      sink.append(object & 3 == 0 ? "exports/" : "data/")
      sink.append(text(.table, event.account, product), of: arena.bytes)
      sink.append("/")
      sink.append(date: day)
      sink.append("/batch-")
      sink.append(decimal: below(500, object))
      sink.append(".json.gz")
    }
  }
}
