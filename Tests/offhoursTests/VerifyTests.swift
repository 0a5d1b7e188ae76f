import Foundation
import Testing

@Suite struct `offhours verify` {
  let tutorial = "\(Tool.scenarios)/tutorial"

  /// The timetable of a first search.
  private func timetable() throws -> String {
    let result = try Tool.run("solve", tutorial, "--first", "--json")
    try #require(result.status == 0, "\(result.err)")
    return result.out
  }

  @Test func `what solve makes breaks no rule`() throws {
    let scratch = try Scratch()
    let file = try scratch.file("timetable.json", timetable())
    let result = try Tool.run("verify", tutorial, file)
    #expect(result.status == 0, "\(result.out)")
    #expect(result.out.contains("No rule is broken."))
    let json = try Tool.run("verify", tutorial, file, "--json").json()
    #expect((json["violations"] as? [Any])?.isEmpty == true)
    #expect((json["goals"] as? [[String: Any]])?.count == 6)
  }

  @Test func `a broken rule is listed by its code and the exit status is 1`() throws {
    let scratch = try Scratch()
    let file = try scratch.file(
      "timetable.json", try timetable().replacing("\"hall\"", with: "\"cellar\""))
    let result = try Tool.run("verify", tutorial, file)
    #expect(result.status == 1)
    #expect(result.out.contains("unknown-id"))
    let json = try Tool.run("verify", tutorial, file, "--json")
    #expect(json.status == 1)
    let violations = try #require(try json.json()["violations"] as? [[String: Any]])
    #expect(violations.contains { $0["code"] as? String == "unknown-id" })
    for violation in violations {
      #expect(Set(violation.keys) == ["code", "message", "meetings", "workers"])
    }
  }

  @Test func `a timetable that is none is bad data, one that is missing is no input`() throws {
    let scratch = try Scratch()
    let bad = try scratch.file("timetable.json", "{\"offhours\": 1, \"meetings\": [{]}")
    #expect(try Tool.run("verify", tutorial, bad).status == 65)
    #expect(try Tool.run("verify", tutorial, "\(scratch.path)/none.json").status == 66)
    let json = try Tool.run("verify", tutorial, bad, "--json")
    #expect(json.status == 65)
    #expect((try json.json()["diagnostics"] as? [Any])?.isEmpty == false)
  }
}
