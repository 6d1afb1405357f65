import TarnZlib

/// What was generated.
package struct SynthSummary: Sendable {
  package var files = 0
  package var events = 0
  /// JSON, before compression.
  package var bytes = 0
  package var compressedBytes = 0
  package var stories = 0
  package var nearMisses = 0
}

/// Writes a tree of CloudTrail files and `stories.json` beside it.
///
/// The tree is a function of the options alone: each file is made from its own seed, by whichever
/// thread takes it. `progress` is called now and then with the sums so far, from any thread.
package func synthesize(
  _ options: SynthOptions, progress: (@Sendable (SynthSummary) -> Void)? = nil
) throws(SynthError) -> SynthSummary {
  try options.checked()
  if options.output.isEmpty { throw .missingOption("--out") }
  let tree = TreeWriter(root: options.output)
  try tree.prepare()
  let recipe = Recipe(options)
  let shared = Progress()
  let threads = options.threads > 0 ? options.threads : min(64, Workers.coreCount)
  Workers.run(threads) { _ in
    do throws(SynthError) {
      try work(recipe, options, tree, shared, progress)
    } catch {
      shared.fail(error)
    }
  }
  let sums = shared.total
  if let error = sums.error { throw error }
  try tree.write(Array(recipe.storiesJSON().utf8), to: "stories.json")
  return recipe.summary(sums)
}

/// World and plan of a run.
struct Recipe: Sendable {
  let world: World
  let plan: Plan
  let stories: [Story]

  init(_ options: SynthOptions) {
    var world = World(
      seed: options.seed, accounts: options.accounts, regions: options.regions,
      isQuiet: options.quiet)
    var planted: [PlantedRecord] = []
    stories = StoryBook.plant(options, &world, into: &planted)
    plan = Plan(options, world, planted: planted)
    self.world = world
  }

  func summary(_ sums: Progress.Sums) -> SynthSummary {
    SynthSummary(
      files: sums.files, events: sums.events, bytes: sums.bytes,
      compressedBytes: sums.compressedBytes,
      stories: stories.count(where: { $0.nearMissOf == nil }),
      nearMisses: stories.count(where: { $0.nearMissOf != nil }))
  }
}

private func work(
  _ recipe: Recipe, _ options: SynthOptions, _ tree: TreeWriter, _ shared: Progress,
  _ progress: (@Sendable (SynthSummary) -> Void)?
) throws(SynthError) {
  var gzip: Deflater
  do throws(ZlibError) {
    gzip = try Deflater(.gzip, level: Int32(options.gzipLevel))
  } catch {
    throw .cannotCompress(error.message)
  }
  var writer = FileWriter(recipe.world, recipe.plan)
  var sink = ByteSink(capacity: 1 << 20)
  var compressed: [UInt8] = []
  while let place = shared.takeFile(of: recipe.plan.files.count) {
    let file = recipe.plan.files[place]
    sink.removeAll()
    writer.write(place, into: &sink)
    compressed.removeAll(keepingCapacity: true)
    do throws(ZlibError) {
      try sink.withBytes { (bytes) throws(ZlibError) in
        try gzip.deflate(bytes, appendingTo: &compressed)
      }
    } catch {
      throw .cannotCompress(error.message)
    }
    try tree.write(
      compressed, to: TreeWriter.path(of: file, recipe.plan, recipe.world))
    let sums = shared.add(
      events: file.count + file.planted.count, bytes: sink.count, compressedBytes: compressed.count)
    if let progress, sums.files % 16 == 0 { progress(recipe.summary(sums)) }
  }
}

extension TreeWriter {
  func write(_ bytes: some Collection<UInt8>, to path: String) throws(SynthError) {
    var failure: SynthError?
    let done: Void? = bytes.withContiguousStorageIfAvailable { buffer in
      do throws(SynthError) {
        try write(UnsafeRawBufferPointer(buffer), to: path)
      } catch {
        failure = error
      }
    }
    precondition(done != nil, "arrays and their slices are contiguous")
    if let failure { throw failure }
  }
}
