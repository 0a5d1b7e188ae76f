import Foundation
import Testing

/// How long files and functions are: what is longer is read by nobody as a whole.
@Suite("lengths") struct LengthTests {
  private static let mostOfFile = 400, mostOfFunction = 90

  private static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources")

  /// Functions of a file that is formatted, from their first line to the brace at the same indentation.
  private static func functions(_ lines: [Substring]) -> [(name: Substring, first: Int, count: Int)] {
    let head = /^( *)(?:@?\w+(?:\([^)]*\))? )*(func \w+|init\??|subscript)[(<].*/
    return lines.indices.compactMap { first in
      guard let match = lines[first].wholeMatch(of: head) else { return nil }
      // A head of several lines goes on with brackets at the same indentation; a body of one line ends there.
      let sides = lines[first...].indices.prefix { line in
        line == first || !lines[line].starts(with: match.1 + "}")
      }
      let last = sides.first { line in
        lines[line].starts(with: match.1) && lines[line].dropFirst(match.1.count).first != " "
          && lines[line].hasSuffix("}")
      }
      guard let last = last ?? sides.last.map({ $0 + 1 }), last < lines.count else { return nil }
      return (match.2, first + 1, last - first + 1)
    }
  }

  @Test("no file has more than 400 lines and no function more than 90")
  func lengths() throws {
    var files = 0, functions = 0
    var long: [String] = []
    let paths = FileManager.default.enumerator(atPath: Self.sources.path)
    while let path = paths?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: Self.sources.appendingPathComponent(path), encoding: .utf8)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      files += 1
      if lines.count > Self.mostOfFile + 1 { long.append("\(path): \(lines.count) lines") }
      for function in Self.functions(lines) {
        functions += 1
        if function.count > Self.mostOfFunction {
          long.append("\(path):\(function.first): \(function.name) has \(function.count) lines")
        }
      }
    }
    #expect(files > 500 && functions > 3000, "\(files) files, \(functions) functions")
    #expect(long.sorted() == [], "part them by what they do")
  }
}
