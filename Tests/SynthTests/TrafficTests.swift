import Testing

@testable import TarnSynth

struct TrafficTests {
  let sample = Sample.big

  @Test("names of files are AWS's, two to ten minutes behind every event")
  func layout() throws {
    let pattern =
      #/AWSLogs/o-[a-z0-9]{10}/(\d{12})/(CloudTrail(?:-Insight|-NetworkActivity)?)/([a-z0-9-]+)/(\d{4})/(\d\d)/(\d\d)/(\d{12})_(CloudTrail(?:-Insight|-NetworkActivity)?)_([a-z0-9-]+)_(\d{8})T(\d{4})Z_[A-Za-z0-9]{16}\.json\.gz/#
    var folders: Set<Substring> = []
    for file in sample.files {
      let match = try #require(try pattern.wholeMatch(in: file.path)).output
      #expect(match.1 == match.7 && match.2 == match.8 && match.3 == match.9)
      #expect(match.4 + match.5 + match.6 == match.10)
      folders.insert(match.2)
      let delivered = minutes(match.10, match.11)
      for record in file.records {
        #expect(record["awsRegion"]?.text == String(match.3))
        #expect(record["recipientAccountId"]?.text == String(match.1))
        let time = record.time
        let behind =
          delivered
          - minutes(
            time.prefix(10).replacing("-", with: "")[...],
            time.dropFirst(11).prefix(5).replacing(":", with: "")[...])
        #expect((2...10).contains(behind), "\(file.path) \(time)")
      }
    }
    #expect(folders == ["CloudTrail", "CloudTrail-Insight", "CloudTrail-NetworkActivity"])
  }

  private func minutes(_ date: Substring, _ clock: Substring) -> Int {
    let text = "\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))"
    let days = CivilDate(text)?.daysSince1970 ?? 0
    return days * 1440 + (Int(clock.prefix(2)) ?? 0) * 60 + (Int(clock.suffix(2)) ?? 0)
  }

  @Test("a quarter of the neighbours are out of order of time")
  func timeOrder() {
    var pairs = 0
    var inverted = 0
    for file in sample.files {
      for (first, second) in zip(file.records, file.records.dropFirst()) {
        pairs += 1
        if first.time > second.time { inverted += 1 }
      }
    }
    let percent = Double(inverted) / Double(pairs) * 100
    #expect((18...28).contains(percent), "\(percent) %")
  }

  @Test("event ids are unique")
  func uniqueIDs() {
    var seen: Set<String> = []
    for record in sample.records {
      let isNew = seen.insert(record["eventID"]?.text ?? "").inserted
      #expect(isNew)
    }
  }

  @Test("every temporary key of a role was handed out by an earlier AssumeRole")
  func sessions() throws {
    var begun: [String: String] = [:]
    for record in sample.records {
      if let key = record["responseElements", "credentials", "accessKeyId"]?.text {
        begun[key] = min(begun[key] ?? record.time, record.time)
      }
    }
    var used = 0
    for record in sample.records where record["userIdentity", "type"]?.text == "AssumedRole" {
      guard let key = record["userIdentity", "accessKeyId"]?.text else { continue }
      let start = try #require(begun[key])
      #expect(start <= record.time)
      used += 1
    }
    #expect(used > 4000)
  }

  @Test("working hours are busier than nights, weekdays than weekends")
  func rhythm() {
    let weekdays = Rhythm(start: 20_514, days: 7, region: 2)
    var byHour = [Int](repeating: 0, count: 24)
    var byDay = [Int](repeating: 0, count: 7)
    for file in 0..<4000 {
      let slot = weekdays.slot(file, of: 4000, jitter: UInt64(file)) - 20_514 * 86400
      byHour[slot / 3600 % 24] += 1
      byDay[slot / 86400] += 1
    }
    #expect(byHour[10] > byHour[22] * 3 / 2)
    #expect(byDay[1] > byDay[5] * 5 / 4)
  }

  @Test(
    "every field of the record's description occurs",
    arguments: [
      "addendum", "additionalEventData", "apiVersion", "edgeDeviceDetails", "errorCode",
      "errorMessage", "insightDetails", "readOnly", "resources", "serviceEventDetails",
      "sessionCredentialFromConsole", "sharedEventID", "tlsDetails", "vpcEndpointAccountId",
      "vpcEndpointId",
    ])
  func envelope(field: String) {
    #expect(sample.records.contains { $0.fields[field] != nil })
  }

  @Test(
    "every part of an identity occurs",
    arguments: [
      "accessKeyId", "credentialId", "identityProvider", "inScopeOf", "invokedBy", "onBehalfOf",
      "principalId", "sessionContext", "userName",
    ])
  func identity(field: String) {
    #expect(sample.records.contains { $0["userIdentity", field] != nil })
  }

  @Test("the benchmark's questions find something")
  func benchmark() {
    let records = sample.records
    func some(_ isFound: (Sample.Record) -> Bool) -> Bool { records.contains(where: isFound) }
    #expect(some { $0.name == "StopLogging" })
    #expect(some { $0.name == "GetObject" && $0["awsRegion"]?.text == "ap-south-1" })
    #expect(
      some { $0.name == "ConsoleLogin" && $0["errorMessage"]?.text == "Failed authentication" })
    #expect(some { $0["requestParameters", "key"]?.text?.contains("part-0000") == true })
    #expect(some { $0["userAgent"]?.text?.contains("Boto3") == true })
    let begun = Set(
      records.filter { $0.name == "AssumeRole" }
        .compactMap { $0["responseElements", "credentials", "accessKeyId"]?.text })
    #expect(
      some {
        $0.name == "DeleteBucket" && begun.contains($0["userIdentity", "accessKeyId"]?.text ?? "-")
      })
  }
}
