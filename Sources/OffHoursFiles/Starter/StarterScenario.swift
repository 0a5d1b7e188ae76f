package import OffHours

/// A small scenario with comments, from which people go on: two employers, one by rotation and one by roster.
package struct StarterScenario: Sendable {
  /// The files by name, in the order in which to write them.
  package let files: [(name: String, text: String)]

  /// A starter whose four weeks begin on the Monday of, or after, a date.
  package init(from date: CivilDate, language: Language) {
    let weeks = Self.weeks(from: date)
    let text = StarterText(from: weeks.from, to: weeks.to, language: language)
    files = [
      ("scenario.yaml", text.yaml), ("workers.csv", text.workers), ("roster.csv", text.roster),
      ("scenario.schema.json", ScenarioSchema.text),
    ]
  }

  /// The same as a workbook, with a first sheet that says what to do. `name`: what the file is called.
  package func workbook(called name: String) throws(BookWriter.Fault) -> [UInt8] {
    let files = MemoryFiles(Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) }))
    guard let read = try? ScenarioReader(files).readTree(path: "scenario.yaml"), let tree = read.tree else {
      throw BookWriter.Fault(description: "the starter cannot be read")
    }
    return try BookWriter.bytes(tree, guide: BookWords.guide(name).map { $0(tree.language) })
  }

  /// The four weeks from the Monday of, or after, a date.
  package static func weeks(from date: CivilDate) -> DateSpan {
    let monday = date.weekday == .monday ? date : date.monday + 7
    return DateSpan(from: monday, to: monday + 27)
  }
}

/// The starter's files in one language.
private struct StarterText {
  let from, to: CivilDate
  let language: Language

  private func say(_ en: String, _ vi: String) -> String { Phrase(en: en, vi: vi)(language) }

