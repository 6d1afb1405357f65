/// Events in memory, for tests and measurements: the same that `synthesize` would write.
package struct EventStream: Sendable {
  package var options: SynthOptions

  package init(_ options: SynthOptions = SynthOptions()) {
    self.options = options
  }

  /// `count` records of JSON, file by file, account by account.
  package func events(count: Int, seed: UInt64, quiet: Bool = false) -> [[UInt8]] {
    var stream = self
    stream.options.events = count
    stream.options.seed = seed
    stream.options.quiet = quiet
    var records: [[UInt8]] = []
    stream.forEachFile { _, file, bounds in
      for bound in bounds { records.append(Array(file[bound])) }
    }
    return records
  }

  /// Every file with its path in the tree, its JSON and where its records lie in it.
  package func forEachFile(
    _ body: (_ path: String, _ json: [UInt8], _ records: [Range<Int>]) -> Void
  ) {
    let recipe = Recipe(options)
    var writer = FileWriter(recipe.world, recipe.plan)
    var sink = ByteSink(capacity: 1 << 20)
    for place in recipe.plan.files.indices {
      sink.removeAll()
      writer.write(place, into: &sink)
      // Behind each record a comma, behind the last one the closing "]}".
      let ends = writer.starts.dropFirst().map { $0 - 1 } + [sink.count - 2]
      let path = TreeWriter.path(of: recipe.plan.files[place], recipe.plan, recipe.world)
      body(path, sink.bytes(from: 0), zip(writer.starts, ends).map { $0..<$1 })
    }
  }

  /// What `stories.json` would say.
  package func stories() -> String { Recipe(options).storiesJSON() }
}
