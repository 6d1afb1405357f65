#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the program needs to know of where it runs.
package enum Machine {
  package static let cores: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// The name of the user, for the journal; the number where it has none.
  package static let user: String = {
    let id = getuid()
    guard let entry = getpwuid(id), let name = entry.pointee.pw_name else { return "\(id)" }
    return String(cString: name)
  }()

  package static func environment(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }
}
