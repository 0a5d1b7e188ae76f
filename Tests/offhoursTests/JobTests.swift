import Foundation
import Testing

/// Four organisers' work from their sheets to papers that are published, with no file edited on the way.
@Suite struct `From sheets to published papers` {
  /// A job: its sheets by name, and what is asked beside them.
  struct Job: CustomTestStringConvertible {
    var name: String
    var sheets: [String: String]
    var options: [String]
    var people: Int
    /// Shifts that have to stand in the evidence, as `learners.csv` has them, and words of the papers.
    var words: [String]
    var testDescription: String { name }
  }

  static let jobs = [ward, factory, brigade, callCentre]

  private static func cycle(_ codes: String, _ offset: Int, _ days: Int) -> [String] {
    let all = codes.split(separator: " ").map(String.init)
    return (0..<days).map { all[($0 + offset) % all.count] }
  }

  private static func table(_ rows: [[String]], _ mark: String = ";") -> String {
    rows.map { $0.joined(separator: mark) }.joined(separator: "\n") + "\n"
  }

  private static let ward: Job = {
    let nurses = ["Ann Poole", "Bea Lund", "Cora Vale", "Dina Moss", "Elsa Wren", "Fay Holt"]
    let roster =
      [["Ward 4 rota April 2027"], ["Staff No", "Nurse", "Ward"] + (1...30).map { "\($0)" }]
      + nurses.enumerated().map { number, name in
        ["N\(number + 1)", name, "4"] + cycle("E E L L N N O O", 2 * number, 30)
      } + [[], ["E: 07:00-15:00"], ["L: 14:30-22:30"], ["N: 22:00-07:30"], ["O: off"]]
    return Job(
      name: "ward",
      sheets: [
        "rota.csv": table(roster),
        "people.csv": table(
          [["Staff No", "Name", "Course", "Mobile", "Together with"]]
            + nurses.enumerated().map { number, name in
              [
                "N\(number + 1)", name, "Resuscitation", "07700 90000\(number)",
                number == 0 ? "Bea Lund" : "",
              ]
            }, ","),
        "rooms.csv": table(
          [["Room", "Seats", "Mon-Fri", "Sat"], ["Seminar room", "12", "8:00-20:00", "9:00-13:00"]], ","),
        "trainers.csv": table(
          [["Trainer", "Teaches", "Days off"], ["Hal Frost", "Resuscitation", "2027-04-12"]], ","),
        "courses.csv": table(
          [
            ["Course", "Lessons", "Minutes", "Min", "Max", "Attend"],
            ["Resuscitation", "2", "90", "1", "6", "any"],
          ], ","),
      ],
      options: ["--employer", "ward4=Ward 4", "--timezone", "Europe/London", "--language", "en"], people: 6,
      words: ["Seminar room", "Resuscitation"])
  }()

  private static let factory: Job = {
    let people = [
      "Lê Quang Ước", "Nông Thị Hải", "Trần Bích Việt", "Bùi Văn Hương", "Đỗ Hữu Tâm", "Lý Thu Vân",
    ]
    let roster =
      [
        ["CÔNG TY TNHH SAO MAI"], ["BẢNG PHÂN CA THÁNG 3 NĂM 2027"],
        ["STT", "Mã NV", "Họ và tên", "Kíp"] + (1...31).map { "\($0)" },
      ]
      + people.enumerated().map { number, name in
        ["\(number + 1)", "SX\(number + 1)", name, ["A", "B", "C"][number / 2]]
          + cycle("1 1 2 2 3 3 x x", 2 * (number / 2), 31)
      } + [[], ["1: 6h-14h; 2: 14h-22h; 3: 22h-6h; x: nghỉ"]]
    return Job(
      name: "factory",
      sheets: [
        "phan-ca.csv": table(roster),
        "danh-sach.csv": table(
          [["STT", "Họ và tên", "Mã NV", "Đơn vị", "Khóa học"]]
            + people.enumerated().map {
              ["\($0 + 1)", $1, "SX\($0 + 1)", "Công ty TNHH Sao Mai", "An toàn lao động"]
            }),
        "hoi-truong.csv": table([
          ["Hội trường", "Số chỗ", "Giờ mở", "Giờ đóng", "Giá/buổi", "Ngày nghỉ"],
          ["Nhà văn hóa", "30", "7h30", "21h30", "200.000", "8/3"],
        ]),
        "khoa-hoc.csv": table([
          ["Khóa học", "Số bài", "Số phút", "Sĩ số"], ["An toàn lao động", "2", "120", "1-20"],
        ]),
      ],
      // The roster ends on 31 March: what is planned beyond it goes by the rotation.
      options: ["--from", "2027-03-01", "--to", "2027-04-11"], people: 6,
      words: ["Nhà văn hóa", "An toàn lao động"])
  }()

