/// What reading may cost.
package struct SourceLimits: Sendable {
  /// The largest uncompressed size of one file.
  package var contentBytes: Int64 = 64 << 30
  /// Real logs shrink 10-fold, an unusually uniform one 100-fold; deflate's most is 1,032-fold.
  package var ratio: Int64 = 400
  /// The ratio counts from here: small files may be as uniform as they like.
  package var ratioFrom: Int64 = 64 << 20
  /// Keeps what was read before an error instead of failing the file.
  package var salvages = false

  package init() {}
}
