import OffHours
import Testing

@testable import OffHoursFiles

/// What sheets of courses, caps and halls say twice, in shares, or not for certain.
@Suite struct `Sheets of courses and caps that may mislead` {
  private static func errors(_ sheets: [String: String]) throws -> [String] {
    PlanErrors.of(try `Sheets of courses and of caps on release`.run(sheets))
  }

  private static func scenario(_ sheets: [String: String]) throws -> Scenario {
    let outcome = try `Sheets of courses and of caps on release`.run(sheets)
    #expect(PlanErrors.of(outcome) == [])
    return try ImportTests.scenario(outcome)
  }

  // MARK: - Targets of employers beside the course's own

  @Test(arguments: [
    "Course,Employer,Minutes,Target\nFire,,60,40\nFire,Loom,,8\n",
    "Course;Employer;Minutes;Target\nFire;Loom;;8\nFire;;60;40\n",
    "Khóa học,Đơn vị,Số phút,Chỉ tiêu\nFire,,60,40\n,Loom,,8\n",
    "Module\tCompany\tDuration (min)\tGoal\nFire\tLoom\t60\t8\nFire\t\t60\t40\n",
  ]) func `the course's own target stays beside them`(_ sheet: String) throws {
    let course = try Self.scenario(["c.csv": sheet]).courses[0]
    #expect(course.target?.total == 40 && course.target?.employers.map(\.count) == [8])
    #expect(course.lessons.map(\.minutes) == [60])
  }

  @Test(arguments: [
    "Course,Employer,Minutes,Target\nFire,Loom,60,8\n",
    "Course,Employer,Lesson,Minutes,Target\nFire,Loom,All,60,8\n",
  ]) func `an employer's row alone says how long`(_ sheet: String) throws {
    let course = try Self.scenario(["c.csv": sheet]).courses[0]
    #expect(course.lessons.map(\.minutes) == [60] && course.target?.employers.map(\.count) == [8])
    #expect(course.target?.total == nil)
  }

