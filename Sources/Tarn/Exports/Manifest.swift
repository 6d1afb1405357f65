import TarnHashing

/// What stands beside an export, so that it can be checked and repeated: `NAME.manifest.json`.
///
/// A line a member, the last one `seal`: the SHA-256 of everything before it. The seal finds what
/// changed by accident or in one place; it is no signature, and the manifest says so. With the lake,
/// `verify` makes rows, hashes, sources and coverage again and compares all of them.
struct Manifest {
  private static let sealStart = Array(",\n\"seal\":".utf8)

  /// In order; without the seal.
  private(set) var members: [(key: String, value: ManifestJSON)]

  init(_ members: [(key: String, value: ManifestJSON)]) { self.members = members }

  subscript(key: String) -> ManifestJSON? { members.first { $0.key == key }?.value }

  static func path(of file: String) -> String { file + ".manifest.json" }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for (number, member) in members.enumerated() {
      bytes += (number == 0 ? "{\n" : ",\n").utf8
      ManifestJSON.append(member.key, to: &bytes)
      bytes.append(UInt8(ascii: ":"))
      Self.appendLines(member.value, to: &bytes)
    }
    let seal = SHA256.hash(bytes).hex
    bytes += Self.sealStart
    bytes += "\"\(seal)\"\n}\n".utf8
    return bytes
  }

  /// Lists have a line an element: a person reads them, and `diff` compares them.
  private static func appendLines(_ value: ManifestJSON, to bytes: inout [UInt8]) {
    guard case .array(let elements) = value, elements.contains(where: { !$0.members.isEmpty })
    else {
      value.append(to: &bytes)
      return
    }
    bytes.append(UInt8(ascii: "["))
    for (number, element) in elements.enumerated() {
      bytes += (number == 0 ? "\n  " : ",\n  ").utf8
      element.append(to: &bytes)
    }
    bytes += "\n]".utf8
  }

  /// Reads a manifest whose seal holds.
  init(reading path: String) throws {
    var bytes: [UInt8] = []
    try ExportFile.read(path) { bytes += $0 }
    guard let json = ManifestJSON(bytes), case .object(var members) = json,
      let last = members.popLast(), last.key == "seal", let seal = last.value.text
    else {
      throw LakeError(.damaged, "Manifest '\(path)' cannot be read as one")
    }
    self.members = members
    guard self.bytes == bytes, Self(members).sealText == seal else {
      throw LakeError(.damaged, "Manifest '\(path)' was changed: its seal does not hold")
    }
  }

  private var sealText: String? { ManifestJSON(bytes)?["seal"]?.text }
}
