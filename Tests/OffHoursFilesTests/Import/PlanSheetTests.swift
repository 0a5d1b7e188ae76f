import OffHours
import Testing

@testable import OffHoursFiles

@Suite struct `Sheets of courses and of caps on release` {
  private static let roster =
    "Roster March 2027\nStaff No,Name,1,2,3,4,5,6,7,8\nE1,Ann Poole,N,N,O,O,N,N,O,O\nE2,Raj Nair,O,O,N,N,O,O,N,N\nN: 6:00-14:00\nO: off\n"

  private func run(_ sheets: [String: String], _ courses: [ImportRequest.CourseLengths]) throws
    -> ImportOutcome
  {
    try ImportTests.run(sheets) {
      $0.courses = courses
      $0.timezone = "Europe/London"
      $0.employers = [.init(id: "loom", name: "Loom")]
    }
  }

  /// What a message says to write into the scenario.
  private func overlay(_ message: String, _ key: String) throws -> String {
    let from = try #require(message.firstRange(of: "\(key): {"))
    return String(message[from.lowerBound...])
  }

  private func scenario(_ outcome: ImportOutcome, _ overlay: String) throws -> Scenario {
    var files = MemoryFiles()
    for file in outcome.files { files[file.name] = Array(file.text.utf8) }
    files["more.yaml"] = Array("base: scenario.yaml\n\(overlay)\n".utf8)
    let reading = try ScenarioReader(files).read(path: "more.yaml")
    return try #require(reading.scenario, "\(reading.diagnostics.text)")
  }

  @Test(arguments: [
    "Course,Lessons,Minutes,Smallest size,Largest size,Target\nFire safety,2,60,3,12,40\nFirst aid,1,120,4,10,30\n",
    "List of training\nModule,Duration (min),Sessions,Max,Min,Target\nFire safety,60,2,12,3,40\nFirst aid,120,1,10,4,30\n",
    "Khóa học,Số bài,Số phút,Sĩ số tối thiểu,Sĩ số tối đa,Chỉ tiêu\nFire safety,2,60 phút,3,12,40\nFirst aid,1,120,4,10,30\n",
  ]) func `of courses are told, and what is said to be written works`(_ sheet: String) throws {
    let outcome = try run(["roster.csv": Self.roster, "courses.csv": sheet], [])
    let faults = outcome.findings.faults.filter { $0.place?.path == "courses.csv" }
    #expect(faults.map(\.severity) == [.error])
    let message = try #require(faults.first?.message.en)
    let options = message.split(separator: " ").filter { $0.contains("=") }.map { $0.split(separator: "=") }
    let courses = options.map { parts in
      ImportRequest.CourseLengths(
        id: String(parts[0]),
        minutes: parts[1].split(separator: ",").compactMap { Int($0.filter(\.isNumber)) })
    }
    let again = try run(["roster.csv": Self.roster], courses)
    #expect(again.findings.faults.allSatisfy { $0.severity == .warning }, "\(again.findings.faults)")
    let scenario = try scenario(again, overlay(message, "courses"))
    #expect(scenario.courses.map(\.id) == ["fire-safety", "first-aid"])
    #expect(scenario.courses.map { $0.lessons.map(\.minutes) } == [[60, 60], [120]])
    #expect(scenario.courses.map { $0.size(of: 0).least } == [3, 4])
    #expect(scenario.courses.map { $0.target?.total } == [40, 30])
  }

  @Test(arguments: [
    "Employer,Release hours per term,At once,Hours per worker\nLoom,200,3,8\n",
    "Đơn vị,Số giờ cho nghỉ cả kỳ,Số người cùng lúc,Giờ mỗi người\nLoom,200,3,8\n",
  ]) func `of caps on release are told alike`(_ sheet: String) throws {
    let courses = [ImportRequest.CourseLengths(id: "fire", minutes: [60])]
    let outcome = try run(["roster.csv": Self.roster, "caps.csv": sheet], courses)
    let fault = try #require(outcome.findings.faults.first { $0.place?.path == "caps.csv" })
    #expect(fault.severity == .error)
    let written = try overlay(fault.message.en, "employers")
    #expect(written == "employers: {loom: {release: {total: 200h, at_once: 3, per_worker: 8h}}}")
    let again = try run(["roster.csv": Self.roster], courses)
    #expect(try scenario(again, written).employers.first?.release != nil)
  }

  @Test func `rosters and lists of names are none of them`() throws {
    let names = "Name,Employer,Training\nAnn Poole,Loom,fire\nRaj Nair,Loom,fire\n"
    let outcome = try run(
      ["roster.csv": Self.roster, "names.csv": names], [.init(id: "fire", minutes: [60])])
    #expect(!outcome.findings.faults.contains { $0.severity == .error }, "\(outcome.findings.faults)")
  }
}
