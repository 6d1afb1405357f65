/// A planted sequence of events, in order.
struct Story: Sendable {
  var name: String
  var description: String
  var isNearMiss: Bool
  var principal = ""
  var keys: [String] = []
  var addresses: [String] = []
  var steps: [Step] = []

  struct Step: Sendable {
    var eventID: String
    var eventName: String
    var time: Int
    var stream: Int
  }
}

enum StoryBook {
  static func plant(
    _ options: SynthOptions, _ world: inout World, into planted: inout [PlantedRecord]
  ) -> [Story] { [] }
}

extension Recipe {
  func storiesJSON() -> String { "{}\n" }
}
