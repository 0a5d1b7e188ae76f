import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Halls, instructors and absences` {
  private static let people = "Họ và tên,Mã NV\nLê An,S1\nTrần Bình,S2\n"

  private func imported(_ files: [String: String]) throws -> ImportOutcome {
    var files = files
    files["ds.csv"] = Self.people
    return try ImportTests.run(files) {
      ($0.year, $0.month) = (2027, 3)
      $0.employers = [.init(id: "hb")]
      $0.courses = [.init(id: "an-toan", minutes: [60, 60]), .init(id: "first-aid", minutes: [120])]
    }
  }

  private func errors(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
  }

  private func yaml(_ outcome: ImportOutcome) -> String {
    outcome.files.first { $0.name == "scenario.yaml" }?.text ?? ""
  }

  @Test(arguments: [
    ("T2-CN 7h-21h30", "{mon-sun: [07:00-21:30]}"),
    ("T2-T6 17h30-21h30; T7-CN 7h30-21h30", "{mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}"),
    ("T2-T6 17h30-21h30, T7, CN 7h30-21h30", "{mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}"),
    ("Thứ 2 đến thứ 6: 7h30-11h30 và 13h-17h", "{mon-fri: [07:30-11:30, 13:00-17:00]}"),
    ("Mon-Fri 9am-5pm\nSat 9am-1pm", "{mon-fri: [09:00-17:00], sat: [09:00-13:00]}"),
    ("Mondays & Thursdays 18:00-21:00", "{mon: [18:00-21:00], thu: [18:00-21:00]}"),
    ("7h-21h", "{mon-sun: [07:00-21:00]}"), ("24/7", "{mon-sun: [00:00-24:00]}"),
    ("weekdays 17:30 - 21:30; weekend all day", "{mon-fri: [17:30-21:30], sat-sun: [00:00-24:00]}"),
    ("Hàng ngày 8h-17h; CN nghỉ", "{mon-sat: [08:00-17:00]}"),
    ("ngày thường 17h-21h", "{mon-fri: [17:00-21:00]}"), ("Any time", "{mon-sun: [00:00-24:00]}"),
    ("Lúc nào cũng được", "{mon-sun: [00:00-24:00]}"), ("Sat-Sun anytime", "{sat-sun: [00:00-24:00]}"),
    ("T2-T6 17h-21h; T7 bất kỳ lúc nào", "{mon-fri: [17:00-21:00], sat: [00:00-24:00]}"),
  ]) func `hours of a week`(_ text: String, _ flow: String) { #expect(WeekText(text)?.flow == flow) }

  @Test(arguments: [
    "9-5", "Mon-Fri 9-5", "buổi tối", "T2-T6", "theo lịch", "T9 7h-9h", "7h-9h nếu rảnh", "on request", "",
  ])
  func `what are no hours of a week`(_ text: String) { #expect(WeekText(text) == nil) }

  @Test(arguments: [
    ("15-19/3", ["2027-03-15…2027-03-19"]), ("15/3 - 19/3/2027", ["2027-03-15…2027-03-19"]),
    ("8/3; 10/3", ["2027-03-08", "2027-03-10"]),
    ("từ 30/3 đến 2/4", ["2027-03-30…2027-04-02"]), ("2027-03-08", ["2027-03-08"]),
    ("Mar 15-19", ["2027-03-15…2027-03-19"]),
    ("15 March, 3/17", ["2027-03-15", "2027-03-17"]), ("ngày 8 tháng 3 năm 2027", ["2027-03-08"]),
    ("21 March", ["2027-03-21"]), ("March 21", ["2027-03-21"]), ("ngày 21 tháng 3", ["2027-03-21"]),
    ("21st March", ["2027-03-21"]), ("March 21st-23rd", ["2027-03-21…2027-03-23"]),
  ]) func `dates`(_ text: String, _ spans: [String]) {
    let horizon = DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-04-30")!)
    let found = DatesText.spans(text, in: horizon)?.map {
      $0.from == $0.to ? "\($0.from)" : "\($0.from)…\($0.to)"
    }
    #expect(found == spans)
  }

  @Test(
    arguments: [
      ("closed 21 March for elections", ["2027-03-21"]), ("elections: March 21", ["2027-03-21"]),
      ("đóng cửa ngày 21 tháng 3 để bầu cử", ["2027-03-21"]),
      ("bầu cử 21/3; 23/3 (kiểm kê)", ["2027-03-21", "2027-03-23"]),
      ("stock-taking 15-19/3 and 22 March", ["2027-03-15…2027-03-19", "2027-03-22"]),
      ("Sunday 21 March", ["2027-03-21"]), ("Monday 21 March", nil), ("Sundays", nil),
      ("21 March, mornings", nil),
      ("every 21 March", nil), ("until 21 March", nil), ("21 March 8h-12h", nil), ("hall 3 closed", nil),
      ("soon", nil),
      ("21 marathon", nil),
    ] as [(String, [String]?)]) func `dates among words`(_ text: String, _ spans: [String]?)
  {
    let horizon = DateSpan(from: CivilDate("2027-03-01")!, to: CivilDate("2027-04-30")!)
    let found = DatesText.spans(among: text, in: horizon)?.map {
      $0.from == $0.to ? "\($0.from)" : "\($0.from)…\($0.to)"
    }
    #expect(found == spans)
  }

  @Test(arguments: [
    ("Hire per session", Heading.pricePerMeeting), ("Rent per session", .pricePerMeeting),
    ("Giá thuê một buổi", .pricePerMeeting), ("Tiền thuê/buổi", .pricePerMeeting),
    ("Tiền thuê phòng mỗi buổi", .pricePerMeeting), ("Rent of the hall per hour", .pricePerHour),
    ("Hire per day", .price), ("Room rate", .price), ("Tiền thuê/ngày", .price),
    ("Rent per half day", .price),
  ]) func `prices of halls`(_ heading: String, _ kind: Heading) throws {
    let outcome = try imported(["halls.csv": "Hall,Seats,\(heading)\nOne,20,600000\n"])
    switch kind {
    case .pricePerMeeting:
      #expect(errors(outcome) == [] && yaml(outcome).contains("cost: {meeting: 600000}"))
    case .pricePerHour: #expect(errors(outcome) == [] && yaml(outcome).contains("cost: {hour: 600000}"))
    default:
      let found = errors(outcome)
      #expect(
        found.count == 1
          && found[0].hasPrefix("halls.csv, cell C2: error: '600000' is paid for a meeting or for an hour?"),
        "\(found)")
      for heading in ["Price per meeting", "Price per hour", "Note"] {
        let mended = try imported(["halls.csv": "Hall,Seats,\(heading)\nOne,20,600000\n"])
        #expect(errors(mended) == [])
      }
    }
  }

  @Test func `where people work nothing takes coordinates, which is said, and what is advised works`() throws
  {
    func run(_ journey: Int?) throws -> ImportOutcome {
      try ImportTests.run([
        "people.csv": "Name,Staff No,Workplace\nAnn Poole,E1,Mill\nRaj Nair,E2,Mill\n",
        "halls.csv": "Hall,Seats,Latitude,Longitude\nOne,20,21.465,105.932\n",
      ]) {
        ($0.year, $0.month, $0.journey) = (2027, 3, journey)
        $0.employers = [.init(id: "loom")]
        $0.courses = [.init(id: "first-aid", minutes: [120])]
      }
    }
    let found = errors(try run(nil))
    #expect(found.count == 1, "\(found)")
    #expect(
      found.allSatisfy { $0.contains("No sheet takes coordinates of 'Mill'") && !$0.contains("Latitude") })
    let outcome = try run(20)
    #expect(errors(outcome) == [])
    #expect(try ImportTests.scenario(outcome).places.count == 2)
    // The coordinates, in the place of the minutes.
    var files = Dictionary(uniqueKeysWithValues: outcome.files.map { ($0.name, $0.text) })
    let text = try #require(files["scenario.yaml"])
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let between = try #require(lines.firstIndex(of: "travel:"))
    files["scenario.yaml"] = (lines[..<between] + lines[(between + 3)...]).joined(separator: "\n")
      .replacing("name: Mill}", with: "name: Mill, at: [21.47, 105.94]}")
      .replacing("name: \"Mill\"}", with: "name: \"Mill\", at: [21.47, 105.94]}")
    let scenario = try ScenarioReader.read(text: files["scenario.yaml"]!, tables: files)
    #expect(scenario.places.allSatisfy { $0.at != nil })
  }

  @Test(arguments: [
    ("600000", "600000"), ("600.000", "600000"), ("600,000đ", "600000"), ("600k", "600000"),
    ("1,5 triệu", "1500000"),
    ("miễn phí", "0"), ("$49.50", "49.5"), ("1.200.000 VND", "1200000"), ("1,234.50", "1234.5"), ("0", "0"),
  ]) func `money`(_ text: String, _ amount: String) { #expect(AmountText.money(text)?.amount == amount) }

  @Test(arguments: ["hỏi sau", "600-700k", "tbc", "", "12 34 ab", "-5"])
  func `what is no money`(_ text: String) { #expect(AmountText.money(text) == nil) }

  @Test func `a hall comes with everything that its list says`() throws {
    let outcome = try imported([
      "halls.csv": """
      Tên hội trường;Sức chứa;Địa chỉ;Giờ mở cửa;Giá thuê/buổi;Giá/giờ;Thiết bị;Ngày nghỉ;Dọn phòng;Ghi chú
      Nhà văn hóa;120;Đường 1;T2-CN 7h-21h30;600.000;50k;Máy chiếu, loa;8/3;15 phút;có bảng trắng
      Phòng họp;30 chỗ;;T2-T6 17h30-21h30;0;;;;;nghỉ 15-19/3, gửi xe phía sau
      """
    ])
    #expect(errors(outcome) == [])
    let venues = try ImportTests.scenario(outcome).venues
    #expect(venues.map(\.seats) == [120, 30] && venues[0].equipment == ["may-chieu", "loa", "bang-trang"])
    #expect(venues[0].turnaround == 15 && venues[0].closed.count == 1 && venues[1].closed.count == 1)
    #expect(venues.allSatisfy { $0.open != nil })
    let text = yaml(outcome)
    #expect(
      text.contains("cost: {meeting: 600000, hour: 50000}") && text.contains("closed: [2027-03-08]"),
      "\(text)")
    #expect(text.contains("closed: [{from: 2027-03-15, to: 2027-03-19}]"))
    #expect(text.contains("note: \"nghỉ 15-19/3, gửi xe phía sau\""), "the note stays as well")
    #expect(outcome.findings.supplyNotes.count == 2)
  }

  @Test func `what is not understood of a hall is an error at its cell`() throws {
    let outcome = try imported([
      "halls.csv": """
      Hall,Seats,Opening hours,Price per meeting,Price,Closed,Turnaround,Notes
      One,20,evenings,ask,,,,
      Two,20.5,,,100,,a while,
      Three,20,,50/hour,,soon,,closed 40/3
      """
    ])
    let found = errors(outcome)
    for start in [
      "halls.csv, cell C2: error: 'evenings' are no hours of a week",
      "halls.csv, cell D2: error: 'ask' is no price",
      "halls.csv, cell B3: error: '20.5' for the seats",
      "halls.csv, cell E3: error: '100' is paid for a meeting or for an hour?",
      "halls.csv, cell G3: error: 'a while' is no length of time",
      "halls.csv, cell D4: error: '50/hour' does not go with its column",
      "halls.csv, cell F4: error: 'soon' are no dates",
      "halls.csv, cell H4: error: 'closed 40/3' seems to say when it is closed",
    ] { #expect(found.contains { $0.hasPrefix(start) }, "\(start)\n\(found)") }
    #expect(found.count == 8)
  }

  @Test(arguments: [
    "Hall,Seats,Online,Shares with\nGreat hall,60,no,\nHalf A,30,,Great hall\nHalf B,30,-,\"Great hall; Half A\"\nVideo call,,yes,\n",
    "Tên phòng,Số chỗ,Trực tuyến,Chung chỗ với\nGreat hall,60,không,\nHalf A,30,,Great hall\nHalf B,30,không,great-hall + Half A\nVideo call,,có,\n",
  ])
  func `halls that share, and rooms that are online`(_ list: String) throws {
    let outcome = try imported(["halls.csv": list])
    #expect(errors(outcome) == [])
    let venues = try ImportTests.scenario(outcome).venues
    #expect(venues.map(\.isOnline) == [false, false, false, true])
    #expect(venues[3].seatLimit == nil && venues[3].place == nil)
    #expect(venues.map { $0.shares.map(\.index).sorted() } == [[1, 2], [0, 2], [0, 1], []])
  }

  @Test func `what is not understood of a hall that shares or is online is an error at its cell`()
    throws
  {
    let found = errors(
      try imported([
        "halls.csv":
          "Hall,Seats,Online,Shares with,GPS\nOne,20,maybe,Ten,\nTwo,,no,One,\nThree,,x,Three,\"21.5, 105.9\"\n"
      ]))
    for start in [
      "halls.csv, cell C2: error: 'maybe' is neither yes nor no",
      "halls.csv, cell D2: error: 'Ten' is no other hall of these lists; expected such as 'Two'",
      "halls.csv, cell B3: error: nothing for the seats of 'Two'",
      "halls.csv, cell D4: error: 'Three' is no other hall of these lists",
      "halls.csv, cell E4: error: '21.5, 105.9' for a hall that is online",
    ] { #expect(found.contains { $0.hasPrefix(start) }, "\(start)\n\(found)") }
    #expect(found.count == 5, "\(found)")
  }

  @Test func `a list of instructors`() throws {
    let outcome = try imported([
      "gv.csv": """
      Giảng viên;Dạy;Lịch rảnh;Bận;Tối đa/ngày;Tối đa/tuần;Thù lao/buổi;Số điện thoại
      Vũ Hà;An toàn, first-aid;T2-T6 17h-21h30;8/3;2;6;400.000;0912 000 111
      Lê Sơn;an-toan/L2;;;;;;
      """
    ])
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.instructors.map(\.name) == ["Vũ Hà", "Lê Sơn"])
    #expect(scenario.instructors[0].teaches.count == 2 && scenario.instructors[0].maxPerDay == 2)
    #expect(scenario.instructors[0].maxPerWeek == 6 && scenario.instructors[0].unavailable.count == 1)
    #expect(
      scenario.instructors[1].teaches(Ref(0), lesson: 1)
        && !scenario.instructors[1].teaches(Ref(0), lesson: 0))
    #expect(scenario.courses.allSatisfy { $0.instructors == 1 })
    let bad = try imported(["gv.csv": "Trainer,Teaches,Max per day\nAnn,swimming,many\n"])
    #expect(
      errors(bad).contains {
        $0.contains("'swimming' is no course that is known; add it with --course swimming=")
      })
    #expect(errors(bad).contains { $0.contains("'many' is no number") })
  }

  @Test func `absences and overtime`() throws {
    let outcome = try imported([
      "nghi.csv":
        "DANH SÁCH NGHỈ PHÉP\nMã NV,Họ và tên,Từ ngày,Đến ngày,Lý do\nS1,Lê An,08/03/2027,10/03/2027,nghỉ phép\n,Trần Bình,12/3,,ốm\n",
      "ot.csv":
        "Overtime March 2027\nName,Date,From,To\nTrần Bình,2027-03-15,17:00,20:00\nLê An,2027-03-16,22:00,02:00\n",
    ])
    #expect(errors(outcome) == [])
    let absences = try ImportTests.scenario(outcome).absences
    #expect(absences.count == 4 && absences.map { $0.place != nil } == [false, false, true, true])
    let table = outcome.files.first { $0.name == "absences.csv" }?.text ?? ""
    #expect(table.contains("away-1,S1,2027-03-08,2027-03-10,,nghỉ phép"), "\(table)")
    #expect(table.contains("away-2,S2,2027-03-12,2027-03-12,,ốm"))
    #expect(table.contains("2027-03-16T22:00,2027-03-17T02:00"))
    // A line without a last day says so.
    let told = outcome.findings.faults.filter { $0.text(.english).contains("no last day is given") }
    #expect(told.map { $0.place?.text(.english) } == ["nghi.csv, cell D4"])
  }

  @Test(arguments: [
    ["From", "To", "Reason"], ["Start", "End", "Type"], ["From date", "To date", "Leave type"],
    ["Từ", "Đến", "Lý do"],
  ])
  func `dates below one another are no headings of a roster`(_ heads: [String]) throws {
    let head = (["Name"] + heads).joined(separator: ",")
    let outcome = try imported([
      "leave.csv":
        "\(head)\nLê An,2027-03-05,2027-03-06,leave\nTrần Bình,2027-03-01,2027-03-03,sick\nLê An,2027-03-02,2027-03-04,leave\n"
    ])
    #expect(errors(outcome) == [])
    let scenario = try ImportTests.scenario(outcome)
    #expect(scenario.absences.count == 3 && scenario.workers.map(\.name) == ["Lê An", "Trần Bình"])
  }

  @Test(arguments: ["Start date", "First day", "Từ ngày"])
  func `the day on which somebody came makes no list of absences`(_ head: String) throws {
    let outcome = try ImportTests.run([
      "names.csv": "Name;Phone;\(head)\nAnn Poole;0912345670;2027-03-10\nRaj Nair;0912345671;\n"
    ]) {
      ($0.year, $0.month) = (2027, 3)
      $0.employers = [.init(id: "hb")]
      $0.courses = [.init(id: "first-aid", minutes: [120])]
    }
    #expect(errors(outcome) == [])
    #expect(try ImportTests.scenario(outcome).workers.map(\.name) == ["Ann Poole", "Raj Nair"])
  }

  @Test func `absences that are not understood are errors`() throws {
    let outcome = try imported([
      "a.csv": "Name,From date,To date\nLê An,2027-03-08,2027-03-10\n",
      "b.csv":
        "Leave\nName,From date,To date\nLê An,2027-03-08,later\nTrần Bình,2027-03-10,2027-03-08\nAi Đó,2027-03-10,\n",
      "c.csv": "Overtime\nName,Date\nLê An,2027-03-08\n",
    ])
    let found = errors(outcome)
    #expect(found.contains { $0.hasPrefix("a.csv, row 2: error: is this leave or overtime?") }, "\(found)")
    #expect(found.contains { $0.hasPrefix("b.csv, cell C3: error: 'later' is no date") })
    #expect(found.contains { $0.hasPrefix("b.csv, cell C4: error: the end 2027-03-08 lies before") })
    #expect(found.contains { $0.hasPrefix("c.csv, row 3: error: overtime needs its hours") })
    #expect(outcome.findings.leftOutPeople.map(\.name) == ["Ai Đó"])
  }
}
