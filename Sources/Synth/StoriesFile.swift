/// `stories.json`: what is planted and where, so that a detection can be marked.
extension Recipe {
  func storiesJSON() -> String {
    var paths: [Int: [Int: String]] = [:]
    for file in plan.files where !file.planted.isEmpty {
      let path = TreeWriter.path(of: file, plan, world)
      for place in file.planted {
        let record = plan.planted[place]
        paths[record.story, default: [:]][record.step] = path
      }
    }
    func list(_ nearMisses: Bool) -> String {
      stories.indices.filter { (stories[$0].nearMissOf != nil) == nearMisses }
        .map { text(of: stories[$0], paths[$0] ?? [:]) }.joined(separator: ",\n")
    }
    return """
      {
       "seed": \(world.seed),
       "quiet": \(world.isQuiet),
       "stories": [
      \(list(false))
       ],
       "nearMisses": [
      \(list(true))
       ]
      }

      """
  }

  private func text(of story: Story, _ paths: [Int: String]) -> String {
    let events = story.steps.enumerated().map { index, step in
      var sink = ByteSink(capacity: 64)
      sink.append(time: step.time)
      let time = String(decoding: sink.bytes(from: 0), as: UTF8.self)
      return "    {\"eventID\": \(quoted(step.eventID)), \"eventTime\": \(quoted(time)), "
        + "\"eventName\": \(quoted(step.eventName)), \"file\": \(quoted(paths[index] ?? ""))}"
    }
    let nearMiss = story.nearMissOf.map { "\"nearMissOf\": \(quoted($0)), " } ?? ""
    return """
        {"name": \(quoted(story.name)), \(nearMiss)"description": \(quoted(story.description)),
         "principal": \(quoted(story.principal)),
         "keys": [\(story.keys.map(quoted).joined(separator: ", "))],
         "addresses": [\(story.addresses.map(quoted).joined(separator: ", "))],
         "events": [
      \(events.joined(separator: ",\n"))
         ]}
      """
  }

  /// All texts are our own: only quotation marks and backslashes could need an escape.
  private func quoted(_ text: String) -> String {
    "\""
      + text.split(separator: "\\", omittingEmptySubsequences: false).joined(separator: "\\\\")
      .split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"") + "\""
  }
}
