import TarnColumns

extension MapFunctions {
  static let parts: [Function] = [
    Function(
      "map_entries", family: family, "A map's entries as an array of rows of key and value.",
      example: "cardinality(map_entries(map(ARRAY[1, 2], ARRAY['x', 'y'])))", gives: "2",
      [
        Overload(
          "(map(K, V)) -> array(row(K, V))",
          .strictValues { values, _ in
            .list(values[0].entries.map { .row([$0.key, $0.value]) })
          })
      ]),
    Function(
      "map_keys", family: family, "A map's keys as an array.",
      example: "map_keys(map(ARRAY['a', 'b'], ARRAY[1, 2]))", gives: #"["a","b"]"#,
      [Overload("(map(K, V)) -> array(K)", partKernel { $0.keys })]),
    Function(
      "map_values", family: family, "A map's values as an array.",
      example: "map_values(map(ARRAY['a', 'b'], ARRAY[1, 2]))", gives: "[1,2]",
      [Overload("(map(K, V)) -> array(V)", partKernel { $0.values })]),
  ]

  /// The keys or values as they lie: only the places are copied.
  private static func partKernel(_ part: @escaping @Sendable (Maps) -> Vector) -> Kernel {
    Kernel { call in
      let maps = Maps(call.arguments[0])
      return Evaluated(
        Vector(
          call.type, count: call.rows,
          .list(ListArray(extents: maps.extents, elements: part(maps))), nulls: maps.nulls))
    }
  }

  /// The value of a key: `m[k]`, which fails where element_at(m, k) is NULL. Texts, the keys of
  /// events' parameters, are compared where they lie.
  static func valueKernel(isStrict: Bool) -> Kernel {
    Kernel { call in
      let maps = Maps(call.arguments[0])
      let wanted = call.arguments[1]
      let nulls = call.nulls(of: call.arguments)
      var picks = Picks(rows: call.rows)
      func pick(_ isEqual: (_ entry: Int, _ row: Int) -> Bool) {
        for row in 0..<call.rows {
          if nulls?[row] ?? false {
            picks.addNull()
          } else if let entry = maps.extents[row].range.first(where: { isEqual($0, row) }) {
            picks.add(entry)
          } else if isStrict {
            picks.add(missing(wanted, row, call.context))
          } else {
            picks.addNull()
          }
        }
      }
      if case .text(let texts) = maps.keys.storage, wanted.type.layout == .text {
        TextView.withView(wanted) { wanted in
          texts.arena.withUnsafeBufferPointer { arena in
            pick { entry, row in
              let extent = texts.extents[entry]
              let key = UnsafeBufferPointer(
                rebasing: arena[extent.offset..<extent.offset + extent.length])
              return TextOrder.order(key, wanted[row].bytes) == 0
            }
          }
        }
      } else {
        let values = wanted.values()
        pick { ValueOrder.isIdentical(maps.keys.value(at: $0), values[$1]) }
      }
      return picks.finish(maps.values, call.type)
    }
  }

  private static func missing(
    _ keys: Vector, _ row: Int, _ context: EvaluationContext
  ) -> EvaluationError {
    guard let cast = Cast.kernel(from: keys.type, to: .text, context: context) else {
      return .argument("Key not present in map")
    }
    let call = KernelCall(
      arguments: [keys.taking([UInt32(row)])], rows: 1, type: .text, context: context)
    guard case .text(let shown) = cast.run(call).vector.value(at: 0) else {
      return .argument("Key not present in map")
    }
    return .argument(
      "Key not present in map: \(String(decoding: shown.prefix(100), as: UTF8.self))")
  }
}
