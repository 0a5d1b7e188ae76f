import OffHours
import Testing

@testable import OffHoursFiles

/// Lines below a list that count those above.
@Suite struct `Lines that count people` {
  @Test(arguments: [
    "2 people", "2 người", "n = 2", "N=2", "Tổng: 2 người", "Total: 2", "Headcount: 2", "Số người: 2",
    "2 employees in all",
    "2 nhân viên", "Sĩ số: 2 người", "Count = 2",
  ]) func `are nobody`(_ line: String) throws {
    #expect(SheetRows.isTotal(line))
    let list = "Name;Phone\nAnn Poole;0912345670\nRaj Nair;0912345671\n\(line);\n"
    let roster =
      "Roster March 2027\nName;1;2;3;4;5\nAnn Poole;N;N;O;O;N\nRaj Nair;O;O;N;N;O\n\(line)\n\nN: 6h-14h\nO: off"
    for sheets in [["list.csv": list, "r.csv": roster], ["r.csv": roster]] {
      let outcome = try RosterShown.run(sheets)
      #expect(RosterShown.errors(outcome) == [])
      #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Ann Poole", "Raj Nair"])
      // Told, with its row.
      let told = outcome.findings.files.flatMap(\.sheets).flatMap(\.ignoredRows).map(\.text)
      #expect(told.contains { $0.contains(line) } || outcome.findings.files.count == 1, "\(told)")
    }
  }

  @Test(arguments: ["Nguyễn Văn Hai", "N 2", "Tổ 2", "Ann Poole 2", "Kíp 2", "2", "Staff 2", "2 Lan"])
  func `are not names and crews`(_ text: String) { #expect(!SheetRows.isCount(text)) }
}