  var yaml: String {
    """
    # yaml-language-server: $schema=./scenario.schema.json
    \(say(
      "# A scenario: who works when, what can be booked, what is wanted. Change it step by step, and look with",
      "# Kịch bản: ai làm việc lúc nào, có hội trường nào, cần gì. Sửa dần từng chỗ rồi xem lại bằng"))
    #   offhours check .
    #   offhours solve .
    offhours: 1
    name: \(say("My class", "Lớp học của tôi"))
    organiser: {name: \(say("The trade union", "Công đoàn cơ sở")), phone: 0208 000 000}
    timezone: Asia/Ho_Chi_Minh
    language: \(language.rawValue)
    \(say("# From which day to which, both included.", "# Từ ngày nào đến ngày nào, tính cả hai ngày."))
    horizon: {from: \(from), to: \(to)}
    \(say(
      "# Days on which no shift of a rotation starts:",
      "# Ngày lễ, không có ca nào của vòng đảo ca bắt đầu:"))
    # holidays: [\(from + 8)]

    \(say(
      "# Where people work, live and learn: latitude and longitude give the journeys.",
      "# Nơi làm việc, nơi ở, nơi học: vĩ độ và kinh độ để tính thời gian đi lại."))
    places:
      park: {name: \(say("Industrial park", "Khu công nghiệp")), at: [21.442, 105.889]}
      town: {name: \(say("Town", "Thị xã")), at: [21.420, 105.890]}
    travel: {speed: 35, detour: 1.3}

    \(say(
      "# The legend: what a code on a roster stands for. 'off' is a day off, 'absent' is leave: no class on that day.",
      "# Bảng ký hiệu: mã trên bảng phân ca nghĩa là gì. 'off' là ngày nghỉ, 'absent' là nghỉ phép: không xếp lớp ngày đó."))
    shifts:
      HC: 08:00-17:00
      O: off
      P: absent

    \(say(
      "# A cycle that crews run through, each so many days ahead. Built-in ones: pattern: vn_4_2, vn_3x8_week, hc6 …",
      "# Vòng đảo ca mà các kíp lần lượt theo, mỗi kíp lệch một số ngày. Có sẵn: pattern: vn_4_2, vn_3x8_week, hc6 …"))
    rotations:
      four-on-two-off:
        cycle: D D D D O O N N N N O O
        anchor: \(from)
        crews: {A: 0, B: 4, C: 8}
        shifts: {D: 08:00-20:00, N: 20:00-08:00}

    employers:
      lotus: {name: \(say("Lotus Electronics", "Công ty Điện tử Hoa Sen")), place: park, rotation: four-on-two-off}
      \(say(
        "# Without a rotation: their days stand in roster.csv, one column a day.",
        "# Không theo vòng đảo ca: ngày làm ghi trong roster.csv, mỗi ngày một cột."))
      workshop: {name: \(say("The workshop", "Xưởng cơ khí")), place: town}

    \(say(
      "# People: one row each. Open it in a spreadsheet; further columns, such as phone, are carried along.",
      "# Danh sách người, mỗi người một dòng. Mở bằng Excel được; cột khác, như điện thoại, được giữ nguyên."))
    workers: workers.csv
    roster: roster.csv

    \(say(
      "# Rest around shifts, journeys, classes a day: recommended, vietnam, eu or none; single rules can be changed.",
      "# Nghỉ ngơi quanh ca làm, đi lại, số buổi mỗi ngày: recommended, vietnam, eu hoặc none; sửa riêng từng quy định được."))
    rules: {preset: recommended}

    venues:
      hall:
        name: \(say("Union hall", "Hội trường công đoàn"))
        address: \(say("Gate 2", "Cổng số 2"))
        place: park
        seats: 30
        open: {mon-fri: [17:30-21:30], sat-sun: [07:30-21:30]}
        \(say("# Days on which it is taken:", "# Ngày đã có người đặt:"))
        # closed: [\(from + 5)]
        cost: {meeting: 200000}

    instructors:
      lecturer:
        name: \(say("Ms Hoa", "Cô Hoa"))
        teaches: [safety]
        max_per_day: 2
        cost: {meeting: 300000}

    courses:
      safety:
        name: \(say("Safety at work", "An toàn lao động"))
        \(say("# In order; minutes is the whole length, breaks included.", "# Theo thứ tự; minutes là cả buổi, tính cả giải lao."))
        lessons:
          L1: {name: \(say("Lesson 1", "Bài 1")), minutes: 120}
          L2: {name: \(say("Lesson 2", "Bài 2")), minutes: 120}
        starts: ["08:00", "14:00", "18:00"]
        size: {min: 3}
        \(say(
          "# any: a lesson may be held several times, and everybody takes the one that suits. section: fixed classes.",
          "# any: một bài có thể dạy nhiều lần, ai rảnh buổi nào học buổi đó. section: lớp cố định."))
        attend: any
        gap: {max_days: 14}
        target: {total: 10}

    """
  }

  private static let people: [(name: String, employer: String, crew: String, place: String)] = [
    ("Nguyễn Văn An", "lotus", "A", ""), ("Trần Thị Bình", "lotus", "A", ""),
    ("Lê Đức Chi", "lotus", "A", "town"),
    ("Phạm Thị Dung", "lotus", "B", ""), ("Hoàng Văn Giang", "lotus", "B", ""),
    ("Vũ Thị Hà", "lotus", "C", ""),
    ("Đặng Minh Khoa", "lotus", "C", "town"), ("Bùi Thị Lan", "workshop", "", ""),
    ("Đỗ Văn Minh", "workshop", "", ""),
    ("Ngô Thị Nga", "workshop", "", ""),
  ]

  var workers: String {
    var csv = CSVWriter()
    csv.row(["id", "name", "employer", "crew", "place", "courses", "unavailable", "phone"])
    for (position, person) in Self.people.enumerated() {
      csv.row([
        "W\(padded(position + 1, 2))", person.name, person.employer, person.crew, person.place, "safety",
        position == 9 ? "wed 18:00-20:00" : "", "0208 000 0\(padded(position + 1, 2))",
      ])
    }
    return csv.text
  }

  /// The workshop's days: Monday to Saturday, one person on leave for two of them.
  var roster: String {
    let dates = Array(DateSpan(from: from, to: to).dates)
    var csv = CSVWriter()
    csv.row(["worker"] + dates.map(\.description))
    for position in 7..<Self.people.count {
      csv.row(
        ["W\(padded(position + 1, 2))"]
          + dates.map { date in
            date.weekday == .sunday ? "O" : position == 8 && (3...4).contains(date - from) ? "P" : "HC"
          })
    }
    return csv.text
  }
}
