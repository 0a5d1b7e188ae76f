import OffHours
import Testing

@testable import OffHoursFiles

/// Sheets of courses and of caps on release that go into a scenario which is there.
@Suite struct `New sheets of courses and caps` {
  private static let roster =
    "Roster March 2027\nName,1,2,3,4,5,6,7,8\nAnn Poole,N,N,O,O,N,N,O,O\nRaj Nair,O,O,N,N,O,O,N,N\nN: 6:00-14:00\nO: off\n"
  private static let courses = "Course,Lessons,Minutes,Max,Target\nFire safety,2,60,12,40\n"
  private static let caps = "Employer,Release hours,At once\nLoom,200,3\n"

  private func kept(isBook: Bool = false) throws -> Kept {
    try Kept(["r.csv": Self.roster, "c.csv": Self.courses, "caps.csv": Self.caps], isBook: isBook) {
      $0.employers = [.init(id: "loom", name: "Loom")]
      $0.courses = []
    }
  }

  private func scenario(_ kept: Kept) throws -> Scenario {
    let reading = try ScenarioReader(kept.files).read(path: kept.path)
    return try #require(reading.scenario, "\(reading.diagnostics.text)")
  }

  @Test(arguments: [false, true]) func `change what they say and nothing else`(_ isBook: Bool) throws {
    var kept = try kept(isBook: isBook)
    let update = try kept.update([
      "c.csv": "Khóa học;Số phút;Sĩ số tối đa;Thời hạn\nFire safety;90;10;24 tháng\nFirst aid;120;8;\n",
      "caps.csv": "Đơn vị;Số giờ cho nghỉ;Mỗi người\nLoom;100;4\n",
    ])
    let scenario = try scenario(kept)
    #expect(scenario.courses.map(\.id) == ["fire-safety", "first-aid"])
    #expect(scenario.courses[0].lessons.map(\.minutes) == [90, 90], "\(update.changes)")
    #expect(scenario.courses[0].target?.total == 40 && scenario.courses[0].maxSize == 10)
    #expect(scenario.courses[0].valid == .months(24) && scenario.courses[1].maxSize == 8)
    let release = scenario.employers[0].release
    #expect(release?.total == 6000 && release?.atOnce == 3 && release?.perWorker == 240)
    #expect(update.kept.isEmpty && update.gone.isEmpty)
  }

  @Test func `leave what was written by hand, and tell it`() throws {
    var kept = try kept()
    try kept.edit("scenario.yaml", "max: 12", "max: 16")
    try kept.edit("scenario.yaml", "at_once: 3", "at_once: 1")
    try kept.edit("scenario.yaml", "attend: any", "attend: section")
    let update = try kept.update([
      "c.csv": "Course,Max,Target\nFire safety,10,50\n",
      "caps.csv": "Employer,Release hours,At once\nLoom,200,2\n",
    ])
    let scenario = try scenario(kept)
    #expect(scenario.courses[0].maxSize == 16 && scenario.courses[0].target?.total == 50)
    #expect(scenario.courses[0].attendance == .section && scenario.employers[0].release?.atOnce == 1)
    #expect(
      update.kept.map { $0.path.joined(separator: "/") } == [
        "employers/loom/release/at_once", "courses/fire-safety/size/max",
      ])
  }

  @Test func `make lessons of a course neither more nor fewer`() throws {
    let kept = try kept()
    let target = try UpdateTarget(kept.path, from: kept.files)
    let outcome = try ImportTests.run(["c.csv": "Course,Lessons,Minutes\nFire safety,3,60\n"]) {
      $0.known = target.known
    }
    #expect(
      RosterShown.errors(outcome).contains {
        $0.contains("3 lessons of 'Fire safety' here, 2 in the scenario")
      },
      "\(RosterShown.errors(outcome))")
  }
}
