import Foundation
import Synchronization
import TarnStorage
import Testing

@testable import TarnIngest

/// Several loaders and readers of one lake at the same time.
@Suite struct ConcurrentLoadTests {
  let bench = LoadBench()

  @Test("Two loaders of overlapping trees store every event once, and readers see whole files")
  func twoLoaders() throws {
    // Each file has ten events; trees a and b share half of their events, in files of other names.
    for i in 0..<40 {
      let events = (0..<10).map { LoadBench.event(i * 10 + $0) }
      if i < 30 { _ = bench.scratch.write("a/\(i).json", LoadBench.file(events)) }
      if i >= 10 { _ = bench.scratch.write("b/x\(i).json", LoadBench.file(events.reversed())) }
    }
    let sums = Mutex((new: 0, duplicates: 0, failures: [String]()))
    let isDone = Atomic<Bool>(false)
    let lake = bench.lake
    let options = bench.options
    let trees = ["a", "b"].map { Array((bench.scratch.path + "/" + $0).utf8) }
    // The lake must be there for the reader.
    _ = try Loader.run(lake: lake, [], options: options)
    WorkerThreads.run(3) { thread in
      do {
        if thread < 2 {
          let summary = try Loader.run(lake: lake, [trees[thread]], options: options)
          sums.withLock {
            $0.new += summary.new
            $0.duplicates += summary.duplicates
          }
          if sums.withLock({ $0.new + $0.duplicates }) == 600 {
            isDone.store(true, ordering: .relaxed)
          }
        } else {
          let reader = try LakeReader(path: lake)
          for _ in 0..<500 where !isDone.load(ordering: .relaxed) {
            try reader.begin()
            let segments = try reader.segments()
            let rows = segments.reduce(0) { $0 + $1.rows }
            let partitions = try reader.partitions().reduce(0) { $0 + $1.rows }
            if rows % 10 != 0 || rows != partitions {
              sums.withLock { $0.failures.append("\(rows) rows, \(partitions) in partitions") }
            }
            usleep(1_000)
          }
        }
      } catch {
        sums.withLock { $0.failures.append("\(error)") }
      }
    }
    let result = sums.withLock { ($0.new, $0.duplicates, $0.failures) }
    #expect(result.2 == [])
    #expect(result.0 == 400)
    #expect(result.1 == 200)
    #expect(try bench.sorted() == (0..<400).map { LoadBench.event($0) }.sorted())
    var check = LakeCheck(try LakeReader(path: lake))
    check.run()
    #expect(check.findings == [])
  }

  @Test("A loader that comes after a retention elsewhere brings back what it needs")
  func names() throws {
    let first = bench.scratch.write("1.json", LoadBench.file([LoadBench.event(1)]))
    try bench.ingest([first])
    let store = try #require(try LakeReader(path: bench.lake).store("cloudtrail"))
    let gone = try Retention.run(
      lake: bench.lake, RetentionRule(store: store, before: 1_800_000_000_000_000))
    #expect(gone.rows == 1)
    let reader = try LakeReader(path: bench.lake)
    #expect(try reader.columns().isEmpty)
    try reader.end()
    let second = bench.scratch.write("2.json", LoadBench.file([LoadBench.event(2)]))
    try bench.ingest([second])
    #expect(try bench.sorted() == [LoadBench.event(2)])
    // The first file is known, so its event stays away.
    #expect(try bench.ingest([first]).knownFiles == 1)
  }

  @Test("A cancelled ingest stores whole files only and can be taken up again")
  func cancelled() throws {
    for i in 0..<20 {
      _ = bench.scratch.write(
        "a/\(i).json", LoadBench.file((0..<10).map { LoadBench.event(i * 10 + $0) }))
    }
    let cancellation = LakeCancellation()
    cancellation.cancel()
    let tree = Array((bench.scratch.path + "/a").utf8)
    let stopped = try Loader.run(
      lake: bench.lake, [tree], options: bench.options, cancellation: cancellation)
    #expect(stopped.wasCancelled)
    #expect(stopped.new == 0)
    let progress = LoadProgress()
    let whole = try Loader.run(
      lake: bench.lake, [tree], options: bench.options, progress: progress)
    #expect(whole.new == 200)
    #expect(progress.storedRecords == 200)
    #expect(progress.isComplete)
    #expect(progress.readBytes == progress.foundBytes)
  }
}
