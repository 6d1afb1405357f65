import Tarn

let sessionCommand = Command(
  name: "session", group: .incident,
  summary: "follow a key or principal through roles, accounts and sign-ins",
  operands: "KEY|ARN", flags: [.lake, .store],
  details: """
    Prints the tree of credentials, each below the one it was issued with. Its events:
      tarn export timeline --session KEY|ARN -o session.csv
    """
) { invocation in
  guard invocation.operands.count == 1 else {
    throw LakeError(.usage, "Whose session: tarn session KEY, tarn session ARN")
  }
  let subject = invocation.operands[0]
  let session = try invocation.existingLake().session(
    of: subject, store: invocation.value("--store"), stop: Interrupt.onFirst)
  for line in session.lines { Terminal.out(line + "\n") }
  if session.credentials.allSatisfy({ $0.events == 0 }) {
    Terminal.err("no event bears '\(subject)'\n")
  }
  return .done
}
