import Foundation
import Testing

@Suite struct `The sample of what an organiser has` {
  @Test func `becomes a scenario that check doubts only for the hours of halls, and a timetable`() throws {
    let scratch = try Scratch()
    let folder = "\(Tool.scenarios)/import-sample"
    let files = ["phan-ca-thang-3.xlsx", "danh-sach.csv", "hoi-truong.csv"].map { "\(folder)/\($0)" }
    let out = "\(scratch.path)/mine"
    let made = try Tool.start(["import"] + files + ["--course", "an-toan=225,225", "--out", out, "--json"])
      .wait()
    #expect(made.status == 0, "\(made.err)")
    let found = try made.json()
    let rotations = try #require(found["rotations"] as? [[String: Any]])
    #expect(
      rotations.map { $0["pattern"] as? String } == ["vn_4_2"],
      "a month shows twelve days twice, and not twenty-one")
    #expect(rotations.map { $0["exceptions"] as? Int } == [4])
    #expect(found["people"] as? Int == 18 && found["leftOut"] as? Int == 3)
    let check = try Tool.run("check", out, "--json").json()
    let doubts = (check["diagnostics"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String }
    #expect(
      doubts.count == 1 && doubts[0].contains("giờ mở cửa"), "the list of halls gives no hours: \(doubts)")
    #expect((check["never"] as? [Any])?.isEmpty == true)
    #expect(try Tool.run("solve", out, "--first", "--progress", "none", "--out", "\(out)/plan").status == 0)
    #expect(try Tool.run("verify", out, "\(out)/plan").status == 0)
  }

  /// The three files as LibreOffice saves them in its own format.
  @Test func `becomes the same scenario from OpenDocument files`() throws {
    let scratch = try Scratch()
    let folder = "\(Tool.scenarios)/import-sample"
    let saved = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Snapshots/opendocument").path
    func made(_ files: [String], _ name: String) throws -> String {
      let out = "\(scratch.path)/\(name)"
      let result = try Tool.start(["import"] + files + ["--course", "an-toan=225,225", "--out", out]).wait()
      try #require(result.status == 0, "\(result.err)")
      return out
    }
    let first = try made(
      ["phan-ca-thang-3.xlsx", "danh-sach.csv", "hoi-truong.csv"].map { "\(folder)/\($0)" }, "first")
    let second = try made(
      ["phan-ca-thang-3.ods", "danh-sach.ods", "hoi-truong.ods"].map { "\(saved)/\($0)" }, "second")
    let names = scratch.names("first")
    #expect(names == scratch.names("second") && names.count > 1)
    for name in names {
      #expect(
        try String(contentsOfFile: "\(first)/\(name)", encoding: .utf8)
          == String(contentsOfFile: "\(second)/\(name)", encoding: .utf8), "\(name)")
    }
  }
}
