#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Saved queries by name: those of the binary, and those of a folder, which come before them.
public struct QueryLibrary: Sendable {
  public private(set) var queries: [SavedQuery] = []

  /// The queries that travel with the program.
  public static func builtIn() throws -> QueryLibrary {
    var library = QueryLibrary()
    for (folder, file, text) in builtInTexts {
      library.queries.append(
        try SavedQuery(text, folder: folder, file: "Queries/\(folder)/\(file)"))
    }
    library.sort()
    return library
  }

  /// `DIR/*.sql` and `DIR/FOLDER/*.sql`; a query of the same name takes the place of another.
  public mutating func add(folder path: String) throws {
    guard Files.isFolder(path) else {
      throw LakeError(.input, "Folder '\(path)' does not exist")
    }
    for name in try Self.entries(path) {
      let inner = path + "/" + name
      if name.hasSuffix(".sql") {
        try add(file: inner, name: name, folder: "")
      } else if Files.isFolder(inner) {
        for file in try Self.entries(inner) where file.hasSuffix(".sql") {
          try add(file: inner + "/" + file, name: file, folder: name)
        }
      }
    }
  }

  private mutating func add(file: String, name: String, folder: String) throws {
    let query = try SavedQuery(try Files.text(file), folder: folder, file: file)
    guard query.name + ".sql" == name else {
      throw LakeError(.sql, "\(file):1: the query's name is '\(query.name)', not its file's")
    }
    try add(query)
  }

  private mutating func add(_ query: SavedQuery) throws {
    queries.removeAll { $0.name == query.name }
    queries.append(query)
    sort()
  }

  private mutating func sort() {
    queries.sort { ($0.folder, $0.name) < ($1.folder, $1.name) }
  }

  public subscript(name: String) -> SavedQuery? { queries.first { $0.name == name } }

  private static func entries(_ path: String) throws -> [String] {
    guard let folder = opendir(path) else {
      throw LakeError(
        .input, "Folder '\(path)' cannot be read: \(String(cString: strerror(errno)))")
    }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
