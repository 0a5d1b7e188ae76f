import OffHours
import Testing

@testable import OffHoursFiles

/// Totals, remarks and legends right of the days of a roster.
@Suite struct `Columns right of the days` {
  private static let head = "Bảng phân ca tháng 3 năm 2027"

  private static func rows(_ heads: [String], _ ends: [[String]], codes: [String]) -> [[String]] {
    let days = (1...codes[0].count).map(String.init)
    return [[head], ["Mã NV", "Họ và tên", "Kíp"] + days + heads]
      + zip(codes, ends).enumerated().map { number, row in
        ["E\(number + 1)", ["Lê An", "Vũ Ba", "Đỗ Cầm"][number], "A"] + row.0.map(String.init) + row.1
      }
  }

  private static func csv(_ rows: [[String]]) -> String {
    rows.map { $0.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",") + "\n" }.joined()
  }

  private static func codes(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.employers.flatMap(\.codes).map(\.code)
  }

  @Test(arguments: [
    (["Tổng công", "Ghi chú"], [["24", ""], ["23", "nghỉ phép 15–17/3"], ["14", "thai sản từ 20/3"]]),
    (["Hours", "Remarks"], [["192", ""], ["200", "annual leave from 3 April"], ["0", "sick"]]),
    (["Số ca", "Phép", "Ghi chú"], [["5", "", ""], ["4", "1", "nghỉ phép"], ["0", "7", "ốm"]]),
    (["Total", "Note"], [["7,5", "leave"], ["15", "absent"], ["22.5", "sick"]]),
    (["", ""], [["24", ""], ["23", "nghỉ phép"], ["14", "thai sản"]]),
    (["", ""], [["24", "ốm"], ["23", "nghỉ phép"], ["14", "thai sản"]]),
    (["Xếp loại", "Ghi chú"], [["A", ""], ["A", "nghỉ phép 2 ngày"], ["B", "ốm"]]),
  ]) func `totals before remarks are no codes`(_ heads: [String], _ ends: [[String]]) throws {
    let rows =
      Self.rows(heads, ends, codes: ["SSNNSSN", "NSSNNSS", "SSSNNNS"]) + [["S: 6h-14h"], ["N: nghỉ"]]
    for outcome in [
      try RosterShown.run(["roster.csv": Self.csv(rows)]),
      try RosterShown.run("roster.xlsx", RosterShown.workbook(rows)),
    ] {
      #expect(RosterShown.errors(outcome) == [])
      #expect(Self.codes(outcome).sorted() == ["N", "S"], "\(heads)")
    }
  }

  @Test func `a number in a cell is not explained by the total of a row`() throws {
    let rows =
      Self.rows(
        ["Tổng công", "Ghi chú"], [["3", ""], ["0", "thai sản"], ["0", "nghỉ phép"]],
        codes: ["SSNNSSN", "NS0NNSS", "SSSNNNS"]) + [["S: 6h-14h"], ["N: nghỉ"]]
    for outcome in [
      try RosterShown.run(["roster.csv": Self.csv(rows)]),
      try RosterShown.run("roster.xlsx", RosterShown.workbook(rows)),
    ] {
      let found = RosterShown.errors(outcome)
      #expect(found.count == 1 && found[0].contains("'0'"), "\(found)")
    }
  }

  @Test(arguments: [
    // Under a heading of its own, without one, beside totals, line by line, and begun on the row of the days.
    (["", "Ký hiệu", "Ý nghĩa"], [["", "1", "6h-14h"], ["", "0", "nghỉ"], ["", "P", "nghỉ phép"]]),
    (["", "", ""], [["", "1", "6h-14h"], ["", "0", "nghỉ"], ["", "P", "nghỉ phép"]]),
    (["Tổng", "Code", "Meaning"], [["4", "1", "06:00-14:00"], ["4", "0", "off"], ["4", "P", "leave"]]),
    (["Tổng", "Ghi chú"], [["4", "1: 6h-14h"], ["4", "0: nghỉ"], ["4", "P: nghỉ phép"]]),
    (["Tổng", "1", "6h-14h"], [["4", "0", "nghỉ"], ["4", "P", "nghỉ phép"], ["4", "", ""]]),
  ]) func `a legend there is read`(_ heads: [String], _ ends: [[String]]) throws {
    let rows = Self.rows(heads, ends, codes: ["1100110", "0110011", "1110001"])
    for outcome in [
      try RosterShown.run(["roster.csv": Self.csv(rows)]),
      try RosterShown.run("roster.xlsx", RosterShown.workbook(rows)),
    ] {
      #expect(RosterShown.errors(outcome) == [], "\(heads)")
      #expect(Self.codes(outcome).sorted() == ["0", "1", "P"], "\(heads)")
    }
  }
}
