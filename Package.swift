// swift-tools-version: 6.2
import PackageDescription

/// What every target of this package is compiled with.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "offhours",
  products: [
    .library(name: "GLPK", targets: ["GLPK"]),
    .library(name: "OffHours", targets: ["OffHours"]),
    .library(name: "OffHoursFiles", targets: ["OffHoursFiles"]),
    .library(name: "OffHoursSolver", targets: ["OffHoursSolver"]),
    .executable(name: "offhours", targets: ["offhours"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-algorithms", exact: "1.2.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    // `swift package generate-documentation`; no target needs it.
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", exact: "1.5.0"),
  ],
  targets: [
    // The C side of GLPK: a guarded session over glpk.h.
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk"), .linkedLibrary("z")]),
    .target(name: "GLPK", dependencies: ["CGLPK"], swiftSettings: house),
    // zlib, for the workbooks that people hand in and get.
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .target(
      name: "OffHours", dependencies: [.product(name: "Algorithms", package: "swift-algorithms")],
      swiftSettings: house),
    // Calls of the system that Swift does not see.
    .target(name: "CSystem"),
    // What workbooks are packed in: ZIP archives and XML text.
    .target(name: "OffHoursContainers", dependencies: ["CZlib"], swiftSettings: house),
    .target(
      name: "OffHoursFiles",
      dependencies: [
        "OffHours", "OffHoursContainers", "CZlib", .product(name: "Algorithms", package: "swift-algorithms"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: house),
    .target(
      name: "OffHoursPapers",
      dependencies: [
        "OffHours", "OffHoursContainers", .product(name: "Algorithms", package: "swift-algorithms"),
      ],
      swiftSettings: house),
    .target(
      name: "OffHoursSolver",
      dependencies: ["OffHours", "GLPK", .product(name: "Algorithms", package: "swift-algorithms")],
      swiftSettings: house),
    .target(
      name: "OffHoursPlanning", dependencies: ["OffHoursSolver", "OffHours"], swiftSettings: house),
    .executableTarget(
      name: "offhours",
      dependencies: [
        "CSystem", "OffHours", "OffHoursFiles", "OffHoursPapers", "OffHoursPlanning", "OffHoursSolver",
        "GLPK",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // What tests share: numbers with a seed, snapshots.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(name: "GLPKTests", dependencies: ["TestSupport", "GLPK"], swiftSettings: house),
    .testTarget(name: "OffHoursTests", dependencies: ["TestSupport", "OffHours"], swiftSettings: house),
    .testTarget(
      name: "OffHoursFilesTests", dependencies: ["TestSupport", "OffHoursFiles", "OffHours"],
      exclude: ["Import/Fixtures"], swiftSettings: house),
    .testTarget(
      name: "OffHoursPapersTests",
      dependencies: ["TestSupport", "OffHoursPapers", "OffHours", "OffHoursFiles"],
      exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(
      name: "OffHoursSolverTests",
      dependencies: ["TestSupport", "OffHoursSolver", "OffHoursPlanning", "OffHours", "OffHoursFiles"],
      swiftSettings: house),
    .testTarget(
      name: "OffHoursPlanningTests",
      dependencies: [
        "TestSupport", "OffHoursPlanning", "OffHoursSolver", "OffHours", "OffHoursFiles", "OffHoursPapers",
      ],
      swiftSettings: house),
    .testTarget(
      name: "offhoursTests", dependencies: ["TestSupport", "OffHours", "OffHoursFiles"],
      exclude: ["Snapshots"],
      swiftSettings: house),
  ]
)
