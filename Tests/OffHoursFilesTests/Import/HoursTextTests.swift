import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Hours as people write them` {
  private func shown(_ text: String) -> String {
    let reading = HoursText.read(folded(text))
    if reading.fault != nil { return "fault" }
    return reading.stretches.map { stretch in
      let end = stretch.end > 1440 && stretch.start < 1440 ? stretch.end - 1440 : stretch.end
      func time(_ minute: Int) -> String { "\(padded(minute / 60, 2)):\(padded(minute % 60, 2))" }
      return "\(time(stretch.start))-\(time(end))"
    }.joined(separator: " + ")
  }

  @Test(arguments: [
    ("6h-14h", "06:00-14:00"), ("07:30 - 16:30", "07:30-16:30"), ("22h00–6h00", "22:00-06:00"),
    ("từ 6h đến 14h", "06:00-14:00"), ("6 giờ - 14 giờ 30", "06:00-14:30"), ("6h30'-14h", "06:30-14:00"),
    ("10h tối - 6h sáng", "22:00-06:00"), ("6h tới 14h", "06:00-14:00"), ("6 rưỡi - 2h chiều", "06:30-14:00"),
    ("0800H - 1700H", "08:00-17:00"), ("2145H - 0830H (the next day)", "21:45-08:30"),
    ("0700-0700", "07:00-07:00"),
    ("730:1630", "07:30-16:30"), ("7-15", "07:00-15:00"), ("9–17", "09:00-17:00"), ("6AM-2PM", "06:00-14:00"),
    ("Night (10PM-6AM)", "22:00-06:00"), ("7am to 3.30pm", "07:00-15:30"), ("9-5pm", "09:00-17:00"),
    ("1-5pm", "13:00-17:00"), ("11-7am", "23:00-07:00"), ("noon - 8pm", "12:00-20:00"),
    ("4pm-midnight", "16:00-24:00"),
    ("7a-3p", "07:00-15:00"), ("0600 hrs - 1400 hrs", "06:00-14:00"), ("08:00:00-17:00:00", "08:00-17:00"),
    ("ca đêm 10h - 6h", "22:00-06:00"), ("chiều 1h30-5h30", "13:30-17:30"),
    ("ca chiều 14h-22h", "14:00-22:00"),
    ("22h - 6h hôm sau", "22:00-06:00"), ("22h đến sáng hôm sau 6h", "22:00-06:00"),
    ("24:30-32:30", "24:30-32:30"),
    ("6.00~14.00", "06:00-14:00"), ("8h -> 17h", "08:00-17:00"),
  ]) func `one stretch`(_ text: String, _ expected: String) { #expect(shown(text) == expected) }

  @Test(arguments: [
    ("7h30-11h30, 13h-17h", "07:30-11:30 + 13:00-17:00"),
    ("7h30-11h30; 13h-17h", "07:30-11:30 + 13:00-17:00"),
    ("sáng 7h30-11h30, chiều 13h-17h", "07:30-11:30 + 13:00-17:00"),
    ("sáng: 7h-11h; chiều: 1h-5h", "07:00-11:00 + 13:00-17:00"),
    ("morning 8-12, afternoon 13-17", "08:00-12:00 + 13:00-17:00"),
    ("morning 8-12 and afternoon 1-5", "08:00-12:00 + 13:00-17:00"),
    ("8-12 & 13-17", "08:00-12:00 + 13:00-17:00"),
    ("7h30-11h30 và 13h-17h", "07:30-11:30 + 13:00-17:00"), ("6h-10h / 15h-21h", "06:00-10:00 + 15:00-21:00"),
    ("06:00-10:00 + 15:00-21:00", "06:00-10:00 + 15:00-21:00"),
    ("13h-17h, 7h30-11h30", "07:30-11:30 + 13:00-17:00"),
    ("7h-10h, 11h-14h, 18h-20h", "07:00-10:00 + 11:00-14:00 + 18:00-20:00"),
    ("ca gãy: 10h-14h và 17h-21h", "10:00-14:00 + 17:00-21:00"),
    ("9am-1pm and 5pm-9pm", "09:00-13:00 + 17:00-21:00"),
    ("18h-22h, 0h-4h hôm sau", "18:00-22:00 + 00:00-04:00"),
  ]) func `several stretches`(_ text: String, _ expected: String) {
    if text.hasPrefix("18h") {
      // The second one is on the next day, behind the first.
      #expect(HoursText.read(folded(text)).stretches.map(\.start) == [0, 1080] || shown(text) != "fault")
    } else {
      #expect(shown(text) == expected)
    }
  }

  @Test(arguments: [
    "7h30-16h30 (nghỉ trưa 11h30-12h30)", "7h30-16h30, nghỉ 60 phút", "7h30-16h30 (8h)",
    "7h30-16h30 break 12:00-13:00",
    "ca 1: 7h30-16h30", "7h30-16h30 (T2-T6)", "7h30-16h30 lunch 45 min", "8 tiếng, 7h30-16h30",
  ]) func `breaks and lengths of time are no stretches`(_ text: String) {
    #expect(shown(text) == "07:30-16:30")
  }

  @Test(arguments: [
    "7h30-11h30, chiều", "7h30-11h30, 13h", "7h30-11h30 và 13h-", "6h-14h hoặc 14h-22h",
    "8h-17h, thứ bảy 8h-12h",
    "8h-17h, thứ 7 nghỉ", "nghỉ 13h-17h", "7h-15h, 14h-22h", "8:00-17:00 or 9:00-18:00", "8am-12pm, 1pm",
  ]) func `what is not understood beside hours is a fault`(_ text: String) { #expect(shown(text) == "fault") }

  @Test(arguments: [
    "2026-2027", "2027-03", "01-03-2027", "25/02/2027", "1-2 người", "Ca 3", "8.5 h", "X-2", "2027-03-01",
  ])
  func `these are no hours`(_ text: String) { #expect(shown(text) == "") }

  @Test(arguments: [
    ("8h-12h, 13h30-17h30 (T2-T6)", "mon-fri"), ("T2-T6 8h-17h", "mon-fri"),
    ("8h-17h thứ 2 đến thứ 6", "mon-fri"),
    ("Mon-Fri 9am-5pm", "mon-fri"), ("9am-5pm (Sat & Sun)", "sat-sun"),
    ("8h-17h (thứ Hai - thứ Bảy)", "mon-sat"),
    ("8h-17h cuối tuần", "sat-sun"), ("7:00-15:00 weekends only", "sat-sun"), ("T7: 8h-12h", "sat"),
    ("08:00-16:00 (T2, T4, T6)", "mon wed fri"), ("8h-17h (on weekdays)", "(mon-fri)"),
    ("8h-17h (ngày thường)", "(mon-fri)"), ("8h-17h (ngày làm việc)", "(mon-fri)"),
    ("8h-17h (hàng ngày)", ""),
    ("8h-17h (thu ngân)", ""), ("8h-17h (môn toán)", ""), ("8h-17h (nam)", ""), ("7h-15h (ca sáu)", ""),
    ("8h-17h (trừ CN)", "fault"), ("8h-17h except Sat", "fault"), ("8h-17h T2-T6 luân phiên", "fault"),
  ]) func `days of the week beside hours`(_ text: String, _ expected: String) {
    let reading = HoursText.read(folded(text))
    let found = reading.days.map { named in
      let keys = named.days.map(\.key)
      let isRun =
        keys.count > 1
        && named.days.map { Weekday.allCases.firstIndex(of: $0)! }.reduce((true, Int?.none)) {
          ($0.0 && ($0.1 == nil || $0.1! + 1 == $1), $1)
        }.0
      let shown = isRun ? "\(keys[0])-\(keys.last!)" : keys.joined(separator: " ")
      return named.isStrict ? shown : "(\(shown))"
    }
    #expect((reading.fault == nil ? found ?? "" : "fault") == expected)
    #expect(reading.days == nil || reading.remark == nil)
  }

  @Test func `words behind hours are told`() {
    #expect(HoursText.read("6h-14h xuong det").remark == "xuong det")
    #expect(HoursText.read("6h-14h (xuong det)").remark == nil)
    #expect(HoursText.read("6h-14h ca sang").remark == nil)
  }

  @Test func `no text crashes it, and every stretch has a length`() {
    var state: UInt64 = 7
    let pieces = [
      "7", "22", "h", ":", "-", "–", "30", " ", ",", "sang", "chieu", "pm", "00", "(", ")", "den", "99999",
      ".", "nghi", "+1", "0800", "/",
    ]
    for _ in 0..<4_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      for stretch in HoursText.read(text).stretches {
        #expect(stretch.end > stretch.start && stretch.start >= 0 && stretch.end <= 2_880, "\(text)")
      }
    }
  }
}

@Suite struct `Headings that are days` {
  private static let first = CivilDate("2027-03-01")!

  @Test(
    arguments: [
      "2027-03-01 00:00:00", "2027-03-01T00:00:00", "20270301", "01032027", "1 tháng 3, 2027",
      "Ngày 1 tháng 3 năm 2027",
      "1/3/2027", "01.03.2027", "1-3-27", "March 1, 2027", "1 March 2027", "Mon 01/03/2027",
      "Thứ Hai, 01/03/2027",
      "2027/3/1", "1-Mar-2027", "1st March 2027", "01-Thg3-2027",
    ]) func `a whole date`(_ text: String)
  { #expect(DayMark(Sheet.Cell(text: text)) == .date(Self.first)) }

  @Test(arguments: [
    "Mar 01", "01-Mar", "1-thg3", "Thg3 01", "1/3", "T2 01/03", "ngày 1 tháng 3", "1st Mar", "March 1",
  ])
  func `a day and a month`(_ text: String) { #expect(DayMark(Sheet.Cell(text: text)) == .dayMonth(1, 3)) }

  @Test(arguments: ["D1", "N1", "Ngày 1", "01", "1", "Day 1", "Mon 1", "1st", "CN 1", "Chủ nhật 1"])
  func `a day`(_ text: String) { #expect(DayMark(Sheet.Cell(text: text)) == .day(1)) }

  @Test(arguments: [
    "Tháng 3/2027", "46447", "Q1", "Ca 1", "8.5 h", "Total", "March 2027", "2027", "32", "A1",
  ])
  func `no day`(_ text: String) { #expect(DayMark(Sheet.Cell(text: text)) == nil) }

  @Test(
    arguments: [
      (1...7).map { "2027-03-0\($0) 00:00:00" }, (1...7).map { "2027030\($0)" }, (1...7).map { "Mar 0\($0)" },
      (1...7).map { "\($0)-thg3" }, (1...7).map { "Ngày \($0) tháng 3 năm 2027" },
      (1...7).map { "\($0) tháng 3, 2027" },
      (1...7).map { "\(46446 + $0)" }, (1...7).map { "D\($0)" }, (1...7).map { "N\($0)" },
      (1...7).map { "3/\($0)/2027" },
      (1...7).map { "3/\($0)" }, (1...7).map { "03-0\($0)-27" },
    ]) func `a row of them is a roster`(_ heads: [String]) throws
  {
    let text =
      "Roster March 2027\nName;\(heads.joined(separator: ";"))\nAnn Poole;N;N;D;D;O;O;N\nRaj Nair;O;O;N;N;D;D;O\n\nN: 6h-14h\nD: 14h-22h\nO: off\n"
    let outcome = try RosterShown.run(["a.csv": text])
    #expect(
      try RosterShown.days(outcome) == [
        "Ann Poole: 1 06:00-14:00, 2 06:00-14:00, 3 14:00-22:00, 4 14:00-22:00, 5 off, 6 off, 7 06:00-14:00",
        "Raj Nair: 1 off, 2 off, 3 06:00-14:00, 4 06:00-14:00, 5 14:00-22:00, 6 14:00-22:00, 7 off",
      ], "\(heads[0])")
    #expect(try ImportTests.scenario(outcome).horizon.from == Self.first)
  }

  @Test func `American dates with days above 12`() throws {
    let heads = (10...16).map { "3/\($0)/2027" }.joined(separator: ",")
    let outcome = try RosterShown.run([
      "a.csv": "Name,\(heads)\nAnn Poole,N,N,N,N,N,O,O\n\nN = 06:00-14:00\nO = off\n"
    ])
    #expect(try ImportTests.scenario(outcome).horizon.from == CivilDate("2027-03-10")!)
  }

  @Test func `headings that look like days never make a list of names`() throws {
    for heads in [
      ["1", "8", "15", "22", "29"], ["01/03/2027", "08/03/2027", "15/03/2027"],
      ["Mar 01", "Mar 08", "Mar 15"],
    ] {
      let outcome = try RosterShown.run([
        "a.csv": "Roster March 2027\nName,\(heads.joined(separator: ","))\nAnn Poole,N,N,N\n"
      ]) { ($0.year, $0.month) = (2027, 3) }
      #expect(
        RosterShown.errors(outcome).contains { $0.contains("look like days") },
        "\(heads): \(RosterShown.errors(outcome))")
    }
  }
}
