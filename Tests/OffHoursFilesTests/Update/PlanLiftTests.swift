import OffHours
import Testing

@testable import OffHoursFiles

/// Lessons by their names, and limits that no longer hold, in sheets for a scenario that is there.
@Suite struct `Sheets of courses for lessons and limits that are there` {
  private static let roster =
    "Roster March 2027\nName,1,2,3,4,5,6,7,8\nAnn Poole,N,N,O,O,N,N,O,O\nRaj Nair,O,O,N,N,O,O,N,N\nN: 6:00-14:00\nO: off\n"

  private func kept(_ sheets: [String: String], isBook: Bool = false) throws -> Kept {
    try Kept(sheets.merging(["r.csv": Self.roster]) { own, _ in own }, isBook: isBook) {
      $0.employers = [.init(id: "loom", name: "Loom")]
      $0.courses = []
    }
  }

  private func errors(_ kept: Kept, _ sheet: String) throws -> [String] {
    let target = try UpdateTarget(kept.path, from: kept.files)
    return RosterShown.errors(try ImportTests.run(["c.csv": sheet]) { $0.known = target.known })
  }

  private static let named = "Course,Lesson,Minutes,Max\nFirst aid,Theory,60,40\nFirst aid,Practice,120,12\n"

  @Test(arguments: [
    "Course,Lesson,Minutes\nFirst aid,Practice,90\nFirst aid,Theory,45\n",
    "Khóa học;Bài;Số giờ\nFirst aid;THEORY;0,75\n;practice;1h30\n",
    "Module\tSessions\tMinutes\nFirst aid\tPractice; Theory\t90; 45\n",
    "Course,Lesson,Minutes\nFirst aid,L2,90\nFirst aid,L1,45\n",
  ]) func `lengths go to the lessons that are named`(_ sheet: String) throws {
    var kept = try kept(["c.csv": Self.named])
    try kept.update([
      "c.csv": sheet.replacing("Practice; Theory\t90; 45", with: "\"Practice; Theory\"\t\"90; 45\"")
    ])
    let lessons = try kept.scenario.courses[0].lessons
    #expect(lessons.map(\.name) == ["Theory", "Practice"] && lessons.map(\.minutes) == [45, 90])
    #expect(lessons.map { $0.size?.most } == [40, 12])
  }

  @Test func `a part of the lessons changes these alone`() throws {
    var kept = try kept(["c.csv": Self.named])
    try kept.update(["c.csv": "Course,Lesson,Minutes,Max\nFirst aid,Practice,90,10\n"])
    let course = try kept.scenario.courses[0]
    #expect(course.lessons.map(\.minutes) == [60, 90] && course.lessons.map { $0.size?.most } == [40, 10])
    #expect(course.maxSize == nil)
  }

  @Test func `lengths without names go by their order, and by nothing else`() throws {
    var kept = try kept(["c.csv": Self.named])
    try kept.update(["c.csv": "Course,Minutes\nFirst aid,\"45; 90\"\n"])
    #expect(try kept.scenario.courses[0].lessons.map(\.minutes) == [45, 90])
    let found = try errors(kept, "Course,Lesson,Minutes\nFirst aid,Theory,60\nFirst aid,Exam,30\n")
    #expect(
      found.count == 1
        && found[0].hasPrefix(
          "c.csv, cell C3: error: 'Exam' is no lesson of 'First aid' in the scenario; its lessons are 'Theory', 'Practice'"
        ),
      "\(found)")
    let twice = try errors(kept, "Course,Lesson,Minutes\nFirst aid,Theory,60\nFirst aid,Theory,30\n")
    #expect(twice.count == 1 && twice[0].contains("'Theory' stands here more often"), "\(twice)")
  }

  @Test func `names for lessons that have none are told`() throws {
    var kept = try kept(["c.csv": "Course,Lessons,Minutes\nFire,2,60\n"])
    let target = try UpdateTarget(kept.path, from: kept.files)
    let sheet = ["c.csv": "Course,Lesson,Minutes\nFire,Theory,45\nFire,Practice,90\n"]
    let outcome = try ImportTests.run(sheet) { $0.known = target.known }
    #expect(outcome.findings.faults.contains { $0.text(.english).contains("have no names in the scenario") })
    try kept.update(sheet)
    #expect(try kept.scenario.courses[0].lessons.map(\.minutes) == [45, 90])
  }

  // MARK: - Limits that are lifted

  @Test(arguments: ["no cap", "forever", "không giới hạn", "unlimited", "No limit", "∞"], [false, true])
  func `a cap that no longer holds goes, and is listed`(_ words: String, _ isBook: Bool) throws {
    var kept = try kept(
      [
        "c.csv": "Course,Minutes,Max,Valid\nFire,60,12,12 months\n",
        "caps.csv": "Employer,Release hours,At once\nLoom,200,3\n",
      ], isBook: isBook)
    let update = try kept.update([
      "c.csv": "Course,Minutes,Max,Valid\nFire,60,\(words),\(words)\n",
      "caps.csv": "Employer,Release hours,At once\nLoom,\(words),3\n",
    ])
    let scenario = try kept.scenario
    let release = scenario.employers[0].release
    #expect(release != nil && release?.total == nil && release?.atOnce == 3)
    #expect(scenario.courses[0].maxSize == nil && scenario.courses[0].valid == nil)
    let gone = update.changes.filter { $0.new == nil }.map { $0.path.joined(separator: "/") }.sorted()
    #expect(gone == ["courses/fire/size", "courses/fire/valid", "employers/loom/release/total"], "\(gone)")
    #expect(update.kept.isEmpty)
  }

  @Test(arguments: [false, true]) func `of which none holds is still a release`(_ isBook: Bool) throws {
    var kept = try kept(
      ["c.csv": "Course,Minutes\nFire,60\n", "caps.csv": "Employer,Release hours\nLoom,200\n"], isBook: isBook
    )
    try kept.update(["caps.csv": "Đơn vị;Số giờ cho nghỉ\nLoom;không giới hạn\n"])
    let release = try kept.scenario.employers[0].release
    #expect(release != nil && release?.total == nil)
    let again = try kept.update(["caps.csv": "Đơn vị;Số giờ cho nghỉ\nLoom;80\n"])
    #expect(try kept.scenario.employers[0].release?.total == 80 * 60)
    #expect(again.kept.isEmpty)
  }

  @Test func `a cap that was written by hand stays, and is told`() throws {
    var kept = try kept([
      "c.csv": "Course,Minutes\nFire,60\n", "caps.csv": "Employer,Release hours,At once\nLoom,200,3\n",
    ])
    try kept.edit("scenario.yaml", "at_once: 3", "at_once: 1")
    let update = try kept.update(["caps.csv": "Employer,Release hours,At once\nLoom,200,no cap\n"])
    #expect(try kept.scenario.employers[0].release?.atOnce == 1)
    #expect(update.kept.map { $0.path.joined(separator: "/") } == ["employers/loom/release/at_once"])
  }

  @Test func `a hall that is not closed any more is open`() throws {
    let hall = "Hall,Seats,Opening hours,Closed\nMain,20,Mon-Sun 7:00-21:00,"
    var kept = try kept(["c.csv": "Course,Minutes\nFire,60\n", "h.csv": hall + "5/3\n"])
    #expect(try kept.scenario.venues[0].closed.count == 1)
    try kept.update(["h.csv": hall + "none\n"])
    #expect(try kept.scenario.venues[0].closed.isEmpty)
  }
}
