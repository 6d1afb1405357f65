import Tarn

let verifyCommand = Command(
  name: "verify", group: .everyday, summary: "check an export against its manifest and the lake",
  operands: "FILE",
  flags: [
    Flag("--lake", value: "FILE", "make the export again from this lake and compare"),
    Flag("--row", value: "N", "show where row N comes from, and its original record"),
  ],
  details: "Exit code 80 where anything differs."
) { invocation in
  guard invocation.operands.count == 1 else {
    throw LakeError(.usage, "What is to be verified: tarn verify FILE")
  }
  let path = invocation.operands[0]
  if let row = try invocation.integer("--row", in: 1...Int.max) {
    let origin = try invocation.existingLake().origin(ofRow: row, in: path)
    Terminal.err("file    \(origin.file)\nindex   \(origin.index)\nsha256  \(origin.sha256)\n")
    try FileOutput.standard.write(origin.record + [UInt8(ascii: "\n")])
    return .done
  }
  let check =
    try invocation.has("--lake")
    ? invocation.existingLake().verify(path) : EventLake.verify(path)
  for difference in check.differences { Terminal.err("differs: \(difference)\n") }
  guard check.differences.isEmpty else { return .damaged }
  Terminal.out(
    "\(path): \(grouped(check.rows)) rows, \(grouped(check.bytes)) bytes, sha256 \(check.sha256)"
      + (check.wasRepeated ? "; the lake gives the same\n" : "; as its manifest says (unsigned)\n"))
  return .done
}
