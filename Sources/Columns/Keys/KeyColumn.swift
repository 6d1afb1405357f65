/// Numbers one column's values in order of first appearance, over any number of batches; number 0
/// is null. Codes are turned into numbers through one look-up per distinct value of a batch.
package struct KeyColumn: Sendable {
  package let type: SQLType
  private var texts = TextInterner()
  private var integers = IntegerInterner()
  /// The first value seen of each number, for types that are neither texts nor integers.
  private var others: [Value] = []

  package init(_ type: SQLType) { self.type = type }

  /// How many numbers are in use, with the null's.
  package var count: Int {
    switch type.layout {
    case .int64, .boolean, .double: integers.count + 1
    default: texts.count + 1
    }
  }

  package var byteSize: Int { texts.byteSize + integers.byteSize + others.count * 64 }

  private static let unknown = UInt32.max

  /// The number of each row's value, new values included.
  package mutating func numbers(of vector: Vector) -> [UInt32] {
    switch vector.storage {
    case .constant(let value):
      let number = flatNumbers(of: value)[0]
      return [UInt32](repeating: number, count: vector.count)
    case .dictionary(let codes, let values):
      if values.count > vector.count { return flatNumbers(of: vector.flat()) }
      return spread(codes, values)
    default: return flatNumbers(of: vector)
    }
  }

  /// Only values that a row uses are numbered, in the order of the rows.
  private mutating func spread(_ codes: [UInt32], _ values: Vector) -> [UInt32] {
    var known = [UInt32](repeating: Self.unknown, count: values.count)
    var used: [UInt32] = []
    for code in codes where known[Int(code)] == Self.unknown {
      known[Int(code)] = 0
      used.append(code)
    }
    let numbers = flatNumbers(of: values.taking(used))
    for index in used.indices { known[Int(used[index])] = numbers[index] }
    return codes.map { known[Int($0)] }
  }

  private mutating func flatNumbers(of vector: Vector) -> [UInt32] {
    if case .coded(let coded) = vector.storage { return codedNumbers(coded, vector) }
    var numbers = [UInt32](repeating: 0, count: vector.count)
    let nulls = vector.nulls
    switch vector.storage {
    case .int64(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = integers.number(UInt64(bitPattern: values[row])) + 1
      }
    case .boolean(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = integers.number(values[row] ? 1 : 0) + 1
      }
    case .double(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = integers.number(KeyEncoding.bits(values[row])) + 1
      }
    case .text(let array):
      array.arena.withUnsafeBufferPointer { arena in
        for row in array.extents.indices where !(nulls?[row] ?? false) {
          let bytes = UnsafeBufferPointer(rebasing: arena[array.extents[row].range])
          numbers[row] = texts.number(bytes) + 1
        }
      }
    case .instant(let values):
      // Truncated times come in runs.
      var last: (instant: Instant, number: UInt32)?
      for row in values.indices where !(nulls?[row] ?? false) {
        if let last, last.instant == values[row] {
          numbers[row] = last.number
          continue
        }
        numbers[row] = otherNumber(.instant(values[row])) + 1
        last = (values[row], numbers[row])
      }
    default:
      var bytes: [UInt8] = []
      for row in 0..<vector.count where !(nulls?[row] ?? false) {
        let value = vector.value(at: row)
        bytes.removeAll(keepingCapacity: true)
        KeyEncoding.append(value, to: &bytes)
        let number = bytes.withUnsafeBufferPointer { texts.number($0) }
        if Int(number) == others.count { others.append(value) }
        numbers[row] = number + 1
      }
    }
    return numbers
  }

  private mutating func otherNumber(_ value: Value) -> UInt32 {
    var bytes: [UInt8] = []
    KeyEncoding.append(value, to: &bytes)
    let number = bytes.withUnsafeBufferPointer { texts.number($0) }
    if Int(number) == others.count { others.append(value) }
    return number
  }

  /// Equal neighbours, which times in order have, are looked up once.
  private mutating func codedNumbers(_ coded: CodedTexts, _ vector: Vector) -> [UInt32] {
    guard case .seconds(let values) = coded else { return flatNumbers(of: vector.decoded()) }
    var runs: [UInt32] = []
    var runOf = [UInt32](repeating: 0, count: values.count)
    for row in values.indices {
      let isNull = vector.nulls?[row] ?? false
      let continues =
        row > 0 && values[row] == values[row - 1] && isNull == (vector.nulls?[row - 1] ?? false)
      if !continues { runs.append(UInt32(row)) }
      runOf[row] = UInt32(runs.count - 1)
    }
    let numbers = flatNumbers(of: vector.taking(runs).decoded())
    return runOf.map { numbers[Int($0)] }
  }

  /// The same without new numbers: nil-valued rows (`unknown`) were never seen; null is 0.
  package func existingNumbers(of vector: Vector) -> [UInt32] {
    switch vector.storage {
    case .constant(let value):
      return [UInt32](repeating: existingFlat(of: value)[0], count: vector.count)
    case .dictionary(let codes, let values):
      if values.count > vector.count { return existingFlat(of: vector.flat()) }
      let known = existingFlat(of: values)
      return codes.map { known[Int($0)] }
    default: return existingFlat(of: vector)
    }
  }

  /// What `existingNumbers` gives for a value that has no number.
  package static var missing: UInt32 { unknown }

  private func existingFlat(of vector: Vector) -> [UInt32] {
    let vector = vector.decoded()
    var numbers = [UInt32](repeating: 0, count: vector.count)
    let nulls = vector.nulls
    func place(_ number: UInt32?) -> UInt32 { number.map { $0 + 1 } ?? Self.unknown }
    switch vector.storage {
    case .int64(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = place(integers.existingNumber(UInt64(bitPattern: values[row])))
      }
    case .boolean(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = place(integers.existingNumber(values[row] ? 1 : 0))
      }
    case .double(let values):
      for row in values.indices where !(nulls?[row] ?? false) {
        numbers[row] = place(integers.existingNumber(KeyEncoding.bits(values[row])))
      }
    case .text(let array):
      array.arena.withUnsafeBufferPointer { arena in
        for row in array.extents.indices where !(nulls?[row] ?? false) {
          let bytes = UnsafeBufferPointer(rebasing: arena[array.extents[row].range])
          numbers[row] = place(texts.existingNumber(bytes))
        }
      }
    default:
      var bytes: [UInt8] = []
      for row in 0..<vector.count where !(nulls?[row] ?? false) {
        bytes.removeAll(keepingCapacity: true)
        KeyEncoding.append(vector.value(at: row), to: &bytes)
        numbers[row] = place(bytes.withUnsafeBufferPointer { texts.existingNumber($0) })
      }
    }
    return numbers
  }

  /// The values of some numbers, null for 0.
  package func values(of numbers: [UInt32]) -> Vector {
    var hasNull = false
    for number in numbers where number == 0 { hasNull = true }
    let nulls = hasNull ? numbers.map { $0 == 0 } : nil
    func integer(_ number: UInt32) -> UInt64 {
      number == 0 ? 0 : integers.values[Int(number) - 1]
    }
    switch type.layout {
    case .int64:
      let values = numbers.map { Int64(bitPattern: integer($0)) }
      return Vector(type, count: numbers.count, .int64(values), nulls: nulls)
    case .boolean:
      let values = numbers.map { integer($0) == 1 }
      return Vector(type, count: numbers.count, .boolean(values), nulls: nulls)
    case .double:
      let values = numbers.map { Double(bitPattern: integer($0)) }
      return Vector(type, count: numbers.count, .double(values), nulls: nulls)
    case .text:
      let extents = numbers.map { $0 == 0 ? Extent(0, 0) : texts.texts.extents[Int($0) - 1] }
      let array = TextArray(arena: texts.texts.arena, extents: extents)
      return Vector(type, count: numbers.count, .text(array), nulls: nulls)
    default:
      return Vector(type, numbers.map { $0 == 0 ? .null : others[Int($0) - 1] })
    }
  }
}
