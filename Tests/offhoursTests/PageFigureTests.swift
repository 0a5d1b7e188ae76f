import Foundation
import Testing

/// What the pages show of commands that end by proof, and so give the same everywhere, is what these print today.
@Suite struct `Figures on the pages` {
  private static let root = URL(fileURLWithPath: Tool.scenarios).deletingLastPathComponent()

  /// A page and a command that stands on it.
  struct Shown: Sendable, CustomTestStringConvertible {
    var page: String, command: String
    var testDescription: String { "\(page): \(command)" }
  }

  static let shown = [
    Shown(
      page: "docs/compare.md",
      command: "offhours compare scenarios/tutorial scenarios/tutorial/variants/*.yaml --language en"),
    Shown(
      page: "docs/sweep.md",
      command: "offhours sweep scenarios/tutorial --set venues.hall.seats=2..6 --language en"),
    Shown(
      page: "docs/sweep.md",
      command: "offhours sweep scenarios/tutorial --at-least completions=8 --minimise meetings --language en"),
    Shown(
      page: "docs/explain.md",
      command: "offhours explain scenarios/thai-nguyen --conflict --person W018 --language en"),
  ]

  /// The lines that a page shows of a command: what follows it in its block, else the next block.
  private static func lines(_ shown: Shown) throws -> [String] {
    let text = try String(contentsOf: root.appendingPathComponent(shown.page), encoding: .utf8)
    let blocks = text.components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    func trimmed(_ block: String) -> [String] {
      block.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let place = try #require(
      blocks.firstIndex {
        trimmed($0).contains { [shown.command, "$ \(shown.command)"].contains($0) }
      }, "\(shown.page) does not show \(shown.command)")
    let block = trimmed(blocks[place])
    let at = block.firstIndex { [shown.command, "$ \(shown.command)"].contains($0) }!
    let rest = block[(at + 1)...].prefix { !$0.hasPrefix("$ ") }.filter { !$0.isEmpty }
    return rest.isEmpty && place + 1 < blocks.count
      ? trimmed(blocks[place + 1]).filter { !$0.isEmpty } : Array(rest)
  }

  @Test(arguments: shown) func `are those that the command prints`(shown: Shown) throws {
    let wanted = try Self.lines(shown)
    #expect(wanted.count >= 3, "\(wanted)")
    var words: [String] = []
    for word in shown.command.split(separator: " ").dropFirst().map(String.init) {
      guard word.hasSuffix("/*.yaml") else {
        words.append(word)
        continue
      }
      let folder = String(word.dropLast("/*.yaml".count))
      let names = try FileManager.default.contentsOfDirectory(
        atPath: Self.root.appendingPathComponent(folder).path)
      words += names.filter { $0.hasSuffix(".yaml") }.sorted().map { "\(folder)/\($0)" }
    }
    let result = try Tool.start(words, folder: Self.root.path).wait()
    var rest = result.out.split(separator: "\n").map(String.init)[...]
    for line in wanted {
      let found = rest.firstIndex(of: line)
      #expect(found != nil, "no line is now '\(line)' in\n\(result.out)")
      if let found { rest = rest[(found + 1)...] }
    }
  }
}
