import Foundation
import Testing

/// The figures that the scenario of rotations tells of are those that its command prints.
@Suite struct RotationFiguresTests {
  @Test func `the table of the scenario of rotations is what its command comes to`() throws {
    let folder = "\(Tool.scenarios)/rotations"
    let text = try String(contentsOfFile: "\(folder)/README.md", encoding: .utf8)
    let command = try #require(
      text.split(separator: "\n").first { $0.hasPrefix("offhours compare") }, "no command in the page")
    let arguments = command.split(separator: " ").dropFirst().map {
      String($0).replacing("scenarios/rotations", with: folder)
    }
    // | twice | `twice.yaml` | 8 | 42 | 66 % |
    let rows = text.split(separator: "\n").compactMap { line -> (meetings: Int, crews: Int)? in
      let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      guard cells.count == 5, let meetings = Int(cells[2]), let crews = Int(cells[3]) else { return nil }
      #expect(cells[4] == "\(Int((Double(crews) / 64 * 100).rounded())) %", "\(line)")
      return (meetings, crews)
    }
    #expect(rows.count == 4)
    let result = try Tool.start(arguments + ["--json", "--progress", "none"]).wait()
    #expect(result.status == 0, "\(result.err)")
    let json = try result.json()
    let plans =
      [json["base"] as? [String: Any]].compactMap(\.self) + (json["variants"] as? [[String: Any]] ?? [])
    #expect(plans.count == rows.count)
    for (plan, row) in zip(plans, rows) {
      let courses = try #require(plan["courses"] as? [[String: Any]])
      let completed = courses.reduce(0) { $0 + ($1["completed"] as? Int ?? 0) }
      // A search that has become better may come to more.
      #expect(completed >= row.crews, "\(plan["name"] ?? "")")
    }
  }
}
