import Foundation
import TestSupport
import Testing

@Suite struct `offhours import` {
  private static let roster =
    (["Kíp;" + (1...31).map { "\($0)" }.joined(separator: ";")]
    + ["A", "B"].map { crew in
      crew + ";"
        + (0..<31).map {
          ($0 + (crew == "A" ? 0 : 7)) % 14 % 7 == 6 ? "O" : ($0 + (crew == "A" ? 0 : 7)) % 14 < 7 ? "N" : "Đ"
        }
        .joined(separator: ";")
    } + ["", "N: 6h-18h; Đ: 18h-6h; O: nghỉ"]).joined(separator: "\n")
  private static let names = "Họ và tên,Kíp\nNguyễn Văn An,A\nTrần Thị Bình,B\n"

  @Test func `without --out it only tells what it understood`() throws {
    let scratch = try Scratch()
    let roster = try scratch.file("roster.csv", Self.roster),
      names = try scratch.file("names.csv", Self.names)
    let result = try Tool.run(
      "import", roster, names, "--month", "2027-03", "--employer", "lotus=Lotus Ltd", "--language", "en")
    #expect(result.status == 0, "\(result.err)")
    #expect(result.out.contains("known as vn_2x12_week") && result.out.contains("Nothing was written"))
    #expect(result.err.isEmpty)
    #expect(scratch.names() == ["names.csv", "roster.csv"])
  }

  @Test func `with --out the folder passes check, and is not written twice`() throws {
    let scratch = try Scratch()
    let roster = try scratch.file("roster.csv", Self.roster),
      names = try scratch.file("names.csv", Self.names)
    let arguments = [
      "import", roster, names, "--month", "2027-03", "--employer", "lotus", "--out", "\(scratch.path)/new",
    ]
    #expect(try Tool.start(arguments).wait().status == 0)
    #expect(scratch.names("new") == ["roster-crews.csv", "scenario.yaml", "workers.csv"])
    let check = try Tool.run("check", "\(scratch.path)/new")
    #expect(check.status == 0 && check.out.contains("Không có cảnh báo."), "\(check.out)\(check.err)")
    let again = try Tool.start(arguments).wait()
    #expect(again.status == 73 && again.err.contains("--force"))
    #expect(try Tool.start(arguments + ["--force"]).wait().status == 0)
  }

  @Test func `faults exit with 65 and write nothing; a missing file with 66`() throws {
    let scratch = try Scratch()
    let roster = try scratch.file("roster.csv", Self.roster.replacing("A;N", with: "A;Q"))
    let result = try Tool.run(
      "import", roster, "--month", "2027-03", "--employer", "lotus", "--out", "\(scratch.path)/new")
    #expect(result.status == 65 && result.err.contains("roster.csv, ô B2: lỗi: không rõ ký hiệu 'Q'"))
    #expect(scratch.names() == ["roster.csv"])
    let json = try Tool.run("import", roster, "--month", "2027-03", "--employer", "lotus", "--json").json()
    let first = try #require((json["diagnostics"] as? [[String: Any]])?.first)
    #expect(first["line"] as? Int == 2 && first["column"] as? String == "B")
    #expect(try Tool.run("import", "\(scratch.path)/none.xlsx").status == 66)
  }

  @Test(arguments: ["vi", "en"]) func `the summary of a workbook`(_ language: String) throws {
    let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("OffHoursFilesTests/Import/Fixtures").path
    let result = try Tool.start(
      [
        "import", "openpyxl.xlsx", "lotus=xlsxwriter.xlsx", "--course", "an-toan=120,120", "--language",
        language,
      ], folder: fixtures
    ).wait()
    #expect(result.status == 0, "\(result.err)")
    try expectSnapshot(result.out, "\(language)-import.txt")
  }
}
