import Foundation
import Testing

@Suite struct `offhours new` {
  @Test(arguments: ["vi", "en"]) func `passes check without a warning and solves as it is`(_ language: String)
    throws
  {
    let scratch = try Scratch()
    let folder = "\(scratch.path)/mine"
    let new = try Tool.run("new", folder, "--language", language, "--from", "2027-02-25")
    #expect(new.status == 0 && new.out.isEmpty, "\(new.err)")
    #expect(scratch.names("mine") == ["roster.csv", "scenario.schema.json", "scenario.yaml", "workers.csv"])
    let yaml = try String(contentsOfFile: "\(folder)/scenario.yaml", encoding: .utf8)
    #expect(yaml.hasPrefix("# yaml-language-server: $schema=./scenario.schema.json\n"))
    #expect(yaml.contains("from: 2027-03-01, to: 2027-03-28"), "begins on a Monday")
    let check = try Tool.run("check", folder, "--json").json()
    #expect((check["diagnostics"] as? [Any])?.isEmpty == true && (check["never"] as? [Any])?.isEmpty == true)
    let solved = try Tool.run("solve", folder, "--json", "--progress", "none").json()
    #expect((solved["unplaced"] as? [Any])?.isEmpty == true)
  }

  @Test func `begins in the days to come where no date is given`() throws {
    let scratch = try Scratch()
    #expect(try Tool.run("new", "\(scratch.path)/mine").status == 0)
    #expect(try Tool.run("check", "\(scratch.path)/mine").status == 0)
  }

  @Test func `does not write into a folder that holds something`() throws {
    let scratch = try Scratch()
    _ = try scratch.file("mine.txt", "x")
    let refused = try Tool.run("new", scratch.path)
    #expect(refused.status == 73 && refused.err.contains("--force"))
    #expect(scratch.names() == ["mine.txt"])
    #expect(try Tool.run("new", scratch.path, "--force").status == 0)
    #expect(scratch.names().count == 5)
    #expect(try Tool.run("new", scratch.path + "/x", "--from", "1.3.2027").status == 64)
  }

  @Test func `weeks that would run past the last year are refused, the last ones pass check`() throws {
    let scratch = try Scratch()
    let late = try Tool.run("new", "\(scratch.path)/late", "--from", "9999-12-31")
    #expect(late.status == 64 && late.err.contains("2999"), "\(late.err)")
    #expect(try Tool.run("new", "\(scratch.path)/early", "--from", "1899-12-01").status == 64)
    #expect(scratch.names().isEmpty)
    #expect(try Tool.run("new", "\(scratch.path)/last", "--from", "2999-12-01").status == 0)
    #expect(try Tool.run("check", "\(scratch.path)/last").status == 0)
  }
}
