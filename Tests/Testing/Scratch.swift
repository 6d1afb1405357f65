import Foundation

/// A folder of a test's own, gone when the test is.
package final class Scratch {
  package let path: String

  package init() throws {
    path = NSTemporaryDirectory() + "tarn-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func file(_ name: String) -> String { path + "/" + name }

  /// Writes a file below the folder and returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    let file = file(name)
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    return file
  }
}

/// Places in the checkout.
package enum Checkout {
  /// The package's root.
  package static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// A file beside the checkout that is there in some places only.
  package static func shared(_ name: String) -> String? {
    let path = root + "/../shared/" + name
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}

/// Runs a program and gives what it wrote.
package struct ProgramRun: Sendable {
  package let status: Int32
  package let output: String
  package let errors: String

  package init(
    _ program: String, _ arguments: [String], in folder: String? = nil,
    environment: [String: String] = [:]
  ) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let scratch = try Scratch()
    // Files, not pipes: a pipe that nobody empties would stop the program.
    let output = try scratch.write("output", "")
    let errors = try scratch.write("errors", "")
    process.standardOutput = FileHandle(forWritingAtPath: output)
    process.standardError = FileHandle(forWritingAtPath: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = try String(
      decoding: Data(contentsOf: URL(fileURLWithPath: output)), as: UTF8.self)
    self.errors = try String(
      decoding: Data(contentsOf: URL(fileURLWithPath: errors)), as: UTF8.self)
  }
}
