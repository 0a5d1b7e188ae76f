import OffHours
import Testing

@testable import OffHoursFiles

/// Lists in cells as people write them.
@Suite struct ListTextTests {
  private func read(_ courses: String) throws -> ScenarioReading {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      """
      offhours: 1
      timezone: Europe/London
      horizon: {from: 2027-03-01, to: 2027-03-14}
      workers: workers.csv
      venues: {hall: {seats: 5}}
      instructors: {I: {teaches: [fire, aid]}}
      courses: {fire: {lessons: {L: {minutes: 60}}}, aid: {lessons: {L: {minutes: 60}}}}

      """.utf8)
    files["workers.csv"] = Array("id,courses\nW1,\(courses)\n".utf8)
    return try ScenarioReader(files).read(path: "scenario.yaml")
  }

  @Test(arguments: [
    "fire;aid", "\"\"\"fire;aid\"\"\"", "\"\"\"fire\"\"; \"\"aid\"\"\"", "“fire; aid”", "'fire'; 'aid'",
  ]) func `quotation marks around a list or its pieces are none of it`(_ cell: String) throws {
    let reading = try read(cell)
    #expect(reading.scenario?.workers[0].courses.count == 2, "\(reading.diagnostics.text)")
  }

  @Test(arguments: ["\"fire,aid\"", "\"fire, aidd\""])
  func `a comma for a semicolon is told without dropping a course`(_ cell: String) throws {
    let fault = try #require(try read(cell).diagnostics.first)
    #expect(fault.message.hasSuffix("; where several are meant, write 'fire; aid'"), "\(fault.message)")
    #expect(FaultWords.untranslated(fault.message).isEmpty)
    // What is said works.
    #expect(try read("fire; aid").scenario != nil)
  }

  @Test func `in YAML the list is shown as YAML has it`() throws {
    let reading = try ScenarioReader.reading(
      "teaches: \"fire,aid\"")
    #expect(
      reading.diagnostics.contains { $0.message.hasSuffix("write [fire, aid]") },
      "\(reading.diagnostics.text)")
  }
}

extension ScenarioReader {
  fileprivate static func reading(_ instructor: String) throws -> ScenarioReading {
    var files = MemoryFiles()
    files["scenario.yaml"] = Array(
      "offhours: 1\ntimezone: Europe/London\nhorizon: {from: 2027-03-01, to: 2027-03-14}\nworkers: {W: {courses: [fire]}}\nvenues: {hall: {seats: 5}}\ninstructors: {I: {\(instructor)}}\ncourses: {fire: {lessons: {L: {minutes: 60}}}, aid: {lessons: {L: {minutes: 60}}}}\n"
        .utf8)
    return try ScenarioReader(files).read(path: "scenario.yaml")
  }
}
