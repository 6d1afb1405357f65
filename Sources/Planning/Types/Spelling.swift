/// What a writer may have meant: the nearest of the known names.
package enum Spelling {
  /// The name at the smallest edit distance, ignoring case and underscores (`event_name` is
  /// `eventName`), if it is near enough: a third of the letters may differ.
  package static func nearest(to word: String, among names: [String]) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= 128 else { return nil }
    let limit = max(1, wanted.count / 3)
    var best: (name: String, distance: Int)?
    for name in names {
      let known = folded(name)
      if known.isEmpty || abs(known.count - wanted.count) > limit { continue }
      let distance = editDistance(wanted, known)
      if distance <= limit, distance < best?.distance ?? Int.max { best = (name, distance) }
    }
    return best?.name
  }

  private static func folded(_ word: String) -> [UInt8] {
    Array(word.lowercased().utf8.filter { $0 != 0x5f })
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  package static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        var cost = last[column] + (left[row] == right[column] ? 0 : 1)
        cost = min(cost, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      beforeLast = last
      last = current
    }
    return last[right.count]
  }
}
