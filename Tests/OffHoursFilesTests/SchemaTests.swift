import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `The schema of scenarios` {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Faults of a YAML text, by the schema.
  private func faults(_ yaml: String) throws -> [String] {
    let schema = try #require(
      try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8)) as? [String: Any])
    let node = try #require(YAMLReader.read(Array(yaml.utf8), file: 0, log: DiagnosticLog()))
    return try SchemaCheck(root: schema).faults(node, schema, "")
  }

  @Test func `stands in docs as the reader's tables have it`() throws {
    let path = Self.root.appendingPathComponent("docs/scenario.schema.json")
    let committed = try String(contentsOf: path, encoding: .utf8)
    #expect(committed == ScenarioSchema.text, "run: offhours schema > docs/scenario.schema.json")
  }

  @Test func `accepts every scenario that comes with the project, and the starters`() throws {
    let folder = Self.root.appendingPathComponent("scenarios")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var count = 0
    for name in names {
      let file = folder.appendingPathComponent(name).appendingPathComponent("scenario.yaml")
      guard let yaml = try? String(contentsOf: file, encoding: .utf8) else { continue }
      count += 1
      #expect(try faults(yaml) == [], "\(name)")
    }
    #expect(count >= 2)
    for language in Language.allCases {
      let starter = StarterScenario(from: CivilDate("2027-03-01")!, language: language)
      #expect(try faults(starter.files[0].text) == [])
    }
    #expect(try faults(Good.yaml) == [])
  }

  @Test(arguments: [
    ("seats: 40", "seats: many", "/venues/hall/seats"), ("seats: 40", "chairs: 40", "/venues/hall"),
    ("attend: any", "attend: all", "/courses/basics/attend"), ("2027-03-14}", "14.3.2027}", "/horizon"),
    ("minutes: 225}", "minutes: 0}", "/courses/basics/lessons/L2"),
    ("offhours: 1", "offhours: 2", "/offhours"),
    ("travel_limit: 45m", "travel_limit: 45", "/rules"),
    ("mon-fri: [17:30-21:30]", "workdays: [17:30-21:30]", "/venues/hall/open"),
    ("timezone: Asia/Ho_Chi_Minh", "zone: Asia/Ho_Chi_Minh", ""),
  ]) func `refuses what the reader refuses`(_ good: String, _ bad: String, _ place: String) throws {
    let yaml = Good.yaml.replacing(good, with: bad)
    #expect(yaml != Good.yaml)
    let found = try faults(yaml)
    #expect(found.contains { $0.hasPrefix(place) }, "\(found)")
    #expect(ScenarioReader.reading(text: yaml, tables: Good.tables).scenario == nil)
  }
}

/// As much of JSON Schema, draft 7, as the schema uses; an unknown keyword is a fault of the test.
private struct SchemaCheck {
  let root: [String: Any]
  private static let notes: Set<String> = ["$schema", "title", "description", "definitions"]

  init(root: [String: Any]) { self.root = root }

  func faults(_ node: Node, _ schema: [String: Any], _ path: String) throws -> [String] {
    var result: [String] = []
    for (keyword, value) in schema.sorted(by: { $0.key < $1.key }) where !Self.notes.contains(keyword) {
      switch keyword {
      case "$ref":
        let name = try #require(value as? String).replacing("#/definitions/", with: "")
        let target = try #require((root["definitions"] as? [String: Any])?[name] as? [String: Any])
        result += try faults(node, target, path)
      case "type":
        let types = value as? [String] ?? (value as? String).map { [$0] } ?? []
        let kinds = kinds(node)
        if kinds.isDisjoint(with: types) { result.append("\(path): \(kinds.sorted()) is none of \(types)") }
      case "enum":
        let allowed = try #require(value as? [Any])
        let words = allowed.map { "\($0)" }
        if !words.contains(text(node) ?? "\u{0}") { result.append("\(path): none of \(words)") }
      case "const": if text(node) != "\(value)" { result.append("\(path): not \(value)") }
      case "pattern":
        let pattern = try NSRegularExpression(pattern: try #require(value as? String))
        guard kinds(node).contains("string"), let text = text(node) else { break }
        if pattern.firstMatch(in: text, range: NSRange(text.startIndex..., in: text)) == nil {
          result.append("\(path): '\(text)' does not match")
        }
      case "minimum", "maximum":
        guard let number = text(node).flatMap(Double.init), let bound = value as? Double else { break }
        if keyword == "minimum" ? number < bound : number > bound {
          result.append("\(path): \(number) out of range")
        }
      case "required":
        guard let map = node.map else { break }
        for key in try #require(value as? [String]) where map[key] == nil {
          result.append("\(path): without \(key)")
        }
      case "items":
        guard case .list(let nodes) = node.value, let items = value as? [String: Any] else { break }
        for (position, node) in nodes.enumerated() {
          result += try faults(node, items, "\(path)/\(position)")
        }
      case "anyOf":
        let each = try #require(value as? [[String: Any]]).map { try faults(node, $0, path) }
        if !each.contains([]) { result += each.min { $0.count < $1.count }! }
      case "properties", "patternProperties", "additionalProperties": break
      default: Issue.record("the schema uses \(keyword), which this test does not know")
      }
    }
    if let map = node.map, schema["properties"] != nil || schema["additionalProperties"] != nil {
      let properties = schema["properties"] as? [String: Any] ?? [:]
      let patterns = schema["patternProperties"] as? [String: Any] ?? [:]
      for entry in map.entries {
        let here = "\(path)/\(entry.key)"
        if let property = properties[entry.key] as? [String: Any] {
          result += try faults(entry.value, property, here)
        } else if let match = try patterns.first(where: { try matches(entry.key, $0.key) }) {
          if let schema = match.value as? [String: Any] { result += try faults(entry.value, schema, here) }
        } else if let others = schema["additionalProperties"] as? [String: Any] {
          result += try faults(entry.value, others, here)
        } else {
          result.append("\(path): unknown key \(entry.key)")
        }
      }
    }
    return result
  }

  private func matches(_ text: String, _ pattern: String) throws -> Bool {
    try NSRegularExpression(pattern: pattern).firstMatch(
      in: text, range: NSRange(text.startIndex..., in: text)) != nil
  }

  private func text(_ node: Node) -> String? {
    if case .scalar(let text, _) = node.value { text } else { nil }
  }

  /// What an editor takes a node for (YAML 1.2, core schema).
  private func kinds(_ node: Node) -> Set<String> {
    switch node.value {
    case .null: ["null"]
    case .list: ["array"]
    case .map: ["object"]
    case .scalar(_, isQuoted: true): ["string"]
    case .scalar(let text, _):
      if ["true", "false"].contains(text) {
        ["boolean"]
      } else if Int(text) != nil {
        ["integer", "number"]
      } else if Double(text) != nil {
        ["number"]
      } else {
        ["string"]
      }
    }
  }
}
