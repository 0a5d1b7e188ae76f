import OffHours
import Testing

@testable import OffHoursFiles

/// Halves of the day before hours, and lines of a legend that say two things.
@Suite struct `Halves of the day in a legend` {
  private func days(_ legend: [String]) throws -> [String] {
    let rows = [
      ["March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Lea Na", "HC", "O", "O", "O", "O"], [],
    ]
    var shown: [[String]] = []
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows + (legend + ["O: off"]).map { [$0] }))
      shown.append(outcome.hasErrors ? RosterShown.errors(outcome) : try RosterShown.days(outcome))
    }
    #expect(shown.dropFirst().allSatisfy { $0.count == shown[0].count })
    return shown[0]
  }

  @Test(arguments: [
    "HC: AM 7:30-11:30 PM 1:00-5:00", "HC: AM 7:30-11:30, PM 1:00-5:00",
    "HC = a.m. 7:30-11:30; p.m. 1:00-5:00",
    "HC: sáng 7h30-11h30 chiều 1h-5h", "HC: S 7h30-11h30; C 13h-17h", "HC: S 7h30-11h30, C 1h-5h",
    "HC: S: 7h30-11h30 / C: 13h-17h", "HC: 7:30-11:30 am, 1:00-5:00 pm",
    "HC: Morning 7:30-11:30 Afternoon 1:00-5:00",
  ]) func `stand before their hours`(_ line: String) throws {
    #expect(
      try days([line]) == ["Lea Na: 1 07:30-11:30 + 13:00-17:00, 2 off, 3 off, 4 off, 5 off"], "\(line)")
  }

  @Test(arguments: [
    ("HC: pm 2:00-10:00", "14:00-22:00"), ("HC: PM 2:00 - 10:00", "14:00-22:00"),
    ("HC: chiều 2h-10h", "14:00-22:00"), ("HC: AM 6:00-12:00", "06:00-12:00"),
    ("HC: 10pm-6", "22:00-06:00"), ("HC: ca đêm 10h tối - 6h sáng", "22:00-06:00"),
  ]) func `of one stretch`(_ line: String, _ hours: String) throws {
    #expect(try days([line]) == ["Lea Na: 1 \(hours), 2 off, 3 off, 4 off, 5 off"])
  }

  @Test func `a letter that is a code of the grid is that code`() throws {
    let rows = [
      ["March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Lea Na", "HC", "C", "O", "O", "O"], [],
      ["HC: S 7h30-11h30; C: 13h-17h; O: off"],
    ]
    let outcome = try RosterShown.run("a.csv", SheetForm.commas.bytes(rows))
    #expect(try RosterShown.days(outcome) == ["Lea Na: 1 07:30-11:30, 2 13:00-17:00, 3 off, 4 off, 5 off"])
  }

  @Test(arguments: [
    ["HC: 7:30-16:30", "HC = 7:30-16:30 (old), 8:00-17:00 (new)"], ["HC: 7:30-16:30", "HC: 8:00-17:00"],
    ["HC: 7h-15h or 8h-16h", "HC: 7:00-15:00"],
  ]) func `two lines that differ are asked about`(_ legend: [String]) throws {
    #expect(try days(legend).contains { $0.contains("the code 'HC' is explained twice") })
  }

  @Test(arguments: [
    ["Code", "From", "To", "Break"], ["Shift", "Start", "End", "Note"], ["Ca", "Từ", "Đến", "Nghỉ"],
    ["Ký hiệu", "Giờ vào", "Giờ ra", "Ghi chú"],
  ]) func `a table with a column for each end`(_ heads: [String]) throws {
    let rows = [
      ["March 2027"], ["Name", "1", "2", "3", "4", "5"], ["Lea Na", "HC", "O", "O", "O", "O"], [], heads,
      ["HC", "7:30", "16:30", "30"], ["O", "off", "", ""],
    ]
    for form in SheetForm.allCases {
      let outcome = try RosterShown.run(form.rawValue, form.bytes(rows))
      #expect(
        try RosterShown.days(outcome) == ["Lea Na: 1 07:30-16:30, 2 off, 3 off, 4 off, 5 off"], "\(form)")
    }
  }
}
