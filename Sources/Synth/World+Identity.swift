/// `userIdentity`, in AWS's field order.
extension World {
  func writeIdentity(_ event: Event, into sink: inout ByteSink) {
    let caller = event.caller
    switch caller.shape {
    case .user: writeUser(caller, into: &sink)
    case .failedSignIn, .hiddenSignIn: writeFailedSignIn(caller, into: &sink)
    case .session: writeSession(caller, into: &sink)
    case .root: writeRoot(caller, into: &sink)
    case .service:
      sink.append(#"{"type":"AWSService","invokedBy":""#)
      sink.append(caller.invokedBy, of: arena.bytes)
      sink.append("\"}")
    case .accountOnly:
      sink.append(#"{"accountId":""#)
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(#"","invokedBy":""#)
      sink.append(caller.invokedBy, of: arena.bytes)
      sink.append("\"}")
    case .foreignAccount:
      sink.append(#"{"type":"AWSAccount","principalId":"AROA"#)
      sink.append(base32: 17, mixed(caller.seed, 17))
      sink.append(":")
      writeSessionName(caller, into: &sink)
      sink.append(#"","accountId":""#)
      sink.append(text(.vendorAccount, 0, caller.principal), of: arena.bytes)
      sink.append("\"}")
    case .samlUser, .webIdentityUser: writeFederation(caller, into: &sink)
    case .federatedUser: writeFederatedUser(caller, into: &sink)
    case .identityCenterUser:
      sink.append(#"{"type":"IdentityCenterUser","accountId":""#)
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(#"","onBehalfOf":"#)
      writeOnBehalfOf(caller, into: &sink)
      sink.append(#","credentialId":""#)
      sink.append(base64: 43, mixed(caller.seed, 5))
      sink.append("\"}")
    case .anonymous:
      sink.append(#"{"type":"AWSAccount","principalId":"","accountId":"anonymous"}"#)
    }
  }

  func id(_ account: Int) -> Text { text(.accountID, account, 0) }

  func writeKey(_ caller: Caller, into sink: inout ByteSink) {
    switch caller.key {
    case .none: break
    case .longLived:
      sink.append(text(.userKey, caller.account, caller.principal), of: arena.bytes)
    case .retired:
      sink.append(text(.userOldKey, caller.account, caller.principal), of: arena.bytes)
    case .temporary(let seed):
      sink.append("ASIA")
      sink.append(base32: 16, mixed(seed, 0x4B))
    }
  }

  func writeSessionName(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(caller.sessionName, of: arena.bytes)
    if caller.sessionHex != 0 { sink.append(hex: 16, caller.sessionHex) }
  }

  /// The ARN as other fields mention it.
  func writeARN(_ caller: Caller, into sink: inout ByteSink) {
    switch caller.shape {
    case .user, .failedSignIn, .hiddenSignIn:
      sink.append(text(.userARN, caller.account, caller.principal), of: arena.bytes)
    case .root:
      sink.append("arn:aws:iam::")
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(":root")
    case .federatedUser:
      sink.append("arn:aws:sts::")
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(":federated-user/")
      writeSessionName(caller, into: &sink)
    default:
      sink.append("arn:aws:sts::")
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(":assumed-role/")
      sink.append(text(.roleName, caller.account, caller.principal), of: arena.bytes)
      sink.append("/")
      writeSessionName(caller, into: &sink)
    }
  }

  private func writeUser(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#"{"type":"IAMUser","principalId":""#)
    sink.append(text(.userID, caller.account, caller.principal), of: arena.bytes)
    sink.append(#"","arn":""#)
    writeARN(caller, into: &sink)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    if case .none = caller.key {
    } else {
      sink.append(#"","accessKeyId":""#)
      writeKey(caller, into: &sink)
    }
    sink.append(#"","userName":""#)
    sink.append(text(.userName, caller.account, caller.principal), of: arena.bytes)
    if case .temporary = caller.key {
      sink.append(#"","sessionContext":{"sessionIssuer":{},"webIdFederationData":{},"#)
      writeAttributes(caller, into: &sink)
      sink.append("}")
    } else {
      sink.append("\"")
    }
    writeInvoker(caller, into: &sink)
    sink.append("}")
  }

  private func writeSession(_ caller: Caller, into sink: inout ByteSink) {
    let roleID = text(.roleID, caller.account, caller.principal)
    sink.append(#"{"type":"AssumedRole","principalId":""#)
    sink.append(roleID, of: arena.bytes)
    sink.append(":")
    writeSessionName(caller, into: &sink)
    sink.append(#"","arn":""#)
    writeARN(caller, into: &sink)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    if case .none = caller.key {
    } else {
      sink.append(#"","accessKeyId":""#)
      writeKey(caller, into: &sink)
    }
    sink.append(#"","sessionContext":{"sessionIssuer":{"type":"Role","principalId":""#)
    sink.append(roleID, of: arena.bytes)
    sink.append(#"","arn":""#)
    sink.append(text(.roleARN, caller.account, caller.principal), of: arena.bytes)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(#"","userName":""#)
    sink.append(text(.roleName, caller.account, caller.principal), of: arena.bytes)
    sink.append("\"},")
    writeWebIdentity(caller, into: &sink)
    writeAttributes(caller, into: &sink)
    if !caller.sourceIdentity.isEmpty {
      sink.append(#","sourceIdentity":""#)
      sink.append(caller.sourceIdentity, of: arena.bytes)
      sink.append("\"")
    }
    if caller.archetype == .application { sink.append(#","ec2RoleDelivery":"2.0""#) }
    sink.append("}")
    writeInvoker(caller, into: &sink)
    if caller.archetype == .admin, mixed(caller.seed, 3) % 5 == 0 {
      sink.append(#","onBehalfOf":"#)
      writeOnBehalfOf(caller, into: &sink)
    }
    if caller.archetype == .function, mixed(caller.seed, 3) % 6 == 0 {
      sink.append(#","inScopeOf":{"issuerType":"AWS::Lambda::Function","credentialsIssuedTo":""#)
      sink.append("arn:aws:lambda:us-east-1:")
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(":function:")
      sink.append(caller.sessionName, of: arena.bytes)
      sink.append("\"}")
    }
    sink.append("}")
  }

  /// Half of the services still write the empty object of older versions.
  private func writeWebIdentity(_ caller: Caller, into sink: inout ByteSink) {
    if caller.archetype == .deployer, mixed(caller.seed, 4) & 1 == 0 {
      sink.append(#""webIdFederationData":{"federatedProvider":"arn:aws:iam::"#)
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(
        ":oidc-provider/token.actions.githubusercontent.com\",\"attributes\":{}},")
    } else if mixed(caller.seed, 4) % 3 == 0 {
      sink.append(#""webIdFederationData":{},"#)
    }
  }

  private func writeAttributes(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#""attributes":{"creationDate":""#)
    sink.append(time: caller.sessionStart)
    sink.append(#"","mfaAuthenticated":""#)
    sink.append(caller.isMFA ? "true\"}" : "false\"}")
  }

  private func writeInvoker(_ caller: Caller, into sink: inout ByteSink) {
    if caller.invokedBy.isEmpty { return }
    sink.append(#","invokedBy":""#)
    sink.append(caller.invokedBy, of: arena.bytes)
    sink.append("\"")
  }
}
