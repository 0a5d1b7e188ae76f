import Foundation
import Testing

/// The commands that the README shows can be typed as they stand.
@Suite struct `The tour` {
  private static let root = URL(fileURLWithPath: Tool.scenarios).deletingLastPathComponent()

  /// Lines of code blocks that call the tool, in words.
  private static func commands() throws -> [[String]] {
    let text = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```")
    return blocks.indices.filter { $0 % 2 == 1 }.flatMap { blocks[$0].split(separator: "\n") }
      .map { $0.split(separator: " ").map(String.init) }.filter { $0.first == "offhours" }
  }

  @Test func `names options that its commands have`() throws {
    let commands = try Self.commands()
    #expect(commands.count > 12)
    var help: [String: String] = [:]
    for words in commands {
      let command = words[1]
      let text = try help[command] ?? Tool.run("help", command).out
      help[command] = text
      #expect(text.contains("USAGE: offhours \(command) "), "\(command)")
      for option in words.filter({ $0.hasPrefix("--") }) {
        #expect(text.contains("  \(option) ") || text.contains("  \(option)\n"), "\(command) \(option)")
      }
    }
  }

  @Test func `names files that are there`() throws {
    // What it says is in out/ it has made before; where it says `*`, the shell looks.
    let names = try Self.commands().flatMap { $0.dropFirst(2) }.filter {
      !$0.hasPrefix("out/") && !$0.contains("*") && !$0.contains("=")
        && ($0.contains("/") || $0.hasSuffix(".yaml"))
    }
    #expect(Set(names).count >= 4)
    for name in names {
      #expect(FileManager.default.fileExists(atPath: Self.root.appendingPathComponent(name).path), "\(name)")
    }
  }
}
