import Foundation
import Testing

/// Rooms of the solver: a folder names types of those before it only.
@Suite("rooms") struct RoomTests {
  /// From the ground up, as docs/architecture.md draws them.
  private static let rooms = [
    "Base", "Instance", "Plan", "Pricing", "Bound", "Master", "Construct", "Exact", "Operators", "Search",
    "API",
  ]

  private static let solver = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Sources/OffHoursSolver")

  private struct File {
    var room: Int
    var name: String
    var code: String
  }

  private static func files() throws -> [File] {
    try rooms.enumerated().flatMap { room, folder in
      try FileManager.default.contentsOfDirectory(atPath: solver.appendingPathComponent(folder).path).sorted()
        .filter { $0.hasSuffix(".swift") }
        .map { name in
          let text = try String(
            contentsOf: solver.appendingPathComponent(folder).appendingPathComponent(name), encoding: .utf8)
          return File(room: room, name: "\(folder)/\(name)", code: code(text))
        }
    }
  }

  /// A file without its comments and texts.
  private static func code(_ text: String) -> String {
    text.replacing(/\/\/.*/, with: "").replacing(/"(\\.|[^"\\\n])*"/, with: "")
  }

  /// Types declared at the left edge, and the room of each.
  private static func types(_ files: [File]) -> [Substring: Int] {
    var types: [Substring: Int] = [:]
    for file in files {
      let declaration =
        /^(?:@\w+ )*(?:public |package |final |indirect )*(?:struct|class|enum|protocol|actor|typealias) (\w+)/
        .anchorsMatchLineEndings()
      for match in file.code.matches(of: declaration) { types[match.1] = file.room }
    }
    return types
  }

  @Test("no room names a type of a room above it")
  func arrows() throws {
    let files = try RoomTests.files()
    let types = RoomTests.types(files)
    #expect(types.count > 100)
    let upward = files.flatMap { file in
      Set(file.code.matches(of: /(?:^|[^\w.])([A-Z]\w+)/).map(\.1))
        .filter { types[$0].map { $0 > file.room } ?? false }.sorted()
        .map { "\(file.name) names \($0) of \(RoomTests.rooms[types[$0]!])" }
    }
    #expect(upward == [], "move the code up, or what it names down")
  }

  @Test("every folder of the solver is a room")
  func folders() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: RoomTests.solver.path)
      .filter { !$0.hasSuffix(".docc") }
    #expect(Set(folders) == Set(RoomTests.rooms))
  }
}
