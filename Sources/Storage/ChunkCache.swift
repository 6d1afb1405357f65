import Synchronization
import TarnColumns

/// Heads, dictionaries and blocks that were read, shared by the readers of one generation: the next
/// query finds them parsed and inflated. Chunks never change; the cache is thrown away with its
/// generation, so that ids which removal has freed mean nothing here.
package final class ChunkCache: Sendable {
  private struct TextsKey: Hashable {
    let chunk: Int64
    let which: Int
  }

  /// A run of blocks of a chunk's body.
  struct Blocks: Hashable {
    let chunk: Int64
    let region: Int
    let first: Int
    let last: Int
  }

  private struct State {
    /// nil inside: the segment has no such column.
    var heads: [Int64: ChunkHead?] = [:]
    var texts: [TextsKey: ChunkTexts] = [:]
    /// nil inside: there is none, or it is damaged.
    var filters: [Int64: BitFilter?] = [:]
    var headBytes = 0
    var blocks: [Blocks: [UInt8]] = [:]
    var blockBytes = 0
  }

  package let generation: Int64
  private let limit: Int
  private let state = Mutex(State())

  /// `limit` bytes of heads and dictionaries, and as many of blocks.
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

  func filter(_ id: Int64) -> BitFilter?? { state.withLock { $0.filters[id] } }

  func keep(_ filter: BitFilter?, _ id: Int64, bytes: Int) {
    state.withLock { state in
      reserve(bytes + 64, &state)
      state.filters[id] = filter
    }
  }

  /// Past the limit all heads are forgotten: they are small, and the next query reads its own again.
  private func reserve(_ bytes: Int, _ state: inout State) {
    if state.headBytes + bytes > limit {
      state.heads = [:]
      state.texts = [:]
      state.filters = [:]
      state.headBytes = 0
    }
    state.headBytes += bytes
  }

  func blocks(_ key: Blocks) -> [UInt8]? { state.withLock { $0.blocks[key] } }

  /// Past the limit any others make room: an order of use would lose everything to one scan that is
  /// larger than the cache.
  func keep(_ bytes: [UInt8], _ key: Blocks) {
    guard bytes.count <= limit / 16 else { return }
    state.withLock { state in
      while state.blockBytes + bytes.count > limit, let (other, old) = state.blocks.first {
        state.blocks[other] = nil
        state.blockBytes -= old.count
      }
      if state.blocks.updateValue(bytes, forKey: key) == nil { state.blockBytes += bytes.count }
    }
  }
}
