import Foundation
import Testing

/// What CONTRIBUTING.md and RELEASING.md name is there.
@Suite struct ContributingTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent()
    .deletingLastPathComponent()

  private static func files(in folder: String) throws -> [String] {
    let all = try FileManager.default.subpathsOfDirectory(atPath: root.appendingPathComponent(folder).path)
    return all.filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
  }

  @Test(arguments: ["CONTRIBUTING.md", "RELEASING.md"])
  func `every file and every type that is named stands somewhere`(page: String) throws {
    let text = try String(contentsOf: Self.root.appendingPathComponent(page), encoding: .utf8)
    let swift = try Self.files(in: "Sources") + Self.files(in: "Tests")
    let code = try swift.map { try String(contentsOf: Self.root.appendingPathComponent($0), encoding: .utf8) }
      .joined(separator: "\n")
    var paths = 0, types = 0
    for match in text.matches(of: #/`([^`\n]+)`/#) {
      let name = String(match.1)
      if name.contains("NAME") || name.contains("_") { continue }
      if name.contains("/"), !name.contains(" ") {
        paths += 1
        #expect(
          FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(name).path),
          "\(page): there is no \(name)")
      } else if let first = name.split(separator: ".").first, first.first?.isUppercase == true,
        first.allSatisfy({ $0.isLetter || $0.isNumber }), !name.hasSuffix(".md")
      {
        types += 1
        let isThere =
          ["struct", "class", "enum", "protocol"].contains { code.contains("\($0) \(first)") }
          || swift.contains { $0.contains("/\(first)/") || $0.hasSuffix("/\(first).swift") }
        #expect(isThere, "\(page): there is no \(first)")
      }
    }
    #expect(paths > 0, "no file is named")
    if page == "CONTRIBUTING.md" { #expect(types > 20, "\(types) types are named") }
  }
}
