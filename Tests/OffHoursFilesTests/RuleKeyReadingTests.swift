import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

/// Every key of rules is read, offered by the schema and explained by the reference.
@Suite struct RuleKeyReadingTests {
  private static func text(_ key: RuleKey) -> (written: String, other: String) {
    switch key.value {
    case .minutes: ("1h", "7h")
    case .count: ("1", "7")
    case .clock: ("10:00", "19:00")
    case .hours: ("08:00-20:00", "09:00-12:00")
    }
  }

  private static func read(_ key: RuleKey, _ value: String, inACourse: Bool = false) throws -> Scenario? {
    let rule = "{preset: eu, \(key.name): \"\(value)\"}"
    let yaml =
      inACourse
      ? Good.yaml.replacingOccurrences(of: "    after: [basics]", with: "    rules: \(rule)")
      : Good.yaml.replacingOccurrences(of: "{preset: recommended, travel_limit: 45m}", with: rule)
    return try ScenarioReader(
      MemoryFiles([
        "scenario.yaml": yaml, "workers.csv": Good.workers, "roster.csv": "worker,2027-03-01\nW3,HC\n",
        "absences.csv": "worker,from,to\n",
      ])
    ).read(path: "scenario.yaml").scenario
  }

  @Test(arguments: RuleKey.all) func `is read and switched off, in the scenario and in a course`(
    _ key: RuleKey
  ) throws {
    let (written, other) = Self.text(key)
    let scenarios = try [written, other, "off"].map { try #require(try Self.read(key, $0)) }
    #expect(Set(scenarios.map(\.rules)).count == 3, "\(key.name)")
    if key.scope == .agenda {
      #expect(try Self.read(key, written, inACourse: true) == nil, "\(key.name) holds for a whole agenda")
    } else {
      let courses = try [written, other, "off"].map {
        try #require(try Self.read(key, $0, inACourse: true)).courses[1]
      }
      #expect(Set(courses.map(\.rules)).count == (key.scope == .meeting ? 3 : 1))
      #expect(Set(courses.map(\.evenings)).count == (key.scope == .meeting ? 1 : 3))
    }
  }

  @Test func `has its place in reference and schema`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
    let reference = try String(contentsOf: root.appending(path: "docs/scenario-format.md"), encoding: .utf8)
    let schema = try String(contentsOf: root.appending(path: "docs/scenario.schema.json"), encoding: .utf8)
    for key in RuleKey.all {
      #expect(reference.contains("`\(key.name)"), "\(key.name)")
      #expect(schema.contains("\"\(key.name)\""), "\(key.name)")
    }
  }
}
