package import TarnColumns

/// One aggregate's state over all groups of one worker. Methods are called per batch, so the
/// existential costs nothing that counts.
///
/// Rows come in (segment, row) order per worker, and workers are merged in segment order: an
/// aggregate that depends on order (array_agg, arbitrary, sums of doubles) gives the same answer
/// whatever the threads.
package protocol Aggregate: AnyObject {
  /// Room for groups `0..<count`; new ones are empty.
  func grow(to count: Int)

  /// Takes rows in: row r belongs to group `groups[r]`. Masked and filtered rows are gone already;
  /// nulls are not, each aggregate has its own rule. The vectors may be dictionaries or constants.
  func update(_ arguments: [Vector], groups: [UInt32]) throws(EvaluationError)

  /// How rows are taken that stand for several equal ones.
  var repeats: RepeatedRows { get }

  /// Whether coded texts may be among the arguments; else they come as bytes.
  var readsCodedTexts: Bool { get }

  /// Row r comes `counts[r]` times; called only where `repeats` is `counted`.
  func update(_ arguments: [Vector], groups: [UInt32], counts: [UInt32]) throws(EvaluationError)

  /// Takes another worker's state in: its group g is our `groups[g]`.
  func merge(_ other: any Aggregate, groups: [UInt32]) throws(EvaluationError)

  /// One row a group.
  func finish(count: Int) throws(EvaluationError) -> Vector

  /// About how many bytes the state holds.
  var byteSize: Int { get }
}

/// What equal rows mean to an aggregate.
package enum RepeatedRows: Sendable {
  /// Each is needed by itself.
  case separate
  /// One is as good as many: min, max, distinct values.
  case ignored
  /// How many there are is all that matters.
  case counted
}

extension Aggregate {
  package var repeats: RepeatedRows { .separate }
  package var readsCodedTexts: Bool { false }

  package func update(
    _ arguments: [Vector], groups: [UInt32], counts: [UInt32]
  ) throws(EvaluationError) {
    try update(arguments, groups: groups)
  }
}

/// A window function over one partition in its order.
package protocol WindowFunction: AnyObject {
  /// The result for every row of a partition. Frames are given for functions that read them
  /// (first_value, nth_value, last_value); rank-like functions use `peers`.
  func evaluate(_ partition: WindowPartition) throws(EvaluationError) -> Vector
}

package struct WindowPartition: Sendable {
  /// The arguments, in the partition's order, `count` rows each.
  package let arguments: [Vector]
  package let count: Int
  /// For each row the first row of its peer group and the row after its last.
  package let peers: [Range<Int>]
  /// For each row its frame; empty ranges for empty frames.
  package let frames: [Range<Int>]
  package let ignoresNulls: Bool

  package init(
    arguments: [Vector], count: Int, peers: [Range<Int>], frames: [Range<Int>], ignoresNulls: Bool
  ) {
    self.arguments = arguments
    self.count = count
    self.peers = peers
    self.frames = frames
    self.ignoresNulls = ignoresNulls
  }
}
