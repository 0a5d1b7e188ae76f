// swift-tools-version: 6.1
import PackageDescription

let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "offhours-benchmarks",
  dependencies: [
    .package(name: "offhours", path: ".."),
    // Without traits it asks for no allocator of its own; counts of instructions need none.
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    // Whole runs of the release binary, by the clock.
    .executableTarget(name: "measure", swiftSettings: house),
    // The hot kernels, by instructions.
    .executableTarget(
      name: "Kernels",
      dependencies: [
        .product(name: "OffHours", package: "offhours"),
        .product(name: "OffHoursFiles", package: "offhours"),
        .product(name: "OffHoursSolver", package: "offhours"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/Kernels",
      swiftSettings: house,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
