// swift-tools-version: 6.2
// The list is in dependency order; `dependencies` is the architecture, checked by `make lint`.
import PackageDescription

/// Every module but `Tarn` bears a prefix, since module names are global in a client's build.
func module(_ name: String, _ folder: String, imports: [String] = []) -> Target {
  .target(
    name: name, dependencies: imports.map { .byName(name: $0) }, path: "Sources/\(folder)",
    exclude: folder == "Functions" ? ["README.md"] : [])
}

func tests(of name: String, _ folder: String, also imports: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests",
    dependencies: ([name, "TarnTesting"] + imports).map { .byName(name: $0) },
    path: "Tests/\(folder)")
}

let package = Package(
  name: "tarn",
  platforms: [.macOS(.v26)],
  products: [
    .library(name: "Tarn", targets: ["Tarn"]),
    .executable(name: "tarn", targets: ["TarnCLI"]),
  ],
  targets: [
    // C, each behind one Swift overlay
    .systemLibrary(name: "TarnCZlib", path: "Sources/CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "TarnCSQLite", path: "Sources/CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "TarnCHash", path: "Sources/CHash"),
    .target(name: "TarnCSystem", path: "Sources/CSystem"),
    .target(name: "TarnCInflate", path: "Sources/CInflate"),
    module("TarnZlib", "Zlib", imports: ["TarnCZlib", "TarnCInflate"]),
    module("TarnSQLite", "SQLite", imports: ["TarnCSQLite"]),
    module("TarnHashing", "Hashing", imports: ["TarnCHash"]),

    // Leaves: values in, values out
    module("TarnJSON", "JSON"),
    module("TarnTime", "Time"),
    module("TarnRegex", "Regex"),
    module("TarnColumns", "Columns"),
    module("TarnSQLSyntax", "SQLSyntax"),

    // The engine's meaning
    module(
      "TarnFunctions", "Functions",
      imports: ["TarnColumns", "TarnJSON", "TarnTime", "TarnRegex", "TarnHashing"]),
    module(
      "TarnPlanning", "Planning", imports: ["TarnSQLSyntax", "TarnFunctions", "TarnColumns"]),

    // The lake
    module(
      "TarnStorage", "Storage", imports: ["TarnSQLite", "TarnZlib", "TarnColumns", "TarnJSON"]),
    module(
      "TarnIngest", "Ingest",
      imports: [
        "TarnStorage", "TarnColumns", "TarnJSON", "TarnZlib", "TarnHashing", "TarnTime",
      ]),
    module(
      "TarnExecution", "Execution",
      // TarnTime: a lens reads times of events from their texts.
      imports: [
        "TarnPlanning", "TarnFunctions", "TarnStorage", "TarnColumns", "TarnJSON", "TarnTime",
      ]),
    module(
      "TarnExports", "Exports",
      imports: ["TarnColumns", "TarnJSON", "TarnZlib", "TarnHashing", "TarnSQLite"]),

    // What a user sees
    module(
      "Tarn", "Tarn",
      imports: [
        "TarnSQLite", "TarnZlib", "TarnHashing", "TarnJSON", "TarnTime", "TarnColumns",
        "TarnSQLSyntax", "TarnFunctions", "TarnPlanning", "TarnStorage", "TarnIngest",
        "TarnExecution", "TarnExports",
      ]),
    module("TarnSynth", "Synth", imports: ["TarnJSON", "TarnZlib", "TarnHashing", "TarnTime"]),
    .executableTarget(
      name: "TarnCLI", dependencies: ["Tarn", "TarnSynth", "TarnCSystem"], path: "Sources/CLI"),

    // Tests
    .target(name: "TarnTesting", path: "Tests/Testing"),
    tests(of: "TarnZlib", "ZlibTests"),
    tests(of: "TarnSQLite", "SQLiteTests"),
    tests(of: "TarnHashing", "HashingTests"),
    tests(of: "TarnJSON", "JSONTests"),
    tests(of: "TarnTime", "TimeTests"),
    tests(of: "TarnRegex", "RegexTests"),
    tests(of: "TarnColumns", "ColumnsTests"),
    tests(of: "TarnSQLSyntax", "SQLSyntaxTests"),
    tests(of: "TarnFunctions", "FunctionsTests", also: ["TarnColumns", "TarnJSON", "TarnTime"]),
    tests(
      of: "TarnPlanning", "PlanningTests",
      also: ["TarnColumns", "TarnSQLSyntax", "TarnFunctions"]),
    tests(
      of: "TarnStorage", "StorageTests", also: ["TarnSQLite", "TarnZlib", "TarnColumns"]),
    tests(
      of: "TarnIngest", "IngestTests",
      also: [
        "TarnStorage", "TarnSQLite", "TarnZlib", "TarnColumns", "TarnJSON", "TarnHashing",
        "TarnSynth",
      ]),
    tests(
      of: "TarnExecution", "ExecutionTests",
      also: ["TarnColumns", "TarnPlanning", "TarnSQLSyntax", "TarnFunctions", "TarnStorage"]),
    tests(of: "TarnExports", "ExportsTests", also: ["TarnColumns", "TarnZlib"]),
    tests(of: "TarnSynth", "SynthTests", also: ["TarnZlib", "TarnJSON"]),
    tests(
      of: "Tarn", "TarnTests",
      also: ["TarnSynth", "TarnColumns", "TarnStorage", "TarnIngest", "TarnSQLite"]),
    .testTarget(
      name: "TarnCLITests", dependencies: ["TarnCLI", "TarnTesting"], path: "Tests/CLITests"),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c11
)

// The same settings everywhere. InternalImportsByDefault keeps C types out of every signature.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let cTargets: Set = ["TarnCHash", "TarnCInflate", "TarnCSystem"]
for target in package.targets where target.type != .system && !cTargets.contains(target.name) {
  target.swiftSettings = settings
}