  private static let brigade: Job = {
    let months = ["January", "February", "March", "April"], lengths = [31, 28, 31, 30]
    var day = 0
    var rows = [
      ["Duty calendar 2027"], ["Shifts 0700-0700, the platoon on duty in each cell"],
      ["Month"] + (1...31).map { "\($0)" },
    ]
    for (month, name) in months.enumerated() {
      rows.append([name] + (0..<lengths[month]).map { ["A", "B", "C"][(day + $0) % 3] })
      day += lengths[month]
    }
    let people = ["Jo Marsh", "Kit Byrne", "Lou Hale", "Max Orr", "Ned Pike", "Ola Reid"]
    return Job(
      name: "fire brigade",
      sheets: [
        "calendar.csv": table(rows),
        "personnel.csv": table(
          [["Service No", "Name", "Platoon", "Course"]]
            + people.enumerated().map { ["F\($0 + 1)", $1, ["A", "B", "C"][$0 % 3], "Hazmat"] }, ","),
        "classrooms.csv": table(
          [["Classroom", "Capacity", "Opening hours"], ["Training tower", "10", "daily 8:00-21:00"]], ","),
        "courses.csv": table([["Course", "Lessons", "Hours", "Min size"], ["Hazmat", "2", "3", "2"]], ","),
      ],
      options: [
        "--employer", "brigade=Station 9", "--timezone", "America/Chicago", "--language", "en", "--from",
        "2027-03-01",
        "--to", "2027-03-21",
      ], people: 6, words: ["Training tower", "Hazmat"])
  }()

  private static let callCentre: Job = {
    let agents = ["Raj Nair", "Sue Tan", "Tom Udall", "Uma Voss"]
    var lines = [["Agent ID", "Agent", "Date", "Shift"]]
    for date in 1...21 {
      for (number, agent) in agents.enumerated() {
        let shift = ["9:00-17:00", "9:00-17:00", "13:00-21:00", "13:00-21:00", "off", "off", "off"][
          (date + 2 * number) % 7]
        lines.append(["C\(number + 1)", agent, "2027-03-\(date < 10 ? "0" : "")\(date)", shift])
      }
    }
    return Job(
      name: "call centre",
      sheets: [
        "shifts.csv": table(lines, ","),
        "agents.csv": table(
          [["Agent ID", "Agent name", "Training", "Until"]]
            + agents.enumerated().map { ["C\($0 + 1)", $1, "Complaints", $0 == 0 ? "2027-03-18" : ""] }, ","),
        "rooms.csv": table(
          [["Meeting room", "Seats", "Open"], ["Blue room", "8", "Mon-Sun 8:00-21:00"]], ","),
        "modules.csv": table(
          [["Module", "Sessions", "Minutes", "Smallest size"], ["Complaints", "2", "60", "2"]], ","),
        "leave.csv": table(
          [
            ["Approved leave"], ["Agent", "Leave from", "Leave to"], ["Sue Tan", "2027-03-08", "2027-03-09"],
          ], ","),
      ],
      options: ["--employer", "calls=Calls Ltd", "--timezone", "Asia/Singapore", "--language", "en"],
      people: 4,
      words: ["Blue room", "Complaints"])
  }()

  @Test(arguments: jobs) func `of four kinds of work`(_ job: Job) throws {
    let scratch = try Scratch()
    let files = try job.sheets.sorted { $0.key < $1.key }.map { try scratch.file($0.key, $0.value) }
    let scenario = "\(scratch.path)/class", plan = "\(scratch.path)/plan", out = "\(scratch.path)/out"
    let made = try Tool.start(["import"] + files + job.options + ["--out", scenario, "--json"]).wait()
    #expect(made.status == 0, "\(made.err) \(made.out)")
    guard made.status == 0 else { return }
    let found = try made.json()
    #expect(found["people"] as? Int == job.people && found["leftOut"] as? Int == 0)
    // Of every sheet the account adds up.
    for file in found["files"] as? [[String: Any]] ?? [] {
      for sheet in file["sheets"] as? [[String: Any]] ?? [] {
        let cells = try #require(sheet["cells"] as? [String: Int])
        #expect(cells["read"]! > 0 && cells["read"]! == cells["used"]! + cells["told"]!, "\(sheet)")
        #expect(sheet["kind"] as? String != "ignored" && cells["told"]! <= 1, "\(sheet)")
      }
    }
    let check = try Tool.run("check", scenario, "--json")
    let never = try check.json()["never"] as? [Any]
    #expect(check.status == 0 && never?.isEmpty == true, "\(check.out)")
    let solved = try Tool.run("solve", scenario, "--first", "--progress", "none", "--out", plan)
    #expect(solved.status == 0, "\(solved.err)")
    #expect(try Tool.run("verify", scenario, plan).status == 0)
    let published = try Tool.run("publish", scenario, plan, "--out", out, "--json")
    #expect(published.status == 0, "\(published.err)")
    let stamp = try #require(try published.json()["stamp"] as? String)
    #expect(try Tool.run("verify", scenario, out).status == 0)
    // Everybody who learns has evidence and a slip, and the employer a letter.
    let evidence = try String(contentsOfFile: "\(out)/learners.csv", encoding: .utf8)
    #expect(evidence.contains(stamp) && job.words.allSatisfy(evidence.contains))
    let learners = Set(
      evidence.split(whereSeparator: \.isNewline).dropFirst().compactMap { $0.split(separator: ",").first })
    // The first timetable that is found need not place everybody.
    #expect(learners.count > 1, "\(evidence)")
    // What the list says of colleagues who come together holds in the scenario, and so `verify` has asked it.
    if job.name == "ward" {
      let text = try String(contentsOfFile: "\(scenario)/scenario.yaml", encoding: .utf8)
      #expect(text.contains("together: [[\"N1\", \"N2\"]]"))
    }
    #expect(scratch.names("out/slips").count == learners.count && !scratch.names("out/employers").isEmpty)
  }
}
