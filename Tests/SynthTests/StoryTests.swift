import Testing

@testable import TarnSynth

struct StoryTests {
  let sample = Sample.big

  @Test("five stories of 8 to 60 events, each with near misses")
  func allPlanted() {
    let stories = sample.stories["stories"]?.elements ?? []
    let nearMisses = sample.stories["nearMisses"]?.elements ?? []
    let names = stories.compactMap { $0["name"]?.text }
    #expect(
      names == ["stolen-key", "privilege-escalation", "log-tamper", "mass-download", "role-chain"])
    for story in stories {
      #expect((8...60).contains(story["events"]?.elements.count ?? 0))
    }
    for name in names {
      #expect(nearMisses.count(where: { $0["nearMissOf"]?.text == name }) >= 2, "\(name)")
    }
  }

  @Test("each planted event lies in the file that the list names, and in order of time")
  func complete() throws {
    var byFile: [String: [String: Sample.Record]] = [:]
    for file in sample.files {
      for record in file.records {
        byFile[file.path, default: [:]][record["eventID"]?.text ?? ""] = record
      }
    }
    let all =
      (sample.stories["stories"]?.elements ?? []) + (sample.stories["nearMisses"]?.elements ?? [])
    #expect(all.count > 15)
    for story in all {
      var last = ""
      for event in story["events"]?.elements ?? [] {
        let file = try #require(event["file"]?.text)
        let record = try #require(byFile[file]?[event["eventID"]?.text ?? ""])
        #expect(record.time == event["eventTime"]?.text)
        #expect(record.name == event["eventName"]?.text)
        #expect(record.time >= last)
        last = record.time
        if let key = record["userIdentity", "accessKeyId"]?.text, !key.isEmpty {
          #expect(story["keys"]?.elements.contains(.text(key)) == true)
        }
      }
    }
  }

  @Test("strangers' addresses belong to stories alone")
  func strangers() {
    let planted = Set(
      (sample.stories["stories"]?.elements ?? []).flatMap { $0["events"]?.elements ?? [] }
        .compactMap { $0["eventID"]?.text })
    for address in [Strangers.exitNode, Strangers.rentedHost, Strangers.farOffice] {
      let found = sample.records.filter { $0["sourceIPAddress"]?.text == address }
      #expect(!found.isEmpty)
      #expect(found.allSatisfy { planted.contains($0["eventID"]?.text ?? "") })
    }
  }

  @Test("a quiet tree has the near misses only")
  func quiet() {
    var options = SynthOptions()
    options.events = 3000
    options.quiet = true
    let quiet = Sample(options)
    #expect(quiet.stories["quiet"] == .boolean(true))
    #expect(quiet.stories["stories"]?.elements.isEmpty == true)
    #expect((quiet.stories["nearMisses"]?.elements.count ?? 0) > 10)
    #expect(!quiet.records.contains { $0["sourceIPAddress"]?.text == Strangers.exitNode })
    // Root acts through a service only, and every user's sign-in has a second factor.
    let root = quiet.records.filter { $0["userIdentity", "type"]?.text == "Root" }
    #expect(root.allSatisfy { $0["userIdentity", "invokedBy"] != nil })
    #expect(
      !quiet.records.contains {
        $0.name == "ConsoleLogin" && $0["userIdentity", "type"]?.text == "IAMUser"
          && $0["responseElements", "ConsoleLogin"]?.text == "Success"
          && $0["additionalEventData", "MFAUsed"]?.text != "Yes"
      })
    // StopLogging was tried, and refused.
    let stops = quiet.records.filter { $0.name == "StopLogging" }
    #expect(!stops.isEmpty)
    #expect(stops.allSatisfy { $0["errorCode"] != nil })
  }

  @Test("a small tree holds as many stories as take half of its events", arguments: [1, 60, 400])
  func small(events: Int) {
    var options = SynthOptions()
    options.events = events
    options.days = 1
    options.accounts = 1
    options.regions = 1
    let small = Sample(options)
    #expect(small.records.count == events)
    let planted = (small.stories["stories"]?.elements ?? []).flatMap {
      $0["events"]?.elements ?? []
    }
    #expect(planted.count <= events / 2)
  }
}
