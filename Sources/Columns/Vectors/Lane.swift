/// A Swift type that one layout's values are read and written as: `Bool`, `Int64`, `Int128`,
/// `Double`, `Instant`, and `TextView`, which is only read.
@usableFromInline package protocol Lane: SendableMetatype {
  associatedtype Base
  /// Calls `body` with a place to read flat storage from; storage of another layout is our bug.
  static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (Base) -> Result
  ) -> Result
  static func read(_ base: Base, _ index: Int) -> Self
}

/// A lane that can be stored: kernels return it.
@usableFromInline package protocol StoredLane: Lane {
  static var blank: Self { get }
  static func storage(_ values: [Self]) -> Vector.Storage
}

/// The bytes of one text, valid only during the call that it is given to.
@usableFromInline package struct TextView {
  @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>

  @inlinable
  package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  @inlinable package var count: Int { bytes.count }
  @inlinable package subscript(index: Int) -> UInt8 { bytes[index] }
}

/// Reads one argument's rows whatever its storage: flat, codes or constant.
@usableFromInline package struct LaneView<Element: Lane> {
  @usableFromInline package let base: Element.Base
  @usableFromInline package let codes: UnsafePointer<UInt32>?
  @usableFromInline package let isConstant: Bool
  @usableFromInline package let nulls: UnsafePointer<Bool>?

  @inlinable
  package init(
    base: Element.Base, codes: UnsafePointer<UInt32>?, isConstant: Bool,
    nulls: UnsafePointer<Bool>?
  ) {
    self.base = base
    self.codes = codes
    self.isConstant = isConstant
    self.nulls = nulls
  }

  @inlinable
  package func index(_ row: Int) -> Int {
    if isConstant { return 0 }
    guard let codes else { return row }
    return Int(codes[row])
  }

  @inlinable
  package func isNull(_ row: Int) -> Bool {
    guard let nulls else { return false }
    return nulls[index(row)]
  }

  @inlinable
  package subscript(row: Int) -> Element { Element.read(base, index(row)) }
}

extension Lane {
  /// Pins a vector's arrays for the time of `body`; the view must not leave it.
  @inlinable
  package static func withView<Result>(
    _ vector: Vector, _ body: (LaneView<Self>) -> Result
  ) -> Result {
    switch vector.storage {
    case .dictionary(let codes, let values):
      return codes.withUnsafeBufferPointer { codes in
        withFlat(values) { base, nulls in
          body(LaneView(base: base, codes: codes.baseAddress, isConstant: false, nulls: nulls))
        }
      }
    case .constant(let value):
      return withFlat(value) { base, nulls in
        body(LaneView(base: base, codes: nil, isConstant: true, nulls: nulls))
      }
    default:
      return withFlat(vector) { base, nulls in
        body(LaneView(base: base, codes: nil, isConstant: false, nulls: nulls))
      }
    }
  }

  @inlinable
  package static func withFlat<Result>(
    _ vector: Vector, _ body: (Base, UnsafePointer<Bool>?) -> Result
  ) -> Result {
    withBase(vector.storage) { base in
      guard let nulls = vector.nulls else { return body(base, nil) }
      return nulls.withUnsafeBufferPointer { body(base, $0.baseAddress) }
    }
  }
}

// Types that inlinable code names are `@usableFromInline`: without it nothing of them is specialised
// in other modules, and each row costs a hundred times as much.

extension Bool: StoredLane {
  @inlinable package static var blank: Bool { false }
  @inlinable package static func storage(_ values: [Bool]) -> Vector.Storage { .boolean(values) }
  @inlinable package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (UnsafeBufferPointer<Bool>) -> Result
  ) -> Result {
    guard case .boolean(let values) = storage else { preconditionFailure("not booleans") }
    return values.withUnsafeBufferPointer(body)
  }
  @inlinable package static func read(_ base: UnsafeBufferPointer<Bool>, _ index: Int) -> Bool {
    base[index]
  }
}

extension Int64: StoredLane {
  @inlinable package static var blank: Int64 { 0 }
  @inlinable package static func storage(_ values: [Int64]) -> Vector.Storage { .int64(values) }
  @inlinable package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (UnsafeBufferPointer<Int64>) -> Result
  ) -> Result {
    guard case .int64(let values) = storage else { preconditionFailure("not integers") }
    return values.withUnsafeBufferPointer(body)
  }
  @inlinable package static func read(_ base: UnsafeBufferPointer<Int64>, _ index: Int) -> Int64 {
    base[index]
  }
}

extension Int128: StoredLane {
  @inlinable package static var blank: Int128 { 0 }
  @inlinable package static func storage(_ values: [Int128]) -> Vector.Storage { .int128(values) }
  @inlinable package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (UnsafeBufferPointer<Int128>) -> Result
  ) -> Result {
    guard case .int128(let values) = storage else { preconditionFailure("not decimals") }
    return values.withUnsafeBufferPointer(body)
  }
  @inlinable package static func read(_ base: UnsafeBufferPointer<Int128>, _ index: Int) -> Int128 {
    base[index]
  }
}

extension Double: StoredLane {
  @inlinable package static var blank: Double { 0 }
  @inlinable package static func storage(_ values: [Double]) -> Vector.Storage { .double(values) }
  @inlinable package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (UnsafeBufferPointer<Double>) -> Result
  ) -> Result {
    guard case .double(let values) = storage else { preconditionFailure("not doubles") }
    return values.withUnsafeBufferPointer(body)
  }
  @inlinable package static func read(_ base: UnsafeBufferPointer<Double>, _ index: Int) -> Double {
    base[index]
  }
}

extension Instant: StoredLane {
  @inlinable package static var blank: Instant { Instant(micros: 0) }
  @inlinable package static func storage(_ values: [Instant]) -> Vector.Storage { .instant(values) }
  @inlinable package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (UnsafeBufferPointer<Instant>) -> Result
  ) -> Result {
    guard case .instant(let values) = storage else { preconditionFailure("not instants") }
    return values.withUnsafeBufferPointer(body)
  }
  @inlinable package static func read(_ base: UnsafeBufferPointer<Instant>, _ index: Int) -> Instant
  {
    base[index]
  }
}

extension TextView: Lane {
  @usableFromInline package struct Base {
    @usableFromInline package let arena: UnsafeBufferPointer<UInt8>
    @usableFromInline package let extents: UnsafeBufferPointer<Extent>

    @inlinable
    package init(arena: UnsafeBufferPointer<UInt8>, extents: UnsafeBufferPointer<Extent>) {
      self.arena = arena
      self.extents = extents
    }
  }

  @inlinable
  package static func withBase<Result>(
    _ storage: Vector.Storage, _ body: (Base) -> Result
  ) -> Result {
    guard case .text(let texts) = storage else { preconditionFailure("not texts") }
    return texts.arena.withUnsafeBufferPointer { arena in
      texts.extents.withUnsafeBufferPointer { body(Base(arena: arena, extents: $0)) }
    }
  }

  @inlinable
  package static func read(_ base: Base, _ index: Int) -> TextView {
    let extent = base.extents[index]
    return TextView(
      UnsafeBufferPointer(rebasing: base.arena[extent.offset..<extent.offset + extent.length]))
  }
}
