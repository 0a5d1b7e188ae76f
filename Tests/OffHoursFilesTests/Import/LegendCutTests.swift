import OffHours
import Testing

@testable import OffHoursFiles

/// Entries of a legend with nothing between them, of which only the first was read.
@Suite struct `Entries of a legend one behind another` {
  @Test(arguments: [
    "D=07:00-15:00 N=22:00-06:00 O=off", "D: 07:00-15:00 N: 22:00-06:00 O: off",
    "D = 7h-15h  N = 22h-6h  O = nghỉ", "Legend: D: day 07:00-15:00 N: night 22:00-06:00 O: day off",
    "Ký hiệu: D: 7h-15h N: 22h-6h O: nghỉ ca", "D (07-15) N (22-06) O (off)",
    "D 07:00-15:00 | N 22:00-06:00 | O rest", "D: 7.00am - 3.00pm / N: 10.00pm - 6.00am / O: rest day",
    "D=07:00-15:00/N=22:00-06:00 / O=off",
  ]) func `each is one`(_ line: String) throws {
    try RosterShown.expect(
      [
        ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "D", "D", "O", "N", "D"],
        ["Raj Nair", "N", "O", "D", "D", "O"], [], [line],
      ],
      [
        "Ann Poole: 1 07:00-15:00, 2 07:00-15:00, 3 off, 4 22:00-06:00, 5 07:00-15:00",
        "Raj Nair: 1 22:00-06:00, 2 off, 3 07:00-15:00, 4 07:00-15:00, 5 off",
      ])
  }

  @Test(arguments: [
    ["Early (D): 07:00-15:00", "Night (N): 22:00-06:00", "Rest (O)"],
    ["Ca ngày (D): 7h-15h; Ca đêm (N): 22h-6h; Nghỉ (O)"], ["Day (D) = 7-15, Night (N) = 22-6, Off (O)"],
    ["D là ca ngày từ 7h đến 15h", "N là ca đêm từ 22h đến 6h sáng hôm sau", "O là nghỉ"],
  ]) func `codes may stand in brackets behind their words`(_ lines: [String]) throws {
    try RosterShown.expect(
      [
        ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "D", "D", "O", "N", "D"],
        ["Raj Nair", "N", "O", "D", "D", "O"],
      ] + lines.map { [$0] },
      [
        "Ann Poole: 1 07:00-15:00, 2 07:00-15:00, 3 off, 4 22:00-06:00, 5 07:00-15:00",
        "Raj Nair: 1 22:00-06:00, 2 off, 3 07:00-15:00, 4 07:00-15:00, 5 off",
      ])
  }

  @Test func `entries that a comma of the file parts stand under the days`() throws {
    try RosterShown.expect(
      [
        ["Bảng phân ca tháng 3/2027"], ["Họ và tên", "1", "2", "3", "4", "5"],
        ["Lê An", "S", "S", "N", "Đ", "N"], ["Trần Bình", "Đ", "N", "S", "S", "N"],
        ["S là ca sáng từ 6h đến 14h", "Đ là ca đêm từ 22h đến 6h", "N là nghỉ"],
      ],
      [
        "Lê An: 1 06:00-14:00, 2 06:00-14:00, 3 off, 4 22:00-06:00, 5 off",
        "Trần Bình: 1 22:00-06:00, 2 off, 3 06:00-14:00, 4 06:00-14:00, 5 off",
      ])
  }

  @Test func `a word and a number are a code as well`() {
    let found = LegendText.entries("Ca 1: 6h-14h Ca 2: 14h-22h Ca 3: 22h-6h", used: [])
    #expect(found.map(\.codes) == [["Ca 1"], ["Ca 2"], ["Ca 3"]])
  }

  @Test(arguments: [
    "HC: 7h30-11h30 chiều: 13h-17h", "HC: S: 7h30-11h30 / C: 13h-17h", "HC: 7h30-11h30 / 13h-17h",
    "HC: 8h-17h nghỉ: 12h-13h", "HC: 07:30-11:30 and 13:00-17:00",
  ]) func `what goes on with the hours is none`(_ line: String) {
    #expect(LegendText.entries(line, used: ["HC"]).map(\.codes) == [["HC"]])
  }

  @Test func `a dash between hours is no code, though the grid has it`() {
    let found = LegendText.entries("S = 8h - 20h; D = 20h - 8h; - = nghỉ", used: ["S", "D", "-"])
    #expect(found.map(\.codes) == [["S"], ["D"], ["-"]])
    #expect(found.allSatisfy { $0.day != nil })
  }

  @Test(arguments: ["06:00-10:00 training 14:00-18:00", "6h-10h họp 14h-18h", "06:00-10:00 mar 14:00-18:00"])
  func `a word between stretches that is not understood is an error`(_ hours: String) throws {
    try RosterShown.expectErrors(
      [
        ["Roster March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Ann Poole", "D", "D", "O", "N", "D"],
        ["Raj Nair", "N", "O", "D", "D", "O"], [], ["D: 7:00-15:00"], ["O: off"], ["N: \(hours)"],
      ], ["between"])
  }

  @Test(arguments: [
    "06:00-10:00 (training) 14:00-18:00", "06:00-10:00 break 14:00-18:00", "6h-10h, nghỉ, 14h-18h",
  ])
  func `a remark in brackets and a break are none`(_ hours: String) {
    #expect(HoursText.read(folded(hours)).fault == nil)
    #expect(HoursText.read(folded(hours)).stretches.count == 2)
  }

  @Test(arguments: ["Thứ 2", "Thu", "Thứ 7"]) func `a day of the week is no price`(_ head: String) {
    #expect(PriceHeading.read(head) == nil)
  }
}
