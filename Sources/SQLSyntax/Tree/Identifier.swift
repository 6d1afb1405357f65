/// A name as written, without its quotes.
///
/// Trino folds both kinds of names to lower case where it resolves them; the text keeps its case
/// for output names. Equality is by bytes of UTF-8 (Swift's String takes é and e+◌́ for the same)
/// and does not fold case: that would be meaning.
package struct Identifier: Sendable {
  /// `userIdentity`, and `a"b` for `"a""b"`.
  package var text: String
  /// Written `"…"` or `` `…` ``.
  package var isQuoted: Bool
  package var position: SourcePosition

  package init(_ text: String, isQuoted: Bool = false, position: SourcePosition = .start) {
    self.text = text
    self.isQuoted = isQuoted
    self.position = position
  }
}

extension Identifier: Hashable {
  package static func == (left: Self, right: Self) -> Bool {
    left.isQuoted == right.isQuoted && left.text.utf8.elementsEqual(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(isQuoted)
    for byte in text.utf8 { hasher.combine(byte) }
  }
}

/// `name`, `schema.name`, `catalog.schema.name`: functions, views, prepared things. Never empty.
package struct QualifiedName: Hashable, Sendable {
  package var parts: [Identifier]

  package init(_ parts: [Identifier]) { self.parts = parts }

  /// The part that names the thing itself.
  package var last: Identifier { parts.last ?? Identifier("") }
  package var position: SourcePosition { parts.first?.position ?? .start }
}

/// A table's name as people paste it, which is more than SQL's grammar has.
///
/// `FROM 5e2676f8-9fce-46ef-8142-3e36a94e6691` is one part and a UUID, although its first seven
/// characters are a float; `db.cloudtrail_logs` two parts and a name; `<EDS ID>` one part whose
/// text is `<EDS ID>` and a placeholder. Only the last part can be anything but a name.
package struct TableName: Hashable, Sendable {
  package enum Form: Hashable, Sendable, CaseIterable {
    /// An identifier, quoted or not.
    case name
    /// Without quotes and with hyphens: `eds-id`, `my-database-table`.
    case hyphenated
    /// 8-4-4-4-12 hexadecimal digits, quoted or not.
    case uuid
    /// `arn:aws:cloudtrail:…:eventdatastore/<uuid>`, quoted or not.
    case arn
    /// A template's hole: `$EDS_ID`, `${x}`, `<EDS ID>`, `{store_id}`, `[table]`, also in a longer
    /// word such as `cloudtrail_${account}`. The text keeps the brackets.
    case placeholder
  }

  package var parts: [Identifier]
  package var form: Form

  package init(_ parts: [Identifier], form: Form = .name) {
    self.parts = parts
    self.form = form
  }

  package var last: Identifier { parts.last ?? Identifier("") }
  package var position: SourcePosition { parts.first?.position ?? .start }
}
