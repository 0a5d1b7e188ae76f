import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `People who are forgotten` {
  static let yaml = """
    # Our spring class
    offhours: 1
    name: Spring   # a name
    timezone: UTC
    horizon: {from: 2027-03-01, to: 2027-03-14}
    shifts: {O: off}
    employers: {plant: {name: Plant}}
    workers: workers.csv
    absences: absences.csv
    roster: roster.csv
    venues: {hall: {seats: 10, open: {daily: [08:00-20:00]}}}
    courses:
      # two hours
      c:
        lessons: {L1: {minutes: 60}}
        together: [[W1, W4], [W2, W3, W4]]
        target: {total: 10, already: 1, employers: {plant: 5}}
      d: {lessons: {M1: {minutes: 60}}}

    """

  static var files: MemoryFiles {
    var files = MemoryFiles()
    files["class/scenario.yaml"] = Array(yaml.utf8)
    files["class/workers.csv"] = Array(
      """
      id,name,employer,courses,completed,until,phone,Dân tộc
      W1,Ann Poole,plant,c,c@2027-03-05,2027-03-10,0900111,Zebrafolk
      W2,Raj Nair,plant,c;d,c@2027-03-05,,0900222,Zebrafolk
      W3,Sara Pike,plant,c,,,0900333,
      W4,Lan Mai,plant,c,c@2027-03-06,2027-09-30,,

      """.utf8)
    files["class/absences.csv"] = Array(
      "id,worker,from,to,reason\na1,W1,2027-03-02,2027-03-02,flu\na2,W2,2027-03-20,2027-03-25,leave\na3,W2,2027-03-02,2027-03-03,flu\n"
        .utf8)
    files["class/roster.csv"] = Array(
      "worker,2027-03-04,2027-03-20\nW1,O,O\nW2,O,O\nW3,O,\n".utf8)
    return files
  }

  private func forget(
    _ until: String, _ files: MemoryFiles = Self.files, _ path: String = "class/scenario.yaml"
  ) throws
    -> (forgetting: Forgetting, files: MemoryFiles)
  {
    let target = try UpdateTarget(path, from: files)
    let forgetting = Forgetting(target, until: CivilDate(until)!)
    var result = files
    for file in try target.files(forgetting) { result[file.path] = file.bytes }
    return (forgetting, result)
  }

  private func text(_ files: MemoryFiles, _ name: String) -> String {
    String(decoding: files["class/\(name)"] ?? [], as: UTF8.self)
  }

  /// What is still missing to the targets before anything is planned.
  private func missing(_ files: MemoryFiles) throws -> Double {
    let reading = try ScenarioReader(files).read(path: "class/scenario.yaml")
    let scenario = try #require(reading.scenario, "\(reading.diagnostics.text)")
    return try #require(
      TargetsGoal.value(of: ResolvedTimetable(Timetable(), in: scenario), completable: nil))
  }

  @Test func `after the term people without credits go, of the others their credits stay`() throws {
    let (forgetting, files) = try forget("2027-03-14")
    #expect(forgetting.dropped.map(\.id) == ["W1", "W3"])
    #expect(forgetting.reduced.map(\.id) == ["W2", "W4"])
    #expect(forgetting.fields == ["name", "phone", "Dân tộc"])
    #expect(
      text(files, "workers.csv")
        == "id,name,employer,courses,completed,until\nW2,,plant,c;d,c@2027-03-05,\nW4,,plant,c,c@2027-03-06,2027-09-30\n"
    )
    #expect(text(files, "absences.csv") == "id,worker,from,to,reason\na2,W2,2027-03-20,2027-03-25,leave\n")
    #expect(text(files, "roster.csv") == "worker,2027-03-04,2027-03-20\nW2,,O\n")
    let yaml = text(files, "scenario.yaml")
    #expect(yaml.contains("name: Spring   # a name") && yaml.contains("# two hours"))
    #expect(yaml.contains("together: [[W2, W4]]"), "\(yaml)")
    #expect(yaml.contains("target: {total: 10, already: 2, employers: {plant: 4}}"), "\(yaml)")
    #expect(try missing(files) == missing(Self.files))
    for name in ["workers.csv", "absences.csv", "roster.csv", "scenario.yaml"] {
      for gone in ["Ann", "Raj", "Sara", "0900", "Zebrafolk", "W1", "W3", "flu"] {
        #expect(!text(files, name).contains(gone), "\(name) holds \(gone)")
      }
    }
  }

  @Test func `before its end only people go who have left`() throws {
    let (forgetting, files) = try forget("2027-03-13")
    #expect(forgetting.dropped.map(\.id) == ["W1"] && forgetting.reduced.isEmpty && !forgetting.isOver)
    #expect(text(files, "workers.csv").contains("W2,Raj Nair,plant,c;d,c@2027-03-05,,0900222,Zebrafolk"))
    #expect(try missing(files) == missing(Self.files))
  }

  @Test func `where there is nothing to forget nothing changes`() throws {
    let (forgetting, files) = try forget("2027-02-01")
    #expect(forgetting.dropped.isEmpty)
    #expect(text(files, "workers.csv") == text(Self.files, "workers.csv"))
    let twice = try forget("2027-03-14", try forget("2027-03-14").files)
    #expect(twice.forgetting.dropped.isEmpty && twice.forgetting.reduced.isEmpty)
  }

  @Test func `a workbook forgets the same, in all its parts`() throws {
    let tree = try #require(try ScenarioReader(Self.files).readTree(path: "class/scenario.yaml").tree)
    let scenario = try #require(try ScenarioReader(Self.files).read(path: "class/scenario.yaml").scenario)
    var timetable = Timetable()
    timetable.scenarioName = "Spring"
    let start = scenario.zone.instant(CivilDate("2027-03-05")!, ClockTime(minute: 600))
    timetable.meetings = [
      Meeting(
        id: "d/M1/1", course: "d", lesson: "M1", venue: "hall", start: start, end: start + 60,
        learners: ["W2"])
    ]
    let bytes = try AnswerWriter.bytes(try BookWriter.bytes(tree), adding: timetable, for: scenario)
    var files = MemoryFiles()
    files["class.xlsx"] = bytes
    let result = try forget("2027-03-14", files, "class.xlsx").files["class.xlsx"] ?? []
    let archive = try ZipArchive(result)
    for name in archive.names {
      let part = String(decoding: try archive.entry(name) ?? [], as: UTF8.self)
      for gone in ["Ann", "Raj", "Sara", "0900", "Zebrafolk", "flu"] {
        #expect(!part.contains(gone), "\(name) holds \(gone)")
      }
    }
    files["class.xlsx"] = result
    let reading = try ScenarioReader(files).read(path: "class.xlsx")
    let left = try #require(reading.scenario, "\(reading.diagnostics.text)")
    #expect(left.workers.map(\.id) == ["W2", "W4"] && left.workers.allSatisfy { $0.credits.count == 1 })
    #expect(left.courses[0].target?.already == 2)
  }

  @Test func `absences that are called after their rows`() throws {
    var files = Self.files
    files["class/absences.csv"] = Array(
      "worker,from,to\nW1,2027-03-02,2027-03-02\nW2,2027-03-20,2027-03-25\nW2,2027-03-02,2027-03-03\n".utf8)
    let (forgetting, after) = try forget("2027-03-14", files)
    #expect(forgetting.absences == 2)
    #expect(text(after, "absences.csv") == "worker,from,to\nW2,2027-03-20,2027-03-25\n")
  }

  @Test func `what imports remember is forgotten as well`() throws {
    var files = Self.files
    files["class/.import.yaml"] = Array(
      "open: false\nsaid:\n  workers:\n    W1: {name: Ann Poole, phone: \"0900111\"}\n    W2: {name: Raj Nair, employer: plant}\n"
        .utf8)
    let record = text(try forget("2027-03-14", files).files, ".import.yaml")
    #expect(!record.contains("Ann") && !record.contains("Raj") && record.contains("W2"), "\(record)")
  }
}
