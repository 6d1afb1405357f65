import TarnStorage

extension EventLake {
  /// Makes an event data store, or changes its id and retention. `id` is the UUID or ARN's end of a
  /// CloudTrail Lake store whose SQL is to run here unchanged.
  package func addStore(_ name: String, id: String?, retentionDays: Int?) throws {
    guard !name.isEmpty, name.utf8.count <= 128 else {
      throw LakeError(.usage, "A store's name has 1 to 128 bytes")
    }
    try writing { writer in
      try writer.begin()
      let store = try writer.store(name)
      try writer.setStore(store, uuid: id, retentionDays: retentionDays)
      _ = try writer.addJournal(
        command: "store", user: Machine.user, seconds: 0, counts: "{\"stores\":1}")
      try writer.commit()
    }
  }

  /// Keeps events from removal, of one store or all, between two moments or for ever.
  package func addHold(
    _ name: String, store: String?, from: Int64?, to: Int64?, reason: String
  ) throws {
    let store = try store.map { try storesNamed($0)[0].id }
    try writing { writer in
      try writer.begin()
      try writer.addHold(
        name: name, store: store, first: from, last: to, reason: reason, user: Machine.user)
      _ = try writer.addJournal(
        command: "hold", user: Machine.user, seconds: 0, counts: "{\"added\":1}")
      try writer.commit()
    }
  }

  package func releaseHold(_ name: String) throws {
    try writing { writer in
      try writer.begin()
      try writer.releaseHold(name)
      _ = try writer.addJournal(
        command: "hold", user: Machine.user, seconds: 0, counts: "{\"released\":1}")
      try writer.commit()
    }
  }

  package func holdListing() throws -> LakeListing {
    try reading { reader in
      let names = Dictionary(
        try reader.stores().map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      return LakeListing(
        [
          ("name", false), ("store", false), ("from", false), ("to", false), ("reason", false),
          ("added", false), ("added_by", false), ("released", false),
        ],
        try reader.holds().map { hold in
          [
            hold.name, hold.store.flatMap { names[$0] }, hold.first.map { LakeTime.text($0) },
            hold.last.map { LakeTime.text($0) }, hold.reason, hold.added, hold.addedBy,
            hold.released,
          ]
        })
    }
  }

  /// One store by its name or id, or all.
  func storesNamed(_ name: String?) throws -> [LakeStore] {
    let stores = try reading { try $0.stores() }
    guard let name else { return stores }
    let wanted = stores.filter {
      $0.name.lowercased() == name.lowercased() || $0.uuid?.lowercased() == name.lowercased()
    }
    if wanted.isEmpty {
      throw LakeError(
        .usage,
        "Store '\(name)' does not exist; there are: \(stores.map(\.name).joined(separator: ", "))")
    }
    return wanted
  }

  private func writing(_ body: (LakeWriter) throws -> Void) throws {
    do {
      let writer = try LakeWriter(
        path: path, create: false, cancellation: LakeCancellation())
      do {
        try body(writer)
      } catch {
        writer.rollback()
        throw error
      }
      try writer.finish()
    } catch {
      throw LakeError(error)
    }
  }
}
