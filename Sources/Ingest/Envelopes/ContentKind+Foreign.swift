// What else lies in a log bucket, so that a summary can say `vpc flow log: 412 files`.

extension ContentKind {
  /// Formats with a signature.
  static func binary(_ bytes: UnsafeRawBufferPointer) -> String? {
    let signatures: [(bytes: [UInt8], name: String)] = [
      ([0x1f, 0x8b], "not CloudTrail: gzip inside gzip"),
      ([0x28, 0xb5, 0x2f, 0xfd], "not CloudTrail: zstd data"),
      ([0x42, 0x5a, 0x68], "not CloudTrail: bzip2 data"),
      ([0x37, 0x7a, 0xbc, 0xaf], "not CloudTrail: 7-zip archive"),
      ([0xfd, 0x37, 0x7a, 0x58, 0x5a], "not CloudTrail: xz data"),
      ([0x50, 0x4b, 0x03, 0x04], "not CloudTrail: zip inside a bundle or gzip"),
      (Array("PAR1".utf8), "not CloudTrail: Parquet"),
      (Array("ORC".utf8), "not CloudTrail: ORC"),
      (Array("SQLite format 3".utf8), "not CloudTrail: SQLite database"),
      (Array("%PDF".utf8), "not CloudTrail: PDF"),
      ([0x89, 0x50, 0x4e, 0x47], "not CloudTrail: image"),
      ([0xff, 0xfe], "not CloudTrail: UTF-16 text"),
      ([0xfe, 0xff], "not CloudTrail: UTF-16 text"),
    ]
    return signatures.first { bytes.starts(with: $0.bytes) }?.name
  }

  /// AWS's other logs by their first line.
  static func text(_ bytes: UnsafeRawBufferPointer) -> String? {
    let end = bytes.firstIndex(of: 0x0a) ?? bytes.count
    let line = String(decoding: bytes[..<min(end, 2048)], as: UTF8.self)
    let words = line.split(separator: " ", maxSplits: 12, omittingEmptySubsequences: true)
    guard let first = words.first else { return nil }
    if words.contains("account-id") && words.contains("interface-id") { return "vpc flow log" }
    if words.count > 5, words[2].hasPrefix("eni-"), first.allSatisfy(\.isNumber) {
      return "vpc flow log"
    }
    if first.count == 64, first.allSatisfy(\.isHexDigit), words.count > 3, words[2].hasPrefix("[") {
      return "s3 access log"
    }
    let schemes: Set<Substring> = ["http", "https", "h2", "grpcs", "ws", "wss", "tls"]
    if schemes.contains(first), words.count > 3 { return "elb log" }
    // Classic load balancers: time, name, client:port, backend:port or -.
    if words.count > 6, first.contains("T"), first.hasSuffix("Z"), words[2].contains(":"),
      words[3] == "-" || words[3].contains(":")
    {
      return "elb log"
    }
    if line.hasPrefix("#Version:") { return "cloudfront log" }
    if first.hasPrefix("<?xml") || first.lowercased().hasPrefix("<!doctype")
      || first.lowercased().hasPrefix("<html")
    {
      return "not CloudTrail: XML or HTML"
    }
    if line.contains(","), line.split(separator: ",").count >= 3,
      line.split(separator: ",").allSatisfy({ cell in
        cell.allSatisfy { $0.isLetter || $0.isNumber || "_.\" -\r".contains($0) }
      })
    {
      return "not CloudTrail: CSV without an eventJson column"
    }
    return nil
  }
}

/// Which of a bucket's folders a path lies in: `…/AWSLogs/[o-ORG/]ACCOUNT/FOLDER/…`.
package enum BucketFolder: Equatable, Sendable {
  case events
  case digest
  /// Another service's, with what it is.
  case other(String)

  /// Nil outside a bucket tree, and for folders that are not known: there the content decides.
  package init?(path: [UInt8]) {
    let names = path.split(separator: 0x2f)
    guard let logs = names.lastIndex(where: { $0.elementsEqual("AWSLogs".utf8) }) else {
      return nil
    }
    var at = logs + 1
    if at < names.count, names[at].starts(with: "o-".utf8) { at += 1 }
    guard at + 1 < names.count, names[at].count == 12,
      names[at].allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    switch String(decoding: names[at + 1], as: UTF8.self) {
    case "CloudTrail", "CloudTrail-Aggregated", "CloudTrail-Insight", "CloudTrail-NetworkActivity":
      self = .events
    case "CloudTrail-Digest": self = .digest
    case "Config": self = .other("config snapshot")
    case "GuardDuty": self = .other("guardduty finding")
    case "WAFLogs": self = .other("waf log")
    case "elasticloadbalancing": self = .other("elb log")
    case "vpcdnsquerylogs": self = .other("dns query log")
    case "vpcflowlogs": self = .other("vpc flow log")
    default: return nil
    }
  }
}
