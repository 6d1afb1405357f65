/// The identities that only some calls have.
extension World {
  func writeRoot(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#"{"type":"Root","principalId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(#"","arn":""#)
    writeARN(caller, into: &sink)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    if case .temporary = caller.key {
      sink.append(#"","accessKeyId":""#)
      writeKey(caller, into: &sink)
      sink.append(#"","sessionContext":{"attributes":{"creationDate":""#)
      sink.append(time: caller.sessionStart)
      sink.append(#"","mfaAuthenticated":""#)
      sink.append(caller.isMFA ? "true\"}}" : "false\"}}")
    } else {
      sink.append(#"","accessKeyId":"""#)
    }
    if !caller.invokedBy.isEmpty {
      sink.append(#","invokedBy":""#)
      sink.append(caller.invokedBy, of: arena.bytes)
      sink.append("\"")
    }
    sink.append("}")
  }

  func writeFailedSignIn(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#"{"type":"IAMUser","#)
    if caller.shape == .failedSignIn {
      sink.append(#""principalId":""#)
      sink.append(text(.userID, caller.account, caller.principal), of: arena.bytes)
      sink.append("\",")
    }
    sink.append(#""accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(#"","accessKeyId":"","userName":""#)
    if caller.shape == .failedSignIn {
      sink.append(text(.userName, caller.account, caller.principal), of: arena.bytes)
    } else {
      sink.append("HIDDEN_DUE_TO_SECURITY_REASONS")
    }
    sink.append("\"}")
  }

  func writeFederation(_ caller: Caller, into sink: inout ByteSink) {
    let isSAML = caller.shape == .samlUser
    sink.append(isSAML ? #"{"type":"SAMLUser","principalId":""# : #"{"type":"WebIdentityUser","#)
    if isSAML {
      sink.append(base64: 27, mixed(seed, 0x5A31))
      sink.append("=:")
      writeSessionName(caller, into: &sink)
      sink.append(#"","userName":""#)
      writeSessionName(caller, into: &sink)
    } else {
      sink.append(#""principalId":"arn:aws:iam::"#)
      sink.append(id(caller.account), of: arena.bytes)
      sink.append(":oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:")
      writeRepository(caller, into: &sink)
      sink.append(#"","userName":""#)
      writeRepository(caller, into: &sink)
    }
    sink.append(#"","identityProvider":"arn:aws:iam::"#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(
      isSAML
        ? ":saml-provider/AWSSSO_corporate\"}"
        : ":oidc-provider/token.actions.githubusercontent.com\"}")
  }

  func writeFederatedUser(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#"{"type":"FederatedUser","principalId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(":")
    writeSessionName(caller, into: &sink)
    sink.append(#"","arn":""#)
    writeARN(caller, into: &sink)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(#"","accessKeyId":""#)
    writeKey(caller, into: &sink)
    sink.append(#"","sessionContext":{"sessionIssuer":{"type":"IAMUser","principalId":""#)
    sink.append(text(.userID, caller.account, caller.principal), of: arena.bytes)
    sink.append(#"","arn":""#)
    sink.append(text(.userARN, caller.account, caller.principal), of: arena.bytes)
    sink.append(#"","accountId":""#)
    sink.append(id(caller.account), of: arena.bytes)
    sink.append(#"","userName":""#)
    sink.append(text(.userName, caller.account, caller.principal), of: arena.bytes)
    sink.append(#""},"attributes":{"creationDate":""#)
    sink.append(time: caller.sessionStart)
    sink.append(#"","mfaAuthenticated":"false"}}}"#)
  }

  func writeOnBehalfOf(_ caller: Caller, into sink: inout ByteSink) {
    sink.append(#"{"userId":""#)
    sink.append(hex: 10, mixed(seed, 0x1DC))
    sink.append("-")
    sink.append(uuid: mixed(UInt64(caller.sessionName.start), 0x1DC))
    sink.append(#"","identityStoreArn":"arn:aws:identitystore::"#)
    sink.append(id(0), of: arena.bytes)
    sink.append(":identitystore/d-")
    sink.append(hex: 10, mixed(seed, 0x1DE))
    sink.append("\"}")
  }

  private func writeRepository(_ caller: Caller, into sink: inout ByteSink) {
    let place = below(size(.repository, caller.account), mixed(caller.seed, 21))
    sink.append("repo:")
    sink.append(text(.repository, caller.account, place), of: arena.bytes)
    sink.append(":ref:refs/heads/main")
  }
}
