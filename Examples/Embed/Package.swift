// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Embed",
  platforms: [.macOS(.v26)],
  dependencies: [.package(name: "tarn", path: "../..")],
  targets: [
    .executableTarget(name: "Embed", dependencies: [.product(name: "Tarn", package: "tarn")])
  ],
  swiftLanguageModes: [.v6]
)
