/// A record: its fields in the order in which CloudTrail writes them.
extension World {
  func write(_ event: Event, into sink: inout ByteSink) {
    let api = catalogue.apis[event.api]
    let caller = event.caller
    let failed = event.error != nil || !event.errorCode.isEmpty
    sink.append(#"{"eventVersion":""#)
    sink.append(api.version, of: arena.bytes)
    sink.append(#"","userIdentity":"#)
    writeIdentity(event, into: &sink)
    sink.append(#","eventTime":""#)
    sink.append(time: event.time)
    sink.append(#"","eventSource":""#)
    sink.append(api.source, of: arena.bytes)
    sink.append(#"","eventName":""#)
    sink.append(api.name, of: arena.bytes)
    sink.append(#"","awsRegion":""#)
    sink.append(regions[event.region], of: arena.bytes)
    sink.append(#"","sourceIPAddress":""#)
    sink.append(caller.invokedBy.isEmpty ? caller.address : caller.invokedBy, of: arena.bytes)
    sink.append(#"","userAgent":""#)
    // S3 alone shows the agent in brackets.
    let inBrackets = api.requestIDForm == .s3 && caller.invokedBy.isEmpty && !caller.isConsole
    if inBrackets { sink.append("[") }
    sink.append(caller.invokedBy.isEmpty ? caller.agent : caller.invokedBy, of: arena.bytes)
    sink.append(inBrackets ? "]\"" : "\"")
    writeError(event, api, into: &sink)
    sink.append(#","requestParameters":"#)
    write(event.request ?? choose(api.requests, event, 11), event, into: &sink)
    sink.append(#","responseElements":"#)
    if failed && event.kind != .signIn {
      sink.append("null")
    } else {
      write(event.response ?? choose(api.responses, event, 12), event, into: &sink)
    }
    if let addition = event.addition ?? choose(api.additions, event, 13) {
      sink.append(#","additionalEventData":"#)
      write(addition, event, into: &sink)
    }
    if api.requestIDForm != .none {
      sink.append(#","requestID":""#)
      writeRequestID(event, api, into: &sink)
      sink.append("\"")
    }
    sink.append(#","eventID":""#)
    sink.append(uuid: mixed(event.seed, 1))
    sink.append("\"")
    sink.append(api.isReadOnly ? #","readOnly":true"# : #","readOnly":false"#)
    writeTail(event, api, into: &sink)
  }

  /// The event's id as bytes, for the list of stories.
  static func eventID(of seed: UInt64) -> [UInt8] {
    var sink = ByteSink(capacity: 64)
    sink.append(uuid: mixed(seed, 1))
    return sink.bytes(from: 0)
  }

  private func writeTail(_ event: Event, _ api: API, into sink: inout ByteSink) {
    let caller = event.caller
    if let resources = event.resources ?? api.resources {
      sink.append(#","resources":"#)
      write(resources, event, into: &sink)
    }
    switch event.kind {
    case .call: sink.append(#","eventType":"AwsApiCall""#)
    case .signIn: sink.append(#","eventType":"AwsConsoleSignIn""#)
    case .consoleAction: sink.append(#","eventType":"AwsConsoleAction""#)
    case .serviceEvent: sink.append(#","eventType":"AwsServiceEvent""#)
    case .networkActivity: sink.append(#","eventType":"AwsVpceEvent""#)
    }
    if !api.apiVersion.isEmpty {
      sink.append(#","apiVersion":""#)
      sink.append(api.apiVersion, of: arena.bytes)
      sink.append("\"")
    }
    if event.kind != .networkActivity {
      sink.append(api.isData ? #","managementEvent":false"# : #","managementEvent":true"#)
    }
    sink.append(#","recipientAccountId":""#)
    sink.append(id(event.account), of: arena.bytes)
    sink.append("\"")
    if event.sharedID != 0 {
      sink.append(#","sharedEventID":""#)
      sink.append(uuid: event.sharedID)
      sink.append("\"")
    }
    if let details = choose(api.details, event, 14) {
      sink.append(#","serviceEventDetails":"#)
      write(details, event, into: &sink)
    }
    writeEndpoint(event, into: &sink)
    if event.addendum {
      sink.append(#","addendum":{"reason":"DELIVERY_DELAY"}"#)
    }
    if event.kind == .networkActivity {
      sink.append(#","eventCategory":"NetworkActivity""#)
    } else {
      sink.append(
        api.isData ? #","eventCategory":"Data""# : #","eventCategory":"Management""#)
    }
    if let edge = api.edge {
      sink.append(#","edgeDeviceDetails":"#)
      write(edge, event, into: &sink)
    }
    if caller.isConsole, event.kind == .call {
      sink.append(#","sessionCredentialFromConsole":"true""#)
    } else if caller.invokedBy.isEmpty, event.kind == .call || event.kind == .signIn {
      writeTLS(event, api, into: &sink)
    }
    sink.append("}")
  }

  private func writeEndpoint(_ event: Event, into sink: inout ByteSink) {
    let caller = event.caller
    guard caller.endpoint != 0 else { return }
    sink.append(#","vpcEndpointId":"vpce-0"#)
    sink.append(hex: 16, caller.endpoint)
    sink.append("\"")
    if event.kind == .networkActivity || mixed(caller.endpoint) % 3 == 0 {
      sink.append(#","vpcEndpointAccountId":""#)
      sink.append(id(caller.account), of: arena.bytes)
      sink.append("\"")
    }
  }

  private func writeTLS(_ event: Event, _ api: API, into sink: inout ByteSink) {
    let style = mixed(event.caller.seed, 6) % 4
    sink.append(
      style == 0
        ? #","tlsDetails":{"tlsVersion":"TLSv1.2","cipherSuite":"ECDHE-RSA-AES128-GCM-SHA256","#
        : #","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":"TLS_AES_128_GCM_SHA256","#)
    sink.append(#""clientProvidedHostHeader":""#)
    if let host = api.host {
      write(host, event, into: &sink)
    } else {
      sink.append(api.service, of: arena.bytes)
      sink.append(".")
      sink.append(regions[event.region], of: arena.bytes)
      sink.append(".amazonaws.com")
    }
    sink.append("\"")
    if style == 3 {
      sink.append(#","keyExchange":"X25519MLKEM768""#)
    } else if style == 2 {
      sink.append(#","keyExchange":"x25519""#)
    }
    sink.append("}")
  }
}
