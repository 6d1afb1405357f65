import TarnZlib
import Testing

@testable import TarnSynth

/// The sample against the figures of events captured in live accounts.
struct ShapeTests {
  let sample = Sample.big

  private func share(_ isCounted: (Sample.Record) -> Bool) -> Double {
    Double(sample.records.count(where: isCounted)) / Double(sample.records.count) * 100
  }

  @Test("records have 1.3 KB in the mean, and the quantiles of real ones")
  func recordSizes() {
    let sizes = sample.records.map(\.bytes).sorted()
    let mean = sizes.reduce(0, +) / sizes.count
    #expect((1200...1420).contains(mean))
    #expect((1100...1450).contains(sizes[sizes.count / 2]))
    #expect((1600...2000).contains(sizes[sizes.count * 9 / 10]))
    #expect((2000...2700).contains(sizes[sizes.count * 99 / 100]))
    #expect(sizes[sizes.count - 1] < 10_000)
  }

  @Test("gzip at level 6 makes them 8 to 11 times smaller")
  func ratio() throws {
    var plain = 0
    var compressed = 0
    for file in sample.files {
      plain += file.json.count
      compressed += try Zlib.compress(file.json, as: .gzip, level: 6).count
    }
    let ratio = Double(plain) / Double(compressed)
    #expect(ratio >= 8 && ratio <= 11, "ratio \(ratio)")
  }

  @Test(
    "optional fields are as frequent as in life",
    arguments: [
      ("additionalEventData", 18.0...32), ("tlsDetails", 55...72), ("resources", 30...48),
      ("vpcEndpointId", 12...26), ("sessionCredentialFromConsole", 4...10),
      ("sharedEventID", 2...6), ("errorCode", 3...5), ("apiVersion", 0.2...2),
      ("requestID", 96...99.9), ("serviceEventDetails", 0.2...2),
    ])
  func fieldShares(field: String, range: ClosedRange<Double>) {
    let percent = share { $0.fields[field] != nil }
    #expect(range.contains(percent), "\(field) in \(percent) %")
  }

  @Test("parameters and answers are null as often as in life")
  func nulls() {
    #expect((7.0...12).contains(share { $0["requestParameters"] == .null }))
    #expect((83.0...92).contains(share { $0["responseElements"] == .null }))
    #expect((78.0...88).contains(share { $0["readOnly"] == .boolean(true) }))
  }

  @Test("identities are those of an organisation: mostly roles and services")
  func identityTypes() {
    func of(_ type: String?) -> Double { share { $0["userIdentity", "type"]?.text == type } }
    #expect((48.0...68).contains(of("AssumedRole")))
    #expect((14.0...28).contains(of("IAMUser")))
    #expect((12.0...26).contains(of("AWSService")))
    #expect((0.2...2).contains(of(nil)))
    for type in ["AWSAccount", "FederatedUser", "IdentityCenterUser", "Root", "SAMLUser"] {
      #expect(of(type) > 0, "no \(type)")
    }
    #expect(of("WebIdentityUser") > 0)
  }

  @Test("there are at least 150 names with a long tail, of thirty sources and more")
  func names() {
    var counts: [String: Int] = [:]
    for record in sample.records { counts[record.name, default: 0] += 1 }
    let sorted = counts.values.sorted(by: >)
    #expect(sorted.count >= 150)
    #expect(sorted.prefix(10).reduce(0, +) * 10 > sample.records.count * 3)
    #expect(sorted.count(where: { $0 < 20 }) > 40)
    let sources = Set(sample.records.compactMap { $0["eventSource"]?.text })
    #expect(sources.count >= 30)
  }

  @Test("fields come in CloudTrail's order")
  func fieldOrder() throws {
    let order = [
      "eventVersion", "userIdentity", "eventTime", "eventSource", "eventName", "awsRegion",
      "sourceIPAddress", "userAgent", "errorCode", "errorMessage", "requestParameters",
      "responseElements", "additionalEventData", "requestID", "eventID", "readOnly", "resources",
      "eventType", "apiVersion", "managementEvent", "recipientAccountId", "sharedEventID",
      "serviceEventDetails", "vpcEndpointId", "vpcEndpointAccountId", "addendum",
      "eventCategory", "edgeDeviceDetails", "tlsDetails", "sessionCredentialFromConsole",
    ]
    // Keys of the record itself follow a brace of depth one; deeper ones may have the same names.
    let records = EventStream().events(count: 2000, seed: 8)
    for record in records.prefix(600) {
      let keys = topLevelKeys(record).filter { $0 != "insightDetails" }
      let places = keys.compactMap { order.firstIndex(of: $0) }
      #expect(places.count == keys.count, "\(keys)")
      if !keys.contains("sessionCredentialFromConsole") { #expect(places == places.sorted()) }
    }
  }

  private func topLevelKeys(_ record: [UInt8]) -> [String] {
    var keys: [String] = []
    var depth = 0
    var index = 0
    while index < record.count {
      switch record[index] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""):
        let start = index + 1
        index += 1
        while record[index] != UInt8(ascii: "\"") {
          index += record[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if depth == 1, index + 1 < record.count, record[index + 1] == UInt8(ascii: ":") {
          keys.append(String(decoding: record[start..<index], as: UTF8.self))
        }
      default: break
      }
      index += 1
    }
    return keys
  }
}