  @Test func `what an employer has already is no cut of its own target`() throws {
    let found = try Self.errors([
      "c.csv": "Course,Employer,Minutes,Target,Already\nFire,,60,40,3\nFire,Loom,,8,2\n"
    ])
    #expect(
      found.count == 1 && found[0].hasPrefix("c.csv, cell E3: error: 2 of 'Loom' completed already"),
      "\(found)")
  }

  // MARK: - Contradictions

  @Test(
    arguments: [
      (
        ["a.csv": "Course,Minutes\nFire,60\n", "b.csv": "Course,Lessons,Minutes\nFire,2,90\n"],
        "b.csv, cell C2", "a.csv, cell B2"
      ),
      (
        [
          "a.csv": "Course,Lesson,Minutes\nFire,One,60\nFire,Two,60\n",
          "b.csv": "Course,Lessons,Minutes\nFire,2,90\n",
        ],
        "b.csv, cell C2", "a.csv, cell C2"
      ),
      (
        [
          "a.csv": "Course,Lesson,Minutes\nFire,One,60\nFire,Two,90\n",
          "b.csv": "Khóa học;Bài;Số giờ\nFire;Two;1\nFire;One;1\n",
        ],
        "b.csv, cell C2", "a.csv, cell C3"
      ),
      (
        ["a.csv": "Course,Employer,Minutes,Target\nFire,,60,40\nFire,Loom,90,8\n"], "a.csv, cell C3",
        "a.csv, cell C2"
      ),
      (
        ["a.csv": "Course,Minutes,Max\nFire,60,12\n", "b.csv": "Course,Largest size,Target\nFire,10,4\n"],
        "b.csv, cell B2", "a.csv, cell C2"
      ),
      (
        ["a.csv": "Course,Employer,Minutes,Max,Target\nFire,,60,12,40\nFire,Loom,,10,8\n"], "a.csv, cell D3",
        "a.csv, cell D2"
      ),
      (["a.csv": "Course,Minutes,Min,Class size\nFire,60,4,3-12\n"], "a.csv, cell D2", "a.csv, cell C2"),
      (["a.csv": "Course,Minutes,Max,Largest size\nFire,60,12,10\n"], "a.csv, cell D2", "a.csv, cell C2"),
      (
        ["a.csv": "Course,Lessons,Minutes\nFire,2,60\n", "b.csv": "Course,Lessons,Hours\nFire,3,1\n"],
        "b.csv, cell C2", "a.csv, cell C2"
      ),
    ] as [([String: String], String, String)]
  ) func `two values of one thing are an error with both cells`(
    _ sheets: [String: String], _ here: String, _ there: String
  ) throws {
    let found = try Self.errors(sheets)
    #expect(found.contains { $0.hasPrefix("\(here): error") && $0.contains(there) }, "\(found)")
  }

  @Test(arguments: [
    ["a.csv": "Course,Minutes\nFire,60\n", "b.csv": "Course,Lessons,Target\nFire,2,40\n"],
    ["a.csv": "Course,Lessons,Minutes\nFire,2,60\n", "b.csv": "Khóa học;Số giờ;Chỉ tiêu\nFire;1;40\n"],
    [
      "a.csv": "Course,Lesson,Minutes\nFire,One,60\nFire,Two,60\n",
      "b.csv": "Course,Minutes,Target\nFire,60,40\n",
    ],
    [
      "a.csv": "Course,Lesson,Hours\nFire,Two,1\nFire,One,1\n",
      "b.csv": "Course,Lesson,Minutes,Target\nFire,One,60,40\nFire,Two,60,\n",
    ],
  ]) func `two sheets that agree are one`(_ sheets: [String: String]) throws {
    let course = try Self.scenario(sheets).courses[0]
    #expect(course.lessons.map(\.minutes) == [60, 60] && course.target?.total == 40)
  }

  @Test(arguments: [
    ("Hall,Seats,Capacity\nMain,20,30\n", "C2", "B2"),
    ("Hội trường;Sức chứa;Số ghế\nMain;20;30\n", "C2", "B2"),
    ("Hall,Seats,Turnaround,Changeover\nMain,20,10,15\n", "D2", "C2"),
  ]) func `two columns of one thing that differ`(_ sheet: String, _ here: String, _ there: String) throws {
    let found = try Self.errors(["c.csv": "Course,Minutes\nFire,60\n", "h.csv": sheet])
    #expect(
      found.contains { $0.hasPrefix("h.csv, cell \(here): error") && $0.contains("h.csv, cell \(there)") },
      "\(found)")
  }

  @Test func `closures in two columns add up`() throws {
    let venue = try Self.scenario([
      "c.csv": "Course,Minutes\nFire,60\n",
      "h.csv": "Hall,Seats,Opening hours,Closed,Holidays\nMain,20,Mon-Sun 7:00-21:00,3/3,5/3\n",
    ]).venues[0]
    #expect(venue.closed.count == 2)
  }

  // MARK: - Rows without a course

  @Test(arguments: [
    "Course,Lessons,Minutes\nFire,2,60\n,1,120\n", "Course,Minutes,Target\nFire,60,40\n,90,30\n",
    "Course,Minutes\nFire,60\nFirst aid,120\n,180\n",
    "Khóa học;Số phút;Thời hạn\nFire;60;12 tháng\n;90;24 tháng\n",
  ]) func `may be another course or a sum, and are asked about`(_ sheet: String) throws {
    let found = try Self.errors(["c.csv": sheet])
    let row = sheet.split(separator: "\n").count
    #expect(
      found.contains { $0.hasPrefix("c.csv, cell A\(row): error: no course stands on this row") }, "\(found)")
  }

  @Test func `that are taken for lessons are told`() throws {
    let outcome = try `Sheets of courses and of caps on release`.run([
      "c.csv": "Course,Minutes,Max\nFire,60,12\n,90,\n"
    ])
    #expect(try ImportTests.scenario(outcome).courses[0].lessons.map(\.minutes) == [60, 90])
    #expect(
      outcome.findings.faults.contains {
        $0.text(.english).hasPrefix(
          "c.csv, cell A3: warning: no course stands on this row; it is taken for lesson 2 of 'Fire'")
      })
  }

  // MARK: - Shares

  @Test(arguments: ["50%", "50 %", "50 percent", "50 per cent", "50 phần trăm"])
  func `are no counts`(_ share: String) throws {
    let found = try Self.errors([
      "c.csv":
        "Course,Lessons,Minutes,Min,Max,Target,Already,Instructors,Ratio,Min gap,Span,Max sections,Makeup,Valid (months)\nFire,1,60,\(share),\(share),\(share),\(share),\(share),\(share),\(share),\(share),\(share),\(share),\(share)\nAid,\(share),60,,,,,,,,,,,\nKit,1,\(share),,,,,,,,,,,\nBox,1,60,,,,,,,,,,,\n",
      "caps.csv": "Employer,Release hours,At once,Per worker\nLoom,\(share),\(share),\(share)\n",
      "h.csv":
        "Hall,Seats,Opening hours,Turnaround,Price per hour\nMain,\(share),Mon-Sun 7:00-21:00,\(share),\(share)\n",
      "i.csv": "Trainer,Teaches,Max per day,Max per week\nKim Ash,Box,\(share),\(share)\n",
    ])
    let cells =
      ["D2", "E2", "F2", "G2", "H2", "I2", "J2", "K2", "L2", "M2", "N2", "B3", "C4"].map {
        "c.csv, cell \($0)"
      }
      + ["B2", "C2", "D2"].map { "caps.csv, cell \($0)" }
    for cell in cells { #expect(found.contains { $0.hasPrefix("\(cell): error") }, "\(cell): \(found)") }
  }

  @Test(arguments: ["50%", "50 percent"]) func `are no seats, minutes or money`(_ share: String) throws {
    let found = try Self.errors([
      "c.csv": "Course,Minutes\nBox,60\n",
      "h.csv":
        "Hall,Seats,Opening hours,Turnaround,Price per hour\nMain,\(share),Mon-Sun 7:00-21:00,\(share),\(share)\n",
      "i.csv": "Trainer,Teaches,Max per day,Max per week\nKim Ash,Box,\(share),\(share)\n",
    ])
    for cell in ["h.csv, cell B2", "h.csv, cell D2", "h.csv, cell E2", "i.csv, cell C2", "i.csv, cell D2"] {
      #expect(found.contains { $0.hasPrefix("\(cell): error") }, "\(cell): \(found)")
    }
  }

  @Test func `in cells that show per cent are shares as well`() throws {
    #expect(NumberStyle(id: 9, code: nil).cell(0.5, is1904: false).text == "50%")
    #expect(NumberStyle(id: 200, code: "0.0%").cell(1, is1904: false).text == "100%")
    #expect(NumberStyle(id: 0, code: nil).cell(0.5, is1904: false).text == "0.5")
  }
}

/// The errors of an import, in English.
enum PlanErrors {
  static func of(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
  }
}
