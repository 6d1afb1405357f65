import TarnStorage

/// What stays of a lake between queries: connections, the catalog, shapes, heads and dictionaries.
/// All of it belongs to one generation, so that a commit by anyone empties it.
package final class LakeCache: Sendable {
  package let path: String
  private let state = Monitor(State())

  private struct State {
    var catalog: LakeCatalog?
    var chunks: ChunkCache?
    /// Connections outside any snapshot.
    var idle: [LakeSession] = []
  }

  package init(path: String) { self.path = path }

  /// A connection with a snapshot of its own.
  func open() throws -> LakeSession {
    let known = state.change { $0.idle.popLast() }
    let session: LakeSession
    if let known {
      session = known
      try session.reader.begin()
    } else {
      session = LakeSession(try LakeReader(path: path))
    }
    let generation = session.reader.generation
    let found = state.change { state in
      if state.catalog?.generation == generation { return (state.catalog, state.chunks) }
      return (nil, nil)
    }
    let catalog = try found.0 ?? LakeCatalog(session.reader)
    let chunks = found.1 ?? ChunkCache(generation: generation)
    if found.0 == nil {
      state.change { state in
        state.catalog = catalog
        state.chunks = chunks
      }
    }
    session.use(catalog, chunks)
    return session
  }

  func close(_ session: LakeSession) {
    // A connection that cannot leave its snapshot is of no further use.
    guard (try? session.reader.end()) != nil else { return }
    state.change { $0.idle.append(session) }
  }

  /// The stores as of the newest commit.
  package func stores() throws -> [(name: String, id: String?)] {
    let session = try open()
    defer { close(session) }
    return session.catalog?.stores.map { ($0.name, $0.uuid) } ?? []
  }
}

/// One connection with what one thread keeps beside it.
final class LakeSession {
  let reader: LakeReader
  private(set) var templates: ShapeTemplates
  private(set) var names: SystemNames
  private(set) var catalog: LakeCatalog?

  init(_ reader: LakeReader) {
    self.reader = reader
    templates = ShapeTemplates(reader, kinds: [:])
    names = SystemNames(reader)
  }

  func use(_ catalog: LakeCatalog, _ chunks: ChunkCache) {
    reader.cache = chunks
    if self.catalog === catalog { return }
    self.catalog = catalog
    templates = ShapeTemplates(reader, kinds: catalog.columnKinds)
    names = SystemNames(reader)
  }
}

/// The connections of one query, all with the same snapshot; given back when the query is over.
///
/// `@unchecked Sendable`: a session is used by one thread at a time, the one that has taken it.
final class LakeSnapshot: @unchecked Sendable {
  let cache: LakeCache
  let catalog: LakeCatalog
  private let free: Monitor<[LakeSession]>

  init(_ cache: LakeCache) throws {
    self.cache = cache
    let session = try cache.open()
    guard let catalog = session.catalog else { throw SnapshotMoved() }
    self.catalog = catalog
    free = Monitor([session])
  }

  deinit {
    for session in free.change({ $0 }) { cache.close(session) }
  }

  var generation: Int64 { catalog.generation }

  /// Opens connections before any row is given, so that a commit meanwhile is noticed while the
  /// query can still begin again.
  func prepare(_ count: Int) throws {
    while free.change({ $0.count }) < count {
      let session = try fresh()
      free.change { $0.append(session) }
    }
  }

  func take() throws -> LakeSession {
    if let session = free.change({ $0.popLast() }) { return session }
    return try fresh()
  }

  func give(_ session: LakeSession) { free.change { $0.append(session) } }

  private func fresh() throws -> LakeSession {
    let session = try cache.open()
    guard session.reader.generation == generation else {
      cache.close(session)
      throw SnapshotMoved()
    }
    return session
  }
}
