import Foundation
import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Sheets of courses and of caps on release` {
  private static let roster =
    "Roster March 2027\nStaff No,Name,Crew,1,2,3,4,5,6,7,8\nE1,Ann Poole,A,N,N,O,O,N,N,O,O\nE2,Raj Nair,B,O,O,N,N,O,O,N,N\nN: 6:00-14:00\nO: off\n"

  static func run(_ sheets: [String: String], courses: [String: [Int]] = [:]) throws -> ImportOutcome {
    var sheets = sheets
    sheets["roster.csv"] = roster
    return try ImportTests.run(sheets) {
      $0.courses = courses.sorted { $0.key < $1.key }.map { .init(id: $0.key, minutes: $0.value) }
      $0.timezone = "Europe/London"
      $0.employers = [.init(id: "loom", name: "Loom")]
    }
  }

  static func errors(_ outcome: ImportOutcome) -> [String] {
    outcome.findings.faults.filter { $0.severity == .error }.map { $0.text(.english) }
  }

  private func scenario(_ sheets: [String: String]) throws -> Scenario {
    let outcome = try Self.run(sheets)
    #expect(Self.errors(outcome) == [])
    return try ImportTests.scenario(outcome)
  }

  // MARK: - Courses

  @Test(arguments: [
    "Course,Lessons,Minutes,Smallest size,Largest size,Target\nFire safety,2,60,3,12,40\nFirst aid,1,120,4,10,30\n",
    "List of training\nModule;Duration (min);Sessions;Max;Min;Target\nFire safety;60;2;12;3;40\nFirst aid;120;1;10;4;30\n",
    "Khóa học,Số bài,Số phút,Sĩ số tối thiểu,Sĩ số tối đa,Chỉ tiêu\nFire safety,2,60 phút,3,12,40\nFirst aid,1,2h,4,10,30\n",
    "Training\tLessons\tHours\tClass size\tGoal\nFire safety\t2\t1\t3-12\t40\nFirst aid\t1\t2\t4 to 10\t30\n",
    "TT,Tên khóa học,Thời lượng,Sĩ số,Chỉ tiêu\n1,Fire safety,60 phút; 60 phút,3 - 12 người,40\n2,First aid,2 giờ,4–10,30\nTổng cộng,,,,70\n",
    "Course,Lesson,Minutes,Min,Max,Target\nFire safety,One,60,3,12,40\n,Two,60,,,\nFirst aid,All of it,120,4,10,30\n",
  ]) func `of courses are read`(_ sheet: String) throws {
    let courses = try scenario(["courses.csv": sheet]).courses
    #expect(courses.map(\.id) == ["fire-safety", "first-aid"])
    #expect(courses.map(\.name) == ["Fire safety", "First aid"])
    #expect(courses.map { $0.lessons.map(\.minutes) } == [[60, 60], [120]])
    #expect(courses.map { [$0.minSize, $0.maxSize ?? 0] } == [[3, 12], [4, 10]])
    #expect(courses.map { $0.target?.total } == [40, 30])
  }

  @Test func `every key of a course has its column`() throws {
    let sheet = """
      Course code;Course;Lessons;Minutes;Valid for;Renew;Attend;Deadline;Instructors;Ratio;Equipment;Set-up;Clear-down;Start times;Min gap;Max gap;Span;Max sections;Makeup;Pass mark;Order;Counts as work;Prerequisite;Already;Target;Room owner
      fa;First aid;Theory; Practice;90;2 years;3 months;section;2027-03-07;2;1:12;projector, beamer;30;15 min;07:30, 13:30;1;7;14;4;1;50%;free;yes;fire;3;40;Kim
      fire;Fire safety;1;60;;;any;;;;;;;every 30 min;;;;;;;;no;;;;
      """.replacing("Theory; Practice", with: "\"Theory; Practice\"")
    let scenario = try scenario(["courses.csv": sheet])
    let course = scenario.courses[0]
    #expect(
      course.lessons.map(\.name) == ["Theory", "Practice"] && course.lessons.map(\.minutes) == [90, 90])
    #expect(course.valid == .months(24) && course.renew == .months(3) && course.attendance == .section)
    #expect(course.deadline == CivilDate("2027-03-07") && course.instructors == 2)
    #expect(course.learnersPerInstructor == 12 && course.lessons.map(\.setup) == [30, 30])
    #expect(
      course.lessons.map(\.cleardown) == [15, 15] && course.lessons[0].needs == Set(["projector", "beamer"]))
    #expect(course.starts == .times([ClockTime("07:30")!, ClockTime("13:30")!]))
    #expect(course.minGapDays == 1 && course.maxGapDays == 7 && course.maxSpanDays == 14)
    #expect(
      course.maxSections == 4 && course.makeup == 1 && course.requiredLessons == 1 && !course.strictOrder)
    #expect(course.countsAsWork && course.after.map(\.index) == [1])
    #expect(course.target?.already == 3 && course.target?.total == 40)
    #expect(scenario.courses[1].starts == .every(minutes: 30) && scenario.courses[1].attendance == .any)
    let text = try Self.run(["courses.csv": sheet]).files.first { $0.name == "scenario.yaml" }?.text ?? ""
    #expect(text.contains("note: \"Room owner: Kim\""), "a column that is no key goes along")
  }

  @Test(arguments: [
    "Course,Lesson,Minutes,Min,Max,Trainers\nFirst aid,Theory,60,1,60,1\n,Practice,120,4,12,2\n",
    "Khóa học,Bài,Số giờ,Sĩ số tối thiểu,Sĩ số tối đa,Số giảng viên\nFirst aid,Theory,1,1,60,1\nFirst aid,Practice,2,4,12,2\n",
    "Module;Session;Length;Class size;Number of trainers\nFirst aid;Theory;1h;1-60;1\nFirst aid;Practice;120 min;4-12;2\n",
  ]) func `lessons on rows of their own have their own sizes`(_ sheet: String) throws {
    let course = try scenario(["courses.csv": sheet]).courses[0]
    #expect(
      course.lessons.map(\.name) == ["Theory", "Practice"] && course.lessons.map(\.minutes) == [60, 120])
    #expect(
      course.lessons.map { $0.size?.most } == [60, 12] && course.lessons.map { $0.size?.least } == [1, 4])
    #expect(course.lessons.map(\.instructors) == [1, 2])
  }

  @Test(arguments: [
    "Course,Employer,Target\nFire,Loom,8\n", "Khóa học;Đơn vị;Chỉ tiêu\nFire;Loom;8\n",
    "Module,Company,Goal\nfire,loom,8\n",
  ]) func `targets of employers`(_ sheet: String) throws {
    let lengths = "Course,Minutes\nFire,60\n"
    let course = try scenario(["a.csv": lengths, "b.csv": sheet]).courses[0]
    #expect(course.lessons.map(\.minutes) == [60] && course.target?.total == nil)
    #expect(course.target?.employers.map(\.count) == [8])
  }

  @Test func `what is not understood of a course is an error at its cell`() throws {
    let found = Self.errors(
      try Self.run([
        "c.csv": """
        Course;Lessons;Length;Class size;Valid;Attend;Deadline;Start times;Pass mark;Counts as work;Prerequisite;Target
        One;two;90 min;12;soon;perhaps;4/3/2027;morning;80;maybe;Nine;many
        Two;2;90;;;;;;;;;
        Three;2;10 min; 20 min; 30 min;9-4;;;;;;;;
        Four;1;;;;;;;;;;40
        """.replacing("10 min; 20 min; 30 min", with: "\"10 min; 20 min; 30 min\"")
      ]))
    for start in [
      "cell B2: error: 'two' is no number of lessons",
      "cell D2: error: '12' is not understood; expected the smallest",
      "cell E2: error: 'soon' is not understood; expected months or days", "cell F2: error: 'perhaps'",
      "cell G2: error: '4/3/2027' is not understood; expected a date that can be only one",
      "cell H2: error: 'morning'", "cell I2: error: '80' is not understood; expected a share",
      "cell J2: error: 'maybe' is neither yes nor no", "cell K2: error: 'Nine' is no other course",
      "cell L2: error: 'many' is not understood; expected a whole number",
      "cell C3: error: '90' is no length of lessons with a unit", "cell C4: error: 3 lengths for 2 lessons",
      "cell D4: error: the smallest size 9 is above the largest, 4",
      "cell A5: error: nothing says how long the lessons of 'Four' are",
    ] {
      #expect(
        found.contains { $0.hasPrefix("c.csv, \(start)") }, "\(start)\n\(found.joined(separator: "\n"))")
    }
  }

  @Test func `a course that stands twice, or otherwise on two lists, is asked about`() throws {
    let twice = Self.errors(try Self.run(["c.csv": "Course,Minutes,Max\nFire,60,12\nFire,60,10\n"]))
    #expect(
      twice.contains { $0.hasPrefix("c.csv, cell A3: error: 'Fire' stands at c.csv, cell A2 already") },
      "\(twice)")
    #expect(
      twice.contains { $0.contains("'largest size' is '10' here and '12' at c.csv, cell C2") }, "\(twice)")
    let lengths = try Self.run(["c.csv": "Course,Minutes\nFire,60\n"], courses: ["fire": [90]])
    #expect(Self.errors(lengths) == [])
    #expect(try ImportTests.scenario(lengths).courses[0].lessons.map(\.minutes) == [90], "the option wins")
    #expect(
      lengths.findings.faults.contains { $0.text(.english).contains("60 minutes here and 90 by --course") })
  }

  @Test func `a training matrix knows the courses of another sheet`() throws {
    let matrix =
      "Training matrix, done on\nStaff No,Name,Fire safety\nE1,Ann Poole,2026-03-01\nE2,Raj Nair,\n"
    // The sheet of courses is read after it.
    let scenario = try scenario(["a.csv": matrix, "z.csv": "Course,Minutes\nFire safety,60\n"])
    #expect(scenario.workers.map { $0.credits.count } == [1, 0])
  }

  // MARK: - Caps on release

  @Test(arguments: [
    "Employer,Release hours per term,At once,Hours per worker\nLoom,200,3,8\n",
    "Đơn vị;Số giờ cho nghỉ cả kỳ;Số người cùng lúc;Giờ mỗi người\nLoom;200;3;8\n",
    "Paid release 2027\nFirm\tTotal\tPeople at once\tPer person\nLOOM\t200 h\t3\t8h\n",
    "Company,Hours in all (min),At a time,Per head\nLoom,12000 min,3,480 min\n",
    "Employer,Hours of release,Max. people away at once,Max hours each\nLoom,200,3,8\n",
    "Employer,Hours of paid release,No. of people released at the same time,Max. hours per person\nLoom,200,3,8\n",
    "Đơn vị;Số giờ được nghỉ hưởng lương;Số người nghỉ tối đa cùng một lúc;Số giờ tối đa mỗi người\nLoom;200;3;8\n",
    "Firm,Max. hours of paid release,Number of workers off at once,Hours of release each\nLoom,200,3,8\n",
  ]) func `of caps on release are read`(_ sheet: String) throws {
    let release = try scenario(["c.csv": "Course,Minutes\nFire,60\n", "caps.csv": sheet]).employers[0].release
    #expect(release?.total == 200 * 60 && release?.atOnce == 3 && release?.perWorker == 8 * 60)
  }

  @Test(arguments: [
    ("Employer,Headcount,Budget\nLoom,40,2\n", "'Headcount', 'Budget'"),
    ("Đơn vị,Giới hạn\nLoom,40\n", "'Giới hạn'"),
  ]) func `employers with numbers that are not understood are told`(_ sheet: String, _ heads: String) throws {
    let found = Self.errors(try Self.run(["c.csv": "Course,Minutes\nFire,60\n", "x.csv": sheet]))
    #expect(
      found.count == 1 && found[0].contains("names employers and has numbers under \(heads), which are not"),
      "\(found)")
  }

  @Test(
    arguments: [
      ("no cap,2,,each crew", nil, 2, true), ("1h30,,,", 90, nil, false), ("0,,,", 0, nil, false),
      ("\"1,5\",,4,kíp", 90, nil, true),
    ] as [(String, Int?, Int?, Bool)]) func `caps as people write them`(
      _ row: String, _ total: Int?, _ atOnce: Int?, _ isOfCrew: Bool
    ) throws
  {
    let release = try scenario([
      "c.csv": "Course,Minutes\nFire,60\n",
      "caps.csv": "Employer,Release hours,At once,Per worker,Of\nLoom,\(row)\n",
    ]).employers[0].release
    #expect(
      release != nil && release?.total == total && release?.atOnce == atOnce && release?.ofCrew == isOfCrew)
  }

  @Test func `what is not understood of a cap is an error at its cell`() throws {
    let found = Self.errors(
      try Self.run([
        "c.csv": "Course,Minutes\nFire,60\n",
        "caps.csv":
          "Employer,Release hours,At once,Per worker,Of\nLoom,some,few,-1,ward\nWeave,80,,,\nLoom,,,,\n",
      ]))
    for start in [
      "cell B2: error: 'some' is not understood; expected hours", "cell C2: error: 'few'",
      "cell D2: error: '-1'",
      "cell E2: error: 'ward' is not understood; expected 'employer' or 'crew'",
      "cell A3: error: nobody who is handed in is of 'Weave'; known are 'Loom'",
      "cell A4: error: no cap on release stands here for 'Loom'",
    ] { #expect(found.contains { $0.hasPrefix("caps.csv, \(start)") }, "\(start)\n\(found)") }
    #expect(found.count == 6, "\(found)")
  }

  @Test(arguments: [
    "Name,Employer,Training\nAnn Poole,Loom,fire\nRaj Nair,Loom,fire\n",
    "Employee,Course,Duration\nAnn Poole,fire,60\nRaj Nair,fire,60\n",
    "Company,Total\nLoom,2\n", "Trainer,Course,Max per day\nKim Ash,fire,2\n",
    "Course,Hall,Seats\nfire,Great hall,40\n",
  ]) func `lists of people, of instructors and of other counts are none of them`(_ sheet: String) throws {
    let outcome = try Self.run(["x.csv": sheet], courses: ["fire": [60]])
    let kinds = outcome.findings.files.filter { $0.path == "x.csv" }.flatMap(\.sheets).map(\.kind)
    #expect(kinds.allSatisfy { $0 != .courses && $0 != .releases }, "\(kinds)")
  }

  // MARK: - The table

  @Test func `no word heads two columns of one sheet, and every word is known`() {
    for (plan, rows) in [
      (HeadingTable.Plan.courses, HeadingTable.courses), (.releases, HeadingTable.releases),
    ] {
      var seen: [String: Heading] = [:]
      for row in rows {
        for word in row.vi + row.en {
          let key = HeadingTable.key(word)
          #expect(seen[key] ?? row.heading == row.heading, "\(word) is \(row.heading) and \(seen[key]!)")
          seen[key] = row.heading
          #expect(HeadingTable.heading(" \(word.uppercased()) (2027)", of: plan) == row.heading, "\(word)")
        }
      }
    }
  }

  @Test func `the documentation has the table`() throws {
    var file = URL(fileURLWithPath: #filePath)
    for _ in 0..<4 { file.deleteLastPathComponent() }
    let text = try String(contentsOf: file.appendingPathComponent("docs/import.md"), encoding: .utf8)
    #expect(
      text.contains(HeadingTable.markdownOfPlans),
      "docs/import.md should hold:\n\(HeadingTable.markdownOfPlans)")
  }
}
