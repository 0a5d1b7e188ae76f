import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Legends as people write them` {
  private func shown(_ stretch: Stretch) -> String {
    "\(ClockTime(minute: stretch.start))-\(ClockTime(minute: stretch.end > 1440 ? stretch.end - 1440 : stretch.end))"
  }

  private func shown(_ entries: [LegendEntry]) -> [String] {
    entries.map { entry in
      let meaning =
        switch entry.meaning {
        case .day(.hours(let stretches)): stretches.map(shown).joined(separator: " + ")
        case .day(.off): "off"
        case .day(.absent): "absent"
        case .doubtful: "doubtful"
        case .unclear: "unclear"
        }
      return "\(entry.codes.joined(separator: "|")) = \(meaning)"
    }
  }

  @Test(arguments: [
    ("N: 6h-14h", "N = 06:00-14:00"),
    ("HC 07:30 - 16:30", "HC = 07:30-16:30"),
    ("Đ = 22h00–6h00", "Đ = 22:00-06:00"),
    ("P: nghỉ phép", "P = absent"),
    ("O/NB/–: nghỉ", "O|NB|– = off"),
    ("CA1: từ 6h đến 14h", "CA1 = 06:00-14:00"),
    ("Ca 3 - 22h - 6h sáng hôm sau", "Ca 3 = 22:00-06:00"),
    ("C: 2h chiều - 10h tối", "C = 14:00-22:00"),
    ("D (06:00~18:00)", "D = 06:00-18:00"),
    ("D: ca ngày (6g00 - 18g00)", "D = 06:00-18:00"),
    ("N: 8.00 - 20.00", "N = 08:00-20:00"),
    ("HC: 7h30-16h30 (nghỉ trưa 11h30-12h30)", "HC = 07:30-16:30"),
    ("HC: 7h-11h, 13h-17h", "HC = 07:00-11:00 + 13:00-17:00"),
    ("+ TC: 17h-20h", "TC = 17:00-20:00"),
    ("(trống): nghỉ", " = off"),
    ("Ô: nghỉ ốm", "Ô = absent"),
    ("TS = Thai sản", "TS = absent"),
    ("X: nghỉ cuối tuần", "X = off"),
    ("E: 2pm-10pm", "E = 14:00-22:00"),
    ("N: 10:00 PM – 6:00 AM", "N = 22:00-06:00"),
    ("O: off", "O = off"),
    ("L: sick leave", "L = absent"),
    ("-: nghỉ", "- = off"),
    ("X/2: 8h-12h", "X/2 = 08:00-12:00"),
    ("Ghi chú: N: 6h-14h", "N = 06:00-14:00"),
    ("Ngày lập: 25/02/2027", ""),
    ("Người lập biểu: Nguyễn Văn A", ""),
    ("Tháng 3/2027", ""),
    ("Số giờ: 8", ""), ("Các kíp trực 24h từ 7h30 đến 7h30", ""),
  ]) func `a line`(_ text: String, _ expected: String) {
    #expect(shown(LegendText.entries(text, used: [])) == (expected.isEmpty ? [] : [expected]))
  }

  @Test func `several in a cell, separated by semicolons, lines or commas`() {
    let expected = ["N = 06:00-14:00", "C = 14:00-22:00", "P = absent"]
    for text in [
      "N: 6h-14h; C: 14h-22h; P: phép", "N: 6h-14h\nC: 14h-22h\nP: phép", "N: 6h-14h, C: 14h-22h, P: phép",
    ] {
      #expect(shown(LegendText.entries(text, used: [])) == expected)
    }
  }

  @Test func `a code of the grid may hold a slash, and its words may be unclear`() {
    #expect(shown(LegendText.entries("X/2: 8h-12h", used: ["X/2"])) == ["X/2 = 08:00-12:00"])
    #expect(shown(LegendText.entries("H: học, họp", used: ["H"])) == ["H = unclear"])
    #expect(shown(LegendText.entries("H: học, họp", used: [])) == [])
    #expect(
      shown(LegendText.entries("TC: tăng ca", used: ["TC"])) == ["TC = unclear"], "overtime is no mourning")
    #expect(shown(LegendText.entries("P nghỉ phép", used: ["P"])) == ["P = absent"])
  }
}

@Suite struct `Months and days in headings` {
  @Test(
    arguments: [
      ("BẢNG PHÂN CA THÁNG 3/2027", 3, 2027), ("Tháng 03 năm 2027", 3, 2027), ("T3-2027.xlsx", 3, 2027),
      ("T03.2027", 3, 2027), ("Roster March 2027", 3, 2027), ("Mar-2027", 3, 2027), ("2027-03", 3, 2027),
      ("lich_03_2027.csv", 3, 2027), ("Tháng ba năm 2027", 3, 2027), ("THÁNG MƯỜI HAI NĂM 2027", 12, 2027),
      ("Tháng 3", 3, nil), ("NĂM 2027", nil, 2027), ("Thái Nguyên, ngày 25 tháng 2 năm 2027", nil, 2027),
      ("25/02/2027", nil, nil), ("Bảng phân ca", nil, nil), ("Kế hoạch 12 người", nil, nil),
    ] as [(String, Int?, Int?)]) func `a month`(_ text: String, _ month: Int?, _ year: Int?)
  {
    let found = MonthText.find(text)
    #expect(found?.month == month && found?.year == year)
  }

  @Test(
    arguments: [
      ("1", DayMark.day(1)), ("01", .day(1)), ("T2 01/03", .dayMonth(1, 3)), ("CN\n7", .day(7)),
      ("Ngày 5", .day(5)),
      ("2027-03-01", .date(CivilDate("2027-03-01")!)), ("1/3/2027", .date(CivilDate("2027-03-01")!)),
      ("1-Mar", .dayMonth(1, 3)), ("Thứ 4 (3)", .day(3)), ("32", nil), ("Tổng", nil), ("31/02/2027", nil),
      ("8.5 h", nil),
    ] as [(String, DayMark?)]) func `a day`(_ text: String, _ mark: DayMark?)
  {
    #expect(DayMark(Sheet.Cell(text: text)) == mark)
  }
}
