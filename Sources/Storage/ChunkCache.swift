import Synchronization

/// Heads and dictionaries that were read, shared by the readers of one generation: the next query
/// finds them parsed and inflated. Chunks never change; the cache is thrown away with its
/// generation, so that ids which removal has freed mean nothing here.
package final class ChunkCache: Sendable {
  private struct TextsKey: Hashable {
    let chunk: Int64
    let which: Int
  }

  private struct State {
    /// nil inside: the segment has no such column.
    var heads: [Int64: ChunkHead?] = [:]
    var texts: [TextsKey: ChunkTexts] = [:]
    var bytes = 0
  }

  package let generation: Int64
  private let limit: Int
  private let state = Mutex(State())

  /// Past `limit` bytes everything is forgotten: simpler than an order of use, and a query that
  /// reads so much would have pushed the rest out anyway.
  package init(generation: Int64, limit: Int = 192 << 20) {
    self.generation = generation
    self.limit = limit
  }

  func head(_ id: Int64) -> ChunkHead?? { state.withLock { $0.heads[id] } }

  func keep(_ head: ChunkHead?, _ id: Int64) {
    state.withLock { state in
      reserve((head?.bytes.count ?? 0) + 512, &state)
      state.heads[id] = head
    }
  }

  func texts(_ chunk: Int64, _ which: Int) -> ChunkTexts? {
    state.withLock { $0.texts[TextsKey(chunk: chunk, which: which)] }
  }

  func keep(_ texts: ChunkTexts, _ chunk: Int64, _ which: Int) {
    state.withLock { state in
      reserve(texts.arena.count + texts.offsets.count * 4 + 64, &state)
      state.texts[TextsKey(chunk: chunk, which: which)] = texts
    }
  }

  private func reserve(_ bytes: Int, _ state: inout State) {
    if state.bytes + bytes > limit { state = State() }
    state.bytes += bytes
  }
}
